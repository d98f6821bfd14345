"""What comes out of the vault was signed by a colleague, not made by this program: read with the same care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.files.load import parse_case
from dossiertool.model.case import number_of

if TYPE_CHECKING:
    from dossiertool.model.case import Case


def case_of(raw: bytes, number: str) -> Case:
    """Return the case in a text that the vault holds under this number.

    Raises:
        Tampered: it is no case, or that of another number.
        HasFindings: it does not fit the model of this version.
    """
    try:
        case = parse_case(raw.decode(), number)
    except (InvalidInput, UnicodeDecodeError):
        raise unreadable(number) from None
    require_own_number(case, number)
    return case


def require_own_number(case: Case, number: str) -> None:
    """Refuse the case of another number: saved again it would end up in the dossier of another pupil.

    Raises:
        Tampered: it is.
    """
    if number_of(case) != number:
        raise Tampered(
            f"Wat in de kluis onder {number} staat, heeft een ander nummer. Het wordt niet getoond.",
            f"Kijk wie het schreef: dossiertool kluis log {number}. Haal een eerdere versie op met --versie N.",
        )


def unreadable(number: str) -> Tampered:
    """Say that what was saved under this number is no case at all."""
    return Tampered(
        f"{number} komt niet leesbaar uit de kluis.",
        f"Kijk wie het schreef: dossiertool kluis log {number}. Haal een eerdere versie op met --versie N, of "
        "zet een reservekopie van de kluis terug.",
    )
