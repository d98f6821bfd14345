"""Views that people attached to one part of the dossier: each document made of that part has them (N11).

Someone who asked for a correction and did not get it whole may have said how they see it. That view travels
with the part: a document with the part has the view, a document without it has not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.words import full_date

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.zienswijze import Zienswijze


def views_with(
    dossier: Dossier, own: Sequence[Zienswijze], parts: Collection[str], *, general: bool = True
) -> tuple[Zienswijze, ...]:
    """Return the views of a document: its own, else those of the dossier, and all that are about its parts.

    Args:
        dossier: the dossier.
        own: the views in the document itself.
        parts: the kenmerken of the document and of the needs and signals it is made of.
        general: whether the views of the dossier as a whole stand in for own ones.
    """
    whole = [view for view in dossier.zienswijzen if view.over is None] if general else []
    first = own or whole
    attached = [view for view in dossier.zienswijzen if view.over in parts]
    return tuple(dict.fromkeys([*first, *attached]))


def about_words(dossier: Dossier) -> dict[str, str]:
    """Return how a document calls each part that a view can be about, by its kenmerk."""
    words = {one.kenmerk: f"het signaal van {full_date(one.datum)}" for one in dossier.signalen}
    words |= {one.kenmerk: "deze behoefte" for one in dossier.behoeften}
    talks = [one for one in dossier.gesprekken if one.kenmerk]
    words |= {one.kenmerk or "": f"het gesprek van {full_date(one.datum)}" for one in talks}
    words |= {one.kenmerk: f"plan {one.kenmerk}" for one in dossier.plannen}
    words |= {one.kenmerk: f"de aanmelding van {full_date(one.datum)}" for one in dossier.aanmeldingen}
    words |= {one.kenmerk: f"het verslag van {full_date(one.datum)}" for one in dossier.verslagen}
    words |= {one.kenmerk: f"de evaluatie van {full_date(one.datum)}" for one in dossier.evaluaties}
    return words
