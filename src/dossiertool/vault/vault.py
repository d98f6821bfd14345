"""The vault (kluis): dossiers in and out, each version encrypted, for those who have a grant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import TYPE_CHECKING, Self

from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.vault.dossiers import (
    add_dossier,
    add_version,
    altered,
    dossier_pair,
    read_version,
    recipient_rows,
    recipients,
)
from dossiertool.vault.encoding import strict_json
from dossiertool.vault.folder import existing_database, new_database
from dossiertool.vault.grants import is_number
from dossiertool.vault.index import Index
from dossiertool.vault.store import PROVISIONAL, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dossiertool.vault.keys import Opener, PublicKey
    from dossiertool.vault.rows import Head

MAX_CONTENT = 22 * 1024 * 1024  # padded and in base64 this stays below the 32 MiB of an envelope
_MINUTE = "%Y-%m-%dT%H:%MZ"


@dataclass(frozen=True, slots=True)
class Saved:
    """A version that was written, read back and compared."""

    number: str
    version: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A dossier in the vault, with its newest version; `saved_at` is UTC, to the minute."""

    number: str
    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """What a key can see. `damaged` holds ids in the store: the numbers of those do not open."""

    dossiers: list[Stored]
    damaged: list[str]


class Vault:
    """An open vault; close it, or use it in a `with`. For one thread."""

    mark = PROVISIONAL

    def __init__(self, store: Store) -> None:
        """Use `begin` or `open`."""
        self._store = store
        self._index = Index()

    @classmethod
    def begin(
        cls,
        folder: Path,
        *,
        owner: PublicKey,
        recovery: PublicKey,
        before_end: Callable[[], None] | None = None,
    ) -> Vault:
        """Make a vault in a new or empty folder; both keys get a grant for everything saved in it.

        `before_end` is called when all is written; if it raises, the vault is taken away again.

        Raises:
            InvalidInput: there is a vault, the folder holds other things, or it cannot be written.
        """
        if owner.kid == recovery.kid:
            raise InvalidInput("De herstelsleutel moet een andere sleutel zijn dan die van u.")
        with new_database(folder) as database:
            Store.begin(database, recipient_rows(owner, recovery))
            if before_end is not None:
                before_end()
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path, *, wait: float = 10) -> Vault:
        """Open a vault; `wait` is how many seconds to wait while another program writes.

        Raises:
            InvalidInput: it is no vault, one of a later version, or it cannot be reached.
            Tampered: the database is damaged.
        """
        return cls(Store.open(existing_database(folder), wait=wait))

    def save(
        self,
        key: Opener,
        number: str,
        content: bytes,
        *,
        now: datetime,
        expected_version: int | None = None,
    ) -> Saved:
        """Save a dossier, new or as its next version, and read it back from the file.

        `content` is JSON text in UTF-8. `expected_version` is the version that the content was made from,
        0 for a number that is not in the vault yet; None takes whatever is there.

        Raises:
            InvalidInput: no number, no JSON, too large; the disk is full, the vault is in use.
            NotFound: the key has no access, or a version is expected of a number that is not there.
            Refused: the vault holds another version than expected.
            Tampered: the vault is altered, or what was read back is not what was written.
        """
        if not is_number(number):
            raise InvalidInput(
                "Dit is geen dossiernummer.",
                "Een nummer ziet eruit als D-7K3Q-92 (dossier) of G-4M7T-58 (groepsplan).",
            )
        _require_content(content)
        saved_at = _to_minute(now)
        grants: dict[str, bytes] = {}
        with self._store.reading() as transaction:  # the slow part first, while others can still write
            self._index.contents(transaction, key.pair)
        with self._store.writing() as transaction:
            keys = recipients(transaction)
            if key.pair.public not in keys:
                raise _not_here(number)
            head = self._index.find(transaction, key.pair, number)
            _require_expected(number, head, expected_version)
            if head is None:
                head, pair, grants = add_dossier(transaction, number, keys)
            else:
                pair = dossier_pair(transaction, key.pair, head, number)
            if not add_version(transaction, head, pair, content, saved_at):
                raise _stale(number)
        version = head.version + 1
        with self._store.reading() as transaction:
            written = read_version(transaction, key.pair, head.id, version, number)
            granted = {kid: transaction.grant(head.id, head.epoch, kid) for kid in grants}
        if written != content or granted != grants:
            raise altered(number, version)
        return Saved(number, version)

    def fetch(self, key: Opener, number: str, *, version: int | None = None) -> bytes:
        """Return the newest version of a dossier, or the one asked for, as it was saved.

        Raises:
            NotFound: it is not there, or not for this key; or there is no such version.
            Tampered: it is damaged or altered.
        """
        with self._store.reading() as transaction:
            head = self._index.find(transaction, key.pair, number)
            if head is None:
                raise _not_here(number)
            wanted = head.version if version is None else version
            if not 1 <= wanted <= head.version:
                raise NotFound(
                    f"Van {number} is er geen versie {wanted}.", f"De nieuwste is versie {head.version}."
                )
            return read_version(transaction, key.pair, head.id, wanted, number)

    def list(self, key: Opener) -> Listing:
        """Return the dossiers that this key can open, by number, and the ids of the damaged ones.

        A dossier is damaged when its grant does not open or its newest version is gone; the versions
        themselves are not decrypted.
        """
        with self._store.reading() as transaction:
            contents = self._index.contents(transaction, key.pair)
        listing = Listing([], contents.damaged)
        for number, granted in contents.found:
            saved_at = _from_minute(granted.saved_at)
            if saved_at is None or granted.head.version < 1:
                listing.damaged.append(granted.head.id)
            else:
                listing.dossiers.append(Stored(number, granted.head.version, saved_at))
        listing.dossiers.sort(key=lambda stored: stored.number)
        return listing

    def close(self) -> None:
        """Close the vault."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()


def _require_content(content: bytes) -> None:
    """Refuse what could not come back as it went in: padding with blanks must be removable."""
    if len(content) > MAX_CONTENT:
        raise InvalidInput(
            f"Dit dossier is te groot voor de kluis (meer dan {MAX_CONTENT // 1024**2} MB).",
            "Haal lange teksten eruit en bewaar bijlagen apart.",
        )
    try:
        if content.endswith(b" "):
            raise ValueError("ends with a blank")
        strict_json(content)
    except ValueError:
        raise InvalidInput("Er is niets bewaard: alleen een dossier als JSON kan in de kluis.") from None


def _require_expected(number: str, head: Head | None, expected: int | None) -> None:
    current = 0 if head is None else head.version
    if expected in (None, current):
        return
    if head is None:
        raise _not_here(number)
    raise _stale(number)


def _to_minute(now: datetime) -> str:
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    return now.astimezone(UTC).strftime(_MINUTE)


def _from_minute(text: str | None) -> datetime | None:
    try:
        found = datetime.strptime(text or "", _MINUTE).replace(tzinfo=UTC)
    except ValueError:
        return None
    return found if MINYEAR < found.year < MAXYEAR else None  # else no other time zone can show it


def _not_here(number: str) -> NotFound:
    """One message for what is not there and what is not for this key; shows only what looks like a number."""
    shown = number if is_number(number) else "Dit nummer"
    return NotFound(
        f"{shown} staat niet in de kluis, of u hebt er geen toegang toe.",
        "Kijk wat u kunt ophalen met: dossiertool kluis lijst",
    )


def _stale(number: str) -> Refused:
    return Refused(
        f"{number} is niet bewaard: de kluis heeft een andere versie dan die waarmee u begon.",
        "Haal de nieuwste versie op, zet uw wijzigingen daarin en bewaar die.",
    )
