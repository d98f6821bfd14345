"""The vault (kluis): dossiers in and out, each version encrypted and signed, for those who have a grant."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, NotFound
from dossiertool.vault.beginning import NAMES, write_new_vault
from dossiertool.vault.changes import new_dossier, new_version
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.dossiers import altered, read_body
from dossiertool.vault.format.body import MAX_TEXT, Body
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.fields import from_minute, to_minute
from dossiertool.vault.format.grants import is_number
from dossiertool.vault.format.roles import Act
from dossiertool.vault.list_cache import Known
from dossiertool.vault.refusals import not_here, not_read_back, require_may, require_unsealed, stale
from dossiertool.vault.session import Session
from dossiertool.vault.shredded import require_not_shredded, shredded_ids
from dossiertool.vault.signed_rows import is_signed, learn_rows
from dossiertool.vault.store.postgres import Unreachable
from dossiertool.vault.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dossiertool.vault.beginning import Names
    from dossiertool.vault.changes import Beside, Pen
    from dossiertool.vault.crypto.keys import Opener, PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.directory import Person
    from dossiertool.vault.store.database import Place
    from dossiertool.vault.store.transaction import Transaction

MAX_CONTENT = MAX_TEXT


@dataclass(frozen=True, slots=True)
class Saved:
    """A version that was written, read back and compared."""

    number: str
    version: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to save; `expected_version` and `beside` as in `Vault.save`."""

    number: str
    content: bytes = field(repr=False)
    expected_version: int | None = None
    beside: Callable[[Transaction, Opened], Beside] | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A dossier in the vault, with its newest version; `saved_at` is UTC, to the minute."""

    number: str
    version: int
    saved_at: datetime
    state: str = "open"
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a key can see. `damaged` holds ids in the store: the numbers of those do not open."""

    dossiers: list[Stored]
    damaged: list[str]


