"""Makes fields and tables of a form from those of the model: words, kind and choices come from there.

So help stands in one place, under the field in the model, and a form asks nothing a case file cannot hold.
What is known already comes in as plain data, as a case file holds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from dossiertool.documents.forms.shape import ROW_NUMBER, Choice, Field, Kind, Table
from dossiertool.documents.words import words
from dossiertool.model.kinds import Partij
from dossiertool.model.schema import example_and_text
from dossiertool.model.values import Tekst

if TYPE_CHECKING:
    from dossiertool.documents.forms.shape import Value
    from dossiertool.model.record import Record

Plain = Mapping[str, Any]

YES_NO = (Choice("true", "ja"), Choice("false", "nee"))
NUMBER = Field(ROW_NUMBER, "Nr.", vast=True, breedte=0.5)
_SPARE = 2
_OTHER_WORDS: dict[type[StrEnum], Mapping[str, str]] = {Partij: {"leraar": "school"}}
_CHOSEN = (Kind.KEUZE, Kind.AANKRUIS, Kind.MEERKEUZE)
_WRITTEN = (Kind.TEKST, Kind.ALINEA, Kind.LIJST)


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks the fields of one record, that stands at path `at`, of which `known` is what is known already."""

    record: type[Record]
    at: str
    known: Plain = field(default_factory=dict)

    def __call__(self, name: str, **wishes: Any) -> Field:
        """Return a field of the record; see `ask` for the wishes."""
        wishes.setdefault("waarde", self.known.get(name))
        return ask(self.record, name, at=self.at, **wishes)

    def inside(self, name: str, record: type[Record]) -> Asking:
        """Return the asking for the record in a field of this one."""
        return Asking(record, f"{self.at}.{name}" if self.at else name, self.known.get(name) or {})

    def table(
        self,
        name: str,
        label: str,
        columns: Sequence[Field],
        *,
        rows: Sequence[Plain] | None = None,
        leeg: int = 0,
        sleutel: str = ROW_NUMBER,
        vaste_rijen: bool = False,
        hulp: str = "",
    ) -> Table:
        """Return a table for a list of this record, with a row for each item there is, or for `rows`.

        There is room for `leeg` rows in all, and for two more when there are that many already.
        Without a column for a `sleutel` of the model a column with the number of the row comes first.
        """
        if sleutel == ROW_NUMBER and all(column.pad != ROW_NUMBER for column in columns):
            columns = (NUMBER, *columns)
        found = self.known.get(name) if rows is None else rows
        return Table(
            pad=f"{self.at}.{name}" if self.at else name,
            label=label,
            kolommen=tuple(columns),
            rijen=rows_of(found or (), columns),
            leeg=max(leeg - len(found or ()), min(leeg, _SPARE)),
            vaste_rijen=vaste_rijen,
            sleutel=sleutel,
            hulp=hulp,
        )


def ask(
    record: type[Record],
    name: str,
    *,
    at: str | None = None,
    label: str | None = None,
    hulp: str | None = None,
    kind: Kind | None = None,
    waarde: Any = None,
    keuzes: Sequence[Choice] | None = None,
    codes: Sequence[str] | None = None,
    verplicht: bool | None = None,
    vast: bool = False,
    regels: int | None = None,
    breedte: float = 1,
    voorbeeld: str | None = None,
) -> Field:
    """Return the field `name` of a record as a field of a form at path `at`; without `at` as a column.

    Label, help, kind, choices and example are those of the model unless given. `keuzes` are kenmerken of the
    case at hand; `codes` are the choices to offer, when not all. In a column a single choice is a drop-down
    list, elsewhere a row of tick boxes.
    """
    text, sample = example_and_text(record).get(name, ("", None))
    found = _type_of(record, name)
    kind = kind or (Kind.MEERKEUZE if keuzes and found.many else _kind_of(found, in_table=at is None))
    choices = tuple(keuzes) if keuzes is not None else _choices_of(found)
    if codes is not None:
        choices = tuple(one for one in choices if one.code in codes)
    shown = (sample or "") if voorbeeld is None else voorbeeld
    return Field(
        pad=f"{at}.{name}" if at else name,
        label=label or name.replace("_", " ").capitalize(),
        kind=kind,
        hulp=text if hulp is None else hulp,
        voorbeeld=" ".join(shown.strip("[]").replace('"', "").split()) if kind in _WRITTEN else "",
        keuzes=choices if kind in _CHOSEN else (),
        verplicht=record.model_fields[name].is_required() if verplicht is None else verplicht,
        vast=vast,
        waarde=_offered(as_value(waarde, kind), kind, choices),
        eigen_keuzes=keuzes is not None,
        regels=regels or (4 if kind is Kind.ALINEA and at is not None else 1),
        breedte=breedte,
    )


