"""Decides about one answer: what the form was made with, what it says now, and what the dossier says now.

What the form was made with is known as a fingerprint only, which is enough to see who changed something.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from dossiertool.documents.forms.shape import Kind, fingerprint, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossiertool.documents.forms.shape import Choice, Field, Value


class Uitkomst(StrEnum):
    """What becomes of one answer."""

    GELIJK = "gelijk"
    """Nothing changed, or only the dossier did."""
    NIEUW = "nieuw"
    """There was nothing yet; the answer goes into the dossier."""
    GEWIJZIGD = "gewijzigd"
    """Only the form was changed; the answer replaces what the dossier says."""
    LEEG = "leeggemaakt"
    """Only the form was changed, into nothing; the dossier gives up what it said."""
    DOSSIER = "dossier is nieuwer"
    """Both were changed; the dossier keeps what it says, and the user is told."""
    BLIJFT = "blijft staan"
    """A row is gone from the form, or cannot be placed; the dossier stays as it is, and the user is told."""


TOLD_ONLY = frozenset({Uitkomst.DOSSIER, Uitkomst.BLIJFT})
"""Outcomes in which the form said something that did not go into the dossier."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one answer: `pad` is its path in the case after taking in, `label` its words on the form.

    `was` and `wordt` are what the dossier said and what the form says; they belong on stdout only. `keuzes` are
    the choices that the form offers.
    """

    uitkomst: Uitkomst
    pad: str
    label: str
    was: Value = None
    wordt: Value = None
    keuzes: tuple[Choice, ...] = ()

    def in_words(self, value: Value) -> Value:
        """Return a value of this field with the words of the form for its codes."""
        words = {each.code: each.woorden for each in self.keuzes}
        if isinstance(value, tuple):
            return tuple(words.get(each, each) for each in value)
        return words.get(value, value) if isinstance(value, str) else value

    def as_dict(self) -> dict[str, Any]:
        """Return the object of `--json`."""
        return {
            "uitkomst": self.uitkomst,
            "pad": self.pad,
            "label": self.label,
            "was": self.was,
            "wordt": self.wordt,
        }


class Spot(NamedTuple):
    """Where on the form an answer stands: its label, its path there, and the paragraph if that is known."""

    label: str
    pad: str | None
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprints of what a form was made with."""

    document_id: str
    by_pad: Mapping[str, str]

    def fits(self, pad: str, value: Any) -> bool:
        """Tell whether this is what the form was made with at this path."""
        known = self.by_pad.get(pad)
        if known is None:
            return is_empty(as_answer(value))
        return any(fingerprint(self.document_id, pad, each) == known for each in _forms_of(value))

    def holds(self, pad: str) -> bool:
        """Tell whether the form was made with a value at this path."""
        return pad in self.by_pad


def decide(pad: str, answer: Value, now: Any, prints: Prints, field: Field | None = None) -> Uitkomst:
    """Return what becomes of an answer; `now` is what the case says at that path, as JSON has it.

    Of a `field` with tick boxes the order does not count: a form gives them back in the order of its boxes.
    """
    if same(answer, now) or (field and field.kind is Kind.MEERKEUZE and _ticks(answer) == _ticks(now)):
        return Uitkomst.GELIJK
    if prints.fits(pad, answer):
        return Uitkomst.GELIJK
    if not prints.fits(pad, now):
        return Uitkomst.DOSSIER
    if is_empty(answer):
        return Uitkomst.LEEG
    return Uitkomst.NIEUW if is_empty(as_answer(now)) else Uitkomst.GEWIJZIGD


def same(answer: Value, now: Any) -> bool:
    """Tell whether an answer says what the case says; blanks at the ends of lines do not count."""
    said = as_answer(now)
    if is_empty(answer) or is_empty(said):
        return is_empty(answer) and is_empty(said)
    return _plain(answer) == _plain(said)


def as_answer(value: Any) -> Value:
    """Return a value of a case, as JSON has it, in the way of a form."""
    if isinstance(value, (list, tuple)):
        return tuple(str(as_answer(each)) for each in value) or None
    if value is None or isinstance(value, (bool, str)):
        return value
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _ticks(value: Any) -> set[str]:
    said = as_answer(value)
    return set(said) if isinstance(said, tuple) else set()


def _plain(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.strip().splitlines())
    return tuple(str(_plain(each)) for each in value) if value is not None else None


def _forms_of(value: Any) -> Iterator[Value]:
    """Yield the ways in which a form may have held this value."""
    answer = as_answer(value)
    yield answer
    if isinstance(answer, bool):
        yield "true" if answer else "false"
    elif isinstance(answer, str):
        yield f"{answer}\n"
        yield answer.rstrip()
