"""The last pages of the groepsplan, for the teachers alone: scores per pupil, and texts with names."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Repeat, Xml, bold, each, list_table, p, run, run_when, when

TESTS = (
    "{% for toets in scores.toetsen %}{{ toets.naam | hoofdletter }}, {{ toets.datum | datum }}"
    "{% if toets.maximum %}, hooguit {{ toets.maximum }} punten{% endif %}. {% endfor %}"
)


def for_teachers() -> Xml:
    """Return the last pages, with scores and names: for the teachers alone."""
    heading = "{% if scores.toetsen %}Scores per leerling{% else %}Leerlingen per subgroep{% endif %}"
    names = each(
        "groep in scores.subgroepen",
        p("Heading2", "{{ groep.kop }}"),
        p(
            "BodyText",
            "{% for leerling in groep.leerlingen %}{% if not loop.first %}, {% endif %}",
            "{{ leerling.naam }}{% endfor %}",
        ),
    )
    return when(
        "leerlingen",
        p("Heading1", heading, new_page=True),
        p(
            "Toelichting",
            "Alleen voor de docenten. Afspraken over één leerling staan in het dossier van die leerling.",
        ),
        when("scores.toetsen", _scores_per_pupil(), p("Bron", TESTS), otherwise=[names]),
        when(
            "scores.niet_ingedeeld",
            p("Heading2", "Nog niet in een subgroep"),
            p("BodyText", "{{ scores.niet_ingedeeld | lijst }}"),
        ),
        when(
            "nodig_per_leerling",
            p("Heading1", "Wat leerlingen in de les nodig hebben"),
            list_table(
                "Wat leerlingen nodig hebben",
                "Per regel een leerling en wat die in de les nodig heeft.",
                "regel in nodig_per_leerling",
                Column("Leerling", 3, [p("Rijkop", "{{ regel.naam }}")]),
                Column("Nodig in de les", 9, [p("Tabeltekst", "{{ regel.nodig }}")]),
            ),
        ),
        evaluations("Wat het plan opleverde, met namen", named=True),
        when(
            "besprekingen_met_naam",
            p("Heading1", "Wat we hebben besproken, met namen"),
            discussions("besprekingen_met_naam"),
        ),
        when(
            "individueel and individueel_noemt_leerling",
            p("Heading1", "Afspraken voor één leerling"),
            p("BodyText", "{{ individueel }}"),
        ),
        p("Slotregel", "Dit deel is niet voor leerlingen en ouders van de klas."),
    )


def _scores_per_pupil() -> Xml:
    to_go = run_when("leerling.bereikt", bold("{{ leerling.tot_doel }}"), run("{{ leerling.tot_doel }}"))
    rows = list_table(
        "Scores van {{ groep.kop }}",
        "Per regel een leerling met de score per toets; de laatste regel is het gemiddelde.",
        "leerling in groep.leerlingen",
        Column(
            "Leerling",
            4.8,
            [p("Tabeltekst", "{{ leerling.naam }}")],
            [
                p(
                    "Tabeltekst",
                    bold("Gemiddeld ({{ groep.aantal }} " + pupils("groep.aantal") + ")"),
                )
            ],
        ),
        Column(
            "{{ toets.datum | datum_kort }}",
            2,
            [p("Tabelgetal", "{{ score }}")],
            [p("Tabelgetal", bold("{{ gemiddelde }}"))],
            number=True,
            repeat=Repeat(
                header="toets in scores.toetsen",
                rows="score in leerling.scores",
                total="gemiddelde in groep.gemiddeld",
            ),
        ),
        Column(
            "Verschil",
            1.7,
            [p("Tabelgetal", "{{ leerling.verschil }}")],
            [p("Tabelgetal", bold("{{ groep.verschil }}"))],
            only_if="scores.met_verschil",
            number=True,
        ),
        Column(
            "Tot het doel",
            3.4,
            [p("Tabeltekst", to_go)],
            [p("Tabeltekst", bold("{% if groep.bereikt %}{{ groep.bereikt }} gehaald{% endif %}"))],
            only_if="scores.met_doel",
        ),
        style="Dossier scores",
    )
    heading = "{{ groep.kop }}{% if groep.doel %}, doel {{ groep.doel }}{% endif %}"
    return each("groep in scores.subgroepen", p("Heading2", heading), rows)


def evaluations(heading: str, *, named: bool) -> Xml:
    """Return the evaluations: on the pages for everyone only those that name no pupil."""
    shown = "evaluaties_met_naam" if named else "evaluaties_zonder_naam"
    return when(
        shown,
        p("Heading1", heading),
        each(
            f"evaluatie in {shown}",
            p("Heading2", "{{ evaluatie.datum | datum }}"),
            p("BodyText", "{{ evaluatie.uitkomst }}"),
            when("evaluatie.verloop", p("BodyText", "{{ evaluatie.verloop }}")),
            when("evaluatie.besluit", p("BodyText", bold("Besluit: "), "{{ evaluatie.besluit }}")),
        ),
    )


def discussions(loop: str) -> Xml:
    """Return the discussions with the zorgcoördinator."""
    return list_table(
        "Besprekingen",
        "Per regel een bespreking: wanneer, waarover, wat is besloten en met wie.",
        f"bespreking in {loop}",
        Column(
            "Wanneer",
            2.5,
            [p("Rijkop", "{{ bespreking.datum | datum }}"), p("Rol", "{{ bespreking.fase | woord }}")],
        ),
        Column("Waarover", 3.5, [p("Tabeltekst", "{{ bespreking.vragen or 'Niet genoteerd' }}")]),
        Column("Besluit", 3.5, [p("Tabeltekst", "{{ bespreking.besluit or 'Niet genoteerd' }}")]),
        Column("Met wie", 2.5, [p("Tabeltekst", "{{ (bespreking.deelnemers | lijst) or 'Niet genoteerd' }}")]),
    )


def pupils(count: str) -> str:
    return f"leerling{{% if {count} != 1 %}}en{{% endif %}}"
