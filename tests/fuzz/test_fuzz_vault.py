"""Every reader of the vault's formats, given bytes that were changed: refused in our own words, and soon.

What a reader may cost: 50 ms of processor time for each of them, and 64 MiB, whatever is in it.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.errors import DossierError
from dossiertool.vault.check import check
from dossiertool.vault.crypto.encoding import compact_json, from_base64url, to_base64url
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.vault import Vault

from .budget import examples
from .vault_readers import HOSTILE, LOOSE, READERS, corpus

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_SECONDS, MOST_BYTES = 0.05, 64 * 1024 * 1024
SIGNED = ("entry", "record", "checkpoint", "reading", "signal", "manifest")
PARTS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text()))
NESTED = st.recursive(PARTS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


def read_within_bounds(read: Callable[[bytes], object], data: bytes) -> bool:
    """Tell whether it was read; anything but our own refusal is a failure, and so is taking long, twice."""
    spent, done = _seconds(read, data)
    if spent >= MOST_SECONDS:
        spent, done = _seconds(read, data)
    assert spent < MOST_SECONDS
    return done


def _seconds(read: Callable[[bytes], object], data: bytes) -> tuple[float, bool]:
    before, done = time.thread_time(), True
    try:
        read(data)
    except (Unreadable, DossierError, ValueError):
        done = False
    return time.thread_time() - before, done


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
@examples(60)
def test_bytes_that_were_changed_are_refused_in_our_own_words(kind: str, data: st.DataObject) -> None:
    whole, read = READERS[kind]
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    changed = whole[:start] + data.draw(st.binary(max_size=40)) + whole[start + length :]
    if read_within_bounds(read, changed):
        assert changed == whole or kind in LOOSE


@pytest.mark.parametrize("kind", READERS)
@given(data=st.binary(max_size=400) | NESTED.map(lambda value: json.dumps(value).encode()))
@examples(40)
def test_any_bytes_at_all_are_refused_in_our_own_words(kind: str, data: bytes) -> None:
    assert not read_within_bounds(READERS[kind][1], data) or kind in ("json", "base64url", "kluizen.json")


@pytest.mark.parametrize("kind", SIGNED)
@given(data=st.data())
@examples(60)
def test_members_of_another_type_are_refused_in_our_own_words(kind: str, data: st.DataObject) -> None:
    whole, read = READERS[kind]
    jws = json.loads(whole)
    payload = json.loads(from_base64url(jws["payload"]))
    name = data.draw(st.sampled_from(sorted(payload)))
    value = data.draw(NESTED)
    if value == payload[name]:
        return
    payload[name] = value
    jws["payload"] = to_base64url(compact_json(payload))
    assert not read_within_bounds(read, compact_json(jws))


@pytest.mark.parametrize("kind", ["key file", "card", "kluizen.json", "public key", "key pair", "key set"])
@given(data=st.data())
@examples(60)
def test_values_of_another_type_are_refused_in_our_own_words(kind: str, data: st.DataObject) -> None:
    whole, read = READERS[kind]
    members = json.loads(whole)
    place: dict[str, Any] = members
    while True:
        name = data.draw(st.sampled_from(sorted(place)))
        if not isinstance(place[name], dict) or data.draw(st.booleans()):
            break
        place = place[name]
    value = data.draw(NESTED)
    if value != place[name]:
        place[name] = value
        assert not read_within_bounds(read, compact_json(members)) or kind in ("card", "kluizen.json")


@pytest.mark.parametrize("kind", READERS)
def test_no_fault_that_was_ever_found_breaks_another_reader(kind: str) -> None:
    for name, data in corpus().items():
        done = read_within_bounds(READERS[kind][1], data)
        assert not done or kind in ("json", "base64url", "kluizen.json") or name.startswith("sleutel"), name


def test_what_was_made_to_exhaust_a_reader_fits_in_little_memory() -> None:
    """In a process that is allowed no more than 64 MiB above what it starts with."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.test_fuzz_vault"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert int(ran.stdout) == len(READERS) * len(HOSTILE)


def _read_all_with_little_memory() -> None:
    import resource  # noqa: PLC0415 (not on Windows)

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + MOST_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    done = 0
    for _, read in READERS.values():
        for data in HOSTILE.values():
            try:
                read(data)
            except (Unreadable, DossierError, ValueError):
                pass
            done += 1
    sys.stdout.write(str(done))


NOW = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
KEY, NUMBERS = new_personal_key(), ("D-7K3Q-92", "D-2222-01")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with two dossiers, closed."""
    folder = tmp_path_factory.mktemp("rijen") / "kluis"
    with Vault.begin(folder, owner=KEY, recovery=new_recovery_key(), now=NOW) as vault:
        for number in (*NUMBERS, NUMBERS[0]):
            vault.save(KEY, number, b'{"a":1}', now=NOW)
    return folder


VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.text(st.characters(codec="utf-8"), max_size=70),
    st.binary(max_size=70),
)


@given(data=st.data(), seed=st.integers(0, 2**32))
@examples(60)
def test_a_row_with_any_value_in_it_gives_our_own_refusal_and_never_another_text(
    sound: Path, data: st.DataObject, seed: int
) -> None:
    copy = sound.with_name("kopie")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(sound, copy)
    with closing(sqlite3.connect(copy / "kluis.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        tables = sorted(
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        )
        table = data.draw(st.sampled_from(tables))
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        rows = [row for (row,) in connection.execute(f"SELECT rowid FROM {table}")]
        if not rows:
            return
        column, row = data.draw(st.sampled_from(columns)), random.Random(seed).choice(rows)
        try:
            connection.execute(f"UPDATE {table} SET {column}=? WHERE rowid=?", (data.draw(VALUES), row))
        except sqlite3.Error:
            return
    try:
        with Vault.open(copy) as vault:
            vault.list(KEY)
            check(vault, KEY)
            for number in NUMBERS:
                try:
                    assert vault.fetch(KEY, number) == b'{"a":1}'
                except DossierError:
                    pass
            vault.save(KEY, "D-3333-03", b"{}", now=NOW)
    except DossierError:
        pass


if __name__ == "__main__":
    _read_all_with_little_memory()
