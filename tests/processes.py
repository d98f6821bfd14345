"""Looks at processes that a test has started."""

from __future__ import annotations

from pathlib import Path


def is_running(number: int) -> bool:
    """Tell whether the process with this number is there, and not only waiting to be buried."""
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
