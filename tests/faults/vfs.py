"""Stands between SQLite and the disk: sees every write, and can let one fail.

The very library that `sqlite3` uses is asked for its own way to files (its VFS); the few functions that write
are put in front of it, and what they do is then the default for every connection of this process. So the
product's own code runs unchanged, with the driver and the SQLite it has in a school.
"""

from __future__ import annotations

import ctypes
import os
import sqlite3
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OK = sqlite3.SQLITE_OK
_CREATE, _JOURNALS = 0x4, 0x800 | 0x4000 | 0x80000  # SQLITE_OPEN_*: a rollback, super or write-ahead journal


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that SQLite asks of the disk; `made` is for an open that made the file.

    `names` is for what also gets the name of the file onto the disk, or its removal.
    """

    what: str
    path: str
    offset: int = 0
    data: bytes = b""
    made: bool = False
    names: bool = False


class Watcher(Protocol):
    """Who is asked before each call, and told afterwards."""

    def before(self, call: Call) -> int:
        """Return OK to let it be done, or the error code of SQLite to answer instead."""

    def after(self, call: Call, code: int) -> None:
        """Hear how it ended."""


# A name travels as an address: SQLite keeps it as long as the file is open, a copy by Python would be gone.
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_CLOSE = CFUNCTYPE(c_int, c_void_p)
_MOVE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)  # read and write
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs` of sqlite3.h, version 3."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("path_size", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("others", c_void_p * 13),
    )


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods` of sqlite3.h, version 3."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("others", c_void_p * 13),
    )


def _library() -> ctypes.CDLL:
    import _sqlite3  # noqa: PLC0415 (its own file leads to the library that it uses)

    library = ctypes.CDLL(_sqlite3.__file__)
    try:
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    except AttributeError:
        reason = "this Python hides its SQLite"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    library.sqlite3_vfs_register.argtypes = (POINTER(_Vfs), c_int)
    library.sqlite3_vfs_unregister.argtypes = (POINTER(_Vfs),)
    return library


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Let every SQLite file that is opened within be watched. A mistake of the watcher itself is raised."""
    library = _library()
    real = library.sqlite3_vfs_find(None)
    shim = _Shim(real, watcher)
    assert library.sqlite3_vfs_register(ctypes.byref(shim.vfs), 1) == OK
    try:
        yield
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(shim.vfs))
        library.sqlite3_vfs_register(real, 1)
        assert not shim.paths, "a watched file is still open"
        if shim.mistake is not None:
            raise shim.mistake


def _path(name: int | None) -> str:
    return os.fsdecode(ctypes.string_at(name)) if name else ""


class _Shim:
    """Our functions, in copies of SQLite's own tables; all is kept alive as long as a file is open."""

    def __init__(self, real: Any, watcher: Watcher) -> None:
        self.watcher = watcher
        self.paths: dict[int, str] = {}
        self.mistake: Exception | None = None
        self._unsettled: set[int] = set()
        self._real = real
        self._methods: dict[int, tuple[_Methods, list[object]]] = {}
        self.vfs = _Vfs()
        ctypes.memmove(ctypes.byref(self.vfs), real, ctypes.sizeof(_Vfs))
        self.vfs.name = b"watched"
        self._kept = [_OPEN(self._open), _DELETE(self._delete)]
        self.vfs.open, self.vfs.delete = (ctypes.cast(one, c_void_p) for one in self._kept)

    def _watched(self, call: Call, act: Callable[[], int]) -> int:
        try:
            code = self.watcher.before(call)
            if code == OK:
                code = act()
            self.watcher.after(call, code)
        except Exception as mistake:
            self.mistake = mistake
            return sqlite3.SQLITE_INTERNAL
        return code

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        path = _path(name)
        made = bool(flags & _CREATE) and not os.path.exists(path)  # noqa: PTH110 (a name from C)

        def act() -> int:
            code: int = _OPEN(self._real.contents.open)(
                ctypes.cast(self._real, c_void_p).value, name, file, flags, out
            )
            if code == OK:
                self.paths[file] = path
                if made and flags & _JOURNALS:
                    self._unsettled.add(file)  # SQLite gets its name onto the disk at the first sync
                place = c_void_p.from_address(file)
                place.value = ctypes.addressof(self._table(place.value or 0))
            return code

        return self._watched(Call("open", path, made=made), act)

    def _delete(self, _vfs: int, name: int, settled: int) -> int:
        call = Call("delete", _path(name), names=bool(settled))
        real = ctypes.cast(self._real, c_void_p).value
        return self._watched(call, lambda: int(_DELETE(self._real.contents.delete)(real, name, settled)))

    def _table(self, real: int) -> _Methods:
        """Return our copy of a table of functions of an open file."""
        if real in self._methods:
            return self._methods[real][0]
        theirs = _Methods.from_address(real)
        ours = _Methods.from_buffer_copy(theirs)
        close, read, write = _CLOSE(theirs.close), _MOVE(theirs.read), _MOVE(theirs.write)
        truncate, sync = _TRUNCATE(theirs.truncate), _SYNC(theirs.sync)

        def our_close(file: int) -> int:
            self.paths.pop(file)
            self._unsettled.discard(file)
            return int(close(file))

        def our_read(file: int, to: int, size: int, offset: int) -> int:
            call = Call("read", self.paths[file], offset)
            return self._watched(call, lambda: int(read(file, to, size, offset)))

        def our_write(file: int, data: int, size: int, offset: int) -> int:
            call = Call("write", self.paths[file], offset, ctypes.string_at(data, size))
            return self._watched(call, lambda: int(write(file, data, size, offset)))

        def our_truncate(file: int, size: int) -> int:
            return self._watched(Call("truncate", self.paths[file], size), lambda: int(truncate(file, size)))

        def our_sync(file: int, flags: int) -> int:
            call = Call("sync", self.paths[file], names=file in self._unsettled)
            self._unsettled.discard(file)
            return self._watched(call, lambda: int(sync(file, flags)))

        kept = [
            _CLOSE(our_close), _MOVE(our_read), _MOVE(our_write), _TRUNCATE(our_truncate), _SYNC(our_sync)
        ]  # fmt: skip
        for name, function in zip(("close", "read", "write", "truncate", "sync"), kept, strict=True):
            setattr(ours, name, ctypes.cast(function, c_void_p))
        self._methods[real] = (ours, [*kept, close, read, write, truncate, sync])
        return ours
