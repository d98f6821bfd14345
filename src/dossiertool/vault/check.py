"""Looks a whole vault over: hashes, chains, signatures, checkpoint; and, when asked, decrypts everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.dossiers import follow, open_body, open_dossier
from dossiertool.vault.encoding import sha256_hex
from dossiertool.vault.envelope import Unreadable
from dossiertool.vault.log import follow_readings

if TYPE_CHECKING:
    from dossiertool.vault.chain import Chain
    from dossiertool.vault.keys import Opener
    from dossiertool.vault.transaction import Head, Transaction
    from dossiertool.vault.vault import Vault


@dataclass(slots=True)
class Report:
    """What was looked at, and what is wrong: the object and the id of its dossier, never a number or name."""

    dossiers: int = 0
    versions: int = 0
    readings: int = 0
    decrypted: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)


def check(vault: Vault, key: Opener | None = None) -> Report:
    """Return what a look over the whole vault found; with a key everything that it opens is decrypted.

    Raises:
        Tampered: directory, checkpoint or the list of dossiers does not hold, so nothing can be judged.
    """
    report, trust = Report(), vault.trust
    with vault.reading() as transaction:
        trust.refresh(transaction)
        trust.require_heads(transaction)
        try:
            report.readings = len(follow_readings(transaction, trust))
        except Tampered:
            report.problems.append(("leeslogboek", ""))
        numbers = vault.numbers(transaction, key) if key else {}
        for head in transaction.heads():
            report.dossiers += 1
            try:
                chain = follow(transaction, trust, head)
            except Unreadable:
                report.problems.append(("logboek", head.id))
                continue
            _check_hashes(transaction, chain, report)
            if key is not None and head.id in numbers:
                _check_texts(vault, transaction, key, (head, numbers[head.id]), report)
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
    for line in chain.now.grant:
        grant = transaction.grant(chain.id, chain.now.epoch, line.kid)
        if grant is None or sha256_hex(grant) != line.grant:
            report.problems.append(("toegang", chain.id))
    for epoch in range(2, chain.now.epoch + 1):
        link = transaction.grant(chain.id, epoch - 1, chain.keys[epoch])
        if link is None or sha256_hex(link) != chain.links[epoch]:
            report.problems.append(("oudere sleutel", chain.id))


def _check_texts(
    vault: Vault, transaction: Transaction, key: Opener, which: tuple[Head, str], report: Report
) -> None:
    """Decrypt every version that this key opens."""
    head, number = which
    try:
        opened = open_dossier(transaction, vault.trust, key.pair, head, number)
    except Tampered:
        report.problems.append(("toegang", head.id))
        return
    if opened is None or opened.secret is None:
        return
    for version in opened.chain.versions:
        try:
            open_body(transaction, opened.chain, opened.secret, version)
            report.decrypted += 1
        except Unreadable:
            report.problems.append((f"versie {version}", head.id))
