"""Adds a part to a case file that people wrote, and leaves every other character as it is.

The new lines are put in at the place libyaml gives, and nothing is written again: comments, quotes and
spacing stay, because they are never read as anything else (docs/decisions/0008-adding-lines.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from dossiertool.errors import InvalidInput
from dossiertool.files.source import decode, encode_as, read_raw
from dossiertool.files.tree import PlacedDict, place_of
from dossiertool.files.write import write_over
from dossiertool.files.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_WITHOUT = "Laat --in weg. U ziet dan de regels, en zet ze zelf op hun plaats."


@dataclass(slots=True)
class _Field:
    """A field at the top of a file: where its value begins, and where the last of it ends."""

    name: str
    start: Any
    end: int
    in_lines: bool  # a list with each item on lines of its own
    empty: bool  # a list between brackets with nothing in it


def append_to_list(path: Path, field: str, item: str, order: Sequence[str]) -> int:
    """Add an item (`- kenmerk: …`) at the end of a list at the top of this YAML file; return on which line.

    A list that is not there yet is made, behind the fields that come before it in `order`. The file is
    read again before it is written: what it said must still be there, and the item, and nothing else.

    Raises:
        InvalidInput: no YAML, a list between brackets, the file changed meanwhile, or cannot be written.
    """
    raw = read_raw(path)
    text = decode(raw, str(path))
    if path.suffix.lower() == ".json":
        raise InvalidInput(f"{path} is JSON. Daar kan dossiertool niets bijzetten.", _WITHOUT)
    result = with_item(text, field, item, order, str(path))
    write_over(path, raw, encode_as(raw, result))
    tree = read_yaml(result, str(path))
    return place_of(tree, (field, len(tree[field]) - 1)).line if isinstance(tree, PlacedDict) else 1


def with_item(text: str, field: str, item: str, order: Sequence[str], name: str) -> str:
    """Return the text with the item added to the list in this field. Refuses as `append_to_list`."""
    before = read_yaml(text, name)
    if not isinstance(before, PlacedDict):
        raise _cannot(name)
    fields = _fields(text, name)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = item.rstrip("\n").split("\n")
    found = next((each for each in fields if each.name == field), None)
    if found is not None and found.in_lines:
        dash = " " * found.start.column
        end = after_offers(text, found.end, found.start.column)
        result = with_lines(text, end, [dash + line for line in lines], newline)
    elif found is not None and (found.empty or before[field] is None):
        head, tail = text[: found.start.index].rstrip(" "), text[found.end :]
        result = with_lines(head + tail, len(head), ["  " + line for line in lines], newline)
    elif found is None:
        result = with_lines(
            text,
            _place_for(field, text, fields, order),
            [f"{field}:", *("  " + line for line in lines)],
            newline,
        )
    else:
        raise InvalidInput(f"De lijst {field} staat in {name} tussen haakjes.", _WITHOUT)
    _require_only_added(before, result, field, item, name)
    return result


def _place_for(field: str, text: str, fields: Sequence[_Field], order: Sequence[str]) -> int:
    """Return where a new field goes: below the same field behind #, else in the order of the model."""
    offered = re.search(rf"^#{field}:.*(?:\r?\n#  .*)*", text, re.MULTILINE)
    if offered is not None and not any(each.start.index < offered.start() < each.end for each in fields):
        return offered.end()
    earlier = set(order[: order.index(field)])
    end = max((each.end for each in fields if each.name in earlier), default=fields[-1].end)
    return after_offers(text, end, 0)


def after_offers(text: str, end: int, margin: int) -> int:
    """Return where the lines behind # end that still belong to the value that ends here.

    They stand further in than `margin`: fields of the last item that nobody uses yet. What is added must
    not come between them and their item.
    """
    end = len(text[:end].rstrip())
    offers = re.compile(rf".*(?:\r?\n {{{margin + 1},}}#.*)*")
    found = offers.match(text, end)
    return found.end() if found else end


def with_lines(text: str, end: int, lines: Sequence[str], newline: str) -> str:
    """Return the text with these lines after the line in which the value that ends at `end` stands."""
    while end and text[end - 1].isspace():
        end -= 1
    stop = re.compile(r"\r?\n|$").search(text, end)
    assert stop is not None  # noqa: S101
    at = stop.end()
    gap = "" if stop.group() else newline
    return text[:at] + gap + "".join(line + newline for line in lines) + text[at:]


def _require_only_added(before: PlacedDict, result: str, field: str, item: str, name: str) -> None:
    """Read the result as any reader will, and see that exactly the item was added."""
    try:
        after = read_yaml(result, name)
        added = read_yaml(item, name)
    except InvalidInput:
        raise _cannot(name) from None
    if after != {**before, field: [*(before.get(field) or []), *added]}:
        raise _cannot(name)


def _fields(text: str, name: str) -> list[_Field]:
    """Return the fields at the top of the file, in order, with where their last character stands."""
    found: list[_Field] = []
    depth = 0
    key: Any = None
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    for event in events:
        opens = isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
        closes = isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
        if depth == 0 and opens and event.flow_style:
            raise _cannot(name)
        depth -= closes
        if depth == 1 and not closes and key is None:
            key = event.value
        elif depth == 1 and not closes:
            is_list = isinstance(event, yaml.SequenceStartEvent)
            found.append(_Field(key, event.start_mark, 0, is_list and not event.flow_style, empty=is_list))
            key = None
        elif depth > 1 and not closes:
            found[-1].empty = False
        # The end of a list in lines is where the next thing begins; that of anything else is its own.
        if found and depth >= 1 and key is None and event.end_mark.index > event.start_mark.index:
            found[-1].end = event.end_mark.index
        elif found and depth == 1 and not closes and not found[-1].end:
            found[-1].end = event.end_mark.index
        depth += opens
    if not found:
        raise _cannot(name)
    return found


def _cannot(name: str) -> InvalidInput:
    return InvalidInput(f"Aan {name} kan dossiertool zelf niets toevoegen.", _WITHOUT)
