"""What a terminal would obey, and who is not reading: texts and file names come from strangers too."""

from __future__ import annotations

import os
import sys
from datetime import datetime


def visible(text: str) -> str:
    """Return the text without anything that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def one_line(text: str | None) -> str:
    """Return the text on one line, line breaks and runs of blanks as one blank, and harmless; "" for none."""
    return visible(" ".join((text or "").split()))


def stop_writing() -> None:
    """Let what is still to be written go nowhere: the reader of our output, such as `head`, is gone."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def clock(at: datetime | str) -> str:
    """Return a moment as people read it, `22-11-2026 14:25`, by the clock of this computer.

    A text is UTC as the vault writes it, claimed by who wrote it; one that no clock here can show stays.
    """
    try:
        local = (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone()
    except (ValueError, OverflowError):
        return str(at)
    return f"{local:%d-%m-%Y %H:%M}"
