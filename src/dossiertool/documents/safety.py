"""Opens what strangers send: reads zip and XML within bounds, and refuses a template that would reach out.

Templates are mailed around. A document made of one is opened by a teacher or a parent, and Word then follows
pictures, parts and fields that stand elsewhere: whoever made the template would learn who reads what.
"""

from __future__ import annotations

import re
import zipfile
from copy import copy
from typing import TYPE_CHECKING

from lxml import etree

from dossiertool.documents.drawn import draws_from_elsewhere
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED = 50_000_000
"""The most bytes that the parts of a Word file may have together, unpacked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIL_MERGE = f"{_W}mailMerge"
"""What stands in the settings of a document that is connected to a file or a database."""
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}*"
_LINKS = ("http://", "https://", "mailto:")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
# Parts that run or load something, under whatever name they are packed.
_RUNNING = frozenset(
    """vbaproject wordvbadata attachedtoolbars oleobject package control activexcontrolbinary extensibility
    webextension webextensiontaskpanes""".split()
)
_SWITCHES = re.compile(r'(?:^|\s)\\(?:[lot*]\s*("[^"]*"|[^\s"]+)|[mnh](?=\s|$))', re.IGNORECASE)
_NESTED = "\N{OBJECT REPLACEMENT CHARACTER}"
# Fields that only count, repeat or number what stands in the document itself.
_FIELDS = frozenset(
    """PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC XE INDEX LISTNUM TITLE SUBJECT
    AUTHOR KEYWORDS COMMENTS DATE TIME CREATEDATE SAVEDATE PRINTDATE NUMWORDS NUMCHARS SYMBOL QUOTE ADVANCE EQ
    HYPERLINK FORMTEXT FORMCHECKBOX FORMDROPDOWN =""".split()
)
_LARGEST = 5_000_000  # bytes of XML in one part
_PARTS = ("vbaproject.bin", "vbadata.xml", "/embeddings/", "/activex/", "attachedtoolbars.bin")
_LONG_TAG, _ATTRIBUTE, _MOST = re.compile(rb"<[^<]{4000,}"), re.compile(rb"[\w:.-]\s*=\s*[\"']"), 200
_BEGINNINGS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")
_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
_USUAL = "Kies in Word bij Opslaan als: Word-document (.docx)."
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
        ValueError: an encoding that no Word file has, or an element with hundreds of attributes, which the
            reader would compare with each other.
    """
    declared = _ENCODING.search(raw[:200].replace(b"\0", b""))
    if not raw.lstrip().startswith(_BEGINNINGS) or (declared and declared[1].lower() not in _ENCODINGS):
        raise ValueError
    if any(len(_ATTRIBUTE.findall(tag[0].replace(b"\0", b""))) > _MOST for tag in _LONG_TAG.finditer(raw)):
        raise ValueError
    root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if (root.getroottree().docinfo.encoding or "utf-8").lower().encode() not in _ENCODINGS:
        raise ValueError  # named behind more blanks than we looked through
    return root


def has_doctype(root: etree._Element) -> bool:
    """Tell whether the part declares things of its own, such as entities, which Word never does."""
    return root.getroottree().docinfo.internalDTD is not None


def refuse_reaching_out(archive: zipfile.ZipFile) -> None:
    """Look through every part of a template.

    Raises:
        InvalidInput: the template holds macros or objects, a part that stands elsewhere (a link that somebody
            clicks is allowed), a field of Word that fetches, runs or is filled in, a mail merge, or a DTD.
    """
    for entry in archive.infolist():
        if is_foreign(entry.filename):
            raise InvalidInput("er zit een macro of een ander bestand in.", _HINT)
        root = _xml(read_part(archive, entry), entry.filename)
        if root is None:
            continue
        if has_doctype(root):
            raise InvalidInput("er zit iets in wat niet in een Word-document hoort.", _HINT)
        if next(root.iter(MAIL_MERGE), None) is not None:
            raise InvalidInput("er is een bestand of database aan gekoppeld (Afdruk samenvoegen).", _HINT)
        if is_strict(root):
            raise InvalidInput("het is opgeslagen als Strict Open XML.", _USUAL)
        if any(map(is_running, root.iter(_RELATION))):
            raise InvalidInput("er zit een macro of een ander bestand in.", _HINT)
        if any(map(is_fetched, root.iter(_RELATION))) or draws_from_elsewhere(root):
            raise InvalidInput("er staat iets in wat Word ergens anders ophaalt.", _HINT)
        if not all(map(only_counts, field_codes(root))):
            raise InvalidInput("er staat een veld van Word in dat iets ophaalt, uitvoert of invult.", _HINT)


