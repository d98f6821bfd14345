"""Goals: a card for each when they are set, and a table when they are looked at."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, cell, each, join, list_table, mark, p, row, table, when
from sjabloon.kop import EMPTY_CELL, EMPTY_TILE
from sjabloon.maten import UNIT


def goal_card(loop: str, heading: str, *, chosen: str) -> Xml:
    """Return the goals as cards: heading, own words, from now to then, and what came on the way."""
    units = [2.5 * UNIT, 3.5 * UNIT, 2.5 * UNIT, 3.5 * UNIT]

    def tile(field: str, style: str, *more: Xml, text: str | None = None) -> Xml:
        line = p(style, text or f"{{{{ doel.{field} | hoofdletter }}}}")
        return join(when(f"doel.{field}", line, otherwise=[EMPTY_TILE]), *more)

    monitor = (
        "Wie dit volgt: {{ doel.monitor.wie }}{% if doel.monitor.waar %}, {{ doel.monitor.waar }}{% endif %}"
        "{% if doel.monitor.instrument %}, met {{ doel.monitor.instrument }}{% endif %}"
    )
    smarti = (
        "{% if doel.van_wie %}Hieraan werken: {{ doel.van_wie }}. {% endif %}"
        f"{{% if doel.samen_met_leerling %}}{chosen} {{% endif %}}"
        "{% for vink in doel.smarti %}{{ vink.deel | woord | hoofdletter }} volgens {{ vink.door }}, "
        "{{ vink.datum | datum }}. {% endfor %}"
        "{% if doel.besproken %}Besproken met {{ doel.besproken }}.{% endif %}"
    )
    now_to_then = table(
        "Dossier doel",
        "Doel {{ doel.nummer }}{% if doel.titel %}: {{ doel.titel }}{% endif %}",
        "Van nu naar het doel, met datum en manier van meten.",
        units,
        row(
            *(
                cell(width, p("Label", label))
                for width, label in zip(units, ("Nu", "→ Doel", "Wanneer", "Hoe gemeten"), strict=True)
            ),
            header=True,
        ),
        row(
            cell(units[0], tile("nulmeting", "Kerngetal")),
            cell(units[1], tile("streefwaarde", "Kerngetal")),
            cell(
                units[2],
                tile("streefdatum", "Doelwaarde", text="{{ doel.streefdatum | datum }}"),
                when("doel.termijn", p("Bron", "{{ doel.termijn | woord | hoofdletter }}")),
            ),
            cell(units[3], tile("hoe_gemeten", "Doelwaarde"), when("doel.monitor", p("Bron", monitor))),
        ),
    )
    on_the_way = list_table(
        "Onderweg naar doel {{ doel.nummer }}",
        "Per regel een tussendoel of een meting, met datum.",
        "stap in doel.onderweg",
        Column("Wanneer", 2.5, [p("Rijkop", "{{ stap.datum | datum }}")]),
        Column(
            "Tussendoel of meting",
            9.5,
            [
                p("Tabeltekst", "{{ stap.soort }}: {{ stap.tekst }}"),
                when("stap.wie_bron", p("Rol", "{{ stap.wie_bron | hoofdletter }}")),
            ],
        ),
    )
    return each(
        loop,
        p("Heading2", heading),
        p("BodyText", "{{ doel.omschrijving }}", keep=True),
        when("doel.in_eigen_woorden", p("Quote", "{{ doel.in_eigen_woorden | citaat }}", keep=True)),
        when(
            "doel.van_wie or doel.samen_met_leerling or doel.smarti or doel.besproken",
            p("Bron", smarti, keep=True),
        ),
        now_to_then,
        when(
            "doel.helpt",
            p("Kaartkop", "Wat hierbij helpt"),
            each("tekst in doel.helpt", p("ListBullet", "{{ tekst }}")),
        ),
        when("doel.onderweg", p("Kaartkop", "Onderweg"), on_the_way),
    )


_MEASURED = (
    "{{ doel.meting.datum | datum }}{% if doel.meting.instrument %}, {{ doel.meting.instrument }}{% endif %}"
    "{% if doel.meting.door %}, {{ doel.meting.door }}{% endif %}"
)


def goals_reached(doelen: str) -> Xml:
    """Return the goals as an evaluation found them: from where to where, how far, and what was decided."""
    marks = {"behaald": "Merkvol", "deels": "Merkgedeeltelijk", "niet": "Merk"}
    reached = [
        when(
            f'doel.doelbereik == "{code}"',
            p("Tabeltekst", mark("{{ doel.doelbereik | woord | hoofdletter }}", style)),
        )
        for code, style in marks.items()
    ]
    return list_table(
        "Doelen",
        "Per regel een doel: hoe het begon, hoe het nu is, in hoeverre het is gehaald en wat is besloten.",
        f"doel in {doelen}",
        Column(
            "Doel",
            3.4,
            [
                when(
                    "doel.titel",
                    p("Rijkop", "{{ doel.nummer }}. {{ doel.titel | hoofdletter }}"),
                    when("doel.streefwaarde", p("Rol", "Doel: {{ doel.streefwaarde }}")),
                    otherwise=[
                        p("Rijkop", "Doel {{ doel.nummer }}"),
                        p("Tabeltekst", "{{ doel.omschrijving }}"),
                    ],
                ),
            ],
        ),
        Column("Begin", 1.8, [p("Tabeltekst", "{{ (doel.nulmeting or 'niet gemeten') | hoofdletter }}")]),
        Column(
            "Nu",
            2.8,
            [
                when(
                    "doel.meting",
                    p("Tabeltekst", "{{ doel.meting.waarde | hoofdletter }}"),
                    p("Rol", _MEASURED),
                ),
                when("doel.toelichting", p("Tabeltekst", "{{ doel.toelichting }}")),
                when("not doel.meting and not doel.toelichting", p("Tabeltoelichting", "Niet gemeten")),
            ],
        ),
        Column(
            "Behaald?",
            2,
            [
                *reached,
                when(
                    'doel.doelbereik == "niet_beoordeeld"',
                    p("Tabeltekst", "{{ doel.doelbereik | woord | hoofdletter }}"),
                ),
                when("not doel.doelbereik", p("Tabeltoelichting", "Niet besproken")),
            ],
        ),
        Column(
            "Besluit",
            2,
            [
                when("doel.besluit", p("Tabeltekst", "{{ doel.besluit | woord | hoofdletter }}")),
                when("doel.besluit_toelichting", p("Tabeltekst", "{{ doel.besluit_toelichting }}")),
                when(
                    "doel.doelbereik and not doel.besluit and not doel.besluit_toelichting",
                    EMPTY_CELL,
                ),
                when("not doel.doelbereik", p("Tabeltoelichting", "Geen besluit")),
            ],
        ),
    )
