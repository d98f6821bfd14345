"""The template of the evaluatie."""

from __future__ import annotations

from sjabloon.bouwstenen import SEPARATOR, Column, Xml, bold, each, join, list_table, p, when
from sjabloon.doelen import goals_reached
from sjabloon.kaarten import agreement, voices
from sjabloon.kop import (
    EMPTY_CELL,
    EMPTY_PART,
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
from sjabloon.lijsten import bullets, goal_link, timeline, who_does_what
from sjabloon.pakket import Sjabloon

_KIND = "{{ evaluatie.soort | woord | hoofdletter }}"
_TITLE = f"{_KIND} {{{{ leerling.roepnaam }}}}"


def evaluatie() -> Sjabloon:
    """Return the template of the evaluatie."""
    about = f"{{% if plan %}}{{{{ plan.gericht_op }}}}{SEPARATOR}{{% endif %}}"
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
            voices("Hoe ieder het ziet", input_label="Wat het opleverde"),
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
        when("evaluatie.doelen", goals_reached("evaluatie.doelen"), otherwise=[EMPTY_PART]),
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
                    otherwise=[EMPTY_CELL],
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
