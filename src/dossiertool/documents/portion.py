"""The part of a dossier that leaves the school: what a consent covers, without closed needs (R046, R112)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.still_open import as_it_was, still_open

if TYPE_CHECKING:
    from collections.abc import Collection

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.onderdeel import Onderdeel
    from dossiertool.model.values import Kenmerk


def portion(
    dossier: Dossier, parts: Collection[Onderdeel], *, with_closed: Collection[Kenmerk] = ()
) -> dict[str, Any]:
    """Return the fields of these parts that hold something, by name in the order of the model, and no other.

    Closed needs are absent with all that is only theirs, except those in `with_closed`.
    """
    left = still_open(as_it_was(dossier, with_closed))
    known = {need.kenmerk: need for need in dossier.behoeften}
    open_part = left.model_copy(update={"behoeften": tuple(known[need.kenmerk] for need in left.behoeften)})
    wanted = {part.value for part in parts}
    return {
        name: value
        for name in type(dossier).model_fields
        if name in wanted and (value := getattr(open_part, name))
    }
