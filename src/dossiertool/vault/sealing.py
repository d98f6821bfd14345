"""Sealing: one act that freezes a dossier with its documents; and breaking a seal (`docs/format.md` §12)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.bsn import find_bsn
from dossiertool.errors import InvalidInput, Refused
from dossiertool.vault.attachments import new_id, open_file, resealing, store_file
from dossiertool.vault.changes import Sealing, reopened, sealed
from dossiertool.vault.clock import require_not_behind
from dossiertool.vault.crypto.encoding import to_base64url
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.dossiers import altered, read_body
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.entry import OPEN, SEALED, Approval, is_reason
from dossiertool.vault.format.fields import is_name, to_minute
from dossiertool.vault.format.manifest import TEXT, Manifest, SealedFile, id_of
from dossiertool.vault.format.padding import without_zeros
from dossiertool.vault.format.roles import Act, Role, may
from dossiertool.vault.refusals import stale
from dossiertool.vault.rewrap import remove_superseded
from dossiertool.vault.seals import look_at, not_sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from dossiertool.vault.crypto.keys import Opener, PublicKey
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.format.chain import Chain
    from dossiertool.vault.format.entry import Attachment
    from dossiertool.vault.seals import Seal
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class ToSeal:
    """What an archivist seals: the version that was read, and all that is to lie beside its text.

    `documents` are contents by path in a package. `kept` are ids of attachments of the text by such a path,
    with their true length. `retain_until` is a day as the format writes it.
    """

    version: int
    documents: Mapping[str, bytes] = field(repr=False)
    kept: Mapping[str, tuple[str, int]]
    retain_until: str | None


def seal(vault: Vault, key: Opener, number: str, what: ToSeal, *, now: datetime) -> Seal:
    """Seal a dossier, all in one transaction, and read everything back from the disk.

    Raises:
        NotFound: it is not there, or not for this key.
        Refused: the key is no beheerder's here, it is sealed already, it moved on meanwhile, or the clock is
            behind what the vault has seen.
        InvalidInput: more files than a seal can name.
        Tampered: what was read back is not what was written.
    """
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        require_archivist(opened.role, Act.SEAL)
        if opened.chain.now.state != OPEN or opened.secret is None:
            raise Refused(
                f"{number} is al verzegeld.", f"Kijk het na met: dossiertool zegel controleer {number}"
            )
        if opened.chain.now.version != what.version:
            raise stale(number)
        require_not_behind(transaction, vault, opened.chain, now.date())
        body = read_body(transaction, opened, what.version)
        lines = [SealedFile.of(None, TEXT, body.text)]
        for name, (id_, size) in what.kept.items():
            lines.append(SealedFile.of(id_, name, _file(transaction, opened, id_, size)))
        fresh, leave = Body.new(body.text), _others(opened.chain)
        ids = {name: new_id() for name in what.documents}
        lines += [SealedFile.of(ids[name], name, content) for name, content in what.documents.items()]
        manifest = Manifest(
            at=at,
            dir=pen.directory.hash,
            files=tuple(sorted(lines, key=lambda line: line.name)),
            id=opened.chain.id,
            number=number,
            salt=to_base64url(fresh.salt),
            vault=pen.vault,
            version=what.version + 1,
        )
        try:
            jws = manifest.signed(key.signer)
        except ValueError:
            raise InvalidInput(
                f"{number} heeft te veel bestanden voor één zegel.", "Haal bijlagen weg die niet nodig zijn."
            ) from None
        files = {id_of(jws): jws, **{ids[name]: content for name, content in what.documents.items()}}
        kept = frozenset(id_ for id_, _ in what.kept.values())
        change = sealed(
            pen,
            opened.chain,
            opened.secret,
            Sealing(
                body,
                fresh,
                leave,
                _older(transaction, opened, opened.chain.now.epoch + bool(leave)),
                _adding(transaction, opened.chain.id, files),
                resealing(transaction, opened),
                kept,
                what.retain_until,
            ),
        )
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)
    with vault.reading() as transaction:
        vault.trust.refresh(transaction)
        opened = vault.require(transaction, key, number)
        found = look_at(transaction, vault, opened, decrypt_all=True)
        if found.seal is None or found.differs or found.seal.manifest != manifest:
            raise altered(number, what.version + 1)
    with suppress(InvalidInput):  # an account that may remove nothing: `kluis onderhoud` does it
        remove_superseded(vault, key, number)
    return found.seal


def reopen(vault: Vault, key: Opener, number: str, approval: Approval, *, now: datetime) -> None:
    """Break a seal: the dossier can be written again. The chain keeps who decided so and why.

    Raises:
        NotFound: it is not there, or not for this key. Refused: not a beheerder, or not sealed.
        InvalidInput: no name or reason that an entry can hold.
    """
    require_approval(approval)
    at = to_minute(now)
    with vault.writing() as transaction:
        pen = vault.pen(transaction, key, at)
        opened = vault.require(transaction, key, number)
        require_archivist(opened.role, Act.REOPEN)
        if opened.chain.now.state != SEALED:
            raise not_sealed(number)
        change = reopened(pen, opened.chain, approval)
        if not vault.store(transaction, number, opened.chain, opened, change):
            raise stale(number)
        vault.wrote(key, at)


def require_approval(approval: Approval) -> None:
    """Refuse what an entry cannot hold. Raises InvalidInput."""
    if not is_name(approval.by) or not is_reason(approval.reason):
        raise InvalidInput(
            "Zeg wie dit heeft besloten en waarom, elk op één regel.",
            "Een naam heeft ten hoogste 80 tekens, een reden ten hoogste 200.",
        )
    if any(find_bsn(f"{approval.by} {approval.reason}")):
        raise InvalidInput(
            "In de naam of de reden staat een nummer dat een BSN kan zijn.",
            "Schrijf niets over de leerling: naam en reden staan leesbaar in de kluis.",
        )


def require_archivist(role: Role, act: Act) -> None:
    """Refuse what only an archivist may do. Raises Refused."""
    if not may(role, act):
        raise Refused(
            f"Als {role} kunt u dit niet doen; u hebt daarvoor de rol beheerder nodig.",
            "Vraag de beheerder van de kluis.",
        )


def _others(chain: Chain) -> frozenset[str]:
    """Return who has access and is no archivist: who loses it when the dossier is sealed."""
    stay = {one.kid for one in chain.now.grant if chain.role(one.kid) in (Role.BEHEERDER, Role.SCHOOL)}
    return frozenset(one.kid for one in chain.now.grant) - stay


def _older(transaction: Transaction, opened: Opened, epoch: int) -> Iterator[tuple[int, Body]]:
    """Yield the versions before the newest that are not under the key of this epoch. Raises Tampered."""
    for version in opened.chain.versions.values():
        if version.version < opened.chain.now.version and version.epoch < epoch:
            yield version.version, read_body(transaction, opened, version.version)


def _adding(
    transaction: Transaction, dossier: str, files: Mapping[str, bytes]
) -> Callable[[PublicKey, int], list[Attachment]]:
    """Return what stores these files, by id, for a key and epoch."""

    def add(key: PublicKey, epoch: int) -> list[Attachment]:
        return [store_file(transaction, dossier, file, key, epoch) for file in files.items()]

    return add


def _file(transaction: Transaction, opened: Opened, id_: str, size: int) -> bytes:
    """Return an attachment of the newest version, which is `size` long. Raises Tampered."""
    try:
        att = next((one for one in opened.chain.now.att if one.id == id_), None)
        if att is None or opened.secret is None:
            raise Unreadable("no such attachment")
        return without_zeros(open_file(transaction, opened.chain, opened.secret, att), size)
    except Unreadable:
        raise altered(opened.number) from None
