"""Measures what users feel, each ask beside a rival in the same run: `make bench`.

Prints a table and writes build/bench.json. It never fails: figures of one machine are no test.
"""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import bulk
import forms_back
import forms_out
import language
import many
import rendering
import vault_many
from measurement import Measurement

import archive
import vault

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "build" / "bench.json"
SAMPLE = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
RUNS = 21


def seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def calibration() -> float:
    """Time a fixed piece of work, so that figures of two machines can be laid side by side."""
    begin = time.perf_counter()
    total = 0
    for number in range(2_000_000):
        total += number * number % 7
    return time.perf_counter() - begin


def start_up(naam: str, ours: list[str], rivaal: str, most: float | None) -> Measurement:
    """Compare a command of dossiertool with a line of Python, whole processes, in turn."""
    tool = [str(Path(sys.executable).parent / "dossiertool"), *ours]
    rival = [sys.executable, "-c", rivaal]
    seconds(tool), seconds(rival)  # warm up
    ratios, times = [], []
    for _ in range(RUNS):
        took, theirs = seconds(tool), seconds(rival)
        times.append(took)
        ratios.append(took / theirs)
    ratio = statistics.median(ratios)
    return Measurement(
        naam=naam,
        waarde=round(statistics.median(times) * 1000, 1),
        eenheid="ms",
        rivaal=f"python -c '{rivaal}'",
        verhouding=round(ratio, 2),
        n=RUNS,
        vraag="geen" if most is None else f"≤ {most:g} ×",
        gehaald=most is None or ratio <= most,
    )


def main() -> None:
    fixed = round(calibration() * 1000)
    measurements = [
        start_up("dossiertool --help", ["--help"], "import click", 2),
        start_up(
            "controleer, één dossier",
            ["controleer", str(SAMPLE), "--vandaag", "2026-11-21"],
            "import pydantic, yaml",
            None,
        ),
        many.checking(),
        many.memory(),
        many.workers(),
        *language.speed(),
        language.start_up(),
        *language.growth(),
        language.memory(),
        *rendering.measurements(),
        *bulk.making(),
        bulk.memory(),
        *bulk.printing(),
        forms_out.out(),
        forms_back.reading(),
        forms_back.back(),
        *vault.measurements(),
        *vault_many.measurements(),
        archive.sealing(),
        archive.year_end(),
        archive.verifying(),
    ]
    print(f"{platform.machine()}, Python {platform.python_version()}, vaste lus {fixed} ms\n")
    print(f"{'naam':<30}{'waarde':>10} {'eenheid':<8}{'rivaal':<34}{'verhouding':>10}{'vraag':>10}  gehaald")
    for m in measurements:
        met = "ja" if m.gehaald else "nee"
        print(f"{m.naam:<30}{m.waarde:>10} {m.eenheid:<8}{m.rivaal:<34}{m.verhouding:>10}{m.vraag:>10}  {met}")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps([asdict(m) for m in measurements], ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
