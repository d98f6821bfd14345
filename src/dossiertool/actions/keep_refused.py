"""What is not saved over a case in the vault: another pupil, an older version, attachments it does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.actions.changed import changed_fields
from dossiertool.errors import NotFound, Refused, Tampered
from dossiertool.model.case import number_of
from dossiertool.model.dossier import Dossier
from dossiertool.model.reopening import WHOLE

if TYPE_CHECKING:
    from dossiertool.actions.unlock import Unlocked
    from dossiertool.model.case import Case

_SHOWN = 8  # fields named after a refusal


def require_same_pupil(present: Case | None, case: Case) -> None:
    """Refuse the number of another pupil; a name or date may be corrected in a file that was fetched.

    `present` is what the vault holds; without it, or for a groepsplan, nothing is refused.

    Raises:
        Refused: name and birthday both differ, or one of them in a case that was not fetched.
    """
    if not isinstance(case, Dossier) or not isinstance(present, Dossier):
        return
    was, new = present.leerling, case.leerling
    other_name, other_birthday = was.roepnaam != new.roepnaam, was.geboortedatum != new.geboortedatum
    if (other_name and other_birthday) or (case.kluisversie is None and (other_name or other_birthday)):
        raise Refused(
            f"{case.dossiernummer} is niet bewaard: in de kluis hoort dit nummer bij een andere leerling.",
            "Kijk het dossiernummer na. Wilt u een naam of geboortedatum verbeteren? Haal het dossier op uit "
            "de kluis en verbeter één van de twee daarin. Bewaar dat.",
        )


def require_newest(opened: Unlocked, case: Case, newest: int) -> None:
    """Refuse a case that was made from another version than the newest; 0 is that it is not in this vault.

    A case that names no version is not refused.

    Raises:
        Refused: it names another version; says which fields changed since, by name.
    """
    number, made_from = number_of(case), case.kluisversie
    if made_from in (None, newest):
        return
    if not newest:
        raise Refused(
            f"{number} is niet bewaard: het komt uit een kluis, maar staat niet in deze.",
            "Is dit de goede kluis? Haal dan de regel kluisversie uit het bestand en bewaar opnieuw.",
        )
    raise Refused(
        f"{number} is niet bewaard: u haalde versie {made_from} op, maar in de kluis staat nu versie {newest}."
        f"{_changed_since(opened, number, made_from)}",
        "Haal de nieuwste versie op in een ander bestand, neem uw wijzigingen daarin over en bewaar dat.",
    )


def require_word(number: str, found: list[str]) -> None:
    """Refuse to open again what was closed without saying why; `found` is what was.

    Raises:
        Refused: something was.
    """
    if not found:
        return
    needs = [one for one in found if one != WHOLE]
    command = f"behoefte kluis:{number} {needs[0]}" if needs else f"dossier kluis:{number}"
    raise Refused(
        f"{number} is niet bewaard: afgesloten en nu weer open, zonder reden: {', '.join(needs)}."
        if needs
        else f"{number} is niet bewaard: het dossier was afgesloten en staat nu open, zonder reden.",
        f"Laat het in het bestand dicht, bewaar, en typ: dossiertool heropen {command} --signaal … --reden … "
        "--door …",
    )


def other_attachments(number: str, unknown: list[int]) -> Refused:
    """Return the refusal of attachments that the vault does not hold, by their place in the file."""
    which = ", ".join(f"bijlagen.{place}" for place in unknown[:_SHOWN])
    told = (
        f"niet in de kluis staat {which}" if unknown else "deze versie kan de bijlagen in de kluis niet lezen"
    )
    return Refused(
        f"{number} is niet bewaard: {told}.",
        f"Haal dat deel van bijlagen uit het bestand. Een bestand voegt u toe met: "
        f"dossiertool kluis bijlage voeg {number} BESTAND"
        if unknown
        else "Werk dossiertool bij.",
    )


def _changed_since(opened: Unlocked, number: str, version: int | None) -> str:
    """Say which fields the newest version has otherwise, by name; empty when that cannot be told."""
    try:
        old = opened.vault.fetch(opened.key, number, version=version)
        fields = changed_fields(old, opened.vault.fetch(opened.key, number))
    except (NotFound, Tampered, ValueError, RecursionError):
        return ""
    more = f" en nog {len(fields) - _SHOWN}" if len(fields) > _SHOWN else ""
    return f" Sindsdien veranderd: {', '.join(fields[:_SHOWN])}{more}." if fields else ""
