"""Makes a backup of a vault, puts one back, and takes what was put back into use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.actions.unlock import memory_of
from dossiertool.vault.acceptance import accept, require_known, require_reason
from dossiertool.vault.backup import open_backup, put_back, write_backup
from dossiertool.vault.check import check
from dossiertool.vault.store.backup_files import GRANTS
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from dossiertool.vault.check import Report
    from dossiertool.vault.crypto.keys import Opener
    from dossiertool.vault.store.database import Place


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made: what a look over it found; the vault's fingerprint when it was seen for once."""

    report: Report
    first_seen: str | None


@dataclass(frozen=True, slots=True)
class InUse:
    """A vault that was taken into use: what a look over it found, and the fingerprint of its school.

    `closed` are the ids of dossiers that nobody opens, when it was made of a backup.
    """

    report: Report
    fingerprint: str
    closed: list[str] | None = None


def back_up(place: Place, key_file: Path, folder: Path) -> BackedUp:
    """Make a backup in a new folder, without any key.

    Raises:
        InvalidInput: no vault, the folder exists or lies in the vault, the disk is full or refuses.
        Tampered: the vault is another than was seen, or what was read back is not what was written.
    """
    with Vault.open(place, memory=memory_of(key_file)) as vault:
        return BackedUp(write_backup(vault, folder), vault.fingerprint if vault.first_time else None)


def accept_vault(
    place: Place, key_file: Path, key: Callable[[], Opener], reason: str, *, now: datetime
) -> InUse:
    """Take a vault that is older or another than was seen into use as it is, after a look over it.

    Raises:
        InvalidInput: it cannot be opened, or there is no reason that can be signed.
        Refused: the key is not in its directory.
        Tampered: its own signatures do not hold.
    """
    require_reason(reason)
    with Vault.open(place, memory=memory_of(key_file), accept=True) as vault:
        opener = key()
        require_known(vault, opener)
        report = check(vault, opener)
        report.accepted.append(accept(vault, opener, reason, now=now))
        return InUse(report, vault.fingerprint)


def restore(
    backup: Path,
    grants: Path | None,
    place: Place,
    key_file: Path,
    key: Callable[[], Opener],
    reason: str,
    *,
    now: datetime,
) -> InUse:
    """Make a vault of a backup in a new place, and take it into use; everything that opens is decrypted.

    Raises:
        InvalidInput: no backup, or a part of it is missing; there is a vault in that place.
        Refused: the key is not in the directory of the backup.
        Tampered: the backup is damaged; what could be put back was not.
    """
    require_reason(reason)
    with open_backup(backup, grants or backup / GRANTS) as found:
        opener = key()
        require_known(found, opener)
        closed = put_back(found, place)
    return replace(accept_vault(place, key_file, lambda: opener, reason, now=now), closed=closed)
