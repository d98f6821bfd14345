"""The template of the evaluatie."""

from __future__ import annotations

from sjabloon.bouwstenen import (
    Column,
    Xml,
    bold,
    cell,
    each,
    join,
    list_table,
    p,
    row,
    run,
    run_when,
    table,
    tag_cell,
    when,
)
from sjabloon.doelen import goals_reached
from sjabloon.kaarten import agreement, voices
from sjabloon.kop import (
    BREAK,
    CLOSED,
    CLOSED_PART,
    EMPTY_CELL,
    EMPTY_PART,
    EMPTY_TILE,
    PUPIL_SUBTITLE,
    TURN_TO,
    agreed_on,
    answer,
    concept_line,
    contact,
    key_facts,
    shared_with,
    title_block,
    value,
)
from sjabloon.lijsten import REPEATED, bullets, goal_link, timeline, who_does_what
from sjabloon.pakket import Sjabloon

_KIND = "{{ evaluatie.soort | woord | hoofdletter }}"
_COUNTS = (
    "{% if doelen_geteld.totaal == 1 %}Er is 1 doel: "
    "{% else %}Er zijn {{ doelen_geteld.totaal }} doelen: {% endif %}"
    "{{ doelen_geteld.behaald }} behaald, "
    "{% if doelen_geteld.deels %}{{ doelen_geteld.deels }} deels behaald, {% endif %}"
    "{{ doelen_geteld.niet }} niet behaald"
    "{% if doelen_geteld.niet_beoordeeld %}, {{ doelen_geteld.niet_beoordeeld }} nog niet beoordeeld{% endif %}"
    "{% if doelen_geteld.niet_besproken %}, {{ doelen_geteld.niet_besproken }} niet besproken{% endif %}."
)
_TITLE = f"{_KIND} {{{{ leerling.roepnaam }}}}"


def evaluatie() -> Sjabloon:
    """Return the template of the evaluatie."""
    about = run_when("plan", join(run("{{ plan.gericht_op }}"), BREAK))
    return Sjabloon(
        title=_TITLE,
        subject=f"{_KIND}{{% if plan %}}: {{{{ plan.gericht_op }}}}{{% endif %}}",
        soort=_KIND,
        number="{{ dossiernummer }}",
        readers="voor {{ leerling.roepnaam }}, {{ leerling.haar_ouders }} en de medewerkers in het plan.",
        body=join(
            title_block(_TITLE, about, PUPIL_SUBTITLE),
            _key_facts(),
            bullets("Wat goed ging", "punt in evaluatie.wat_goed_ging", "{{ punt }}", mandatory=True),
            _goals(),
            _one("Hoe het is gegaan", "evaluatie.proces"),
            _yields(),
            when("stemmen_gegeven or not opbrengst_per_partij", voices("Hoe ieder het ziet")),
            _measures(),
            _one("Wat we een volgende keer anders doen", "evaluatie.anders"),
            _what_next(),
            _new_measures(),
            when(
                "stappen",
                p("Heading1", "Stap voor stap minder hulp"),
                timeline("Stap voor stap minder hulp", "stappen", first_word="Minder hulp"),
            ),
            agreement("Akkoord", "evaluatie.akkoorden"),
            p(
                "Slotregel",
                concept_line("evaluatie.status"),
                f"{_KIND} {{{{ dossiernummer }}}}",
                agreed_on("evaluatie.vastgesteld_op"),
                "{% if evaluatie.besproken_met_ouders_op %} Besproken met {{ leerling.haar_ouders }} op ",
                "{{ evaluatie.besproken_met_ouders_op | datum }}.{% endif %}",
                shared_with("evaluatie"),
                CLOSED,
            ),
        ),
    )


def _key_facts() -> Xml:
    return key_facts(
        [
            contact(TURN_TO, "plan.aanspreekpunt"),
            answer(
                "Gesprek",
                p("Waarde", bold("{{ evaluatie.datum | datum }}")),
                value("{{ evaluatie.deelnemers | lijst }}", "evaluatie.deelnemers"),
            ),
            answer(
                "Hoort bij",
                when(
                    "plan",
                    value("Handelingsplan {{ dossiernummer }}"),
                    value("versie {{ plan.versie }}, {{ (plan.vastgesteld_op or plan.startdatum) | datum }}"),
                    otherwise=[value("Dossier {{ dossiernummer }}")],
                ),
            ),
        ],
    )


