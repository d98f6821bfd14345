"""Small forms made by hand, and what comes back when somebody fills them in: for merging, without Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossiertool.actions.inbox.draft import Draft
from dossiertool.actions.inbox.merge import merge
from dossiertool.documents.forms.returned import Returned, ReturnedRow
from dossiertool.documents.forms.shape import Field, Form, Section, Table, Value
from dossiertool.files.load import load_case
from dossiertool.files.shape import shape_of
from dossiertool.files.write import as_plain

NOOR = Path(__file__).parents[3] / "samples" / "02-toetsen" / "zaak.dossier.yaml"
ID = "f1"


@dataclass(frozen=True)
class Known:
    """What a form made by hand may hold: just what it holds."""

    form: Form

    def veld(self, pad: str) -> Field | None:
        return next((each for each in self.form.fields() if each.pad == pad), None)

    def tabel(self, pad: str) -> Table | None:
        return next((each for each in self.form.tables() if each.pad == pad), None)


def form(*items: Field | Table) -> Form:
    return Form("signaal", 1, "D-4M7T-58", "Voorbeeldcollege", None, ID, "Formulier", (Section("Deel", items),))


def row(sleutel: str | None, **waarden: Value) -> ReturnedRow:
    return ReturnedRow(sleutel, waarden, None)


def back(
    sent: Form,
    answers: Mapping[str, Value] | None = None,
    rows: Mapping[str, Sequence[ReturnedRow]] | None = None,
) -> Returned:
    """Return the form as it comes back: what is not in `answers` and `rows` is as it was sent."""
    tables = {}
    for table in sent.tables():
        as_sent = [
            ReturnedRow(str(i) if table.sleutel == "#" else str(each[table.sleutel]), each, None)
            for i, each in enumerate(table.rijen, start=1)
        ]
        tables[table.pad] = tuple((rows or {}).get(table.pad, as_sent))
    return Returned(
        soort=sent.soort,
        versie=sent.versie,
        schemaversie="1",
        nummer=sent.nummer,
        school=sent.school,
        kenmerk=sent.kenmerk,
        document_id=sent.document_id,
        waarden={field.pad: (answers or {}).get(field.pad, field.waarde) for field in sent.fields()},
        tabellen=tables,
        vingerafdrukken=sent.vingerafdrukken(),
        problemen=(),
        opmerkingen=(),
    )


def noor(**changed: Any) -> Draft:
    """Return the case of Noor, with other values at the top."""
    file = load_case(NOOR)
    now = as_plain(file.case)
    return Draft({**plain(file.tree), **plain(changed)}, {**plain(now), **plain(changed)}, shape_of("dossier"))


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def taken(
    draft: Draft, sent: Form, answers: Mapping[str, Value] | None = None,
    rows: Mapping[str, Sequence[ReturnedRow]] | None = None,
) -> list[tuple[str, str]]:  # fmt: skip
    """Merge what comes back, and return (outcome, path) of every answer that did not stay as it was."""
    return [
        (each.uitkomst.value, each.pad) for each in merge(back(sent, answers, rows), draft, Known(sent)).changes
    ]
