"""Keeps many cases in the vault: read by several processes, saved some at a time in one transaction."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from dossiertool.actions.keep import Kept, content_of, file_to_keep, moved, save_case
from dossiertool.actions.spread import spread, stopped
from dossiertool.actions.targets import targets_in
from dossiertool.errors import DossierError
from dossiertool.model.case import number_of
from dossiertool.model.dossier import Dossier
from dossiertool.vault.many import read_many, save_many
from dossiertool.vault.vault import Saved, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Unlocked

    Outcome = tuple[Path, Kept | DossierError]

_TOGETHER, _MOST_BYTES = 100, 8 * 1024 * 1024  # of one transaction
_WORTH_IT, _MOST_WORKERS = 40, 4  # files for which it pays to start processes, and how many
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class _Read:
    """A case file as it is to be saved; `made_from` is the version it says it was fetched as."""

    path: Path
    number: str
    made_from: int | None
    is_plain: bool
    """Whether it may be saved as new without looking further: it names no version and no attachments."""
    content: bytes = field(repr=False)
    text: str = field(repr=False)


def files_to_keep(doelen: Sequence[str]) -> list[Path]:
    """Return the case files that are meant, each once; a school file in a folder is none.

    Raises:
        InvalidInput: a folder without case files, or a number in the vault.
    """
    return [target.near for target in targets_in(doelen) if target.named or not target.is_school]


def keep_many(
    opened: Unlocked, paths: Sequence[Path], *, now: Callable[[], datetime], move: bool = False
) -> Iterator[Outcome]:
    """Save each file as `save_case` does; yield it with what became of it, in the order given.

    What the vault already says is left as it is, so a call that was stopped can be given again.

    Raises:
        InvalidInput: the disk is full or the vault in use; what was yielded is saved.
    """
    workers = min(os.cpu_count() or 1, _MOST_WORKERS) if len(paths) >= _WORTH_IT else 1
    read = spread(partial(_read, move), map(str, paths), workers=workers, at_once=_AT_ONCE, lost=stopped)
    for batch in _batches(zip(paths, read, strict=True)):
        yield from _kept(opened, batch, now=now, move=move)


def _read(move: bool, path: str) -> _Read | DossierError:
    """Read one file, in a process that knows no key."""
    from pathlib import Path  # noqa: PLC0415

    try:
        file = file_to_keep(Path(path), move=move)
        number, made_from = number_of(file.case), file.case.kluisversie
        plain = made_from is None and not (isinstance(file.case, Dossier) and file.case.bijlagen)
        return _Read(file.path, number, made_from, plain, content_of(file.case), file.text)
    except DossierError as problem:
        return problem


def _batches(
    read: Iterable[tuple[Path, _Read | DossierError]],
) -> Iterator[list[tuple[Path, _Read | DossierError]]]:
    batch, size = [], 0
    for path, one in read:
        batch.append((path, one))
        size += 0 if isinstance(one, DossierError) else len(one.content)
        if len(batch) >= _TOGETHER or size >= _MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _kept(
    opened: Unlocked,
    batch: list[tuple[Path, _Read | DossierError]],
    *,
    now: Callable[[], datetime],
    move: bool,
) -> Iterator[Outcome]:
    """Save what is new in one transaction; then, one by one, what changes what is there."""
    cases = [one for _, one in batch if isinstance(one, _Read)]
    present = read_many(opened.vault, opened.key, list({case.number: None for case in cases}))
    new: dict[str, _Read] = {}
    for case in cases:
        if case.number not in present and case.is_plain:
            new.setdefault(case.number, case)
    wishes = [Wish(case.number, case.content, expected_version=0) for case in new.values()]
    saved = save_many(opened.vault, opened.key, wishes, now=now()) if wishes else []
    done = {case.path: outcome for case, outcome in zip(new.values(), saved, strict=True)}
    for path, entry in batch:
        if isinstance(entry, DossierError):
            yield path, entry
            continue
        one, outcome = entry, done.get(path)
        if outcome is None:
            yield path, _changed(opened, one, present.get(one.number), now=now, move=move)
        elif isinstance(outcome, Saved):
            yield path, _finished(Kept(one.number, outcome.version, nieuw=True, leesbaar=path), one, move=move)
        else:
            yield path, outcome


def _changed(
    opened: Unlocked,
    one: _Read,
    present: tuple[int, bytes] | DossierError | None,
    *,
    now: Callable[[], datetime],
    move: bool,
) -> Kept | DossierError:
    """Save what is there already, unless the newest version says exactly this."""
    if isinstance(present, DossierError):
        return present
    if present is not None and present[1] == one.content and one.made_from in (None, present[0]):
        kept = Kept(one.number, present[0], nieuw=False, leesbaar=one.path)
        return _finished(kept, one, move=move)
    try:
        return save_case(opened, one.path, now=now(), move=move)
    except DossierError as problem:
        return problem


def _finished(kept: Kept, one: _Read, *, move: bool) -> Kept:
    return moved(kept, one.path, one.text) if move else kept
