"""`demo`: the whole school day, in a folder of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from dossiertool.files.load import load_dossier

from .run import run

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.*.yaml"))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("school") / "dag"
    result = run("demo", folder)
    assert result.exit_code == 0, result.output
    return folder, result.stdout


def test_every_case_is_read_checked_filled_and_kept(day: tuple[Path, str]) -> None:
    folder, said = day
    assert len(list((folder / "dossiers").iterdir())) == len(SAMPLES)
    documents = list((folder / "documenten").iterdir())
    assert f"Ingevuld: {len(documents)} Word-documenten." in said
    for document in documents:
        assert docx.Document(str(document)).paragraphs
    assert f"Versleuteld bewaard: {len(SAMPLES)}. Alles is teruggelezen en was gelijk." in said
    without = set()
    for path in (folder / "dossiers").iterdir():
        number = path.name.split(".")[0]
        assert said.count(number) >= 2
        if not any(number in document.name for document in documents):
            without.add(number)
    assert without == {"D-5N9X-47"}  # all its needs are closed: those are in no new document
    assert "Geen document voor D-5N9X-47: alle behoeften zijn afgesloten." in said


def test_the_commands_it_advises_work(day: tuple[Path, str], tmp_path: Path) -> None:
    folder, said = day
    advised = [line.strip() for line in said.partition("Probeer nu")[2].splitlines() if line.strip()]
    assert len(advised) == 3
    for command in advised:
        arguments = command.replace("-o plan.docx", f"-o {tmp_path / 'plan.docx'}").split()[1:]
        assert run(*arguments).exit_code in (0, 1), command
    assert (tmp_path / "plan.docx").exists()
    assert load_dossier(folder / "dossiers" / "D-4M7T-58.dossier.yaml").soort == "dossier"


@pytest.mark.eis("N13")
def test_it_names_no_pupil(day: tuple[Path, str]) -> None:
    _, said = day
    for name in ("Noor", "Daan", "Roos", "Floris", "Jesse", "Isa", "Milan", "Ravi", "Puck", "Yara"):
        assert name not in said.replace("Probeer", "")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "werk.txt").write_text("van mij")
    result = run("demo", tmp_path)
    assert result.exit_code == 2
    assert "is geen lege map" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["werk.txt"]


def test_as_json_it_is_one_object(tmp_path: Path) -> None:
    answer = json.loads(run("demo", tmp_path / "dag", "--json").stdout)
    assert len(answer["zaken"]) == answer["bewaard"] == len(SAMPLES)


def test_it_writes_nothing_outside_its_folder(tmp_path: Path) -> None:
    home = tmp_path / "thuis"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "dossiertool", "demo", str(tmp_path / "dag")],
        cwd=home,
        env={
            "HOME": str(home),
            "TMPDIR": str(home),
            "PATH": "/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
            "DOSSIERTOOL_CACHE": "uit",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert list(home.iterdir()) == []
