"""What a disk may hold after the power failed: all that was synced, and any part of the rest.

A file that was written but not synced may have each of those writes whole, torn at 512 bytes, or not at all,
and in any order. A name that was made or removed is there or not until its folder was synced. What a failed
sync should have saved is never certain any more, also when a later sync succeeds: the system dropped it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from .vfs import OK, Call

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

SECTOR = 512
_OFF = "off"


class Trace:
    """Everything that was asked of the disk, in order; others may add marks of their own between."""

    def __init__(self) -> None:
        self.events: list[Call] = []

    def before(self, _call: Call) -> int:
        return OK

    def after(self, call: Call, code: int) -> None:
        if code == OK and call.what != "read":
            self.events.append(call)
        elif call.what == "sync":
            self.events.append(Call("failed sync", call.path))

    def mark(self, what: str, path: str = "") -> int:
        """Add a mark, and return how many events there are."""
        self.events.append(Call(what, path))
        return len(self.events)

    def lost_by_failed_sync(self, ending: str) -> bool:
        """Tell whether a failed sync of a file with this ending had anything to save."""
        waiting = False
        for call in self.events:
            if call.path.endswith(ending):
                if call.what == "failed sync" and waiting:
                    return True
                waiting = call.what == "write" or (waiting and call.what != "sync")
        return False

    def syncs(self) -> list[int]:
        """Return the places of all syncs."""
        return [place for place, call in enumerate(self.events) if call.what == "sync"]


@dataclass(slots=True)
class _File:
    """One file that has or had a name; `named` and `removed` say how sure that is."""

    named: bool
    writes: list[Call] = field(default_factory=list)
    sure: list[bool] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    removed: bool = False

    def synced(self) -> None:
        self.sure = [number not in self.doubtful for number in range(len(self.writes))]

    def not_synced(self) -> None:
        self.doubtful |= {number for number, sure in enumerate(self.sure) if not sure}

    def content(self, chance: random.Random, share: float) -> bytes:
        held = bytearray()
        for call, sure in zip(self.writes, self.sure, strict=True):
            kept = "whole" if sure else _kept(chance, share)
            if kept == _OFF:
                continue
            if call.what == "truncate":
                del held[call.offset :]
                held.extend(bytes(max(0, call.offset - len(held))))
            elif kept == "whole":
                _put(held, call.offset, call.data)
            else:
                for start in range(0, len(call.data), SECTOR):
                    if chance.random() < share:
                        _put(held, call.offset + start, call.data[start : start + SECTOR])
        return bytes(held)


def after_power_loss(
    events: list[Call], chance: random.Random, before: Mapping[str, bytes] = MappingProxyType({})
) -> dict[str, bytes]:
    """Return one of the states in which the disk may be, when the power fails right after these events.

    `before` holds what was on it for certain before the first.
    """
    files = {path: [_File(True, [Call("write", path, 0, held)], [True])] for path, held in before.items()}
    for call in events:
        known = files.setdefault(call.path, [])
        if call.what == "settle":
            for path, generations in files.items():
                if Path(path).parent == Path(call.path):
                    _settle(generations)
        elif call.what == "open" and (call.made or not known):
            known.append(_File(named=not call.made))
        elif call.what == "delete" and known:
            known[-1].removed = True
            if call.names:
                known.clear()
        elif call.what in ("write", "truncate"):
            known[-1].writes.append(call)
            known[-1].sure.append(False)
        elif call.what == "sync":
            known[-1].synced()
            if call.names:  # the folder was synced with it: the names of all files in it are certain
                for generations in files.values():
                    _settle(generations)
        elif call.what == "failed sync":
            known[-1].not_synced()
    share = chance.choice((0.0, 0.5, 0.9, 1.0))
    found = {path: _chosen(generations, chance) for path, generations in files.items()}
    return {path: file.content(chance, share) for path, file in found.items() if file is not None}


def _settle(generations: list[_File]) -> None:
    last = generations[-1] if generations else None
    generations.clear()
    if last is not None and not last.removed:
        last.named = True
        generations.append(last)


def _chosen(generations: list[_File], chance: random.Random) -> _File | None:
    """Return the file that has the name: the last, or before that was certain, one that had it or none."""
    for file in reversed(generations):
        if not file.removed and file.named:
            return file
        if chance.random() < 0.5:
            return None if file.removed else file
    return generations[0] if generations and generations[0].named else None


def _kept(chance: random.Random, share: float) -> str:
    if share in (0.0, 1.0):
        return "whole" if share else _OFF
    return chance.choice(("whole", "torn", _OFF))


def _put(held: bytearray, offset: int, data: bytes) -> None:
    held.extend(bytes(max(0, offset - len(held))))
    held[offset : offset + len(data)] = data
