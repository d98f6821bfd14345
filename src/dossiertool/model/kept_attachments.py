"""What a dossier says of the files beside it is the vault's own: a file that is saved changes nothing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossiertool.model.dossier import Dossier


def with_attachments_kept(before: Dossier | None, after: Dossier) -> tuple[Dossier, int, list[int]]:
    """Return the dossier with the attachments that it had before, as they were.

    With it, how many the file said otherwise or left out although it names attachments, and the places
    (from 0) in the file of those that are not in the vault. `before` is None for a dossier that is new.
    A file that names none at all says nothing about them.
    """
    kept = before.bijlagen if before else ()
    known = {one.id: one for one in kept}
    unknown = [place for place, one in enumerate(after.bijlagen) if one.id not in known]
    said = {one.id: one for one in after.bijlagen}
    changed = sum(said.get(one.id) != one for one in kept) if after.bijlagen else 0
    return after.model_copy(update={"bijlagen": kept}), changed, unknown
