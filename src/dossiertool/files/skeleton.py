"""Writes YAML for people to fill in: every field with its text, and behind # what may stay away.

Three kinds of lines: `naam:` waits for a value, `# De naam …` explains, and `#vestiging: …` is a field
with its example, in use as soon as its # is gone. All texts and examples are those of the model.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from dossiertool.files.shape import Shape, shape_of
from dossiertool.files.write import yaml_value
from dossiertool.model.parts import PARTS, ROOT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HOW = (
    "Vul in wat achter een dubbele punt nog leeg is. Haal het teken # weg voor een veld dat u wilt gebruiken.",
    "Wat er nog mist, ziet u met: dossiertool controleer BESTAND",
)
_WIDTH = 100
_ONE_LINE = 90
_LATER = "aanvaard"
_OURS = "Dossiertool vult dit zelf in."  # how the text under a field ends that the program writes


@dataclass(frozen=True, slots=True)
class Item:
    """Fields that are known already, with remarks to put above them and optional fields to offer.

    `examples` are values to show behind # in place of the examples of the model.
    """

    values: Mapping[str, Any]
    notes: Sequence[str] = ()
    offers: Sequence[str] = ()
    examples: Mapping[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return the fields alone, without remarks: plain data, as a case file holds it."""
        return {name: _without_remarks(value) for name, value in self.values.items()}


def _without_remarks(value: Any) -> Any:
    if isinstance(value, Item):
        return value.plain()
    return [_without_remarks(each) for each in value] if isinstance(value, list) else value


def file_skeleton(root: str, known: Item, *, schema_uri: str) -> str:
    """Return a new case file: what is known filled in, what is mandatory waiting, the rest behind #."""
    shape = shape_of(root)
    lines = [f"# yaml-language-server: $schema={schema_uri}", *_remarks(known.notes)]
    for name in shape.fields:
        if found := _field(shape, name, known.values, whole=False, examples=known.examples):
            lines += ["", *found]
    return "\n".join(lines) + "\n"


def part_skeleton(soort: str, known: Item) -> str:
    """Return a part as an item of its list (`- kenmerk: …`), with every field it may have."""
    shape = shape_of(PARTS[soort].root, soort)
    groups = [_field(shape, name, known.values, whole=True, examples=known.examples) for name in shape.fields]
    # The dash of the item stands before a field that is in use, so such a field comes first.
    first = next(filter(_is_in_use, groups))
    lines = [*first, *(line for group in groups if group is not first for line in group)]
    return "\n".join([*_remarks(known.notes), *_as_item(lines)]) + "\n"


@cache
def help_lines() -> frozenset[str]:
    """Return every line behind # that a skeleton can have: the program's own words, no one's remark."""
    texts = [file_skeleton(root, Item({}, HOW), schema_uri="") for root in ROOT_KINDS]
    texts += [part_skeleton(soort, Item({})) for soort in PARTS]
    return frozenset(
        line.strip() for text in texts for line in text.splitlines() if line.lstrip().startswith("#")
    )


def _field(
    shape: Shape,
    name: str,
    filled: Mapping[str, Any],
    *,
    whole: bool,
    examples: Mapping[str, Any] | None = None,
) -> list[str]:
    description = [shape.fields[name]["description"]]
    if name == _LATER or description[0].endswith(_OURS):
        return []
    if name in filled:
        description += _hints(shape, name) if filled[name] is None else []
        return [*_remarks(description), *value_lines(shape, name, filled[name])]
    if "const" in shape.fields[name]:
        return [*_remarks(description), f"{name}: {yaml_value(shape.fields[name]['const'])}"]
    if not shape.is_mandatory(name):
        full = [f"Alle velden: dossiertool nieuw {soort}" for soort in _kinds_of(shape, name) if not whole]
        example = (examples or {}).get(name) or shape.example(name, whole=whole)
        return [*_remarks([*description, *full, *_choice(shape, name)]), *_offer(shape, name, example)]
    inner = shape.inside(name)
    if inner is None:
        return [*_remarks([*description, *_hints(shape, name)]), f"{name}:"]
    lines = [*_remarks(description), f"{name}:"]
    waiting = {} if any(map(inner.is_mandatory, inner.fields)) else {next(iter(inner.fields)): None}
    for each in inner.fields:
        lines += _indented(_field(inner, each, waiting, whole=whole))
    return lines


