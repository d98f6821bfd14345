"""The program is killed halfway: afterwards every form is taken in once, and none is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dossiertool.actions.inbox.ledger import NAME
from dossiertool.disk import alone
from tests.documents.forms.edit import filled

from .desk import TODAY, Desk, dossier

SIGNAL = (filled("Dag van het signaal", "19-11-2026"), filled("Wie gaf het signaal?", "Gerrit"))
SLOT = ".dossiertool-inbox.slot"
DIE = """
import os, signal, sys
from pathlib import Path
import dossiertool.actions.inbox.held as held
import dossiertool.actions.inbox.take as take
from dossiertool.actions.inbox.ledger import Ledger
from dossiertool.cli.main import main

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def second(note=Ledger.note, seen=[]):
    def once(self, entry):
        seen.append(entry)
        if len(seen) == 2:
            die()
        note(self, entry)
    return once

{where}
main(sys.argv[1:])
"""
PLACES = {
    "before the ledger": "Ledger.note = die",
    "before the case file": "held.write_over = die",
    "between the case file and the ledger": "Ledger.note = second()",
    "before the move": "take.move_into = die",
    "halfway the move": "Path.unlink = die",
}


def killed(desk: Desk, where: str) -> None:
    """Run the command as a process of its own, and kill it at this place."""
    command = [sys.executable, "-c", DIE.format(where=PLACES[where]), "inbox", str(desk.inbox)]
    done = subprocess.run(
        [*command, "--dossiers", str(desk.dossiers), "--vandaag", TODAY], capture_output=True, check=False
    )
    assert done.returncode < 0, done.stderr.decode()


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("anew", [False, True], ids=["at once", "after a change by somebody else"])
def test_a_form_is_taken_in_once_wherever_the_program_was_killed(desk: Desk, where: str, anew: bool) -> None:
    case = desk.case()
    form = desk.back(desk.form("signaal", case), *SIGNAL)
    raw = form.read_bytes()
    killed(desk, where)
    if anew:
        text = case.read_text(encoding="utf-8")
        case.write_text(
            text.replace("klas: 1V1", "klas: 1V2").replace("door: Gerrit", "door: Gerrit B."), "utf-8"
        )

    desk.taken()

    assert [signal.kenmerk for signal in dossier(case).signalen] == ["S1", "S2"]
    assert dossier(case).leerling.klas == ("1V2" if anew else "1V1")
    kept = [path for path in desk.inbox.rglob("*.docx") if path.read_bytes() == raw]
    assert kept
    assert all(path.parent.name == "verwerkt" for path in kept)
    assert not [path for path in desk.folder.rglob(".dossiertool-*") if path.name not in (NAME, SLOT)]


def test_a_view_is_not_added_twice_after_a_kill_and_a_change_by_somebody_else(desk: Desk) -> None:
    case = desk.case()
    desk.back(
        desk.form("zienswijze-ouders", case),
        filled("Uw naam", "Fatima"),
        filled("Welke dag is het vandaag?", "20-11-2026"),
        filled("Wat denkt of voelt u, en wat ziet u thuis?", "Het gaat beter."),
    )
    before = len(dossier(case).zienswijzen)
    killed(desk, "between the case file and the ledger")
    case.write_text(case.read_text(encoding="utf-8").replace("klas: 1V1", "klas: 1V2"), "utf-8")

    desk.taken()

    assert len(dossier(case).zienswijzen) == before + 1


def test_a_ledger_that_was_cut_off_is_still_good_and_a_damaged_one_is_refused(desk: Desk) -> None:
    case = desk.case()
    form = desk.form("signaal", case)
    raw = desk.back(form, *SIGNAL).read_bytes()
    desk.taken()
    ledger = desk.dossiers / NAME
    whole = ledger.read_bytes()

    ledger.write_bytes(whole + whole[:40])
    (desk.inbox / "nog eens.docx").write_bytes(raw)
    assert desk.one()["stand"] == "al ingenomen"

    ledger.write_bytes(b"{stuk}\n" + whole)
    said = desk.take(code=2)
    assert "is beschadigd" in said.stderr
    assert "reservekopie" in said.stderr


def test_two_who_take_forms_in_at_once_do_not_get_in_each_others_way(desk: Desk) -> None:
    case = desk.case()
    form = desk.back(desk.form("signaal", case), *SIGNAL)
    before = case.read_bytes()

    with alone(desk.dossiers / SLOT):
        said = desk.take(code=2)
        assert desk.one("--droog")["stand"] == "ingenomen"

    assert "neemt nu al iemand formulieren in" in said.stderr
    assert (case.read_bytes(), form.exists()) == (before, True)
    assert desk.one()["stand"] == "ingenomen"


def test_the_ledger_is_private_and_says_nothing_of_a_pupil(desk: Desk) -> None:
    case = desk.case()
    desk.back(desk.form("signaal", case), *SIGNAL, filled("Onderwerp", "pauze"), name="Noor.docx")
    desk.taken()

    ledger = desk.dossiers / NAME
    assert ledger.stat().st_mode & 0o77 == 0
    assert not [word for word in ("Noor", "Gerrit", "pauze") if word in ledger.read_text(encoding="utf-8")]


def test_a_ledger_that_cannot_be_written_leaves_case_file_and_form(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = desk.case()
    before = case.read_bytes()
    form = desk.back(desk.form("signaal", case), *SIGNAL)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dossiertool.actions.inbox.ledger.os.fsync", full)
    found = desk.one(code=5)

    assert found["stand"] == "blijft liggen"
    assert (case.read_bytes(), form.exists()) == (before, True)
    assert not Path(desk.inbox / "verwerkt").exists()
