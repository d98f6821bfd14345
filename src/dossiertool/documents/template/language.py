"""What a tag may say: look up fields, repeat, choose, compare, and use our filters. Nothing else.

Templates are written by school staff and are mailed around. So Jinja's own sandbox parses them, only the parts
of its language that are listed here get through, and there are no globals, calls or arithmetic: there is
nothing to reach. What comes out is Python code that knows five words of ours (`machine`) and nothing of Jinja.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from dossiertool.documents.plain import can_stand
from dossiertool.documents.template.machine import FILE, FILTERS, ON, TESTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import CodeType

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Filter, nodes.Test, nodes.If, nodes.For, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.CondExpr, nodes.Concat, nodes.List, nodes.Tuple, nodes.Assign, nodes.Scope,
)  # fmt: skip
MAX_NODES = 30_000
"""The most names, texts and comparisons in the tags of one part; compiling each takes time."""
_RESERVED = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_LINES = re.compile(r"(\d+)=(\d+)")
_RUNTIME = re.compile(r"^from jinja2\.runtime import .*$", re.MULTILINE)


class Forbidden(Exception):
    """A tag does what a template may not do; carries the line it stands on."""

    def __init__(self, line: int) -> None:
        """Keep the line."""
        super().__init__(f"line {line}")
        self.line = line


class Show(NamedTuple):
    """How the tags of a part are printed, by the line they stand on; others as the text of a run."""

    by_line: Mapping[int, str]
    otherwise: str


def compiled_code(source: str, show: Show) -> tuple[CodeType, tuple[tuple[int, int], ...]]:
    """Return the code of one part, and which of its lines belong to which of the source.

    Run in the namespace of a `Machine` the code defines `root`.

    Raises:
        TemplateSyntaxError: a tag that Jinja does not understand, a filter that is not there.
        Forbidden: a tag that does what a template may not do.
        RecursionError, SyntaxError, MemoryError: tags too deep within each other.
    """
    environment = _Sandbox(show)
    tree = environment.parse(source)
    _refuse_what_is_not_allowed(tree)
    for node in tree.find_all(nodes.Filter):
        node.args = [nodes.Const(_name_of(node.node)), *node.args]
    guarded = _Guard().visit(tree)
    python = environment._generate(guarded, None, None)
    code = compile(_RUNTIME.sub("", python, count=1), FILE, "exec", dont_inherit=True, optimize=0)
    listed = _LINES.findall(python[python.rindex("debug_info = ") :])
    return code, tuple((int(line), int(code_line)) for line, code_line in listed)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's environment while a template is compiled; no document is ever filled by it."""

    def __init__(self, show: Show) -> None:
        """Know the names of filters and tests; what they do is the machine's."""
        super().__init__(optimized=False)
        self.globals.clear()
        self.filters = dict.fromkeys((*FILTERS, *ON), print)
        self.tests = dict.fromkeys(TESTS, print)
        self.show = show
        self.code_generator_class = _Generator


def _refuse_what_is_not_allowed(tree: nodes.Template) -> None:
    waiting: list[nodes.Node] = [tree]
    seen = 0
    while waiting:
        node = waiting.pop()
        seen += 1
        if seen > MAX_NODES:
            raise MemoryError
        if not isinstance(node, _ALLOWED):
            raise Forbidden(node.lineno)
        if isinstance(node, nodes.Name) and node.name in _RESERVED:
            raise Forbidden(node.lineno)
        if isinstance(node, nodes.For) and node.recursive:
            raise Forbidden(node.lineno)
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and not can_stand(node.value):
            raise Forbidden(node.lineno)
        if isinstance(node, nodes.Filter | nodes.Test) and (node.kwargs or node.dyn_args or node.dyn_kwargs):
            raise Forbidden(node.lineno)
        waiting += node.iter_child_nodes()


class _Guard(NodeTransformer):
    """Counts the rounds of loops and comparisons, and limits what is joined with `~`.

    Else a template could fill the memory, or compare long texts for hours.
    """

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802  jinja's own name
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "herhaald ", [], [], None, None)
        tick = nodes.ExprStmt(nodes.Filter(nodes.Const(None), "ronde ", [], [], None, None))
        node.body = [tick, *node.body]
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Filter:  # noqa: N802  as above
        self.generic_visit(node)
        return nodes.Filter(node, "ronde ", [], [], None, None)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802  as above
        self.generic_visit(node)
        return nodes.Filter(nodes.List(node.nodes), "samen ", [], [], None, None)


class _Generator(CodeGenerator):
    """Writes code that prints by our own functions, which escape, and looks up fields of plain data only."""

    environment: _Sandbox

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return node.data
        raise nodes.Impossible  # what a tag prints is always printed by `show`

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        show = self.environment.show
        self.write(f"{show.by_line.get(node.lineno, show.otherwise)}(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  jinja's own name
        self.write("field(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802  as above
        self.write("item(")
        self.visit(node.node, frame)
        self.write(", ")
        self.visit(node.arg, frame)
        self.write(")")


def _name_of(node: nodes.Node | None) -> str:
    """Return the field that a filter works on, as the template writes it."""
    names: list[str] = []
    while True:
        if isinstance(node, nodes.Getattr):
            names.append(node.attr)
            node = node.node
        elif isinstance(node, nodes.Filter):
            node = node.node
        elif isinstance(node, nodes.Name):
            return ".".join([node.name, *reversed(names)])
        else:
            return "in een invulcode"