def _is_in_use(lines: Sequence[str]) -> bool:
    return any(not line.startswith("#") for line in lines)


def _kinds_of(shape: Shape, name: str) -> list[str]:
    root = shape.fields.get("soort", {}).get("const")
    return [soort for soort, part in PARTS.items() if part == (root, name)]


def _hints(shape: Shape, name: str, *, described: bool = True) -> list[str]:
    """Return what helps to fill in a value: what there is to choose, and the example."""
    return [
        *_choice(shape, name, described=described),
        f"Voorbeeld: {yaml_value(shape.fields[name]['examples'][0])}",
    ]


def _choice(shape: Shape, name: str, *, described: bool = True) -> list[str]:
    choices = shape.choices(name)
    told = shape.fields[name]["description"].lower() if described else ""
    if not choices or all(choice.lower() in told for choice in choices):
        return []
    return [f"Kies uit: {', '.join(choices)}."]


def _offer(shape: Shape, name: str, example: Any) -> list[str]:
    return [f"#{line}" for line in value_lines(shape, name, example, hints=False)]


def value_lines(shape: Shape | None, name: str, value: Any, *, hints: bool = True) -> list[str]:
    """Return the lines of `name: value` in block style; None becomes `name:`, waiting to be filled in.

    `shape` is that of the record the field is in: with it and `hints`, an empty field says what to choose.
    """
    inner = shape.inside(name) if shape and name in shape.fields else None
    if isinstance(value, Item) or (isinstance(value, dict) and inner is not None):
        return [f"{name}:", *_indented(_mapping(inner, value, hints=hints))]
    if isinstance(value, (list, tuple)) and any(isinstance(each, (dict, Item)) for each in value):
        lines = [f"{name}:"]
        for each in value:
            lines += _indented(item_lines(inner, each, hints=hints))
        return lines
    if value is None:
        return [f"{name}:"]
    return _text_lines(name, value)


def _mapping(shape: Shape | None, value: Item | Mapping[str, Any], *, hints: bool = True) -> list[str]:
    item = value if isinstance(value, Item) else Item(value)
    lines = list(_remarks(item.notes))
    for name, each in item.values.items():
        if each is None and shape is not None and hints:
            lines += _remarks(_hints(shape, name, described=False))
        lines += value_lines(shape, name, each, hints=hints)
    for name in item.offers:
        if shape is not None:
            lines += _offer(shape, name, shape.example(name, whole=False))
    return lines


def item_lines(shape: Shape | None, value: Any, *, hints: bool) -> list[str]:
    """Return the lines of one item of a list (`- …`); `shape` and `hints` as for `value_lines`."""
    if isinstance(value, Item):
        body = _mapping(shape, Item(value.values, (), value.offers), hints=hints)
        return [*_remarks(value.notes), *_as_item(body)]
    if not isinstance(value, dict):
        return f"- {yaml_value(value)}".split("\n")
    line = f"- {yaml_value(value)}"
    if len(line) <= _ONE_LINE and None not in value.values():
        return [line]
    return _as_item(_mapping(shape, value, hints=hints))


def _as_item(lines: Sequence[str]) -> list[str]:
    """Put a dash before the first field; the remarks above that field go above the dash."""
    first = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    return [*lines[:first], f"- {lines[first]}", *_indented(lines[first + 1 :])]


def _text_lines(name: str, value: Any) -> list[str]:
    whole = f"{name}: {yaml_value(value)}"
    if (
        isinstance(value, str)
        and "\n" not in value
        and len(whole) > _ONE_LINE
        and " ".join(value.split()) == value
    ):
        wrapped = textwrap.wrap(value, _ONE_LINE, break_long_words=False, break_on_hyphens=False)
        return [f"{name}: >-", *_indented(wrapped)]
    first, *rest = whole.split("\n")
    return [first, *rest]


def _indented(lines: Sequence[str]) -> list[str]:
    """Move lines two places in; an offered field keeps its # in the column of its record."""
    return [f"  {line}" if line else line for line in lines]


def _remarks(texts: Sequence[str]) -> Iterator[str]:
    for said in texts:
        # A remark may quote a case file: nothing in it ends the line, or is no sign for YAML.
        text = " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())
        if text.startswith("Voorbeeld: "):  # on one line, to copy from
            yield f"# {text}"
            continue
        for line in textwrap.wrap(text, _WIDTH - 2, break_long_words=False, break_on_hyphens=False):
            yield f"# {line}"
