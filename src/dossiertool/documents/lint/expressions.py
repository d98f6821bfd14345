"""Follows what a tag asks for through the known names: which field it is, and whether it can be used so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from dossiertool.documents.fields.listing import one_of
from dossiertool.documents.fields.tree import Anything, Group, Kind, Node, Series, Value
from dossiertool.documents.lint.filter_use import filtered, what_it_is
from dossiertool.documents.lint.problem import Remark
from dossiertool.documents.lint.said import refused, shown, the
from dossiertool.documents.lint.scope import Scope, field_of, item_of, unknown_field
from dossiertool.documents.template.machine import LOOP, TESTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_YES_NO = Value(Kind.JA_NEE)
_TEXT = Value(Kind.TEKST)
_NUMBER = Value(Kind.GETAL)
_IN_ORDER = ("lt", "lteq", "gt", "gteq")
_WITH_ARGUMENT = ("komma", "percentage")


class Reader:
    """Reads the expression of one tag; what is wrong with it is in `remarks` afterwards."""

    def __init__(self, scope: Scope) -> None:
        """Read with the names of this scope."""
        self._scope = scope
        self.remarks: list[Remark] = []

    def printed(self, node: nodes.Node) -> None:
        """Read what `{{ }}` prints."""
        found, field = self.read(node), the(node)
        if isinstance(found, Series | Group):
            self._say(
                "SJAB-22",
                f"{field} is {what_it_is(found)}. Dat kan niet in één keer in de tekst.",
                "Noem één van de velden erin, herhaal met for of gebruik het filter lijst.",
            )
        elif isinstance(found, Value) and found.kind is Kind.DATUM:
            self._say(
                "SJAB-23",
                f"{field} is een datum en komt zo in het document: 2026-12-11.",
                f"Zet er een filter achter: {{{{ {shown(node)} | datum }}}}",
            )
        elif isinstance(found, Value) and (code := next((one for one in found.choices if "_" in one), None)):
            self._say(
                "SJAB-23",
                f"{field} is een keuze en komt zo in het document: {code}.",
                f"Zet er een filter achter: {{{{ {shown(node)} | woord }}}}",
            )

    def looped(self, node: nodes.For) -> dict[str, Node]:
        """Read `for x in y`, and return the names it gives to each round."""
        series, field = self.read(node.iter), the(node.iter)
        if isinstance(series, Value | Group):
            self._say(
                "SJAB-22",
                f"{field} is {what_it_is(series)}. Daar is niets te herhalen.",
                "Achter in hoort een lijst, bijvoorbeeld plan.doelen.",
            )
        if not isinstance(node.target, nodes.Name):
            self._say("SJAB-22", "Achter for hoort één naam.", "Schrijf bijvoorbeeld: for doel in plan.doelen")
            return {name.name: Anything() for name in node.target.find_all(nodes.Name)}
        names = {node.target.name: item_of(series)}
        if node.test is not None:
            self._scope.open(names, is_loop=True)
            self.read(node.test)
            self._scope.close(is_loop=True)
        return names

    def read(self, node: nodes.Node) -> Node:
        """Return what an expression stands for."""
        reader: Callable[[Any], Node] = getattr(self, f"_{type(node).__name__.lower()}", self._refused)
        return reader(node)

    def _const(self, node: nodes.Const) -> Node:
        if isinstance(node.value, bool):
            return _YES_NO
        return Anything() if node.value is None else _NUMBER if isinstance(node.value, int | float) else _TEXT

    def _templatedata(self, _node: nodes.TemplateData) -> Node:
        return _TEXT

    def _and(self, node: nodes.And | nodes.Or) -> Node:
        return _either(self.read(node.left), self.read(node.right))

    _or = _and

    def _condexpr(self, node: nodes.CondExpr) -> Node:
        self.read(node.test)
        return _either(self.read(node.expr1), self.read(node.expr2) if node.expr2 else _TEXT)

    def _not(self, node: nodes.Not) -> Node:
        self.read(node.node)
        return _YES_NO

    def _concat(self, node: nodes.Concat) -> Node:
        self._read_all(node.nodes)
        return _TEXT

    def _list(self, node: nodes.List | nodes.Tuple) -> Node:
        items = {self.read(item) for item in node.items}
        return Series(items.pop() if len(items) == 1 else Anything())

    _tuple = _list

    def _test(self, node: nodes.Test) -> Node:
        if node.name not in TESTS:
            said = f"‘is {node.name}’ kan in een sjabloon niet."
            self._say("SJAB-13", said, "Vergelijk met ==, of schrijf alleen: if veld")
        self.read(node.node)
        return _YES_NO

    def _read_all(self, found: Sequence[nodes.Node]) -> None:
        for node in found:
            self.read(node)

    def _name(self, node: nodes.Name) -> Node:
        if node.name == "loop" and self._scope.in_loop:
            self._say("SJAB-22", "loop is zelf geen veld.", "Schrijf bijvoorbeeld: loop.index")
            return Anything()
        found = self._scope.find(node.name)
        if found is None:
            self.remarks.append(self._scope.unknown(node.name))
        return found or Anything()

    def _getattr(self, node: nodes.Getattr) -> Node:
        return self._part(node.node, node.attr)

    def _part(self, owner: nodes.Node, name: str) -> Node:
        if isinstance(owner, nodes.Name) and owner.name == "loop" and self._scope.in_loop:
            if name not in LOOP:
                self._say("SJAB-13", f"loop.{name} kan in een sjabloon niet.", f"Dit kan wel: {_of_loop()}.")
            return _YES_NO if name in ("first", "last") else _NUMBER
        found, said = self.read(owner), shown(owner)
        if isinstance(found, Group):
            field = field_of(found, name)
            if field is None:
                self.remarks.append(unknown_field(said, name, found))
                return Anything()
            if field.may_miss:
                self._say(
                    "SJAB-26",
                    f"In het voorbeeld staat {name} niet bij elk onderdeel van de lijst.",
                    f"Zet {name} overal in het voorbeeld, zo nodig leeg (null).",
                )
            return field.node
        if isinstance(found, Series):
            one = one_of(said)
            self._say(
                "SJAB-22",
                f"{the(owner)} is een lijst. Daarin bestaat {said}.{name} niet.",
                f"Herhaal met for {one} in {said}, en schrijf daarbinnen {one}.{name}",
            )
        elif isinstance(found, Value):
            self._say(
                "SJAB-22",
                f"{the(owner)} is {what_it_is(found)}. Daarin bestaat {said}.{name} niet.",
                f"Schrijf: {said}",
            )
        return Anything()

    def _getitem(self, node: nodes.Getitem) -> Node:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._part(node.node, node.arg.value)
        self.read(node.arg)
        found = self.read(node.node)
        is_number = isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)
        return found.item if isinstance(found, Series) and is_number else Anything()

    def _filter(self, node: nodes.Filter) -> Node:
        assert node.node is not None  # noqa: S101  only a filter block has none
        found = self.read(node.node)
        made, remark = filtered(node.name, found, shown(node.node))
        if remark is not None:
            self.remarks.append(remark)
        elif node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > (node.name in _WITH_ARGUMENT):
            self._say(
                "SJAB-22",
                f"Tussen de haakjes achter {node.name} hoort niets te staan."
                if node.name not in _WITH_ARGUMENT
                else f"Tussen de haakjes achter {node.name} hoort één getal.",
                f"Schrijf: | {node.name}{'(1)' if node.name in _WITH_ARGUMENT else ''}",
            )
        self._read_all(node.args)
        return made

    def _compare(self, node: nodes.Compare) -> Node:
        left = self.read(node.expr)
        for operand in node.ops:
            right = self.read(operand.expr)
            if operand.op in _IN_ORDER:
                self._in_order(left, node.expr, right)
            for value, other in ((left, operand.expr), (right, node.expr)):
                self._possible(value, other, node.expr if value is left else operand.expr)
        return _YES_NO

    def _in_order(self, left: Node, field: nodes.Node, right: Node) -> None:
        """Look whether one can be more or less than the other."""
        kinds = {_order_of(left), _order_of(right)}
        if None not in kinds and len(kinds) > 1:
            self._say(
                "SJAB-22",
                f"{the(field)} is {what_it_is(left)}. Dat is niet meer of minder dan {what_it_is(right)}.",
                "Vergelijk een getal met een getal. Hoeveel er in een lijst staan, zegt het filter aantal.",
            )

    def _possible(self, value: Node, other: nodes.Node, field: nodes.Node) -> None:
        """Look whether a choice can be what it is compared with."""
        if not (isinstance(value, Value) and value.choices):
            return
        words = other.items if isinstance(other, nodes.List | nodes.Tuple) else [other]
        for word in words:
            if (
                isinstance(word, nodes.Const)
                and isinstance(word.value, str)
                and word.value not in value.choices
            ):
                self._say(
                    "SJAB-24",
                    f"{the(field)} is nooit ‘{word.value}’.",
                    f"Kies uit: {', '.join(value.choices)}.",
                )

    def _refused(self, node: nodes.Node) -> Node:
        self.remarks.append(refused(node))
        return Anything()

    def _say(self, code: str, melding: str, suggestie: str) -> None:
        self.remarks.append(Remark(code, melding, suggestie))


def _order_of(node: Node) -> str | None:
    """Return with what else something has an order; None when that is not known."""
    if isinstance(node, Value):
        return "getal" if node.kind in (Kind.GETAL, Kind.JA_NEE) else "tekst"
    return None if isinstance(node, Anything) else "lijst"


def _either(left: Node, right: Node) -> Node:
    return left if left == right else Anything()


def _of_loop() -> str:
    return ", ".join(f"loop.{name}" for name in sorted(LOOP))
