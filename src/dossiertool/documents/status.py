"""What the status of a document means for how it is printed."""

from __future__ import annotations

from dossiertool.model.kinds import Planstatus


def has_ended(status: Planstatus) -> bool:
    """Tell whether the document is closed or replaced: nobody has to agree with it or fill it in any more."""
    return status in (Planstatus.AFGESLOTEN, Planstatus.VERVANGEN)


def is_draft(status: Planstatus, *parts: object) -> bool:
    """Tell whether the document is marked CONCEPT: its status says so, or a mandatory part is empty."""
    return status is Planstatus.CONCEPT or not (has_ended(status) or all(parts))