def rows_of(items: Sequence[Any], columns: Sequence[Field]) -> tuple[dict[str, Value], ...]:
    """Return a row per item: a record as plain data, or a text where the only column has no path."""
    return tuple(
        {
            column.pad: str(i)
            if column.pad == ROW_NUMBER
            else _offered(
                as_value(item.get(column.pad) if isinstance(item, Mapping) else item, column.kind),
                column.kind,
                column.keuzes,
            )
            for column in columns
        }
        for i, item in enumerate(items, start=1)
    )


def _offered(value: Value, kind: Kind, choices: Sequence[Choice]) -> Value:
    """Return a value without what no tick box stands for, such as the kenmerk of a need that is not there.

    So a form that comes back as it went takes nothing away.
    """
    if kind is not Kind.MEERKEUZE or not isinstance(value, tuple):
        return value
    codes = {one.code for one in choices}
    return tuple(code for code in value if code in codes) or None


def as_value(value: Any, kind: Kind) -> Value:
    """Return what a case file says in a field as a form holds it; None for nothing."""
    if value is None or value in ("", [], ()):
        return None
    if isinstance(value, bool):
        if kind is Kind.VINK:
            return value or None
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    if isinstance(value, float | Decimal):
        return f"{Decimal(str(value)).normalize():f}"
    return str(value)


@dataclass(frozen=True, slots=True)
class _Type:
    """What a field of the model holds: one thing or many of them, and whether it may be left out."""

    leaf: Any
    marks: tuple[Any, ...]
    many: bool
    optional: bool


@cache
def _type_of(record: type[Record], name: str) -> _Type:
    found = record.model_fields[name]
    leaf, marks, many, optional = found.annotation, list(found.metadata), False, False
    while args := get_args(leaf):
        if get_origin(leaf) is Annotated:
            marks += args[1:]
            leaf = args[0]
        elif get_origin(leaf) is tuple:
            many, leaf = True, args[0]
        else:
            optional = True
            (leaf,) = (arg for arg in args if arg is not type(None))
    return _Type(leaf, tuple(marks), many, optional)


def _kind_of(found: _Type, *, in_table: bool) -> Kind:
    if found.leaf is bool:
        return Kind.AANKRUIS if found.optional else Kind.VINK
    if _is_choice(found.leaf):
        if found.many:
            return Kind.MEERKEUZE
        return Kind.KEUZE if in_table else Kind.AANKRUIS
    if found.leaf is date:
        return Kind.DATUM
    if found.leaf in (int, Decimal):
        return Kind.GETAL
    if found.many:
        return Kind.LIJST
    return Kind.ALINEA if any(isinstance(mark, Tekst) for mark in found.marks) else Kind.TEKST


def _choices_of(found: _Type) -> tuple[Choice, ...]:
    if found.leaf is bool:
        return YES_NO
    if not _is_choice(found.leaf):
        return ()
    other = _OTHER_WORDS.get(found.leaf, {})
    return tuple(Choice(code.value, other.get(code.value, words(code.value))) for code in found.leaf)


def _is_choice(leaf: Any) -> bool:
    return isinstance(leaf, type) and issubclass(leaf, StrEnum)
