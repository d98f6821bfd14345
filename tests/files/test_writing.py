"""Files appear whole or not at all, and never over another one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from dossiertool.errors import InvalidInput
from dossiertool.files import write
from dossiertool.files.write import CannotWrite, make_folder, sweep, write_new, write_pair


def test_a_new_file_holds_everything_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_new(tmp_path / "a.txt", b"inhoud")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"inhoud"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_a_private_file_and_folder_are_for_the_owner_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "map", private=True)
    write_new(tmp_path / "map" / "a.txt", b"x", private=True)
    assert stat.S_IMODE((tmp_path / "map").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "map" / "a.txt").stat().st_mode) == 0o600


def test_an_existing_file_or_link_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("oud")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nergens")
    for name in ("a.txt", "link.txt"):
        with pytest.raises(InvalidInput, match="bestaat al en blijft zoals het is"):
            write_new(tmp_path / name, b"nieuw")
    assert (tmp_path / "a.txt").read_text() == "oud"


def test_a_file_that_appears_while_writing_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    real = write._write

    def slow(path: Path, content: bytes, mode: int) -> None:
        real(path, content, mode)
        target.write_text("iemand anders")

    monkeypatch.setattr(write, "_write", slow)
    with pytest.raises(InvalidInput, match="bestaat al"):
        write_new(target, b"nieuw")
    assert target.read_text() == "iemand anders"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_without_hard_links_a_file_is_still_written_and_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_new(tmp_path / "a.txt", b"x")
    with pytest.raises(InvalidInput, match="bestaat al"):
        write_new(tmp_path / "a.txt", b"y")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EROFS, "mag u niet schrijven"),
        (errno.EIO, "kan niet worden"),
    ],
)
def test_a_failed_write_leaves_nothing_behind(
    code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(code, "boom")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(InvalidInput, match=said):
        write_new(tmp_path / "a.txt", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_or_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(InvalidInput, match="bestaat niet"):
        write_new(tmp_path / "weg" / "a.txt", b"x")
    with pytest.raises(InvalidInput, match="is een bestand en geen map"):
        make_folder(tmp_path / "bestand")
    with pytest.raises(InvalidInput):
        make_folder(tmp_path / "bestand" / "dieper")


def test_two_files_are_both_written_or_none(tmp_path: Path) -> None:
    write_pair(tmp_path / "a.docx", b"1", tmp_path / "a.pdf", b"2")
    assert (tmp_path / "a.pdf").read_bytes() == b"2"
    with pytest.raises(InvalidInput, match=r"a.pdf bestaat al"):
        write_pair(tmp_path / "b.docx", b"1", tmp_path / "a.pdf", b"3")
    with pytest.raises(CannotWrite, match="bestaat niet"):
        write_pair(tmp_path / "b.docx", b"1", tmp_path / "weg" / "b.pdf", b"3")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.pdf"]


def test_only_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / ".dossiertool-0123456789abcdef"
    kept = [tmp_path / name for name in (".dossiertool-van-mij", "0123456789abcdef", ".dossiertool-0123")]
    for path in (left, *kept):
        path.write_text("x")
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)
