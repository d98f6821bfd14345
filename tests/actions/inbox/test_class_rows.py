"""What a form says per pupil lands where a groepsplan has it: in subgroups and in the overview."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dossiertool.actions.inbox.draft import Draft
from dossiertool.documents.forms.returned import ReturnedRow
from dossiertool.documents.forms.shape import Field, Kind, Table
from dossiertool.files.load import load_case
from dossiertool.files.shape import shape_of
from dossiertool.files.tree import unplaced
from dossiertool.files.write import as_plain

from .forms import form, row, taken

PLAN = Path(__file__).parents[3] / "samples" / "11-mavo3-lezen" / "zaak.groepsplan.yaml"
COLUMNS = (
    Field("nummer", "Nr.", vast=True),
    Field("naam", "Naam"),
    Field("scores.T1", "T1", Kind.GETAL),
    Field("subgroep", "Subgroep", Kind.KEUZE),
    Field("nodig", "Nodig", Kind.ALINEA),
)


def plan() -> Draft:
    file = load_case(PLAN)
    return Draft(unplaced(file.tree), as_plain(file.case), shape_of("groepsplan"))


def pupils(draft: Draft) -> Table:
    """Return the table of pupils as the form of this plan has it."""
    group = {number: each["kenmerk"] for each in draft.get("subgroepen") for number in each["leerlingen"]}
    lines = {each["leerling"]: each for each in draft.get("groepsoverzicht")}
    rows = [
        {
            "nummer": str(each["nummer"]),
            "naam": each["naam"],
            "scores.T1": str(lines[each["nummer"]]["scores"]["T1"]),
            "subgroep": group[each["nummer"]],
            "nodig": lines[each["nummer"]].get("nodig"),
        }
        for each in draft.get("leerlingen")
    ]
    return Table("leerlingen", "Leerlingen", COLUMNS, rijen=tuple(rows), sleutel="nummer")


def with_changes(table: Table, changes: dict[str, dict[str, Any]], *more: ReturnedRow) -> list[ReturnedRow]:
    rows = []
    for each in table.rijen:
        number = str(each["nummer"])
        values = {name: value for name, value in each.items() if name != "nummer"}
        rows.append(row(number, **{**values, **changes.get(number, {})}))
    return [*rows, *more]


def groups(draft: Draft) -> dict[str, list[int]]:
    return {each["kenmerk"]: [int(n) for n in each["leerlingen"]] for each in draft.tree["subgroepen"]}


def test_an_untouched_table_changes_nothing() -> None:
    draft = plan()
    table = pupils(draft)

    assert taken(draft, form(table), None, {"leerlingen": with_changes(table, {})}) == []
    assert draft.tree == plan().tree


def test_a_pupil_moves_to_the_subgroup_that_was_chosen_and_stands_in_one_only() -> None:
    draft = plan()
    table = pupils(draft)
    was = groups(draft)

    taken(draft, form(table), None, {"leerlingen": with_changes(table, {"1": {"subgroep": "C"}})})

    now = groups(draft)
    assert 1 in was["A"]
    assert now == {**was, "A": [n for n in was["A"] if n != 1], "C": sorted([*was["C"], 1])}


def test_a_score_and_what_is_needed_go_into_the_line_of_that_pupil() -> None:
    draft = plan()
    table = pupils(draft)
    changes = {"2": {"scores.T1": "44.5", "nodig": "Een plek vooraan."}}

    found = taken(draft, form(table), None, {"leerlingen": with_changes(table, changes)})

    line = next(each for each in draft.tree["groepsoverzicht"] if str(each["leerling"]) == "2")
    assert (line["scores"]["T1"], line["nodig"]) == (44.5, "Een plek vooraan.")
    assert {what for what, _ in found} == {"gewijzigd", "nieuw"}


def test_a_new_pupil_gets_the_next_number_a_subgroup_and_a_score() -> None:
    draft = plan()
    table = pupils(draft)
    new = ReturnedRow(None, {"naam": "Nieuw", "scores.T1": "50", "subgroep": "B", "nodig": None}, None)

    taken(draft, form(table), None, {"leerlingen": with_changes(table, {}, new)})

    assert draft.tree["leerlingen"][-1] == {"naam": "Nieuw", "nummer": 25}
    assert 25 in groups(draft)["B"]
    assert draft.tree["groepsoverzicht"][-1] == {"leerling": 25, "scores": {"T1": 50}}


def test_a_subgroup_that_both_changed_stays_as_the_plan_has_it_and_is_told() -> None:
    table = pupils(plan())
    draft = plan()
    draft.put("subgroepen.A.leerlingen", tuple(str(n) for n in groups(draft)["A"] if n != 1))
    draft.put("subgroepen.B.leerlingen", tuple(map(str, sorted([*groups(draft)["B"], 1]))))

    found = taken(draft, form(table), None, {"leerlingen": with_changes(table, {"1": {"subgroep": "C"}})})

    assert found == [("dossier is nieuwer", "subgroepen")]
    assert 1 in groups(draft)["B"]


def test_an_answer_for_a_pupil_without_a_name_is_not_lost() -> None:
    draft = plan()
    table = pupils(draft)
    nameless = ReturnedRow(None, {"naam": None, "scores.T1": "50", "subgroep": "B", "nodig": "Rust."}, None)

    taken(draft, form(table), None, {"leerlingen": with_changes(table, {}, nameless)})

    assert "naam" not in draft.tree["leerlingen"][-1]  # which the model refuses, so the form goes back
