"""Attachments (bijlagen): files of at most 20 MB, each encrypted beside its dossier (`docs/format.md` §5).

One is in memory at a time, with the few copies that encrypting takes. Its name, media type and true length
stand in the case, which only who may read the dossier can open.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from dossiertool.bsn import find_bsn
from dossiertool.errors import NotFound, Tampered
from dossiertool.vault.changes import Beside
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable, attachment_header, decrypt, encrypt
from dossiertool.vault.dossiers import pair_of
from dossiertool.vault.format.entry import Attachment
from dossiertool.vault.format.padding import pad, padded_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.vault.changes import Files, Secret
    from dossiertool.vault.crypto.keys import Opener, PublicKey
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.chain import Chain
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault

MAX_FILE = 20 * 1024 * 1024
"""The most bytes of one attachment."""


def new_id() -> str:
    """Return an id for an attachment; never one that ends like a burgerservicenummer."""
    while True:
        found = secrets.token_hex(16)
        if not any(find_bsn(found)):
            return found


def adding(attachment: str, content: bytes) -> Callable[[Transaction, Opened], Beside]:
    """Return what `Vault.save` needs to add a file under this new id to the next version.

    Raises:
        ValueError: the file is empty or larger than `MAX_FILE`.
    """
    if not 0 < len(content) <= MAX_FILE:
        raise ValueError("empty or too large")

    def beside(transaction: Transaction, opened: Opened) -> Beside:
        now = opened.chain.now
        added = store_file(transaction, opened.chain.id, (attachment, content), now.key, now.epoch)
        return Beside(att=(*now.att, added))

    return beside


def leaving_out(attachment: str) -> Callable[[Transaction, Opened], Beside]:
    """Return what `Vault.save` needs to name an attachment no longer; older versions still do."""

    def beside(transaction: Transaction, opened: Opened) -> Beside:
        return Beside(att=tuple(one for one in opened.chain.now.att if one.id != attachment))

    return beside


def ids_of(vault: Vault, key: Opener, number: str) -> frozenset[str]:
    """Return the ids of the attachments of the newest version.

    Raises:
        NotFound: the dossier is not there, or not for this key.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        return frozenset(one.id for one in vault.require(transaction, key, number).chain.now.att)


def read_file(
    vault: Vault, key: Opener, number: str, attachment: str, length: int, *, version: int | None = None
) -> bytes:
    """Return an attachment of the newest version, or of the one asked for; `length` is what the case says.

    Who shows or writes it elsewhere also calls `log.note_reading`.

    Raises:
        NotFound: the dossier is not there, or not for this key; or that version has no such attachment.
        Tampered: it is damaged or altered.
    """
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        said = opened.chain.versions.get(version or opened.chain.now.version)
        named = next((one for one in said.att if one.id == attachment), None) if said else None
        if named is None:
            raise NotFound(
                f"Bij {number} is er geen bijlage met deze code.",
                f"Kijk welke er zijn met: dossiertool kluis bijlage lijst {number}",
            )
        try:
            if opened.secret is None:
                raise Unreadable("no key")
            padded = open_file(transaction, opened.chain, opened.secret, named)
            if padded_length(length) != len(padded) or any(padded[length:]):
                raise Unreadable("another length than the case says")
        except Unreadable:
            raise _altered(number) from None
    return padded[:length]


def open_file(transaction: Transaction, chain: Chain, secret: Secret, named: Attachment) -> bytes:
    """Return a file that a version of this chain names, with the zeros that pad it. Raises Unreadable."""
    known, epoch = chain.files[named.sha256]
    envelope = transaction.attachment(chain.id, known, epoch)
    if envelope is None or known != named.id or sha256_hex(envelope) != named.sha256:
        raise Unreadable("another attachment than the entry says")
    pair = pair_of(transaction, chain, secret, epoch)
    return decrypt(envelope, attachment_header(chain.id, named.id, epoch), pair)


def named_files(chain: Chain) -> list[Attachment]:
    """Return the attachments that the versions of a dossier name, each envelope once."""
    return list(dict.fromkeys(one for version in chain.versions.values() for one in version.att))


def resealing(transaction: Transaction, opened: Opened) -> Files:
    """Return what stores attachments anew for an epoch, each once.

    Raises:
        Tampered: when used, on an attachment that is damaged or altered.
    """
    chain = opened.chain
    done = {place: digest for digest, place in chain.files.items()}

    def anew(att: tuple[Attachment, ...], key: PublicKey, epoch: int) -> Iterator[Attachment]:
        for one in att:
            if (one.id, epoch) not in done:
                try:
                    if opened.secret is None:
                        raise Unreadable("no key")
                    content = open_file(transaction, chain, opened.secret, one)
                except Unreadable:
                    raise _altered(opened.number) from None
                done[one.id, epoch] = store_file(transaction, chain.id, (one.id, content), key, epoch).sha256
            yield Attachment(one.id, done[one.id, epoch])

    return anew


def store_file(
    transaction: Transaction, dossier: str, file: tuple[str, bytes], key: PublicKey, epoch: int
) -> Attachment:
    """Encrypt a file (id and content) for an epoch and store it."""
    attachment, content = file
    envelope = encrypt(pad(content, b"\0"), attachment_header(dossier, attachment, epoch), [key])
    transaction.add_attachment(dossier, attachment, epoch, envelope)
    return Attachment(attachment, sha256_hex(envelope))


def _altered(number: str) -> Tampered:
    return Tampered(
        f"Een bijlage bij {number} is beschadigd of gewijzigd en wordt niet getoond.",
        "Zet een reservekopie van de kluis terug. De andere bijlagen kunt u gewoon ophalen.",
    )
