"""The wheel works without the checkout: templates, schemas and samples travel with it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import urlparse
from urllib.request import url2pathname

import pytest

from dossiertool.text.places import DATA
from dossiertool.text.shipped import FOLDERS, PREBUILT, content_key

ROOT = Path(__file__).parents[1]


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "DOSSIERTOOL"))}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        ROOT,
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_templates_schemas_samples_and_words(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for kind, ending in (("templates", "*.docx"), ("schemas", "*.json"), ("samples", "*/zaak.*.yaml")):
        expected = {
            f"dossiertool/_resources/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / kind).glob(ending)
        }
        assert expected
        assert expected <= names
    assert {"dossiertool/text/data/werkwoorden.tsv", "dossiertool/text/data/geen_slip.txt"} <= names
    assert "dossiertool/cli/locale/nl/LC_MESSAGES/messages.mo" in names
    assert "dossiertool/py.typed" in names


def test_the_wheel_holds_the_index_of_its_packs_as_they_are_now(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in FOLDERS:
            made = archive.read(str(PurePosixPath("dossiertool/text/data", name, PREBUILT)))
            assert made.startswith(content_key(DATA / name))
            assert len(made) > 1000


def test_installed_in_an_empty_environment_it_fills_a_document_from_another_folder(
    wheel: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    windows = os.name == "nt"
    python = tmp_path / "env" / ("Scripts" if windows else "bin") / ("python.exe" if windows else "python")
    installed = run(
        python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path
    )
    if installed.returncode and not os.environ.get("CI"):
        pytest.skip("pip cannot reach a package registry")
    assert installed.returncode == 0, installed.stderr
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    tool = python.with_name("dossiertool" + python.suffix)

    done = run(tool, "demo", "dag", cwd=elsewhere)
    assert done.returncode == 0, done.stderr
    case = elsewhere / "dag" / "dossiers" / "D-4M7T-58.dossier.yaml"
    filled = run(tool, "vul", "handelingsplan", case, cwd=elsewhere)

    assert filled.returncode == 0, filled.stderr
    assert zipfile.is_zipfile(elsewhere / "handelingsplan-D-4M7T-58.docx")
    made = run(tool, "nieuw", "dossier", "-o", "nieuw.dossier.yaml", cwd=elsewhere)
    assert made.returncode == 0, made.stderr
    first = (elsewhere / "nieuw.dossier.yaml").read_text(encoding="utf-8").split("\n")[0]
    schema = Path(url2pathname(urlparse(first.partition("$schema=")[2]).path))
    assert schema.is_file()
    assert ROOT not in schema.parents
    where = run(python, "-c", "import dossiertool; print(dossiertool.__file__)", cwd=elsewhere)
    assert str(ROOT) not in where.stdout
