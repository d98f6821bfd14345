"""Opens a Word file that somebody sends us: its parts, or in Dutch why it is none.

A .docx is a zip of XML parts that point at each other. Word forgives much: pictures that are gone, parts that
nobody points at. So only what is asked for is read.
"""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from dossiertool.documents.safety import MAX_UNPACKED, has_doctype, parsed, read_part, unpacked_size
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_XML = 20_000_000
"""The most bytes of XML in one part; a thousand pages of text have less, and XML takes twenty times as much."""

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What Word writes when somebody saves as Strict Open XML, and the usual names for the same things.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": _R[1:-1],
}

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .doc, and of every file with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = 0x1  # flag of a part of a zip with a password
_AGAIN = "Open het in Word, sla het op onder een andere naam en probeer het opnieuw."
_AS_DOCX = "Open het in Word of LibreOffice en sla het op als Word-document (.docx)."


class WordPackage:
    """The parts of one Word file; `main` is the path of the part with the text of the body."""

    def __init__(self, raw: bytes, name: str) -> None:
        """Open the file; `name` is used in messages only.

        Raises:
            InvalidInput: empty, an old or locked Word file, a PDF or another kind of file, damaged, or one
                that is made to unpack into more than 50 MB.
        """
        self.raw, self._name = raw, name
        self._roots: dict[str, etree._Element] = {}
        self.is_strict = False
        """Whether a part that was read is in the form that Word calls Strict Open XML."""
        _refuse_other_kinds(raw, name)
        try:
            self.archive = zipfile.ZipFile(BytesIO(raw))
        except Exception:  # whatever a broken file makes the reader of zip raise
            raise self.damaged() from None
        entries = self.archive.infolist()
        if any(entry.flag_bits & _LOCKED for entry in entries):
            raise _locked(name)
        if unpacked_size(self.archive) > MAX_UNPACKED:
            raise InvalidInput(
                f"{name} is uitgepakt groter dan {MAX_UNPACKED // 1_000_000} MB.",
                "Maak de plaatjes erin kleiner, of kopieer de tekst naar een .txt-bestand.",
            )
        self.entries: dict[str, zipfile.ZipInfo] = {entry.filename: entry for entry in entries}
        self.main = next(self.related("", "officeDocument"), "")
        if self.main not in self.entries or self.root(self.main).tag != f"{W}document":
            raise InvalidInput(f"{name} is geen Word-document.", _AS_DOCX)

    def holds(self, path: str) -> bool:
        """Tell whether the file has such a part."""
        return path in self.entries

    def part(self, path: str) -> bytes:
        """Return a part as it is.

        Raises:
            InvalidInput: there is no such part, or it is damaged.
        """
        try:
            return read_part(self.archive, self.entries[path])
        except Exception:  # whatever a broken file makes the reader of zip raise
            raise self.damaged() from None

    def root(self, path: str) -> etree._Element:
        """Return the root of a part, with the names that Word uses by default.

        Raises:
            InvalidInput: there is no such part, it is damaged or no XML, too large, or declares entities.
        """
        if path not in self._roots:
            entry = self.entries.get(path)
            if entry is not None and entry.file_size > MAX_XML:
                raise self.too_large()
            raw = self.part(path)
            try:
                root = parsed(raw)
                if not _STRICT.keys().isdisjoint(root.nsmap.values()):
                    self.is_strict = True
                    root = parsed(_usual(raw))
            except (etree.XMLSyntaxError, ValueError):
                raise self.damaged() from None
            if has_doctype(root):
                raise InvalidInput(
                    f"In {self._name} staat iets wat niet in een Word-document hoort.",
                    "Vraag de maker het document in Word op te slaan en opnieuw te sturen.",
                )
            self._roots[path] = root
        return self._roots[path]

    def relations(self, path: str) -> list[etree._Element]:
        """Return how a part ("" for the file itself) points at other parts."""
        where = relations_of(path)
        return list(self.root(where).iter(RELATION)) if self.holds(where) else []

    def related(self, path: str, kind: str) -> Iterator[str]:
        """Yield the paths of the parts of this kind (`styles`, `header`) that a part points at."""
        for relation in self.relations(path):
            if is_of_kind(relation, kind):
                yield target_of(path, relation)

    def too_large(self) -> InvalidInput:
        """Return the failure for a part with more text than any document has."""
        return InvalidInput(f"{self._name} heeft te veel tekst.", "Verdeel het document over twee bestanden.")

    def damaged(self) -> InvalidInput:
        """Return the failure for a file that cannot be read to its end."""
        return InvalidInput(f"{self._name} is beschadigd of is geen Word-document.", _AGAIN)


def relations_of(path: str) -> str:
    """Return the path of the part that says what `path` points at; "" is the file itself."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def is_of_kind(relation: etree._Element, kind: str) -> bool:
    """Tell whether a relation points at a part of this file, of this kind."""
    is_inside = relation.get("TargetMode") != "External"
    return is_inside and relation.get("Type", "").rpartition("/")[2] == kind


def target_of(path: str, relation: etree._Element) -> str:
    """Return the path of the part that a relation of `path` points at."""
    target = posixpath.join("/", posixpath.dirname(path), relation.get("Target", ""))
    return posixpath.normpath(target).lstrip("/")


def relation_id(element: etree._Element) -> str:
    """Return the name of the relation that an element of the text stands for; "" for none."""
    return element.get(f"{_R}id", "")


def _usual(raw: bytes) -> bytes:
    for strict, usual in _STRICT.items():
        raw = raw.replace(strict.encode(), usual.encode())
    return raw


def _refuse_other_kinds(raw: bytes, name: str) -> None:
    if not raw:
        raise InvalidInput(f"{name} is leeg.", "Kijk of het document is opgeslagen.")
    if raw.startswith(_OLD_OFFICE):
        if _ENCRYPTED in raw:
            raise _locked(name)
        raise InvalidInput(f"{name} is een Word-document in een oude vorm (.doc).", _AS_DOCX)
    if raw.lstrip().startswith(b"%PDF"):
        raise InvalidInput(
            f"{name} is een PDF, geen Word-document.",
            "Controleer het Word-document waarvan de PDF is gemaakt, of zet de tekst in een .txt-bestand.",
        )
    if not raw.startswith(b"PK"):
        raise InvalidInput(f"{name} is geen Word-document.", _AS_DOCX)


def _locked(name: str) -> InvalidInput:
    return InvalidInput(
        f"{name} is beveiligd met een wachtwoord.",
        "Haal in Word het wachtwoord eraf (Bestand, Info, Document beveiligen), of kopieer de tekst naar een "
        ".txt-bestand.",
    )
