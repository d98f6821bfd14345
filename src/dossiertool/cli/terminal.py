"""What a terminal would obey, and who is not reading: texts and file names come from strangers too."""

from __future__ import annotations

import os
import sys


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
