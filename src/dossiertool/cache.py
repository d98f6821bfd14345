"""Keeps what takes long to make on the disk of its user: compiled packs, compiled templates.

An entry is found by the content it was made from, so it is never stale. It is private to the user (folder
0700, file 0600) and ignored when it is another's, may be written by another, is damaged, or cannot be read;
then the caller makes it anew. Nothing that fails here is an error: a cache is only faster.
No entry may be made from the text of a case file, unless it is encrypted under a key of the user (the
list of a vault, `docs/format.md` §9).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import time
from pathlib import Path

OFF = "uit"
_VARIABLE = "DOSSIERTOOL_CACHE"
_DIGEST = hashlib.sha256().digest_size
_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_OLD = 90 * 24 * 3600  # seconds after which an entry that nobody made anew is removed
_LARGEST = 64 * 2**20  # bytes


def folder() -> Path | None:
    """Return where entries are kept, or None when `DOSSIERTOOL_CACHE` says `uit` or there is no home."""
    chosen = os.environ.get(_VARIABLE)
    if chosen:
        return None if chosen == OFF else Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "dossiertool" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "dossiertool"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "dossiertool"


def load(kind: str, key: bytes) -> bytes | None:
    """Return the entry of this kind that was made from `key`, or None when there is none to be trusted."""
    path = _path(kind, key)
    if path is None:
        return None
    try:
        ways = (getattr(os, way, 0) for way in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
        descriptor = os.open(path, os.O_RDONLY | sum(ways))  # a pipe keeps nobody waiting
        with os.fdopen(descriptor, "rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            content = file.read(_LARGEST)
    except OSError:
        return None
    digest, body = content[:_DIGEST], content[_DIGEST:]
    return body if _digest(key, body) == digest else None


def store(kind: str, key: bytes, body: bytes) -> None:
    """Keep an entry; two processes that store at once both leave a whole one."""
    path = _path(kind, key)
    if path is None or len(body) + _DIGEST >= _LARGEST:
        return
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(path.parent.stat()):
            return
        import tempfile  # noqa: PLC0415  takes longer to import than an entry to load

        descriptor, temporary = tempfile.mkstemp(prefix=".", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_digest(key, body))
                file.write(body)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sweep(path.parent, kind)


def _digest(key: bytes, body: bytes | memoryview) -> bytes:
    made = hashlib.sha256(key)
    made.update(body)
    return made.digest()


def _path(kind: str, key: bytes) -> Path | None:
    where = folder()
    return None if where is None else where / f"{kind}-{hashlib.sha256(key).hexdigest()}.bin"


def _is_ours(found: os.stat_result) -> bool:
    """Whether a file or folder is the user's and nobody else may write it; Windows has other means."""
    if not hasattr(os, "geteuid"):
        return True
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        return False
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS


def _sweep(where: Path, kind: str) -> None:
    """Remove old entries of this kind, and what was left by a process that was killed."""
    before = time.time() - _OLD
    for path in (*where.glob(f"{kind}-*.bin"), *where.glob(".*")):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()
