"""A coordinator's folder for the attacks: a vault, a cheap key file, the passphrase in a file and one case."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dossiertool.vault.crypto.keyfile import Cost, lock
from dossiertool.vault.crypto.keys import PersonalKey, new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.vault import Vault

ROOT = Path(__file__).parents[2]
NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
CLASS = ROOT / "samples" / "11-mavo3-lezen" / "zaak.groepsplan.yaml"
NUMBER, OTHER = "D-4M7T-58", "D-2222-22"
CHEAP = Cost(19 * 1024, 1, 1)


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault, self.key_file = folder / "kluis", folder / "sleutel.json"
        self.passphrase = folder / "wachtzin.txt"
        self.passphrase.write_text("een zin die niemand raadt\n", encoding="utf-8")
        self.options = (
            "--kluis",
            self.vault,
            "--sleutel",
            self.key_file,
            "--wachtzin-bestand",
            self.passphrase,
        )

    def begin(self) -> PersonalKey:
        """Make the key file and the vault, as `kluis begin` does, without its half second of work."""
        key = new_personal_key()
        self.key_file.write_bytes(lock(key, "een zin die niemand raadt", _cost=CHEAP))
        Vault.begin(self.vault, owner=key, recovery=new_recovery_key(), now=datetime.now(UTC)).close()
        return key

    def case(self, name: str = "noor.dossier.yaml", **changed: str) -> Path:
        """Put the case of Noor in the folder, without comments, with some words exchanged."""
        text = NOOR.read_text(encoding="utf-8")
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
        for old, new in changed.items():
            assert old in text
            text = text.replace(old, new)
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def forge(self, *statements: str) -> None:
        """Change the database as somebody with a database tool would."""
        with closing(sqlite3.connect(self.vault / "kluis.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            for statement in ("PRAGMA foreign_keys=OFF", *statements):
                connection.execute(statement)

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.vault / "kluis.db")) as connection:
            return connection.execute(statement).fetchall()

    def stolen(self, name: str) -> Path:
        """Copy the folder of the vault, as a thief would."""
        return shutil.copytree(self.vault, self.folder / name)
