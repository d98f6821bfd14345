"""Measures a document of many cases in one call: beside one after another, with two processes, in memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from measurement import Measurement

from dossiertool.actions.fill import fill_target

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SAMPLES = [
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*/zaak.groepsplan.yaml"))
]
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
MANY, SOME, FEW, PRINTED = 1000, 200, 100, 50
DAY = date(2026, 11, 21)


def making() -> list[Measurement]:
    """Count documents per second of `bulk groepsplan`, whole commands, beside `vul` in one process.

    Then with two processes, and again when all documents are there.
    """
    with _groepsplannen(MANY) as folder:
        one, _ = _bulk(folder, "een")
        two, _ = _bulk(folder, "twee", "--werkers", "2")
        again, _ = _bulk(folder, "een")
        rival = _one_by_one(sorted((folder / "in").iterdir())[:SOME], folder)
    ours = MANY / one
    return [
        Measurement(
            "bulk, 1000 groepsplannen", round(ours, 1), "per s", "vul, een voor een", round(ours / rival, 2), 1,
            "≥ 0,8 ×", ours / rival >= 0.8,
        ),
        Measurement(
            "bulk --werkers 2", round(MANY / two, 1), "per s", "--werkers 1", round(one / two, 2), 1,
            "geen", True,
        ),
        Measurement(
            "bulk opnieuw, alles staat er", round(again, 2), "s", "de eerste keer", round(again / one, 3), 1,
            "≤ 0,2 ×", again <= 0.2 * one,
        ),
    ]  # fmt: skip


def memory() -> Measurement:
    """Compare the peak memory of a thousand groepsplannen in one call with that of a hundred."""
    with _groepsplannen(MANY) as folder:
        _, many = _bulk(folder, "veel")
    with _groepsplannen(FEW) as folder:
        _, few = _bulk(folder, "weinig")
    return Measurement(
        "bulk, geheugen bij 1000", round(many), "MB", "bij 100", round(many / few, 2), 1,
        "≤ 1,2 ×", many <= 1.2 * few,
    )  # fmt: skip


def printing() -> list[Measurement]:
    """Count PDFs per second, LibreOffice called once for many, beside once for each; nothing without it."""
    try:
        from dossiertool.documents.pdf.office import as_pdf, find_office  # noqa: PLC0415

        find_office()
    except Exception:
        return []
    with _groepsplannen(PRINTED) as folder:
        took, _ = _bulk(folder, "pdf", "--pdf")
        begin = time.perf_counter()
        for path in sorted((folder / "pdf").glob("*.docx"))[:3]:
            as_pdf(path.read_bytes())
        alone = 3 / (time.perf_counter() - begin)
    ours = PRINTED / took
    return [
        Measurement(
            "bulk --pdf, 50 groepsplannen", round(ours, 1), "per s", "LibreOffice per document",
            round(ours / alone, 1), 1, "geen", True,
        )
    ]  # fmt: skip


def _one_by_one(paths: list[Path], folder: Path) -> float:
    """Return how many documents per second `vul` makes, without starting a process for each."""
    (folder / "los").mkdir()
    fill_target("groepsplan", str(paths[0]), out=folder / "los" / "warm.docx", today=DAY)
    begin = time.perf_counter()
    for number, path in enumerate(paths):
        fill_target("groepsplan", str(path), out=folder / "los" / f"{number}.docx", today=DAY)
    return len(paths) / (time.perf_counter() - begin)


def _bulk(folder: Path, to: str, *options: str) -> tuple[float, float]:
    """Return (seconds, MB) of one whole command."""
    program = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'dossiertool', 'bulk', *sys.argv[1:]], check=True,"
        " stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", program, "groepsplan", "in", "--naar", to, "--vandaag", str(DAY), *options]
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, env=dict(os.environ))
    took = time.perf_counter() - begin
    return took, int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


@contextmanager
def _groepsplannen(count: int) -> Iterator[Path]:
    """Give a folder with so many groepsplannen in `in`, each with its own number."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for i in range(count):
            signs = "".join(SIGNS[i // 30**power % 30] for power in (3, 2, 1, 0))
            lines = SAMPLES[i % len(SAMPLES)].splitlines(keepends=True)
            text = "".join(
                f"plannummer: G-{signs}-00\n" if line.startswith("plannummer:") else line for line in lines
            )
            (folder / "in" / f"{i:04}.groepsplan.yaml").write_text(text, encoding="utf-8")
        yield folder