def is_xml(raw: bytes, name: str) -> bool:
    """Tell whether a part, by its beginning or its name, is XML, and not a picture or a font."""
    return b"<" in raw[:200] or name.lower().endswith((".xml", ".rels"))


def _xml(raw: bytes, name: str) -> etree._Element | None:
    """Return the root of a part that is XML; None for pictures and for what cannot be parsed."""
    if not is_xml(raw, name):
        return None
    if len(raw) > _LARGEST:
        raise InvalidInput("er zit een te groot deel in.", _HINT)
    try:
        return parsed(raw)
    except (etree.XMLSyntaxError, ValueError):
        return None  # what cannot be parsed here, python-docx cannot open either


def is_foreign(part: str) -> bool:
    """Tell whether a part of a Word file, by its path, holds macros or another file."""
    return any(name in part.lower() for name in _PARTS)


def is_fetched(relation: etree._Element) -> bool:
    """Tell whether Word fetches what a relation points at when it opens the file; a link it does not."""
    kind = relation.get("Type", "").rpartition("/")[2].lower()
    elsewhere = relation.get("TargetMode", "Internal") != "Internal" or _ELSEWHERE.match(
        relation.get("Target", "").strip()
    )
    is_link = kind == "hyperlink" and relation.get("Target", "").lower().startswith(_LINKS)
    return kind == "afchunk" or bool(elsewhere and not is_link)


def is_running(relation: etree._Element) -> bool:
    """Tell whether a relation is one of macros, objects, controls or add-ins, whatever its part is called."""
    return relation.get("Type", "").rpartition("/")[2].lower() in _RUNNING


def is_strict(root: etree._Element) -> bool:
    """Tell whether anything in a part is in the form that Word calls Strict Open XML."""
    return next(root.iter(_STRICT), None) is not None


def only_counts(code: str) -> bool:
    """Tell whether a field of Word only counts or repeats, and holds no tag of ours."""
    name, _, rest = code.strip().replace("\t", " ").partition(" ")
    name = name.upper()
    if name == "HYPERLINK":
        target = _SWITCHES.sub(" ", rest).strip().lstrip('"')
        return "{{" not in code and "{%" not in code and (not target or target.lower().startswith(_LINKS))
    return "{{" not in code and "{%" not in code and (not name or name in _FIELDS or name.startswith("="))


def field_codes(root: etree._Element) -> Iterator[str]:
    """Yield the instruction of each field of Word; it may be spread over runs, and fields may be nested."""
    open_codes: list[list[str]] = []
    shown: list[bool] = []  # of each open field, whether its result has begun
    for element in root.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText", f"{_W}delInstrText"):
        if element.tag == f"{_W}fldSimple":
            yield element.get(f"{_W}instr", "")
        elif element.tag != f"{_W}fldChar":
            text = element.text or ""
            if open_codes:
                open_codes[-1].append(text)
            else:
                yield text
        elif element.get(f"{_W}fldCharType") == "begin":
            if open_codes and not shown[-1]:
                open_codes[-1].append(_NESTED)  # the field within says what stands here
            open_codes.append([])
            shown.append(False)
        elif element.get(f"{_W}fldCharType") == "separate" and shown:
            shown[-1] = True
        elif element.get(f"{_W}fldCharType") == "end" and open_codes:
            shown.pop()
            yield "".join(open_codes.pop())
    for left in open_codes:
        yield "".join(left)
