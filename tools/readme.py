"""Runs the commands in README.md and writes their real output under them; `--check` only compares."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)


def with_real_output(text: str) -> str:
    """Return the README with the output of each `$ command` as it is now, run in one new folder."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "samples").symlink_to(ROOT / "samples", target_is_directory=True)
        return _BLOCK.sub(lambda block: _played(block.group(), folder), text)


def _played(block: str, folder: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    played = []
    for command in (line for line in block.splitlines() if line.startswith("$ ")):
        done = subprocess.run(
            ["bash", "-c", command[2:]],
            cwd=folder,
            env={**os.environ, "PATH": path, "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        played.append(f"{command}\n{done.stdout}")
    return "".join(played)


def main() -> None:
    text = README.read_text(encoding="utf-8")
    real = with_real_output(text)
    if "--check" in sys.argv:
        sys.exit(0 if real == text else "README.md is stale: run make readme")
    README.write_text(real, encoding="utf-8")


if __name__ == "__main__":
    main()
