"""A case file while a form is being merged into it: found by the paths of forms, changed as plain values.

Two trees go together. `tree` is what the file says, and becomes what it will say. `now` is the same as the
model reads it, defaults filled in: that is what a form was prefilled with, and what its answers compare with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dossiertool.actions.kenmerk import next_kenmerk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.documents.forms.shape import Value
    from dossiertool.files.shape import Shape

NEW = "nieuw"
KEYS = ("kenmerk", "doel")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")


def steps_of(pad: str) -> list[str]:
    """Split the path of a form into its steps."""
    return pad.split(".") if pad else []


class Draft:
    """The case that a form is about. `nieuw` names the records that were made, as `signalen.S3`."""

    def __init__(self, tree: dict[str, Any], now: dict[str, Any], shape: Shape) -> None:
        """Take the two trees, which have their lists in the same order, and the shape of the whole file."""
        self.tree, self.now, self.shape = tree, now, shape
        self.nieuw: list[str] = []
        self._made: dict[str, int] = {}
        self._moved: dict[str, int] = {}

    def get(self, pad: str) -> Any:
        """Return the value at this path, as JSON has it; None when it is not there."""
        here: Any = self.now
        said = ""
        for step in steps_of(pad):
            if isinstance(here, list):
                found = self.place(said, step)
                here = here[found] if found is not None else None
            elif isinstance(here, dict):
                here = here.get(step)
            else:
                return None
            said = f"{said}.{step}" if said else step
        return here

    def reaches(self, pad: str) -> bool:
        """Tell whether every record on the way to this path is there; a field in it may still be empty."""
        here: Any = self.now
        said = ""
        for step in steps_of(pad)[:-1]:
            if isinstance(here, list) and self.place(said, step) is None:
                return False
            said = f"{said}.{step}" if said else step
            here = self.get(said)
            if here is None:  # a record or list that is not there yet: the next step must not be an item of it
                here = [] if self.is_list(said) else {}
        return True

    def place(self, list_pad: str, step: str) -> int | None:
        """Return which item of a list a step means: its kenmerk, its place, or one that was made here."""
        items = self.get(list_pad) or []
        whole = f"{list_pad}.{step}"
        if whole in self._made:
            return self._made[whole]
        key = self.key_of(list_pad)
        for i, each in enumerate(items):
            if isinstance(each, dict) and str(each.get(key, "")) == step:
                return i
        i = self._moved.get(whole, int(step) if step.isdecimal() else len(items))
        return i if i < len(items) else None

    def key_of(self, list_pad: str) -> str:
        """Return the field by which a path names an item of this list: its kenmerk, or that of its goal."""
        inner = self.shape_at(list_pad)
        return next((name for name in KEYS if inner is not None and name in inner.fields), KEYS[0])

    def moved(self, list_pad: str, step: str, place: int) -> None:
        """Remember that the item that stood at this place when the form was made stands elsewhere now."""
        self._moved[f"{list_pad}.{step}"] = place

    def pad_in_case(self, pad: str) -> str:
        """Return the field path in the case, with places for kenmerken: `signalen.1.datum`."""
        said, found = "", []
        here: Any = self.now
        for step in steps_of(pad):
            at = self.place(said, step) if isinstance(here, list) else None
            found.append(step if at is None else str(at))
            here = self.get(said := f"{said}.{step}" if said else step)
        return ".".join(found)

    def shape_at(self, pad: str) -> Shape | None:
        """Return the shape of the record at this path, or of each record in its list; None for a value."""
        here: Shape | None = self.shape
        in_list = False
        for step in steps_of(pad):
            if in_list:
                in_list = False
            elif here is None or step not in here.fields:
                return None
            else:
                in_list = here.is_list(step)
                here = here.inside(step)
        return here

    def is_field(self, pad: str) -> bool:
        """Tell whether the model has a field at this path, or such an item in a list of texts."""
        *owner, name = steps_of(pad)
        here = self.shape_at(".".join(owner))
        if here is not None:
            return name in here.fields or self.is_list(".".join(owner))
        return self.is_list(".".join(owner)) or self._is_free(owner)

    def put(self, pad: str, value: Value) -> None:
        """Set the value at this path; an empty one takes the field out. Records on the way are made."""
        *owner, name = steps_of(pad)
        for here in (self.tree, self.now):
            box = self._box(here, owner)
            plain = self._plain(owner, name, value)
            if isinstance(box, list):
                at = self.place(".".join(owner), name)
                if at is not None:
                    box[at] = plain
            elif plain is None:
                box.pop(name, None)
            else:
                box[name] = plain

    def make(self, list_pad: str, step: str, values: dict[str, Any] | None = None) -> str | None:
        """Add a record to a list, with a kenmerk of its own when it needs one; return that kenmerk."""
        inner = self.shape_at(list_pad)
        kenmerk = None
        record: dict[str, Any] = dict(values or {})
        if not step.startswith(NEW) and not values:  # a goal to be evaluated, the first of a subgroup
            record = {self.key_of(list_pad): step}
        elif inner is not None and "kenmerk" in inner.fields and not record.get("kenmerk"):
            used = (str(each.get("kenmerk")) for each in self.get(list_pad) or [] if isinstance(each, dict))
            kenmerk = next_kenmerk(str(inner.example("kenmerk", whole=False)), used)
            record = {"kenmerk": kenmerk, **record}
        at = self._append(list_pad, record)
        self._made[f"{list_pad}.{step}"] = at
        if not any(each.startswith(NEW) for each in steps_of(list_pad)):  # else it is part of one that is named
            self.nieuw.append(f"{list_pad}.{record.get('kenmerk', at)}")
        return kenmerk

    def add_text(self, list_pad: str, text: str) -> int:
        """Add a text to a list of texts, and return its place."""
        return self._append(list_pad, text)

    def drop_if_there(self, pad: str) -> bool:
        """Take out a record that was made when the list says exactly the same already; tell whether it did."""
        list_pad, _, _ = pad.rpartition(".")
        items = self.get(list_pad)
        at = self._made[pad]
        assert at == len(items) - 1, "the last that was made"  # noqa: S101
        made = _without_kenmerk(items[at])
        if not any(_without_kenmerk(each) == made for each in items[:at]):
            return False
        *owner, name = steps_of(list_pad)
        for here in (self.tree, self.now):
            del self._box(here, owner)[name][at]
        del self._made[pad]
        if not any(each.startswith(NEW) for each in steps_of(list_pad)):
            self.nieuw.pop()
        return True

    def _append(self, list_pad: str, item: Any) -> int:
        *owner, name = steps_of(list_pad)
        for here in (self.tree, self.now):
            box = self._box(here, owner)
            if not isinstance(box.get(name), list):
                box[name] = []
            box[name].append(dict(item) if isinstance(item, dict) else item)
        return len(self.get(list_pad)) - 1

    def _box(self, here: Any, owner: Sequence[str]) -> Any:
        """Return what holds the field, in one of the two trees; records that are not there yet are made."""
        said = ""
        for step in owner:
            if isinstance(here, list):
                at = self.place(said, step)
                assert at is not None, "a record is made before it is filled"  # noqa: S101
                here = here[at]
            else:
                said_next = f"{said}.{step}" if said else step
                if here.get(step) is None:
                    here[step] = [] if self.is_list(said_next) else {}
                here = here[step]
            said = f"{said}.{step}" if said else step
        return here

    def is_list(self, pad: str) -> bool:
        """Tell whether the model has a list at this path."""
        *owner, name = steps_of(pad) or [""]
        here = self.shape_at(".".join(owner))
        return here is not None and name in here.fields and here.is_list(name)

    def _is_free(self, path: Sequence[str]) -> bool:
        """Tell whether the field holds names of its own choice, as the scores per test."""
        *owner, name = path or [""]
        here = self.shape_at(".".join(owner))
        return here is not None and "patternProperties" in here.fields.get(name, {})

    def _plain(self, owner: Sequence[str], name: str, value: Value) -> Any:
        """Return a value of a form as a case file has it: numbers and yes or no are no texts there."""
        if value in (None, "", ()) or isinstance(value, bool):
            return value or None
        here = self.shape_at(".".join(owner))
        kinds = here.types(name) if here is not None and name in here.fields else {"number"}
        return [_typed(each, kinds) for each in value] if isinstance(value, tuple) else _typed(value, kinds)


def _without_kenmerk(item: Any) -> Any:
    """Return what a record says, apart from the name it was given and from what says nothing."""
    if not isinstance(item, dict):
        return item
    return {name: each for name, each in item.items() if name != "kenmerk" and each not in (None, [], False)}


def _typed(value: str, kinds: set[str]) -> str | bool | int | float:
    if "boolean" in kinds and value in ("true", "false"):
        return value == "true"
    if kinds & {"number", "integer"} and _NUMBER.fullmatch(value):
        number = float(value) if "." in value else int(value)
        return number if str(number) == value else value
    return value
