"""`vul`: whole documents or none, and clear about what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from dossiertool.documents.pdf import office
from dossiertool.documents.pdf.verify import faults_in
from tests.documents.pdfs import install
from tests.needs import need

from .run import run

ROOT = Path(__file__).parents[2]
NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
DAAN = ROOT / "samples" / "01-dyslexie" / "zaak.dossier.yaml"
MAVO = ROOT / "samples" / "11-mavo3-lezen" / "zaak.groepsplan.yaml"


def text_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def template_saying(folder: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = folder / "sjabloon.docx"
    document.save(str(path))
    return path


def test_a_document_is_named_after_the_number_and_never_after_the_pupil(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("vul", "handelingsplan", NOOR)
    assert result.stdout == "Geschreven: handelingsplan-D-4M7T-58.docx\n"
    assert "Noor" in text_of(tmp_path / "handelingsplan-D-4M7T-58.docx")
    assert run("vul", "groepsplan", MAVO, "--json").exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "groepsplan-G-2F8H-79.docx")


def test_json_says_what_was_written(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    result = run("vul", "handelingsplan", NOOR, "-o", out, "--json")
    assert json.loads(result.stdout) == {
        "doel": str(NOOR),
        "soort": "handelingsplan",
        "nummer": "D-4M7T-58",
        "uit": str(out),
    }


def test_a_kenmerk_picks_a_document_and_both_spellings_of_a_kind_work(tmp_path: Path) -> None:
    for kenmerk in ("E1", "E2"):
        out = tmp_path / f"{kenmerk}.docx"
        assert run("vul", "evaluatie", DAAN, "--kenmerk", kenmerk, "-o", out).exit_code == 0
    assert text_of(tmp_path / "E1.docx") != text_of(tmp_path / "E2.docx")
    roos = ROOT / "samples" / "03-pesten" / "zaak.dossier.yaml"
    for number, soort in enumerate(("ot-aanmelding", "ot_aanmelding")):
        assert run("vul", soort, roos, "-o", tmp_path / f"ot{number}.docx").exit_code == 0


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_text("van mij")
    result = run("vul", "handelingsplan", NOOR, "-o", out)
    assert result.exit_code == 2
    assert "bestaat al en blijft zoals het is" in result.stderr
    assert out.read_text() == "van mij"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("rapport", NOOR), 2, "Kies uit: handelingsplan"),
        (("groepsplan", NOOR), 2, ""),
        (("handelingsplan", MAVO), 2, ""),
        (("ot-aanmelding", NOOR), 3, ""),
        (("handelingsplan", NOOR, "--kenmerk", "HP9"), 3, "HP1"),
        (("handelingsplan", "weg.dossier.yaml"), 2, "bestaat niet"),
        (("handelingsplan", "kluis:D-4M7T-58"), 2, "staat geen kluis"),
        (("handelingspln", NOOR), 2, "Kies uit: handelingsplan"),
        (("handelingsplan", NOOR, "--sjabloon", "weg.docx"), 2, "weg.docx"),
        (("handelingsplan", NOOR, "--sjabloon", NOOR), 2, "zaak.dossier.yaml"),
    ],
)
def test_what_cannot_be_filled_is_refused_and_nothing_is_written(
    args: tuple[object, ...], code: int, said: str, tmp_path: Path
) -> None:
    result = run("vul", *args, "-o", tmp_path / "uit.docx")
    assert result.exit_code == code, result.output
    assert result.stderr.startswith("fout: ")
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_template_with_an_unknown_field_names_the_field_and_the_template(tmp_path: Path) -> None:
    template = template_saying(tmp_path, "Plan voor {{ leerling.roepnaam }} van {{ leerling.bijnaam }}")
    result = run("vul", "handelingsplan", NOOR, "--sjabloon", template, "-o", tmp_path / "uit.docx")
    assert result.exit_code == 2
    assert "bijnaam" in result.stderr
    assert "sjabloon.docx" in result.stderr
    assert not (tmp_path / "uit.docx").exists()


def test_an_empty_optional_field_prints_nothing(tmp_path: Path) -> None:
    template = template_saying(tmp_path, "Versie van {{ plan.aanleiding }}.", "{{ leerling.achternaam }}")
    out = tmp_path / "uit.docx"
    assert run("vul", "handelingsplan", NOOR, "--sjabloon", template, "-o", out).exit_code == 0
    assert "Versie van ." in text_of(out)
    assert "None" not in text_of(out)


def test_a_name_that_word_would_not_open_is_refused(tmp_path: Path) -> None:
    result = run("vul", "handelingsplan", NOOR, "-o", tmp_path / "plan")
    assert result.exit_code == 2
    assert "plan.docx" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_field_that_does_not_exist_is_placed_on_stderr_without_its_name(tmp_path: Path) -> None:
    case = tmp_path / "a.dossier.yaml"
    text = NOOR.read_text(encoding="utf-8").replace("  klas: 1V1", "  klas: 1V1\n  Noor_huilt: ja")
    case.write_text(text, encoding="utf-8")
    result = run("vul", "handelingsplan", case, "-o", tmp_path / "plan.docx")
    assert result.exit_code == 1
    assert "STR-02" in result.stderr
    assert "regel" in result.stderr
    assert "huilt" not in result.output
    assert "huilt" in run("controleer", case).stdout


def test_a_folder_that_may_not_be_written_or_is_not_there_is_refused(tmp_path: Path) -> None:
    result = run("vul", "handelingsplan", NOOR, "-o", tmp_path / "weg" / "a.docx")
    assert result.exit_code == 2
    assert "bestaat niet" in result.stderr
    result = run("vul", "handelingsplan", NOOR, "-o", "/proc/a.docx")
    assert result.exit_code == 2
    assert result.stderr.startswith("fout: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_full_disk_while_writing_leaves_nothing_behind(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            "bash",
            "-c",
            f"ulimit -f 4; {sys.executable} -m dossiertool vul handelingsplan {NOOR} -o {tmp_path}/a.docx",
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 2, done.stderr
    assert "de schijf is vol" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_with_pdf_a_good_pdf_of_the_same_name_stands_beside_the_document(tmp_path: Path) -> None:
    need("soffice", "libreoffice-writer-nogui")
    result = run("vul", "handelingsplan", NOOR, "-o", tmp_path / "plan.docx", "--pdf", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["pdf"] == str(tmp_path / "plan.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.docx", "plan.pdf"]
    assert faults_in(tmp_path / "plan.pdf") == []


@pytest.mark.skipif(os.name == "nt", reason="the program that plays LibreOffice is a shell script")
@pytest.mark.parametrize("behaviour", ["crashes", "writes nothing", "writes rubbish"])
def test_a_pdf_that_fails_leaves_no_document_either(
    behaviour: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{install(tmp_path / 'lo', behaviour)}{os.pathsep}{os.environ['PATH']}")
    result = run("vul", "handelingsplan", NOOR, "-o", tmp_path / "plan.docx", "--pdf")
    assert result.exit_code == 2
    assert result.stderr.startswith("fout: ")
    assert [path.name for path in tmp_path.iterdir()] == ["lo"]


@pytest.mark.skipif(os.name == "nt", reason="the program that plays LibreOffice is a shell script")
def test_an_existing_pdf_is_left_as_it_is_and_nothing_else_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{install(tmp_path / 'lo', 'works')}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "plan.pdf").write_text("van mij")
    result = run("vul", "handelingsplan", NOOR, "-o", tmp_path / "plan.docx", "--pdf")
    assert result.exit_code == 2
    assert "plan.pdf bestaat al en blijft zoals het is" in result.stderr
    assert (tmp_path / "plan.pdf").read_text() == "van mij"
    assert not (tmp_path / "plan.docx").exists()


def test_without_libreoffice_it_says_how_to_get_it_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    for command in (
        ("vul", "handelingsplan", NOOR, "-o", tmp_path / "plan.docx"),
        ("bulk", "handelingsplan", NOOR, "--naar", tmp_path / "uit"),
    ):
        result = run(*command, "--pdf")
        assert result.exit_code == 2
        assert "LibreOffice" in result.stderr
        assert "libreoffice-writer-nogui" in result.stderr
    assert list(tmp_path.iterdir()) == []


SCHOOL = """soort: school
naam: Voorbeeldcollege
steunpunt: {naam: Hulplijn Voorbeeldstreek, functie: steunpunt, contact: 06-00000000}
"""


@pytest.mark.eis("R101")
def test_a_steunpunt_takes_the_school_file_beside_the_case_or_the_one_that_is_named(tmp_path: Path) -> None:
    case = tmp_path / "zaak.dossier.yaml"
    case.write_bytes(NOOR.read_bytes())
    (tmp_path / "school.yaml").write_text(SCHOOL, encoding="utf-8")
    other = tmp_path / "ander.yaml"
    other.write_text(SCHOOL.replace("Hulplijn", "Loket"), encoding="utf-8")

    assert run("vul", "steunpunt", case, "-o", tmp_path / "a.docx").exit_code == 0
    assert run("vul", "steunpunt", case, "--school", other, "-o", tmp_path / "b.docx").exit_code == 0
    assert "Hulplijn Voorbeeldstreek" in text_of(tmp_path / "a.docx")
    assert "Loket Voorbeeldstreek" in text_of(tmp_path / "b.docx")


def test_an_invitation_without_a_conversation_in_the_dossier_says_what_to_do(tmp_path: Path) -> None:
    result = run("vul", "uitnodiging", NOOR, "-o", tmp_path / "a.docx")

    assert "Dit dossier heeft geen gesprekken." in result.stderr
    assert result.exit_code != 0
    assert not (tmp_path / "a.docx").exists()
