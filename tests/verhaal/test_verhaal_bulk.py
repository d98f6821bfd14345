"""In December Sabine makes the plans of the whole year: closes her laptop half way, goes on, mends, prints."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from dossiertool.documents.pdf.verify import faults_in
from dossiertool.documents.still_open import still_open
from dossiertool.files.load import load_dossier
from dossiertool.model.case import Case
from dossiertool.model.dossier import Dossier
from tests.cli.many import contents, number, numbered
from tests.cli.run import run
from tests.documents.cases import SAMPLES
from tests.needs import need

DAY = ("--vandaag", "2026-12-11")
PLANS = ("bulk", "handelingsplan", "dossiers", "--naar", "plannen", *DAY)
NAMES = ("Daan", "Noor", "Roos", "Puck", "Milan", "Jesse", "Yara", "Floris")


@pytest.fixture(autouse=True)
def _year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Her folder: twenty dossiers of the year, in a folder for each class, some made by a colleague."""
    monkeypatch.chdir(tmp_path)
    paths = sorted(SAMPLES.glob("*/zaak.dossier.yaml"))
    cases = [path.read_text(encoding="utf-8") for path in paths if _has_a_plan(load_dossier(path))]
    for i in range(20):
        folder = Path("dossiers", f"1V{i % 3 + 1}")
        folder.mkdir(parents=True, exist_ok=True)
        text = numbered(cases[i % len(cases)], number(i))
        (folder / f"leerling-{i:02}.dossier.yaml").write_text(text, encoding="utf-8")
    Path("dossiers", "school.yaml").write_text("naam: Voorbeeldcollege\n", encoding="utf-8")


def _has_a_plan(case: Case) -> bool:
    """Tell whether a plan can be made: in one sample every need is closed."""
    return isinstance(case, Dossier) and bool(still_open(case).plannen)


def told(*more: str, code: int = 0) -> dict[str, dict[str, Any]]:
    """Return what becomes of each dossier, by its file name."""
    result = run(*PLANS, "--json", *more)
    assert result.exit_code == code, result.output
    return {Path(one["doel"]).name: one for one in map(json.loads, result.stdout.splitlines())}


def stands(found: dict[str, dict[str, Any]]) -> list[str]:
    return sorted({one["stand"] for one in found.values()})


@pytest.mark.skipif(os.name == "nt", reason="a laptop that is closed, played with a signal of POSIX")
@pytest.mark.eis("N07", "N13")
def test_the_plans_of_a_year_from_an_interrupted_evening_to_the_archive() -> None:
    # In the evening: half way the laptop is shut down.
    evening = subprocess.Popen(
        [sys.executable, "-m", "dossiertool", *PLANS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 60
    while len(list(Path("plannen").glob("*.docx"))) < 5:
        assert time.monotonic() < until
        time.sleep(0.01)
    evening.send_signal(signal.SIGTERM)
    said, talk = evening.communicate(timeout=60)
    assert evening.returncode == 130
    assert "Geef dezelfde opdracht opnieuw voor de rest." in talk
    assert [name for name in NAMES if name in said + talk] == []
    begun = contents(Path("plannen"))

    # In the morning the same command does the rest, and leaves what stands there.
    morning = told()
    assert len(morning) == 20
    assert stands(morning) == ["gemaakt", "stond er al"]
    assert sum(one["stand"] == "stond er al" for one in morning.values()) == len(begun)
    assert begun.items() <= contents(Path("plannen")).items()

    # One plan she corrects in Word; of another the mentor changes the dossier; a third one is broken.
    corrected = Path(morning["leerling-01.dossier.yaml"]["uit"])
    document = Document(str(corrected))
    document.add_paragraph("Besproken met moeder op 10 december.")
    document.save(str(corrected))
    changed = Path("dossiers", "1V1", "leerling-03.dossier.yaml")
    changed.write_text(changed.read_text(encoding="utf-8").replace("Puck", "Pien"), encoding="utf-8")
    broken = Path("dossiers", "1V2", "leerling-04.dossier.yaml")
    whole = broken.read_text(encoding="utf-8")
    broken.write_text(whole.replace("leerling:", "leerling: [", 1), encoding="utf-8")
    later = told(code=5)
    assert later["leerling-01.dossier.yaml"]["stand"] == "behouden"
    assert later["leerling-03.dossier.yaml"]["stand"] == "vernieuwd"
    assert later["leerling-04.dossier.yaml"]["stand"] == "mislukt"
    assert "Besproken met moeder" in Document(str(corrected)).paragraphs[-1].text
    changed_document = Document(later["leerling-03.dossier.yaml"]["uit"])
    assert changed_document.core_properties.title == "Handelingsplan Pien"
    broken.write_text(whole, encoding="utf-8")
    assert stands(told()) == ["behouden", "stond er al"]


def test_in_the_end_every_plan_is_a_pdf_for_the_archive_but_the_one_she_corrected() -> None:
    need("soffice", "libreoffice-writer-nogui")
    plans = told("--werkers=2")
    corrected = Path(plans["leerling-01.dossier.yaml"]["uit"])
    document = Document(str(corrected))
    document.add_paragraph("Besproken met moeder op 10 december.")
    document.save(str(corrected))
    printed = told("--pdf")
    assert printed.pop("leerling-01.dossier.yaml")["stand"] == "behouden"
    assert stands(printed) == ["gemaakt"]
    for one in printed.values():
        assert faults_in(Path(one["pdf"])) == []
    assert not corrected.with_suffix(".pdf").exists()
    assert stands(told("--pdf")) == ["behouden", "stond er al"]
