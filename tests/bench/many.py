"""Measures the checking of many dossiers: time beside its three unavoidable parts, and peak memory."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from measurement import Measurement

from dossiertool.actions.check import check_target
from dossiertool.files.load import load_case
from dossiertool.model.walk import texts
from dossiertool.text.check import check_passage

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.dossier.yaml"))
ROUNDS, MANY, FEW = 7, 1500, 150
MOST_MB = 300


def checking() -> Measurement:
    """Compare a whole check with libyaml's compose, one validation and the text check of the same fields."""
    files = {path: load_case(path) for path in SAMPLES}
    ratios, times = [], []
    for _ in range(ROUNDS):
        ours = theirs = 0.0
        for path in SAMPLES:
            begin = time.perf_counter()
            check_target(str(path))
            ours += time.perf_counter() - begin
            begin = time.perf_counter()
            yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            case = type(files[path].case).model_validate(files[path].tree)
            for part in texts(case):
                if part.soort is not None:
                    check_passage(part.text, part.soort.value, pad=part.pad, known=set())
            theirs += time.perf_counter() - begin
        times.append(ours / len(SAMPLES))
        ratios.append(ours / theirs)
    ratio = statistics.median(ratios)
    return Measurement(
        "controleer, per dossier", round(statistics.median(times) * 1000, 1), "ms",
        "compose + model + taal", round(ratio, 2), ROUNDS, "≤ 1,5 ×", ratio <= 1.5,
    )  # fmt: skip


def memory() -> Measurement:
    """Compare the peak memory of checking 1,500 dossiers in one call with that of checking 150."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{i}.dossier.yaml") for i in range(MANY)]
        for i, path in enumerate(paths):
            shutil.copyfile(SAMPLES[i % len(SAMPLES)], path)
        few, many = _peak(paths[:FEW]), _peak(paths)
    return Measurement(
        "geheugen, 1500 dossiers", round(many), "MB", "150 dossiers", round(many / few, 2), 1,
        "≤ 300 MB", many <= MOST_MB,
    )  # fmt: skip


def _peak(paths: list[Path]) -> float:
    program = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'dossiertool', 'controleer', '--json', *sys.argv[1:]],"
        " stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, paths)], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)
