"""A clumsy user: streams that are closed, Ctrl+C at any moment, two names for one file, odd days."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.vault.crypto import keyfile
from dossiertool.vault.vault import Vault
from tests.cli.run import run

from .desk import CHEAP, NUMBER, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .desk import Desk

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


def shell(line: str, *args: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `dossiertool ARGS…` as "$@" in a line of shell."""
    program = (sys.executable, "-m", "dossiertool", *map(str, args))
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line, "-", *program],
        capture_output=True,
        text=True,
        env=surroundings,
        check=False,
        timeout=60,
    )


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a new key file cost as little as is allowed."""
    monkeypatch.setattr(keyfile.lock, "__kwdefaults__", {"_cost": CHEAP})


@posix
@pytest.mark.parametrize("line", ['"$@" >&-', '"$@" >/dev/full', '"$@" --json >&-'])
def test_attack_a_recovery_key_that_nobody_can_have_seen_makes_no_vault(tmp_path: Path, line: str) -> None:
    wachtzin = tmp_path / "wachtzin.txt"
    wachtzin.write_text("een zin die niemand raadt\n", encoding="utf-8")
    where = ("--kluis", tmp_path / "k", "--sleutel", tmp_path / "s.json", "--wachtzin-bestand", wachtzin)
    done = shell(line, "kluis", "begin", *where)
    assert done.returncode == 2
    assert "--herstelsleutel-naar" in done.stderr
    assert list(tmp_path.iterdir()) == [wachtzin]


@posix
def test_attack_files_are_saved_also_when_nobody_reads_on(desk: Desk) -> None:
    """The reader of the first line closes the pipe; the second and third file are still to come."""
    cases = [
        desk.case(f"{i}.dossier.yaml", **{NUMBER: f"D-4M7T-{i}", "roepnaam: Noor": f"roepnaam: N{i}"})
        for i in (11, 12, 13)
    ]
    done = shell('"$@" | true', "kluis", "bewaar", *cases, "--verplaats", *desk.options)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert desk.query("SELECT count(*) FROM bodies") == [(3,)]
    assert not any(case.exists() for case in cases)


@posix
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ('"$@" - <&-', 2, "De invoer is leeg"),
        ('"$@" nergens.txt >&- 2>&- <&-', 2, ""),
        ('echo "Hij is lui." | "$@" - >&-', 0, ""),
        ('echo "Hij is lui." | "$@" - >/dev/full', 2, "past niet meer op de schijf"),
        ('echo "Hij is lui." | env -i PYTHONPATH="$PYTHONPATH" LC_ALL=POSIX "$@" -', 0, ""),
    ],
)
def test_attack_a_stream_that_is_closed_or_full_gives_no_mistake_of_ours(
    line: str, code: int, said: str
) -> None:
    done = shell(line, "controleer")
    assert done.returncode == code
    assert said in done.stderr
    assert "iets mis in dossiertool zelf" not in done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_attack_a_vault_with_stdin_closed_asks_for_a_file(desk: Desk) -> None:
    done = shell('"$@" <&-', "kluis", "lijst", *desk.options[:4])
    assert done.returncode == 2
    assert "--wachtzin-bestand" in done.stderr


@posix
def test_attack_moving_a_link_does_not_say_that_the_readable_file_is_gone(desk: Desk) -> None:
    case, link = desk.case(), desk.folder / "link.dossier.yaml"
    link.symlink_to(case)
    result = run("kluis", "bewaar", link, "--verplaats", *desk.options)
    assert result.exit_code == 5
    assert "staat er nog: het is een verwijzing" in result.stderr
    assert "leesbaar weggehaald" not in result.output
    assert link.is_symlink()
    assert case.exists()


def test_attack_moving_one_of_two_names_does_not_say_that_the_readable_file_is_gone(desk: Desk) -> None:
    case, other = desk.case(), desk.folder / "ander.dossier.yaml"
    other.hardlink_to(case)
    result = run("kluis", "bewaar", case, "--verplaats", *desk.options)
    assert result.exit_code == 5
    assert "onder een andere naam" in result.stderr
    assert case.exists()


@pytest.mark.parametrize("number", ["../../x", ".", "", "\x1b[2J", "x" * 300])
def test_attack_a_strange_number_with_a_wrong_file_name_gets_advice(desk: Desk, number: str) -> None:
    result = run("kluis", "haal", number, "-o", desk.folder / "x.txt", *desk.options)
    assert result.exit_code == 2
    assert "NUMMER.dossier.yaml" in result.stderr
    result = run("kluis", "haal", number, "-o", desk.folder / "x.yaml", *desk.options)
    assert result.exit_code == 3
    assert not (desk.folder / "x.yaml").exists()


@pytest.mark.parametrize("day", ["0001-01-01", "2101-01-01"])
def test_attack_a_day_that_no_school_had_is_refused_in_dutch(desk: Desk, day: str) -> None:
    for command in (("controleer", desk.case()), ("vul", "handelingsplan", desk.case())):
        result = run(*command, "--vandaag", day)
        assert result.exit_code == 2
        assert "van 1980 tot en met 2100" in result.stderr


@pytest.mark.parametrize(
    "out", ["", ".", "/", "x" * 300 + ".docx", "nergens/x.docx", "noor.dossier.yaml/x.docx"]
)
def test_attack_an_output_that_cannot_be_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    case = desk.case()
    monkeypatch.chdir(desk.folder)
    before = sorted(desk.folder.iterdir())
    result = run("vul", "handelingsplan", case, "-o", out)
    assert result.exit_code == 2
    assert "dossiertool zelf" not in result.stderr
    assert sorted(desk.folder.iterdir()) == before


class Interruption:
    """Ctrl+C at the n-th time that the program asks the system to do something to a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left: int | None = None
        for name in ("open", "fsync", "link", "unlink", "mkdir", "replace", "close"):
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name)))

    def _wrapped(self, real: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            done = real(*args, **kwargs)  # the worst moment: it is done, and nobody has noted it yet
            if self.left is not None:
                self.left -= 1
                if self.left < 0:
                    self.left = None
                    raise KeyboardInterrupt
            return done

        return call


@pytest.fixture
def interruption(monkeypatch: pytest.MonkeyPatch) -> Iterator[Interruption]:
    made = Interruption(monkeypatch)
    yield made
    made.left = None


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".dossiertool-*")]


