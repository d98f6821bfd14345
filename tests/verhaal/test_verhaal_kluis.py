"""A week of a coordinator whose dossiers are in the vault and stay there, in a folder and on a server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import run
from tests.documents.forms.edit import edited, filled
from tests.postgres import new_database

from .person import Person
from .test_verhaal_samen import NUMBER, ROOT

SAMPLES = ROOT / "samples"
TODAY = ("--vandaag", "2026-11-21")


@pytest.fixture(params=["folder", "server"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    return tmp_path / "kluis" if request.param == "folder" else new_database()


def readable(folder: Path, *, but: Path) -> list[Path]:
    """The files in which a sentence of the dossier can be read, outside the folder of what was asked for."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and but not in path.parents and b"heeft bij toetsen hulp nodig" in path.read_bytes()
    ]


@pytest.mark.eis("N01", "R153")
def test_a_week_in_which_no_dossier_leaves_the_vault(
    vault: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    anna, bram, carla = (Person(tmp_path, name, vault) for name in ("Anna", "Bram", "Carla"))
    recovery = tmp_path / "herstel.txt"
    anna.does("kluis", "begin", "--herstelsleutel-naar", recovery)
    samples = ("02-toetsen", "03-pesten", "11-mavo3-lezen")
    anna.does("kluis", "bewaar", *(path for name in samples for path in (SAMPLES / name).glob("zaak.*.yaml")))
    for person, role in ((bram, "meelezer"), (carla, "melder")):
        _let_in(anna, person, role, recovery)

    # Monday: what is there, what is due, and what should be better.
    assert "te laat" in anna.does("agenda", "kluis:", *TODAY, code=1)
    said = anna.does("controleer", "kluis:", "--json", *TODAY, code=1)
    named = [json.loads(line)["doel"] for line in said.splitlines()]
    assert named == ["kluis:D-4M7T-58", "kluis:D-9R2H-31", "kluis:G-2F8H-79"]
    assert "Ondersteuningsteam 2026-2027" in anna.does("overzicht", "ot", "kluis:", *TODAY)

    # Tuesday: documents for the talk, and a form for the mentor.
    papers = tmp_path / "papieren"
    papers.mkdir()
    anna.does("bulk", "handelingsplan", "kluis:", "--naar", papers, *TODAY)
    made = [f"handelingsplan-{number}.docx" for number in ("D-4M7T-58", "D-9R2H-31")]
    assert sorted(path.name for path in papers.glob("*.docx")) == made
    anna.does("formulier", "signaal", f"kluis:{NUMBER.lower()}", "--naar", papers, *TODAY)

    # Thursday: the form is back. Bram may read and not write; it stays where it is.
    back = papers / "terug"
    back.mkdir()
    form = (papers / f"signaal-{NUMBER}.docx").read_bytes()
    answers = {"Dag van het signaal": "19-11-2026", "Wie gaf het signaal?": "Gerrit"}
    (back / "a.docx").write_bytes(edited(form, *(filled(*each) for each in answers.items())))
    assert "blijft liggen" in bram.does("inbox", back, "--dossiers", "kluis:", *TODAY, code=5)
    assert "ingenomen" in anna.does("inbox", back, "--dossiers", "kluis:", *TODAY)
    assert "S2" in bram.does("toon", f"kluis:{NUMBER}", *TODAY)

    # Carla may report and reads nothing; what she may not read is not there for her.
    for command in (("toon", f"kluis:{NUMBER}"), ("vul", "handelingsplan", f"kluis:{NUMBER}")):
        carla.does(*command, *TODAY, code=3)
    assert "geen dossier dat u kunt lezen" in carla.does("controleer", "kluis:", *TODAY, code=3)
    assert "geen dossier dat u kunt lezen" in carla.does("agenda", "kluis:", *TODAY, code=3)
    nothing = carla.does("formulier", "signaal", "kluis:", "--naar", papers / "c", *TODAY, code=3)
    assert "geen dossier dat u kunt lezen" in nothing
    assert "Geen van deze" in carla.does("bulk", "evaluatie", "kluis:", "--naar", papers / "c", *TODAY, code=3)

    log = [json.loads(line) for line in anna.does("kluis", "log", NUMBER, "--json").splitlines()]
    readings = [(line["wie"], line["wat"], line["versie"]) for line in log if line["soort"] == "inzage"]
    assert readings == [
        *[("Beheerder", "gelezen", 1)] * 3,
        *[("Beheerder", "opgehaald als bestand", 1)] * 2,
        ("Bram", "gelezen", 1),
        ("Beheerder", "gelezen", 1),
        ("Bram", "gelezen", 2),
    ]
    assert readable(tmp_path, but=papers) == []
    assert "dossiers 3, versies 4" in anna.does("kluis", "controleer", "--alles")


def _let_in(owner: Person, person: Person, role: str, recovery: Path) -> None:
    """Make a key, hand in its card, and give access to the dossier of Noor."""
    assert run("sleutel", "maak", *person.own).exit_code == 0
    assert run("sleutel", "toon", "--naam", person.name, "-o", person.card, *person.own).exit_code == 0
    owner.does("kluis", "toegang", "laat-toe", person.card, "--rol", role, "--herstelsleutel", recovery)
    owner.does("kluis", "toegang", "geef", NUMBER, person.name, "--rol", role)
