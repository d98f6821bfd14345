"""Refuses a template that would reach out of the document: fetch, run or bring along something.

Templates are mailed around. A document made of one is opened by a teacher or a parent, and Word then follows
pictures, parts and fields that stand elsewhere: whoever made the template would learn who reads what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

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


def refuse_reaching_out(archive: zipfile.ZipFile) -> None:
    """Look through every part of a template.

    Raises:
        InvalidInput: the template holds macros or objects, a part that stands elsewhere (a link that somebody
            clicks is allowed), a field of Word that fetches, runs or is filled in, or a DTD.
    """
    for entry in archive.infolist():
        if any(part in entry.filename.lower() for part in _PARTS):
            raise InvalidInput("er zit een macro of een ander bestand in.", _HINT)
        root = _xml(archive.read(entry))
        if root is None:
            continue
        if root.getroottree().docinfo.internalDTD is not None:
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
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
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