@posix
@pytest.mark.usefixtures("cheap")
def test_attack_an_interrupted_beginning_leaves_a_vault_with_its_key_or_nothing(
    tmp_path: Path, interruption: Interruption
) -> None:
    outcomes = set()
    for moment in range(40):
        folder = tmp_path / str(moment)
        folder.mkdir()
        wachtzin = folder / "wachtzin.txt"
        wachtzin.write_text("een zin die niemand raadt\n", encoding="utf-8")
        vault, key, recovery = folder / "kluis", folder / "sleutel.json", folder / "herstel.txt"
        where = ("--kluis", vault, "--sleutel", key, "--wachtzin-bestand", wachtzin)
        interruption.left = moment
        result = run("kluis", "begin", *where, "--herstelsleutel-naar", recovery)
        finished, interruption.left = interruption.left is not None, None
        assert result.exit_code == (0 if finished else 130)
        assert leftovers(folder) == []
        if (vault / "kluis.db").exists():
            assert key.exists()
            assert recovery.exists()
            assert run("kluis", "lijst", *where).exit_code == 0
        outcomes.add((result.exit_code, vault.exists()))
        if finished:
            break
    assert {(0, True), (130, False)} <= outcomes


@posix
def test_attack_an_interrupted_move_never_loses_the_case(desk: Desk, interruption: Interruption) -> None:
    outcomes = set()
    for moment in range(40):
        case = desk.case(**{"Oefentoetsen thuis.": f"Oefentoetsen thuis, {moment} keer."})
        interruption.left = moment
        result = run("kluis", "bewaar", case, "--verplaats", *desk.options)
        finished, interruption.left = interruption.left is not None, None
        assert result.exit_code == (0 if finished else 130)
        if not case.exists():
            back = desk.folder / f"terug{moment}.dossier.yaml"
            assert run("kluis", "haal", NUMBER, "-o", back, *desk.options).exit_code == 0
            assert f"thuis, {moment} keer" in back.read_text(encoding="utf-8")
        assert leftovers(desk.folder) == []
        outcomes.add((result.exit_code, case.exists()))
        if finished:
            break
    assert (0, False) in outcomes
    assert 130 in {code for code, _ in outcomes}


@posix
@pytest.mark.parametrize("command", [("vul", "handelingsplan"), ("kluis", "haal", NUMBER)])
def test_attack_an_interrupted_writing_leaves_a_whole_file_or_none(
    desk: Desk, interruption: Interruption, command: tuple[str, ...]
) -> None:
    case = desk.case()
    assert run("kluis", "bewaar", case, *desk.options).exit_code == 0
    rest = (case,) if command[0] == "vul" else desk.options
    out = desk.folder / ("heel.docx" if command[0] == "vul" else "heel.dossier.yaml")
    assert run(*command, *rest, "-o", out).exit_code == 0
    whole = out.read_bytes()
    finished = False
    for moment in range(30):
        out.unlink(missing_ok=True)
        interruption.left = moment
        result = run(*command, *rest, "-o", out)
        finished, interruption.left = interruption.left is not None, None
        assert result.exit_code == (0 if finished else 130)
        assert not out.exists() or out.read_bytes() == whole
        assert leftovers(desk.folder) == []
        if finished:
            break
    assert finished


def test_attack_an_interruption_after_handing_over_keeps_the_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap: None
) -> None:
    """The vault is made and its recovery key shown: without the key file nothing could be saved in it."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Vault, "open", stop)
    wachtzin = tmp_path / "wachtzin.txt"
    wachtzin.write_text("een zin die niemand raadt\n", encoding="utf-8")
    where = ("--kluis", tmp_path / "k", "--sleutel", tmp_path / "s.json", "--wachtzin-bestand", wachtzin)
    assert run("kluis", "begin", *where).exit_code == 130
    monkeypatch.undo()
    assert (tmp_path / "k" / "kluis.db").exists()
    assert run("kluis", "lijst", *where).exit_code == 0
