"""Looks after a vault: its logs, and a look over everything in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dossiertool.actions.targets import as_number
from dossiertool.documents.words import full_date
from dossiertool.vault.check import check
from dossiertool.vault.log import log_of

if TYPE_CHECKING:
    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.actions.unlock import Unlocked
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.vault.check import Report
    from dossiertool.vault.log import Line

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
    "announce-shred": "vernietiging aangekondigd",
    "cancel-shred": "vernietiging geannuleerd",
    "shred": "vernietigd",
    "read": "gelezen",
    "export": "opgehaald als bestand",
}


_SHORT = 8  # signs of the code of an attachment, as the list of attachments shows it


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of a log; `soort` is `wijziging` or `inzage`, `tijd` is UTC as the writer claims."""

    soort: str
    tijd: str
    wie: str
    wat: str
    versie: int
    akkoord: str | None = None
    reden: str | None = None


def log_lines(opened: Unlocked, number: str) -> list[LogLine]:
    """Return who changed a dossier, and then who read it. Raises NotFound, Tampered."""
    log = log_of(opened.vault, opened.key, number)
    kinds = (("wijziging", log.changes), ("inzage", log.readings))
    return [
        LogLine(
            soort,
            line.at,
            line.by.name,
            _what(line),
            line.version,
            line.approval.by if line.approval else None,
            line.approval.reason if line.approval else None,
        )
        for soort, lines in kinds
        for line in lines
    ]


def readers_of(doel: str, vault: VaultCases | None, school: Schoolbestand | None) -> list[tuple[str, str]]:
    """Return on which day who read a dossier in the vault; nothing where the school does not show that (N11).

    Raises:
        NotFound: it is not there, or not for this key. Tampered: the log is broken.
    """
    if vault is None or school is None or not school.leeslogboek_bij_inzage:
        return []
    lines = [line for line in log_lines(vault.opened, as_number(doel)) if line.soort == "inzage"]
    days = [(full_date(datetime.fromisoformat(line.tijd).date()), f"{line.wie}: {line.wat}") for line in lines]
    return list(dict.fromkeys(days))


def _what(line: Line) -> str:
    if line.attachment is not None:
        return f"bijlage {line.attachment[:_SHORT]} opgehaald"
    whom = " en ".join(person.name for person in line.whom)
    return f"{WHAT[line.act]} ({whom})" if whom else WHAT[line.act]


def check_vault(opened: Unlocked, *, everything: bool) -> Report:
    """Return what a look over the vault found; with `everything` all that the key opens is decrypted."""
    return check(opened.vault, opened.key if everything else None)
