"""A mentor makes a groepsplan of a class list in two commands, and never opens the file between them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.run import run
from tests.intake.test_sheet import class_list, saved, workbook

from .desk import command

LIST = Path(__file__).parents[1] / "data" / "klassenlijst.csv"
PLAN = Path("klas.groepsplan.yaml")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made() -> str:
    return command(
        *("nieuw", "groepsplan", "--klassenlijst", LIST, "--score", "BegrijpendLezen", "-o", PLAN),
        *("--vandaag", "2026-11-21"),
    )


def cells(path: str) -> list[list[str]]:
    """Return the texts of every row of every table in the document."""
    rows = [row for table in Document(path).tables for row in table.rows]
    return [[cell.text for cell in row.cells] for row in rows]


def found(text: str) -> set[tuple[str, str]]:
    """Return (code, level) of what the checks say of this groepsplan."""
    Path("anders.groepsplan.yaml").write_text(text, encoding="utf-8")
    said = run("controleer", "anders.groepsplan.yaml", "--json", "--vandaag", "2026-11-21")
    return {(one["code"], one["niveau"]) for one in json.loads(said.stdout)["bevindingen"]}


@pytest.mark.eis("R065")
def test_two_commands_make_a_word_document_with_all_28_pupils_in_three_subgroups() -> None:
    said = made()
    assert said.splitlines()[0].endswith("klassenlijst.csv: 28 leerlingen")
    assert f"tip: Maak er een Word-document van met: dossiertool vul groepsplan {PLAN}" in said

    assert command("vul", "groepsplan", PLAN, "-o", "klas.docx") == "Geschreven: klas.docx\n"

    with LIST.open(encoding="utf-8-sig") as source:
        names = [row["Roepnaam"] for row in csv.DictReader(source, delimiter=";")]
    assert len(names) == 28
    text = "\n".join(cell for row in cells("klas.docx") for cell in row)
    text += "\n".join(paragraph.text for paragraph in Document("klas.docx").paragraphs)
    assert [name for name in names if name not in text] == []
    assert all(f"Subgroep {letter}" in text for letter in "ABC")
    assert "Subgroep D" not in text


@pytest.mark.eis("R065")
def test_a_class_list_from_excel_becomes_a_word_document_with_28_pupils_in_three_subgroups() -> None:
    Path("klassenlijst.xlsx").write_bytes(saved(workbook(class_list())))
    said = command(
        *("nieuw", "groepsplan", "--klassenlijst", "klassenlijst.xlsx", "--score", "BegrijpendLezen"),
        *("-o", PLAN, "--vandaag", "2026-11-21"),
    )
    assert said.splitlines()[0] == "klassenlijst.xlsx: 28 leerlingen"

    command("vul", "groepsplan", PLAN, "-o", "klas.docx")

    text = "\n".join(cell for row in cells("klas.docx") for cell in row)
    text += "\n".join(paragraph.text for paragraph in Document("klas.docx").paragraphs)
    assert [row[1] for row in class_list()[1:] if row[1] not in text] == []
    assert all(f"Subgroep {letter}" in text for letter in "ABC")
    assert "Subgroep D" not in text


@pytest.mark.eis("R065")
def test_each_pupil_stays_in_one_subgroup_and_nothing_medical_comes_in() -> None:
    made()
    plan = PLAN.read_text(encoding="utf-8")
    assert not {level for _, level in found(plan)} & {"fout"}
    first, second, *_ = (line for line in plan.splitlines() if line.strip().startswith("leerlingen: ["))
    pupil = first.partition("[")[2].partition(",")[0]
    assert ("GP-01", "fout") in found(plan.replace(second, second.replace("[", f"[{pupil}, ")))
    assert ("GP-01", "fout") in found(plan.replace(first, first.replace(f"[{pupil}, ", "[")))
    sensitive = plan.replace("plansoort:", "organisatie: Daan heeft ADHD en neemt pillen.\nplansoort:")
    assert ("GP-03", "fout") in found(sensitive)


def test_a_mistake_in_the_list_is_named_by_row_and_the_other_pupils_get_their_plan() -> None:
    said = command("nieuw", "groepsplan", "--klassenlijst", LIST.with_name("klassenlijst_fouten.csv"),
                   "-o", PLAN, code=1)  # fmt: skip
    assert "Niet in het plan: regel 12." in said
    assert command("vul", "groepsplan", PLAN, "-o", "klas.docx") == "Geschreven: klas.docx\n"