class Vault(Session):
    """An open vault, with what people do to dossiers in it: save, fetch and list."""

    _shredded: frozenset[str] | None = None  # numbers that were destroyed before this session

    @classmethod
    def begin(
        cls,
        place: Place,
        *,
        owner: PersonalKey,
        recovery: RecoveryKey,
        now: datetime,
        names: Names = NAMES,
        memory: Path | None = None,
        before_end: Callable[[], None] | None = None,
    ) -> Vault:
        """Make a vault, as `write_new_vault`, and open it. Raises InvalidInput."""
        write_new_vault(place, owner=owner, recovery=recovery, now=now, names=names, before_end=before_end)
        begun = cls.open(place, memory=memory, accept=True)
        begun.take_into_use()
        return begun

    def save(
        self,
        key: Opener,
        number: str,
        content: bytes,
        *,
        now: datetime,
        expected_version: int | None = None,
        beside: Callable[[Transaction, Opened], Beside] | None = None,
    ) -> Saved:
        """Save a dossier, new or as its next version, and read it back from the disk.

        `content` is JSON text in UTF-8. `expected_version` is the version that the content was made from,
        0 for a number that is not in the vault yet; None takes whatever is there. `beside` is called within
        the transaction that writes and says which attachments and signals come with the version.

        Raises:
            InvalidInput: no number, no JSON, too large; the disk is full, the vault is in use.
            NotFound: the key has no access, or a version is expected of a number that is not there.
            Refused: the vault holds another version than expected, or the role may not write.
            Tampered: the vault is altered, or what was read back is not what was written.
        """
        body = body_of(number, content)
        at = to_minute(now)
        with self._database.reading() as transaction:  # the slow part first, while others can still write
            self._index.now(transaction, key.pair, self._trust.directory)
        with self._database.writing() as transaction:
            pen = self.pen(transaction, key, at)
            opened = self.find(transaction, key, number)
            wish = Wish(number, content, expected_version, beside)
            version = self.write(transaction, key, pen, opened, wish, body).now.version
            self.wrote(key, at)
        try:
            self._read_back(key, number, version, content)
        except Unreachable:
            raise not_read_back(number, version) from None
        return Saved(number, version)

    def write(
        self, transaction: Transaction, key: Opener, pen: Pen, opened: Opened | None, wish: Wish, body: Body
    ) -> Chain:
        """Write a version in a transaction of the caller, who reads it back after that; return the chain.

        Raises:
            NotFound, Refused: as `save`; then nothing of it was written.
        """
        number = wish.number
        person = self._person(key, number)
        self._require_expected(number, opened, wish.expected_version)
        if opened is None:
            require_may(person.role, Act.CREATE)
            self._require_free(transaction, number)
            dossier, _, change = new_dossier(pen, number, person, body)
            chain = Chain(dossier, pen.vault, self._trust.directory)
        else:
            require_may(opened.role, Act.EDIT)
            require_unsealed(number, opened.chain.now.state)
            chain = opened.chain
            if opened.secret is None:
                raise not_here(number)
            comes_with = None if wish.beside is None else wish.beside(transaction, opened)
            change = new_version(pen, chain, opened.secret, body, comes_with)
        if not self.store(transaction, number, chain, opened, change):
            raise stale(number)
        self._trust.verified.remember(chain)
        if opened is None:
            grant = change.grants[1, person.kid]
            self._index.learn(key.pair, (chain.id, 1), Known(sha256_hex(grant), number))
        return chain

    def fetch(self, key: Opener, number: str, *, version: int | None = None) -> bytes:
        """Return the newest version of a dossier, or the one asked for, as it was saved.

        Who shows or writes it elsewhere also calls `log.note_reading`.

        Raises:
            NotFound: it is not there, or not for this key; or there is no such version.
            Tampered: it is damaged or altered.
        """
        with self._database.reading() as transaction:
            self._trust.refresh(transaction)
            opened = self.require(transaction, key, number)
            newest = opened.chain.now.version
            wanted = newest if version is None else version
            if not 1 <= wanted <= newest:
                raise NotFound(f"Van {number} is er geen versie {wanted}.", f"De nieuwste is versie {newest}.")
            return read_body(transaction, opened, wanted).text

    def newest(self, key: Opener, number: str) -> int:
        """Return the newest version of this number, as its row says; 0 when this key can see none."""
        with self._database.reading() as transaction:
            self._trust.refresh(transaction)
            head = self._index.find(transaction, key.pair, self._trust.directory, number)
        return 0 if head is None else head.version

    def list(self, key: Opener) -> Listing:
        """Return the dossiers that this key can open, by number, and the ids of the damaged ones.

        A dossier is damaged when its grant does not open, or when version, time and state are not what was
        signed; versions are not decrypted.
        """
        with uncollected():
            return self._listing(key)

    def _listing(self, key: Opener) -> Listing:
        with self._database.reading() as transaction:
            self._trust.refresh(transaction)
            known = self._index.known(transaction, key.pair, self._trust.directory)
            if learn_rows(transaction, self._trust, known):
                self._index.learned(key.pair)
        listing = Listing([], [])
        for head, one in known:
            saved_at = _moment(head.saved_at) if is_signed(head, one) else None
            if one.number is None or saved_at is None or head.version < 1:
                listing.damaged.append(head.id)
            else:
                listing.dossiers.append(Stored(one.number, head.version, saved_at, head.state, head.id))
        listing.dossiers.sort(key=lambda stored: stored.number)
        return listing

    def _person(self, key: Opener, number: str) -> Person:
        person = self._trust.directory.person(key.pair.public.kid)
        if person is None or person.revoked or person.sig.kid != key.signer.public.kid:
            raise not_here(number)
        if self._today is not None and not person.serves_on(self._today):
            raise not_here(number)
        return person

    def _require_free(self, transaction: Transaction, number: str) -> None:
        """Refuse the number of a dossier that was destroyed before this session. Raises Refused."""
        if self._shredded is None:
            self._shredded = frozenset(shredded_ids(transaction))
        if number in self._shredded:
            require_not_shredded(transaction, self._trust, number)

    def _require_expected(self, number: str, opened: Opened | None, expected: int | None) -> None:
        """Refuse when the newest version is another one than expected."""
        if expected not in (None, 0 if opened is None else opened.chain.now.version):
            raise not_here(number) if opened is None else stale(number)

    def _read_back(self, key: Opener, number: str, version: int, content: bytes) -> None:
        with self._database.reading() as transaction:
            self._trust.refresh(transaction)
            opened = self.require(transaction, key, number)
            written = read_body(transaction, opened, version)
        if written.text != content:
            raise altered(number, version)
        self._trust.saved(opened.chain)


def body_of(number: str, content: bytes) -> Body:
    """Return what is to be encrypted, with a salt of its own; refuse what could not come back as it went in.

    Raises:
        InvalidInput: no number, no JSON, too large.
    """
    if not is_number(number):
        raise InvalidInput(
            "Dit is geen dossiernummer.",
            "Een nummer ziet eruit als D-7K3Q-92 (dossier) of G-4M7T-58 (groepsplan).",
        )
    if len(content) > MAX_CONTENT:
        raise InvalidInput(
            f"Dit dossier is te groot voor de kluis (meer dan {MAX_CONTENT // 1024**2} MB).",
            "Haal lange teksten eruit en bewaar bijlagen apart.",
        )
    try:
        return Body.new(content)
    except ValueError:
        raise InvalidInput("Er is niets bewaard: alleen een dossier als JSON kan in de kluis.") from None


@lru_cache(maxsize=4096)  # what was taken in together was saved in the same minute
def _moment(text: str) -> datetime | None:
    try:
        found = from_minute(text)
    except ValueError:
        return None
    return found if MINYEAR < found.year < MAXYEAR else None  # else no other time zone can show it
