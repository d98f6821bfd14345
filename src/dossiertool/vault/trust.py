"""What a session knows for certain of a vault: its directory and checkpoints, followed and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.accepted import follow_checkpoints
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.checkpoint import (
    Accepted,
    Checkpoint,
    merkle_root,
    read_checkpoint,
    require_first,
    require_follows,
)
from dossiertool.vault.format.directory import Directory
from dossiertool.vault.format.fields import is_id
from dossiertool.vault.format.lines import read_reading, read_signal
from dossiertool.vault.format.verified import Verified
from dossiertool.vault.leaves import covered, is_leaf, leaves_under
from dossiertool.vault.memory import Seen

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import SigningPair
    from dossiertool.vault.store.rows import Head
    from dossiertool.vault.store.transaction import Transaction

_ANY = 2**31 - 1  # the largest number that the column of every database holds
_BACKUP = "Zet een reservekopie van de kluis terug."
READS, SIGNALS = "reads", "signals"
"""The two chains of lines that a checkpoint names, as its members."""
_CHAINS = {READS: "Het leeslogboek van de kluis is", SIGNALS: "De signalen in de kluis zijn"}


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
        self.verified = Verified()
        self._newest: tuple[Checkpoint, str] | None = None
        self._seen = seen
        self._stood: dict[str, str] = {}
        self._saved: dict[str, tuple[int, str]] = {}
        self._places = {0: 0}  # of the directory, by number of the checkpoint
        self.refresh(transaction)
        if seen is not None:
            self._require_seen(transaction, seen)
        if accept:
            self._stood = {head.id: head.entry for head in transaction.heads() if is_leaf(head)}
        else:
            self.require_heads(transaction)

    @property
    def after(self) -> int:
        """The number of the newest checkpoint."""
        return self._newest[0].n if self._newest else 0

    @property
    def reads(self) -> tuple[int, str | None]:
        """Number and hash of the line of the log of reading that the newest checkpoint names."""
        return self._newest[0].reads if self._newest else (0, None)

    @property
    def signals(self) -> tuple[int, str | None]:
        """Number and hash of the signal that the newest checkpoint names."""
        return self._newest[0].signals if self._newest else (0, None)

    @property
    def place(self) -> int:
        """The place in the directory that the newest checkpoint names: later signatures name none before it."""
        return self.directory.place(self._newest[0].dir) if self._newest else 0

    def require_in_time(self, transaction: Transaction, after: int, record: str) -> None:
        """Refuse what was signed after a checkpoint, but with a directory from before it.

        Somebody who left could otherwise go on signing, with the directory of when they were still in it.

        Raises:
            Unreadable: it was, or that checkpoint is not there.
        """
        if after not in self._places:
            jws = transaction.checkpoint(after)
            found, _ = read_checkpoint(jws or b"", self.directory, self.vault)
            if found.n != after:
                raise Unreadable("another checkpoint than its row says")
            self._places[after] = self.directory.place(found.dir)
        if self.directory.place(record) < self._places[after]:
            raise Unreadable("signed with a directory that was over")

    def newest(self, transaction: Transaction, chain: str) -> tuple[int, str | None]:
        """Return number and hash of the newest line of a chain (`READS`, `SIGNALS`); 0 and None for none.

        Raises:
            Tampered: it is damaged, older than what the newest checkpoint names, or signed with an older
                directory than that.
        """
        last = transaction.last_reading() if chain == READS else transaction.last_signal()
        covered = self.reads if chain == READS else self.signals
        try:
            read = read_reading if chain == READS else read_signal
            line = None if last is None else read(last, self.directory, self.vault)
        except Unreadable:
            raise broken_chain(chain) from None
        found = (0, None) if line is None else (line[0].n, line[1])
        if found[0] < covered[0] or (found[0] == covered[0] and found != covered):
            raise broken_chain(chain)
        if line is not None and found[0] > covered[0] and self.directory.place(line[0].dir) < self.place:
            raise broken_chain(chain)
        return found

    def now_seen(self) -> Seen:
        """Return what is to be remembered; the places where it was seen are the memory's to add."""
        checkpoint = self._newest[1] if self._newest else None
        return Seen(self.directory.fingerprint, self.directory.hash, self.after, checkpoint)

    def saved(self, chain: Chain) -> None:
        """Remember how far a dossier was when it was read back: it must not be less when the session ends."""
        self._saved[chain.id] = (len(chain.done), chain.hash)

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
                elif self._seen is None:
                    require_first(found[0])
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
        stood = leaves_under(transaction, self._newest[0])
        if stood is None:
            raise _other_than_checkpoint()
        self._stood = stood

    def checkpoint(
        self, transaction: Transaction, signer: SigningPair, at: str, accepted: Accepted | None = None
    ) -> None:
        """Write a checkpoint over all dossiers, in a transaction that keeps others out.

        Only a dossier that goes on from where it stood gets its new place: whoever turned one back in the
        store must not have that signed by the next colleague who saves something. With `accepted` a restored
        backup is taken into use.

        Raises:
            Tampered: a dossier is gone, or one that was saved in this session was turned back.
        """
        self.refresh(transaction)
        rows = transaction.heads()
        self._require_saved(transaction, {head.id: head.entry for head in rows})
        heads = list(filter(None, (self._leaf(transaction, head) for head in rows)))
        if self._newest is not None and len(heads) < self._newest[0].dossiers:
            raise _other_than_checkpoint()
        made = Checkpoint(
            at=at,
            dir=self.directory.hash,
            dossiers=len(heads),
            n=self.after + 1,
            prev=self._newest[1] if self._newest else None,
            reads=self.newest(transaction, READS),
            root=merkle_root(heads),
            signals=self.newest(transaction, SIGNALS),
            vault=self.vault,
            accepted=accepted,
        )
        jws = made.signed(signer)
        transaction.add_checkpoint(made.n, jws)
        self._newest = read_checkpoint(jws, self.directory, self.vault)
        self._stood = dict(heads)

    def _require_saved(self, transaction: Transaction, stand: dict[str, str]) -> None:
        """Refuse when a dossier is less than it was; one that is only damaged does not hold up the others."""
        for dossier, (seq, entry) in self._saved.items():
            if stand.get(dossier) == entry:
                continue
            entries = transaction.entries(dossier) if dossier in stand else []
            turned_back = len(entries) < seq
            try:
                chain = Chain.follow(entries, self.directory, id=dossier, vault=self.vault)
                turned_back = turned_back or chain.done[seq - 1].hash != entry
            except Unreadable:
                pass
            if turned_back:
                raise Tampered(
                    "Wat u zojuist bewaarde, is intussen door iemand uit de kluis gehaald of teruggezet.",
                    "Waarschuw de beheerder van de kluis. Kijk wat er staat met: dossiertool kluis controleer",
                )

    def _leaf(self, transaction: Transaction, head: Head) -> tuple[str, str] | None:
        """Return where a dossier stands for the next checkpoint; None for a row that is no dossier."""
        stood = self._stood.get(head.id)
        if is_leaf(head) and stood == head.entry:
            return head.id, head.entry
        if not is_id(head.id):
            return None
        if stood is None:  # new: there is nothing that it could have been turned back to
            return covered(transaction, head.id, _ANY)
        try:
            chain = Chain.follow(transaction.entries(head.id), self.directory, id=head.id, vault=self.vault)
        except Unreadable:
            return head.id, stood
        return head.id, chain.hash if stood in [done.hash for done in chain.done] else stood

    def require_school(self, seen: Seen) -> None:
        """Refuse a vault with the id of one that was seen, of another school: no backup can be that.

        Raises:
            Tampered: it is.
        """
        if self.directory.fingerprint != seen.fingerprint:
            raise Tampered(
                "Dit is niet de kluis die u kent: de vingerafdruk van de school is een andere.",
                "Vraag de school of er een nieuwe kluis is. Gebruik deze kluis tot die tijd niet.",
            )

    def _require_seen(self, transaction: Transaction, seen: Seen) -> None:
        self.require_school(seen)
        try:
            self.directory.place(seen.directory)
            first = transaction.checkpoints(seen.n)[:1] if seen.n else []
            if seen.n and (not first or sha256_hex(first[0]) != seen.checkpoint):
                raise Unreadable("not the checkpoint that was seen")
        except Unreadable:
            raise Tampered(
                "Deze kluis is ouder dan wat u eerder zag, of een ander afschrift: er kan werk weg zijn."
                f"{self._accepted_by(transaction)}",
                "Is met opzet een reservekopie teruggezet? Aanvaard die met: "
                "dossiertool kluis herstel --aanvaard --reden TEKST",
            ) from None

    def _accepted_by(self, transaction: Transaction) -> str:
        """Say who last took a restored backup into use; empty when nobody did, or it cannot be told."""
        try:
            done = follow_checkpoints(transaction.checkpoints(1), self.directory, self.vault)
        except Tampered:
            return ""
        return f" {done[-1].by.name} nam op {done[-1].at} een reservekopie in gebruik." if done else ""


def _other_than_checkpoint() -> Tampered:
    return Tampered(
        "De kluis is beschadigd of gewijzigd: wat erin staat, klopt niet met het laatste ijkpunt.", _BACKUP
    )


def broken_chain(chain: str) -> Tampered:
    """Say that the log of reading, or the signals, are not what was written."""
    return Tampered(f"{_CHAINS[chain]} beschadigd of gewijzigd.", _BACKUP)
