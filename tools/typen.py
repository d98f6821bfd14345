"""Types values over a skeleton, as a person does in an editor: into what waits, or over what is offered."""

from __future__ import annotations

import re

_FIELD = re.compile(r"(?=^\S)", re.MULTILINE)


def typed_over(text: str, place: str, values: str) -> str:
    """Return the case file with these fields (YAML, each at the margin) typed over the same fields in it.

    `place` is the line under which they stand, such as `leerling:` or `- kenmerk: S1`; empty means the top of
    the file.

    Raises:
        LookupError: there is no such line, or more than one, or nothing there waits for or offers a field.
    """
    lines = text.splitlines()
    first, last, indent = _region(lines, place)
    for chunk in filter(str.strip, _FIELD.split(values)):
        name = chunk.partition(":")[0]
        at = _line_of(lines, first, last, indent, name)
        end = _end_of(lines, at, indent)
        dash = lines[at].startswith(f"{indent[:-2]}- ") and indent
        new = [indent + line if line else line for line in chunk.rstrip("\n").split("\n")]
        if dash:
            new[0] = f"{indent[:-2]}- {new[0][len(indent) :]}"
        lines[at:end] = new
        last += len(new) - (end - at)
    return "\n".join(lines) + "\n"


def _region(lines: list[str], place: str) -> tuple[int, int, str]:
    """Return the first line, the line after the last, and the margin of the fields under this place."""
    if not place:
        return 0, len(lines), ""
    found = [i for i, line in enumerate(lines) if line.strip() == place]
    if len(found) != 1:
        raise LookupError(f"{place}: {len(found)} lines")
    start = found[0]
    margin = len(lines[start]) - len(lines[start].lstrip()) + 2
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * margin)):
        end += 1
    return start, end, " " * margin


def _line_of(lines: list[str], first: int, last: int, indent: str, name: str) -> int:
    """Return the line on which this field stands, waits or is offered."""
    starts = (f"{indent}{name}:", f"{indent[:-2]}- {name}:" if indent else None, f"{indent}#{name}:")
    for start in filter(None, starts):  # what is in use goes before what is only offered
        found = [i for i in range(first, last) if lines[i].startswith(start)]
        if len(found) == 1:
            return found[0]
    raise LookupError(name)


def _end_of(lines: list[str], at: int, indent: str) -> int:
    """Return the line after the last one of the value that stands or is offered on this line."""
    inside = f"{indent}#  " if lines[at].startswith(f"{indent}#") else f"{indent} "
    end = at + 1
    while end < len(lines) and lines[end].startswith(inside):
        end += 1
    return end
