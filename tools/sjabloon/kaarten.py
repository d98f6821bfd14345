"""The views side by side, and the agreement at the end."""

from __future__ import annotations

from collections.abc import Sequence

from sjabloon.bouwstenen import (
    NBSP,
    Column,
    Xml,
    cell,
    each,
    join,
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

_SAID = "{% if tekst.letterlijk %}{{ tekst.tekst | citaat }}{% else %}{{ tekst.tekst }}{% endif %}"


def voices(heading: str, *, input_label: str = "Eigen inbreng", before: Sequence[Xml] = ()) -> Xml:
    """Return the views side by side; long ones one under the other."""
    asked = "{% if vraag.letterlijk %}{{ vraag.tekst | citaat }}{% else %}{{ vraag.tekst }}{% endif %}"

    def voice(style: str) -> Xml:
        return join(
            each(
                "zienswijze in stem.zienswijzen",
                each("tekst in zienswijze.teksten", p(style, _SAID)),
                p("Bron", "{{ zienswijze.bron }}"),
            ),
            when(
                "not stem.zienswijzen and stem.reden",
                p(style, "Nog niet bekend: {{ stem.reden }}"),
            ),
            when(
                "stem.inbreng",
                p("Kaartkop", input_label),
                p(style, "{{ stem.inbreng.tekst }}"),
                p("Bron", "{{ stem.inbreng.bron }}"),
            ),
            when(
                "stem.inbreng_reden",
                when("not stem.inbreng", p("Kaartkop", input_label)),
                p(style, "{{ stem.inbreng_reden }}"),
            ),
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
            when("akkoord.wijze", p("Tabeltekst", "{{ akkoord.wijze | hoofdletter }}", keep=True)),
            when("akkoord.opmerking", p("Tabeltekst", "{{ akkoord.opmerking }}", keep=True)),
            each(
                "zienswijze in akkoord.zienswijzen",
                p("Rol", "Hoe {{ akkoord.wie }} het ziet:", keep=True),
                each(
                    "tekst in zienswijze.teksten",
                    p("Tabeltekst", _SAID, keep=True),
                ),
                p("Rol", "{{ zienswijze.bron }}", keep=True),
            ),
            when(
                "not akkoord.wijze and not akkoord.opmerking and not akkoord.zienswijzen",
                p("Tabeltekst", keep=True),
            ),
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
        when(
            f"not {akkoorden}",
            p("Toelichting", "Er staat geen antwoord in het dossier."),
            otherwise=[
                table(
                    "Dossier akkoord",
                    heading,
                    "Per regel: wie, het antwoord, de datum en hoe of met welke opmerking.",
                    grid,
                    row(
                        *(
                            cell(width, p("Kolomkop", text))
                            for width, text in zip(widths, headings, strict=True)
                        ),
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
                )
            ],
        ),
    )
