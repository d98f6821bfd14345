"""What a template may do: look up fields, repeat, choose, and use our filters. Nothing else.

Templates are written by school staff and are mailed around. So Jinja runs without globals, without
calls and without arithmetic, and sees only plain data: there is nothing to reach from it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from dossiertool.documents import filters
from dossiertool.documents.words import number
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from jinja2.runtime import Context

    from dossiertool.documents.plain import PlainData


class UnknownField(UndefinedError):
    """A tag asks for a field that is not there; carries where it looked."""

    def __init__(self, where: object, name: object, _message: str | None = None) -> None:
        """Keep the part of the data that was asked, and the name it does not have."""
        super().__init__("unknown field")
        self.where = None if where is missing else where
        self.name = str(name)


class _Unknown(StrictUndefined):
    """An unknown field: any use of it fails with `UnknownField`."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        if exc is UndefinedError:
            exc = partial(UnknownField, obj, name)
        super().__init__(hint, obj, name, exc)


class Sandbox(ImmutableSandboxedEnvironment):
    """The Jinja environment of one document: our filters, our data, and no way out."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, data: PlainData, today: date) -> None:
        """Prepare for this data; ages are counted on `today`."""
        super().__init__(autoescape=True, undefined=_Unknown, finalize=partial(_printable, data))
        self.globals.clear()
        self.tests.clear()
        self.filters = {
            name: partial(_filtered, function) for name, function in filters.available(today).items()
        }
        self.filters |= {_COUNTED: Counter().of, _JOINED: _join}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of the data or a property of `loop`."""
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self._look_up(obj, attribute, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a field or a list item; a name that was computed is never repeated, it may be a text."""
        return self._look_up(obj, argument, "…")

    def _look_up(self, obj: Any, argument: Any, shown: str) -> Any:
        """Return a field or a list item; methods and attributes are out of reach.

        A field of an empty part is empty too, so `plan.analyse.conclusie` prints nothing without analyse.
        """
        if isinstance(obj, Undefined):
            bool(obj)  # raises, with the name of what is unknown
        if obj is None:
            return None
        if isinstance(obj, dict):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=shown)
        if isinstance(obj, list) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else None
        return self.unsafe_undefined(obj, shown)

    def is_safe_callable(self, obj: Any) -> bool:
        """Refuse every call: data has no functions, and filters are not called this way."""
        return False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> NoReturn:
        """Refuse arithmetic: `'x' * 10000000000` would fill the memory."""
        raise SecurityError("arithmetic")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Tell every filter the name of the field it works on, and put limits on loops and joined texts."""
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Filter):
            node.args = [nodes.Const(_source_of(node.node)), *node.args]
        guarded: nodes.Template = _Guard().visit(tree)
        return guarded


# What a template cannot spell: the names of two filters that we put in ourselves.
_COUNTED, _JOINED = "geteld ", "samen "
MAX_ROUNDS, MAX_JOINED = 200_000, 100_000


class _Guard(NodeTransformer):
    """Counts the rounds of loops and limits what is joined with `~`: else a template could fill the memory."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802  jinja's own name
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, _COUNTED, [], [], None, None)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802  as above
        self.generic_visit(node)
        return nodes.Filter(nodes.List(node.nodes), _JOINED, [], [], None, None)


class Counter:
    """Counts the rounds of all loops of one document."""

    def __init__(self) -> None:
        """Begin at none."""
        self.rounds = 0

    @pass_context  # or Jinja would count a list that stands in the template only once, beforehand
    def of(self, _context: Context, series: Any) -> Any:
        """Return what is looped over; a text is no series, and there is an end to it.

        Raises:
            InvalidInput: a text, or more than 200,000 rounds in all.
        """
        if isinstance(series, str):
            raise InvalidInput("een invulcode herhaalt over een tekst in plaats van over een lijst.")
        if isinstance(series, list | dict):
            self.rounds += len(series)
            if self.rounds > MAX_ROUNDS:
                raise InvalidInput("de invulcodes herhalen te vaak.")
        return series


def _join(parts: list[Any]) -> str:
    text = "".join(str(part) for part in parts)
    if len(text) > MAX_JOINED:
        raise InvalidInput("een invulcode plakt te veel tekst aan elkaar.")
    return text


def _source_of(node: nodes.Node | None) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_source_of(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter):
        return _source_of(node.node)
    return "in een invulcode"


def _filtered(function: Callable[..., Any], value: Any, field: str, *arguments: Any) -> Any:
    if isinstance(value, Undefined):
        bool(value)
    try:
        return function(value, *arguments)
    except filters.WrongValue as error:
        raise InvalidInput(f"het veld {field} {error}.") from None


def _printable(data: PlainData, value: Any) -> Any:
    """Turn a value into what is printed: nothing for empty, words for yes and no, a decimal comma."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float | Decimal):
        return number(filters.as_number(value))
    if isinstance(value, dict | list):
        path = data.path_of(value) or "in een invulcode"
        raise InvalidInput(
            f"het veld {path} heeft meer dan één waarde.",
            "Noem één van de velden erin, herhaal met for of gebruik het filter lijst.",
        )
    if not isinstance(value, str | int | Undefined):
        raise SecurityError("machinery")
    return value
