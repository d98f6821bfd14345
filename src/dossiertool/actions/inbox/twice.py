"""Sees that each record that a form is about is one: two with one kenmerk would be taken for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.actions.inbox.class_rows import PUPILS
from dossiertool.actions.inbox.draft import steps_of
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.actions.inbox.draft import Draft
    from dossiertool.documents.forms.returned import Returned


def require_single(returned: Returned, draft: Draft) -> None:
    """Refuse a form when two records have the name by which it finds one of them.

    Rows of a table are no matter here: those are told apart by what the form was made with.

    Raises:
        InvalidInput: two have; names the list and never the name.
    """
    for list_pad, key in dict.fromkeys(_lists(returned, draft)):
        items = draft.get(list_pad) or []
        names = [str(each[key]) for each in items if isinstance(each, dict) and each.get(key) is not None]
        if len(set(names)) < len(names):
            raise InvalidInput(
                f"Bij {steps_of(list_pad)[-1]} staat twee keer hetzelfde {key}. Zo is niet te zien over "
                "welk van de twee het formulier gaat.",
                f"Geef elk een eigen {key} (dossiertool controleer wijst ze aan), en geef de opdracht nog een "
                "keer. Het formulier ligt er nog.",
            )


def _lists(returned: Returned, draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield the lists in which the form finds a record by name, each with the field that is the name."""
    for pad in (*returned.waarden, *returned.tabellen):
        steps = steps_of(pad)
        for i in range(1, len(steps)):
            list_pad = ".".join(steps[:i])
            if draft.is_list(list_pad):
                yield list_pad, draft.key_of(list_pad)
    if PUPILS in returned.tabellen:
        yield PUPILS, "nummer"
