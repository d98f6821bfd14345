"""`kluis`: begin, bewaar, haal, lijst, as a coordinator uses them."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import stat
import sys
import tempfile
import time
from pathlib import Path

import pytest

from dossiertool.files.load import load_dossier
from dossiertool.vault.crypto.recovery import RecoveryKey

from .run import run

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*/zaak.*.yaml"))
NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
PASSPHRASE = "vier woorden om te oefenen"
CANARIES = (
    "faalangstig",
    "nerveus",
    "Fatima",
    "schoolvragenlijst",
    "zenuwpees",
    "drammerige",
    "avonddiensten",
    "angststoornis",
    "betweter",
    "capuchon",
)


class Desk:
    """A coordinator's folder with a vault, a key file and a passphrase in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = folder / "kluis"
        self.key = folder / "sleutels" / "sleutel.json"
        self.recovery = folder / "herstel.txt"
        self.passphrase = folder / "wachtzin.txt"
        self.passphrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        self.options = ("--kluis", self.vault, "--sleutel", self.key, "--wachtzin-bestand", self.passphrase)

    def begin(self) -> None:
        result = run("kluis", "begin", *self.options, "--herstelsleutel-naar", self.recovery)
        assert result.exit_code == 0, result.output


def as_fetched(sample: Path, version: int) -> object:
    """The case of a sample as the vault gives it back: it says which version it is."""
    return load_dossier(sample).model_copy(update={"kluisversie": version})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.begin()
    return made


