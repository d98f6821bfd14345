"""Which dossier a number stands for. Only grants hold numbers, so a key's grants are opened to find one.

The one place that searches: an encrypted cache between sessions will go here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.envelope import Unreadable
from dossiertool.vault.grants import open_grant

if TYPE_CHECKING:
    from dossiertool.vault.keys import KeyPair
    from dossiertool.vault.rows import Granted, Head
    from dossiertool.vault.store import Transaction


@dataclass(frozen=True, slots=True)
class Contents:
    """What a key can see: dossiers with their number, and ids of those whose grant does not open."""

    found: list[tuple[str, Granted]]
    damaged: list[str]


class Index:
    """Finds dossiers by number; remembers numbers, never keys, as long as the vault is open."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, int], str] = {}

    def contents(self, transaction: Transaction, pair: KeyPair) -> Contents:
        """Return what this key can see, opening only the grants that were not opened before."""
        contents = Contents([], [])
        for granted in transaction.granted(pair.public.kid):
            try:
                contents.found.append((self._number(granted, pair), granted))
            except Unreadable:
                contents.damaged.append(granted.head.id)
        return contents

    def find(self, transaction: Transaction, pair: KeyPair, number: str) -> Head | None:
        """Return the dossier with this number; None when the key can see none.

        Raises:
            Tampered: two dossiers have it, or none has and a grant that might be its own is damaged.
        """
        contents = self.contents(transaction, pair)
        heads = [granted.head for found, granted in contents.found if found == number]
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

    def _number(self, granted: Granted, pair: KeyPair) -> str:
        head = granted.head
        place = (pair.public.kid, head.id, head.epoch)
        if place not in self._numbers:
            _, self._numbers[place] = open_grant(granted.grant, pair, dossier=head.id, epoch=head.epoch)
        return self._numbers[place]
