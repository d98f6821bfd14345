"""A server that answers what it wants: views in the place of tables, other types, other settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from dossiertool.vault.crypto.keyfile import lock
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.vault import Vault
from tests.cli.run import run
from tests.postgres import new_database

from .desk import CHEAP, NUMBER, OTHER, Desk
from .own_client import PASSPHRASE, now

if TYPE_CHECKING:
    from pathlib import Path


def setting(value: str) -> str:
    """Return what makes this a setting of every connection to the database from now on."""
    return f"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {value}', current_database()); END $$"


class Served(Desk):
    """A desk with its vault on a server."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.address, key = new_database(), new_personal_key()
        self.key_file.write_bytes(lock(key, PASSPHRASE, _cost=CHEAP))
        Vault.begin(self.address, owner=key, recovery=new_recovery_key(), now=now()).close()
        self.options = ("--kluis", self.address, *self.options[2:])  # type: ignore[assignment]
        other = self.case("ander.dossier.yaml", **{NUMBER: OTHER, "roepnaam: Noor": "roepnaam: Bo"})
        assert run("kluis", "bewaar", self.case(), other, *self.options).exit_code == 0

    def forge(self, *statements: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@pytest.fixture
def served(tmp_path: Path) -> Served:
    return Served(tmp_path)


def in_the_place_of(table: str, query: str) -> tuple[str, str]:
    return f"ALTER TABLE {table} RENAME TO weg", f"CREATE VIEW {table} AS {query}"


ANSWERS: dict[str, tuple[str, ...]] = {
    **{
        f"{table} twice": in_the_place_of(table, "SELECT * FROM weg UNION ALL SELECT * FROM weg")
        for table in ("vault", "heads", "bodies", "grants", "entries", "directory", "checkpoints")
    },
    "no vault at all": in_the_place_of("vault", "SELECT * FROM weg WHERE false"),
    "a vault without an id": in_the_place_of("vault", "SELECT profile, mark, NULL::varchar AS id FROM weg"),
    "numbers that are none": in_the_place_of(
        "heads",
        "SELECT id, 'NaN'::numeric AS version, epoch, 1e300 AS seq, entry, after, saved_at, state FROM weg",
    ),
    "nothing but nothing": in_the_place_of(
        "heads",
        "SELECT id, NULL::int AS version, epoch, seq, NULL::text AS entry, after, saved_at, state FROM weg",
    ),
    "lists and times": in_the_place_of(
        "heads",
        "SELECT id, ARRAY[version] AS version, epoch, seq, entry, after, now() AS saved_at, state FROM weg",
    ),
    "texts for bytes": in_the_place_of("grants", "SELECT dossier, epoch, kid, 'x'::text AS envelope FROM weg"),
    "a terminal": in_the_place_of(
        "heads",
        "SELECT id, version, epoch, seq, entry, after, saved_at, chr(27) || ']0;weg' AS state FROM weg",
    ),
    "a function that fails": (
        "CREATE FUNCTION stuk(int) RETURNS int LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'Noor is gezien' USING ERRCODE = 'P0001'; END $$",
        *in_the_place_of("reads", "SELECT stuk(n) AS n, dossier, jws FROM weg"),
    ),
    "a rule that keeps nothing": ("CREATE RULE niets AS ON INSERT TO bodies DO INSTEAD NOTHING",),
    "a rule that keeps nothing signed": ("CREATE RULE niets AS ON INSERT TO entries DO INSTEAD NOTHING",),
    "a rule that moves no head": ("CREATE RULE niets AS ON UPDATE TO heads DO INSTEAD NOTHING",),
    "a rule that answers": ("CREATE RULE antwoord AS ON DELETE TO grants DO INSTEAD SELECT 1",),
    "a trigger that undoes": (
        "CREATE FUNCTION weg() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN DELETE FROM bodies WHERE version = NEW.version; RETURN NULL; END $$",
        "CREATE TRIGGER weg AFTER INSERT ON bodies FOR EACH ROW EXECUTE FUNCTION weg()",
    ),
    "other tables first": (
        "CREATE SCHEMA vals",
        "CREATE TABLE vals.heads AS SELECT * FROM heads WHERE false",
        setting("search_path = vals, public"),
    ),
    "another encoding": (setting("client_encoding = LATIN1"),),
    "bytes written otherwise": (setting("bytea_output = escape"),),
    "nothing may be written": (setting("default_transaction_read_only = on"),),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_attack_whatever_the_server_answers_nothing_breaks_and_nothing_is_said_to_be_safe_that_is_not(
    served: Served, answer: str
) -> None:
    served.forge(*ANSWERS[answer])
    changed = served.case(**{"Oefentoetsen thuis.": "Oefentoetsen overal."})
    results = [
        run(*command, *served.options)
        for command in (
            ("kluis", "lijst"),
            ("kluis", "haal", NUMBER, "-o", served.folder / "uit.yaml"),
            ("kluis", "bewaar", changed),
            ("kluis", "controleer", "--alles"),
            ("kluis", "log", NUMBER),
        )
    ]
    for result in results:
        assert "dossiertool zelf" not in result.stderr
        assert "gezien" not in result.output
        assert "\x1b" not in result.output
    if results[2].exit_code == 0 and answer != "a function that fails":  # that lets nobody read
        out = served.folder / "opnieuw.yaml"
        assert run("kluis", "haal", NUMBER, "-o", out, *served.options).exit_code == 0
        assert "Oefentoetsen overal." in out.read_text(encoding="utf-8")
