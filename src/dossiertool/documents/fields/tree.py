"""What a name in a template can stand for: a value, a group of fields, or a series."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """What a value is, in the word that people see."""

    TEKST = "tekst"
    KEUZE = "keuze"
    DATUM = "datum"
    GETAL = "getal"
    JA_NEE = "ja of nee"


@dataclass(frozen=True, slots=True)
class Value:
    """One value; a choice has the words that it can be."""

    kind: Kind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anything:
    """What cannot be known: an example that is empty here, or a name that was not known either."""


@dataclass(frozen=True, slots=True)
class Series:
    """A list, to repeat with `for`."""

    item: Node


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Fields under one name. A group that `is_open` may have others too, such as scores by test."""

    fields: Mapping[str, Field]
    is_open: bool = False


Node = Value | Anything | Series | Group


@dataclass(frozen=True, slots=True)
class Field:
    """A name that a template may use: what it stands for, what it means and an example."""

    node: Node
    uitleg: str = ""
    voorbeeld: str | None = None
    may_miss: bool = field(default=False, kw_only=True)
    """Whether some items of a series do not have it at all, so that a template cannot count on it."""
