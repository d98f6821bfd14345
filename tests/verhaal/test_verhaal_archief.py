"""The archivist's year: a class leaves, its dossiers are closed, handed out, sealed, and one is destroyed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_yaml
from dossiertool.model.bewaring import Bewaring
from dossiertool.model.dossier import Dossier
from dossiertool.model.onderdeel import Onderdeel
from dossiertool.model.uitwisseling import Overdracht, SoortOverdracht
from tests.documents.word import all_text
from tests.needs import need
from tests.postgres import new_database

from .person import Person
from .test_verhaal_samen import ROOT

STAYS, GOES = "D-6P3V-28", "D-4M7T-58"
SAMPLES = {STAYS: "01-dyslexie", GOES: "02-toetsen"}
TODAY = date.today()  # noqa: DTZ011  the vault keeps the real time
# The day on which the term of two years is over: soon, and never a day that two years before was not there.
TERM = next(day for day in (TODAY + timedelta(days=n) for n in range(2, 5)) if (day.month, day.day) != (2, 29))
SCHOOL = """\
naam: Voorbeeldcollege
bewaartermijnen:
  - {categorie: begeleiding, jaren: 2, vanaf: uitschrijving, grondslag: Eigen keuze van de school.}
"""


@pytest.fixture(params=["folder", "server"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    return tmp_path / "kluis" if request.param == "folder" else new_database()


@pytest.fixture(autouse=True)
def _at_a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("school.yaml").write_text(SCHOOL, encoding="utf-8")


def left(number: str, years: int) -> Path:
    """Write the dossier of a pupil who left so many years before the term of the class is over."""
    case = _sample(number)
    keeping = Bewaring(uitgeschreven_op=TERM.replace(year=TERM.year - years))
    path = Path(f"{number}.dossier.yaml")
    path.write_text(dump_yaml(case.model_copy(update={"bewaring": keeping})), encoding="utf-8")
    return path


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Put the clock of `vernietig` on a day."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime(day.year, day.month, day.day, 10, tzinfo=tz or UTC)

    monkeypatch.setattr("dossiertool.cli.vernietig.datetime", Clock)


def close(anna: Person, number: str) -> None:
    """Close every need of a dossier, then the dossier; what cannot be done any more is overruled by name."""
    asked = ("sluit", "dossier", f"kluis:{number}", "--json")
    for block in _blocks(anna.does(*asked, code=6)):
        kind, _, which = block["code"].partition(":")
        if kind == "behoefte":
            anna.does(
                "sluit", "behoefte", f"kluis:{number}", which, "--reden", "overgedragen", "--door", "Sabine",
                "--met", "leerling", "--bewijs", "De nieuwe school neemt de hulp over.",
            )  # fmt: skip
    still = [block["code"] for block in _blocks(anna.does(*asked, code=6))]
    overruled = [
        word for code in still for word in ("--toch", f"{code}=De leerling is naar een andere school.")
    ]
    anna.does(
        "sluit", "dossier", f"kluis:{number}", "--door", "Sabine", "--reden", "De leerling is van school.",
        *overruled,
    )  # fmt: skip


def _blocks(said: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(said.splitlines()[0])["blokkades"]
    return found


def hand_over(anna: Person, number: str, **agreed: date) -> None:
    """Write the transfer in the dossier, as far as pupil and parents agreed to it."""
    out = Path(f"{number}-overdracht.dossier.yaml")
    anna.does("kluis", "haal", number, "-o", out)
    case = load_dossier(out)
    transfer = Overdracht(
        soort=SoortOverdracht.VO_VO,
        datum=TODAY,
        naar="Nieuwe School",
        onderdelen=(Onderdeel.STERKE_KANTEN, Onderdeel.EVALUATIES),
        **agreed,
    )
    out.write_text(dump_yaml(case.model_copy(update={"overdrachten": (transfer,)})), encoding="utf-8")
    anna.does("kluis", "bewaar", out, "--verplaats")


@pytest.mark.eis("N03", "N04", "R046")
def test_the_year_of_an_archivist(vault: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("soffice", "libreoffice-writer-nogui")
    need("openssl", "openssl")
    need("sha256sum", "coreutils")
    anna, bram = (Person(tmp_path, name, vault) for name in ("Anna", "Bram"))
    recovery = tmp_path / "herstel.txt"
    anna.does("kluis", "begin", "--herstelsleutel-naar", recovery)
    anna.does("kluis", "bewaar", left(STAYS, 1), left(GOES, 2), "--verplaats")
    bram.makes_a_key()
    school = ("--herstelsleutel", recovery)
    anna.does("kluis", "toegang", "laat-toe", bram.card, "--rol", "behandelaar", *school)
    anna.does("kluis", "toegang", "geef", GOES, "Bram", "--rol", "behandelaar")

    _june(anna)
    _july(anna, bram)
    backup = tmp_path / "reserve"
    anna.does("kluis", "reservekopie", backup)
    _years_later(anna, monkeypatch)

    # Nobody opens it any more, the school neither; the other one is as it was.
    for key in ((), school):
        anna.does("zegel", "controleer", STAYS, *key)
        anna.does("zegel", "controleer", GOES, *key, code=3)
    assert "fout" not in anna.does("kluis", "controleer", "--alles")
    later = tmp_path / "later"
    anna.does("kluis", "reservekopie", later)

    # Nor from the backup of before once its grants are gone, also not with the grants of today.
    (backup / "toegangen.db").unlink()
    anna.options = ("--kluis", tmp_path / "terug", *anna.own)
    back = ("kluis", "herstel", "--uit", backup, "--reden", "proef")
    assert "ontbreken de toegangen" in anna.does(*back, code=2)
    assert "niemand meer kan openen: 1" in anna.does(*back, "--toegangen", later / "toegangen.db", code=5)
    for key in ((), school):
        anna.does("zegel", "controleer", STAYS, *key)
        anna.does("zegel", "controleer", GOES, *key, code=3)


def _june(anna: Person) -> None:
    """Hand over what pupil and parents agreed to, and let a parent see the dossier."""
    hand_over(anna, GOES, akkoord_leerling_op=TODAY)
    transfer = ("exporteer", f"kluis:{GOES}", "--overdracht", "-o", "mee.json")
    anna.does(*transfer, code=6)
    assert not Path("mee.json").exists()
    hand_over(anna, GOES, akkoord_leerling_op=TODAY, akkoord_ouders_op=TODAY)
    anna.does(*transfer)
    assert json.loads(Path("mee.json").read_text(encoding="utf-8"))

    pupil, parent = _names(GOES)
    anna.does("inzage", f"kluis:{GOES}", "--voor", parent, "--door", "Sabine", "-o", "inzage.docx")
    assert pupil in all_text(Path("inzage.docx").read_bytes())


def _july(anna: Person, bram: Person) -> None:
    """Close and seal, and check a package on a computer without dossiertool."""
    assert "nog niet afgesloten" in anna.does("verzegel", GOES, code=6)
    for number in (STAYS, GOES):
        close(anna, number)
    assert "Samen 2: 2 verzegeld." in anna.does("verzegel", STAYS, GOES)
    bram.does("toon", f"kluis:{GOES}", code=3)
    sealed = anna.does("kluis", "lijst", "--staat", "verzegeld", "--json")
    assert {json.loads(line)["nummer"] for line in sealed.splitlines()} == {STAYS, GOES}
    again = ("--signaal", "Er is een vraag.", "--reden", "Er is een vraag.", "--door", "Sabine")
    assert "heropen zegel" in anna.does("heropen", "dossier", f"kluis:{GOES}", *again, code=6)

    anna.does("exporteer", GOES, "--pakket", "pakket")
    receipt = "".join(all_text(Path(f"zegelbewijs-{GOES}.docx").read_bytes()).split())
    assert _in_a_clean_room(Path("pakket"), Path("schoon")) in receipt


def _years_later(anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Destroy one: not a day too early, not without an approval, and not without waiting."""
    assert _due(anna, TERM - timedelta(days=1)) == []
    assert _due(anna, TERM) == [GOES]
    on(monkeypatch, TERM - timedelta(days=1))
    approved = ("--akkoord", "directeur Van Loon", "--reden", "Bewaartermijn voorbij", "--wachtdagen", "1")
    assert "loopt tot" in anna.does("vernietig", GOES, *approved, code=6)
    on(monkeypatch, TERM)
    assert "geen vernietiging aangekondigd" in anna.does("vernietig", GOES, code=6)
    assert "als bestand uit de kluis gehaald" in anna.does("vernietig", GOES, *approved)
    assert "wachttijd" in anna.does("vernietig", GOES, code=6)
    on(monkeypatch, TERM + timedelta(days=1))
    anna.does("vernietig", GOES, "-o", "verklaring.docx")
    said = all_text(Path("verklaring.docx").read_bytes())
    assert GOES in said
    assert _names(GOES)[0] not in said


