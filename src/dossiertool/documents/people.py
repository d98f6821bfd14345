"""The pupil and the people around the pupil, in the words that the documents use for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.model.persoon import Rol, Voornaamwoord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dossiertool.model.persoon import Betrokkene, Leerling

_POSSESSIVE = {Voornaamwoord.HIJ: "zijn", Voornaamwoord.ZIJ: "haar", Voornaamwoord.DIE: "hun"}


def people_with(betrokkenen: Iterable[Betrokkene], rol: Rol, today: date) -> list[Betrokkene]:
    """List those with this role who are still involved today."""
    return [person for person in betrokkenen if person.rol is rol and (not person.tot or person.tot >= today)]


def pupil(leerling: Leerling, parents: list[Betrokkene]) -> dict[str, Any]:
    """Return the pupil with `naam` (in full), `in_klas`, and `haar_ouders` (zijn moeder, haar ouders)."""
    possessive = _POSSESSIVE[leerling.voornaamwoord]
    return {
        **leerling.model_dump(mode="json"),
        "naam": leerling.full_name,
        "in_klas": leerling.klas
        if leerling.klas.lower().startswith(("groep", "klas"))
        else f"klas {leerling.klas}",
        "ouders_woord": parents_word(parents),
        "haar_ouders": f"{possessive} {parents_word(parents)}",
    }


def short_pupil(leerling: Leerling, parents: list[Betrokkene]) -> dict[str, Any]:
    """Return the pupil for who may not read the file: first name, and what the parents are called."""
    return {name: pupil(leerling, parents)[name] for name in ("roepnaam", "ouders_woord", "haar_ouders")}


def parents_word(parents: list[Betrokkene]) -> str:
    """Return what the parents are called: the only one by function (moeder), otherwise ouders."""
    return parents[0].functie if len(parents) == 1 else "ouders"
