"""Parts of the handelingsplan around goals and measures: choices, help, roles and expectations."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, bold, each, join, list_table, p, when
from sjabloon.kop import EMPTY_CELL, EMPTY_PART, NOT_NOTED


def new_version() -> Xml:
    """Return which version this is, what it replaces and why (R077)."""
    replaces = (
        "Dit is versie {{ plan.versie }}."
        "{% if plan.vorig_plan %} Deze versie vervangt versie {{ plan.vorig_plan.versie }} van "
        "{{ plan.vorig_plan.datum | datum }}.{% endif %}"
        "{% if plan.vorige_evaluatie %} De aanleiding is de {{ plan.vorige_evaluatie.soort | woord }} van "
        "{{ plan.vorige_evaluatie.datum | datum }}.{% endif %}"
    )
    return when(
        "plan.aanleiding or plan.vervangt or plan.na_evaluatie or plan.versie > 1",
        p("Heading1", "Waarom dit plan is aangepast"),
        p("BodyText", replaces),
        when("plan.aanleiding", p("BodyText", "{{ plan.aanleiding }}"), otherwise=[EMPTY_PART]),
    )


def diagnoses() -> Xml:
    """Return what an expert found, with who, where and when, and what the school needs it for."""
    rows = list_table(
        "Wat een deskundige heeft vastgesteld",
        "Per regel: wat is vastgesteld, door wie en wanneer, en waarvoor de school dit moet weten.",
        "diagnose in diagnoses",
        Column("Wat", 3, [p("Rijkop", "{{ diagnose.naam | hoofdletter }}")]),
        Column(
            "Door wie en wanneer",
            5,
            [
                p("Tabeltekst", "{{ diagnose.door_wie | hoofdletter }}, {{ diagnose.instantie }}"),
                p("Rol", "{{ diagnose.datum | datum }}"),
            ],
        ),
        Column("Waarvoor nodig", 4, [p("Tabeltekst", "{{ diagnose.nodig_voor | hoofdletter }}")]),
    )
    return when("diagnoses", p("Heading1", "Wat een deskundige heeft vastgesteld"), rows)


def choices() -> Xml:
    """Return what was decided and why, with what else was weighed (R124)."""
    rows = list_table(
        "Wat we kozen en waarom",
        "Per regel een besluit: wanneer en door wie, wat, en waarom.",
        "besluit in besluiten",
        Column(
            "Wanneer en wie",
            3,
            [
                p("Rijkop", "{{ besluit.datum | datum }}"),
                when("besluit.door", p("Rol", "{{ besluit.door | lijst }}")),
            ],
        ),
        Column(
            "Wat",
            4.5,
            [
                when('besluit.soort == "geen_stap"', p("Rijkop", "{{ besluit.soort | woord | hoofdletter }}")),
                p("Tabeltekst", "{{ besluit.wat | hoofdletter }}"),
                when("besluit.terugkijken_op", p("Rol", "Terugkijken op {{ besluit.terugkijken_op | datum }}")),
                when(
                    "besluit.teruggekeken_op", p("Rol", "Teruggekeken op {{ besluit.teruggekeken_op | datum }}")
                ),
            ],
        ),
        Column(
            "Waarom",
            4.5,
            [
                when("besluit.motivering", p("Tabeltekst", "{{ besluit.motivering }}"), otherwise=[NOT_NOTED]),
                when("besluit.alternatieven", p("Rol", "Ook overwogen: {{ besluit.alternatieven | lijst }}")),
            ],
        ),
    )
    return when("besluiten", p("Heading1", "Wat we kozen en waarom"), rows)


def advice() -> Xml:
    """Return advice that can be used in class at once."""
    rows = list_table(
        "Adviezen voor in de les",
        "Per regel een advies: wie, wat en wanneer.",
        "advies in plan.adviezen",
        Column(
            "Wie",
            3,
            [when("advies.wie", p("Rijkop", "{{ advies.wie | hoofdletter }}"), otherwise=[EMPTY_CELL])],
        ),
        Column("Wat", 5.5, [p("Tabeltekst", "{{ advies.wat | hoofdletter }}")]),
        Column(
            "Wanneer of waar",
            3.5,
            [
                when(
                    "advies.wanneer",
                    p("Tabeltekst", "{{ advies.wanneer | hoofdletter }}"),
                    otherwise=[EMPTY_CELL],
                )
            ],
        ),
    )
    return when("plan.adviezen", p("Heading1", "Adviezen voor in de les"), rows)


def expertise() -> Xml:
    """Return whether the school can do this itself, or who helps from outside."""
    outside = (
        "Hiervoor is hulp van buiten de school nodig"
        "{% if plan.expertise_van %}: {{ plan.expertise_van }}{% endif %}."
    )
    rows = list_table(
        "Wie er van buiten helpt",
        "Per regel een specialist: wie, waarvoor en hoelang.",
        "specialist in plan.inzet_specialist",
        Column(
            "Wie",
            4,
            [
                p("Rijkop", "{{ specialist.rol | hoofdletter }}"),
                when("specialist.organisatie", p("Rol", "{{ specialist.organisatie }}")),
            ],
        ),
        Column(
            "Waarvoor",
            4.5,
            [when("specialist.reden", p("Tabeltekst", "{{ specialist.reden }}"), otherwise=[NOT_NOTED])],
        ),
        Column(
            "Hoelang",
            3.5,
            [
                when("specialist.van", p("Tabeltekst", "Vanaf {{ specialist.van | datum }}")),
                when("specialist.tot", p("Tabeltekst", "Tot en met {{ specialist.tot | datum }}")),
                when("specialist.uren", p("Rol", "{{ specialist.uren | komma }} uur")),
                when("not (specialist.van or specialist.tot or specialist.uren)", NOT_NOTED),
            ],
        ),
    )
    return when(
        "plan.expertise or plan.expertise_van or plan.inzet_specialist",
        p("Heading1", "Hulp uit de school of van buiten"),
        when('plan.expertise == "zelf"', p("BodyText", "De school kan dit zelf.")),
        when('plan.expertise == "buiten" or plan.expertise_van', p("BodyText", outside)),
        when("plan.inzet_specialist", rows),
    )


def roles() -> Xml:
    """Return every person of the plan once, with all tasks (R135)."""
    rows = list_table(
        "Rollen en taken",
        "Per regel een persoon met alle taken in dit plan.",
        "persoon in rollen",
        Column(
            "Wie",
            3.5,
            [
                p("Rijkop", "{{ persoon.naam }}"),
                when("persoon.functie", p("Rol", "{{ persoon.functie }}")),
            ],
        ),
        Column("Taken", 8.5, [each("taak in persoon.taken", p("Tabellijst", "{{ taak | hoofdletter }}"))]),
    )
    return join(
        p("Heading1", "Rollen en taken"),
        when("rollen", rows),
        when("zonder_taak", p("Bron", "Nog geen taak in dit plan: {{ zonder_taak }}.")),
    )


def expectations() -> Xml:
    """Return what school, parents and pupil may expect of each other (R141), and how all keep it up."""
    lines = (
        ("plan.verwachtingen.school", "Van school: "),
        ("plan.verwachtingen.ouders", "Van {{ leerling.ouders_woord }}: "),
        ("plan.verwachtingen.leerling", "Van {{ leerling.roepnaam }}: "),
    )
    return join(
        when(
            " or ".join(field for field, _ in lines),
            p("Heading1", "Wat we van elkaar mogen verwachten"),
            *(when(field, p("ListBullet", bold(label), f"{{{{ {field} }}}}")) for field, label in lines),
        ),
        when("plan.volhouden", p("Heading1", "Hoe we dit volhouden"), p("BodyText", "{{ plan.volhouden }}")),
    )


def changes() -> Xml:
    """Return what was changed in the plan while it ran, and why."""
    rows = list_table(
        "Wat onderweg is veranderd",
        "Per regel: wanneer, wat er veranderde en waarom.",
        "bijstelling in plan.bijstellingen",
        Column("Wanneer", 3, [p("Rijkop", "{{ bijstelling.datum | datum }}")]),
        Column("Wat", 4.5, [p("Tabeltekst", "{{ bijstelling.wat | hoofdletter }}")]),
        Column("Waarom", 4.5, [p("Tabeltekst", "{{ bijstelling.reden }}")]),
    )
    return when("plan.bijstellingen", p("Heading1", "Wat onderweg is veranderd"), rows)
