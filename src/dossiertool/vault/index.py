"""Which dossier a number stands for. Only grants hold numbers, so a key's grants are opened to find one.

A grant is opened once: what it held is remembered by the hash of its exact bytes, as long as the vault is
open, and between sessions when there is a cache. Whether it is still in the store is asked every time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault import list_cache
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.grants import open_grant, open_pointer
from dossiertool.vault.list_cache import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dossiertool.vault.crypto.keys import KeyPair
    from dossiertool.vault.format.directory import Directory
    from dossiertool.vault.list_cache import Rows
    from dossiertool.vault.store.rows import Head
    from dossiertool.vault.store.transaction import Transaction

_FEW = 500  # new grants that are asked for by name; for more, all are read


@dataclass(frozen=True, slots=True)
class Contents:
    """What a key can see: dossiers with their number, and ids of those whose grant does not open."""

    found: list[tuple[str, Head]]
    damaged: list[str]


@dataclass(slots=True)
class _Shelf:
    """What is known of one key's grants; `changed` since they were kept."""

    pair: KeyPair = field(repr=False)
    rows: Rows
    changed: bool = False


class Index:
    """Finds dossiers by number, for one vault; remembers what grants said, never keys to dossiers."""

    def __init__(self, vault: str, *, cached: bool = False, today: date | None = None) -> None:
        """Remember for one session; when `cached`, use and keep the user's list cache.

        On `today` somebody's appointment has ended or not; None does not look.
        """
        self._vault, self._cached, self._today = vault, cached, today
        self._shelves: dict[str, _Shelf] = {}

    def contents(self, transaction: Transaction, pair: KeyPair, directory: Directory) -> Contents:
        """Return what this key can see, opening only the grants that were not opened before."""
        contents = Contents([], [])
        for head, known in self.known(transaction, pair, directory):
            if known.number is None:
                contents.damaged.append(head.id)
            else:
                contents.found.append((known.number, head))
        return contents

    def known(self, transaction: Transaction, pair: KeyPair, directory: Directory) -> list[tuple[Head, Known]]:
        """Return every dossier that this key has a grant for now, with what is known of it."""
        if not self._serves(directory, pair):
            return []
        shelf = self._shelf(pair)
        found = list(self._opened(shelf, transaction.granted(pair.public.kid)))
        self._keep_only(shelf, {(head.id, head.epoch) for head, _ in found})
        return found

    def find(self, transaction: Transaction, pair: KeyPair, directory: Directory, number: str) -> Head | None:
        """Return the dossier with this number; None when the key can see none.

        Raises:
            Tampered: two dossiers have it, or none has and a grant that might be its own is damaged.
        """
        return self.now(transaction, pair, directory).find(transaction, number)

    def now(self, transaction: Transaction, pair: KeyPair, directory: Directory) -> Numbers:
        """Return the numbers as they are in this transaction, for whoever looks up many in it."""
        if not self._serves(directory, pair):
            return Numbers(pair.public.kid, {})
        shelf, kid = self._shelf(pair), pair.public.kid
        places = transaction.places_granted(kid)
        new = [dossier for dossier, epoch in places if (dossier, epoch) not in shelf.rows]
        for _ in self._opened(shelf, transaction.granted(kid, new if len(new) <= _FEW else None)):
            pass
        self._keep_only(shelf, set(places))
        return Numbers(kid, shelf.rows)

    def learn(self, pair: KeyPair, place: tuple[str, int], known: Known) -> None:
        """Remember what a grant says that this session wrote."""
        shelf = self._shelf(pair)
        shelf.rows[place], shelf.changed = known, True

    def forget(self, pair: KeyPair, dossier: str) -> None:
        """Forget what grants and summaries said of a dossier that was destroyed."""
        shelf = self._shelf(pair)
        for place in [place for place in shelf.rows if place[0] == dossier]:
            del shelf.rows[place]
            shelf.changed = True

    def learned(self, pair: KeyPair) -> None:
        """Say that something was added to what is known."""
        self._shelf(pair).changed = True

    def keep(self) -> None:
        """Write what was learned to the cache."""
        for shelf in self._shelves.values():
            if self._cached and shelf.changed:
                list_cache.store(self._vault, shelf.pair, shelf.rows.items())
                shelf.changed = False

    def _serves(self, directory: Directory, pair: KeyPair) -> bool:
        """Tell whether this key is somebody's in the directory whose appointment runs today."""
        person = directory.person(pair.public.kid)
        if person is None or person.revoked:
            return False
        return self._today is None or person.serves_on(self._today)

    def _shelf(self, pair: KeyPair) -> _Shelf:
        kid = pair.public.kid
        if kid not in self._shelves:
            rows = list_cache.load(self._vault, pair) if self._cached else {}
            self._shelves[kid] = _Shelf(pair, rows)
        return self._shelves[kid]

    @staticmethod
    def _opened(shelf: _Shelf, granted: Iterable[tuple[Head, bytes]]) -> Iterator[tuple[Head, Known]]:
        for head, grant in granted:
            place, digest = (head.id, head.epoch), sha256_hex(grant)
            known = shelf.rows.get(place)
            if known is None or known.grant != digest:
                known = shelf.rows[place] = Known(digest, _number(head, grant, shelf.pair))
                shelf.changed = True
            yield head, known

    @staticmethod
    def _keep_only(shelf: _Shelf, places: set[tuple[str, int]]) -> None:
        """Forget what the store no longer holds for this key."""
        for place in shelf.rows.keys() - places:
            del shelf.rows[place]
            shelf.changed = True


