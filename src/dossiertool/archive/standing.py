"""What sealing asks of a case: is it closed, and which attachments come with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.model.dossier import Dossier

if TYPE_CHECKING:
    from dossiertool.model.case import Case


def is_closed(case: Case) -> bool:
    """Tell whether a case was closed, and not opened again; a groepsplan has no closing of its own."""
    return case.afsluiting is not None if isinstance(case, Dossier) else True


def attachments_of(case: Case) -> dict[str, tuple[str, int]]:
    """Return the attachments of a case: id and length, by the name that each gets in a package."""
    found: dict[str, tuple[str, int]] = {}
    for n, one in enumerate(case.bijlagen if isinstance(case, Dossier) else (), start=1):
        found[f"bijlagen/{n:02}.{one.mediatype.name.lower()}"] = (one.id, one.lengte)
    return found
