"""What a person does with a skeleton: fill in the examples, take the # away."""

from __future__ import annotations

import itertools
import re

_WAITS = re.compile(r"^( *(?:- )?[a-z_]+:)$")
_EXAMPLE = re.compile(r"^ *# Voorbeeld: (.*)$")
_OFFERED = re.compile(r"^( *)#(\S.*|  .*)$")


def filled_in(text: str) -> str:
    """Put the example of each waiting field behind its colon."""
    lines = text.splitlines()
    for i, line in enumerate(lines):
        example = _EXAMPLE.match(lines[i - 1]) if i else None
        if example and _WAITS.match(line):
            lines[i] = f"{line} {example.group(1)}"
    return "\n".join(lines) + "\n"


def all_in_use(text: str) -> str:
    """Take the # away from every field that is offered behind one."""
    return "\n".join(_OFFERED.sub(r"\1\2", line) for line in text.splitlines()) + "\n"


def waiting(text: str) -> list[str]:
    """Return the names of the fields that wait for a value."""
    lines = text.splitlines()
    return [
        line.strip("- :")
        for before, line in itertools.pairwise(lines)
        if _WAITS.match(line) and _EXAMPLE.match(before)
    ]
