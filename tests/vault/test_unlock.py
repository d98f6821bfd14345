"""Beginning a vault is all or nothing, and nobody types a passphrase for what is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dossiertool.actions.search import list_cases
from dossiertool.actions.unlock import MIN_PASSPHRASE, begin_vault, unlocked, unlocked_by_recovery
from dossiertool.cli.access import Access
from dossiertool.errors import ExitCode, InvalidInput, Tampered

from .conftest import NOW

PASSPHRASE = "vier woorden om te oefenen"


class Desk:
    """Where somebody keeps a vault and a key file, and what they were shown."""

    def __init__(self, folder: Path) -> None:
        self.vault = folder / "kluis"
        self.key = folder / "sleutels" / "sleutel.json"
        self.shown: list[str] = []

    def begin(self, passphrase: str = PASSPHRASE, hand_over: Callable[[str], None] | None = None) -> None:
        begin_vault(self.vault, self.key, lambda: passphrase, hand_over or self.shown.append, now=NOW)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def never() -> str:
    pytest.fail("asked for a passphrase")


def test_a_new_vault_opens_with_the_passphrase_and_with_the_recovery_key(desk: Desk, tmp_path: Path) -> None:
    desk.begin()
    (recovery,) = desk.shown
    paper = tmp_path / "papier.txt"
    paper.write_text(f"\ufeff{recovery.lower().replace('-', ' ')}\r\n\r\n", encoding="utf-8")

    with unlocked(desk.vault, desk.key, lambda: PASSPHRASE) as mine:
        assert list_cases(mine).rows == []
    with unlocked_by_recovery(desk.vault, paper) as school:
        assert list_cases(school).rows == []
    assert PASSPHRASE not in desk.key.read_text(encoding="utf-8")


@pytest.mark.parametrize("failure", [InvalidInput("de printer is stuk"), OSError(), KeyboardInterrupt()])
def test_a_recovery_key_that_could_not_be_handed_over_leaves_no_vault_and_no_key_file(
    desk: Desk, failure: BaseException
) -> None:
    def fail(recovery: str) -> None:
        assert desk.key.exists()
        raise failure

    with pytest.raises((InvalidInput, KeyboardInterrupt)):
        desk.begin(hand_over=fail)
    assert not desk.vault.exists()
    assert not desk.key.exists()

    desk.begin()
    assert desk.shown


def test_a_second_vault_takes_the_same_key_file_and_a_failure_leaves_that_as_it_was(
    desk: Desk, tmp_path: Path
) -> None:
    desk.begin()
    before = desk.key.read_bytes()
    second = Desk(tmp_path)
    second.vault = tmp_path / "tweede"

    def fail(recovery: str) -> None:
        raise InvalidInput("de printer is stuk")

    with pytest.raises(InvalidInput, match="printer"):
        second.begin(hand_over=fail)
    assert not second.vault.exists()
    with pytest.raises(Tampered):
        second.begin("een heel andere wachtzin")
    assert not second.vault.exists()
    second.begin()
    assert desk.key.read_bytes() == before
    for folder in (desk.vault, second.vault):
        with unlocked(folder, desk.key, lambda: PASSPHRASE) as opened:
            assert list_cases(opened).rows == []


def test_a_folder_that_is_in_use_leaves_no_key_file_behind(desk: Desk) -> None:
    desk.vault.mkdir()
    (desk.vault / "brief.txt").write_text("van iemand anders")
    with pytest.raises(InvalidInput, match="andere bestanden"):
        desk.begin()
    assert not desk.key.exists()
    assert not desk.shown
    assert [path.name for path in desk.vault.iterdir()] == ["brief.txt"]


@pytest.mark.parametrize("passphrase", ["", "kort", "x" * (MIN_PASSPHRASE - 1), " " * MIN_PASSPHRASE])
def test_a_passphrase_that_is_too_short_or_empty_makes_nothing(desk: Desk, passphrase: str) -> None:
    with pytest.raises(InvalidInput) as problem:
        desk.begin(passphrase)
    assert "wachtzin" in problem.value.message
    assert not desk.vault.exists()
    assert not desk.key.exists()


def test_nobody_is_asked_for_a_passphrase_when_vault_or_key_file_is_not_there(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="staat geen kluis"), unlocked(desk.vault, desk.key, never):
        pass
    desk.begin()
    elsewhere = desk.key.with_name("weg.json")
    with pytest.raises(InvalidInput, match="geen sleutelbestand"), unlocked(desk.vault, elsewhere, never):
        pass
    for content in (b"", b"{}", b"geen json", b"\xff\xfe"):
        elsewhere.write_bytes(content)
        with pytest.raises(InvalidInput), unlocked(desk.vault, elsewhere, never):
            pass
    with pytest.raises(InvalidInput, match="kan niet worden gelezen"), unlocked(desk.vault, desk.vault, never):
        pass


def test_a_wrong_passphrase_is_one_answer_that_does_not_repeat_it(desk: Desk) -> None:
    desk.begin()
    with pytest.raises(Tampered) as problem, unlocked(desk.vault, desk.key, lambda: "een andere zin dan deze"):
        pass
    assert problem.value.exit_code is ExitCode.TAMPERED
    assert "andere zin" not in f"{problem.value} {problem.value.hint}"


def test_a_typing_mistake_in_the_recovery_key_names_its_line(desk: Desk, tmp_path: Path) -> None:
    desk.begin()
    lines = desk.shown[0].split()
    lines[2] = ("3" if lines[2][0] == "2" else "2") + lines[2][1:]
    paper = tmp_path / "papier.txt"
    paper.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InvalidInput, match="regel 3"), unlocked_by_recovery(desk.vault, paper):
        pass


def given(folder: Path, raw: bytes) -> str:
    path = folder / "wachtzin.txt"
    path.write_bytes(raw)
    return Access(folder, folder, path).passphrase()


@pytest.mark.parametrize(
    "raw",
    [
        PASSPHRASE.encode(),
        f"{PASSPHRASE}\n".encode(),
        f"{PASSPHRASE}\r\nnog een regel\r\n".encode(),
        PASSPHRASE.encode("utf-8-sig"),
        f"{PASSPHRASE}\n".encode("utf-16"),
    ],
)
def test_the_passphrase_is_the_first_line_of_its_file_however_that_was_saved(
    raw: bytes, tmp_path: Path
) -> None:
    assert given(tmp_path, raw) == PASSPHRASE


def test_blanks_within_and_around_a_passphrase_count(tmp_path: Path) -> None:
    assert given(tmp_path, b" twee  woorden \n") == " twee  woorden "


@pytest.mark.parametrize(
    "raw", [b"", b"\n\n", b"\nwachtzin op regel twee\n", b"\xef\xbb\xbf\r\nzin\r\n", b"  \nzin\n"]
)
def test_a_passphrase_file_that_begins_with_an_empty_line_is_refused(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="leeg") as problem:
        given(tmp_path, raw)
    assert "zin op" not in str(problem.value)
