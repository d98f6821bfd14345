"""The base of every form: the look of the documents, with boxes to write in; the program fills the body.

It has no tags for docxtpl: `documents/forms/write_base.py` puts school, kind and number in header and footer.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from sjabloon.alineastijlen import ParagraphStyle
from sjabloon.bouwstenen import SEPARATOR, Xml, mark, p, run
from sjabloon.huisstijl import styles
from sjabloon.kop import TAB, page_number
from sjabloon.maten import ACCENT, DECLARATION, GRIJS, LIJN, NAMESPACES, VLAK, border
from sjabloon.pakket import TIME, app, content_types, core, relationships
from sjabloon.tabelstijlen import margins, table_style_id
from sjabloon.thema import numbering, settings, theme

_TYPES = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SIDEWAYS = '<w:tab w:val="clear" w:pos="9354"/><w:tab w:val="right" w:pos="14286"/>'
_HEADERS = {"header1": "header", "header2": "header", "header3": "header"}
_FOOTERS = {"footer1": "footer", "footer3": "footer"}
_HANGING = '<w:ind w:left="284" w:hanging="284"/>'

PARAGRAPHS = (
    ParagraphStyle(id="Formulierlabel", based_on="Tabeltekst", size=10.5, bold=True, line=1.03),
    ParagraphStyle(id="Formulierhulp", based_on="Tabeltekst", size=9, colour="grijs", line=1.03, before=1),
    ParagraphStyle(id="Antwoord", size=10.5, line=1.1),
    ParagraphStyle(id="Antwoordkeuze", name="Antwoord keuze", based_on="Antwoord", line=1.1, indent=_HANGING),
    ParagraphStyle(id="Antwoordcel", name="Antwoord in tabel", based_on="Antwoord", size=10, line=1.05),
    ParagraphStyle(
        id="Antwoordcelkeuze",
        name="Antwoord keuze in tabel",
        based_on="Antwoordcel",
        line=1.05,
        indent=_HANGING,
    ),
)
_PLACEHOLDER = (
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    f'<w:rPr><w:color w:val="{LIJN}"/></w:rPr></w:style>'
)


def _boxes(name: str, cells: str, parts: str) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(border(side, 4, GRIJS) for side in sides)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{table_style_id(name)}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="20"/><w:qFormat/><w:tblPr>'
        f'<w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{rules}</w:tblBorders>{cells}</w:tblPr>'
        f"{parts}</w:style>"
    )


def _grey(part: str, rule: str = "") -> str:
    rules = f"<w:tcBorders>{rule}</w:tcBorders>" if rule else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{VLAK}"/>'
    return f'<w:tblStylePr w:type="{part}"><w:tblPr/><w:tcPr>{rules}{fill}</w:tcPr></w:tblStylePr>'


_TABLES = _boxes("Formulier velden", margins(79, 113, 79, 113), _grey("firstCol")) + _boxes(
    "Formulier lijst", margins(57, 85, 57, 85), _grey("firstRow", border("bottom", 8, ACCENT))
)


def formulier() -> bytes:
    """Return the base: styles, header and footer, and a body that is still empty."""
    look = styles("".join(style.xml() for style in PARAGRAPHS) + _PLACEHOLDER, _TABLES)
    body = p("BodyText", "[inhoud]")
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relationships(
            {
                "rId1": (f"{_RELATIONS}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{_RELATIONS}/extended-properties", "docProps/app.xml"),
                "rId4": (f"{_RELATIONS}/custom-properties", "docProps/custom.xml"),
            }
        ),
        "docProps/core.xml": core("[titel]", "[onderwerp]", "[school]"),
        "docProps/app.xml": app(),
        "docProps/custom.xml": f'<Properties xmlns="{_TYPES_CUSTOM}"/>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": look,
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": _part("hdr", p("Briefhoofd", "[school]", TAB, mark("FORMULIER"))),
        "word/header2.xml": _part("hdr", _running()),
        "word/header3.xml": _part("hdr", _sideways(_running())),
        "word/footer1.xml": _part("ftr", _foot()),
        "word/footer3.xml": _part("ftr", _sideways(_foot())),
        "word/_rels/document.xml.rels": _document_relations(),
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = content if content.startswith("<?xml") else DECLARATION + content
            archive.writestr(entry, part.encode())
    return packed.getvalue()


_TYPES_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"


def _part(kind: str, content: Xml) -> str:
    return f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"


def _running() -> Xml:
    return p("Header", SEPARATOR.join(("[school]", "[onderwerp]", "[nummer]")), TAB, mark("FORMULIER"))


def _foot() -> Xml:
    return p("Footer", run("Vertrouwelijk: [lezers]"), TAB, page_number())


def _sideways(paragraph: Xml) -> Xml:
    """Return the paragraph of header or footer with its tab at the right edge of a page turned sideways."""
    return Xml(paragraph.replace("</w:pPr>", f"<w:tabs>{_SIDEWAYS}</w:tabs></w:pPr>", 1))


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}
    kinds |= _HEADERS | _FOOTERS
    return content_types(kinds, {"/docProps/custom.xml": f"{_TYPES}.custom-properties+xml"})


def _document_relations() -> str:
    parts = {name: name for name in ("styles", "numbering", "settings")} | {"theme": "theme/theme1"}
    targets = {name: (f"{_RELATIONS}/{name}", f"{target}.xml") for name, target in parts.items()}
    for name, kind in (_HEADERS | _FOOTERS).items():
        targets[name] = (f"{_RELATIONS}/{kind}", f"{name}.xml")
    return relationships(targets)
