"""The first names of other pupils around a case: what goes out of the school leaves those out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.actions.search import summary_of
from dossiertool.files.names import pupil_names
from dossiertool.vault.summaries import summaries

if TYPE_CHECKING:
    from dossiertool.actions.from_vault import VaultCases


def names_near(doel: str, vault: VaultCases | None) -> frozenset[str]:
    """Return the first names of pupils in the case files beside this one, or in the vault of this key.

    Of a groepsplan those are the names of the whole class.
    A name costs nothing when it is missed, so what cannot be read gives none. Raises as opening the vault.
    """
    if vault is None:
        return pupil_names([doel])
    found = summaries(vault.opened.vault, vault.opened.key, summary_of).values()
    return frozenset(
        name for one in found for name in (one.naam or "", *(one.leerlingen or "").split("\n")) if name
    )
