"""The cache of what takes long to make: private, never stale, ignored when anything is wrong with it."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from dossiertool import cache


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_an_entry_comes_back_for_the_content_it_was_made_from_and_for_no_other(kept: Path) -> None:
    cache.store("taal", b"packs", b"index")
    assert cache.load("taal", b"packs") == b"index"
    assert cache.load("taal", b"other packs") is None
    assert cache.load("sjabloon", b"packs") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_folder_and_entry_are_private_to_the_user(kept: Path) -> None:
    cache.store("taal", b"packs", b"index")
    (entry,) = kept.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600


def test_a_damaged_entry_is_ignored_and_made_anew(kept: Path) -> None:
    cache.store("taal", b"packs", b"index")
    (entry,) = kept.iterdir()
    for damaged in (b"", entry.read_bytes()[:-1], entry.read_bytes()[:-1] + b"X", b"\0" * 100):
        entry.write_bytes(damaged)
        assert cache.load("taal", b"packs") is None
    cache.store("taal", b"packs", b"index")
    assert cache.load("taal", b"packs") == b"index"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_an_entry_or_folder_that_others_may_write_is_ignored(kept: Path) -> None:
    cache.store("taal", b"packs", b"index")
    (entry,) = kept.iterdir()
    entry.chmod(0o666)
    assert cache.load("taal", b"packs") is None
    kept.chmod(0o777)
    entry.unlink()
    cache.store("taal", b"packs", b"index")
    assert list(kept.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make a link")
def test_a_link_in_place_of_an_entry_is_not_followed(kept: Path, tmp_path: Path) -> None:
    cache.store("taal", b"packs", b"index")
    (entry,) = kept.iterdir()
    entry.rename(tmp_path / "elsewhere")
    entry.symlink_to(tmp_path / "elsewhere")
    assert cache.load("taal", b"packs") is None


def test_switched_off_or_without_room_nothing_is_kept_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIERTOOL_CACHE", cache.OFF)
    cache.store("taal", b"packs", b"index")
    assert cache.load("taal", b"packs") is None
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(tmp_path / "file" / "below"))
    cache.store("taal", b"packs", b"index")
    assert cache.load("taal", b"packs") is None


def test_processes_that_write_the_same_entry_at_once_leave_a_whole_one(kept: Path) -> None:
    body = os.urandom(200_000)
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(cache.store, ["taal"] * 40, [b"packs"] * 40, [body] * 40))
    assert cache.load("taal", b"packs") == body
    assert [path.name for path in kept.iterdir() if path.name.startswith(".")] == []


def test_old_entries_are_swept_and_those_of_another_kind_are_left(kept: Path) -> None:
    cache.store("taal", b"old", b"1")
    cache.store("sjabloon", b"old", b"2")
    for path in kept.iterdir():
        os.utime(path, (0, 0))
    cache.store("taal", b"new", b"3")
    assert cache.load("taal", b"old") is None
    assert cache.load("sjabloon", b"old") == b"2"
    assert cache.load("taal", b"new") == b"3"
