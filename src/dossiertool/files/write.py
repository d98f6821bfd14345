"""Writes files whole or not at all, never over another one, and turns cases into YAML or JSON."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from dossiertool.disk import is_full, settle
from dossiertool.errors import InvalidInput
from dossiertool.model.record import Record

if TYPE_CHECKING:
    from dossiertool.model.case import Case

_PRIVATE, _SHARED = 0o600, 0o666
_NO_WRAP = 2**31 - 1
_TEMPORARY = ".dossiertool-"


class CannotWrite(InvalidInput):
    """A folder that cannot be written, a full disk: what fails for one file there fails for the next."""


def dump_json(case: Case) -> str:
    """Return the case as JSON: what is empty is left out, fields in the order of the model."""
    return json.dumps(as_plain(case), ensure_ascii=False, indent=2) + "\n"


def dump_yaml(case: Case) -> str:
    """Return the case as YAML for people: what is empty is left out, long texts on lines of their own."""
    return yaml.dump(as_plain(case), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def yaml_value(value: Any) -> str:
    """Return a value as YAML on one line, as it stands after `naam: `; a text of more lines as a block."""
    dumped = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_NO_WRAP, default_flow_style=True
    )
    return dumped.removesuffix("\n").removesuffix("\n...")


def write_new(path: Path, content: bytes, *, private: bool = False, settled: bool = True) -> None:
    """Write a file that did not exist: complete, or not at all.

    `private` makes it readable by its owner alone. The content goes to a file with a meaningless name in
    the same folder, which gets its real name once it is on the disk. Whoever writes many may get the names
    onto the disk in the end, once for all (not `settled`): then a power cut undoes whole files, never halves.

    Raises:
        InvalidInput: the file exists.
        CannotWrite: the folder does not exist or may not be written to, the disk is full.
    """
    refuse_existing(path)
    temporary = path.parent / f"{_TEMPORARY}{secrets.token_hex(8)}"
    try:
        try:
            _write(temporary, content, _PRIVATE if private else _SHARED)
            _name_without_replacing(temporary, path)
            if settled:
                settle(path.parent)
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
    except FileExistsError:
        raise _exists(path) from None
    except OSError as problem:
        raise cannot_write(path, problem) from None


def write_pair(first: Path, content: bytes, second: Path, beside: bytes) -> None:
    """Write two files that did not exist: both, or none. Raises as `write_new`."""
    write_new(first, content)
    try:
        write_new(second, beside)
    except InvalidInput:
        first.unlink()
        raise


def refuse_existing(path: Path) -> None:
    """Say early what `write_new` would say in the end.

    Raises:
        InvalidInput: something has that name, be it a file, a folder or a link to nothing.
    """
    if os.path.lexists(path):
        raise _exists(path)


def write_over(path: Path, was: bytes, content: bytes) -> None:
    """Replace what a file holds: all of it or nothing, and only while it still holds `was`.

    The permissions of the file stay; a link stays a link.

    Raises:
        InvalidInput: somebody else changed the file meanwhile.
        CannotWrite: it cannot be written, or read again.
    """
    path = path.resolve()
    temporary = path.parent / f"{_TEMPORARY}{secrets.token_hex(8)}"
    try:
        try:
            _write(temporary, content, _PRIVATE)
            temporary.chmod(path.stat().st_mode & 0o7777)
            if path.read_bytes() != was:
                raise InvalidInput(
                    f"{path.name} is intussen veranderd en blijft zoals het is.", "Probeer het opnieuw."
                )
            temporary.replace(path)
            settle(path.parent)
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
    except OSError as problem:
        raise cannot_write(path, problem) from None


def sweep(folder: Path) -> None:
    """Remove what a killed process left half written in a folder where nobody else is writing."""
    for path in folder.glob(f"{_TEMPORARY}{'[0-9a-f]' * 16}"):
        with contextlib.suppress(OSError):
            path.unlink()


def make_folder(path: Path, *, private: bool = False) -> None:
    """Make a folder and its parents; an existing one is left as it is.

    Raises:
        InvalidInput: something else has that name.
        CannotWrite: it may not be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o777)
    except FileExistsError:
        raise InvalidInput(f"{path} is een bestand en geen map.", "Kies een andere map.") from None
    except OSError as problem:
        raise cannot_write(path, problem) from None


def _write(path: Path, content: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _name_without_replacing(temporary: Path, path: Path) -> None:
    """Give the file its name; a hard link fails when the name is taken, unlike a rename on POSIX."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError from None
        temporary.rename(path)


def _exists(path: Path) -> InvalidInput:
    return InvalidInput(f"{path} bestaat al en blijft zoals het is.", "Kies een andere naam.")


def cannot_write(path: Path, problem: OSError) -> CannotWrite:
    """Return the failure, in words, of writing this file."""
    if is_full(problem):
        return CannotWrite(
            f"{path} is niet geschreven: de schijf is vol.", "Maak ruimte en probeer het opnieuw."
        )
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return CannotWrite(f"In {path.parent} mag u niet schrijven.", "Kies een andere map.")
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return CannotWrite(f"De map {path.parent} bestaat niet.", "Maak de map, of kies een andere map.")
    return CannotWrite(f"{path} kan niet worden geschreven.", "Kijk of de schijf bereikbaar is.")


def as_plain(record: Record) -> dict[str, Any]:
    """Turn a record into dicts and lists: None and empty lists are left out, what was written stays.

    An empty list stays too where leaving it out means something else (`van: []` of a need).
    """
    dumped = record.model_dump(mode="json")
    return {
        name: _pruned(getattr(record, name), dumped[name]) for name in dumped if not _is_empty(record, name)
    }


def _is_empty(record: Record, name: str) -> bool:
    value = getattr(record, name)
    return value in (None, (), {}) and value == type(record).model_fields[name].get_default(
        call_default_factory=True
    )


def _pruned(value: Any, dumped: Any) -> Any:
    if isinstance(value, Record):
        return as_plain(value)
    if isinstance(value, tuple):
        return [_pruned(item, part) for item, part in zip(value, dumped, strict=True)]
    return dumped


class _Dumper(yaml.CSafeDumper):
    """Dates without quotes (our reader takes them as text) and lines of text as a block."""


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeDumper.yaml_implicit_resolvers.items()
}


def _represent_text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
