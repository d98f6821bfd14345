"""Measures the language check: sentences per second beside textlint, start-up, memory, and how it grows."""

from __future__ import annotations

import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from measurement import Measurement

from dossiertool.text.check import check_passage
from dossiertool.text.compiling import compile_pack
from dossiertool.text.index import Index
from dossiertool.text.pack import Pack, load_packs
from dossiertool.text.passage import Passage
from dossiertool.text.shipped import shipped_index

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
TEXTS = [
    json.loads(line)["text"]
    for path in (ROOT / "tests/data/taal/afstemmen.jsonl", ROOT / "tests/data/ontwikkelset.jsonl")
    for line in path.read_text(encoding="utf-8").splitlines()
]
SENTENCES = sum(len(Passage(text).sentences) for text in TEXTS)
ROUNDS, STARTS, TERMS = 7, 15, 1000
PER_SECOND, MOST_MS, MOST_MB = 10_000, 150, 150


def _check(texts: Iterable[str], index: Index | None = None) -> float:
    begin = time.process_time()
    for text in texts:
        check_passage(text, "feit", pad="tekst", known=set(), index=index)
    return time.process_time() - begin


def speed() -> list[Measurement]:
    """Count sentences per second on one core, and beside it textlint with prh and 1,000 of our terms."""
    _check(TEXTS)
    ours = SENTENCES / statistics.median(_check(TEXTS) for _ in range(ROUNDS))
    theirs = _textlint()
    return [
        Measurement(
            "taal, zinnen", round(ours), "per s",
            "textlint + prh" if theirs else "textlint: npm ontbreekt",
            round(ours / theirs, 1) if theirs else 0, ROUNDS, f"≥ {PER_SECOND}", ours >= PER_SECOND,
        )
    ]  # fmt: skip


def start_up() -> Measurement:
    """Compare `controleer -` on one sentence with `import click`, whole processes in turn."""
    tool = [str(Path(sys.executable).parent / "dossiertool"), "controleer", "-"]
    rival = [sys.executable, "-c", "import click"]
    more = []
    for turn in range(STARTS + 1):
        took = _seconds(tool, b"Hij is lui.\n") - _seconds(rival, b"")
        if turn:
            more.append(took * 1000)
    middle = statistics.median(more)
    return Measurement(
        "controleer -, eerste melding", round(middle), "ms meer", "python -c 'import click'", 0, STARTS,
        f"≤ {MOST_MS} ms", middle <= MOST_MS,
    )  # fmt: skip


def growth() -> list[Measurement]:
    """Compare one long text with many short ones, and all entries with a tenth of them."""
    long = "\n\n".join(TEXTS)
    in_text = statistics.median(_check([long]) / _check(TEXTS) for _ in range(ROUNDS))
    pack = load_packs()
    few = Index(compile_pack(Pack(pack.rules, pack.entries[::10], pack.letterwoorden)))
    _check(TEXTS, few)
    in_entries = statistics.median(_check(TEXTS) / _check(TEXTS, few) for _ in range(ROUNDS))
    return [
        Measurement(
            "taal, één lange tekst", SENTENCES, "zinnen", "dezelfde zinnen los", round(in_text, 2), ROUNDS,
            "≤ 1,3 ×", in_text <= 1.3,
        ),
        Measurement(
            "taal, alle woorden", len(pack.entries), "rijen", "een tiende ervan", round(in_entries, 2), ROUNDS,
            "≤ 3 ×", in_entries <= 3,
        ),
    ]  # fmt: skip


def memory() -> Measurement:
    """Measure the largest memory of a process that checks all texts."""
    script = "import language, resource; language._check(language.TEXTS); print(language.peak())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    )
    most = float(done.stdout)
    return Measurement(
        "taal, geheugen", round(most), "MB", "geen", 0, 1, f"≤ {MOST_MB} MB", most <= MOST_MB
    )  # fmt: skip


def peak() -> float:
    """Return the most memory this process has used, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _seconds(command: list[str], given: bytes) -> float:
    begin = time.perf_counter()
    subprocess.run(command, input=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def _textlint() -> float | None:
    """Return how many sentences textlint with prh checks per second, or None where npm is absent."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    home = ROOT / "build" / "textlint"
    home.mkdir(parents=True, exist_ok=True)
    tool = home / "node_modules" / ".bin" / "textlint"
    if not tool.exists():
        installed = subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--prefix", home, "textlint", "textlint-rule-prh"],
            capture_output=True, check=False,
        )  # fmt: skip
        if installed.returncode:
            return None
    words = sorted(word for word in shipped_index().words() if re.fullmatch(r"[a-z]{6,}", word))
    chosen = words[:: max(1, len(words) // TERMS)][:TERMS]
    rules = "".join(f"  - expected: zie-{word}\n    pattern: {word}\n" for word in chosen)
    (home / "prh.yml").write_text(f"version: 1\nrules:\n{rules}", encoding="utf-8")
    config = {"rules": {"prh": {"rulePaths": ["./prh.yml"]}}}
    (home / ".textlintrc.json").write_text(json.dumps(config), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        sizes = (TEXTS, TEXTS * 3)
        took = []
        for number, texts in enumerate(sizes):
            path = Path(folder) / f"{number}.txt"
            path.write_text("\n\n".join(texts), encoding="utf-8")
            command = [str(tool), "--config", str(home / ".textlintrc.json"), "--format", "json", str(path)]
            begin = time.perf_counter()
            subprocess.run(command, cwd=home, capture_output=True, check=False)
            took.append(time.perf_counter() - begin)
    return 2 * SENTENCES / (took[1] - took[0])  # without its start-up
