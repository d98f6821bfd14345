"""Two people, each with a key of their own, on one vault: a folder, and a database on a server."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.run import run
from tests.postgres import new_database

from .person import Person

ROOT = Path(__file__).parents[2]
NUMBER = "D-4M7T-58"


@pytest.fixture
def sample() -> Path:
    return ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"


@pytest.fixture(params=["folder", "server"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    return tmp_path / "kluis" if request.param == "folder" else new_database()


def fetched(person: Person, name: str) -> Path:
    out = person.folder / name
    person.does("kluis", "haal", NUMBER, "-o", out)
    return out


@pytest.mark.eis("R153")
def test_two_people_share_a_dossier_until_access_is_taken_away(
    vault: object, tmp_path: Path, sample: Path
) -> None:
    anna, bram = Person(tmp_path, "Anna", vault), Person(tmp_path, "Bram", vault)
    recovery = tmp_path / "herstel.txt"
    school = ("--herstelsleutel", recovery)
    anna.does("kluis", "begin", "--herstelsleutel-naar", recovery)
    anna.does("kluis", "bewaar", sample)

    # Bram makes a key and gives his card; the school lets him in.
    assert run("sleutel", "maak", *bram.own).exit_code == 0
    card = run("sleutel", "toon", "--naam", "Bram", "-o", bram.card, *bram.own)
    assert card.exit_code == 0
    anna.does("kluis", "toegang", "laat-toe", bram.card, "--rol", "behandelaar", code=6)
    admitted = anna.does("kluis", "toegang", "laat-toe", bram.card, "--rol", "behandelaar", *school)
    (code,) = re.findall(r"Uw lange code: (\S+)", card.stderr)  # both see the same code, to compare
    assert code in admitted
    bram.does("kluis", "haal", NUMBER, "-o", bram.folder / "te-vroeg.json", code=3)

    anna.does("kluis", "toegang", "geef", NUMBER, "Bram", "--rol", "behandelaar")
    assert "Bram  behandelaar" in anna.does("kluis", "toegang", "toon", NUMBER)
    mine, theirs = fetched(anna, "a.json"), fetched(bram, "b.json")
    theirs.write_text(theirs.read_text().replace("1V1", "1V2"))
    bram.does("kluis", "bewaar", theirs)

    # Anna began from the version before: refused, and told which field is another now.
    mine.write_text(mine.read_text().replace("1V1", "1V3"))
    told = anna.does("kluis", "bewaar", mine, code=6)
    assert "leerling.klas" in told
    assert "1V2" not in told

    log = anna.does("kluis", "log", NUMBER)
    assert "wijziging" in log
    assert "toegang gegeven (Bram)" in log
    assert "Bram  gewijzigd  versie 2" in log
    assert "Bram  opgehaald als bestand  versie 1" in log

    assert "kan de kluis niet terughalen" in anna.does("kluis", "toegang", "neem", NUMBER, "Bram")
    bram.does("kluis", "haal", NUMBER, "-o", bram.folder / "te-laat.json", code=3)
    assert json.loads(fetched(anna, "weer.json").read_text())["leerling"]["klas"] == "1V2"
    assert "Nagekeken: dossiers 1, versies 2" in anna.does("kluis", "controleer", "--alles")

    # Bram leaves the school: everywhere at once, and again does no harm.
    anna.does("kluis", "toegang", "geef", NUMBER, "Bram", "--rol", "meelezer")
    assert "bij dossiers: 1" in anna.does("kluis", "toegang", "trek-in", "Bram", *school)
    assert "bij dossiers: 0" in anna.does("kluis", "toegang", "trek-in", "Bram", *school)
    bram.does("kluis", "haal", NUMBER, "-o", bram.folder / "nooit.json", code=3)
    assert "ingetrokken" in anna.does("kluis", "toegang", "toon")


def test_a_passphrase_is_changed_and_the_old_one_opens_nothing(tmp_path: Path) -> None:
    anna = Person(tmp_path, "Anna", tmp_path / "kluis")
    assert run("sleutel", "maak", *anna.own).exit_code == 0
    assert run("sleutel", "maak", *anna.own).exit_code == 2
    new = tmp_path / "nieuw.txt"
    new.write_text("heel andere woorden nu\n", encoding="utf-8")
    changed = run("sleutel", "wijzig", "--json", "--nieuwe-wachtzin-bestand", new, *anna.own)
    assert changed.exit_code == 0
    assert json.loads(changed.stdout) == {"sleutel": str(anna.key)}
    assert run("sleutel", "toon", "--naam", "Anna", *anna.own).exit_code == 4
    shown = run("sleutel", "toon", "--naam", "Anna", "--sleutel", anna.key, "--wachtzin-bestand", new)
    assert shown.exit_code == 0
    assert '"d"' not in shown.stdout


def test_who_lost_a_key_gets_a_new_one_for_everything_with_the_paper_key(tmp_path: Path, sample: Path) -> None:
    vault, recovery = tmp_path / "kluis", tmp_path / "herstel.txt"
    anna, again = Person(tmp_path, "Anna", vault), Person(tmp_path, "Anna2", vault)
    anna.does("kluis", "begin", "--herstelsleutel-naar", recovery)
    anna.does("kluis", "bewaar", sample)
    assert run("sleutel", "maak", *again.own).exit_code == 0
    assert run("sleutel", "toon", "--naam", "Anna", "-o", again.card, *again.own).exit_code == 0

    replace = ("sleutel", "herstel", again.card, "--voor", "Beheerder", "--kluis", vault)
    assert run(*replace, *anna.own).exit_code == 6
    done = run(*replace, "--herstelsleutel", recovery)
    assert done.exit_code == 0, done.output
    assert "dossiers: 1" in done.stderr
    fetched(again, "terug.json")
    again.does("kluis", "bewaar", again.folder / "terug.json")
    anna.does("kluis", "haal", NUMBER, "-o", anna.folder / "oud.json", code=3)
    assert "herstelsleutel" not in again.does("kluis", "toegang", "toon", NUMBER)
    again.does("kluis", "controleer", "--alles")


def test_a_restored_backup_is_accepted_only_on_purpose(tmp_path: Path, sample: Path) -> None:
    vault = tmp_path / "kluis"
    anna = Person(tmp_path, "Anna", vault)
    anna.does("kluis", "begin", "--herstelsleutel-naar", tmp_path / "herstel.txt")
    shutil.copytree(vault, tmp_path / "reserve")
    anna.does("kluis", "bewaar", sample)
    shutil.rmtree(vault)
    shutil.copytree(tmp_path / "reserve", vault)

    assert "herstel --aanvaard" in anna.does("kluis", "lijst", code=4)
    anna.does("kluis", "herstel", code=2)
    assert "waarom" in anna.does("kluis", "herstel", "--aanvaard", code=2)
    anna.does("kluis", "herstel", "--aanvaard", "--reden", "schijf kapot")
    anna.does("kluis", "lijst")
    told = anna.does("kluis", "controleer")
    assert "Reservekopie teruggezet en aanvaard" in told
    assert "Beheerder  schijf kapot" in told
