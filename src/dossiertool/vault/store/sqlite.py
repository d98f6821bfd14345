"""What is special to SQLite: how to connect so that nothing is lost, and what its failures mean."""

from __future__ import annotations

import os
import re
import sqlite3
from functools import cache, partial
from typing import TYPE_CHECKING

from dossiertool.disk import settle
from dossiertool.errors import InvalidInput, Tampered
from dossiertool.vault.crypto.envelope import MAX_ENVELOPE
from dossiertool.vault.store import tables
from dossiertool.vault.store.folder import no_vault

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.errors import DossierError

_ALWAYS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",  # NORMAL loses the last commits when the power fails
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)
_LARGEST = MAX_ENVELOPE + 64 * 1024  # of one value; more is refused before it is in memory
_MADE_BY = "SELECT type, tbl_name, sql FROM {}.sqlite_master"
_WORD = re.compile(r"[^\W\d]\w*")
_PLAIN = frozenset(
    "create table index unique on not null primary key foreign references integer int varchar text blob".split()
)  # all that tables and indexes need that only keep rows
_STATISTICS = frozenset("sqlite_stat1 sqlite_stat4 tbl idx stat neq nlt ndlt sample".split())  # of ANALYZE
_AS_TEXT = partial(str, encoding="utf-8", errors="replace")
_ENDS_A_NAME = bytes.fromhex("d9d505f920a163d7")  # in a journal that names a super-journal
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FORBIDDEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_FOREIGN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}  # no SQLite file, or one without our tables


def connect(database: Path, *, wait: float, writing: bool) -> sqlite3.Connection:
    """Connect to a file that exists; transactions are begun by the caller.

    Raises:
        sqlite3.Error: it cannot be opened, or somebody made it do more than keep rows.
    """
    _refuse_super_journal(database)
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
        keep_to_rows(connection, "main")
        if writing:
            settle(database.parent)  # of the WAL: SQLite does so only in the connection that made it
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def keep_to_rows(connection: sqlite3.Connection, schema: str) -> None:
    """Refuse a database that does more than keep rows, and values that are larger than ours can be.

    Bytes that are no text come back as text that is none of ours: one damaged row, not a closed vault.

    Raises:
        sqlite3.DatabaseError: it holds a view or a trigger, or a table or index of ours, or of SQLite itself,
            that says more than which columns it has.
    """
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
    connection.text_factory = _AS_TEXT
    names = _names()
    for kind, table, sql in connection.execute(_MADE_BY.format(schema)):
        read = str(table).lower() in names or str(table).lower().startswith("sqlite_")
        words = {word.lower() for word in _WORD.findall(str(sql or ""))}
        if kind not in ("table", "index") or (read and not words <= _PLAIN | _STATISTICS | names):
            raise sqlite3.DatabaseError("a view or a column may compute for ever, a trigger may do anything")


@cache
def _names() -> frozenset[str]:
    """Return how our tables, columns and indexes are called."""
    found = set()
    for table in tables.metadata.sorted_tables:
        found |= {table.name, *table.c.keys(), *(str(index.name) for index in table.indexes)}
    return frozenset(found)


def _refuse_super_journal(database: Path) -> None:
    """Refuse a journal of ours that is none, or names another one: SQLite removes the file that it names."""
    journal = database.with_name(f"{database.name}-journal")
    try:
        if not journal.exists():
            return
        if not journal.is_file():
            raise sqlite3.DatabaseError("a journal that is no file: a pipe would never end")
        with journal.open("rb") as file:
            file.seek(-min(len(_ENDS_A_NAME), file.seek(0, os.SEEK_END)), os.SEEK_END)
            ending = file.read()
    except OSError:
        return  # what we cannot read, SQLite cannot either
    if ending == _ENDS_A_NAME:
        raise sqlite3.DatabaseError("a journal that names another file")


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
