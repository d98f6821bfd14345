"""Looks into a finished Word document, as the tests need it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(blob: bytes) -> WordDocument:
    """Open the document with python-docx, which refuses what is not one."""
    return Document(BytesIO(blob))


def parts(blob: bytes) -> dict[str, str]:
    """Return every XML part as text."""
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


def body(blob: bytes) -> _Element:
    return part(blob, "word/document.xml")


def part(blob: bytes, name: str) -> _Element:
    return etree.fromstring(parts(blob)[name].encode())


def text_of(element: _Element) -> str:
    """Return the text of an element; a line break counts as a line break, a paragraph too."""
    pieces = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}p"):
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        else:
            pieces.append("\t" if node.tag == f"{W}tab" else "\n")
    return "".join(pieces).strip()


def all_text(blob: bytes) -> str:
    """Return the text of header, body and footer, without-break spaces as spaces."""
    names = [name for name in parts(blob) if name.startswith("word/") and name.endswith(".xml")]
    texts = [text_of(part(blob, name)) for name in sorted(names) if "theme" not in name]
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def style_of(paragraph: _Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if style is None else style.get(f"{W}val", "")


def headings(blob: bytes) -> list[tuple[int, str]]:
    """List the headings outside tables: (level, text)."""
    found = []
    for paragraph in body(blob).findall(f"{W}body/{W}p"):
        style = style_of(paragraph)
        if style.startswith("Heading"):
            found.append((int(style.removeprefix("Heading")), text_of(paragraph)))
    return found
