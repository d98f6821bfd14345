"""The files beside the vault, on a full disk or when the power fails: whole as they were, or whole and new."""

from __future__ import annotations

import errno
import os
import resource
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import InvalidInput
from dossiertool.files.write import write_new, write_over
from dossiertool.vault.memory import Memory, Seen
from dossiertool.vault.vault import Vault
from tests.vault.conftest import NOW, NUMBER, content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

OLD, NEW = b"x" * 500, b"y" * 5_000
SEEN = Seen("A" * 43, "0" * 64)


def a_key_file(path: Path) -> None:
    write_new(path, NEW, private=True)


def a_changed_file(path: Path) -> None:
    write_over(path, OLD, NEW)


def what_was_seen(path: Path) -> None:
    Memory(path).remember("ab" * 16, SEEN, "0" * 64)


WRITERS: list[tuple[Callable[[Path], None], bytes | None]] = [
    (a_key_file, None),
    (a_changed_file, OLD),
    (what_was_seen, b"{}"),
]


@contextmanager
def no_room() -> Iterator[None]:
    """Refuse files of more than 100 bytes, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(("write", "before"), WRITERS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_full_disk_leaves_the_small_files_as_they_were_and_says_so(
    tmp_path: Path, write: Callable[[Path], None], before: bytes | None
) -> None:
    path = tmp_path / "bestand"
    if before is not None:
        path.write_bytes(before)

    with no_room(), pytest.raises(InvalidInput, match="de schijf is vol") as told:
        write(path)

    assert "ruimte" in (told.value.hint or "")
    assert (path.read_bytes() if path.exists() else None) == before
    assert [one for one in tmp_path.iterdir() if one != path] == []
    write(path)
    assert path.read_bytes() != before


@pytest.mark.parametrize(("write", "before"), WRITERS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_failed_fsync_leaves_the_small_files_as_they_were(
    tmp_path: Path, write: Callable[[Path], None], before: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, tries = tmp_path / "bestand", []
    if before is not None:
        path.write_bytes(before)

    def fails(handle: int) -> None:
        tries.append(handle)
        raise OSError(errno.EIO, "a broken disk")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(InvalidInput):
        write(path)

    assert len(tries) == 1  # a second try would succeed and mean nothing
    assert (path.read_bytes() if path.exists() else None) == before
    assert [one for one in tmp_path.iterdir() if one != path] == []


@pytest.mark.parametrize(("write", "before"), WRITERS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_small_file_gets_its_name_after_its_bytes_and_the_folder_is_synced_last(
    tmp_path: Path, write: Callable[[Path], None], before: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The only order in which a power cut leaves the old file or the new one."""
    path, done = tmp_path / "bestand", []
    if before is not None:
        path.write_bytes(before)
    fsync = os.fsync

    def synced(handle: int) -> None:
        fsync(handle)
        done.append("folder" if S_ISDIR(os.fstat(handle).st_mode) else "bytes")

    monkeypatch.setattr(os, "fsync", synced)
    for name in ("replace", "rename", "link"):
        real: Callable[..., None] = getattr(os, name)

        def named(*arguments: object, _real: Callable[..., None] = real, **more: object) -> None:
            _real(*arguments, **more)
            done.append("name")

        monkeypatch.setattr(os, name, named)
    write(path)

    assert done == ["bytes", "name", "folder"]


def test_what_was_saved_is_safe_when_there_is_no_room_to_remember_it(
    folder: Path, tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "kluizen.json"
    Vault.begin(folder, owner=owner, recovery=recovery, now=NOW, memory=memory).close()
    before = memory.read_bytes()
    vault = Vault.open(folder, memory=memory)
    vault.save(owner, NUMBER, content("een"), now=NOW)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(InvalidInput, match="schijf is vol") as told:
            vault.close()

    assert "staat er wel" in (told.value.hint or "")
    assert memory.read_bytes() == before
    with Vault.open(folder, memory=memory) as again:
        assert again.fetch(owner, NUMBER) == content("een")
