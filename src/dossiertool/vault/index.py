"""Which dossier a number stands for. Only grants hold numbers, so a key's grants are opened to find one.

The one place that searches: an encrypted cache between sessions will go here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.envelope import Unreadable
from dossiertool.vault.grants import open_grant, open_pointer

if TYPE_CHECKING:
    from dossiertool.vault.directory import Directory
    from dossiertool.vault.keys import KeyPair
    from dossiertool.vault.transaction import Head, Transaction


@dataclass(frozen=True, slots=True)
class Contents:
    """What a key can see: dossiers with their number, and ids of those whose grant does not open."""

    found: list[tuple[str, Head]]
    damaged: list[str]


class Index:
    """Finds dossiers by number; remembers numbers, never keys, as long as the vault is open."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, int], str] = {}

    def contents(self, transaction: Transaction, pair: KeyPair, directory: Directory) -> Contents:
        """Return what this key can see, opening only the grants that were not opened before."""
        contents, person = Contents([], []), directory.person(pair.public.kid)
        if person is None or person.revoked:
            return contents
        for head, grant in transaction.granted(pair.public.kid):
            try:
                contents.found.append((self._number(head, grant, pair), head))
            except Unreadable:
                contents.damaged.append(head.id)
        return contents

    def find(self, transaction: Transaction, pair: KeyPair, directory: Directory, number: str) -> Head | None:
        """Return the dossier with this number; None when the key can see none.

        Raises:
            Tampered: two dossiers have it, or none has and a grant that might be its own is damaged.
        """
        contents = self.contents(transaction, pair, directory)
        heads = [head for found, head in contents.found if found == number]
        if len(heads) > 1:
            raise Tampered(
                f"{number} staat {len(heads)} keer in de kluis: de kluis is beschadigd of gewijzigd.",
                "Zet een reservekopie van de kluis terug.",
            )
        if not heads and contents.damaged:
            raise Tampered(
                "Dit nummer is niet gevonden. Misschien hoort het bij een beschadigd of gewijzigd dossier "
                f"(aantal in deze kluis: {len(contents.damaged)}).",
                "Zet een reservekopie van de kluis terug. Andere dossiers kunt u nog ophalen.",
            )
        return heads[0] if heads else None

    def _number(self, head: Head, grant: bytes, pair: KeyPair) -> str:
        place = (pair.public.kid, head.id, head.epoch)
        if place not in self._numbers:
            try:
                _, number = open_grant(grant, pair, dossier=head.id, epoch=head.epoch)
            except Unreadable:
                _, number = open_pointer(grant, pair, dossier=head.id, epoch=head.epoch)
            self._numbers[place] = number
        return self._numbers[place]
