"""Opens what strangers send: reads zip and XML within bounds, and refuses a template that would reach out.

Templates are mailed around. A document made of one is opened by a teacher or a parent, and Word then follows
pictures, parts and fields that stand elsewhere: whoever made the template would learn who reads what.
"""

from __future__ import annotations

import zipfile
from copy import copy
from typing import TYPE_CHECKING

from lxml import etree

from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED = 50_000_000
"""The most bytes that the parts of a Word file may have together, unpacked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LINKS = ("http://", "https://", "mailto:")
# Fields that only count, repeat or number what stands in the document itself.
_FIELDS = frozenset(
    """PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC XE INDEX LISTNUM TITLE SUBJECT
    AUTHOR KEYWORDS COMMENTS DATE TIME CREATEDATE SAVEDATE PRINTDATE NUMWORDS NUMCHARS SYMBOL QUOTE ADVANCE EQ
    HYPERLINK FORMTEXT FORMCHECKBOX FORMDROPDOWN =""".split()
)
_PARTS = ("vbaproject.bin", "vbadata.xml", "/embeddings/", "/activex/", "attachedtoolbars.bin")
_HINT = "Haal dit in Word uit het sjabloon, of gebruik het meegeleverde sjabloon."


def unpacked_size(archive: zipfile.ZipFile) -> int:
    """Return how many bytes all parts say they have together, unpacked; `read_part` holds them to it."""
    return sum(entry.file_size for entry in archive.infolist())


def read_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return one part; one that unpacks to more than it says is never unpacked whole.

    `ZipFile.read` unpacks everything before it looks at the size: a few kilobytes would fill the memory.

    Raises:
        zipfile.BadZipFile: the part is damaged, lies about its size or is packed as no Word file is.
    """
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    generous = copy(entry)
    generous.file_size += 1
    with archive.open(generous) as part:
        content = part.read(generous.file_size)
    if len(content) != entry.file_size:
        raise zipfile.BadZipFile
    return content


def parsed(raw: bytes) -> etree._Element:
    """Return the root of a part; nothing is fetched and no entity is filled in.

    Raises:
        etree.XMLSyntaxError: the part is no XML, or too deep or too long for a reader that trusts nobody.
    """
    return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def has_doctype(root: etree._Element) -> bool:
    """Tell whether the part declares things of its own, such as entities, which Word never does."""
    return root.getroottree().docinfo.internalDTD is not None


def refuse_reaching_out(archive: zipfile.ZipFile) -> None:
    """Look through every part of a template.

    Raises:
        InvalidInput: the template holds macros or objects, a part that stands elsewhere (a link that somebody
            clicks is allowed), a field of Word that fetches, runs or is filled in, or a DTD.
    """
    for entry in archive.infolist():
        if any(part in entry.filename.lower() for part in _PARTS):
            raise InvalidInput("er zit een macro of een ander bestand in.", _HINT)
        root = _xml(read_part(archive, entry))
        if root is None:
            continue
        if has_doctype(root):
            raise InvalidInput("er zit iets in wat niet in een Word-document hoort.", _HINT)
        for relation in root.iter(_RELATION):
            _look_at_relation(relation)
        for code in _field_codes(root):
            _look_at_field(code)


def _xml(raw: bytes) -> etree._Element | None:
    """Return the root of a part that is XML; None for pictures and for what cannot be parsed."""
    if b"<" not in raw[:200]:
        return None
    try:
        return parsed(raw)
    except etree.XMLSyntaxError:
        return None  # what cannot be parsed here, python-docx cannot open either


def _look_at_relation(relation: etree._Element) -> None:
    kind = relation.get("Type", "").rpartition("/")[2].lower()
    elsewhere = relation.get("TargetMode") == "External"
    is_link = kind == "hyperlink" and relation.get("Target", "").lower().startswith(_LINKS)
    if kind == "afchunk" or (elsewhere and not is_link):
        raise InvalidInput("er staat iets in wat Word ergens anders ophaalt.", _HINT)


def _look_at_field(code: str) -> None:
    words = code.split(maxsplit=1)
    name = words[0].upper() if words else ""
    if "{{" in code or "{%" in code or (name and name not in _FIELDS and not name.startswith("=")):
        raise InvalidInput("er staat een veld van Word in dat iets ophaalt, uitvoert of invult.", _HINT)


def _field_codes(root: etree._Element) -> Iterator[str]:
    """Yield the instruction of each field of Word; it may be spread over runs, and fields may be nested."""
    open_codes: list[list[str]] = []
    for element in root.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText"):
        if element.tag == f"{_W}fldSimple":
            yield element.get(f"{_W}instr", "")
        elif element.tag == f"{_W}instrText":
            text = element.text or ""
            if open_codes:
                open_codes[-1].append(text)
            else:
                yield text
        elif element.get(f"{_W}fldCharType") == "begin":
            open_codes.append([])
        elif element.get(f"{_W}fldCharType") == "end" and open_codes:
            yield "".join(open_codes.pop())
    for left in open_codes:
        yield "".join(left)
