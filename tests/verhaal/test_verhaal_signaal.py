"""A janitor reports, a mentor takes it in and adds a scan, a colleague reads it, and then may no longer."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.postgres import new_database

from .person import Person

ROOT = Path(__file__).parents[2]
NUMBER, NOBODYS = "D-4M7T-58", "D-2222-33"
SCAN = b"%PDF-1.7\nRavi zat op 20 oktober 25 minuten in de gang.\n" + bytes(range(256)) * 40 + b"%%EOF\n"
FACT = "Ravi zat op 20 oktober 25 minuten in de gang."


@pytest.fixture(params=["folder", "server"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    return tmp_path / "kluis" if request.param == "folder" else new_database()


def school(tmp_path: Path, vault: object) -> tuple[Person, Person, Person, Person]:
    """Anna keeps the vault; Gerrit only reports, Bram treats and Dirk reads along in Ravi's dossier."""
    anna, gerrit, bram, dirk = (Person(tmp_path, name, vault) for name in ("Anna", "Gerrit", "Bram", "Dirk"))
    recovery = tmp_path / "herstel.txt"
    anna.does("kluis", "begin", "--herstelsleutel-naar", recovery)
    anna.does("kluis", "bewaar", ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml")
    for person, role in ((gerrit, "melder"), (bram, "behandelaar"), (dirk, "meelezer")):
        person.makes_a_key()
        anna.does("kluis", "toegang", "laat-toe", person.card, "--rol", role, "--herstelsleutel", recovery)
        anna.does("kluis", "toegang", "geef", NUMBER, person.name, "--rol", role)
    return anna, gerrit, bram, dirk


@pytest.mark.eis("R095", "R153")
def test_a_signal_goes_into_the_dossier_and_a_scan_beside_it_until_access_is_taken_away(
    vault: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossiertool.actions.rewrap.AT_ONCE", 600)  # however slow this machine is
    anna, gerrit, bram, dirk = school(tmp_path, vault)

    # Gerrit, the janitor, reports what he saw; he reads nothing, not even what he handed in.
    told = gerrit.does("kluis", "signaal", "geef", NUMBER, "--tekst", "Ravi is lui.", "--datum", "2026-10-20")
    assert "FEIT-01" in told
    gerrit.does("kluis", "signaal", "geef", NUMBER, "-", stdin=json.dumps({"feiten": [{"wat": FACT}]}))
    gerrit.does("kluis", "signaal", "lijst", NUMBER, code=3)
    gerrit.does("kluis", "signaal", "neem-in", NUMBER, code=3)
    gerrit.does("kluis", "bijlage", "lijst", NUMBER, code=3)
    gerrit.does("kluis", "haal", NUMBER, "-o", gerrit.folder / "nee.json", code=3)

    # Dirk may look but not take in; Bram takes in the one, and the other stays.
    assert FACT in dirk.does("kluis", "signaal", "lijst", NUMBER)
    dirk.does("kluis", "signaal", "neem-in", NUMBER, code=6)
    assert "signaal 2 staat als S2 in versie 2" in bram.does("kluis", "signaal", "neem-in", NUMBER, 2)
    bram.does("kluis", "signaal", "neem-in", NUMBER, 2, code=3)
    lying = [json.loads(line) for line in bram.does("kluis", "signaal", "lijst", NUMBER, "--json").splitlines()]
    assert [(one["signaal"], one["van"], one["opgenomen"]) for one in lying] == [(1, "Gerrit", False)]

    # Bram adds the scan; whoever opens the dossier sees both.
    scan = bram.folder / "scan van het briefje.pdf"
    scan.write_bytes(SCAN)
    added = json.loads(bram.does("kluis", "bijlage", "voeg", NUMBER, scan, "--json").splitlines()[0])
    out = dirk.folder / "dossier.json"
    dirk.does("kluis", "haal", NUMBER, "-o", out)
    dossier = json.loads(out.read_text())
    assert [one["feiten"][0]["wat"] for one in dossier["signalen"][-1:]] == [FACT]
    assert dossier["signalen"][-1]["door"] == "Gerrit"
    assert dossier["bijlagen"] == [
        {
            "id": added["id"],
            "naam": "scan van het briefje.pdf",
            "mediatype": "application/pdf",
            "lengte": len(SCAN),
            "datum": added["datum"],
            "door": "Bram",
        }
    ]

    # Dirk reads it, and that is in the log.
    dirk.does("kluis", "bijlage", "haal", NUMBER, added["id"][:8], "-o", dirk.folder)
    assert (dirk.folder / "scan van het briefje.pdf").read_bytes() == SCAN
    dirk.does("kluis", "bijlage", "haal", NUMBER, "scan van het briefje.pdf", "-o", dirk.folder, code=2)
    log = anna.does("kluis", "log", NUMBER)
    assert f"Dirk  bijlage {added['id'][:8]} opgehaald  versie 3" in log

    # Dirk leaves the team; everything is under a new key at once, old versions too.
    told = anna.does("kluis", "toegang", "neem", NUMBER, "Dirk")
    assert "onderhoud" not in told
    dirk.does("kluis", "bijlage", "haal", NUMBER, added["id"], "-o", dirk.folder / "weer.pdf", code=3)
    gerrit.does("kluis", "signaal", "geef", NUMBER, "--tekst", "Ravi groette mij vandaag.")
    again = bram.folder / "weer.pdf"
    bram.does("kluis", "bijlage", "haal", NUMBER, added["id"], "-o", again)
    assert again.read_bytes() == SCAN
    assert "Opnieuw versleuteld: oudere versies 0" in anna.does("kluis", "onderhoud")
    assert "bijlagen 1, signalen 3" in anna.does("kluis", "controleer", "--alles")

    # The scan goes; older versions still name it.
    assert "versie 4" in bram.does("kluis", "bijlage", "weg", NUMBER, added["id"])
    assert bram.does("kluis", "bijlage", "lijst", NUMBER, "--json") == ""
    bram.does("kluis", "bijlage", "haal", NUMBER, added["id"], "-o", bram.folder / "x.pdf", code=3)


def test_what_there_was_no_time_for_is_said_and_done_by_onderhoud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, gerrit, bram, dirk = school(tmp_path, tmp_path / "kluis")
    bram.does("kluis", "signaal", "geef", NUMBER, "--tekst", FACT)
    bram.does("kluis", "signaal", "neem-in", NUMBER)
    monkeypatch.setattr("dossiertool.actions.rewrap.AT_ONCE", 0)
    told = anna.does("kluis", "toegang", "neem", NUMBER, "Bram")
    assert "(dossiers: 1)" in told
    assert "kluis onderhoud" in told
    anna.does("kluis", "controleer", "--alles")
    assert "niet van u om te schrijven (dossiers: 1)" in dirk.does("kluis", "onderhoud")
    assert "niet van u om te schrijven (dossiers: 1)" in gerrit.does("kluis", "onderhoud")
    done = json.loads(anna.does("kluis", "onderhoud", "--seconden", 600, "--json"))
    assert done.pop("versies") == 1
    assert not any(done.values())
    assert "oudere versies 0. Nog te doen: dossiers 0" in anna.does("kluis", "onderhoud")
    assert "versies 2" in anna.does("kluis", "controleer", "--alles")


def test_attack_a_melder_learns_nothing_from_handing_in(tmp_path: Path) -> None:
    """Unknown, not for this key, and no number at all: the same words and exit code, right or wrong signal."""
    _, gerrit, bram, _ = school(tmp_path, tmp_path / "kluis")
    mine = bram.folder / "van-bram.dossier.json"
    bram.does("kluis", "haal", NUMBER, "-o", mine)
    mine.write_text(mine.read_text().replace(NUMBER, NOBODYS).replace('"kluisversie": 1,', ""))
    bram.does("kluis", "bewaar", mine)  # a dossier that exists, and that Gerrit has nothing to do with
    gerrit.does("kluis", "lijst")  # sees the vault for the first time, and its fingerprint

    for words, code in (
        (("--tekst", FACT), 3),
        (("--tekst", "Het nummer is 111222333."), 1),
    ):
        answers = {
            gerrit.does("kluis", "signaal", "geef", number, *words, code=code).replace(number, "NUMMER")
            for number in (NOBODYS, "D-9999-99")
        }
        assert len(answers) == 1


def test_what_a_file_says_about_attachments_changes_nothing_in_the_vault(tmp_path: Path) -> None:
    anna = Person(tmp_path, "Anna", tmp_path / "kluis")
    anna.does("kluis", "begin", "--herstelsleutel-naar", tmp_path / "herstel.txt")
    anna.does("kluis", "bewaar", ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml")
    (anna.folder / "scan.pdf").write_bytes(SCAN)
    anna.does("kluis", "bijlage", "voeg", NUMBER, anna.folder / "scan.pdf")
    out = anna.folder / "zaak.dossier.json"
    anna.does("kluis", "haal", NUMBER, "-o", out)
    kept = json.loads(out.read_text())

    def saved(bijlagen: object, klas: str, code: int = 0) -> str:
        out.unlink()
        anna.does("kluis", "haal", NUMBER, "-o", out)
        now = json.loads(out.read_text())
        now["leerling"]["klas"] = klas
        now["bijlagen"] = bijlagen
        out.write_text(json.dumps({name: value for name, value in now.items() if value is not None}))
        return anna.does("kluis", "bewaar", out, code=code)

    def held() -> object:
        out.unlink()
        anna.does("kluis", "haal", NUMBER, "-o", out)
        return json.loads(out.read_text())["bijlagen"]

    (one,) = kept["bijlagen"]
    assert "anders dan in de kluis" not in saved(None, "2A")
    assert held() == [one]
    assert "anders dan in de kluis" in saved([one | {"lengte": 1, "naam": "../weg.pdf"}], "2B")
    assert held() == [one]
    told = saved([one, one | {"id": "0" * 32, "naam": "geheim verslag.pdf"}], "2C", code=6)
    assert "bijlagen.1" in told
    assert "geheim" not in told
    assert saved([one | {"id": "../../../etc/passwd"}], "2D", code=1)
    assert held() == [one]
    assert "bijlagen 1," in anna.does("kluis", "controleer", "--alles")
    fresh = anna.folder / "nieuw.dossier.json"
    fresh.write_text(json.dumps({**kept, "dossiernummer": NOBODYS, "kluisversie": None} | {"bijlagen": [one]}))
    fresh.write_text(fresh.read_text().replace('"kluisversie": null, ', ""))
    assert "bijlagen.0" in anna.does("kluis", "bewaar", fresh, code=6)


def test_only_whole_files_of_four_kinds_are_kept_and_each_refusal_says_what_to_do(tmp_path: Path) -> None:
    anna = Person(tmp_path, "Anna", tmp_path / "kluis")
    anna.does("kluis", "begin", "--herstelsleutel-naar", tmp_path / "herstel.txt")
    anna.does("kluis", "bewaar", ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml")
    word = (ROOT / "templates" / "evaluatie.docx").read_bytes()
    png = b"\x89PNG\r\n\x1a\n" + b"pixels" * 20 + b"\0\0\0\0IEND\xaeB`\x82"
    files = {
        "goed.pdf": (SCAN, 0, "staat in de kluis"),
        "goed.docx": (word, 0, "staat in de kluis"),
        "goed.png": (png, 0, "staat in de kluis"),
        "goed.jpeg": (b"\xff\xd8\xff\xe0 pixels", 0, "staat in de kluis"),
        "leeg.pdf": (b"", 2, "leeg"),
        "half.pdf": (SCAN[:-6], 2, "niet heel"),
        "half.png": (png[:-10], 2, "niet heel"),
        "half.docx": (word[: len(word) // 2], 2, "beschadigd"),
        "groot.pdf": (b"%PDF-" + bytes(20 * 1024 * 1024), 2, "groter dan 20 MB"),
        "anders.png": (SCAN, 2, "pdf"),
        "programma.pdf": (b"MZ\x90\0", 2, "PDF, een Word-document"),
        "film.mp4": (b"\0\0\0 ftypmp42", 2, "PDF, een Word-document"),
        "pakket.docx": (b"PK\x03\x04" + bytes(200), 2, "beschadigd"),
    }
    for name, (content, code, words) in files.items():
        (anna.folder / name).write_bytes(content)
        told = anna.does("kluis", "bijlage", "voeg", NUMBER, anna.folder / name, code=code)
        assert words in told, name
    anna.does("kluis", "bijlage", "voeg", NUMBER, anna.folder / "afwezig.pdf", code=2)
    anna.does("kluis", "bijlage", "voeg", "D-3333-33", anna.folder / "goed.pdf", code=3)
    assert anna.does(
        "kluis", "bijlage", "voeg", NUMBER, anna.folder / "goed.pdf", "--naam", "111222333", code=2
    )
    kept = [
        json.loads(line)["naam"]
        for line in anna.does("kluis", "bijlage", "lijst", NUMBER, "--json").splitlines()
    ]
    assert kept == ["goed.pdf", "goed.docx", "goed.png", "goed.jpeg"]
    anna.does("kluis", "bijlage", "haal", NUMBER, "goed.pdf", code=2)


def test_attack_nothing_of_an_attachment_or_signal_stands_readable_in_the_vault(tmp_path: Path) -> None:
    anna = Person(tmp_path, "Anna", tmp_path / "kluis")
    anna.does("kluis", "begin", "--herstelsleutel-naar", tmp_path / "herstel.txt")
    anna.does("kluis", "bewaar", ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml")
    (anna.folder / "kanariepiet.pdf").write_bytes(b"%PDF-1.7 kanariepiet %%EOF")
    anna.does("kluis", "bijlage", "voeg", NUMBER, anna.folder / "kanariepiet.pdf")
    anna.does("kluis", "signaal", "geef", NUMBER, "--tekst", "Ravi zag een kanariepiet.")
    with closing(sqlite3.connect(tmp_path / "kluis" / "kluis.db")) as database:
        assert database.execute("SELECT count(*) FROM attachments").fetchone() == (1,)
    for file in (tmp_path / "kluis").iterdir():
        assert b"kanariepiet" not in file.read_bytes()