def _sample(number: str) -> Dossier:
    case = load_dossier(next((ROOT / "samples" / SAMPLES[number]).glob("zaak.*")))
    assert isinstance(case, Dossier)
    return case


def _names(number: str) -> tuple[str, str]:
    """Return the first name of the pupil, and the name of a parent with gezag."""
    case = _sample(number)
    return case.leerling.roepnaam, next(one.naam for one in case.betrokkenen if one.gezag)


def _due(anna: Person, day: date) -> list[str]:
    said = anna.does("vernietig", "--lijst", "--vandaag", day, "--json")
    return [json.loads(line)["nummer"] for line in said.splitlines() if line.startswith("{")]


def _in_a_clean_room(package: Path, room: Path) -> str:
    """Check a package as its LEESMIJ.txt says, with standard tools alone; return the fingerprint in it."""
    shutil.copytree(package, room)
    told = (room / "LEESMIJ.txt").read_text(encoding="utf-8")
    fingerprint = next(line.split()[1] for line in told.splitlines() if line.startswith("Vingerafdruk"))
    signed = ("openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "zegel/pakket.der",
              "-rawin", "-in", "zegel/pakket.txt", "-sigfile", "zegel/pakket.sig")  # fmt: skip
    alone = {"PATH": os.environ["PATH"], "HOME": str(room), "LANG": "C.UTF-8"}
    for command in (
        (sys.executable, "-I", "-m", "bagit", "--validate", "."),
        ("sha256sum", "--check", "--quiet", "zegel/bestanden.sha256"),
        signed,
        (sys.executable, "-I", "data/uitleg/controleer.py", ".", fingerprint),
    ):
        done = subprocess.run(command, cwd=room, env=alone, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return fingerprint
