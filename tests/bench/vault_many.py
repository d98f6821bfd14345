"""Measures the vault with many dossiers: import, list, look over, take access away, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import rival
from measurement import Measurement

from dossiertool.actions.keep_many import keep_many
from dossiertool.actions.search import Wanted, list_cases
from dossiertool.actions.unlock import Unlocked
from dossiertool.vault.access import admit
from dossiertool.vault.changes import given, new_dossier
from dossiertool.vault.check import check
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.dossiers import store
from dossiertool.vault.everywhere import dossiers_of, take_everywhere
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.roles import Role
from dossiertool.vault.vault import Vault
from vault import NOW, new_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dossiertool.vault.crypto.keys import PersonalKey

SCHOOL, FEW, CITY = 1500, 150, 40_000
_BARE, _TABLE, _ECDH = "primitieven en kale tabel", "kale tabel", "ECDH en AES-GCM alleen"
_MOST_GROWTH = 1.3
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


def measurements(city: int = CITY) -> Iterator[Measurement]:
    """Yield what is measured of a school, and of the largest store there may be."""
    with tempfile.TemporaryDirectory() as room:
        os.environ["DOSSIERTOOL_CACHE"] = str(Path(room, "cache"))
        yield from _school(Path(room))
        yield _memory(Path(room))
        yield from _city(Path(room, "stad"), city)
        del os.environ["DOSSIERTOOL_CACHE"]


def numbers(count: int) -> list[str]:
    """Return as many numbers of dossiers, each another."""
    fours = ("".join(four) for four in product(_LETTERS, repeat=4))
    return [f"D-{four}-{place % 90 + 10}" for place, four in zip(range(count), fours, strict=False)]


def case(number: str) -> dict[str, object]:
    """Return a small dossier."""
    return {
        "dossiernummer": number,
        "school": {"naam": "Voorbeeldcollege"},
        "leerling": {"roepnaam": "Noor", "geboortedatum": "2013-05-04", "klas": f"{ord(number[2]) % 6 + 1}V1"},
        "schooljaar": "2026-2027",
    }


def files(room: Path, count: int) -> list[Path]:
    """Write as many case files."""
    room.mkdir()
    found = []
    for number in numbers(count):
        found.append(room / f"{number}.dossier.yaml")
        found[-1].write_text(json.dumps(case(number)), encoding="utf-8")  # JSON is YAML
    return found


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _row(
    naam: str, took: float, eenheid: str, rivaal: tuple[str, float], most: float | None, vraag: str = ""
) -> Measurement:
    """One row: `took` seconds, shown in `eenheid`, beside what took the rival that long; `most` seconds."""
    shown = {"ms": round(took * 1000, 1), "s": round(took, 2)}.get(eenheid, round(SCHOOL / took))
    asked = vraag or ("geen" if most is None else f"≤ {most:g} s")
    ratio = round(took / rivaal[1], 2)
    return Measurement(naam, shown, eenheid, rivaal[0], ratio, 1, asked, most is None or took <= most)


def _school(room: Path) -> Iterator[Measurement]:
    """A school with 1,500 dossiers: taken in, listed, looked over, and a colleague taken out of all of them."""
    paths, texts = files(room / "zaken", SCHOOL), [json.dumps(case(n)).encode() for n in numbers(SCHOOL)]
    plain, recovery, bram = rival.Plain(room / "plain.db"), new_recovery_key(), new_personal_key()
    owner = new_personal_key()
    with Vault.begin(room / "kluis", owner=owner, recovery=recovery, now=NOW) as opened:
        took = _timed(lambda: _all_kept(Unlocked(opened, owner), paths))
        padded = [text.ljust(4096) for text in texts]
        theirs = _timed(
            lambda: [rival.save(plain, padded[i : i + 100], grants=2) for i in range(0, SCHOOL, 100)]
        )
        yield _row("kluis bewaar, 1500 zaken", took, "zaken/s", (_BARE, theirs), SCHOOL / 300, "≥ 300/s")
        took = _timed(lambda: check(opened))
        theirs = _timed(lambda: [rival.verify() for _ in range(SCHOOL)])
        yield _row("kluis controleer, 1500", took, "s", ("1500 keer Ed25519", theirs), 5)
        person = Person("Bram", Role.BEHANDELAAR, bram.public, bram.signer.public)
        admit(opened, recovery, person, now=NOW)
        with opened.writing() as transaction:
            pen = opened.pen(transaction, owner, to_minute(NOW))
            for number in numbers(SCHOOL):
                found = opened.find(transaction, owner, number)
                assert found is not None
                assert found.secret is not None
                change = given(pen, found.chain, found.secret, person, Role.BEHANDELAAR)
                assert opened.store(transaction, number, found.chain, found, change)
    with Vault.open(room / "kluis", cached=True) as opened:
        opened.list(owner)
    with Vault.open(room / "kluis", cached=True) as opened:
        took, theirs = _timed(lambda: opened.list(owner)), _timed(plain.rows)
        yield _row("kluis lijst, 1500", took, "ms", (_TABLE, theirs), 0.1)
        took = _timed(lambda: _all_taken(opened, owner, bram.public.kid))
        theirs = _timed(lambda: [rival.save(plain, padded[i : i + 25], grants=3) for i in range(0, SCHOOL, 25)])
        yield _row("toegang weg bij 1500", took, "s", (_BARE, theirs), 90)


def _all_kept(opened: Unlocked, paths: list[Path]) -> None:
    for path, outcome in keep_many(opened, paths, now=lambda: NOW):
        if isinstance(outcome, Exception):
            raise AssertionError(path) from outcome


def _all_taken(opened: Vault, key: PersonalKey, kid: str) -> None:
    wanted = [one for one in dossiers_of(opened, key, kid) if isinstance(one, str)]
    assert len(wanted) == SCHOOL
    assert list(take_everywhere(opened, key, kid, wanted, now=NOW)) == wanted


def _memory(room: Path) -> Measurement:
    """Compare the peak memory of taking in 1,500 dossiers with one command and that of taking in 150."""
    (room / "wachtzin.txt").write_text("een zin die niemand raadt\n")
    peaks = [_peak(room, count) for count in (FEW, SCHOOL)]
    ratio = peaks[1] / peaks[0]
    return Measurement(
        "kluis, geheugen 1500", round(peaks[1]), "MB", "150 dossiers", round(ratio, 2), 1,
        "≤ 1,3 ×", ratio <= 1.3,
    )  # fmt: skip


def _peak(room: Path, count: int) -> float:
    home = room / f"home-{count}"
    files(home, count)
    options = ["--kluis", str(home / "kluis"), "--sleutel", str(home / "sleutel.json")]
    options += ["--wachtzin-bestand", str(room / "wachtzin.txt")]
    tool = [sys.executable, "-m", "dossiertool", "kluis"]
    begin = [*tool, "begin", *options, "--herstelsleutel-naar", str(home / "h.txt")]
    subprocess.run(begin, capture_output=True, check=True)
    program = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", program, *tool, "bewaar", str(home), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _city(folder: Path, count: int) -> Iterator[Measurement]:
    """As many dossiers as the largest store has: the first list, the first search, and the next ones."""
    with new_vault(folder) as (opened, owner):
        _filled(opened, owner, count)
    plain = rival.Plain(folder.with_name("city.db"))
    plain.insert([b""] * count)
    with Vault.open(folder, cached=True) as opened:
        took = _timed(lambda: opened.list(owner))
        theirs = _timed(lambda: [rival.unseal(rival.GRANT) for _ in range(1000)]) * count / 1000
        yield _row(f"kluis eerste lijst, {count}", took, "s", (_ECDH, theirs), 60)
        wanted = Wanted(group="3V1")
        took = _timed(lambda: list_cases(Unlocked(opened, owner), wanted=wanted))
        theirs *= 2
        yield _row(f"kluis eerste zoeken, {count}", took, "s", (_ECDH, theirs), None)
    with Vault.open(folder, cached=True) as opened:
        took, theirs = _timed(lambda: opened.list(owner)), _timed(plain.rows)
        yield _row(f"kluis lijst, {count}", took, "ms", (_TABLE, theirs), 1)
        search = Wanted(group="3V1", since=date(2026, 1, 1))
        took = _timed(lambda: list_cases(Unlocked(opened, owner), wanted=search))
        yield _row(f"kluis zoek, {count}", took, "ms", (_TABLE, theirs), None)


def _filled(opened: Vault, owner: PersonalKey, count: int) -> None:
    """Put dossiers in as `save` writes them, without reading each back."""
    at, wanted = to_minute(NOW), numbers(count)
    for start in range(0, count, 500):
        with opened.writing() as transaction:
            pen = opened.pen(transaction, owner, at)
            person = pen.directory.person(owner.public.kid)
            assert person is not None
            for number in wanted[start : start + 500]:
                body = Body.new(json.dumps(case(number)).encode())
                dossier, _, change = new_dossier(pen, number, person, body)
                store(transaction, Chain(dossier, pen.vault, pen.directory), None, change)
            opened.wrote(owner, at)
