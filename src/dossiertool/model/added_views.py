"""A view of pupil, parents or teacher is never overwritten: a changed one is added to those that were there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.model.case import DOCUMENT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.zienswijze import Zienswijze

Views = tuple["Zienswijze", ...]


def with_views_kept(before: Dossier, after: Dossier) -> tuple[Dossier, int]:
    """Return the dossier with every view that it had before, and how many were changed or gone (R114).

    A view in a document stays in the document of that kenmerk; is the document itself gone, then the view
    stands with the dossier.
    """
    changes: dict[str, Any] = {}
    homeless: list[Zienswijze] = []
    count = 0
    for field, _, _ in DOCUMENT_FIELDS:
        now = {document.kenmerk: document for document in getattr(after, field)}
        for old in getattr(before, field):
            views: Views = getattr(old, "zienswijzen", ())
            if old.kenmerk not in now:
                homeless += views
            elif lost := _lost(views, now[old.kenmerk].zienswijzen if views else ()):
                count += len(lost)
                document = now[old.kenmerk]
                now[old.kenmerk] = document.model_copy(update={"zienswijzen": (*lost, *document.zienswijzen)})
                changes[field] = tuple(now.values())
    lost = _lost((*before.zienswijzen, *homeless), after.zienswijzen)
    if lost:
        changes["zienswijzen"] = (*lost, *after.zienswijzen)
    return after.model_copy(update=changes), count + len(lost)


def _lost(before: Sequence[Zienswijze], after: Sequence[Zienswijze]) -> list[Zienswijze]:
    return [view for view in before if view not in after]
