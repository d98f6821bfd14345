"""Who took a restored backup into use: the acceptances among the checkpoints (`docs/format.md` §8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import Tampered
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.checkpoint import read_checkpoint, require_first, require_follows, signer_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.vault.format.checkpoint import Checkpoint
    from dossiertool.vault.format.directory import Directory, Person


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who took a restored backup into use, when (UTC, to the minute, as they claim) and why."""

    at: str
    by: Person
    reason: str


def follow_checkpoints(checkpoints: Iterable[bytes], directory: Directory, vault: str) -> list[Acceptance]:
    """Follow all checkpoints of a vault (its id) from the first; return the acceptances among them.

    Raises:
        Tampered: the chain of checkpoints is broken.
    """
    found: list[Acceptance] = []
    before: tuple[Checkpoint, str] | None = None
    try:
        for jws in checkpoints:
            read = read_checkpoint(jws, directory, vault)
            if before is None:
                require_first(read[0])
            else:
                require_follows(*before, read[0], directory)
            before, accepted = read, read[0].accepted
            if accepted is not None:
                found.append(Acceptance(read[0].at, signer_of(jws, directory), accepted.reason))
    except Unreadable:
        raise Tampered(
            "De keten van ijkpunten van de kluis is beschadigd of gewijzigd.",
            "Zet een reservekopie van de kluis terug.",
        ) from None
    return found
