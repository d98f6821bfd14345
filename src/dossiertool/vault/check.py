"""Looks a whole vault over: hashes, chains, signatures, checkpoint; and, when asked, decrypts everything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.attachments import named_files, open_file
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.dossiers import follow, open_body, open_dossier
from dossiertool.vault.format.accepted import follow_checkpoints
from dossiertool.vault.format.entry import SHREDDED
from dossiertool.vault.format.roles import may_read
from dossiertool.vault.log import follow_readings
from dossiertool.vault.signals import follow_signals, may_have_signed

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.format.accepted import Acceptance
    from dossiertool.vault.format.chain import Chain
    from dossiertool.vault.format.directory import Person
    from dossiertool.vault.format.lines import Reading, Signal
    from dossiertool.vault.store.rows import Head
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.trust import Trust
    from dossiertool.vault.vault import Vault


ACCESS, OLDER_KEY = "toegang", "oudere sleutel"
"""What is wrong with the table of grants; also when a dossier was destroyed after the rest was copied."""


@dataclass(slots=True)
class Report:
    """What was looked at, and what is wrong: the object and the id of its dossier.

    No name, and a number only where it stands for two dossiers.
    """

    dossiers: int = 0
    versions: int = 0
    readings: int = 0
    attachments: int = 0
    signals: int = 0
    decrypted: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)
    accepted: list[Acceptance] = field(default_factory=list)


def check(vault: Vault, key: Opener | None = None) -> Report:
    """Return what a look over the whole vault found; with a key everything that it opens is decrypted.

    With a key it also tells which numbers stand for two dossiers: a colleague without access, who cannot see
    that a number is taken, may have saved it again. The recovery key, which opens all, finds every one.

    Raises:
        Tampered: directory, checkpoint or the list of dossiers does not hold, so nothing can be judged.
    """
    report, trust = Report(), vault.trust
    with vault.reading() as transaction:
        trust.refresh(transaction)
        trust.require_heads(transaction)
        readings: dict[str, list[tuple[Reading, Person]]] = {}
        try:
            for line, by in follow_readings(transaction, trust):
                report.readings += 1
                readings.setdefault(line.id, []).append((line, by))
        except Tampered:
            report.problems.append(("leeslogboek", ""))
        handed_in = _signals(transaction, vault.trust, report)
        try:
            report.accepted = follow_checkpoints(transaction.checkpoints(1), trust.directory, trust.vault)
        except Tampered:
            report.problems.append(("ijkpunten", ""))
        numbers = vault.numbers(transaction, key) if key else {}
        times = Counter(numbers.values())
        report.problems += [
            (f"{number} staat {times[number]} keer in de kluis", dossier)
            for dossier, number in numbers.items()
            if times[number] > 1
        ]
        for head in transaction.heads():
            report.dossiers += 1
            lines = None if handed_in is None else handed_in.pop(head.id, [])
            try:
                chain = follow(transaction, trust, head)
            except Unreadable:
                report.problems.append(("logboek", head.id))
                continue
            _check_hashes(transaction, chain, report)
            _check_readings(chain, readings.get(head.id, []), report)
            if lines is not None:
                _check_signals(transaction, chain, lines, report)
            if key is not None and head.id in numbers:
                _check_texts(vault, transaction, key, (head, numbers[head.id]), report)
    report.problems += [("signaal van geen dossier", dossier) for dossier in sorted(handed_in or ())]
    return report


def _check_hashes(transaction: Transaction, chain: Chain, report: Report) -> None:
    """Compare every envelope with the hash that was signed."""
    if not chain.now.grant:
        return  # destroyed: what is left may go
    for version in chain.versions.values():
        report.versions += 1
        envelope = transaction.body(chain.id, version.version, version.epoch)
        if envelope is None or sha256_hex(envelope) != version.body:
            report.problems.append((f"versie {version.version}", chain.id))
    for file in named_files(chain):
        report.attachments += 1
        envelope = transaction.attachment(chain.id, *chain.files[file.sha256])
        if envelope is None or sha256_hex(envelope) != file.sha256:
            report.problems.append((f"bijlage {file.id}", chain.id))
    for line in chain.now.grant:
        grant = transaction.grant(chain.id, chain.now.epoch, line.kid)
        if grant is None or sha256_hex(grant) != line.grant:
            report.problems.append((ACCESS, chain.id))
    for epoch in range(2, chain.now.epoch + 1):
        link = transaction.grant(chain.id, epoch - 1, chain.keys[epoch])
        if link is None or sha256_hex(link) != chain.links[epoch]:
            report.problems.append((OLDER_KEY, chain.id))


def _check_readings(chain: Chain, lines: list[tuple[Reading, Person]], report: Report) -> None:
    """Look for lines by somebody who could never read this dossier, or of a version that never was."""
    could = {one.kid for done in chain.done for one in done.entry.grant if may_read(one.role)}
    for line, by in lines:
        if by.kid not in could or line.version > max(chain.versions):
            report.problems.append((f"leesregel {line.n}", chain.id))


_Lines = list[tuple["Signal", str, "Person"]]


def _signals(transaction: Transaction, trust: Trust, report: Report) -> dict[str, _Lines] | None:
    """Return the signals of the vault by dossier; None when their chain does not hold."""
    try:
        lines = follow_signals(transaction, trust)
    except Tampered:
        report.problems.append(("signalen", ""))
        return None
    report.signals = len(lines)
    found: dict[str, _Lines] = {}
    for line in lines:
        found.setdefault(line[0].id, []).append(line)
    return found


def _check_signals(transaction: Transaction, chain: Chain, lines: _Lines, report: Report) -> None:
    """Compare the signals of a dossier with what was signed, and look for those that were taken in."""
    for line, _, by in lines:
        envelope = transaction.signal(line.n)
        gone = chain.now.state == SHREDDED and envelope == b""
        if not gone and (envelope is None or sha256_hex(envelope) != line.signal):
            report.problems.append((f"signaal {line.n}", chain.id))
        elif not may_have_signed(chain, line, by):
            report.problems.append((f"signaal {line.n}", chain.id))
    if not chain.signals <= {digest for _, digest, _ in lines}:
        report.problems.append(("opgenomen signaal", chain.id))


def _check_texts(
    vault: Vault, transaction: Transaction, key: Opener, which: tuple[Head, str], report: Report
) -> None:
    """Decrypt every version that this key opens."""
    head, number = which
    try:
        opened = open_dossier(transaction, vault.trust, key.pair, head, number)
    except Tampered:
        report.problems.append((ACCESS, head.id))
        return
    if opened is None or opened.secret is None:
        return
    for version in opened.chain.versions:
        try:
            open_body(transaction, opened.chain, opened.secret, version)
            report.decrypted += 1
        except Unreadable:
            report.problems.append((f"versie {version}", head.id))
    for file in named_files(opened.chain):
        try:
            open_file(transaction, opened.chain, opened.secret, file)
            report.decrypted += 1
        except Unreadable:
            report.problems.append((f"bijlage {file.id}", head.id))
