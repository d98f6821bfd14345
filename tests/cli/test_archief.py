"""`verzegel`, `zegel`, `heropen zegel`, `exporteer`, `vernietig`: the archivist's year on the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.actions import seal
from dossiertool.documents.pdf.verify import faults_in
from dossiertool.files.write import dump_yaml
from dossiertool.model.bewaring import Bewaring
from tests.archive.made import CANARY, as_if_printed, closed
from tests.cli.run import run
from tests.cli.test_kluis import Desk
from tests.documents.word import all_text
from tests.needs import need

if TYPE_CHECKING:
    from click.testing import Result

NUMBER, OTHER = "D-4M7T-58", "D-7K3Q-92"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A vault with two closed dossiers, and the current folder beside it."""
    monkeypatch.chdir(tmp_path)
    made = Desk(tmp_path)
    made.begin()
    for number in (NUMBER, OTHER):
        path = tmp_path / f"{number}.dossier.yaml"
        path.write_text(dump_yaml(closed(number)), encoding="utf-8")
        assert run("kluis", "bewaar", path, "--verplaats", *made.options).exit_code == 0
    return made


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no LibreOffice start: what it makes is looked at in one test, at the end."""
    really = seal.seal_cases

    def sealing(opened: Any, numbers: Any, wish: Any, *, now: Any) -> Any:
        return really(opened, numbers, replace(wish, printer=as_if_printed), now=now)

    monkeypatch.setattr(seal, "seal_cases", sealing)


def at(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Put the clock of `vernietig` on a day."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime(day.year, day.month, day.day, 10, tzinfo=tz or UTC)

    monkeypatch.setattr("dossiertool.cli.vernietig.datetime", Clock)


def ok(result: Result) -> Result:
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.eis("N03", "N04")
def test_the_year_of_an_archivist_from_seal_to_declaration(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    term = date.today() + timedelta(days=200)  # noqa: DTZ011
    sealed = ok(run("verzegel", NUMBER, OTHER, "--bewaar-tot", term, *desk.options))
    assert f"{NUMBER}: versie 2 is verzegeld, teruggelezen en gelijk." in sealed.stdout
    assert "Samen 2: 2 verzegeld." in sealed.stderr
    assert Path(f"zegelbewijs-{NUMBER}.docx").exists()

    again = ok(run("verzegel", NUMBER, "--json", *desk.options))
    assert json.loads(again.stdout)["al_verzegeld"] is True
    looked = ok(run("zegel", "controleer", *desk.options))
    assert looked.stdout.count("in orde") == 2

    ok(run("exporteer", NUMBER, "--pakket", "pakket", *desk.options))
    whole = ok(run("zegel", "controleer", "pakket"))
    assert "verzegeld door      Beheerder" in whole.stdout
    assert "volledig            ja" in whole.stdout

    early = run("vernietig", NUMBER, "--akkoord", "directeur", "--reden", "Termijn voorbij", *desk.options)
    assert early.exit_code == 6
    at(monkeypatch, term + timedelta(days=1))
    listed = ok(run("vernietig", "--lijst", "--vandaag", term + timedelta(days=1), *desk.options))
    assert listed.stdout.count("termijn voorbij") == 2
    told = ok(run("vernietig", NUMBER, "--akkoord", "directeur", "--reden", "Termijn voorbij", *desk.options))
    assert "als bestand uit de kluis gehaald" in told.stderr
    at(monkeypatch, term + timedelta(days=20))
    waits = run("vernietig", NUMBER, *desk.options)
    assert waits.exit_code == 6
    assert "wachttijd" in waits.stderr
    at(monkeypatch, term + timedelta(days=31))
    done = ok(run("vernietig", NUMBER, "-o", "verklaring.docx", *desk.options))
    assert f"{NUMBER}: vernietigd op" in done.stdout
    assert "reservekopieën" in done.stderr
    text = all_text(Path("verklaring.docx").read_bytes())
    assert NUMBER in text
    assert CANARY not in text
    for command in (("kluis", "haal", NUMBER, "-o", "x.json"), ("zegel", "controleer", NUMBER)):
        assert run(*command, *desk.options).exit_code == 3
    answer = json.loads(ok(run("vernietig", NUMBER, "--json", *desk.options)).stdout)
    assert (answer["stand"], answer["akkoord"]) == ("vernietigd", "directeur")
    ok(run("kluis", "controleer", "--alles", *desk.options))


def test_the_list_shows_what_is_sealed_and_forgets_what_is_gone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(*wanted: str) -> list[str]:
        said = ok(run("kluis", "lijst", *wanted, "--json", *desk.options)).stdout
        return [json.loads(line)["nummer"] for line in said.splitlines()]

    assert listed("--groep", closed().leerling.klas) == [NUMBER, OTHER]  # now it is in the cache
    term = date.today() + timedelta(days=5)  # noqa: DTZ011
    ok(run("verzegel", f"kluis:{NUMBER}", "--bewaar-tot", term, *desk.options))
    assert listed("--staat", "verzegeld") == [NUMBER]
    assert listed("--staat", "open") == [OTHER]
    assert listed("--staat", "verzegeld", "--datum", "bewaren-tot", "--tot", str(term)) == [NUMBER]
    at(monkeypatch, term)
    ok(
        run(
            "vernietig", f"kluis:{NUMBER}", "--akkoord", "x", "--reden", "y", "--wachtdagen", "1", *desk.options
        )
    )
    at(monkeypatch, term + timedelta(days=1))
    ok(run("vernietig", NUMBER, *desk.options))
    assert listed() == [OTHER]
    assert listed("--groep", closed().leerling.klas) == [OTHER]


@pytest.mark.eis("N04")
def test_the_list_of_what_is_due_knows_vault_numbers_files_and_folders(desk: Desk) -> None:
    term = {"categorie": "begeleiding", "jaren": 2, "vanaf": "uitschrijving", "grondslag": "Eigen keuze."}
    school = {"naam": "Voorbeeldcollege", "bewaartermijnen": [term]}
    Path("school.yaml").write_text(json.dumps(school), encoding="utf-8")
    left = closed("D-9R2H-31").model_copy(update={"bewaring": Bewaring(uitgeschreven_op=date(2027, 7, 31))})
    folder = Path("dossiers")
    folder.mkdir()
    (folder / "a.dossier.yaml").write_text(dump_yaml(left), encoding="utf-8")
    (folder / "b.dossier.yaml").write_text("dit is geen dossier", encoding="utf-8")
    ok(run("kluis", "bewaar", folder / "a.dossier.yaml", *desk.options))

    def due(*doelen: object, day: str, code: int = 0) -> list[tuple[str, str]]:
        result = run("vernietig", "--lijst", *doelen, "--vandaag", day, "--json", *desk.options)
        assert result.exit_code == code, result.output
        return [(row["nummer"], row["bron"]) for row in map(json.loads, result.stdout.splitlines())]

    inside, outside = ("D-9R2H-31", "kluis:D-9R2H-31"), ("D-9R2H-31", str(folder / "a.dossier.yaml"))
    assert due(day="2029-07-30") == []
    assert due(day="2029-07-31") == due("kluis:", day="2029-07-31") == [inside]
    assert due("D-9R2H-31", day="2029-07-31") == due("kluis:d-9r2h-31", day="2029-07-31") == [inside]
    assert due(NUMBER, day="2029-07-31") == []
    assert due("D-9999-99", day="2029-07-31", code=3) == []
    assert due(folder / "a.dossier.yaml", day="2029-07-30") == []
    assert due(folder, "kluis:", day="2029-07-31", code=2) == [inside, outside]


def test_what_is_sealed_without_a_term_is_named_with_what_to_do(desk: Desk) -> None:
    told = run("verzegel", NUMBER, *desk.options)
    assert told.exit_code == 0
    assert f"Geen bewaartermijn bekend: {NUMBER}." in told.stderr
    assert "--bewaar-tot" in told.stderr


def test_of_many_the_rest_is_sealed_and_the_code_says_that_not_all_were(desk: Desk) -> None:
    result = run("verzegel", "D-9999-99", OTHER, "zomaar", *desk.options)
    assert result.exit_code == 5
    assert "D-9999-99 staat niet in de kluis" in result.stderr
    assert "1 verzegeld, 2 niet gelukt" in result.stderr
    assert run("verzegel", "D-9999-99", *desk.options).exit_code == 3


def test_a_changed_package_ends_with_code_4_and_names_the_file(desk: Desk) -> None:
    ok(run("verzegel", NUMBER, *desk.options))
    ok(run("exporteer", NUMBER, "--pakket", "pakket", *desk.options))
    Path("pakket/data/dossier/documenten/handelingsplan-HP1.pdf").write_bytes(b"%PDF anders")
    Path("pakket/LEESMIJ.txt").unlink()
    found = run("zegel", "controleer", "pakket")
    assert found.exit_code == 4
    assert "anders              data/dossier/documenten/handelingsplan-HP1.pdf" in found.stdout
    assert "ontbreekt           LEESMIJ.txt" in found.stdout
    row = json.loads(run("zegel", "controleer", "pakket", "--json").stdout)
    assert (row["klopt"], row["ontbreekt"]) == (False, ["LEESMIJ.txt"])


def test_a_package_that_is_not_there_is_said_to_be_so_without_a_passphrase() -> None:
    found = run("zegel", "controleer", "pakket-van-gisteren")
    assert found.exit_code == 3
    assert "Hier is geen pakket met deze naam" in found.stderr


def test_a_seal_is_broken_with_a_reason_that_the_log_keeps(desk: Desk) -> None:
    ok(run("verzegel", NUMBER, *desk.options))
    assert run("heropen", "zegel", NUMBER, *desk.options).exit_code == 2
    ok(run("heropen", "zegel", NUMBER, "--reden", "Nieuwe vraag", "--akkoord", "Sabine", *desk.options))
    assert "heropend" in run("kluis", "log", NUMBER, *desk.options).stdout
    assert "akkoord van Sabine: Nieuwe vraag" in run("kluis", "log", NUMBER, *desk.options).stdout
    unsealed = run("zegel", "controleer", NUMBER, *desk.options)
    assert (unsealed.exit_code, unsealed.stdout) == (6, f"{NUMBER}: is niet verzegeld.\n")
    assert run("exporteer", NUMBER, "--pakket", "x", *desk.options).exit_code == 6


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        (NUMBER, "--akkoord", "x"),
        (NUMBER, "--reden", "x"),
        (NUMBER, "--annuleer", "--akkoord", "x", "--reden", "y"),
        (NUMBER, "--vandaag", "2030-01-01"),
        (NUMBER, "--akkoord", "x", "--reden", "y", "--wachtdagen", "0"),
    ],
)
def test_wrong_use_of_vernietig_changes_nothing(desk: Desk, arguments: tuple[str, ...]) -> None:
    result = run("vernietig", *arguments, *desk.options)
    assert result.exit_code == 2
    assert "begonnen" in run("kluis", "log", NUMBER, *desk.options).stdout
    assert "aangekondigd" not in run("kluis", "log", NUMBER, *desk.options).stdout


def test_an_announcement_is_taken_back(desk: Desk) -> None:
    ok(run("vernietig", NUMBER, "--akkoord", "x", "--reden", "Op verzoek", "--eerder", *desk.options))
    assert "aangekondigd" in run("vernietig", "--lijst", *desk.options).stdout
    ok(run("vernietig", NUMBER, "--annuleer", *desk.options))
    assert run("vernietig", "--lijst", *desk.options).stdout == ""
    assert run("vernietig", NUMBER, *desk.options).exit_code == 6


def test_nothing_of_a_pupil_is_in_what_is_said_or_in_names_of_files(desk: Desk) -> None:
    said = [
        run("verzegel", NUMBER, *desk.options).output,
        run("zegel", "controleer", *desk.options).output,
        run("exporteer", NUMBER, "--pakket", "pakket", *desk.options).output,
        run("vernietig", NUMBER, "--akkoord", "x", "--reden", "y", "--eerder", *desk.options).output,
        *(str(path) for path in Path().rglob("*")),
        Path("pakket/LEESMIJ.txt").read_text(encoding="utf-8"),
        Path("pakket/bag-info.txt").read_text(encoding="utf-8"),
    ]
    for text in said:
        assert CANARY not in text
        assert closed().leerling.roepnaam not in text


def test_a_real_libreoffice_makes_the_pdfs_of_a_seal_and_of_its_receipt(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("soffice", "libreoffice-writer-nogui")
    monkeypatch.undo()
    monkeypatch.chdir(desk.folder)
    ok(run("verzegel", NUMBER, "--pdf", *desk.options))
    ok(run("exporteer", NUMBER, "--pakket", "pakket", *desk.options))
    for path in (
        Path("pakket/data/dossier/documenten/handelingsplan-HP1.pdf"),
        Path(f"zegelbewijs-{NUMBER}.pdf"),
    ):
        assert faults_in(path) == []
