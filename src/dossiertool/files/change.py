"""Changes values in a case file that people wrote, and leaves every other character as it is.

As in `edit.py` the new words are put in at the places libyaml gives, and the result is read again before
anyone may write it: it must say exactly what was asked (docs/decisions/0008-adding-lines.md).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from dossiertool.errors import InvalidInput
from dossiertool.files.edit import after_offers, with_lines
from dossiertool.files.skeleton import item_lines, value_lines
from dossiertool.files.write import yaml_value
from dossiertool.files.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossiertool.files.shape import Shape

_LONGEST = 90
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_BLOCKS = ("|", ">")  # styles of a text on lines of its own
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")


class _Edit(NamedTuple):
    """Signs from `start` up to `end` make room for `text`; with `lines` these come after that line instead."""

    start: int
    end: int
    text: str = ""
    lines: tuple[str, ...] = ()


def with_values(text: str, new: Mapping[str, Any], shape: Shape, name: str) -> str:
    """Return the YAML `text` with the values of `new`, which is all it should say; `name` is for messages.

    Args:
        text: a case file; comments, quotes and spacing of what stays the same stay too.
        new: dicts, lists, texts, numbers and booleans; a field that is not there is taken out.
        shape: the shape of the whole file, for the order of fields.
        name: the file, used in messages only.

    Raises:
        InvalidInput: no YAML, or it cannot be changed without being written anew.
    """
    before = read_yaml(text, name)  # refuses what is too deep for the recursion below
    wanted = _as_read(new)
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise _cannot(name)
    newline = "\r\n" if "\r\n" in text else "\n"
    result = text
    edits = list(enumerate(_in_mapping(text, root, before, new, shape)))
    for _, edit in sorted(edits, key=lambda each: (each[1].start, each[0]), reverse=True):
        if edit.lines:
            result = with_lines(result, edit.start, edit.lines, newline)
        else:
            result = result[: edit.start] + edit.text.replace("\n", newline) + result[edit.end :]
    try:
        after = read_yaml(result, name)
    except InvalidInput:
        raise _cannot(name) from None
    if after != wanted:
        raise _cannot(name)
    return result


def _in_mapping(
    text: str, node: Any, old: Mapping[str, Any], new: Mapping[str, Any], shape: Shape | None
) -> Iterator[_Edit]:
    """Yield what has to change within a mapping in block style."""
    column = node.start_mark.column
    placed = {key.value: (key, value) for key, value in node.value}
    for name, (key, value) in placed.items():
        if name not in new:
            yield _without(text, key, value, is_first=key is node.value[0][0])
        elif _as_read(new[name]) != old[name]:
            yield from _in_field(text, key, value, old[name], new[name], shape)
    order = list(shape.fields) if shape else []
    for name in new:
        if name not in placed:
            at = _place_for(text, name, node, order)
            inner = shape.inside(name) if shape and name in shape.fields else None
            lines = value_lines(shape, name, in_model_order(new[name], inner), hints=False)
            yield _Edit(at, at, lines=tuple(" " * column + line if line else line for line in lines))


def _in_field(text: str, key: Any, value: Any, old: Any, new: Any, shape: Shape | None) -> Iterator[_Edit]:
    name = key.value
    inner = shape.inside(name) if shape and name in shape.fields else None
    if _is_block(value, yaml.MappingNode) and isinstance(new, dict) and isinstance(old, dict):
        yield from _in_mapping(text, value, old, new, inner)
    elif _is_block(value, yaml.SequenceNode) and isinstance(new, list) and len(new) >= len(old):
        yield from _in_list(text, value, old, new, inner)
    else:
        yield _field_anew(text, key, value, new, shape)


def _in_list(
    text: str, node: Any, old: Sequence[Any], new: Sequence[Any], inner: Shape | None
) -> Iterator[_Edit]:
    """Yield what has to change within a list in block style: items in their place, new ones at the end."""
    column = node.start_mark.column
    for item, was, now in zip(node.value, old, new, strict=False):
        if _as_read(now) == was:
            continue
        if _is_block(item, yaml.MappingNode) and isinstance(now, dict) and isinstance(was, dict):
            yield from _in_mapping(text, item, was, now, inner)
            continue
        lines = item_lines(inner, now, hints=False)
        yield _replaced(text, text.rindex("-", 0, item.start_mark.index), _end(text, item), lines, column)
    added = [
        " " * column + line if line else line
        for each in new[len(old) :]
        for line in item_lines(inner, in_model_order(each, inner), hints=False)
    ]
    if added:
        at = after_offers(text, _end(text, node), column)
        yield _Edit(at, at, lines=tuple(added))


def _field_anew(text: str, key: Any, value: Any, new: Any, shape: Shape | None) -> _Edit:
    """Return the edit that writes a field once more, on one line when it was between brackets and fits."""
    start, end, column = key.start_mark.index, _end(text, value, key), key.start_mark.column
    lines = [f"{key.value}: {yaml_value(new)}"]
    is_flow = isinstance(value, yaml.CollectionNode) and value.flow_style
    if not is_flow or len(lines[0]) + column > _LONGEST:
        lines = value_lines(shape, key.value, new, hints=False)
    if said := _BLOCK_HEAD.match(text, value.start_mark.index):  # a comment behind the sign of a block
        lines = [said.group(1), *lines]
    return _replaced(text, start, end, lines, column)


def _replaced(text: str, start: int, end: int, lines: Sequence[str], column: int) -> _Edit:
    """Return the edit that puts lines in the place of these signs; a comment behind them goes above them."""
    said = _COMMENT.match(text, end)
    if said and (len(lines) > 1 or lines[0].endswith(("|", ">-"))):
        end, lines = said.end(), [said.group(1), *lines]
    margin = "\n" + " " * column
    first, *rest = lines
    return _Edit(start, end, first + "".join(margin + line if line else "\n" for line in rest))


def _without(text: str, key: Any, value: Any, *, is_first: bool) -> _Edit:
    """Return the edit that takes out a field with its whole lines; of the first of an item, its words only."""
    end = _end(text, value, key)
    stop = re.compile(r"\r?\n|$").search(text, end)
    assert stop is not None  # noqa: S101
    begin = text.rfind("\n", 0, key.start_mark.index) + 1
    if is_first and text[begin : key.start_mark.index].strip():  # behind the dash: the next field comes there
        begin = key.start_mark.index
        return _Edit(begin, stop.end() + key.start_mark.column)
    return _Edit(begin, stop.end())


def _place_for(text: str, name: str, node: Any, order: Sequence[str]) -> int:
    """Return where a new field of this mapping goes: below the same field behind #, else in order."""
    column, start, end = node.start_mark.column, node.start_mark.index, after_offers(
        text, _end(text, node), node.start_mark.column - 1
    )  # fmt: skip
    offered = re.compile(rf"^ {{{column}}}#{re.escape(name)}:.*(?:\r?\n {{{column}}}#  .*)*", re.MULTILINE)
    if found := offered.search(text, start, end):
        return found.end()
    fields = [(key.value, _end(text, value, key)) for key, value in node.value]
    earlier = set(order[: order.index(name)]) if name in order else {each for each, _ in fields}
    at = max((stop for each, stop in fields if each in earlier), default=fields[0][1])
    return after_offers(text, at, column)


