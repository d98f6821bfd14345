"""Seals that are there: who sealed, when they say so, is all still what it was (`docs/format.md` §12)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dossiertool.errors import Refused, Tampered
from dossiertool.vault.attachments import open_file
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.dossiers import altered, open_body, read_body
from dossiertool.vault.format.checkpoint import Checkpoint, read_checkpoint
from dossiertool.vault.format.entry import SEALED, read_entry
from dossiertool.vault.format.manifest import Manifest, id_of, read_manifest
from dossiertool.vault.format.padding import without_zeros
from dossiertool.vault.format.roles import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.chain import Chain, Done
    from dossiertool.vault.format.entry import Attachment
    from dossiertool.vault.format.manifest import SealedFile
    from dossiertool.vault.format.roles import Role
    from dossiertool.vault.store.rows import Head
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault

    Beside = dict[str, tuple[int, Attachment]]
    """Every attachment that is what its entry says, by id, with the length of its envelope."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal that holds: who sealed, when they say so, and what; `checkpoint` is the first that covers it."""

    number: str
    by: str
    at: str
    hash: str
    retain_until: str | None
    manifest: Manifest
    manifest_jws: bytes = field(repr=False)
    after: int
    checkpoint: tuple[Checkpoint, bytes] | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A dossier that may be sealed: its newest version, with its text, and what this key may do in it."""

    role: Role
    version: int
    text: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at one dossier found. `differs` names files of the package that are not what was sealed."""

    number: str
    seal: Seal | None
    differs: tuple[str, ...] = ()


def look(vault: Vault, key: Opener, number: str, *, decrypt_all: bool = False) -> Looked:
    """Look at the seal of a dossier: signatures and hashes; with `decrypt_all` every file is opened as well.

    Raises:
        NotFound: it is not there, or not for this key.
        Tampered: its chain does not hold, or the list of what was sealed is gone.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        return look_at(transaction, vault, vault.require(transaction, key, number), decrypt_all=decrypt_all)


def look_before(vault: Vault, key: Opener, number: str) -> Looked | Unsealed:
    """Look at a dossier that is to be sealed: at its seal if it has one, else at what is to be sealed.

    Raises:
        NotFound, Tampered: as `look`.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        if seal_of(opened.chain) is not None:
            return look_at(transaction, vault, opened)
        version = opened.chain.now.version
        return Unsealed(opened.role, version, read_body(transaction, opened, version).text)


def with_checkpoint(vault: Vault, seal: Seal) -> Seal:
    """Return a seal with the checkpoint that covers it, if that is there by now. Raises Tampered."""
    with vault.reading() as transaction:
        return replace(seal, checkpoint=_checkpoint(transaction, vault, seal.after + 1))


def look_at_all(vault: Vault, key: Opener, *, decrypt_all: bool = False) -> Iterator[Looked | Tampered]:
    """Yield what a look at each sealed dossier of this key found, by number, all in one transaction.

    What is sealed is what the newest entries say: somebody who can write to the database must not hide a
    sealed dossier by its row, nor by taking the grant of this key away.

    Raises:
        Tampered: a dossier is gone or was turned back since the newest checkpoint.
    """
    kid = key.pair.public.kid
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        vault.trust.require_heads(transaction)
        numbers = vault.all(transaction, key)
        seen = {head.id for _, head in numbers}
        for head in transaction.heads():
            if head.id not in seen and _is_sealed(transaction, head, kid):
                yield Tampered(
                    "Een verzegeld dossier gaat niet open: uw toegang is weg uit de database.",
                    "Zet een reservekopie van de kluis terug.",
                )
        for number, head in numbers:
            if head.state != SEALED and not _is_sealed(transaction, head, kid):
                continue
            try:
                opened = vault.opened(transaction, key, head, number)
                yield look_at(transaction, vault, opened, decrypt_all=decrypt_all)
            except Tampered as problem:
                yield problem


def _is_sealed(transaction: Transaction, head: Head, kid: str) -> bool:
    """Tell whether a dossier is sealed by its newest entry, which also says that this key has access."""
    try:
        entry, _ = read_entry(transaction.entries(head.id)[-1])
    except (Unreadable, IndexError):
        return False  # `kluis controleer` says so
    return entry.state == SEALED and entry.access(kid) is not None


