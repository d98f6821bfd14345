"""The part of a handelingsplan that makes it an ontwikkelingsperspectief."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, bold, join, list_table, p, when
from sjabloon.kop import EMPTY_CELL, EMPTY_PART, NOT_NOTED
from sjabloon.lijsten import bullets


def perspective() -> Xml:
    """Return where the pupil is heading and why, what is different, how pupil and parents had a say."""
    return when(
        "plan.opp",
        p("Heading1", "Ontwikkelingsperspectief"),
        when(
            "plan.opp.uitstroombestemming",
            p(
                "BodyText",
                bold("Waar {{ leerling.roepnaam }} naartoe werkt: "),
                "{{ plan.opp.uitstroombestemming }}",
            ),
            when(
                "plan.opp.onderbouwing",
                p("BodyText", bold("Waarop dat is gebaseerd: "), "{{ plan.opp.onderbouwing }}"),
                otherwise=[p("Toelichting", "Waarop dat is gebaseerd: nog niet ingevuld")],
            ),
            otherwise=[
                p("Toelichting", "Waar {{ leerling.roepnaam }} naartoe werkt: nog niet ingevuld"),
                when(
                    "plan.opp.onderbouwing",
                    p("BodyText", bold("Waarop het is gebaseerd: "), "{{ plan.opp.onderbouwing }}"),
                ),
            ],
        ),
        when(
            "plan.opp.begindatum or plan.opp.inschrijfdatum",
            p(
                "Toelichting",
                "{% if plan.opp.begindatum %}Begonnen op {{ plan.opp.begindatum | datum }}. {% endif %}"
                "{% if plan.opp.inschrijfdatum %}Op deze school sinds {{ plan.opp.inschrijfdatum | datum }}."
                "{% endif %}",
            ),
        ),
        bullets(
            "Begeleiding voor {{ leerling.roepnaam }} alleen",
            "tekst in plan.opp.begeleiding",
            "{{ tekst | hoofdletter }}",
        ),
        bullets(
            "Wat in het lesprogramma anders is", "tekst in plan.opp.afwijkingen", "{{ tekst | hoofdletter }}"
        ),
        _heard(),
        _with_parents(),
    )


def _heard() -> Xml:
    rows = list_table(
        "Hoe de leerling is gehoord",
        "Per regel een gesprek: wanneer en hoe, wat de leerling zei en wat dat veranderde.",
        "gesprek in plan.opp.horen",
        Column(
            "Wanneer en hoe",
            3,
            [
                p("Rijkop", "{{ gesprek.datum | datum }}"),
                when("gesprek.wijze", p("Rol", "{{ gesprek.wijze | hoofdletter }}")),
                when("gesprek.hulp_erbij", p("Rol", "{{ gesprek.hulp_erbij }}")),
            ],
        ),
        Column("Wat {{ leerling.roepnaam }} zei", 4.5, [p("Tabeltekst", "{{ gesprek.inbreng }}")]),
        Column(
            "Wat dat veranderde",
            4.5,
            [
                when("gesprek.invloed", p("Tabeltekst", "{{ gesprek.invloed }}"), otherwise=[EMPTY_CELL]),
                when(
                    "gesprek.toegelicht_op",
                    p("Rol", "Verteld aan {{ leerling.roepnaam }} op {{ gesprek.toegelicht_op | datum }}"),
                ),
            ],
        ),
    )
    return join(
        p("Heading1", "Hoe {{ leerling.roepnaam }} is gehoord"),
        when("plan.opp.horen", rows, otherwise=[EMPTY_PART]),
    )


def _with_parents() -> Xml:
    rows = list_table(
        "Overleg met ouders",
        "Per regel een gesprek: wanneer, met wie en wat de uitkomst was.",
        "gesprek in plan.opp.overleg",
        Column("Wanneer", 3, [p("Rijkop", "{{ gesprek.datum | datum }}")]),
        Column(
            "Met wie",
            3.5,
            [
                when(
                    "gesprek.deelnemers",
                    p("Tabeltekst", "{{ gesprek.deelnemers | lijst }}"),
                    otherwise=[NOT_NOTED],
                )
            ],
        ),
        Column(
            "Uitkomst",
            5.5,
            [when("gesprek.uitkomst", p("Tabeltekst", "{{ gesprek.uitkomst }}"), otherwise=[EMPTY_CELL])],
        ),
    )
    consent = (
        "{% if plan.opp.instemming_door %}{{ plan.opp.instemming_door | lijst }}: {% endif %}ingestemd met het "
        "handelingsdeel{% if plan.opp.instemming_op %} op {{ plan.opp.instemming_op | datum }}{% endif %}."
    )
    return join(
        p("Heading1", "Overleg met {{ leerling.ouders_woord }}"),
        when("plan.opp.overleg", rows, otherwise=[EMPTY_PART]),
        when(
            "plan.opp.instemming_op or plan.opp.instemming_door",
            p("Kaartkop", "Instemming"),
            p("BodyText", consent),
            otherwise=[p("Kaartkop", "Instemming"), EMPTY_PART],
        ),
    )
