"""Many targets with several processes: the same bytes in the same order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*/zaak.*.yaml"))


def checked(folder: Path, *args: object) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "dossiertool", "controleer", *map(str, args), "--vandaag", "2026-11-21"],
        cwd=folder,
        capture_output=True,
        input=b"Hij is lui.",
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("extra", [("--json",), ()])
def test_more_workers_give_the_same_bytes_in_the_same_order(extra: tuple[str, ...], tmp_path: Path) -> None:
    broken = tmp_path / "b.dossier.yaml"
    broken.write_text("a: [\n", encoding="utf-8")
    lines = tmp_path / "c.jsonl"
    lines.write_text('{"id": 1, "text": "Zij is lui."}\n', encoding="utf-8")
    targets = [*SAMPLES, broken, "-", lines, tmp_path / "weg.yaml", *reversed(SAMPLES)]
    alone = checked(tmp_path, *targets, *extra)
    assert alone[0] == 2
    assert alone[1].count(b"lui") >= 2
    assert b"weg.yaml bestaat niet" in alone[2]
    assert checked(tmp_path, *targets, *extra, "--werkers", 3) == alone