def contents(vault: Vault, key: Opener, number: str) -> tuple[Seal, dict[str, bytes], list[bytes], list[bytes]]:
    """Return the seal, every sealed file by its path, and the exact entries and directory records.

    Raises:
        NotFound, Tampered: as `look`. Refused: it is not sealed.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        looked = look_at(transaction, vault, opened)
        if looked.seal is None:
            raise not_sealed(number)
        beside = _beside(transaction, opened.chain)
        try:
            found = {
                line.name: _content(transaction, opened, beside, line) for line in looked.seal.manifest.files
            }
        except Unreadable:
            raise altered(number) from None
        return looked.seal, found, transaction.entries(opened.chain.id), transaction.directory()


def look_at(transaction: Transaction, vault: Vault, opened: Opened, *, decrypt_all: bool = False) -> Looked:
    """Look at the seal of a dossier that was opened. Raises Tampered, as `look`."""
    done = seal_of(opened.chain)
    if done is None:
        return Looked(opened.number, None)
    beside = _beside(transaction, opened.chain)
    try:
        manifest, jws = _manifest(transaction, vault, opened, beside)
    except Unreadable:
        raise altered(opened.number) from None
    differs = []
    for line in manifest.files:
        try:
            if decrypt_all or line.att is None:
                _content(transaction, opened, beside, line)
            elif line.att not in beside:
                raise Unreadable("another attachment than the entry says")
        except Unreadable:
            differs.append(line.name)
    found = Seal(
        number=opened.number,
        by=done.by.name,
        at=done.entry.at,
        hash=done.hash,
        retain_until=opened.chain.term,
        manifest=manifest,
        manifest_jws=jws,
        after=done.entry.after,
        checkpoint=_checkpoint(transaction, vault, done.entry.after + 1),
    )
    return Looked(opened.number, found, tuple(differs))


def not_sealed(number: str) -> Refused:
    """Say that this needs a seal."""
    return Refused(f"{number} is niet verzegeld.", f"Verzegel het met: dossiertool verzegel {number}")


def seal_of(chain: Chain) -> Done | None:
    """Return the entry that sealed a dossier as it stands now; None when it is not sealed."""
    if chain.now.state != SEALED:
        return None
    return next((done for done in reversed(chain.done) if done.entry.act is Act.SEAL), None)


def _beside(transaction: Transaction, chain: Chain) -> Beside:
    """Return the attachments of the newest version that are there and as signed."""
    found = {}
    for att in chain.now.att:
        id_, epoch = chain.files[att.sha256]
        envelope = transaction.attachment(chain.id, id_, epoch)
        if envelope is not None and id_ == att.id and sha256_hex(envelope) == att.sha256:
            found[id_] = (len(envelope), att)
    return found


def _manifest(transaction: Transaction, vault: Vault, opened: Opened, beside: Beside) -> tuple[Manifest, bytes]:
    """Return the manifest of the sealed version, which must be of this very dossier. Raises Unreadable."""
    now = opened.chain.now
    for id_, _ in sorted(beside.items(), key=lambda item: item[1][0]):  # it is a small one
        jws = _padded(transaction, opened, beside, id_).rstrip(b"\0")
        if id_of(jws) != id_:
            continue
        try:
            manifest, _ = read_manifest(jws, vault.trust.directory, vault.trust.vault)
        except Unreadable:
            continue  # an attachment whose id somebody chose to look like a manifest's
        of = (manifest.id, manifest.number, manifest.version) == (now.id, opened.number, now.version)
        if of and {line.att for line in manifest.files} - {None} | {id_} == {one.id for one in now.att}:
            return manifest, jws
    raise Unreadable("no manifest")


def _padded(transaction: Transaction, opened: Opened, beside: Beside, id_: str) -> bytes:
    """Return what an attachment of the newest version holds, its padding included. Raises Unreadable."""
    if id_ not in beside or opened.secret is None:
        raise Unreadable("no such attachment")
    return open_file(transaction, opened.chain, opened.secret, beside[id_][1])


def _content(transaction: Transaction, opened: Opened, beside: Beside, line: SealedFile) -> bytes:
    """Return what a sealed file holds. Raises Unreadable when that is not what was sealed."""
    if line.att is None:
        if opened.secret is None:
            raise Unreadable("no key")
        content = open_body(transaction, opened.chain, opened.secret, opened.chain.now.version).text
    else:
        content = without_zeros(_padded(transaction, opened, beside, line.att), line.size)
    if not line.fits(content):
        raise Unreadable("another file than was sealed")
    return content


def _checkpoint(transaction: Transaction, vault: Vault, n: int) -> tuple[Checkpoint, bytes] | None:
    """Return the first checkpoint that covers the seal; None when it is not there yet."""
    found = transaction.checkpoint(n)
    if found is None:
        return None
    try:
        return read_checkpoint(found, vault.trust.directory, vault.trust.vault)[0], found
    except Unreadable:
        raise Tampered(
            "Een ijkpunt van de kluis is beschadigd of gewijzigd.", "Zet een reservekopie van de kluis terug."
        ) from None
