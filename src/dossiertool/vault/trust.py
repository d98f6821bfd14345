"""What a session knows for certain of a vault: its directory and checkpoints, followed and compared."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.checkpoint import Checkpoint, merkle_root, read_checkpoint, require_follows
from dossiertool.vault.directory import Directory
from dossiertool.vault.encoding import sha256_hex
from dossiertool.vault.envelope import Unreadable
from dossiertool.vault.fields import is_hash, is_id
from dossiertool.vault.lines import read_reading
from dossiertool.vault.memory import Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.vault.keys import SigningPair
    from dossiertool.vault.transaction import Transaction

_MAX_DOUBTFUL = 8
_BACKUP = "Zet een reservekopie van de kluis terug."


class Trust:
    """The directory and the newest checkpoint of one vault; grows with the store, never back."""

    def __init__(self, transaction: Transaction, seen: Seen | None, *, accept: bool = False) -> None:
        """Follow the directory, and the checkpoints from the one that was seen.

        With `accept` the dossiers are not compared with the newest checkpoint.

        Raises:
            Tampered: they are damaged or forged, or this is an older or another copy than was seen.
        """
        self.vault = transaction.vault()
        self.directory = Directory(self.vault)
        self._newest: tuple[Checkpoint, str] | None = None
        self._seen = seen
        self.refresh(transaction)
        if seen is not None:
            self._require_seen(transaction, seen)
        if not accept:
            self.require_heads(transaction)

    @property
    def after(self) -> int:
        """The number of the newest checkpoint."""
        return self._newest[0].n if self._newest else 0

    @property
    def reads(self) -> tuple[int, str | None]:
        """Number and hash of the line of the log of reading that the newest checkpoint names."""
        return self._newest[0].reads if self._newest else (0, None)

    def now_seen(self) -> Seen:
        """Return what is to be remembered."""
        checkpoint = self._newest[1] if self._newest else None
        return Seen(self.directory.fingerprint, self.directory.hash, self.after, checkpoint)

    def refresh(self, transaction: Transaction) -> None:
        """Follow what others added.

        Raises:
            Tampered: it does not follow from what was there.
        """
        try:
            for record in transaction.directory()[self.directory.last + 1 :]:
                self.directory.add(record)
            if self.directory.last < 0:
                raise Unreadable("no directory")
            first = self.after + 1 if self._newest else (self._seen.n if self._seen else 1)
            for jws in transaction.checkpoints(max(first, 1)):
                found = read_checkpoint(jws, self.directory, self.vault)
                if self._newest is not None:
                    require_follows(*self._newest, found[0], self.directory)
                self._newest = found
        except Unreadable:
            raise Tampered(
                "De sleutellijst of een ijkpunt van de kluis is beschadigd of gewijzigd.", _BACKUP
            ) from None

    def require_heads(self, transaction: Transaction) -> None:
        """Compare all dossiers with the newest checkpoint.

        Raises:
            Tampered: a dossier is gone or older, or was changed past the vault.
        """
        if self._newest is None:
            return
        checkpoint = self._newest[0]
        certain: list[tuple[str, str]] = []
        doubtful: list[list[tuple[str, str]]] = []
        for head in transaction.heads():
            if head.after < checkpoint.n and is_id(head.id) and is_hash(head.entry):
                certain.append((head.id, head.entry))
            elif is_id(head.id) and (leaf := _covered(transaction, head.id, checkpoint.n)) is not None:
                certain.append(leaf)
        if not _holds(checkpoint, certain):
            certain, doubtful = _told_apart(transaction, checkpoint)
        if not any(_holds(checkpoint, [*certain, *chosen]) for chosen in product(*doubtful)):
            raise Tampered(
                "De kluis is beschadigd of gewijzigd: wat erin staat, klopt niet met het laatste ijkpunt.",
                _BACKUP,
            )

    def checkpoint(self, transaction: Transaction, signer: SigningPair, at: str) -> None:
        """Write a checkpoint over all dossiers, in a transaction that keeps others out."""
        self.refresh(transaction)
        heads = [(head.id, head.entry) for head in transaction.heads()]
        last = transaction.last_reading()
        number = 0 if last is None else read_reading(last, self.directory, self.vault)[0].n
        made = Checkpoint(
            at=at,
            dir=self.directory.hash,
            dossiers=len(heads),
            n=self.after + 1,
            prev=self._newest[1] if self._newest else None,
            reads=(number, None if last is None else sha256_hex(last)),
            root=merkle_root(heads),
            vault=self.vault,
        )
        jws = made.signed(signer)
        transaction.add_checkpoint(made.n, jws)
        self._newest = read_checkpoint(jws, self.directory, self.vault)

    def _require_seen(self, transaction: Transaction, seen: Seen) -> None:
        if self.directory.fingerprint != seen.fingerprint:
            raise Tampered(
                "Dit is niet de kluis die u kent: de vingerafdruk van de school is een andere.",
                "Vraag de school of er een nieuwe kluis is. Gebruik deze kluis tot die tijd niet.",
            )
        try:
            self.directory.place(seen.directory)
            first = transaction.checkpoints(seen.n)[:1] if seen.n else []
            if seen.n and (not first or sha256_hex(first[0]) != seen.checkpoint):
                raise Unreadable("not the checkpoint that was seen")
        except Unreadable:
            raise Tampered(
                "Deze kluis is ouder dan wat u eerder zag, of een ander afschrift: er kan werk weg zijn.",
                "Is met opzet een reservekopie teruggezet? Aanvaard die met: "
                "dossiertool kluis herstel --aanvaard",
            ) from None


def _covered(transaction: Transaction, dossier: str, checkpoint: int) -> tuple[str, str] | None:
    """Return the leaf of a dossier as its entries tell it; None when none is covered."""
    entry = transaction.entry_before(dossier, checkpoint)
    return None if entry is None else (dossier, sha256_hex(entry))


def _holds(checkpoint: Checkpoint, leaves: Sequence[tuple[str, str]]) -> bool:
    return len(leaves) == checkpoint.dossiers and merkle_root(leaves) == checkpoint.root


def _told_apart(
    transaction: Transaction, checkpoint: Checkpoint
) -> tuple[list[tuple[str, str]], list[list[tuple[str, str]]]]:
    """Return the leaves on which head and entries agree, and both readings of the few where they do not.

    When a head or an entry was damaged, the other still gives the leaf, so that one damaged dossier does
    not close the vault. A dossier that was put back as a whole has one reading, which does not fit.
    """
    certain, doubtful = [], []
    for head in transaction.heads():
        leaf = _covered(transaction, head.id, checkpoint.n) if is_id(head.id) else None
        own = (head.id, head.entry) if is_id(head.id) and is_hash(head.entry) else None
        readings = list(dict.fromkeys(one for one in (leaf, own) if one is not None))
        if leaf == own or (len(readings) == 1 and leaf is not None and head.after >= checkpoint.n):
            certain += readings
        else:
            doubtful.append(readings)
    return certain, doubtful[:_MAX_DOUBTFUL]
