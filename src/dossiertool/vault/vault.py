"""The vault (kluis): dossiers in and out, each version encrypted and signed, for those who have a grant."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Self

from dossiertool.errors import DossierError, InvalidInput, NotFound, Refused
from dossiertool.vault.beginning import NAMES, write_new_vault
from dossiertool.vault.body import MAX_TEXT, Body
from dossiertool.vault.chain import Chain
from dossiertool.vault.changes import Pen, new_dossier, new_version
from dossiertool.vault.database import Database
from dossiertool.vault.dossiers import altered, open_dossier, read_body, store
from dossiertool.vault.encoding import sha256_hex
from dossiertool.vault.envelope import Unreadable
from dossiertool.vault.fields import from_minute, to_minute
from dossiertool.vault.grants import is_number
from dossiertool.vault.index import Index
from dossiertool.vault.list_cache import Known
from dossiertool.vault.memory import Memory
from dossiertool.vault.place import place_hash
from dossiertool.vault.postgres import Unreachable
from dossiertool.vault.refusals import not_here, not_read_back, require_may, require_unsealed, stale
from dossiertool.vault.roles import Act, may_read
from dossiertool.vault.trust import Trust
from dossiertool.vault.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dossiertool.vault.beginning import Names
    from dossiertool.vault.changes import Beside, Change
    from dossiertool.vault.database import Place
    from dossiertool.vault.directory import Person
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.keys import Opener, PersonalKey, SigningPair
    from dossiertool.vault.memory import Seen
    from dossiertool.vault.recovery import RecoveryKey
    from dossiertool.vault.transaction import Head, Transaction

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


class Vault:
    """An open vault; close it, or use it in a `with`. For one thread.

    Closing writes a checkpoint when something was written, and remembers what was seen.
    """

    def __init__(
        self,
        database: Database,
        memory: Memory,
        *,
        accept: bool = False,
        today: date | None = None,
        cached: bool = False,
    ) -> None:
        """Use `begin` or `open`; with `accept` what was seen before is not compared, nor replaced."""
        self._database, self._memory = database, memory
        self._wrote: tuple[SigningPair, str] | None = None
        self._closed = False
        self._remembers, self._today = not accept, today
        with database.reading() as transaction:
            vault = transaction.vault()
            self.seen: Seen | None = memory.seen(vault)
            if not accept:
                memory.require_no_other(vault, place_hash(database.place))
            self._trust = Trust(transaction, None if accept else self.seen, accept=accept)
            if accept and self.seen is not None:
                self._trust.require_school(self.seen)
        self._index = Index(self._trust.vault, cached=cached, today=today)

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

    @classmethod
    def open(
        cls,
        place: Place,
        *,
        wait: float = 10,
        memory: Path | None = None,
        accept: bool = False,
        today: date | None = None,
        cached: bool = False,
    ) -> Vault:
        """Open a vault; `wait` is how many seconds to wait while another program writes.

        `memory` is the file that remembers what was seen; with `accept` an older copy is taken as it is, but
        remembered only after `take_into_use`. On `today` an appointment has ended or not; None does not look.
        `cached` uses and keeps the user's list cache.

        Raises:
            InvalidInput: it is no vault, one of another version, or it cannot be reached.
            Tampered: the database is damaged, or older than what was seen.
        """
        database = Database.open(place, wait=wait)
        try:
            return cls(database, Memory(memory), accept=accept, today=today, cached=cached)
        except BaseException:
            database.close()
            raise

    @property
    def place(self) -> Place:
        """Where it is kept: the database file, or the address of the server."""
        return self._database.place

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the school, to be compared by people."""
        return self._trust.directory.fingerprint

    @property
    def first_time(self) -> bool:
        """Whether this vault was never seen before by who remembers."""
        return self._memory.keeps and self.seen is None and self._remembers

    def take_into_use(self) -> None:
        """Remember from here on this vault as it is, in the place of what was seen before."""
        self._remembers = True

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

        A dossier is damaged when its grant does not open; versions are not decrypted.
        """
        with uncollected():
            return self._listing(key)

    def _listing(self, key: Opener) -> Listing:
        with self._database.reading() as transaction:
            self._trust.refresh(transaction)
            contents = self._index.contents(transaction, key.pair, self._trust.directory)
        listing = Listing([], contents.damaged)
        for number, head in contents.found:
            saved_at = _moment(head.saved_at)
            if saved_at is None or head.version < 1:
                listing.damaged.append(head.id)
            else:
                listing.dossiers.append(Stored(number, head.version, saved_at, head.state, head.id))
        listing.dossiers.sort(key=lambda stored: stored.number)
        return listing

    def reading(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that reads, for the modules of this room."""
        return self._database.reading()

    def writing(self) -> contextlib.AbstractContextManager[Transaction]:
        """Begin a transaction that writes, for the modules of this room."""
        return self._database.writing()

    @property
    def index(self) -> Index:
        """Which numbers are where, for the modules of this room."""
        return self._index

    @property
    def trust(self) -> Trust:
        """What is known for certain, for the modules of this room."""
        return self._trust

    def pen(self, transaction: Transaction, key: Opener, at: str) -> Pen:
        """Return what every entry of this key says now, in a transaction that writes."""
        self._trust.refresh(transaction)
        return Pen(key.signer, self._trust.directory, self._trust.vault, self._trust.after, at)

    def find(self, transaction: Transaction, key: Opener, number: str) -> Opened | None:
        """Return the dossier with this number, its chain followed; None when the key can see none."""
        head = self._index.find(transaction, key.pair, self._trust.directory, number)
        return None if head is None else open_dossier(transaction, self._trust, key.pair, head, number)

    def opened(self, transaction: Transaction, key: Opener, head: Head, number: str) -> Opened:
        """Return the dossier of this head, of which the key was seen to have the number.

        Raises:
            NotFound: not for this key to read. Tampered: it was damaged or altered.
        """
        opened = open_dossier(transaction, self._trust, key.pair, head, number)
        if opened is None or not may_read(opened.role):
            raise not_here(number)
        return opened

    def all(self, transaction: Transaction, key: Opener) -> Sequence[tuple[str, Head]]:
        """Return every dossier that this key can see, by number; for `opened`, without a search for each."""
        found = self._index.contents(transaction, key.pair, self._trust.directory).found
        return sorted(found, key=itemgetter(0))

    def numbers(self, transaction: Transaction, key: Opener) -> dict[str, str]:
        """Return the numbers that this key can see, by id of the dossier."""
        found = self._index.contents(transaction, key.pair, self._trust.directory).found
        return {head.id: number for number, head in found}

    def require(self, transaction: Transaction, key: Opener, number: str) -> Opened:
        """Return a dossier that this key may read.

        Raises:
            NotFound: there is none.
        """
        opened = self.find(transaction, key, number)
        if opened is None or not may_read(opened.role):
            raise not_here(number)
        return opened

    def store(
        self, transaction: Transaction, number: str, chain: Chain, opened: Opened | None, change: Change
    ) -> bool:
        """Store a change; False when the dossier moved on meanwhile.

        Raises:
            Refused: readers would not accept it.
        """
        try:
            return store(transaction, chain, opened.head if opened else None, change)
        except Unreadable:
            raise Refused(
                f"Dit mag niet bij {number}: de kluis zou het later niet aannemen.",
                "Kijk wie wat mag met: dossiertool kluis toegang toon",
            ) from None

    def wrote(self, key: Opener, at: str) -> None:
        """Say that this key wrote something, so that closing makes a checkpoint."""
        self._wrote = (key.signer, at)

    def checkpoint(self, key: Opener, *, now: datetime) -> None:
        """Write a checkpoint over what was written up to here, as closing does."""
        with self._database.writing() as transaction:
            self._trust.checkpoint(transaction, key.signer, to_minute(now))
        self._wrote = None

    def tidy(self) -> bool:
        """Let the store give up what was removed; False when others who use it keep it from doing so."""
        return self._database.tidy()

    def close(self) -> None:
        """Close the vault: write a checkpoint if something was written, and remember what was seen."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._wrote is not None:
                with self._database.writing() as transaction:
                    self._trust.checkpoint(transaction, *self._wrote)
                self._wrote = None
            if self._remembers:
                place = place_hash(self._database.place)
                self._memory.remember(self._trust.vault, self._trust.now_seen(), place)
            self._index.keep()
        finally:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *problem: object) -> None:
        if kind is None:
            self.close()
            return
        with contextlib.suppress(DossierError):  # what went wrong first is what the user is told
            self.close()

    def _person(self, key: Opener, number: str) -> Person:
        person = self._trust.directory.person(key.pair.public.kid)
        if person is None or person.revoked or person.sig.kid != key.signer.public.kid:
            raise not_here(number)
        if self._today is not None and not person.serves_on(self._today):
            raise not_here(number)
        return person

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
