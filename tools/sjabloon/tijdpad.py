"""The timetable: bars drawn with a table and a shaded paragraph style, and the dates under it."""

from __future__ import annotations

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
    table,
    tag_cell,
    tag_row,
    when,
)
from sjabloon.maten import TEXT_WIDTH

_LABEL = 1500
_TAG = 1200


def timetable() -> Xml:
    """Return the heading, the bars and the dates of the plan."""
    heading = "Tijdpad"
    dates = list_table(
        heading,
        "Per regel een dag, en wat er dan begint, klaar is of wordt bekeken.",
        "moment in tijdpad",
        Column("Wanneer", 3, [p("Rijkop", "{{ moment.datum | datum }}")]),
        Column("Wat", 9, [each("regel in moment.regels", p("Tabeltekst", "{{ regel }}"))]),
    )
    return join(
        p("Heading1", heading),
        when("tijdbalk", _bars(), p("Bron", "{{ tijdbalk.uitleg }}")),
        dates,
    )


def _bars() -> Xml:
    """Return a row for each bar and a column for each week or month; in words it is the description."""
    widths = [_LABEL, _TAG, TEXT_WIDTH - _LABEL - 2 * _TAG, _TAG]

    def columns(loop: str, block: Xml) -> list[Xml]:
        return [tag_cell(f"for {loop}"), cell(widths[2], block), tag_cell("endfor")]

    box = when(
        "vak.vol",
        p("Balk", NBSP),
        otherwise=[when("vak.punt", p("Balkpunt", "●"), otherwise=[p("Balkleeg")])],
    )
    return table(
        "Dossier tijdbalk",
        "Tijdpad als balk",
        "{{ tijdbalk.tekst }}",
        widths,
        row(
            cell(_LABEL, p("Kolomkop", "Wat")),
            *columns("kolom in tijdbalk.koppen", p("Kolomkop", "{{ kolom.kop }}")),
            header=True,
        ),
        tag_row("for balk in tijdbalk.regels", 4),
        row(cell(_LABEL, p("Rijkop", "{{ balk.kop }}")), *columns("vak in balk.vakken", box)),
        tag_row("endfor", 4),
        first_column=True,
    )
