"""A form for a dossier in the vault: merged in memory, saved as the next version, never readable."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dossiertool.actions.inbox import held
from dossiertool.actions.inbox.ledger import NAME as LEDGER
from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_yaml
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


def log_of(vault: VaultDesk) -> list[dict[str, Any]]:
    said = run("kluis", "log", NUMBER, "--json", *vault.options)
    return [json.loads(line) for line in said.stdout.splitlines()]


def test_without_asking_for_the_vault_the_form_goes_back_with_advice(desk: Desk, vault: VaultDesk) -> None:
    found = desk.one(*vault.options, code=5)

    assert found["stand"] == "terug"
    assert "--in-kluis" in found["redenen"][0]["advies"]


def test_a_wrong_passphrase_takes_nothing_in_and_moves_nothing(desk: Desk, vault: VaultDesk) -> None:
    vault.passphrase.write_text("een andere zin dan deze\n", encoding="utf-8")

    desk.take("--in-kluis", *vault.options, code=4)

    assert [path.name for path in desk.inbox.iterdir()] == ["signaal-D-4M7T-58.docx"]


def from_vault(desk: Desk, vault: VaultDesk, *options: object, code: int | None = 0) -> list[dict[str, Any]]:
    """Take in what lies in the inbox, with all cases in the vault; return what `--json` says of each form."""
    said = run("inbox", desk.inbox, "--json", "--vandaag", TODAY, *vault.options, *options)
    assert code is None or said.exit_code == code, said.output
    return [json.loads(line) for line in said.stdout.splitlines()]


@pytest.mark.parametrize("doel", ["kluis:", "kluis:*", f"kluis:{NUMBER.lower()}"])
def test_with_all_cases_in_the_vault_nothing_but_the_form_lies_readable(
    desk: Desk, vault: VaultDesk, doel: str
) -> None:
    (found,) = from_vault(desk, vault, "--dossiers", doel)

    assert (found["stand"], found["dossier"]) == ("ingenomen", f"kluis:{NUMBER}")
    assert from_vault(desk, vault, "--dossiers", doel) == []
    ledger = (desk.inbox / LEDGER).read_bytes()
    after = fetched(vault, desk.folder / "terug.dossier.yaml")
    assert (after.kluisversie, len(after.signalen)) == (2, 2)
    assert (
        sha256(dump_yaml(after.model_copy(update={"kluisversie": None})).encode()).hexdigest().encode()
        not in ledger
    )
    (line,) = [line for line in log_of(vault) if line["soort"] == "inzage" and line["versie"] == 1]
    assert line["wat"] == "gelezen"


def test_a_form_for_another_dossier_than_was_named_stays_where_it_is(desk: Desk, vault: VaultDesk) -> None:
    (found,) = from_vault(desk, vault, "--dossiers", "kluis:D-2222-22", code=5)

    assert found["stand"] == "blijft liggen"
    assert [path.name for path in desk.inbox.glob("*.docx")] == ["signaal-D-4M7T-58.docx"]
    assert log_of(vault)[1:] == []


def test_a_form_for_what_this_key_cannot_find_goes_back_and_makes_nothing(desk: Desk, vault: VaultDesk) -> None:
    empty = VaultDesk(desk.folder / "dossiers")
    empty.begin()

    (found,) = from_vault(desk, empty, "--dossiers", "kluis:", code=5)

    assert found["stand"] == "terug"
    assert "of u hebt er geen toegang toe" in found["redenen"][0]["wat"]
    assert not list(desk.folder.rglob("*.groepsplan.yaml"))


def test_a_form_sent_from_an_older_version_is_merged_into_the_newest_field_by_field(
    desk: Desk, vault: VaultDesk
) -> None:
    path = desk.folder / "intussen.dossier.yaml"
    fetched(vault, path)
    path.write_text(path.read_text(encoding="utf-8").replace("klas: 1V1", "klas: 1V2"), encoding="utf-8")
    assert run("kluis", "bewaar", path, "--verplaats", *vault.options).exit_code == 0

    (found,) = from_vault(desk, vault, "--dossiers", "kluis:")

    assert found["stand"] == "ingenomen"
    after = fetched(vault, desk.folder / "terug.dossier.yaml")
    assert (after.kluisversie, after.leerling.klas, after.signalen[1].door) == (3, "1V2", "Gerrit")


def test_when_somebody_saves_in_between_nothing_is_saved_and_again_it_is_merged(
    desk: Desk, vault: VaultDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.folder / "intussen.dossier.yaml"
    fetched(vault, path)
    path.write_text(path.read_text(encoding="utf-8").replace("klas: 1V1", "klas: 1V2"), encoding="utf-8")
    real = held.InVault.write

    def overtaken(self: held.InVault, text: str) -> None:
        monkeypatch.setattr(held.InVault, "write", real)
        assert run("kluis", "bewaar", path, "--verplaats", *vault.options).exit_code == 0
        real(self, text)

    monkeypatch.setattr(held.InVault, "write", overtaken)
    (found,) = from_vault(desk, vault, "--dossiers", "kluis:", code=5)
    assert found["stand"] == "blijft liggen"
    assert "leerling.klas" in found["redenen"][0]["wat"]
    assert fetched(vault, desk.folder / "twee.dossier.yaml").kluisversie == 2

    (found,) = from_vault(desk, vault, "--dossiers", "kluis:")
    assert found["stand"] == "ingenomen"
    after = fetched(vault, desk.folder / "drie.dossier.yaml")
    assert (after.kluisversie, after.leerling.klas, len(after.signalen)) == (3, "1V2", 2)


@pytest.mark.parametrize("where", [*PLACES, "between saving and its checkpoint"])
def test_a_kill_anywhere_loses_nothing_and_takes_nothing_in_twice(
    desk: Desk, vault: VaultDesk, where: str
) -> None:
    places = PLACES | {
        "before the case file": "held.InVault.write = die",
        "between saving and its checkpoint": "import dossiertool.vault.trust as t; t.Trust.checkpoint = die",
    }
    command = [sys.executable, "-c", DIE.format(where=places[where]), "inbox", str(desk.inbox)]
    command += ["--dossiers", "kluis:", "--vandaag", TODAY, *map(str, vault.options)]
    assert subprocess.run(command, capture_output=True, check=False).returncode < 0

    from_vault(desk, vault, "--dossiers", "kluis:")

    after = fetched(vault, desk.folder / "terug.dossier.yaml")
    assert (after.kluisversie, len(after.signalen)) == (2, 2)
    assert desk.names("verwerkt") == ["signaal-D-4M7T-58.docx"]


@pytest.mark.parametrize("where", ["between the case file and the ledger", "before the move"])
def test_a_kill_after_saving_saves_nothing_twice(desk: Desk, vault: VaultDesk, where: str) -> None:
    command = [sys.executable, "-c", DIE.format(where=PLACES[where]), "inbox", str(desk.inbox), "--in-kluis"]
    command += ["--dossiers", str(desk.dossiers), "--vandaag", TODAY, *map(str, vault.options)]
    assert subprocess.run(command, capture_output=True, check=False).returncode < 0

    desk.taken("--in-kluis", *vault.options)

    after = fetched(vault, desk.folder / "terug.dossier.yaml")
    assert (after.kluisversie, len(after.signalen)) == (2, 2)
    assert desk.names("verwerkt") == ["signaal-D-4M7T-58.docx"]
