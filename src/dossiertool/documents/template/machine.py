"""Runs the code of a compiled template on the data of one document, within bounds of size and time.

The code can look up fields of plain data, compare, repeat, and call the filters; it prints through functions
that escape each value for the place where it stands. It needs nothing of Jinja, lxml or Word, so a template
that was compiled before is filled a moment after the program starts.
"""

from __future__ import annotations

import time
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from dossiertool.documents import filters
from dossiertool.documents.template.values import Loop, NotAllowed, Unknown
from dossiertool.documents.words import number
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from dossiertool.documents.plain import PlainData

FILE = "<sjabloon>"
"""What Python calls the code of a template, by which a failure is traced to its tag."""
MAX_ROUNDS, MAX_JOINED, MAX_LISTED = 200_000, 100_000, 5_000_000
MAX_SIGNS = 8_000_000
"""The most signs of XML in one part of a document: thousands of pages."""
TOO_LARGE = "het document wordt te groot."
MAX_SECONDS = 1.0
"""The most processor time that filling one document may take; 2,800 rows take a thirtieth of it."""

PICTURE = "beeld"
FILTERS = (*filters.NAMES, PICTURE, "keer_")
"""What a tag may put behind a bar. `keer_` is ours: how wide a merged cell is."""
ON = ("herhaald ", "ronde ", "samen ")
"""Filters that a template cannot spell; the compiler puts them in."""
TESTS = ("defined", "undefined", "none")
LOOP = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length"})
"""What a template may ask of `loop`."""

_TICKS, _LONG, _WIDEST = 64, 5_000, 63
BREAK, TAB = '</w:t><w:br/><w:t xml:space="preserve">', '</w:t><w:tab/><w:t xml:space="preserve">'


class RichValues(Protocol):
    """What turns a picture or rich text into XML, for in a run or in the place of one."""

    def __call__(self, value: Any, *, in_run: bool) -> str | None:
        """Return the XML, None for a plain value."""


