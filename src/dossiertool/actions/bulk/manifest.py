"""Remembers which documents in a folder are ours, and what each was made of.

The file stands beside the documents and holds one line of JSON for each time a document was made: its
name, the hash of what it was made of (data, template, day and version) and the hash of the document itself.
Nothing of what a pupil's file says. A line is on the disk before its document gets its name: a document
whose hash is in no line was changed, or made, by somebody else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, BinaryIO

from dossiertool.disk import settle
from dossiertool.errors import InvalidInput
from dossiertool.files.write import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "dossiertool-bulk.jsonl"
_HEAD = {"dossiertool": "bulk", "vorm": 1}
_DOCUMENT = re.compile(r"[\w.-]{1,150}\.docx")
_LARGEST = 64 * 2**20  # bytes; a line takes 300


@dataclass(frozen=True, slots=True)
class Line:
    """One document that was made; hashes are SHA-256 in hexadecimals."""

    document: str
    """Its file name, which holds the number of the case."""
    bron: str
    """The hash of what it was made of."""
    inhoud: str
    """The hash of the Word document."""
    pdf: str | None = None
    """The hash of the PDF beside it, if one was made."""

    @property
    def pdf_name(self) -> str:
        """The file name of the PDF."""
        return pdf_name(self.document)


def pdf_name(document: str) -> str:
    """Return the file name of the PDF that belongs to a Word document."""
    return f"{document.removesuffix('.docx')}.pdf"


class Manifest:
    """The lines of one folder, and where new ones go."""

    def __init__(self, file: BinaryIO, path: Path, lines: Sequence[Line]) -> None:
        """Index the lines; later ones win."""
        self._file, self._path = file, path
        self._ours: defaultdict[str, set[str]] = defaultdict(set)
        self._made: dict[str, Line] = {}
        for line in lines:
            self._learn(line)

    def made_of(self, bron: str) -> Line | None:
        """Return the newest line of a document that was made of this."""
        return self._made.get(bron)

    def names(self, name: str) -> bool:
        """Tell whether a file of this name was ever made here."""
        return name in self._ours

    def is_ours(self, name: str, digest: str) -> bool:
        """Tell whether we made a file of this name with this hash."""
        return digest in self._ours.get(name, ())

    def add(self, lines: Sequence[Line]) -> None:
        """Get the lines onto the disk.

        Raises:
            CannotWrite: the disk is full, or gone.
        """
        if not lines:
            return
        try:
            for line in lines:
                self._file.write(_as_json(asdict(line)))
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as problem:
            raise cannot_write(self._path, problem) from None
        for line in lines:
            self._learn(line)

    def _learn(self, line: Line) -> None:
        self._made[line.bron] = line
        self._ours[line.document].add(line.inhoud)
        if line.pdf:
            self._ours[line.pdf_name].add(line.pdf)


@contextmanager
def open_manifest(folder: Path) -> Iterator[Manifest]:
    """Open the manifest of a folder for this process alone, and begin one when there is none.

    Raises:
        InvalidInput: another process is at work in this folder, or a file of that name is not ours.
        CannotWrite: the folder cannot be written.
    """
    path = folder / NAME
    with _opened(path) as file:
        _lock(file, folder)
        lines, begun = _read(file, path)
        try:
            if not begun:
                file.write(_as_json(_HEAD))
                file.flush()
                os.fsync(file.fileno())
                settle(folder)
        except OSError as problem:
            raise cannot_write(path, problem) from None
        yield Manifest(file, path, lines)


def digest(content: bytes) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(content).hexdigest()


def _as_json(value: dict[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode() + b"\n"


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open to read and to add; what cannot be written in the end is no second failure."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise _not_ours(path)
    try:
        file = path.open("a+b")
    except OSError as problem:
        raise cannot_write(path, problem) from None
    try:
        yield file
    finally:
        with contextlib.suppress(OSError):
            file.close()


def _read(file: BinaryIO, path: Path) -> tuple[list[Line], bool]:
    """Return the lines, and whether the file was begun; a line cut off by a crash is passed over."""
    file.seek(0)
    content = file.read(_LARGEST + 1)
    first, *rest = content.split(b"\n")
    if not content.strip() or (not rest and _as_json(_HEAD).startswith(first)):
        file.truncate(0)
        return [], False
    if _parsed(first) != _HEAD or len(content) > _LARGEST:
        raise _not_ours(path)
    if rest[-1]:  # cut off: what follows begins a line of its own
        file.truncate(len(content) - len(rest[-1]))
    return [line for each in rest[:-1] if (line := _line(_parsed(each))) is not None], True


def _parsed(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _line(value: object) -> Line | None:
    if not isinstance(value, dict):
        return None
    try:
        line = Line(**value)
    except TypeError:
        return None
    texts = (line.document, line.bron, line.inhoud, line.pdf or "")
    if not all(isinstance(text, str) for text in texts) or _DOCUMENT.fullmatch(line.document) is None:
        return None
    return line


def _not_ours(path: Path) -> InvalidInput:
    return InvalidInput(f"{path} is niet van deze versie van dossiertool.", "Kies met --naar een andere map.")


def _lock(file: BinaryIO, folder: Path) -> None:
    """Keep other processes out until this one is gone; a disk that knows no locks keeps nobody out.

    The lock is that of a process: the processes that we begin do not hold it.
    """
    busy = InvalidInput(
        f"In de map {folder} is dossiertool al aan het werk.",
        "Wacht tot dat klaar is, of kies met --naar een andere map.",
    )
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        file.seek(_LARGEST)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            raise busy from None
        return
    import fcntl  # noqa: PLC0415

    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise busy from None
    except OSError:
        return
