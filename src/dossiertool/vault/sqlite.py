"""What is special to SQLite: how to connect so that nothing is lost, and what its failures mean."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.folder import no_vault

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.errors import DossierError

_ALWAYS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",  # NORMAL loses the last commits when the power fails
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FORBIDDEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_FOREIGN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}  # no SQLite file, or one without our tables


def connect(database: Path, *, wait: float, writing: bool) -> sqlite3.Connection:
    """Connect to a file that exists; transactions are begun by the caller.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    connection = sqlite3.connect(
        f"{database.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for setting in (*_ALWAYS, f"PRAGMA query_only={'OFF' if writing else 'ON'}"):
            connection.execute(setting)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def prepare(database: Path) -> None:
    """Turn an empty file into a database that writes ahead (WAL), which the file itself remembers.

    Raises:
        InvalidInput: the disk is full or refuses.
    """
    try:
        connection = connect(database, wait=0, writing=True)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()
    except sqlite3.Error as problem:
        raise failure(problem, database, opening=True) from None


def failure(problem: BaseException | None, database: Path, *, opening: bool) -> DossierError:
    """Return what this failure of SQLite means to the user.

    While `opening`, a file that is no database of ours is a wrong folder; after that it has been altered.
    """
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    folder = database.parent
    if code == sqlite3.SQLITE_FULL:
        return InvalidInput(
            f"Er is niets bewaard: de schijf met de kluis {folder} is vol.",
            "Maak ruimte en probeer het opnieuw. Alles wat al in de kluis stond, is er nog.",
        )
    if code in _BUSY:
        return InvalidInput(
            f"Een ander programma is nog bezig met de kluis {folder}.", "Wacht even en probeer het opnieuw."
        )
    if code in _FORBIDDEN:
        return InvalidInput(
            f"De kluis {folder} kan niet worden geopend om te schrijven. Ook voor lezen is dat nodig.",
            "Kijk of u in die map mag schrijven en of de schijf bereikbaar is.",
        )
    if code == sqlite3.SQLITE_IOERR:
        return InvalidInput(
            f"De schijf met de kluis {folder} gaf een fout; de laatste handeling is niet zeker gelukt.",
            "Laat de schijf nakijken. Kijk daarna wat er staat met: dossiertool kluis lijst",
        )
    if opening and code in _FOREIGN:
        return no_vault(folder)
    return Tampered(
        f"De kluis {folder} is beschadigd of gewijzigd.", "Zet een reservekopie van de kluis terug."
    )
