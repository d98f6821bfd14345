"""What a vault says when it refuses: one message for each reason, so that nothing leaks by a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.vault.format.entry import SEALED
from dossiertool.vault.format.grants import is_number
from dossiertool.vault.format.roles import may

if TYPE_CHECKING:
    from dossiertool.vault.format.roles import Act, Role


def not_here(number: str) -> NotFound:
    """One message for what is not there and what is not for this key; shows only what looks like a number."""
    shown = number if is_number(number) else "Dit nummer"
    return NotFound(
        f"{shown} staat niet in de kluis, of u hebt er geen toegang toe.",
        "Kijk wat u kunt ophalen met: dossiertool kluis lijst",
    )


def stale(number: str) -> Refused:
    """Say that somebody else was first."""
    return Refused(
        f"{number} is niet bewaard: de kluis heeft een andere versie dan die waarmee u begon.",
        "Haal de nieuwste versie op, zet uw wijzigingen daarin en bewaar die.",
    )


def require_unsealed(number: str, state: str) -> None:
    """Refuse to change a dossier that a seal keeps as it is. Raises Refused."""
    if state == SEALED:
        raise Refused(
            f"{number} is verzegeld en blijft zoals het is. Er is niets veranderd.",
            "Moet er toch iets in veranderen? De beheerder haalt het zegel eraf met: "
            f"dossiertool heropen zegel {number} --reden REDEN",
        )


def not_read_back(number: str, version: int) -> InvalidInput:
    """Say that the server kept a version and then went away."""
    return InvalidInput(
        f"{number}: versie {version} is bewaard, maar nog niet teruggelezen: de server is niet bereikbaar.",
        "Kijk straks of die versie er staat met: dossiertool kluis lijst",
    )


def require_may(role: Role, act: Act) -> None:
    """Refuse an act that this role may not sign. Raises Refused."""
    if not may(role, act):
        raise Refused(
            f"Als {role} kunt u geen dossier bewaren; u hebt daarvoor de rol behandelaar nodig.",
            "Vraag de beheerder van de kluis om die rol.",
        )
