"""How fast thirty forms come back, beside reading the same files with python-docx alone."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path

from docx import Document
from measurement import Measurement

from dossiertool.actions.inbox.outcome import Stand
from dossiertool.actions.inbox.take import Wishes, take_in
from dossiertool.documents.forms.kinds import form_of
from dossiertool.documents.forms.kinds.source import Source
from dossiertool.documents.forms.read_form import read_form
from dossiertool.documents.forms.write_word import write_word
from dossiertool.files.load import load_case

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.documents.forms.edit import edited, filled  # noqa: E402

SAMPLE = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
TODAY = date(2026, 11, 21)
COUNT, MOST = 30, 5.0
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def _cases(folder: Path) -> list[Path]:
    """Write thirty dossiers, each with a number of its own."""
    text = SAMPLE.read_text(encoding="utf-8")
    found = []
    for letter in _LETTERS[:COUNT]:
        path = folder / f"D-4M7{letter}-58.dossier.yaml"
        path.write_text(text.replace("D-4M7T-58", path.name.removesuffix(".dossier.yaml")), encoding="utf-8")
        found.append(path)
    return found


def _forms(cases: list[Path], folder: Path) -> list[Path]:
    """Write a registration for each, filled in."""
    answers = (
        filled("Dag van de aanmelding", "21-11-2026"),
        filled("Wie meldt aan?", "Jolien"),
        filled("Eerste gesprek met ouders", "20-11-2026"),
        filled("Eerste gesprek met de leerling", "20-11-2026"),
        filled("Waarom zo snel?", "Noor leverde vier toetsen leeg in."),
    )
    found = []
    for path in cases:
        form = form_of("ot-aanmelding", Source(load_case(path).case, TODAY, known={"urgentie": "week"}))
        target = folder / f"{form.nummer}.docx"
        target.write_bytes(edited(write_word(form, today=TODAY), *answers))
        found.append(target)
    return found


def _python_docx(forms: list[Path]) -> float:
    begin = time.perf_counter()
    for path in forms:
        document = Document(str(path))
        [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return time.perf_counter() - begin


def back() -> Measurement:
    """Measure thirty registrations: read, merged, judged, written and moved, after one to warm up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dossiers, inbox, first = folder / "dossiers", folder / "in", folder / "eerst"
        for each in (dossiers, inbox, first):
            each.mkdir()
        forms = _forms(_cases(dossiers), inbox)
        wishes = Wishes(dossiers, datetime(2026, 11, 21))  # noqa: DTZ001
        shutil.copy(forms[0], first)
        list(take_in(first, Wishes(dossiers, wishes.now, dry=True)))
        theirs = _python_docx(forms)
        begin = time.perf_counter()
        outcomes = list(take_in(inbox, wishes))
        took = time.perf_counter() - begin
        assert [each.stand for each in outcomes] == [Stand.INGENOMEN] * COUNT, outcomes
    return _measured("inbox, 30 formulieren", took, theirs)


def reading() -> Measurement:
    """Measure only the reading of the same thirty, after one to warm up."""
    with tempfile.TemporaryDirectory() as name:
        forms = _forms(_cases(Path(name)), Path(name))
        read_form(forms[0].read_bytes(), forms[0].name)
        theirs = _python_docx(forms)
        begin = time.perf_counter()
        returned = [read_form(path.read_bytes(), path.name) for path in forms]
        took = time.perf_counter() - begin
        assert not any(each.problemen or each.opmerkingen for each in returned)
    return _measured("30 formulieren lezen", took, theirs)


def _measured(naam: str, took: float, theirs: float) -> Measurement:
    return Measurement(
        naam=naam,
        waarde=round(took, 2),
        eenheid="s",
        rivaal="python-docx leest ze alleen",
        verhouding=round(took / theirs, 2),
        n=COUNT,
        vraag=f"≤ {MOST:g} s",
        gehaald=took <= MOST,
    )
