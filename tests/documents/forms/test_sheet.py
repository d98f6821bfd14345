"""A form as a workbook: what goes out comes back, and nothing that looks like a formula ever is one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dossiertool.documents.forms.kinds import form_of
from dossiertool.documents.forms.kinds.source import Source
from dossiertool.documents.forms.returned import Returned
from dossiertool.documents.forms.shape import Field, Form, Kind, Section
from dossiertool.documents.forms.sheet_layout import HIDDEN, QUESTIONS, escaped, plain_text, sheet_title
from dossiertool.documents.forms.sheet_read import read_sheet
from dossiertool.documents.forms.sheet_write import write_sheet
from dossiertool.errors import InvalidInput
from dossiertool.files.load import load_case
from tests.checks.cases import TODAY
from tests.needs import need

PLAN = Path(__file__).parents[3] / "samples" / "11-mavo3-lezen" / "zaak.groepsplan.yaml"
ORGANISED = "Hoe zijn de lessen ingedeeld?"
PUPILS = "Leerlingen en subgroepen"
FORMULAS = ["=1+1", "+31 6", "-5 punten", "@SOM(A1)", "\tx", '=HYPERLINK("http://x")', "'=a", "_x0041_", "=\nb"]


def form() -> Form:
    return form_of("groepsplan", Source(load_case(PLAN).case, TODAY))


def changed(raw: bytes, change: Callable[[Workbook], object]) -> bytes:
    book = load_workbook(BytesIO(raw))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def answer(sheet: Worksheet, label: str) -> str:
    """Return the cell with the answer to this question."""
    return next(f"B{row[0].row}" for row in sheet.iter_rows(max_col=1) if row[0].value == label)


def typed(label: str, value: str | date | None) -> Callable[[Workbook], object]:
    def change(book: Workbook) -> None:
        book[QUESTIONS][answer(book[QUESTIONS], label)] = value

    return change


def told(returned: Returned) -> list[tuple[str, str]]:
    return [(each.label, each.what) for each in returned.problemen]


def test_a_workbook_comes_back_as_it_went_out() -> None:
    sent = form()

    found = read_sheet(write_sheet(sent), "x.xlsx")

    assert (found.problemen, found.opmerkingen) == ((), ())
    assert found.waarden == {field.pad: field.waarde for field in sent.fields()}
    assert found.vingerafdrukken == sent.vingerafdrukken()
    for table in sent.tables():
        hidden = {table.sleutel, "-"}
        rows = [dict(row.waarden) for row in found.tabellen[table.pad]]
        assert [row for row in rows if any(row.values())] == [
            {name: value for name, value in row.items() if name not in hidden}
            for row in table.rijen
            if any(value for name, value in row.items() if name not in hidden)
        ]


@settings(deadline=None, max_examples=200)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t_x0041_=+-@'"))
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert plain_text(escaped(text)) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_attack_a_text_that_looks_like_a_formula_goes_out_and_in_as_a_text(text: str) -> None:
    field = Field("organisatie", ORGANISED, Kind.ALINEA, waarde=text)
    sent = Form("groepsplan", 1, "G-2F8H-79", "School", None, "f1", "Groepsplan", (Section("Deel", (field,)),))

    raw = write_sheet(sent)

    cell = load_workbook(BytesIO(raw))[QUESTIONS]["B6"]
    assert (cell.data_type, cell.number_format) == ("s", "@")
    found = read_sheet(changed(raw, typed(ORGANISED, None)), "x.xlsx")
    assert found.waarden == {"organisatie": None}
    kept = read_sheet(raw, "x.xlsx")
    assert (kept.problemen, kept.waarden["organisatie"]) == ((), text)


def test_attack_a_formula_that_somebody_typed_is_no_answer() -> None:
    found = read_sheet(changed(write_sheet(form()), typed(ORGANISED, "=1+1")), "x.xlsx")

    assert told(found) == [(ORGANISED, "Hier staat een formule.")]
    assert "organisatie" not in found.waarden


def test_numbers_and_days_that_excel_made_its_own_are_read() -> None:
    def change(book: Workbook) -> None:
        book[PUPILS]["C2"] = 54.5
        book[PUPILS]["D2"] = 60
        typed("Eerste dag", TODAY)(book)

    found = read_sheet(changed(write_sheet(form()), change), "x.xlsx")

    first = found.tabellen["leerlingen"][0].waarden
    assert (first["scores.T1"], first["scores.T2"]) == ("54.5", "60")
    assert found.waarden["periode_van"] == TODAY.isoformat()
    assert found.problemen == ()


def test_rows_may_be_sorted_and_added_and_columns_moved() -> None:
    def change(book: Workbook) -> None:
        sheet = book[PUPILS]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=25)]
        rows[1:] = [*reversed(rows[1:]), [None, "Nieuw", None, None, "B", None]]
        for at, row in enumerate(rows, start=1):
            for to, place in enumerate((1, 0, 4, 3, 2, 5), start=1):
                sheet.cell(at, to).value = row[place]

    sent = form()
    was = {
        str(row["nummer"]): row for table in sent.tables() if table.pad == "leerlingen" for row in table.rijen
    }

    *found, new = read_sheet(changed(write_sheet(sent), change), "x.xlsx").tabellen["leerlingen"]

    assert {row.sleutel: {**row.waarden, "nummer": row.sleutel} for row in found} == was
    assert (new.sleutel, new.waarden["naam"], new.waarden["subgroep"]) == (None, "Nieuw", "B")


def test_text_beside_the_answers_is_told_and_a_lost_column_or_question_is_a_problem() -> None:
    def change(book: Workbook) -> None:
        book[PUPILS]["H3"] = "Let op!"
        book[PUPILS]["B1"] = "Roepnaam"
        book[QUESTIONS].delete_rows(int(answer(book[QUESTIONS], "Klas")[1:]))

    found = read_sheet(changed(write_sheet(form()), change), "x.xlsx")

    assert ("Klas", "Dit veld is niet meer te vinden in het formulier.") in told(found)
    assert (f"{PUPILS}, Naam", "Deze kolom is weg of heeft een andere kop.") in told(found)
    assert "Let op!" in [each.tekst for each in found.opmerkingen]
    assert "Amira" in [each.tekst for each in found.opmerkingen]


def test_a_choice_that_is_none_is_a_problem_at_its_row() -> None:
    def change(book: Workbook) -> None:
        book[PUPILS]["E4"] = "Z"

    found = read_sheet(changed(write_sheet(form()), change), "x.xlsx")

    assert told(found) == [(f"{PUPILS}, rij 4, Subgroep", "Hier staat iets anders dan een van de keuzes.")]


def test_headings_are_protected_answers_are_not_and_choices_have_a_list() -> None:
    book = load_workbook(BytesIO(write_sheet(form())))
    sheet = book[PUPILS]

    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert not sheet["B2"].protection.locked
    assert '"A,B,C"' in [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert book[HIDDEN].sheet_state == "veryHidden"


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.remove(book[HIDDEN]),
        lambda book: book[HIDDEN].delete_rows(1),
        lambda book: book[HIDDEN].__setitem__("B2", "99"),
        lambda book: book[HIDDEN].__setitem__("B1", "iets"),
        lambda book: book[HIDDEN].__setitem__("B9", "../../weg"),
    ],
    ids=["no marks", "no kind", "newer", "other kind", "other path"],
)
def test_attack_a_workbook_whose_marks_are_wrong_is_refused(change: Callable[[Workbook], object]) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_sheet(changed(write_sheet(form()), change), "x.xlsx")
    assert caught.value.hint


def test_a_name_of_a_sheet_is_one_that_excel_takes() -> None:
    taken: list[str] = []
    for label in ("Wie [doet] wat?", "Wie [doet] wat?", "x" * 40, "x" * 40, "", "dossiertool"):
        taken.append(sheet_title(label, taken))

    assert len({title.casefold() for title in taken}) == len(taken)
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in taken)


def test_a_text_longer_than_a_cell_is_refused_with_advice() -> None:
    field = Field("organisatie", "Organisatie", Kind.ALINEA, waarde="x" * 40_000)
    long = Form("groepsplan", 1, "G-2F8H-79", "School", None, "f1", "Groepsplan", (Section("Deel", (field,)),))

    with pytest.raises(InvalidInput, match="te lang voor Excel") as caught:
        write_sheet(long)
    assert caught.value.hint


def test_a_workbook_that_libreoffice_saved_comes_back_as_it_went_out(tmp_path: Path) -> None:
    soffice = need("soffice", "libreoffice-calc-nogui")
    sent = write_sheet(form())
    plan = tmp_path / "plan.xlsx"
    plan.write_bytes(sent)
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    saved = tmp_path / "uit" / "plan.xlsx"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", saved.parent, plan],
        check=False, capture_output=True, timeout=240,
    )  # fmt: skip
    if not saved.exists():
        reason = "LibreOffice has no Calc here (Debian: apt install libreoffice-calc-nogui)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)

    was, now = (read_sheet(raw, "x.xlsx") for raw in (sent, saved.read_bytes()))

    assert (now.problemen, now.opmerkingen) == ((), ())
    assert (now.waarden, now.vingerafdrukken) == (was.waarden, was.vingerafdrukken)
    assert [[row.waarden for row in rows] for rows in now.tabellen.values()] == [
        [row.waarden for row in rows] for rows in was.tabellen.values()
    ]