def test_a_new_vault_shows_the_recovery_key_once_and_keeps_everything_private(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    result = run("kluis", "begin", *desk.options)
    assert result.exit_code == 0
    lines = result.stdout.split()
    assert len(lines) == 4
    assert all(len(line) == 19 for line in lines)
    assert "reservekopie" in result.stderr
    for path in (desk.vault, desk.key, *desk.vault.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    for line in lines:
        assert not any(line.encode() in path.read_bytes() for path in desk.vault.iterdir())


def test_what_is_kept_comes_back_the_same_and_only_for_the_owner(desk: Desk) -> None:
    for sample in SAMPLES:
        result = run("kluis", "bewaar", sample, *desk.options)
        assert result.exit_code == 0, result.output
        number = result.stdout.split(":")[0]
        assert "teruggelezen en gelijk" in result.stdout
        for kind in ("yaml", "json"):
            out = desk.folder / f"{number}{sample.suffixes[0]}.{kind}"
            assert run("kluis", "haal", number, "-o", out, *desk.options).exit_code == 0
            assert load_dossier(out) == as_fetched(sample, version=1)
            assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_the_list_has_numbers_and_names_only_when_asked(desk: Desk) -> None:
    run("kluis", "bewaar", *SAMPLES, *desk.options)
    plain = run("kluis", "lijst", *desk.options).stdout
    named = run("kluis", "lijst", "--toon-namen", *desk.options).stdout
    rows = [json.loads(line) for line in run("kluis", "lijst", "--json", *desk.options).stdout.splitlines()]
    assert len(rows) == len(SAMPLES)
    assert all(set(row) == {"nummer", "versie", "bewaard", "staat"} for row in rows)
    assert "Noor" not in plain
    assert "Noor  open behoeften: 1" in named
    assert "groepsplan 3M2" in named


def test_saving_again_makes_a_new_version_and_the_old_one_stays(desk: Desk, tmp_path: Path) -> None:
    changed = tmp_path / "a.dossier.yaml"
    changed.write_text(NOOR.read_text(encoding="utf-8").replace("klas: 1V1", "klas: 2V1"), encoding="utf-8")
    run("kluis", "bewaar", NOOR, *desk.options)
    assert "versie 2" in run("kluis", "bewaar", changed, *desk.options).stdout
    for version, klas in ((1, "1V1"), (2, "2V1")):
        out = tmp_path / f"v{version}.dossier.json"
        run("kluis", "haal", "D-4M7T-58", "-o", out, "--versie", version, *desk.options)
        assert json.loads(out.read_text())["leerling"]["klas"] == klas


def test_a_number_that_belongs_to_another_pupil_is_refused(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "a.dossier.yaml"
    other.write_text(
        NOOR.read_text(encoding="utf-8").replace("roepnaam: Noor", "roepnaam: Sem"), encoding="utf-8"
    )
    run("kluis", "bewaar", NOOR, *desk.options)
    result = run("kluis", "bewaar", other, *desk.options)
    assert result.exit_code == 6
    assert "andere leerling" in result.stderr
    assert "Sem" not in result.output


def test_the_readable_file_stays_unless_it_is_moved(desk: Desk, tmp_path: Path) -> None:
    plain = tmp_path / "a.dossier.json"
    run("kluis", "bewaar", NOOR, *desk.options)
    run("kluis", "haal", "D-4M7T-58", "-o", plain, *desk.options)

    result = run("kluis", "bewaar", plain, *desk.options)
    assert f"Het leesbare bestand {plain} staat er nog." in result.stderr
    assert "--verplaats" in result.stderr
    assert plain.exists()

    result = run("kluis", "bewaar", plain, "--verplaats", *desk.options)
    assert result.exit_code == 0
    assert not plain.exists()


def test_a_file_with_comments_is_not_moved_because_they_would_be_lost(desk: Desk, tmp_path: Path) -> None:
    plain = tmp_path / "a.dossier.yaml"
    text = NOOR.read_text(encoding="utf-8")
    plain.write_text(text, encoding="utf-8")
    result = run("kluis", "bewaar", plain, "--verplaats", *desk.options)
    assert result.exit_code == 2
    assert "opmerkingen" in result.stderr
    assert plain.read_text(encoding="utf-8") == text
    assert run("kluis", "lijst", "--json", *desk.options).stdout == ""


def test_a_file_that_does_not_fit_is_not_saved(desk: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "a.dossier.yaml"
    wrong.write_text("dossiernummer: D-7K3Q-92\n", encoding="utf-8")
    result = run("kluis", "bewaar", wrong, NOOR, *desk.options)
    assert result.exit_code == 1
    assert "is nog niet goed ingevuld" in result.stderr
    assert result.stdout.startswith("D-4M7T-58: versie 1")


def test_the_recovery_key_opens_what_the_owner_saved(desk: Desk, tmp_path: Path) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    out = tmp_path / "terug.dossier.yaml"
    result = run(
        "kluis", "haal", "D-4M7T-58", "-o", out, "--kluis", desk.vault, "--herstelsleutel", desk.recovery
    )
    assert result.exit_code == 0, result.output
    assert load_dossier(out) == as_fetched(NOOR, version=1)
    listed = run("kluis", "lijst", "--kluis", desk.vault, "--herstelsleutel", desk.recovery)
    assert "D-4M7T-58  versie 1" in listed.stdout


@pytest.mark.eis("R153")
def test_a_wrong_passphrase_and_a_changed_key_file_give_one_message(desk: Desk) -> None:
    messages = set()
    desk.passphrase.write_text("iets heel anders\n", encoding="utf-8")
    result = run("kluis", "lijst", *desk.options)
    assert result.exit_code == 4
    messages.add(result.stderr)
    desk.passphrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    key = json.loads(desk.key.read_text())
    key["tag"] = key["tag"][::-1].replace("=", "")
    desk.key.write_text(json.dumps(key))
    result = run("kluis", "lijst", *desk.options)
    assert result.exit_code == 4
    messages.add(result.stderr)
    assert len(messages) == 1


def test_begin_as_json_is_one_object_with_the_recovery_key_or_its_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    made = json.loads(run("kluis", "begin", "--json", *desk.options).stdout)
    assert set(made) == {"kluis", "sleutel", "vingerafdruk", "herstelsleutel"}
    assert len(made["herstelsleutel"].split()) == 4
    other = ("--kluis", tmp_path / "tweede", *desk.options[2:], "--herstelsleutel-naar", desk.recovery)
    made = json.loads(run("kluis", "begin", "--json", *other).stdout)
    assert set(made) == {"kluis", "sleutel", "vingerafdruk", "herstelsleutel_bestand"}
    assert len(desk.recovery.read_text().split()) == 4


def test_a_recovery_key_that_cannot_be_handed_over_means_no_vault_and_no_key(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    result = run("kluis", "begin", *desk.options, "--herstelsleutel-naar", tmp_path / "weg" / "herstel.txt")
    assert result.exit_code == 2
    assert not desk.vault.exists()
    assert not desk.key.exists()


def test_a_file_without_changes_makes_no_new_version(desk: Desk) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    result = run("kluis", "bewaar", NOOR, "--json", *desk.options)
    assert json.loads(result.stdout) == {
        "doel": str(NOOR), "nummer": "D-4M7T-58", "versie": 1, "nieuw": False, "verplaatst": False,
        "melding": None,
    }  # fmt: skip
    assert "niets veranderd sinds versie 1" in run("kluis", "bewaar", NOOR, *desk.options).stdout


def test_a_file_made_from_an_older_version_is_refused_and_stays(desk: Desk, tmp_path: Path) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    mine, theirs = tmp_path / "mijn.dossier.yaml", tmp_path / "hun.dossier.yaml"
    for out in (mine, theirs):
        run("kluis", "haal", "d-4m7t-58", "-o", out, *desk.options)
    for out, klas in ((theirs, "2V1"), (mine, "2V2")):
        out.write_text(out.read_text(encoding="utf-8").replace("klas: 1V1", f"klas: {klas}"), encoding="utf-8")
    assert run("kluis", "bewaar", theirs, *desk.options).exit_code == 0
    result = run("kluis", "bewaar", mine, "--verplaats", *desk.options)
    assert result.exit_code == 6
    assert "u haalde versie 1 op, maar in de kluis staat nu versie 2" in result.stderr
    assert mine.exists()


@pytest.mark.eis("R114")
@pytest.mark.parametrize("change", ["overwritten", "removed"])
def test_a_view_that_was_overwritten_or_removed_stays_beside_the_new_one(
    change: str, desk: Desk, tmp_path: Path
) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    out = tmp_path / "a.dossier.json"
    run("kluis", "haal", "D-4M7T-58", "-o", out, *desk.options)
    case = json.loads(out.read_text(encoding="utf-8"))
    old = case["zienswijzen"][0]
    case["zienswijzen"][:1] = [old | {"tekst": "Het gaat nu beter."}] if change == "overwritten" else []
    out.write_text(json.dumps(case), encoding="utf-8")
    result = run("kluis", "bewaar", out, *desk.options)
    assert ("versie 2" in result.stdout) is (change == "overwritten")
    assert "1 zienswijze uit de vorige versie" in result.stderr
    assert old["tekst"] not in result.output
    again = tmp_path / "b.dossier.json"
    run("kluis", "haal", "D-4M7T-58", "-o", again, *desk.options)
    kept = json.loads(again.read_text(encoding="utf-8"))["zienswijzen"]
    assert old in kept
    assert len(kept) == len(case["zienswijzen"]) + 1
    assert all(view in kept for view in case["zienswijzen"])


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_file_that_was_fetched_can_be_changed_and_saved_again_and_again(
    kind: str, desk: Desk, tmp_path: Path
) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    out = tmp_path / f"a.dossier.{kind}"
    run("kluis", "haal", "D-4M7T-58", "-o", out, *desk.options)
    for version, klas in ((2, "2V1"), (3, "3V1")):
        old = {2: "1V1", 3: "2V1"}[version]
        out.write_text(out.read_text(encoding="utf-8").replace(old, klas), encoding="utf-8")
        result = run("kluis", "bewaar", out, *desk.options)
        assert f"versie {version} staat in de kluis" in result.stdout
        assert load_dossier(out).kluisversie == version
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_readable_file_that_cannot_be_removed_is_named_with_exit_code_5(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "a.dossier.json"
    run("kluis", "bewaar", NOOR, *desk.options)
    run("kluis", "haal", "D-4M7T-58", "-o", plain, *desk.options)

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    result = run("kluis", "bewaar", plain, "--verplaats", *desk.options)
    assert result.exit_code == 5
    assert f"{plain} staat er nog: het kan niet worden weggehaald" in result.stderr


def test_a_damaged_dossier_is_listed_and_told_apart(desk: Desk) -> None:
    run("kluis", "bewaar", NOOR, SAMPLES[0], *desk.options)
    with sqlite3.connect(desk.vault / "kluis.db") as database:
        database.execute("UPDATE bodies SET envelope = zeroblob(length(envelope)) WHERE rowid = 1")
    database.close()
    result = run("kluis", "lijst", "--toon-namen", *desk.options)
    assert result.exit_code == 4
    assert "niet leesbaar" in result.stdout
    assert "Daan" in result.stdout or "Noor" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_a_passphrase_can_be_typed_and_is_never_shown(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  # absent on Windows

    desk = Desk(tmp_path)
    try:
        child, terminal = pty.fork()
    except OSError:
        pytest.skip("this machine gives out no pseudo-terminals")
    if child == 0:
        command = [sys.executable, "-m", "dossiertool", "kluis", "begin", "--kluis", str(desk.vault)]
        os.execv(sys.executable, [*command, "--sleutel", str(desk.key)])
    shown = b""
    for asked, typed in (("Wachtzin", "kort"), ("Kies een langere", PASSPHRASE), ("nog een keer", PASSPHRASE)):
        while asked.encode() not in shown:
            shown += os.read(terminal, 1024)
        time.sleep(0.2)  # the prompt switches echo off after it is shown
        shown = b""
        os.write(terminal, f"{typed}\n".encode())
    said = b""
    with contextlib.suppress(OSError):  # Linux says so when the other side is gone
        while part := os.read(terminal, 1024):
            said += part
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, said
    assert PASSPHRASE.encode() not in said
    assert run("kluis", "lijst", *desk.options).exit_code == 0


def test_an_unknown_number_is_not_found(desk: Desk, tmp_path: Path) -> None:
    result = run("kluis", "haal", "D-7K3Q-92", "-o", tmp_path / "a.yaml", *desk.options)
    assert result.exit_code == 3
    assert "staat niet in de kluis" in result.stderr
    assert not (tmp_path / "a.yaml").exists()


def test_an_existing_file_is_never_replaced(desk: Desk, tmp_path: Path) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    out = tmp_path / "a.dossier.yaml"
    out.write_text("van mij")
    result = run("kluis", "haal", "D-4M7T-58", "-o", out, *desk.options)
    assert result.exit_code == 2
    assert out.read_text() == "van mij"


@pytest.mark.parametrize("passphrase", ["", "kort"])
def test_a_short_passphrase_is_refused_and_nothing_is_made(passphrase: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.passphrase.write_text(passphrase)
    result = run("kluis", "begin", *desk.options)
    assert result.exit_code == 2
    assert not desk.key.exists()
    assert not desk.vault.exists()


def test_a_folder_in_use_is_refused_and_no_key_is_left_behind(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.vault.mkdir()
    (desk.vault / "brief.txt").touch()
    result = run("kluis", "begin", *desk.options)
    assert result.exit_code == 2
    assert "andere bestanden" in result.stderr
    assert not desk.key.exists()


def test_a_second_vault_uses_the_key_that_is_there(desk: Desk) -> None:
    other = ("--kluis", desk.folder / "tweede", *desk.options[2:])
    before = desk.key.read_bytes()
    assert run("kluis", "begin", *other).exit_code == 0
    assert desk.key.read_bytes() == before
    assert run("kluis", "bewaar", NOOR, *other).exit_code == 0


def test_a_vault_that_is_none_is_refused(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for command in (["lijst"], ["bewaar", NOOR], ["haal", "D-4M7T-58", "-o", tmp_path / "x.yaml"]):
        result = run("kluis", *command, *desk.options)
        assert result.exit_code == 2
        assert "staat geen kluis" in result.stderr


def test_without_a_keyboard_the_passphrase_must_come_from_a_file(desk: Desk) -> None:
    result = run("kluis", "lijst", *desk.options[:4])
    assert result.exit_code == 2
    assert "--wachtzin-bestand" in result.stderr


@pytest.mark.eis("N01")
def test_no_word_of_a_pupil_is_found_in_vault_temporary_folder_or_output(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    everything = "".join(sample.read_text(encoding="utf-8") for sample in SAMPLES)
    assert all(word in everything for word in CANARIES)

    said = run("kluis", "bewaar", *SAMPLES, *desk.options).output
    said += run("kluis", "lijst", *desk.options).output
    said += run("kluis", "haal", "D-4M7T-58", "-o", tmp_path / "x.dossier.json", *desk.options).output

    places = [path for folder in (desk.vault, temporary) for path in folder.rglob("*") if path.is_file()]
    assert desk.vault / "kluis.db" in places
    for word in CANARIES:
        assert word not in said
        for path in places:
            assert word.encode() not in path.read_bytes(), (word, path)
            assert word not in os.fspath(path)


@pytest.mark.eis("R153")
def test_the_recovery_key_comes_on_a_page_that_only_its_owner_may_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page, temporary = Desk(tmp_path), tmp_path / "blad.pdf", tmp_path / "tijdelijk"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    begin = ("kluis", "begin", *desk.options, "--naam", "Anna", "--school", "De Verzonnen School")
    assert run(*begin, "--papier", tmp_path / "blad.txt").exit_code == 2
    result = run(*begin, "--papier", page, "--herstelsleutel-naar", desk.recovery, "--json")
    assert result.exit_code == 0, result.output

    key = RecoveryKey.from_text(desk.recovery.read_text())
    assert stat.S_IMODE(page.stat().st_mode) & 0o077 == 0
    assert json.loads(result.stdout)["papier"] == str(page)
    holding = [
        path for path in tmp_path.rglob("*") if path.is_file() and key.text[:19].encode() in path.read_bytes()
    ]
    assert sorted(holding) == [page, desk.recovery]
    assert [path for path in tmp_path.rglob(".*") if path.is_file()] == []
    assert key.text[:19] not in result.output
    assert list(temporary.iterdir()) == []
    shown = run("kluis", "toegang", "toon", *desk.options)
    assert "De Verzonnen School  school" in shown.stdout
    assert "Anna  beheerder" in shown.stdout


def test_a_page_that_cannot_be_written_means_no_vault_and_no_key_left_anywhere(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    begin = ("kluis", "begin", *desk.options, "--herstelsleutel-naar", desk.recovery)
    result = run(*begin, "--papier", tmp_path / "nergens" / "blad.pdf")
    assert result.exit_code == 2
    assert not desk.vault.exists()
    assert not desk.recovery.exists()
    assert not desk.key.exists()


def test_the_fingerprint_is_shown_the_first_time_and_the_same_as_on_paper(desk: Desk, tmp_path: Path) -> None:
    fingerprint = RecoveryKey.from_text(desk.recovery.read_text()).signer.public.kid
    assert "eerste" not in run("kluis", "lijst", *desk.options).stderr

    elsewhere = ("--kluis", desk.vault, "--sleutel", tmp_path / "thuis" / "sleutel.json")
    school = ("--herstelsleutel", desk.recovery)
    first = run("kluis", "lijst", *elsewhere, *school)
    assert f"Vingerafdruk van de school: {fingerprint}" in first.stderr
    assert "eerste" not in run("kluis", "lijst", *elsewhere, *school).stderr


def test_the_recovery_key_is_compared_with_what_this_computer_saw_too(desk: Desk, tmp_path: Path) -> None:
    school = ("--kluis", desk.vault, "--sleutel", desk.key, "--herstelsleutel", desk.recovery)
    copy = tmp_path / "ouder"
    shutil.copytree(desk.vault, copy)
    assert run("kluis", "bewaar", NOOR, *desk.options).exit_code == 0
    shutil.rmtree(desk.vault)
    copy.rename(desk.vault)
    refused = run("kluis", "lijst", *school)
    assert refused.exit_code == 4
    assert "ouder dan wat u eerder zag" in refused.stderr


def test_a_backup_and_its_way_back_as_json(desk: Desk, tmp_path: Path) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    out, new = tmp_path / "reserve", tmp_path / "terug"
    made = run("kluis", "reservekopie", out, "--kluis", desk.vault, "--sleutel", desk.key, "--json")
    assert json.loads(made.stdout) == {"naar": str(out), "dossiers": 1, "versies": 1, "problemen": []}
    assert run("kluis", "reservekopie", out, "--kluis", desk.vault, "--sleutel", desk.key).exit_code == 2

    back = ("kluis", "herstel", "--uit", out, "--kluis", new, *desk.options[2:])
    assert run(*back).exit_code == 2
    assert run(*back, "--reden", "x" * 201).exit_code == 2
    assert (
        run("kluis", "herstel", "--aanvaard", "--toegangen", out, "--reden", "x", *desk.options).exit_code == 2
    )
    done = json.loads(run(*back, "--reden", "oefening", "--json").stdout)
    assert (done["dossiers"], done["ontsleuteld"], done["problemen"], done["zonder_toegang"]) == (1, 1, [], [])
    assert [(one["wie"], one["reden"]) for one in done["aanvaard"]] == [("Beheerder", "oefening")]
    fingerprint = RecoveryKey.from_text(desk.recovery.read_text()).signer.public.kid
    assert done["vingerafdruk"] == fingerprint
    scheduled = ("--kluis", desk.vault, "--sleutel", tmp_path / "taak" / "sleutel.json")
    assert fingerprint in run("kluis", "reservekopie", tmp_path / "tweede", *scheduled).stderr
    assert fingerprint not in run("kluis", "reservekopie", tmp_path / "derde", *scheduled).stderr
    assert run(*back, "--reden", "nog eens").exit_code == 2


def test_dossiers_without_grants_in_the_backup_are_named_with_exit_code_5(desk: Desk, tmp_path: Path) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    key = ("--kluis", desk.vault, "--sleutel", desk.key)
    assert run("kluis", "reservekopie", tmp_path / "een", *key).exit_code == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "een" / "toegangen.db")) as connection, connection:
        connection.execute("DELETE FROM grants")
    back = ("kluis", "herstel", "--uit", tmp_path / "een", "--kluis", tmp_path / "terug", *desk.options[2:])
    done = run(*back, "--reden", "oefening", "--json")
    assert done.exit_code == 5
    assert "niemand meer kan openen: 1" in done.stderr
    assert len(json.loads(done.stdout)["zonder_toegang"]) == 1


def test_a_folder_is_saved_and_a_part_that_fails_is_code_5(desk: Desk, tmp_path: Path) -> None:
    room = tmp_path / "zaken"
    room.mkdir()
    for n, sample in enumerate(SAMPLES[:3]):
        (room / f"{n}{''.join(sample.suffixes)}").write_bytes(sample.read_bytes())
    (room / "stuk.dossier.yaml").write_text("dossiernummer: D-7K3Q-92\n", encoding="utf-8")

    result = run("kluis", "bewaar", room, *desk.options)
    assert result.exit_code == 5
    assert len(result.stdout.splitlines()) == 3
    assert "Samen 4: bewaard 3, onveranderd 0, mislukt 1." in result.stderr
    assert "stuk.dossier.yaml is nog niet goed ingevuld" in result.stderr
    again = run("kluis", "bewaar", room, "--json", *desk.options)
    rows = [json.loads(line) for line in again.stdout.splitlines()]
    assert [row["nieuw"] for row in rows] == [False] * 4
    assert [row["melding"] is None for row in rows] == [True, True, True, False]
    (room / "stuk.dossier.yaml").unlink()
    assert run("kluis", "bewaar", room, *desk.options).exit_code == 0


@pytest.mark.eis("N13")
def test_searching_finds_by_what_is_inside_and_names_nobody(desk: Desk) -> None:
    run("kluis", "bewaar", *SAMPLES, *desk.options)

    def found(*options: str) -> list[str]:
        result = run("kluis", "lijst", "--json", *options, *desk.options)
        assert result.exit_code == 0, result.output
        assert "Noor" not in result.output
        return [json.loads(line)["nummer"] for line in result.stdout.splitlines()]

    everything = found()
    assert found("--naam", "noor") == ["D-4M7T-58"]
    assert found("--groep", "1v1", "--naam", "No", "--nummer", "4m7t", "--staat", "open") == ["D-4M7T-58"]
    assert found("--naam", "Niemand") == found("--staat", "verzegeld") == found("--groep", "1") == []
    assert found("--sinds", "2020-01-01") == everything
    assert found("--tot", "2020-01-01") == []
    assert found("--datum", "evaluatie", "--tot", "2099-01-01") == found("--datum", "evaluatie")
    assert set(found("--datum", "evaluatie")) <= set(everything)
    wrong = run("kluis", "lijst", "--sinds", "2026-02-01", "--tot", "2026-01-01", *desk.options)
    assert wrong.exit_code == 2
    assert "Draai die twee om" in wrong.stderr


@pytest.mark.eis("N02")
@pytest.mark.parametrize("table", ["reads", "entries"])
@pytest.mark.parametrize("change", ["edited", "removed"])
def test_one_line_of_the_log_that_was_edited_or_removed_is_found(
    desk: Desk, tmp_path: Path, table: str, change: str
) -> None:
    run("kluis", "bewaar", NOOR, *desk.options)
    for n in range(3):
        assert run("kluis", "haal", "D-4M7T-58", "-o", tmp_path / f"{n}.json", *desk.options).exit_code == 0
    run("kluis", "bewaar", tmp_path / "0.json", *desk.options)
    assert run("kluis", "controleer", *desk.options).exit_code == 0
    kinds = [line.split()[0] for line in run("kluis", "log", "D-4M7T-58", *desk.options).stdout.splitlines()]
    assert kinds == ["wijziging", "inzage", "inzage", "inzage"]

    number = "n" if table == "reads" else "seq"
    statement = (
        f"DELETE FROM {table} WHERE {number}=1"
        if change == "removed"
        else f"UPDATE {table} SET jws=CAST(replace(CAST(jws AS TEXT), 'A', 'B') AS BLOB) WHERE {number}=1"
    )
    with contextlib.closing(sqlite3.connect(desk.vault / "kluis.db")) as connection, connection:
        connection.execute(statement)
    assert run("kluis", "controleer", *desk.options).exit_code == 4
