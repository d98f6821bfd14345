"""Looks after a vault: its logs, a look over everything in it, and accepting a restored backup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.actions.unlock import memory_of, open_key
from dossiertool.vault.check import check
from dossiertool.vault.log import log_of
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.actions.unlock import Passphrase, Unlocked
    from dossiertool.vault.check import Report

WHAT = {
    "create": "begonnen",
    "edit": "gewijzigd",
    "grant": "toegang gegeven",
    "revoke": "toegang weggenomen",
    "rewrap": "opnieuw versleuteld",
    "recover": "herstelsleutel gebruikt",
    "seal": "verzegeld",
    "reopen": "heropend",
    "renew-timestamp": "tijdstempel vernieuwd",
    "shred": "vernietigd",
    "read": "gelezen",
    "export": "opgehaald als bestand",
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of a log; `soort` is `wijziging` or `inzage`, `tijd` is UTC as the writer claims."""

    soort: str
    tijd: str
    wie: str
    wat: str
    versie: int


def log_lines(opened: Unlocked, number: str) -> list[LogLine]:
    """Return who changed a dossier, and then who read it. Raises NotFound, Tampered."""
    log = log_of(opened.vault, opened.key, number)
    kinds = (("wijziging", log.changes), ("inzage", log.readings))
    return [
        LogLine(soort, line.at, line.by.name, WHAT[line.act], line.version)
        for soort, lines in kinds
        for line in lines
    ]


def check_vault(opened: Unlocked, *, everything: bool) -> Report:
    """Return what a look over the vault found; with `everything` all that the key opens is decrypted."""
    return check(opened.vault, opened.key if everything else None)


def accept_restored(place: Path | str, key_file: Path, passphrase: Passphrase) -> Report:
    """Take a vault that is older than what was seen as it now is, after a look over it.

    Raises:
        InvalidInput, Tampered: it cannot be opened, or its own signatures do not hold.
    """
    key = open_key(key_file, passphrase)
    with Vault.open(place, memory=memory_of(key_file), accept=True) as vault:
        return check(vault, key)
