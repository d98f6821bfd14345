"""Closes a whole dossier: only when nothing stands in the way, or somebody lets it through by name (R034)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.actions.case_act import NOTHING, Changed, require_day, require_said
from dossiertool.checks.closing import blocks
from dossiertool.documents.choose import as_dossier
from dossiertool.errors import Refused
from dossiertool.files.structure import made
from dossiertool.model.afsluiting import Afsluiting, Doorgezet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dossiertool.checks.closing import Block
    from dossiertool.model.case import Case


class Blocked(Refused):
    """A dossier that cannot be closed yet; holds what stands in the way."""

    def __init__(self, number: str, found: Sequence[Block]) -> None:
        """Keep the blocks, for the front-end to show with what to do."""
        count = "1 punt staat" if len(found) == 1 else f"{len(found)} punten staan"
        super().__init__(
            f"Dossier {number} kan nog niet dicht: {count} in de weg. {NOTHING}",
            "Los op wat hierboven staat. Kan dat echt niet? --toch CODE=REDEN zet één punt door, met uw naam.",
        )
        self.number = number
        self.blocks = tuple(found)


def close_dossier(
    case: Case,
    *,
    door: str | None,
    reden: str | None,
    datum: date,
    toch: Mapping[str, str],
    today: date,
) -> Changed:
    """Close a whole dossier (R034): only when nothing stands in the way, or each block is let through.

    `toch` holds the reason for each block that is let through, by its code. Who closes also answers for those.

    Raises:
        Blocked: something stands in the way; the case is as it was.
        Refused: the dossier is closed already, or something is let through that does not stand in the way.
        InvalidInput: something was not said, the day cannot be, or the case is a groepsplan.
    """
    dossier = as_dossier(case)
    if dossier.afsluiting is not None:
        raise Refused(
            f"Dit dossier is al afgesloten. {NOTHING}",
            "Weer nodig? dossiertool heropen dossier DOEL --signaal … --reden … --door …",
        )
    first = min((need.geopend_op for need in dossier.behoeften), default=datum)
    require_day(datum, first, "geopend_op", today)
    found = blocks(dossier, datum)
    left = [block for block in found if block.code not in toch]
    if left:
        raise Blocked(dossier.dossiernummer, left)
    unknown = sorted(set(toch) - {block.code for block in found})
    if unknown:
        raise Refused(
            f"Dit staat niet in de weg: {', '.join(unknown)}. {NOTHING}",
            "Noem bij --toch alleen wat de lijst noemt. Die ziet u zonder --toch.",
        )
    require_said(
        {
            "door": (door, "--door NAAM: wie heeft dit besloten?"),
            "reden": (reden, "--reden ZIN: waarom kan het dossier dicht?"),
        }
    )
    let_through = tuple(made(Doorgezet, code=block.code, reden=toch[block.code], door=door) for block in found)
    closing = made(Afsluiting, datum=datum, door=door, reden=reden, doorgezet=let_through)
    after = dossier.model_copy(update={"afsluitingen": (*dossier.afsluitingen, closing)})
    codes = tuple(block.code for block in found)
    return Changed(after, dossier.dossiernummer, "sluit_dossier", datum, doorgezet=codes)
