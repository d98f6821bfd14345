"""Opens what lies in the folder with forms: Word or Excel, and in Dutch why something is neither."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from dossiertool.actions.inbox.outcome import Reason
from dossiertool.documents.forms.kinds import completed, known
from dossiertool.documents.forms.read_form import read_form
from dossiertool.documents.forms.shape import generic
from dossiertool.errors import InvalidInput
from dossiertool.files.source import MAX_BYTES
from dossiertool.spreadsheet import is_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dossiertool.actions.inbox.merge import Known
    from dossiertool.documents.forms.returned import Returned

_Found = TypeVar("_Found")
_OURS = (".dossier", ".groepsplan", ".school")
_CASES = {".yaml", ".yml", ".json", ".jsonl"}
_OF_THE_SYSTEM = {"desktop.ini", "thumbs.db"}
_MOST_ROWS = 400
_SHEETS = {".xlsx", ".xlsm", ".xls"}


class SentBack(Exception):
    """A form that cannot be taken in as it is, with the reasons for whoever filled it in."""

    def __init__(self, redenen: Sequence[Reason]) -> None:
        """Carry the reasons."""
        super().__init__()
        self.redenen = list(redenen)


@dataclass(frozen=True, slots=True)
class Opened:
    """A form that was read: the bytes of its file, what it says, and what such a form can hold."""

    raw: bytes
    returned: Returned
    known: Known

    @property
    def problemen(self) -> list[Reason]:
        """What the reader could not make out, as reasons."""
        return [
            Reason(each.what, each.advies, each.label, each.pad, each.paragraph)
            for each in self.returned.problemen
        ]


def forms_in(folder: Path) -> list[Path]:
    """Return the files in this folder that may be forms, by name; folders in it are not looked into.

    Case files, school files and what systems and word processors leave behind are passed over.

    Raises:
        InvalidInput: there is no such folder, or it may not be read.
    """
    try:
        found = sorted(path for path in folder.iterdir() if _may_be_a_form(path))
    except FileNotFoundError:
        raise InvalidInput(
            f"De map {folder} bestaat niet.", "Maak de map en zet de ingevulde formulieren erin."
        ) from None
    except NotADirectoryError:
        raise InvalidInput(f"{folder} is geen map.", "Geef de map met de ingevulde formulieren.") from None
    except OSError:
        raise InvalidInput(
            f"U mag de map {folder} niet lezen.", "Vraag toegang aan wie de map beheert."
        ) from None
    return found


def open_any(path: Path, raw: bytes) -> Opened:
    """Return the form in these bytes of the file `path`.

    Raises:
        SentBack: no form of dossiertool, or one that cannot be read safely.
    """
    name = path.name
    try:
        if len(raw) > MAX_BYTES:
            raise InvalidInput(
                f"{name} is groter dan {MAX_BYTES // 1024 // 1024} MB.",
                "Een formulier is klein. Haal de plaatjes eruit en stuur het opnieuw.",
            )
        if is_spreadsheet(raw) or path.suffix.lower() in _SHEETS:
            from dossiertool.documents.forms.sheet_read import read_sheet  # noqa: PLC0415  most forms are Word

            returned = _in_order(read_sheet(raw, name))
        else:
            returned = read_form(raw, name)
    except InvalidInput as problem:
        raise SentBack([Reason(problem.message, problem.hint or "")]) from None
    if any(len(rows) > _MOST_ROWS for rows in returned.tabellen.values()):
        raise SentBack([Reason(f"Een tabel heeft meer dan {_MOST_ROWS} rijen.", "Haal weg wat er niet hoort.")])
    waarden = completed(returned.soort, returned.waarden)
    return Opened(raw, replace(returned, waarden=waarden), known(returned.soort))


def _in_order(returned: Returned) -> Returned:
    """Return a workbook with its answers in the order of the form; Excel may have saved them in another."""
    items = known(returned.soort)
    order = {pad: i for i, pad in enumerate((*items.velden, *items.tabellen))}

    def place(each: tuple[str, object]) -> int:
        return order.get(generic(each[0]), len(order))

    return replace(
        returned,
        waarden=dict(sorted(returned.waarden.items(), key=place)),
        tabellen=dict(sorted(returned.tabellen.items(), key=place)),
    )


def _may_be_a_form(path: Path) -> bool:
    name = path.name.lower()
    if name.startswith((".", "~$")) or name in _OF_THE_SYSTEM:
        return False
    if path.suffix.lower() in _CASES and (path.stem.lower() == "school" or path.stem.lower().endswith(_OURS)):
        return False
    return path.is_symlink() or path.is_file()


def require_plain_file(path: Path) -> None:
    """See that this is a file of its own in this folder.

    Raises:
        InvalidInput: it is a reference to another file, which may be anywhere.
    """
    if path.is_symlink() or (sys.platform != "win32" and not path.is_file()):
        raise InvalidInput("Dit is een verwijzing naar een ander bestand.", "Zet het formulier zelf in de map.")
