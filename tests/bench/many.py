"""Measures the checking of many dossiers: beside its unavoidable parts, in memory, with two processes."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from measurement import Measurement

from dossiertool.actions.check import check_target
from dossiertool.actions.report import Wishes
from dossiertool.files.load import load_case
from dossiertool.model.case import document_at
from dossiertool.model.walk import texts
from dossiertool.text.check import check_passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.dossier.yaml"))
ROUNDS, MANY, SOME, FEW = 15, 1500, 300, 150
MOST_MB = 300


def checking() -> Measurement:
    """Compare a whole check with libyaml's compose, one validation and the text check of the same fields.

    In processor time, because both sides only calculate; in turn, each as often first. The fields were found
    before, and a term counts once per document, as in the check. All samples are the targets of one call.
    """
    pairs = [(_whole_check(path), _its_parts(path)) for path in SAMPLES]
    ratios, times = [], []
    for turn in range(ROUNDS + 1):
        ours = theirs = 0.0
        for check, parts in pairs:
            if turn % 2:
                ours += _seconds(check)
                theirs += _seconds(parts)
            else:
                theirs += _seconds(parts)
                ours += _seconds(check)
        if turn:  # the first round warms up
            times.append(ours / len(SAMPLES))
            ratios.append(ours / theirs)
    ratio = statistics.median(ratios)
    return Measurement(
        "controleer, per dossier", round(statistics.median(times) * 1000, 1), "ms",
        "compose + model + taal", round(ratio, 2), ROUNDS, "≤ 1,5 ×", ratio <= 1.5,
    )  # fmt: skip


def _whole_check(path: Path) -> Callable[[], object]:
    wishes = Wishes(targets=tuple(map(str, SAMPLES)))
    return lambda: check_target(str(path), wishes)


def _its_parts(path: Path) -> Callable[[], object]:
    file = load_case(path)
    fields = [(document_at(file.case, part.pad), part) for part in texts(file.case) if part.soort is not None]

    def parts() -> None:
        yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        type(file.case).model_validate(file.tree)
        known: defaultdict[str, set[str]] = defaultdict(set)
        for document, part in fields:
            check_passage(part.text, str(part.soort), pad=part.pad, known=known[document])

    return parts


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def memory() -> Measurement:
    """Compare the peak memory of checking 1,500 dossiers in one call with that of checking 150."""
    with _dossiers(MANY) as paths:
        few, many = _peak(paths[:FEW]), _peak(paths)
    return Measurement(
        "geheugen, 1500 dossiers", round(many), "MB", "150 dossiers", round(many / few, 2), 1,
        "≤ 300 MB", many <= MOST_MB,
    )  # fmt: skip


def workers() -> Measurement:
    """Compare two processes with one, whole commands in turn; asked is that the bytes are the same."""
    command = [sys.executable, "-m", "dossiertool", "controleer", "--json", "--vandaag", "2026-11-21"]
    ratios, times, answers = [], [], set()
    with _dossiers(SOME) as paths:
        for _ in range(3):
            took = []
            for number in ("2", "1"):
                begin = time.perf_counter()
                done = subprocess.run(
                    [*command, "--werkers", number, *map(str, paths)], capture_output=True, check=False
                )
                took.append(time.perf_counter() - begin)
                answers.add((done.returncode, done.stdout, done.stderr))
            times.append(took[0])
            ratios.append(took[0] / took[1])
    return Measurement(
        "--werkers 2, 300 dossiers", round(statistics.median(times), 1), "s",
        "--werkers 1", round(statistics.median(ratios), 2), 3, "gelijk", len(answers) == 1,
    )  # fmt: skip


@contextmanager
def _dossiers(number: int) -> Iterator[list[Path]]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{i}.dossier.yaml") for i in range(number)]
        for i, path in enumerate(paths):
            shutil.copyfile(SAMPLES[i % len(SAMPLES)], path)
        yield paths


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
