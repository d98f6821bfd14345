"""A folder with one case file in it, and what every command promises about any file."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.cli.run import run

from .build import MARK

if TYPE_CHECKING:
    from click.testing import Result

DAYS = ("1980-01-01", "2026-11-21", "2100-12-31", date.today().isoformat())  # noqa: DTZ011
PLACE = re.compile(r"regel (\d+), kolom (\d+)")
_OF_FOLDER = re.compile(r"tmp[a-z0-9_]{8}")  # which may hold the mark by chance
# Both readers: in YAML these all end a line, in JSON only the first two.
_LINES = {"yaml": re.compile(r"\r\n|[\n\r\x85\u2028\u2029]"), "json": re.compile(r"\n")}
# What is wrong with a file as a whole stands at no line.
WHOLE_FILE = re.compile(
    r"is leeg|is geen dossier|staan geen velden|is groter dan|is JSON|kan dossiertool zelf niets"
)


@contextmanager
def folder_with(**files: str | bytes) -> Iterator[Path]:
    """Make a folder with these files; `__` in a name stands for a dot."""
    with tempfile.TemporaryDirectory() as folder:
        for name, said in files.items():
            path = Path(folder, name.replace("__", "."))
            path.write_bytes(said if isinstance(said, bytes) else said.encode())
        yield Path(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def tried(*args: object, codes: tuple[int, ...] = (0, 1, 2)) -> Result:
    """Run a command on a file of strangers: an exit code that is meant, and stderr says nothing of the file."""
    result = run(*args)
    assert result.exit_code in codes, result.stderr
    assert MARK not in _OF_FOLDER.sub("", result.stderr).casefold()
    return result


def reported(path: Path, *args: object) -> list[dict[str, Any]]:
    """Return the findings of `controleer --json`, after holding that each stands inside the file."""
    result = tried("controleer", path, "--json", *args)
    if not result.stdout:
        hold_place(result.stderr, path)
        return []
    found: list[dict[str, Any]] = json.loads(result.stdout)["bevindingen"]
    for one in found:
        hold_inside(path, one["regel"], one["kolom"])
    return found


def hold_only_added(before: bytes, after: bytes) -> None:
    """Hold that something was put in at one place; an empty list `[]` there is all that may give way."""
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    assert after.endswith((before[same:], before[same:].lstrip(b"[ ]")))
    assert len(after) > len(before)


def hold_place(stderr: str, path: Path) -> None:
    """Hold that an error names its place, and that this is in the file."""
    place = PLACE.search(stderr)
    assert place or WHOLE_FILE.search(stderr), stderr
    if place:
        (named,) = [each for each in path.parent.iterdir() if each.name in stderr]
        hold_inside(named, int(place.group(1)), int(place.group(2)))


def hold_inside(path: Path, line: int, column: int) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", errors="replace")
    for ends in _LINES.values():
        lines = ends.split(text)
        if 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1:
            return
    raise AssertionError((line, column))
