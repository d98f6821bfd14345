"""Measures the vault, one dossier at a time: save, open, unlock, growth; each beside the bare primitives."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import rival
from measurement import Measurement

sys.path.insert(0, str(Path(__file__).parents[2]))

from dossiertool.vault.crypto import primitives
from dossiertool.vault.crypto.keyfile import lock, unlock
from dossiertool.vault.crypto.keys import PersonalKey, new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.vault.store.database import Place

ROUNDS, LARGE, NUMBER = 40, 200 * 1024, "D-7K3Q-92"
NOW = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)


def measurements() -> Iterator[Measurement]:
    """Yield what is measured of one dossier; what this machine cannot do is said and left out."""
    with tempfile.TemporaryDirectory() as room:
        yield from _one_at_a_time(Path(room, "kluis"), Path(room), "SQLite", 50)
        try:
            from tests.postgres import new_database  # noqa: PLC0415

            address = new_database()
        except BaseException as problem:
            print(f"PostgreSQL overgeslagen: {type(problem).__name__}", file=sys.stderr)
        else:
            yield from list(_one_at_a_time(address, Path(room, "p"), "PostgreSQL", 100))[:1]
    yield unlocking()


@contextmanager
def new_vault(place: Place) -> Iterator[tuple[Vault, PersonalKey]]:
    """Give a new vault and the key of its owner."""
    owner = new_personal_key()
    with Vault.begin(place, owner=owner, recovery=new_recovery_key(), now=NOW) as opened:
        yield opened, owner


def _one_at_a_time(place: Place, room: Path, name: str, most: float) -> Iterator[Measurement]:
    room.mkdir(exist_ok=True)
    plain = rival.Plain(room / "plain.db")
    with new_vault(place) as (opened, owner):
        texts = [json.dumps({"n": n, "tekst": "x" * LARGE}).encode() for n in range(ROUNDS + 1)]
        opened.save(owner, NUMBER, texts[0], now=NOW)
        rival.save(plain, [texts[0]], grants=0)
        ours, theirs = _in_turn(
            lambda n: opened.save(owner, NUMBER, texts[n], now=NOW),
            lambda n: rival.save(plain, [texts[n]], grants=0),
        )
        yield _row(f"kluis bewaar 200 KiB, {name}", ours, theirs, most)
        sealed = rival.seal(texts[0])
        ours, theirs = _in_turn(
            lambda n: opened.fetch(owner, NUMBER, version=n), lambda _n: rival.fetch(plain, sealed)
        )
        yield _row("kluis open 200 KiB", ours, theirs, 30)
    if isinstance(place, Path):
        size, bare = (place / "kluis.db").stat().st_size, (room / "plain.db-wal").stat().st_size
        bare = sum(len(primitives_of(text)) for text in texts)
        yield Measurement(
            "kluis groei, 41 versies", round(size / 2**20, 1), "MB", "de versleutelde tekst",
            round(size / bare, 2), 1, "≤ 1,5 ×", size <= 1.5 * bare,
        )  # fmt: skip


def primitives_of(text: bytes) -> bytes:
    """Return the ciphertext alone, as long as it is without padding or base64."""
    return rival.seal(text)[3]


def _in_turn(ours: Callable[[int], object], theirs: Callable[[int], object]) -> tuple[list[float], list[float]]:
    """Time both, in turn, each as often first; in milliseconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for n in range(1, ROUNDS + 1):
        pair = ((0, ours), (1, theirs)) if n % 2 else ((1, theirs), (0, ours))
        for side, work in pair:
            begin = time.perf_counter()
            work(n)
            times[side].append((time.perf_counter() - begin) * 1000)
    return times


def _row(naam: str, ours: list[float], theirs: list[float], most: float) -> Measurement:
    ours, theirs = sorted(ours), sorted(theirs)
    place = int(len(ours) * 0.95) - 1
    return Measurement(
        naam, round(ours[place], 1), "ms p95", "primitieven en kale tabel",
        round(statistics.median(ours) / statistics.median(theirs), 2), len(ours),
        f"≤ {most:g} ms", ours[place] <= most,
    )  # fmt: skip


def unlocking() -> Measurement:
    """Time opening a key file beside Argon2id alone, which must take 100 ms for a guess to be dear."""
    key, times, bare = new_personal_key(), [], []
    locked = lock(key, "een zin die niemand raadt")
    for _ in range(7):
        begin = time.perf_counter()
        unlock(locked, "een zin die niemand raadt")
        middle = time.perf_counter()
        primitives.argon2id(b"een zin die niemand raadt", bytes(16), memory=65536, passes=3, lanes=4)
        times.append(middle - begin)
        bare.append(time.perf_counter() - middle)
    took, itself = statistics.median(times), statistics.median(bare)
    return Measurement(
        "sleutel ontgrendelen", round(took * 1000), "ms", f"Argon2id zelf: {itself * 1000:.0f} ms",
        round(took / itself, 2), len(times), "≤ 1 s", took <= 1 and itself >= 0.1,
    )  # fmt: skip
