"""Folders full of dossiers for the tests of `bulk`: quick to make, quick to fill in."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx

from dossiertool.actions.bulk.manifest import NAME

ROOT = Path(__file__).parents[2]
NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
MAVO = ROOT / "samples" / "11-mavo3-lezen" / "zaak.groepsplan.yaml"
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def number(i: int, letter: str = "D") -> str:
    """Return the number of the i-th case."""
    high, low = divmod(i, len(SIGNS))
    return f"{letter}-22{SIGNS[high]}{SIGNS[low]}-00"


def numbered(text: str, value: str) -> str:
    """Return the text of a case with another number."""
    return re.sub(r"^(dossiernummer|plannummer): .*$", rf"\1: {value}", text, count=1, flags=re.MULTILINE)


def dossiers(folder: Path, count: int) -> Path:
    """Make so many dossiers in a folder; each is named after a pupil, as schools do."""
    folder.mkdir(parents=True, exist_ok=True)
    text = NOOR.read_text(encoding="utf-8")
    for i in range(count):
        (folder / f"Noor-{i:03}.dossier.yaml").write_text(numbered(text, number(i)), encoding="utf-8")
    return folder


def groepsplannen(folder: Path, count: int) -> Path:
    """Make so many groepsplannen in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = MAVO.read_text(encoding="utf-8")
    for i in range(count):
        (folder / f"{i:04}.groepsplan.yaml").write_text(numbered(text, number(i, "G")), encoding="utf-8")
    return folder


def small_template(folder: Path, text: str = "Plan {{ plan.kenmerk }} van {{ leerling.roepnaam }}") -> Path:
    """Make a template that is filled in a moment."""
    path = folder / "sjabloon.docx"
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def files_in(folder: Path) -> list[str]:
    """Return what stands in a folder but for the manifest, hidden files too."""
    return sorted(path.name for path in folder.iterdir() if path.name != NAME)


def expected(count: int, ending: str = ".docx") -> list[str]:
    """Return the names of the documents of so many dossiers."""
    return sorted(f"handelingsplan-{number(i)}{ending}" for i in range(count))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every document; each must be a whole zip file."""
    found = {}
    for path in sorted(folder.glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
        found[path.name] = path.read_bytes()
    return found
