"""Packs a template as a .docx file: the same bytes every time."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from sjabloon.bouwstenen import Xml
from sjabloon.huisstijl import styles
from sjabloon.kop import footer, letterhead, next_letterhead, running_header
from sjabloon.maten import DECLARATION, NAMESPACES, PAGE_HEIGHT, PAGE_WIDTH
from sjabloon.thema import numbering, settings, theme

TIME = (2026, 1, 1, 0, 0, 0)
_TYPES = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
    "theme": "theme/theme1.xml",
    "header": "header1.xml",
    "header2": "header2.xml",
    "footer": "footer1.xml",
    "footer2": "footer2.xml",
}


@dataclass(frozen=True, kw_only=True)
class Sjabloon:
    """What one template says; the look comes from `huisstijl`."""

    title: str
    subject: str
    soort: str
    number: str
    readers: str
    body: Xml
    about: str = ""
    """What the footer says above the readers, where the title alone does not say enough."""
    letter: bool = False
    """Whether each page is a letter of its own: the school above it, no level of support, no page number."""
    level: bool = True
    """Whether the header tells the level of support."""
    confidential: bool = True
    """Whether it is for these readers only; else the footer says no more than for whom it is meant."""
    last_readers: str = ""
    """Who may read the last section, where the body ends an earlier one with `section()`."""

    def packed(self) -> bytes:
        """Return the .docx file."""
        header = f"{NAMESPACES}>"
        foot = footer(self.readers, self.about, letter=self.letter, confidential=self.confidential)
        last = self._last_footer()
        head = letterhead(level=self.level and not self.letter)
        later = next_letterhead() if self.letter else running_header(self.soort, self.number, level=self.level)
        body = f"{self.body}{section(last=bool(last))}"
        files = {
            "[Content_Types].xml": _content_types(last=bool(last)),
            "_rels/.rels": _package_relations(),
            "docProps/core.xml": core(self.title, self.subject, "{{ school.naam }}"),
            "docProps/app.xml": app(),
            "word/document.xml": f"<w:document {header}<w:body>{body}</w:body></w:document>",
            "word/styles.xml": styles(),
            "word/numbering.xml": numbering(),
            "word/settings.xml": settings(),
            "word/theme/theme1.xml": theme(),
            "word/header1.xml": f"<w:hdr {header}{head}</w:hdr>",
            "word/header2.xml": f"<w:hdr {header}{later}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {header}{foot}</w:ftr>",
            "word/footer2.xml": f"<w:ftr {header}{foot}</w:ftr>",
            **({"word/footer3.xml": f"<w:ftr {header}{last}</w:ftr>"} if last else {}),
            "word/_rels/document.xml.rels": _document_relations(last=bool(last)),
        }
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in files.items():
                entry = zipfile.ZipInfo(name, TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                text = content if content.startswith("<?xml") else DECLARATION + content
                archive.writestr(entry, text.encode())
        return packed.getvalue()

    def _last_footer(self) -> Xml | None:
        return footer(self.last_readers, self.about) if self.last_readers else None


def core(title: str, subject: str, school: str) -> str:
    """Return docProps/core.xml, with a fixed date."""
    when = "2026-01-01T00:00:00Z"
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>{escape(school)}</dc:creator><dc:language>nl-NL</dc:language>{stamps}"
        "</cp:coreProperties>"
    )


def section(*, last: bool = False) -> str:
    """Return page, header and footer of a section; the last one of two has a footer of its own."""
    header = (("header", "first", "header"), ("header", "default", "header2"))
    footers = ("footer3", "footer3") if last else ("footer", "footer2")
    parts = (*header, ("footer", "first", footers[0]), ("footer", "default", footers[1]))
    references = "".join(f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>' for kind, pages, name in parts)
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        '<w:pgMar w:top="1644" w:right="1134" w:bottom="1417" w:left="1417" w:header="737" w:footer="624" '
        'w:gutter="0"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _content_types(*, last: bool) -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "header1": "header",
        "header2": "header",
        "footer1": "footer",
        "footer2": "footer",
        **({"footer3": "footer"} if last else {}),
    }
    return content_types(kinds)


def content_types(kinds: dict[str, str], more: dict[str, str] | None = None) -> str:
    """Return [Content_Types].xml: parts of `word/` by their kind, what each document has, and `more` parts."""
    parts = {f"/word/{name}.xml": f"{_TYPES}.wordprocessingml.{kind}+xml" for name, kind in kinds.items()}
    parts["/word/theme/theme1.xml"] = f"{_TYPES}.theme+xml"
    parts["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    parts["/docProps/app.xml"] = f"{_TYPES}.extended-properties+xml"
    parts |= more or {}
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(parts.items())
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relations() -> str:
    targets = {
        f"{_RELATIONS}/officeDocument": "word/document.xml",
        f"{_PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
        f"{_RELATIONS}/extended-properties": "docProps/app.xml",
    }
    return relationships({f"rId{number}": target for number, target in enumerate(targets.items(), start=1)})


def _document_relations(*, last: bool) -> str:
    parts = {**_PARTS, "footer3": "footer3.xml"} if last else _PARTS
    return relationships(
        {name: (f"{_RELATIONS}/{name.rstrip('23')}", target) for name, target in parts.items()}
    )


def relationships(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def app() -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office Word</Application></Properties>"
    )
