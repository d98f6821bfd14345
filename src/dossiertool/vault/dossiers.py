"""One dossier of the store, opened: its chain followed, its key taken from a grant, its versions read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.changes import Change, Secret
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable, body_header, decrypt
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.grants import open_grant, open_link, open_pointer
from dossiertool.vault.format.roles import Act, Role, may_read
from dossiertool.vault.store.rows import Head

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import KeyPair
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.trust import Trust


@dataclass(frozen=True, slots=True)
class Opened:
    """A dossier as this key may see it; `secret` is None for who may only hand in signals."""

    chain: Chain
    head: Head
    role: Role
    number: str
    secret: Secret | None


def follow(transaction: Transaction, trust: Trust, head: Head) -> Chain:
    """Return the chain of a dossier, which must be what its row in `heads` says.

    Entries that this session verified before are compared by their hash and not verified again.

    Raises:
        Unreadable: it is not, or a link of it does not hold.
    """
    entries = transaction.entries(head.id)
    chain = trust.verified.continued(head.id, entries)
    if chain is None:
        chain = Chain.follow(entries, trust.directory, id=head.id, vault=trust.vault)
    trust.verified.remember(chain)
    if head_of(chain) != head:
        raise Unreadable("another head than the entries say")
    if chain.now.after > trust.after:
        raise Unreadable("names a checkpoint that is not there")
    for done in chain.done:
        trust.require_in_time(transaction, done.entry.after, done.entry.dir)
    return chain


def head_of(chain: Chain) -> Head:
    """Return the row of `heads` that belongs to a chain."""
    now = chain.now
    saved_at = chain.versions[now.version].at
    return Head(chain.id, now.version, now.epoch, now.seq, chain.hash, now.after, saved_at, now.state)


def open_dossier(
    transaction: Transaction, trust: Trust, pair: KeyPair, head: Head, number: str
) -> Opened | None:
    """Return a dossier; None when this key has no access to it.

    Raises:
        Tampered: it was damaged or altered.
    """
    kid = pair.public.kid
    try:
        chain = follow(transaction, trust, head)
        role, access = chain.role(kid), chain.now.access(kid)
        if role is None or access is None:
            return None
        grant = transaction.grant(head.id, head.epoch, kid)
        if grant is None or sha256_hex(grant) != access.grant:
            raise Unreadable("another grant than the entry says")
        if may_read(access.role):
            opened, found = open_grant(grant, pair, dossier=head.id, epoch=head.epoch)
            key, secret = opened.public, Secret(found, opened)
        else:
            key, found = open_pointer(grant, pair, dossier=head.id, epoch=head.epoch)
            secret = None
        if (key.kid, found) != (chain.now.key.kid, number):
            raise Unreadable("a grant of something else")
    except Unreadable:
        raise altered(number) from None
    return Opened(chain, head, role, number, secret)


def read_body(transaction: Transaction, opened: Opened, version: int) -> Body:
    """Return one version of a dossier.

    Raises:
        Tampered: it is missing or altered.
    """
    try:
        if opened.secret is None:
            raise Unreadable("no key")
        return open_body(transaction, opened.chain, opened.secret, version)
    except Unreadable:
        raise altered(opened.number, version) from None


def open_body(transaction: Transaction, chain: Chain, secret: Secret, version: int) -> Body:
    """Return one version, opened through the links if it is of an older epoch. Raises Unreadable."""
    said = chain.versions.get(version)
    if said is None:
        raise Unreadable("no such version")
    pair = pair_of(transaction, chain, secret, said.epoch)
    envelope = transaction.body(chain.id, version, said.epoch)
    if envelope is None or sha256_hex(envelope) != said.body:
        raise Unreadable("another body than the entry says")
    header = body_header(chain.id, version, said.epoch, state=said.state, retain_until=said.retain_until)
    body = Body.from_padded(decrypt(envelope, header, pair))
    if body.doc != said.doc:
        raise Unreadable("another text than was signed")
    return body


def pair_of(transaction: Transaction, chain: Chain, secret: Secret, epoch: int) -> KeyPair:
    """Return the key pair of an epoch, reached from the newest one through the links. Raises Unreadable."""
    if not 1 <= epoch <= chain.now.epoch:
        raise Unreadable("no such epoch")
    pair = secret.pair
    for older in range(chain.now.epoch - 1, epoch - 1, -1):
        link = transaction.grant(chain.id, older, pair.public.kid)
        if link is None or sha256_hex(link) != chain.links[older + 1]:
            raise Unreadable("another link than the entry says")
        pair, number = open_link(link, pair, dossier=chain.id, epoch=older)
        if (pair.public.kid, number) != (chain.keys[older], secret.number):
            raise Unreadable("a link to something else")
    return pair


def store(transaction: Transaction, chain: Chain, head: Head | None, change: Change) -> bool:
    """Store a change that its own chain accepts; False when the dossier moved on meanwhile.

    Raises:
        Unreadable: the chain does not accept it; nothing is to be stored.
    """
    before = {line.kid for line in chain.now.grant} if head else set()
    done = [(chain.add(jws), jws) for jws in change.entries]
    new = head_of(chain)
    if head is None:
        transaction.add_head(new)
    elif not transaction.move_head(head, new):
        return False
    for step, jws in done:
        transaction.add_entry(chain.id, step.entry.seq, step.entry.after, jws)
    for (version, epoch), envelope in change.bodies.items():
        transaction.add_body(chain.id, version, epoch, envelope)
    for (epoch, kid), envelope in change.grants.items():
        transaction.add_grant(chain.id, epoch, kid, envelope, replaces=head is not None and epoch == head.epoch)
    if head is not None and new.epoch > head.epoch:
        for kid in before:
            transaction.remove_grants(chain.id, kid=kid, epoch=head.epoch)
    if any(step.entry.act is Act.SHRED for step, _ in done):
        transaction.empty(chain.id)
    return True


def altered(number: str, version: int | None = None) -> Tampered:
    """Say that a dossier, or one version of it, is not what was saved."""
    which = number if version is None else f"{number}, versie {version},"
    return Tampered(
        f"{which} is beschadigd of gewijzigd en wordt niet getoond.",
        "Haal een eerdere versie op met --versie N, of zet een reservekopie van de kluis terug.",
    )
