"""The last pages of the groepsplan, for the teachers alone: scores per pupil, and texts with names."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Repeat, Xml, bold, each, join, list_table, p, run, run_when, when
from sjabloon.doelen import goal_card, goals_reached
from sjabloon.lijsten import seen, who_does_what


def for_teachers() -> Xml:
    """Return the last pages, with scores and names: for the teachers alone."""
    names = each(
        "groep in scores.subgroepen",
        p("Heading2", "{{ groep.kop }}"),
        p(
            "BodyText",
            "{% for leerling in groep.leerlingen %}{% if not loop.first %}, {% endif %}",
            "{{ leerling.naam }}{% endfor %}",
        ),
    )
    return join(
        p("Heading1", "{{ kop_docentendeel }}"),
        p(
            "Toelichting",
            "Alleen voor de docenten. Afspraken over één leerling staan in het dossier van die leerling.",
        ),
        when("scores.toetsen", _scores_per_pupil(), otherwise=[names]),
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
        seen(mandatory=False, heading="Wat er is gezien, met namen", feiten="feiten_met_naam"),
        when(
            "doelen_met_naam or subgroepdoelen_met_naam",
            p("Heading1", "Doelen, met namen"),
            goal_cards("doelen_met_naam"),
            goal_cards("subgroepdoelen_met_naam"),
        ),
        when(
            "maatregelen_met_naam",
            p("Heading1", "Wie doet wat en wanneer, met namen"),
            measures("maatregelen_met_naam"),
        ),
        evaluations("Wat het plan opleverde, met namen", named=True),
        when(
            "besprekingen_met_naam",
            p("Heading1", "Wat we hebben besproken, met namen"),
            discussions("besprekingen_met_naam"),
        ),
        _other_texts(),
        _individual(),
        p("Slotregel", "Dit deel is niet voor leerlingen en ouders van de klas."),
    )


def _other_texts() -> Xml:
    rows = list_table(
        "Andere teksten met een naam",
        "Per regel een tekst die een leerling noemt, en waar die bij hoort.",
        "regel in teksten_met_naam",
        Column("Hoort bij", 3.5, [p("Rijkop", "{{ regel.kop }}")]),
        Column(
            "Tekst",
            8.5,
            [
                p("Tabeltekst", "{{ regel.tekst | hoofdletter }}"),
                when("regel.bron", p("Rol", "{{ regel.bron }}")),
            ],
        ),
    )
    return when("teksten_met_naam", p("Heading1", "Andere teksten met een naam"), rows)


def _individual() -> Xml:
    rows = list_table(
        "Afspraken voor één leerling",
        "Per regel: om wie het gaat en waar de afspraken staan.",
        "verwijzing in individueel_met_naam",
        Column("Leerling", 3.5, [p("Rijkop", "{{ (verwijzing.namen or 'zie de tekst') | hoofdletter }}")]),
        Column("Waar de afspraken staan", 8.5, [p("Tabeltekst", "{{ verwijzing.waar | hoofdletter }}")]),
    )
    return when("individueel_met_naam", p("Heading1", "Afspraken voor één leerling"), rows)


def goal_cards(doelen: str) -> Xml:
    """Return the goals of the class or of its subgroups as cards."""
    return goal_card(
        f"doel in {doelen}",
        "{% if doel.kop %}{{ doel.kop }}, doel {{ doel.nummer }}{% else %}Doel {{ doel.nummer }}{% endif %}"
        "{% if doel.titel %}: {{ doel.titel }}{% endif %}",
        chosen="De leerlingen kozen dit doel mee.",
    )


def measures(maatregelen: str) -> Xml:
    """Return who does what, with the subgroups and goals it is for."""
    link = Column(
        "Voor",
        1.6,
        [
            when(
                "maatregel.subgroepen",
                p(
                    "Tabeltekst",
                    "subgroep{% if (maatregel.subgroepen | aantal) > 1 %}en{% endif %} ",
                    "{{ maatregel.subgroepen | lijst }}",
                ),
            ),
            when("maatregel.doelnummers", p("Tabeltekst", "doel {{ maatregel.doelnummers }}")),
            when(
                "not maatregel.subgroepen and not maatregel.doelnummers",
                p("Tabeltoelichting", "Niets genoemd"),
            ),
        ],
        only_if="maatregelen_met_link",
    )
    return who_does_what(f"maatregel in {maatregelen}", link=link)


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
            when("evaluatie.verloop", p("BodyText", bold("Hoe het ging: "), "{{ evaluatie.verloop }}")),
            when("evaluatie.besluit", p("BodyText", bold("Besluit: "), "{{ evaluatie.besluit }}")),
            when("evaluatie.doelen", goals_reached("evaluatie.doelen")),
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
