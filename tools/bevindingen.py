"""Writes what `controleer` says beside each sample: `make bevindingen`. Read the difference."""

from __future__ import annotations

import contextlib
from pathlib import Path

from click.testing import CliRunner

from dossiertool.cli.main import main as dossiertool

SAMPLES = Path(__file__).parents[1] / "samples"


def main() -> None:
    for sample in sorted(SAMPLES.glob("*/zaak.*.yaml")):
        with contextlib.chdir(sample.parent):
            result = CliRunner().invoke(dossiertool, ["controleer", sample.name, "--vandaag", "2026-11-21"])
        (sample.parent / "bevindingen.txt").write_text(result.stdout, encoding="utf-8")


if __name__ == "__main__":
    main()
