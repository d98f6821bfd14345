"""The table styles of the visual system. What each is for stands in docs/sjablonen.md."""

from __future__ import annotations

from sjabloon.maten import ACCENT, LIJN, VLAK, WIT, border


def margins(top: int, left: int, bottom: int, right: int) -> str:
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


def _table_style(name: str, borders: str, margins: str, *, tile: bool = False, parts: str = "") -> str:
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{VLAK}"/></w:tcPr>' if tile else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{table_style_id(name)}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="20"/><w:qFormat/><w:tblPr>'
        f'<w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>'
        f"{shade}{parts}</w:style>"
    )


def table_style_id(name: str) -> str:
    """Return the id of a table style: `Dossier rijen` → DossierRijen."""
    return "".join(word.capitalize() for word in name.split())


_ROW_RULES = border("bottom", 4, LIJN) + border("insideH", 4, LIJN)
_WHITE_VERTICALS = border("insideV", 48, WIT)
_FIRST_ROW = (
    f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>{border("bottom", 8, ACCENT)}'
    '</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
)
_LAST_ROW = (
    f'<w:tblStylePr w:type="lastRow"><w:tblPr/><w:tcPr><w:tcBorders>{border("top", 6, ACCENT)}</w:tcBorders>'
    "</w:tcPr></w:tblStylePr>"
)

TABLE_STYLES = (
    _table_style("Dossier rijen", _ROW_RULES, margins(62, 0, 62, 198), parts=_FIRST_ROW)
    + _table_style("Dossier scores", _ROW_RULES, margins(26, 0, 26, 198), parts=_FIRST_ROW + _LAST_ROW)
    + _table_style("Dossier gegevens", border("top", 12, ACCENT) + _ROW_RULES, margins(79, 0, 79, 198))
    + _table_style("Dossier doel", _WHITE_VERTICALS, margins(57, 159, 0, 142), tile=True)
    + _table_style(
        "Dossier stemmen", border("top", 12, ACCENT) + _WHITE_VERTICALS, margins(68, 159, 0, 159), tile=True
    )
    + _table_style(
        "Dossier tijdlijn",
        border("top", 18, ACCENT) + border("left", 4, LIJN) + border("insideV", 4, LIJN),
        margins(28, 125, 0, 113),
    )
    + _table_style("Dossier tijdbalk", _ROW_RULES, margins(57, 0, 57, 0), parts=_FIRST_ROW)
    + _table_style("Dossier akkoord", _ROW_RULES, margins(91, 0, 91, 198), parts=_FIRST_ROW)
)
