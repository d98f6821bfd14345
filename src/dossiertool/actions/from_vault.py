"""Cases that are named by their number in the vault (`kluis:D-7K3Q-92`), for every command that takes a file.

Read into memory and nowhere else. The one place where such a reading is written down, before a case is given
to anybody: as read, or as exported when the command writes documents.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.kept_text import require_own_number, unreadable
from dossiertool.errors import DossierError, HasFindings, InvalidInput, NotFound, Tampered
from dossiertool.files.load import case_in
from dossiertool.files.names import names_in
from dossiertool.vault.format.grants import is_number
from dossiertool.vault.format.lines import EXPORT, READ
from dossiertool.vault.reading import Text, read_noted, stamps_of
from dossiertool.vault.refusals import not_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.files.load import CaseFile
    from dossiertool.model.case import Case
    from dossiertool.vault.vault import Listing

_AT_ONCE = 16  # cases that are read, and noted, together


class VaultCases:
    """The cases in an open vault that this key may read."""

    def __init__(self, opened: Unlocked, *, writes: bool = False) -> None:
        """Take an open vault; with `writes` what is read goes into files."""
        self.opened = opened
        self._act = EXPORT if writes else READ
        self._expected: list[str] = []
        self._held: dict[str, Text | DossierError] = {}
        self._noted: set[tuple[str, int]] = set()
        self._whole = self._refused = False
        self._stamps: dict[str, str | DossierError] = {}

    def numbers(self) -> list[str]:
        """Return the numbers of what this key can open, in order.

        Raises:
            NotFound: there is nothing.
        """
        listing, self._whole = self._listing, True
        if not listing.dossiers and not listing.damaged:
            raise _nothing()
        return [stored.number for stored in listing.dossiers]

    def damaged(self) -> Tampered | None:
        """Return the failure of what is too damaged to tell its number; None when all is well."""
        count = len(self._listing.damaged)
        if not count:
            return None
        return Tampered(
            f"In de kluis zijn dossiers beschadigd of gewijzigd: {count}. Zij doen niet mee.",
            "Kijk de kluis na met: dossiertool kluis controleer. Zet zo nodig een reservekopie terug.",
        )

    @cached_property
    def _listing(self) -> Listing:
        return self.opened.vault.list(self.opened.key)

    def nothing_read(self) -> NotFound | None:
        """Return the failure of asking for the whole vault and, so far, getting nothing to read; else None."""
        return _nothing() if self._whole and self._refused and not self._noted else None

    def expect(self, numbers: Sequence[str]) -> None:
        """Say which cases will be asked for, in this order, so that several are read and noted at once."""
        self._expected = list(dict.fromkeys(numbers))

    def load(self, number: str) -> CaseFile:
        """Return the newest version of a case; lines and columns in it mean nothing.

        Raises:
            NotFound: it is not there, or not for this key.
            Tampered: it is damaged or altered.
            HasFindings: it does not fit the model of this version.
            InvalidInput: the vault cannot be written, so nothing may be read.
        """
        return _case_file(number, self._text(number))

    def newest(self, number: str) -> Case:
        """Return the newest version of a case, which says which version it is. Raises as `load`."""
        text = self._text(number)
        return _case_file(number, text).case.model_copy(update={"kluisversie": text.version})

    def pupil_names(self, numbers: Sequence[str]) -> frozenset[str]:
        """Return the first names of the pupils in these cases; what cannot be read gives none."""
        self.expect(numbers)
        found = map(self._read, filter(is_number, numbers))
        return frozenset(name for text in found if isinstance(text, Text) for name in names_in(text.content))

    def stamp(self, number: str) -> bytes:
        """Return what changes when the case does, and says nothing about it. Raises as `load`."""
        _require_number(number)
        if number not in self._stamps:
            numbers = [each for each in self._expected if is_number(each)]
            numbers = numbers if number in numbers else [number]
            self._stamps |= stamps_of(self.opened.vault, self.opened.key, numbers)
        found = self._stamps[number]
        if isinstance(found, DossierError):
            raise found
        return found.encode()

    def _text(self, number: str) -> Text:
        found = self._read(number)
        if isinstance(found, DossierError):
            raise found
        return found

    def _read(self, number: str) -> Text | DossierError:
        """Return a case that was read ahead, or read it with those that come next."""
        _require_number(number)
        if number not in self._held:
            at = self._expected.index(number) if number in self._expected else len(self._expected)
            batch = self._expected[at : at + _AT_ONCE] or [number]
            del self._expected[at : at + _AT_ONCE]
            opened, now = self.opened, datetime.now(UTC)
            self._held = read_noted(opened.vault, opened.key, batch, self._act, now=now, noted=self._noted)
            self._refused = self._refused or any(isinstance(each, NotFound) for each in self._held.values())
            self._noted |= {(each, text.version) for each, text in self._held.items() if isinstance(text, Text)}
        return self._held.pop(number)


def _case_file(number: str, text: Text) -> CaseFile:
    name = Path(name_of(number))
    try:
        file = case_in(text.content.decode(), name)
    except HasFindings as problem:
        raise HasFindings(
            problem.message,
            [replace(each, regel=None, kolom=None) for each in problem.findings],
            problem.hint,
            file=str(name),
        ) from None
    except (InvalidInput, UnicodeDecodeError):
        raise unreadable(number) from None
    require_own_number(file.case, number)
    return file


def _nothing() -> NotFound:
    return NotFound(
        "In deze kluis staat geen dossier dat u kunt lezen.",
        "Vraag toegang aan de beheerder, of bewaar een dossier met: dossiertool kluis bewaar BESTAND",
    )


def name_of(number: str) -> str:
    """Return how a case in the vault is called in what users see; what is no number is not repeated."""
    return f"kluis:{number if is_number(number) else '?'}"


def _require_number(number: str) -> None:
    """Refuse what is no number, as what is not there. Raises NotFound."""
    if not is_number(number):
        raise not_here(number)


@contextmanager
def vault_cases(
    unlock: Callable[[], AbstractContextManager[Unlocked]], *, writes: bool = False
) -> Iterator[VaultCases]:
    """Open the vault for the length of one command; the passphrase is asked for once. Raises as `unlocked`."""
    with unlock() as opened:
        yield VaultCases(opened, writes=writes)
