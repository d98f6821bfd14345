"""Puts a new recovery key on a page that is to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.paper.recovery_page import recovery_page
from dossiertool.errors import InvalidInput
from dossiertool.files.write import refuse_existing, write_new
from dossiertool.vault.crypto.recovery import RecoveryKey

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def require_page(path: Path) -> None:
    """Say early what `write_page` would say in the end. Raises InvalidInput."""
    if path.suffix.lower() != ".pdf":
        raise InvalidInput(
            f"De naam {path} eindigt niet op .pdf.", f"Kies bijvoorbeeld: {path.with_suffix('.pdf')}"
        )
    refuse_existing(path)


def write_page(path: Path, recovery: str, school: str, *, today: date) -> None:
    """Write the page with this recovery key (its four lines) to a new PDF that only its owner may read.

    Raises:
        InvalidInput: the file exists, cannot be written, or its name ends otherwise.
    """
    require_page(path)
    page = recovery_page(recovery, school=school, fingerprint=fingerprint_of(recovery), today=today)
    write_new(path, page, private=True)


def fingerprint_of(recovery: str) -> str:
    """Return the fingerprint of the school whose recovery key (its four lines) this is."""
    return RecoveryKey.from_text(recovery).signer.public.kid