class Machine:
    """The words that the code of a template knows, for one document."""

    def __init__(self, data: PlainData, today: date, rich: RichValues | None = None) -> None:
        """Prepare for this data; ages are counted on `today`.

        `rich` turns a value that is no plain data (a picture, rich text) into XML, or is None where the
        template has no place for one.
        """
        self.data = data
        self._rich = rich
        self._rounds = self._ticks = self._long = 0
        self._until = time.thread_time() + MAX_SECONDS
        self.filters: dict[str, Callable[..., Any]] = {
            name: partial(self._filtered, function) for name, function in filters.available(today).items()
        }
        self.filters |= {
            PICTURE: lambda value, _: value,
            "keer_": _times,
            "herhaald ": self._counted,
            "ronde ": self._tick,
            "samen ": self._joined,
        }
        self.tests = {
            "defined": lambda value: not isinstance(value, Unknown),
            "undefined": lambda value: isinstance(value, Unknown),
            "none": lambda value: value is None,
        }

    def run(self, code: Any) -> Iterator[str]:
        """Yield the text of one part, piece by piece.

        Raises:
            UnknownField, NotAllowed, InvalidInput: what a tag asks is not there, not allowed or too much.
        """
        namespace: dict[str, Any] = {
            "environment": self,
            "missing": _MISSING,
            "LoopContext": Loop,
            "Undefined": lambda *_: None,
            "field": self.field,
            "item": self.item,
            "show": self.show,
            "show_attribute": self.show_attribute,
            "show_plain": self.show_plain,
            "show_raw": self.printed,
            "show_rich": self.show_rich,
            "__builtins__": {"KeyError": KeyError},
        }
        exec(code, namespace)  # noqa: S102  made by `language` out of what is allowed
        try:
            yield from namespace["root"](_Context(self.data.values))
        finally:
            namespace.clear()  # it knows the function that knows it: else a document stays in memory for long

    @staticmethod
    def undefined(name: str = "…", **_: object) -> Unknown:
        """Return what a name is that nobody knows."""
        return Unknown(name)

    concat = "".join

    @staticmethod
    def field(value: Any, name: str) -> Any:
        """Return a field of the data or a property of `loop`; methods and attributes are out of reach.

        A field of an empty part is empty too, so `plan.analyse.conclusie` prints nothing without analyse.
        """
        if type(value) is dict:
            return value[name] if name in value else Unknown(name, value)
        if value is None:
            return None
        if isinstance(value, Loop) and name in LOOP:
            return getattr(value, name)
        if isinstance(value, Unknown):
            value.fail()
        if type(value) is list:
            return Unknown(name, value)
        raise NotAllowed

    @staticmethod
    def item(value: Any, key: Any) -> Any:
        """Return a field or a list item; a name that was computed is never repeated, it may be a text."""
        if isinstance(value, Unknown):
            value.fail()
        if isinstance(key, Unknown):
            key.fail()
        if value is None:
            return None
        if type(value) is dict:
            return value[key] if isinstance(key, str) and key in value else Unknown("…", value)
        if type(value) is list and type(key) is int:
            return value[key] if -len(value) <= key < len(value) else None
        raise NotAllowed

    def show(self, value: Any) -> str:
        """Print a value as the text of a run; its line breaks and tabs become those of Word."""
        if type(value) is str:
            text = value
        elif self._rich is not None and (made := self._rich(value, in_run=True)) is not None:
            return made
        else:
            text = self.printed(value)
        if "&" in text or "<" in text or ">" in text:
            text = _escaped(text)
        if "\n" in text or "\t" in text:
            text = text.replace("\n", BREAK).replace("\t", TAB)
        if len(text) > _LONG:
            self._weigh(text)
        return text

    def show_plain(self, value: Any) -> str:
        """Print a value as text that is not of a run: in a drawing, in what was deleted."""
        return _escaped(self.printed(value))

    def show_attribute(self, value: Any) -> str:
        """Print a value in an attribute, such as the description of a picture."""
        return _escaped(self.printed(value)).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")

    def show_rich(self, value: Any) -> str:
        """Print rich text, a picture or a document within this one; nothing for an empty field."""
        if value is None:
            return ""
        if isinstance(value, Unknown):
            value.fail()
        made = None if self._rich is None else self._rich(value, in_run=False)
        if made is None:
            raise InvalidInput("waar opgemaakte tekst of een plaatje hoort, staat iets anders.")
        return made

    def printed(self, value: Any) -> str:
        """Return what is printed: nothing for empty, words for yes and no, a decimal comma.

        Raises:
            InvalidInput: the value is a list or has fields of its own.
        """
        if type(value) is str:
            return value
        if value is None:
            return ""
        if isinstance(value, bool):
            return "ja" if value else "nee"
        if isinstance(value, int):
            return str(value)
        if isinstance(value, float | Decimal):
            return number(filters.as_number(value))
        if isinstance(value, Unknown):
            value.fail()
        if isinstance(value, dict | list):
            path = self.data.path_of(value) or "in een invulcode"
            raise InvalidInput(
                f"het veld {path} heeft meer dan één waarde.",
                "Noem één van de velden erin, herhaal met for of gebruik het filter lijst.",
            )
        raise NotAllowed

    def check_time(self) -> None:
        """Refuse to go on when filling takes too long.

        Raises:
            InvalidInput: it does.
        """
        if time.thread_time() > self._until:
            raise InvalidInput("het invullen duurt te lang.", "Haal herhalingen of filters uit het sjabloon.")

    def _weigh(self, text: str) -> None:
        """Add up the long texts, to name the field with which a document becomes too large."""
        self._long += len(text)
        if self._long > MAX_SIGNS:
            raise InvalidInput(TOO_LARGE, "Maak de tekst in dit veld korter, of haal herhalingen weg.")

    def _counted(self, series: Any) -> Any:
        """Return what is looped over; a text is no series, and there is an end to it."""
        if isinstance(series, list | dict | tuple):
            self._rounds += len(series)
            if self._rounds > MAX_ROUNDS:
                raise InvalidInput("de invulcodes herhalen te vaak.")
            return series
        if isinstance(series, Unknown):
            series.fail()
        if isinstance(series, str):
            raise InvalidInput("een invulcode herhaalt over een tekst in plaats van over een lijst.")
        if series is None:
            return ()
        raise InvalidInput("een invulcode herhaalt over iets dat geen lijst is.")

    def _tick(self, value: Any) -> Any:
        """Count a round or a comparison; returns what came of it."""
        self._ticks += 1
        if not self._ticks % _TICKS:
            self.check_time()
        return value

    def _joined(self, parts: list[Any]) -> str:
        text = "".join(self.printed(part) for part in parts)
        if len(text) > MAX_JOINED:
            raise InvalidInput("een invulcode plakt te veel tekst aan elkaar.")
        return text

    def _filtered(self, function: Callable[..., Any], value: Any, field: str, *arguments: Any) -> Any:
        if isinstance(value, Unknown):
            value.fail()
        if isinstance(value, str):
            if len(value) > _LONG:
                self.check_time()
        elif isinstance(value, list) and sum(len(part) for part in value if isinstance(part, str)) > MAX_LISTED:
            raise InvalidInput(f"het veld {field} is te lang.")
        try:
            return function(value, *arguments)
        except filters.WrongValue as error:
            raise InvalidInput(f"het veld {field} {error}.") from None


def _times(value: Any, _: str, times: Any) -> int:
    """Return how wide a cell is that is merged over a loop."""
    if type(value) is not int or type(times) is not int or times > _WIDEST:
        raise NotAllowed
    return value * times


_MISSING: Any = object()


class _Context:
    """The names that the code of a template starts with."""

    __slots__ = ("blocks", "exported_vars", "parent", "vars")

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.parent = values
        self.vars: dict[str, Any] = {}
        self.exported_vars: set[str] = set()
        self.blocks: dict[str, Any] = {}

    def resolve_or_missing(self, name: str) -> Any:
        if name in self.vars:
            return self.vars[name]
        return self.parent.get(name, _MISSING)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
