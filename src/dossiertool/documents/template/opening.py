"""Opens a template: within bounds, with nothing in it that runs, fetches or stands elsewhere."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dossiertool.documents.safety import refuse_reaching_out
from dossiertool.documents.template.bounds import MAX_FILE, TEXT, breaches
from dossiertool.documents.word_package import W, WordPackage, relations_of, target_of
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from lxml import etree

TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_COPIED = (
    "image/", "font/", "application/x-font", "application/vnd.openxmlformats-officedocument.obfuscatedfont",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.printersettings",
)  # fmt: skip
_AS_DOCX = "Open het sjabloon in Word en sla het op als Word-document (.docx)."


def open_template(raw: bytes, name: str) -> WordPackage:
    """Open a template; `name` is used in messages only.

    Raises:
        InvalidInput: no Word document, one of another kind, out of bounds, or one that reaches out.
    """
    if len(raw) > MAX_FILE:
        raise InvalidInput(f"Sjabloon {name} is te groot.", "Maak de plaatjes in het sjabloon kleiner.")
    _refuse_breaches(raw, name)
    package = WordPackage(raw, f"Sjabloon {name}")
    try:
        refuse_reaching_out(package.archive)
    except InvalidInput as problem:
        raise InvalidInput(f"Sjabloon {name}: {problem.message}", problem.hint) from None
    except Exception:  # whatever a broken file makes the reader of zip raise
        raise package.damaged() from None
    refuse_other_names(package.root(package.main), name)
    kinds = ContentTypes(package)
    kind = kinds.of(package.main)
    if kind == _TEMPLATE:
        raise InvalidInput(f"Sjabloon {name} is geen Word-document, maar een Word-sjabloon (.dotx).", _AS_DOCX)
    if kind != _MAIN:
        raise InvalidInput(f"Sjabloon {name} is geen Word-document.", _AS_DOCX)
    return package


def refuse_other_names(root: etree._Element, name: str) -> None:
    """See that a part with text calls things as Word does; what is put in while filling does.

    Raises:
        InvalidInput: it does not.
    """
    if root.nsmap.get("w") != W[1:-1]:
        raise InvalidInput(f"Sjabloon {name} is geen gewoon Word-document.", _AS_DOCX)


def reachable_parts(package: WordPackage) -> list[str]:
    """Return the parts that the document is made of, in the order of the file.

    What nothing points at does not come along into a document.

    Raises:
        InvalidInput: a part that is no text, picture or font.
    """
    kinds = ContentTypes(package)
    waiting, found = [""], {TYPES}
    while waiting:
        path = waiting.pop()
        rels = relations_of(path)
        if not package.holds(rels):
            continue
        found.add(rels)
        for relation in package.relations(path):
            target = unquote(target_of(path, relation))
            if relation.get("TargetMode") != "External" and package.holds(target) and target not in found:
                found.add(target)
                waiting.append(target)
    for path in found:
        kind = kinds.of(path)
        if path.lower().endswith(TEXT):
            package.root(path)  # whatever cannot be read, Word would read in its own way
        elif not kind.startswith(_COPIED):
            raise InvalidInput(
                "er zit een macro of een ander bestand in.",
                "Haal dit in Word uit het sjabloon, of gebruik het meegeleverde sjabloon.",
            )
    return [path for path in package.entries if path in found]


class ContentTypes:
    """What kind of part each part says it is."""

    def __init__(self, package: WordPackage) -> None:
        """Read the list of kinds."""
        root = package.root(TYPES) if package.holds(TYPES) else None
        self._by_name: dict[str, str] = {}
        self._by_ending: dict[str, str] = {}
        for entry in [] if root is None else root:
            self._take(entry)

    def _take(self, entry: etree._Element) -> None:
        kind = entry.get("ContentType", "").lower()
        if entry.get("PartName"):
            self._by_name[entry.get("PartName", "").lower()] = kind
        else:
            self._by_ending[entry.get("Extension", "").lower()] = kind

    def of(self, path: str) -> str:
        """Return the kind of a part, in small letters; "" when the file does not say."""
        ending = posixpath.splitext(path)[1].lower().lstrip(".")
        return self._by_name.get(f"/{path.lower()}") or self._by_ending.get(ending, "")


def _refuse_breaches(raw: bytes, name: str) -> None:
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
    except Exception:
        return
    for breach in breaches(archive):
        raise InvalidInput(f"Sjabloon {name}: {breach.message}", breach.hint)
