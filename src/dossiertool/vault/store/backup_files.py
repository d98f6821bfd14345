"""The two files of a backup: SQLite without a WAL, made where nobody looks and named when they are whole."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.disk import alone, is_full, settle
from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.store.database import Database
from dossiertool.vault.store.sqlite import keep_to_rows
from dossiertool.vault.store.transaction import GRANTS_MARK, KEPT_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.errors import DossierError

KEPT, GRANTS = "kluis.db", "toegangen.db"
_BUSY = "bezig"  # the file that says that somebody is still making this backup
_MARKS = "SELECT id, mark FROM {}.vault"
_NO_BACKUP = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CANTOPEN}


@contextlib.contextmanager
def new_folder(folder: Path, vault: Path | None) -> Iterator[Path]:
    """Give a folder to make a backup in, which gets the name `folder` once all is well.

    `vault` is the folder of the vault, if it has one. What a killed process left half made is removed.

    Raises:
        InvalidInput: `folder` exists, lies in the vault, or cannot be made; somebody else is making it.
    """
    if os.path.lexists(folder):
        raise InvalidInput(f"{folder} bestaat al en blijft zoals het is.", "Kies een andere naam.")
    if vault is not None and folder.absolute().resolve().is_relative_to(vault.absolute().resolve()):
        raise InvalidInput(
            f"De map {folder} ligt in de map van de kluis zelf. Gaat die schijf stuk, dan bent u beide kwijt.",
            "Kies een map op een andere schijf.",
        )
    made = folder.with_name(f".{folder.name}.onaf")
    try:
        made.mkdir(mode=0o700, exist_ok=True)
        if made.is_symlink():
            raise FileExistsError
        with _held(made) as remove, alone(made / _BUSY):
            _empty(remove)
            try:
                yield made
            except BaseException:
                _remove(made, remove)
                raise
            remove(_BUSY)
        settle(made)
        made.rename(folder)
        settle(folder.absolute().parent)
    except BlockingIOError:
        raise InvalidInput(
            f"Een ander programma maakt de reservekopie {folder} al.", "Wacht tot het klaar is."
        ) from None
    except OSError as problem:
        raise _cannot(folder, full=is_full(problem)) from None


@contextlib.contextmanager
def new_part(file: Path, shown: Path) -> Iterator[Database]:
    """Give an empty database for one part of a backup, on the disk when this ends.

    Raises:
        InvalidInput: the disk is full or refuses; names `shown`.
    """
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    database = Database.of_files(file, partial(_connect_new, file), partial(_failed_write, shown))
    with contextlib.closing(database):
        yield database
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def open_parts(kept: Path, grants: Path) -> Database:
    """Return both parts of a backup as one store that cannot be written; connecting is at first use.

    Raises:
        InvalidInput: a part is not there.
    """
    if not kept.is_file():
        raise _no_backup(kept.parent)
    if not grants.is_file():
        raise InvalidInput(
            f"Van deze reservekopie ontbreken de toegangen: {grants} is er niet. Zonder toegangen gaat geen "
            "enkel dossier open.",
            "Staan de toegangen ergens anders? Noem het bestand met: --toegangen BESTAND",
        )
    return Database.of_files(kept.parent, partial(_connect_parts, kept, grants), partial(_failed_read, kept))


def _connect_new(file: Path) -> sqlite3.Connection:
    """No lock and no journal: nobody else knows this file, and half a one is thrown away."""
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw&nolock=1", uri=True, isolation_level=None, check_same_thread=False
    )
    for setting in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _connect_parts(kept: Path, grants: Path) -> sqlite3.Connection:
    first, second = (f"{file.absolute().as_uri()}?mode=ro&immutable=1" for file in (kept, grants))
    connection = sqlite3.connect(first, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("ATTACH ? AS toegangen", (second,))
        connection.execute("PRAGMA query_only=ON")
        found = []
        for schema in ("main", "toegangen"):
            keep_to_rows(connection, schema)
            found += connection.execute(_MARKS.format(schema)).fetchmany(2)
        if [mark for _, mark in found] != [KEPT_MARK, GRANTS_MARK]:
            raise _no_backup(kept.parent)
        if found[0][0] != found[1][0]:
            raise InvalidInput(
                "Deze toegangen horen bij een andere kluis dan de reservekopie.",
                "Neem kluis.db en toegangen.db van dezelfde reservekopie.",
            )
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _held(made: Path) -> Iterator[Callable[[str], None]]:
    """Give what removes a file of this folder, also when somebody puts a link to another folder in its place.

    Raises:
        OSError: it is no folder of ours, which another could exchange at will.
    """
    if os.unlink not in os.supports_dir_fd:  # Windows
        yield lambda name: (made / name).unlink(missing_ok=True)
        return
    folder = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)

    def remove(name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=folder)

    try:
        if os.fstat(folder).st_uid != os.geteuid():
            raise FileExistsError
        yield remove
    finally:
        os.close(folder)


def _empty(remove: Callable[[str], None]) -> None:
    for name in (KEPT, GRANTS):
        remove(name)


def _remove(made: Path, remove: Callable[[str], None]) -> None:
    with contextlib.suppress(OSError):
        _empty(remove)
        remove(_BUSY)
        made.rmdir()


def _failed_write(shown: Path, problem: BaseException | None) -> DossierError:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    return _cannot(shown, full=code == sqlite3.SQLITE_FULL)


def _failed_read(kept: Path, problem: BaseException | None) -> DossierError:
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _NO_BACKUP:
        return _no_backup(kept.parent)
    return Tampered(
        f"De reservekopie in {kept.parent} is beschadigd of gewijzigd.", "Neem een andere reservekopie."
    )


def _no_backup(folder: Path) -> InvalidInput:
    return InvalidInput(
        f"In {folder} staat geen reservekopie van een kluis.",
        "Maak er een met: dossiertool kluis reservekopie NAAR",
    )


def _cannot(folder: Path, *, full: bool) -> InvalidInput:
    if full:
        return InvalidInput(
            f"De reservekopie {folder} is niet gemaakt: de schijf is vol. De kluis zelf is in orde.",
            "Maak ruimte, of kies een andere schijf.",
        )
    return InvalidInput(
        f"De reservekopie {folder} kan niet worden geschreven. De kluis zelf is in orde.",
        "Kijk of de map erboven bestaat, of u daar mag schrijven en of de schijf bereikbaar is.",
    )
