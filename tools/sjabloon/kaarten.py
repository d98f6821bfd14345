"""Tiles: the views side by side, the goal card, and the agreement at the end."""

from __future__ import annotations

from collections.abc import Sequence

from sjabloon.bouwstenen import (
    NBSP,
    Column,
    Xml,
    cell,
    each,
    join,
    list_table,
    p,
    row,
    run,
    table,
    tag_cell,
    tag_row,
    when,
    widths_of,
)
from sjabloon.kop import EMPTY_TILE
from sjabloon.lijsten import REPEATED
from sjabloon.maten import UNIT


def voices(heading: str, *, input_label: str = "Eigen inbreng", before: Sequence[Xml] = ()) -> Xml:
    """Return the views side by side; long ones one under the other."""
    quoted = "{% if tekst.letterlijk %}{{ tekst.tekst | citaat }}{% else %}{{ tekst.tekst }}{% endif %}"
    asked = "{% if vraag.letterlijk %}{{ vraag.tekst | citaat }}{% else %}{{ vraag.tekst }}{% endif %}"

    def voice(style: str) -> Xml:
        return join(
            each(
                "zienswijze in stem.zienswijzen",
                each("tekst in zienswijze.teksten", p(style, quoted)),
                p("Bron", "{{ zienswijze.bron }}"),
            ),
            when(
                "not stem.zienswijzen and stem.reden",
                p(style, "Nog niet bekend: {{ stem.reden }}"),
            ),
            when("stem.inbreng", p("Kaartkop", input_label), p(style, "{{ stem.inbreng }}")),
            each(
                "vraag in stem.vragen",
                p("Kaartkop", "Vraag"),
                p(style, asked),
                when("vraag.bron", p("Bron", "{{ vraag.bron }}")),
            ),
            when("stem.leeg", EMPTY_TILE),
        )

    def columns(*blocks: Xml) -> list[Xml]:
        return [tag_cell("for stem in stemmen"), cell(REPEATED[1], *blocks), tag_cell("endfor")]

    side_by_side = table(
        "Dossier stemmen",
        heading,
        "Per kolom de woorden van één partij, met naam en datum.",
        REPEATED,
        row(*columns(p("Stemkop", "{{ stem.kop }}")), header=True),
        row(*columns(voice("Stem"))),
    )
    stacked = each("stem in stemmen", p("Heading2", "{{ stem.kop }}"), voice("BodyText"))
    return join(
        p("Heading1", heading), *before, when("stemmen_naast_elkaar", side_by_side, otherwise=[stacked])
    )


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
        when("doel.van_wie or doel.samen_met_leerling or doel.smarti", p("Bron", smarti, keep=True)),
        now_to_then,
        when("doel.onderweg", p("Kaartkop", "Onderweg"), on_the_way),
    )


_BOX = Xml(
    '<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr>'
    '<w:sdtContent><w:r><w:rPr><w:rStyle w:val="Vakje"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'
)


def _checkbox(word: str) -> Xml:
    return join(_BOX.replace("{alias}", word), run(f"{NBSP}{word.replace(' ', NBSP)}  "))


def agreement(heading: str, akkoorden: str) -> Xml:
    """Return who agrees: answered lines as text, open lines with boxes to tick and room to sign.

    Every line stays with the next, so that the closing line of the document is never alone.
    """
    columns = (
        Column("Wie", 3.1, ()),
        Column("Antwoord", 3.8, ()),
        Column("Datum", 2.35, ()),
        Column("", 2.75, ()),
    )
    widths, grid = widths_of(columns)
    how = "{% if akkoord_open %}Handtekening, opmerking{% else %}Hoe, opmerking{% endif %}"
    who = "{{ akkoord.wie | hoofdletter }}{% if akkoord.functie %}, {{ akkoord.functie }}{% endif %}"
    headings = [column.heading for column in columns[:3]] + [how]

    def line(*contents: Xml, height: int | None = None) -> Xml:
        return row(
            *(cell(width, content) for width, content in zip(widths, contents, strict=True)), height=height
        )

    answered = line(
        p("Rijkop", who, keep=True),
        p("Tabeltekst", "{{ akkoord.antwoord | woord | hoofdletter }}", keep=True),
        when(
            "akkoord.datum",
            p("Tabeltekst", "{{ akkoord.datum | datum }}", keep=True),
            otherwise=[p("Tabeltoelichting", "Niet genoteerd", keep=True)],
        ),
        join(
            p("Tabeltekst", "{{ akkoord.wijze | hoofdletter }}", keep=True),
            when("akkoord.opmerking", p("Tabeltekst", "{{ akkoord.opmerking }}", keep=True)),
        ),
    )
    to_sign = line(
        p("Rijkop", who, keep=True),
        p("Tabeltekst", *(_checkbox(word) for word in ("ja", "nee", "met opmerking")), keep=True),
        p("Tabeltekst", keep=True),
        p("Tabeltekst", keep=True),
        height=539,
    )
    return join(
        p("Heading1", heading),
        table(
            "Dossier akkoord",
            heading,
            "Per regel: wie, het antwoord, de datum en hoe of met welke opmerking.",
            grid,
            row(
                *(cell(width, p("Kolomkop", text)) for width, text in zip(widths, headings, strict=True)),
                header=True,
            ),
            tag_row(f"for akkoord in {akkoorden}", 4),
            tag_row("if akkoord.antwoord", 4),
            answered,
            tag_row("else", 4),
            to_sign,
            tag_row("endif", 4),
            tag_row("endfor", 4),
            first_column=True,
        ),
    )
