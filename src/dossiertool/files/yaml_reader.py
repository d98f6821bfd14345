"""Reads YAML through libyaml's events: with places, without tags, anchors, aliases or surprises.

Events and not `yaml.compose`: composing recurses in C and a deeply nested file ends the process.
The values are those of YAML 1.2, where only `true` and `false` are booleans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from dossiertool.errors import InvalidInput
from dossiertool.files.source import place_at
from dossiertool.files.tree import MAX_DEPTH, Mark, PlacedDict, PlacedList, as_place
from dossiertool.files.yaml_advice import explain

if TYPE_CHECKING:
    from collections.abc import Callable

_IN_QUOTES = "Zet de tekst tussen aanhalingstekens."
_NO_REFERENCE = f"{_IN_QUOTES} Is het een verwijzing? Schrijf de waarde dan voluit."
_PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}


def read_yaml(text: str, name: str) -> Any:
    """Return the one document in the text as a placed tree; `name` is used in messages only.

    Raises:
        InvalidInput: no YAML, a duplicate key, an anchor, alias or tag, too deep, more than one document.
    """
    loader = yaml.CSafeLoader(text)
    try:
        return _Builder(name).build(loader.get_event)
    except yaml.reader.ReaderError as problem:
        raise InvalidInput(
            "hier staat een onzichtbaar teken dat er niet mag staan.",
            "Hebt u tekst gekopieerd? Typ die tekst dan opnieuw.",
            file=name,
            place=place_at(text, _sign_at(text, problem.position)),
        ) from None
    except yaml.MarkedYAMLError as problem:
        raise explain(problem, text, name) from None
    finally:
        loader.dispose()


def _sign_at(text: str, offset: int) -> int:
    """Return which sign of the text stands at this byte of its UTF-8, in which libyaml counts here."""
    return len(text.encode()[:offset].decode(errors="ignore"))


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[PlacedDict | PlacedList] = []
        self.keys: list[str | None] = []  # per open mapping: the key that waits for its value
        self.root: Any = None
        self.documents = 0

    def build(self, next_event: Callable[[], Any]) -> Any:
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.StreamEndEvent:
                return self.root
            if kind is yaml.ScalarEvent:
                self.refuse_extras(event)
                mark = event.start_mark
                value = _PLAIN.get(event.value, event.value) if event.style in (None, "") else event.value
                self.add(value, event.value, (mark.line, mark.column))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self.start(event, PlacedDict if kind is yaml.MappingStartEvent else PlacedList)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.open.pop()
                self.keys.pop()
            elif kind is yaml.AliasEvent:
                raise self.error("een waarde die met * begint, wordt niet gelezen.", event, _NO_REFERENCE)
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    raise self.error(
                        "hier begint een tweede document.", event, "Zet elk dossier in een eigen bestand."
                    )

    def start(self, event: Any, container: type[PlacedDict | PlacedList]) -> None:
        self.refuse_extras(event)
        if len(self.open) >= MAX_DEPTH:
            raise self.error("hier is te diep ingesprongen.", event, "Kijk het inspringen na.")
        mark = (event.start_mark.line, event.start_mark.column)
        if self.open and isinstance(self.open[-1], PlacedDict) and self.keys[-1] is None:
            raise self.error(
                "hier hoort de naam van een veld.",
                event,
                "Schrijf: naam van het veld, dubbele punt, spatie, waarde.",
            )
        node = container(mark)
        self.add(node, "", mark)
        self.open.append(node)
        self.keys.append(None)

    def add(self, value: Any, raw: str, mark: Mark) -> None:
        if not self.open:
            self.root = value
            return
        node = self.open[-1]
        if isinstance(node, PlacedList):
            node.append(value)
            node.marks.append(mark)
            return
        key = self.keys[-1]
        if key is None:
            if raw in node:
                raise InvalidInput(
                    "dit veld staat twee keer in hetzelfde blok.",
                    "Haal één van de twee weg.",
                    file=self.name,
                    place=as_place(mark),
                )
            self.keys[-1] = raw
        else:
            node[key] = value
            node.marks[key] = mark
            self.keys[-1] = None

    def refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            raise self.error("een waarde die met & begint, wordt niet gelezen.", event, _NO_REFERENCE)
        if event.tag is not None and event.tag != "!":
            raise self.error(
                "een waarde die met ! begint, wordt niet gelezen.",
                event,
                _IN_QUOTES,
            )

    def error(self, message: str, event: Any, hint: str) -> InvalidInput:
        mark = event.start_mark
        return InvalidInput(message, hint, file=self.name, place=as_place((mark.line, mark.column)))
