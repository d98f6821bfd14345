"""A disk that fails at one call, or has no more room: what SQLite asks for is answered with an error."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .power import Trace
from .vfs import OK

if TYPE_CHECKING:
    from .vfs import Call

_CODES = {
    "open": sqlite3.SQLITE_CANTOPEN,
    "read": sqlite3.SQLITE_IOERR_READ,
    "write": sqlite3.SQLITE_IOERR_WRITE,
    "truncate": sqlite3.SQLITE_IOERR_TRUNCATE,
    "sync": sqlite3.SQLITE_IOERR_FSYNC,
    "delete": sqlite3.SQLITE_IOERR_DELETE,
}


@dataclass
class FailingDisk(Trace):
    """Fails the call with this number, counted from `arm`, once; keeps a trace of what was written."""

    fails_at: int | None = None
    full: bool = False
    calls: list[Call] = field(default_factory=list)
    failed: Call | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def arm(self, fails_at: int | None) -> None:
        """Count from here; None lets everything pass."""
        self.fails_at, self.failed = fails_at, None
        self.calls.clear()

    def before(self, call: Call) -> int:
        if self.full and call.what != "write":
            return OK
        self.calls.append(call)
        if self.fails_at is None or self.failed is not None or len(self.calls) != self.fails_at:
            return OK
        self.failed = call
        return sqlite3.SQLITE_FULL if self.full else _CODES[call.what]


@dataclass
class SmallDisk(Trace):
    """Has room for so many bytes over all files together; a file that grows beyond is refused."""

    room: int = 0
    sizes: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    def before(self, call: Call) -> int:
        size = self.sizes.get(call.path, 0)
        if call.what == "truncate":
            self.sizes[call.path] = min(size, call.offset)
        elif call.what == "delete":
            self.sizes.pop(call.path, None)
        elif call.what == "write" and (end := call.offset + len(call.data)) > size:
            if sum(self.sizes.values()) + end - size > self.room:
                return sqlite3.SQLITE_FULL
            self.sizes[call.path] = end
        return OK