def _goals() -> Xml:
    return when(
        'evaluatie.doelen or evaluatie.soort != "nazorg"',
        p("Heading1", "Doelen: waar staan we?"),
        when(
            "evaluatie.doelen",
            p("BodyText", _COUNTS),
            goals_reached("evaluatie.doelen"),
            otherwise=[when("doelen_weggelaten", CLOSED_PART, otherwise=[EMPTY_PART])],
        ),
    )


def _yields() -> Xml:
    """Return what each party says the plan brought, beside what was expected (R155)."""

    def columns(*blocks: Xml) -> list[Xml]:
        return [tag_cell("for deel in opbrengst_per_partij"), cell(REPEATED[1], *blocks), tag_cell("endfor")]

    heading = "Wat het opleverde"
    return when(
        "opbrengst_per_partij",
        p("Heading1", heading),
        when(
            "verwacht",
            p("BodyText", "Dit verwachtten we:", keep=True),
            each("tekst in verwacht", p("ListBullet", "{{ tekst }}")),
            p("Kaartkop", "Volgens ieder"),
        ),
        table(
            "Dossier stemmen",
            heading,
            "Per kolom wat het volgens één partij opleverde, met naam en datum.",
            REPEATED,
            row(*columns(p("Stemkop", "{{ deel.kop }}")), header=True),
            row(
                *columns(
                    when(
                        "deel.tekst",
                        p("Stem", "{{ deel.tekst }}"),
                        p("Bron", "{{ deel.bron }}"),
                        otherwise=[EMPTY_TILE],
                    )
                )
            ),
        ),
    )


def _one(heading: str, field: str) -> Xml:
    """Return a heading with one text under it, if there is one."""
    return when(field, p("Heading1", heading), p("BodyText", f"{{{{ {field} }}}}"))


def _measures() -> Xml:
    rows = list_table(
        "Wat we met de aanpak doen",
        "Per regel een maatregel: hoe vaak die is uitgevoerd, wat is besloten en waarom.",
        "maatregel in evaluatie.maatregelen",
        Column("Maatregel", 3.5, [p("Rijkop", "{{ maatregel.omschrijving | hoofdletter }}")]),
        Column(
            "Uitgevoerd", 3, [p("Tabeltekst", "{{ (maatregel.uitgevoerd or 'niet genoteerd') | hoofdletter }}")]
        ),
        Column(
            "Besluit",
            2,
            [
                when(
                    "maatregel.besluit",
                    p("Tabeltekst", "{{ maatregel.besluit | woord | hoofdletter }}"),
                    otherwise=[
                        when(
                            "maatregel.besproken",
                            EMPTY_CELL,
                            otherwise=[p("Tabeltoelichting", "Niet besproken")],
                        )
                    ],
                )
            ],
        ),
        Column(
            "Waarom",
            3.5,
            [p("Tabeltekst", "{{ (maatregel.waarom or 'niet genoteerd') | hoofdletter }}")],
            only_if="besluiten_met_reden",
        ),
    )
    return when("evaluatie.maatregelen", p("Heading1", "Wat we met de aanpak doen"), rows)


def _what_next() -> Xml:
    step = "{{ evaluatie.vervolg | woord | hoofdletter }}."
    return join(
        p("Heading1", "Hoe het verdergaat"),
        when("evaluatie.vervolg", p("BodyText", bold(step)), otherwise=[EMPTY_PART]),
        when("evaluatie.vervolg_toelichting", p("BodyText", "{{ evaluatie.vervolg_toelichting }}")),
        when(
            "nodig",
            p("BodyText", "Dit blijft nodig:", keep=True),
            each("behoefte in nodig", p("ListBullet", "{{ behoefte.omschrijving }}")),
        ),
    )


def _new_measures() -> Xml:
    rows = who_does_what("maatregel in evaluatie.nieuwe_maatregelen", link=goal_link("maatregelen_met_doel"))
    return when("evaluatie.nieuwe_maatregelen", p("Heading1", "Wat erbij komt"), rows)
