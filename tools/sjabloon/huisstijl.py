"""The look of the documents, set once: the paragraph and character styles of every template.

Fonts stand in the theme, the accent colour in styles as theme colour, sizes in styles; the body of a
template only names styles. A school restyles by changing the theme or the styles in Word. What each
style is for stands in docs/sjablonen.md.
"""

from __future__ import annotations

from sjabloon.alineastijlen import COLOURS, PARAGRAPH_STYLES
from sjabloon.maten import (
    DECLARATION,
    GRIJS_VLAK,
    INKT,
    NAMESPACES,
)
from sjabloon.tabelstijlen import TABLE_STYLES, margins


def _mark(style_id: str, name: str, colour: str, fill: str | None) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="11"/><w:qFormat/><w:rPr><w:b/><w:bCs/>'
        f'{COLOURS[colour]}<w:sz w:val="18"/><w:szCs w:val="18"/>'
        f'<w:bdr w:val="single" w:sz="4" w:space="0" w:color="{INKT}"/>{shade}</w:rPr></w:style>'
    )


CHARACTER_STYLES = (
    _mark("Merk", "Merk", "inkt", None)
    + _mark("Merkvol", "Merk vol", "wit", INKT)
    + _mark("Merkgedeeltelijk", "Merk gedeeltelijk", "inkt", GRIJS_VLAK)
    + '<w:style w:type="character" w:customStyle="1" w:styleId="Aanduiding"><w:name w:val="Aanduiding"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="11"/><w:qFormat/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="character" w:customStyle="1" w:styleId="Vakje"><w:name w:val="Vakje"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="11"/><w:qFormat/><w:rPr>'
    '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" '
    'w:cs="Segoe UI Symbol"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>'
)


_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:widowControl/><w:spacing w:before="0" w:after="120" w:line="264" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
)
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
    'w:defQFormat="0" w:count="376"/>'
)
_BASE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f'<w:rPr><w:color w:val="{INKT}" w:themeColor="text1"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"{margins(0, 108, 0, 108)}</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def styles(more: str = "", more_tables: str = "") -> str:
    """Return word/styles.xml; with `more` styles of paragraphs and letters, and of tables."""
    paragraphs = "".join(style.xml() for style in PARAGRAPH_STYLES)
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_DEFAULTS}{_LATENT}{_BASE}{paragraphs}"
        f"{CHARACTER_STYLES}{more}{TABLE_STYLES}{more_tables}</w:styles>"
    )
