"""What somebody does to a dossier, as the signed entries, envelopes and grants to store; no store here."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import body_header, encrypt
from dossiertool.vault.crypto.keys import KeyPair
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.entry import OPEN, SEALED, Access, Approval, Attachment, Entry, read_entry
from dossiertool.vault.format.grants import write_grant, write_link, write_pointer
from dossiertool.vault.format.roles import Act, Role, may_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dossiertool.vault.crypto.keys import PublicKey, SigningPair
    from dossiertool.vault.format.chain import Chain
    from dossiertool.vault.format.directory import Directory, Person

    Files = Callable[[tuple[Attachment, ...], PublicKey, int], Iterable[Attachment]]
    """Stores attachments anew, encrypted with the key of this epoch, and returns how they are now named."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Who signs, and what every entry says besides what is done: `after` and the time of now."""

    signer: SigningPair
    directory: Directory
    vault: str
    after: int
    at: str


@dataclass(frozen=True, slots=True)
class Secret:
    """A dossier's number and its key pair of the current epoch: what a grant holds."""

    number: str
    pair: KeyPair = field(repr=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a next version brings besides text: attachments (None: those of before), signals taken in."""

    att: tuple[Attachment, ...] | None = None
    signals: frozenset[str] = frozenset()


@dataclass(slots=True)
class Change:
    """What is to be stored together, or not at all; exact bytes."""

    entries: list[bytes] = field(default_factory=list)
    bodies: dict[tuple[int, int], bytes] = field(default_factory=dict)
    """Envelopes by version and epoch."""
    grants: dict[tuple[int, str], bytes] = field(default_factory=dict)
    """Envelopes by epoch and kid."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """What a seal freezes: the newest version as `body`, to become the next one as `fresh`.

    Who is in `leave` loses access. `older` are the other versions that are to be encrypted anew, because a
    sealed dossier takes no `rewrap`. `add` stores new attachments, for this key and epoch; of those that were
    there only the ids of `kept` stay, and `files` stores them anew for another epoch.
    """

    body: Body
    fresh: Body
    leave: frozenset[str]
    older: Iterable[tuple[int, Body]]
    add: Callable[[PublicKey, int], Iterable[Attachment]]
    files: Files
    kept: frozenset[str]
    retain_until: str | None


def new_dossier(pen: Pen, number: str, by: Person, body: Body) -> tuple[str, Secret, Change]:
    """Return id, key and what to store of a dossier that `by` begins."""
    dossier, secret, change = secrets.token_hex(16), Secret(number, KeyPair.new()), Change()
    people = {by: by.role, pen.directory.root: Role.SCHOOL}
    entry = Entry(
        act=Act.CREATE,
        after=pen.after,
        at=pen.at,
        att=(),
        body=_seal(change, secret.pair, body, (dossier, 1, 1), (OPEN, None)),
        dir=pen.directory.hash,
        doc=body.doc,
        epoch=1,
        grant=_give(change, secret, people, (dossier, 1)),
        id=dossier,
        key=secret.pair.public,
        link=None,
        prev=None,
        retain_until=None,
        seq=1,
        signals=(),
        state=OPEN,
        vault=pen.vault,
        version=1,
    )
    change.entries.append(entry.signed(pen.signer))
    return dossier, secret, change


def new_version(pen: Pen, chain: Chain, secret: Secret, body: Body, beside: Beside | None = None) -> Change:
    """Return what to store of a next version; envelopes of attachments are stored by who wrote `beside`."""
    now, change = chain.now, Change()
    place, state = (chain.id, now.version + 1, now.epoch), (now.state, now.retain_until)
    envelope = _seal(change, secret.pair, body, place, state)
    said = replace(now, version=now.version + 1, body=envelope, doc=body.doc, signals=())
    if beside is not None:
        att = now.att if beside.att is None else beside.att
        said = replace(said, att=in_order(att), signals=tuple(sorted(beside.signals)))
    _sign(pen, change, chain, said, Act.EDIT)
    return change


def given(pen: Pen, chain: Chain, secret: Secret, person: Person, role: Role) -> Change:
    """Return what to store when somebody gets access, or another role."""
    now, change = chain.now, Change()
    (line,) = _give(change, secret, {person: role}, (chain.id, now.epoch))
    lines = {one.kid: one for one in (*now.grant, line)}
    _sign(pen, change, chain, replace(now, grant=_sorted(lines)), Act.GRANT)
    return change


def taken(
    pen: Pen, chain: Chain, secret: Secret, kids: frozenset[str], body: Body, files: Files | None = None
) -> tuple[Secret, Change]:
    """Return a new key, and what to store when people lose access: `body` is what the newest version holds.

    Everybody else gets a new grant, and the newest version is encrypted anew with its attachments (by
    `files`), all in one change.
    """
    now, change, fresh = chain.now, Change(), Secret(secret.number, KeyPair.new())
    epoch = now.epoch + 1
    stay = {one.kid: one.role for one in now.grant if one.kid not in kids}
    people = {pen.directory.person(kid): role for kid, role in stay.items()}
    known = {person: role for person, role in people.items() if person is not None}
    link = write_link(secret.pair, secret.number, fresh.pair.public, dossier=chain.id, epoch=now.epoch)
    change.grants[now.epoch, fresh.pair.public.kid] = link
    said = replace(
        now,
        grant=_give(change, fresh, known, (chain.id, epoch)),
        epoch=epoch,
        key=fresh.pair.public,
        link=sha256_hex(link),
    )
    _sign(pen, change, chain, said, Act.REVOKE)
    _rewrap(pen, change, chain, (said, fresh.pair), (now.version, body, files))
    return fresh, change


def rewrapped(
    pen: Pen, chain: Chain, secret: Secret, older: Iterable[tuple[int, Body]], files: Files
) -> Change:
    """Return what to store when older versions are encrypted anew for the current epoch, with attachments."""
    change = Change()
    for version, body in older:
        _rewrap(pen, change, chain, (chain.now, secret.pair), (version, body, files))
    return change


def _rewrap(
    pen: Pen,
    change: Change,
    chain: Chain,
    stands: tuple[Entry, KeyPair],
    what: tuple[int, Body, Files | None],
) -> None:
    """Add a version, encrypted anew with the key of the epoch of the entry that it follows on."""
    (said, pair), (version, body, files) = stands, what
    place, state = (chain.id, version, said.epoch), (said.state, said.retain_until)
    envelope = _seal(change, pair, body, place, state)
    att = chain.versions[version].att
    if files is not None:
        att = in_order(files(att, pair.public, said.epoch))
    again = replace(said, version=version, body=envelope, doc=body.doc, att=att)
    _sign(pen, change, chain, again, Act.REWRAP)


def in_order(att: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Return attachments as an entry names them: sorted by id."""
    return tuple(sorted(att, key=lambda one: one.id))


def noted(pen: Pen, chain: Chain, act: Act) -> Change:
    """Return what to store of an act that changes at most the state: recover, seal, renew-timestamp."""
    state = SEALED if act is Act.SEAL else chain.now.state
    change = Change()
    _sign(pen, change, chain, replace(chain.now, state=state), act)
    return change


def sealed(pen: Pen, chain: Chain, secret: Secret, what: Sealing) -> Change:
    """Return what to store of a seal: others out, every version under the newest key, documents in, sealed."""
    change, said = Change(), chain.now
    if what.leave:
        secret, change = taken(pen, chain, secret, what.leave, what.body, what.files)
        said = read_entry(change.entries[-1])[0]
    for version, body in what.older:
        _rewrap(pen, change, chain, (said, secret.pair), (version, body, what.files))
    stay = [one for one in said.att if one.id in what.kept]
    place, state = (chain.id, said.version + 1, said.epoch), (said.state, what.retain_until)
    said = replace(
        said,
        version=said.version + 1,
        body=_seal(change, secret.pair, what.fresh, place, state),
        doc=what.fresh.doc,
        att=in_order([*stay, *what.add(secret.pair.public, said.epoch)]),
        retain_until=what.retain_until,
        signals=(),
    )
    _sign(pen, change, chain, said, Act.EDIT)
    _sign(pen, change, chain, replace(said, state=SEALED), Act.SEAL)
    return change


def announced(pen: Pen, chain: Chain, approval: Approval, first_day: str) -> Change:
    """Return what to store when it is announced that a dossier will be destroyed, on this day or later."""
    change = Change()
    _sign(pen, change, chain, replace(chain.now, approval=approval, retain_until=first_day), Act.ANNOUNCE)
    return change


def cancelled(pen: Pen, chain: Chain, retain_until: str | None) -> Change:
    """Return what to store when an announcement is taken back; the dossier is then kept until this day."""
    change = Change()
    _sign(pen, change, chain, replace(chain.now, retain_until=retain_until), Act.CANCEL)
    return change


def reopened(pen: Pen, chain: Chain, approval: Approval) -> Change:
    """Return what to store when a seal is broken."""
    change = Change()
    _sign(pen, change, chain, replace(chain.now, approval=approval, state=OPEN), Act.REOPEN)
    return change


def destroyed(pen: Pen, chain: Chain, number: str) -> Change:
    """Return the last entry of a dossier. That its grants and bodies go is for the store."""
    change = Change()
    said = replace(chain.now, state="shredded", body=None, doc=None, grant=(), att=(), number=number)
    _sign(pen, change, chain, said, Act.SHRED)
    return change


def _sign(pen: Pen, change: Change, chain: Chain, said: Entry, act: Act) -> None:
    """Add the entry that says this behind the chain and what the change already has."""
    prev = sha256_hex(change.entries[-1]) if change.entries else chain.hash
    entry = replace(
        said,
        act=act,
        after=pen.after,
        at=pen.at,
        dir=pen.directory.hash,
        prev=prev,
        seq=len(chain.done) + len(change.entries) + 1,
        signals=said.signals if act is Act.EDIT else (),
        approval=said.approval if act in (Act.ANNOUNCE, Act.REOPEN) else None,
    )
    change.entries.append(entry.signed(pen.signer))


def _seal(
    change: Change, pair: KeyPair, body: Body, place: tuple[str, int, int], state: tuple[str, str | None]
) -> str:
    """Encrypt a body for its place (dossier, version, epoch) and return the hash of the envelope."""
    dossier, version, epoch = place
    header = body_header(dossier, version, epoch, state=state[0], retain_until=state[1])
    envelope = encrypt(body.padded(), header, [pair.public])
    change.bodies[version, epoch] = envelope
    return sha256_hex(envelope)


def _give(
    change: Change, secret: Secret, people: dict[Person, Role], place: tuple[str, int]
) -> tuple[Access, ...]:
    """Write a grant, or for a melder a pointer, for each; return their lines of the list."""
    dossier, epoch = place
    lines = {}
    for person, role in people.items():
        if may_read(role):
            envelope = write_grant(secret.pair, secret.number, person.enc, dossier=dossier, epoch=epoch)
        else:
            key = secret.pair.public
            envelope = write_pointer(key, secret.number, person.enc, dossier=dossier, epoch=epoch)
        change.grants[epoch, person.kid] = envelope
        lines[person.kid] = Access(person.kid, role, sha256_hex(envelope))
    return _sorted(lines)


def _sorted(lines: dict[str, Access]) -> tuple[Access, ...]:
    return tuple(lines[kid] for kid in sorted(lines))
