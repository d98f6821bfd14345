"""Who may have which data, and who got the document: consents and receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.words import enumeration, full_date
from dossiertool.model.akkoord import Grondslag

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dossiertool.model.akkoord import Ontvangst, Toestemming


def consents(toestemmingen: Iterable[Toestemming], today: date) -> list[dict[str, Any]]:
    """Return the consents with `uitkomst`, `gevraagd` and `verlopen`.

    `uitkomst` is what the answers come to; `gevraagd` is false when there was another ground and nobody
    was asked; `verlopen` is true from the day after the last day.
    """
    return [
        {
            **consent.model_dump(mode="json"),
            "uitkomst": consent.antwoord.value,
            "gevraagd": bool(consent.antwoorden) or consent.grondslag is Grondslag.TOESTEMMING,
            "verlopen": consent.geldig_tot is not None and consent.geldig_tot < today,
        }
        for consent in toestemmingen
    ]


def shared_with(receipts: Iterable[Ontvangst]) -> str:
    """Return who got the document and when: `Noor (28 oktober 2026) en de docenten van 1V1`."""
    return enumeration(
        f"{receipt.wie} ({full_date(receipt.op)})" if receipt.op else receipt.wie for receipt in receipts
    )
