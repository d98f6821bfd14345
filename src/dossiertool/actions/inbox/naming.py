"""Names an answer to the user: the words on the form, and which goal, consent or row it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.actions.inbox.draft import NEW, steps_of

if TYPE_CHECKING:
    from dossiertool.actions.inbox.draft import Draft
    from dossiertool.documents.forms.shape import Choice, Field, Table

_KENMERK = re.compile("[A-Z]{1,3}[0-9]{0,3}")
_ONE_OF_SEVERAL = re.compile(rf"{NEW}[0-9]+")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the answers of one form; `about` is the kenmerk of the document that the form is about."""

    draft: Draft
    about: str | None

    def field(self, pad: str, label: str) -> str:
        """Return the label with the items that the path goes through: `Wat is er gemeten? (D1)`.

        An item that a form makes has the kenmerk that it got; the only one that it makes is not named.
        """
        steps = steps_of(pad)
        found = []
        for i, step in enumerate(steps):
            if _KENMERK.fullmatch(step) and step != self.about:
                found.append(step)
            elif _ONE_OF_SEVERAL.fullmatch(step):
                made = self.draft.get(".".join(steps[: i + 1]))
                found.append(str(made.get("kenmerk") or "") if isinstance(made, dict) else "")
        named = ", ".join(filter(None, found))
        return f"{label} ({named})" if named else label

    def cell(self, pad: str, table: Table, item: str, column: Field) -> str:
        """Return the name of a cell: table, row and column; `item` is the path of its record in the case."""
        place = item.rpartition(".")[2]
        row = f", rij {int(place) + 1}" if place.isdecimal() else ""
        return f"{self.field(pad, table.label)}{row}, {column.label}"


def choices_of(field: Field) -> tuple[Choice, ...]:
    """Return the choices of which the words are known; of those of one dossier only the codes are."""
    return () if field.eigen_keuzes else field.keuzes