class Numbers:
    """The numbers that a key sees in one transaction; what is written in it is added with `add`."""

    def __init__(self, kid: str, rows: Rows) -> None:
        self._kid = kid
        self._damaged = sum(known.number is None for known in rows.values())
        self._ids: dict[str, list[str]] = {}
        for (dossier, _), known in rows.items():
            if known.number is not None:
                self._ids.setdefault(known.number, []).append(dossier)

    def find(self, transaction: Transaction, number: str) -> Head | None:
        """Return the dossier with this number. Raises as `Index.find`.

        Whether its grant still says so is seen when it is opened: a signed entry names the exact bytes.
        """
        ids = self._ids.get(number, ())
        rows = [transaction.granted_one(self._kid, dossier) for dossier in ids]
        heads = [row[0] for row in rows if row is not None]
        if len(heads) > 1:
            raise Tampered(
                f"{number} staat {len(heads)} keer in de kluis: een collega zonder toegang bewaarde dit nummer "
                "nog een keer, of de kluis is gewijzigd.",
                "Vraag uw collega's welk dossier het goede is. De school vindt beide met de herstelsleutel en: "
                "dossiertool kluis controleer --alles",
            )
        if not heads and self._damaged:
            raise Tampered(
                "Dit nummer is niet gevonden. Misschien hoort het bij een beschadigd of gewijzigd dossier "
                f"(aantal in deze kluis: {self._damaged}).",
                "Zet een reservekopie van de kluis terug. Andere dossiers kunt u nog ophalen.",
            )
        return heads[0] if heads else None

    def fetch_together(self, transaction: Transaction, numbers: Iterable[str]) -> None:
        """Read what opening these asks for at once; the transaction only reads."""
        ids = [dossier for number in numbers for dossier in self._ids.get(number, ())]
        transaction.fetch_together(self._kid, ids)

    def add(self, number: str, dossier: str) -> None:
        """Count a dossier that was written in this transaction."""
        self._ids.setdefault(number, []).append(dossier)


def _number(head: Head, grant: bytes, pair: KeyPair) -> str | None:
    """Return the number in a grant or pointer; None when it does not open."""
    try:
        return open_grant(grant, pair, dossier=head.id, epoch=head.epoch)[1]
    except Unreadable:
        pass
    try:
        return open_pointer(grant, pair, dossier=head.id, epoch=head.epoch)[1]
    except Unreadable:
        return None
