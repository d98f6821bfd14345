"""A form for a dossier in the vault: merged in memory, saved as the next version, never readable."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dossiertool.files.load import load_dossier
from dossiertool.model.dossier import Dossier
from tests.attack.desk import Desk as VaultDesk
from tests.cli.run import run
from tests.documents.forms.edit import filled

from .desk import TODAY, Desk
from .test_kills import DIE, PLACES

SIGNAL = (filled("Dag van het signaal", "19-11-2026"), filled("Wie gaf het signaal?", "Gerrit"))
NUMBER = "D-4M7T-58"


@pytest.fixture
def vault(desk: Desk) -> VaultDesk:
    """Return a vault with the case of Noor; a form of it lies in the inbox."""
    (desk.folder / "kast").mkdir()
    made = VaultDesk(desk.folder / "kast")
    made.begin()
    case = desk.case()
    desk.back(desk.form("signaal", case), *SIGNAL)
    said = run("kluis", "bewaar", case, *made.options)
    assert said.exit_code == 0, said.output
    case.unlink()
    return made


def fetched(vault: VaultDesk, out: Path) -> Dossier:
    said = run("kluis", "haal", NUMBER, "-o", out, *vault.options)
    assert said.exit_code == 0, said.output
    found = load_dossier(out)
    assert isinstance(found, Dossier)
    return found


def test_a_form_for_a_case_in_the_vault_becomes_its_next_version(desk: Desk, vault: VaultDesk) -> None:
    found = desk.one("--in-kluis", *vault.options)

    assert (found["stand"], found["dossier"], found["nieuw"]) == (
        "ingenomen",
        f"kluis:{NUMBER}",
        ["signalen.S2"],
    )
    readable = [
        path for path in desk.folder.rglob("*") if path.is_file() and b"Toetsen maken" in path.read_bytes()
    ]
    assert readable == []
    after = fetched(vault, desk.folder / "terug.dossier.yaml")
    assert (after.kluisversie, after.signalen[1].door) == (2, "Gerrit")
    assert desk.names("verwerkt") == ["signaal-D-4M7T-58.docx"]


def test_without_asking_for_the_vault_the_form_goes_back_with_advice(desk: Desk, vault: VaultDesk) -> None:
    found = desk.one(*vault.options, code=5)

    assert found["stand"] == "terug"
    assert "--in-kluis" in found["redenen"][0]["advies"]


def test_a_wrong_passphrase_takes_nothing_in_and_moves_nothing(desk: Desk, vault: VaultDesk) -> None:
    vault.passphrase.write_text("een andere zin dan deze\n", encoding="utf-8")

    desk.take("--in-kluis", *vault.options, code=4)

    assert [path.name for path in desk.inbox.iterdir()] == ["signaal-D-4M7T-58.docx"]


@pytest.mark.parametrize("where", ["between the case file and the ledger", "before the move"])
def test_a_kill_after_saving_saves_nothing_twice(desk: Desk, vault: VaultDesk, where: str) -> None:
    command = [sys.executable, "-c", DIE.format(where=PLACES[where]), "inbox", str(desk.inbox), "--in-kluis"]
    command += ["--dossiers", str(desk.dossiers), "--vandaag", TODAY, *map(str, vault.options)]
    assert subprocess.run(command, capture_output=True, check=False).returncode < 0

    desk.taken("--in-kluis", *vault.options)

    after = fetched(vault, desk.folder / "terug.dossier.yaml")
    assert (after.kluisversie, len(after.signalen)) == (2, 2)
    assert desk.names("verwerkt") == ["signaal-D-4M7T-58.docx"]