def _is_block(node: Any, kind: type[yaml.CollectionNode]) -> bool:
    return isinstance(node, kind) and not node.flow_style and bool(node.value)


def _end(text: str, node: Any, key: Any = None) -> int:
    """Return where the last sign of a value stands; libyaml ends a block where the next thing begins."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1][1], node.value[-1][0])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1])
    empty = key is not None and node.end_mark.index <= node.start_mark.index
    if empty:
        return int(key.end_mark.index) + 1
    is_block = isinstance(node, yaml.ScalarNode) and node.style in _BLOCKS
    return len(text[: node.end_mark.index].rstrip()) if is_block else int(node.end_mark.index)


def in_model_order(value: Any, shape: Shape | None) -> Any:
    """Return a record, or a list of them, with the fields in the order of the model; `shape` is its shape."""
    if isinstance(value, list):
        return [in_model_order(each, shape) for each in value]
    if not isinstance(value, dict) or shape is None:
        return value
    names = [
        *(name for name in shape.fields if name in value),
        *(name for name in value if name not in shape.fields),
    ]
    return {
        name: in_model_order(value[name], shape.inside(name) if name in shape.fields else None)
        for name in names
    }


def _as_read(value: Any) -> Any:
    """Return a value as the reader gives it: numbers and dates are text there."""
    if isinstance(value, dict):
        return {str(name): _as_read(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_read(each) for each in value]
    return value if value is None or isinstance(value, (bool, str)) else str(value)


def _cannot(name: str) -> InvalidInput:
    return InvalidInput(
        f"In {name} kan dossiertool dit niet zelf veranderen.",
        "Zet de velden van dit bestand elk op een eigen regel, zonder haakjes. Probeer het dan opnieuw.",
    )
