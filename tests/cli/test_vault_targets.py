"""`kluis:NUMMER` and `kluis:` where a command takes a file: the same answers, and nothing readable stays."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dossiertool.actions import from_vault
from dossiertool.actions.bulk import run as bulk_run
from dossiertool.actions.unlock import unlocked
from dossiertool.cli.access import Access
from dossiertool.errors import NotFound
from dossiertool.files.names import names_in
from dossiertool.vault.format.directory import Directory, Person
from dossiertool.vault.reading import read_noted
from tests.attack.desk import NOOR, NUMBER, Desk

from .run import run
from .test_kluis import CANARIES, SAMPLES

CACHE = Path("XDG_CACHE_HOME", "dossiertool")
SENTENCES = ("heeft bij toetsen hulp nodig", "om te beginnen en door te werken")
TODAY = ("--vandaag", "2026-11-21")
GROUP = "G-2F8H-79"
NAMES = frozenset(name for sample in SAMPLES for name in names_in(sample.read_bytes()))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a vault that holds every sample."""
    desk = Desk(tmp_path_factory.mktemp("kluis"))
    desk.begin()
    assert run("kluis", "bewaar", *SAMPLES, *desk.options).exit_code == 0
    return desk.folder


@pytest.fixture
def desk(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A copy of that vault, a folder to work in, and a home and temporary folder of our own."""
    made = Desk(Path(shutil.copytree(filled, tmp_path / "bureau")))
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR", "SQLITE_TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "werk").mkdir()
    monkeypatch.chdir(tmp_path / "werk")
    yield made
    assert not list((tmp_path / "TMPDIR").iterdir())


def log_of(desk: Desk, number: str = NUMBER) -> list[str]:
    said = run("kluis", "log", number, "--json", *desk.options)
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    return [line["wat"] for line in lines if line["soort"] == "inzage"]


READS = "gelezen"
WRITES = "opgehaald als bestand"
COMMANDS = [
    (("controleer", f"kluis:{NUMBER}", *TODAY), READS),
    (("controleer", "kluis:", "--json", *TODAY), READS),
    (("toon", f"kluis:{NUMBER}", *TODAY), READS),
    (("toon", f"kluis:{NUMBER}", "--samenvatting"), READS),
    (("agenda", "kluis:*", "--toon-namen", *TODAY), READS),
    (("agenda", "kluis:", "--zonder-regie", *TODAY), READS),
    (("overzicht", "ot", "kluis:", *TODAY), READS),
    (("vul", "handelingsplan", f"kluis:{NUMBER}", *TODAY), WRITES),
    (("bulk", "handelingsplan", "kluis:", "--naar", "documenten", *TODAY), WRITES),
    (("formulier", "signaal", "kluis:", "--naar", "formulieren", *TODAY), WRITES),
    (("nieuw", "handelingsplan", "--uit", f"kluis:{NUMBER}", "-o", "plan.txt", *TODAY), WRITES),
    (("nieuw", "handelingsplan", "--uit", f"kluis:{NUMBER}", *TODAY), READS),
]


@pytest.mark.eis("N01", "N13")
@pytest.mark.parametrize(("command", "noted"), COMMANDS, ids=lambda part: "-".join(part[:2]) if part else "")
def test_a_command_on_the_vault_is_noted_once_and_leaves_nothing_readable_but_what_was_asked_for(
    desk: Desk, tmp_path: Path, command: tuple[str, ...], noted: str
) -> None:
    said = run(*command, *desk.options)

    assert said.exit_code in (0, 1), said.output
    assert log_of(desk) == [noted]
    asked = {path for path in (tmp_path / "werk").rglob("*") if path.suffix in (".docx", ".txt")}
    assert bool(asked) == (noted == WRITES)
    words = {*CANARIES, *NAMES}
    assert {"Noor", "faalangstig"} <= words
    assert all(sentence in NOOR.read_text(encoding="utf-8") for sentence in SENTENCES)
    for path in tmp_path.rglob("*"):
        assert not [word for word in words if word in path.name]
        if path.is_file() and path not in asked:
            content = path.read_bytes()
            # A short name is found in any ciphertext, and the compiled language packs hold words as such.
            sought = {desk.vault: CANARIES, tmp_path / CACHE: SENTENCES}.get(path.parent, words)
            assert not [word for word in sought if word.encode() in content], path
    assert not [word for word in words if word in said.stderr.split()]


def test_findings_are_those_of_the_file_in_the_same_order_and_without_lines(desk: Desk) -> None:
    run("kluis", "haal", NUMBER, "-o", "zaak.dossier.json", *desk.options)
    of_file = json.loads(run("controleer", "zaak.dossier.json", "--json", *TODAY).stdout)
    of_vault = json.loads(run("controleer", f"kluis:{NUMBER}", "--json", *TODAY, *desk.options).stdout)

    assert of_vault["doel"] == f"kluis:{NUMBER}"
    assert {(each["regel"], each["kolom"]) for each in of_vault["bevindingen"]} == {(None, None)}
    assert all(each.pop("regel") and each.pop("kolom") for each in of_file["bevindingen"])
    assert not any(each.pop("regel") or each.pop("kolom") for each in of_vault["bevindingen"])
    assert of_vault["bevindingen"] == of_file["bevindingen"] != []


def test_on_the_screen_a_place_is_a_field_path(desk: Desk) -> None:
    said = run("controleer", f"kluis:{NUMBER}", "--uitleg", "--hoe-aanvaarden", *TODAY, *desk.options)

    assert said.stdout.startswith(f"kluis:{NUMBER}: ")
    assert "plannen.0.doelen.0.omschrijving" in said.stdout
    assert not re.search(r"regel \d", said.stdout)


def test_a_number_may_be_typed_in_small_letters_and_a_file_may_have_such_a_name(desk: Desk) -> None:
    assert run("toon", f"kluis:{NUMBER.lower()}", *desk.options).exit_code == 0
    if sys.platform != "win32":
        Path(f"kluis:{NUMBER}").write_bytes(NOOR.read_bytes())
        said = run("controleer", f"./kluis:{NUMBER}", *TODAY)
        assert said.exit_code == 0
        assert re.search(r"regel \d", said.stdout)
        assert log_of(desk) == [READS]


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (
            ("controleer", "kluis:D-2222-22"),
            3,
            "D-2222-22 staat niet in de kluis, of u",
        ),
        (("controleer", "kluis:Noor Jansen"), 3, "Dit nummer staat niet in de kluis"),
        (("bulk", "evaluatie", "kluis:Noor", "--naar", "uit"), 3, "Dit nummer staat niet in de kluis"),
        (("toon", "kluis:"), 2, "Hier is één dossier nodig"),
        (("toon", "kluis:\x1b[31m/../D-4M7T-58"), 3, "Dit nummer staat niet in de kluis"),
        (("vul", "evaluatie", "kluis:*"), 2, "Hier is één dossier nodig"),
        (("nieuw", "signaal", "--in", f"kluis:{NUMBER}"), 2, "niet rechtstreeks naar de kluis"),
        (("formulier", "groepsplan", f"kluis:{NUMBER}", "--naar", "uit"), 2, "Dit bestand is een dossier"),
        (("inbox", ".", "--dossiers", "kluis:", "--kluis", "weg"), 2, "In de map weg staat geen kluis"),
        (("agenda", "kluis:", "--kluis", "weg"), 2, "--kluis MAP"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(
    desk: Desk, command: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*command[:2], *desk.options, *command[2:])

    assert (done.exit_code, said in done.stderr) == (code, True), done.output
    assert "tip: " in done.stderr
    assert "Noor" not in done.output.replace("Noord", "")
    assert "\x1b" not in done.output
    assert done.stdout == ""


def test_of_several_targets_all_are_reported_and_the_gravest_end_wins(desk: Desk) -> None:
    """One is altered, one is not there, one file cannot be read and the rest is well."""
    desk.forge(
        "UPDATE bodies SET envelope=zeroblob(length(envelope)) WHERE dossier IN "
        "(SELECT dossier FROM bodies GROUP BY dossier ORDER BY max(length(envelope)) DESC LIMIT 1)"
    )
    ends = {}
    for targets in (
        ["kluis:"],
        ["kluis:D-2222-22", "weg.dossier.yaml", f"kluis:{GROUP}"],
        ["kluis:", "weg.txt"],
    ):
        done = run("controleer", *targets, "--json", *TODAY, *desk.options)
        ends[" ".join(targets)] = (done.exit_code, len(done.stdout.splitlines()), done.stderr.count("fout: "))
    assert ends == {
        "kluis:": (4, len(SAMPLES) - 1, 1),
        "kluis:D-2222-22 weg.dossier.yaml kluis:G-2F8H-79": (2, 1, 2),
        "kluis: weg.txt": (4, len(SAMPLES) - 1, 2),
    }
    made = run("bulk", "handelingsplan", "kluis:", "--naar", "uit", *TODAY, *desk.options)
    shown = run("agenda", "kluis:", *TODAY, *desk.options)
    assert made.stdout.count("gemaakt") >= 8
    assert (made.exit_code, shown.exit_code) in ((5, 4), (0, 4))  # the altered one may be a groepsplan


def test_a_grant_that_does_not_open_is_told_beside_the_rest(desk: Desk) -> None:
    desk.forge("UPDATE grants SET envelope=zeroblob(9) WHERE rowid=(SELECT min(rowid) FROM grants)")
    desk.forge("UPDATE grants SET envelope=zeroblob(9) WHERE rowid=(SELECT min(rowid)+1 FROM grants)")

    done = run("controleer", "kluis:", "--json", *TODAY, *desk.options)

    assert done.exit_code == 4
    assert len(done.stdout.splitlines()) == len(SAMPLES) - 1
    assert "beschadigd of gewijzigd: 1" in done.stderr


def test_the_passphrase_is_asked_for_once_and_only_for_a_target_in_the_vault(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Access] = []
    real = Access.passphrase

    def counted(self: Access) -> str:
        asked.append(self)
        return real(self)

    monkeypatch.setattr(Access, "passphrase", counted)

    run("controleer", "kluis:", NOOR, f"kluis:{NUMBER}", *TODAY, *desk.options)
    assert len(asked) == 1
    for command in (("controleer", NOOR), ("toon", NOOR), ("agenda", NOOR), ("overzicht", "ot", NOOR.parent)):
        assert run(*command, *TODAY, "--kluis", "weg", "--sleutel", "weg").exit_code in (0, 1)
    assert len(asked) == 1


def test_a_wrong_passphrase_ends_the_command_before_anything_is_made(desk: Desk) -> None:
    desk.passphrase.write_text("een andere zin dan deze\n", encoding="utf-8")

    done = run("bulk", "handelingsplan", "kluis:", "--naar", "uit", *TODAY, *desk.options)

    assert done.exit_code == 4
    assert not Path("uit").exists()


def test_many_readings_are_written_down_together_before_the_first_is_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[int] = []
    real = read_noted

    def counted(vault: object, key: object, numbers: list[str], *rest: object, **more: object) -> object:
        batches.append(len(numbers))
        return real(vault, key, numbers, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(from_vault, "read_noted", counted)
    run("agenda", "kluis:", *TODAY, *desk.options)

    assert batches == [len(SAMPLES)]
    assert log_of(desk, GROUP) == [READS]


def test_a_vault_that_cannot_be_written_is_not_read_either(desk: Desk) -> None:
    """Else somebody could read without leaving a line in the log."""
    desk.forge("DROP TABLE reads")

    done = run("toon", f"kluis:{NUMBER}", *desk.options)

    assert done.exit_code in (2, 4)
    assert done.stdout == ""


def test_again_makes_only_what_changed_and_reads_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("no other process may hold a key")

    monkeypatch.setattr(bulk_run, "spread", forbidden)
    command = ("bulk", "handelingsplan", "kluis:", "--naar", "uit", "--werkers", "4", *TODAY, *desk.options)
    first = run(*command)
    assert (first.exit_code, first.stdout.count("gemaakt")) == (0, 9), first.output
    again = run(*command)
    assert again.stdout.count("stond er al") == 9
    assert log_of(desk) == [WRITES]

    case = desk.folder / "noor.dossier.yaml"
    run("kluis", "haal", NUMBER, "-o", case, *desk.options)
    case.write_text(case.read_text(encoding="utf-8").replace("1V1", "1V2"), encoding="utf-8")
    assert run("kluis", "bewaar", case, "--verplaats", *desk.options).exit_code == 0
    third = run(*command)
    assert (third.stdout.count("stond er al"), third.stdout.count("vernieuwd")) == (8, 1)
    assert log_of(desk) == [WRITES] * 3


def test_a_document_is_the_same_as_that_of_the_file(desk: Desk) -> None:
    for doel, out in ((NOOR, "a.docx"), (f"kluis:{NUMBER}", "b.docx")):
        assert run("vul", "handelingsplan", doel, "-o", out, *TODAY, *desk.options).exit_code == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


def test_a_name_of_one_pupil_in_the_dossier_of_another_is_noticed_between_dossiers_in_the_vault(
    desk: Desk,
) -> None:
    words = {NUMBER: "D-2C3F-11", "omschrijving: Noor": "omschrijving: Meike en Noor"}
    case = desk.case("a.dossier.yaml", **words)
    other = desk.case("b.dossier.yaml", **{NUMBER: "D-2C3F-12", "roepnaam: Noor": "roepnaam: Meike"})
    assert run("kluis", "bewaar", case, other, *desk.options).exit_code == 0

    alone = run("controleer", "kluis:D-2C3F-11", "--json", *TODAY, *desk.options).stdout
    both = run("controleer", "kluis:D-2C3F-11", "kluis:D-2C3F-12", "--json", *TODAY, *desk.options).stdout
    marked = [each["tekst"] for each in json.loads(both.splitlines()[0])["bevindingen"]]

    assert "Meike" in marked
    assert "Meike" not in [each["tekst"] for each in json.loads(alone)["bevindingen"]]


def test_a_case_file_is_handled_without_loading_the_vault() -> None:
    program = (
        "import sys; from dossiertool.cli.main import main\n"
        f"try: main({['controleer', str(NOOR)]!r})\nexcept SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'jwcrypto', 'cryptography', 'dossiertool.vault'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_attack_who_was_revoked_while_a_command_runs_gets_nothing_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Revoked between two cases: the second is not shown, and no line is signed."""
    with unlocked(desk.vault, desk.key_file, lambda: "een zin die niemand raadt") as opened:
        cases = from_vault.VaultCases(opened)
        assert cases.load(NUMBER).case is not None
        real = Directory.person

        def revoked(self: Directory, *asked: Any) -> Person | None:
            found = real(self, *asked)
            return found if found is None or len(asked) > 1 else replace(found, revoked=True)

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(Directory, "person", revoked)
            with pytest.raises(NotFound):
                cases.load(GROUP)
    assert (log_of(desk), log_of(desk, GROUP)) == ([READS], [])


def test_attack_a_line_of_the_log_cannot_be_left_out_by_stopping_early(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever kills the program when the first words are on the screen is in the log all the same."""
    program = (
        "import os, signal, sys\n"
        "import dossiertool.actions.look as look\n"
        "from dossiertool.cli.main import main\n"
        "look.check_dossier = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
        "main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", program, "toon", f"kluis:{NUMBER}", *map(str, desk.options)]
    assert subprocess.run(command, capture_output=True, check=False).returncode < 0

    assert log_of(desk) == [READS]
