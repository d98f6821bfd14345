"""Reads one tag by itself, so that one that is wrong does not hide the others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from dossiertool.documents.lint.near import nearest
from dossiertool.documents.lint.problem import Remark
from dossiertool.documents.template.source import MAX_TAG

if TYPE_CHECKING:
    from dossiertool.documents.template.tags import Span

_ENVIRONMENT = Environment(autoescape=True)  # only reads; nothing is ever filled in with it
# A tag by itself is half a sentence: what goes around it to read it.
_AROUND = {
    "for": ("", "{% endfor %}"),
    "if": ("", "{% endif %}"),
    "elif": ("{% if 1 %}", "{% endif %}"),
    "set": ("", ""),
}
ENDS = {"endfor": "for", "endif": "if"}
_RAW = {"raw", "endraw"}
_ALONE = {"else", *ENDS, *_RAW}
# What docxtpl lets a tag say of its cell: its colour, over how many columns it stands, whether it is merged.
_OF_A_CELL = re.compile(r"(?:colspan|cellbg)\s+(.+)", re.DOTALL)
_MERGED = {"vm", "hm"}
_SHAPES = {
    "for": "Schrijf bijvoorbeeld: for doel in plan.doelen",
    "if": "Schrijf bijvoorbeeld: if plan.bij_verschil",
    "elif": "Schrijf bijvoorbeeld: elif plan.bij_verschil",
    "set": "Schrijf bijvoorbeeld: set naam = leerling.roepnaam",
}
_DUTCH = {
    "als": "if", "indien": "if", "anders": "else", "voor": "for", "elk": "for", "herhaal": "for",
    "einde": "endif", "eindals": "endif", "eindvoor": "endfor", "end": "endif", "elseif": "elif",
}  # fmt: skip
# What Jinja knows besides, and a template may not or need not do.
_FOREIGN = frozenset(
    """autoescape block break call continue debug do endautoescape endblock endcall endfilter endmacro
    endset endtrans endwith extends filter from import include macro pluralize trans with""".split()
)
TOO_COMPLEX = Remark("SJAB-12", "Deze invulcode is te ingewikkeld.", "Verdeel haar over kleinere codes.")
_HOLDS = "Een invulcode kiest, herhaalt of vult een veld in."


class Read(NamedTuple):
    """A tag that can be read: `kind` is print, for, if, elif, else, endfor, endif, set, raw, endraw or …."""

    kind: str
    node: nodes.Node | None = None


def read_tag(span: Span) -> Read | Remark:
    """Return what the tag does, or what is wrong with it."""
    return _read(span.opener, span.inside)


@lru_cache(maxsize=4096)  # a template says the same many times
def _read(opener: str, inside: str) -> Read | Remark:
    if opener == "{#":
        return Read("comment")
    if not inside:
        return Remark("SJAB-12", "Deze invulcode is leeg.", "Zet er een veld in, of haal de code weg.")
    if len(inside) > MAX_TAG:
        return Remark("SJAB-12", "Deze invulcode is te lang.", "Verdeel haar over kleinere codes.")
    try:
        return _expression(inside) if opener == "{{" else _statement(inside)
    except TemplateSyntaxError:
        return Remark("SJAB-12", "Deze invulcode is niet te lezen.", _advice(opener, inside))
    except (RecursionError, ValueError, OverflowError):
        return TOO_COMPLEX


def _expression(inside: str) -> Read:
    (output,) = _ENVIRONMENT.parse(f"{{{{ {inside} }}}}").body
    assert isinstance(output, nodes.Output)  # noqa: S101
    return Read("print", output.nodes[0])


def opens(span: Span) -> str:
    """Return `for` or `if` when a tag that cannot be read was meant to open one, or `endfor` and the like."""
    word = span.inside.split(maxsplit=1)[0] if span.opener == "{%" and span.inside else ""
    word = _DUTCH.get(word.lower(), word)
    return word if word in ("for", "if", *ENDS) else ""


def _statement(inside: str) -> Read | Remark:
    if inside in _MERGED:
        return Read("cell")
    if (of_cell := _OF_A_CELL.fullmatch(inside)) is not None:
        return _expression(of_cell[1])
    word = inside.split(maxsplit=1)[0]
    if word in _ALONE:
        if inside == word:
            return Read(word)
        return Remark("SJAB-12", f"Achter {word} hoort niets te staan.", f"Laat alleen {word} staan.")
    if word in _FOREIGN and word.startswith("end"):
        return Read("comment")  # what it ends is refused already
    if word in _FOREIGN:
        return Remark("SJAB-13", f"De opdracht {word} mag in een sjabloon niet.", f"Haal haar weg. {_HOLDS}")
    if word not in _AROUND:
        near = _DUTCH.get(word.lower()) or nearest(word, [*_AROUND, *(_ALONE - _RAW)])
        return Remark(
            "SJAB-12",
            f"De opdracht {word} bestaat niet.{f' Bedoelt u {near}?' if near else ''}",
            "U kunt gebruiken: if, elif, else, endif, for, endfor en set.",
        )
    before, after = _AROUND[word]
    body = _ENVIRONMENT.parse(f"{before}{{% {inside} %}}{after}").body
    node = body[0]
    if word == "elif":
        assert isinstance(node, nodes.If)  # noqa: S101
        node = node.elif_[0]
    if isinstance(node, nodes.AssignBlock):
        return Remark("SJAB-12", "Achter set hoort een naam, = en een waarde.", _SHAPES["set"])
    return Read(word, node)


_ONE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")
_TWO_WORDS = re.compile(r"^([a-z_][\w.]*) ([a-z_]\w*)$", re.IGNORECASE)
_UNEVEN = (("(", ")"), ("[", "]"))


def _advice(opener: str, inside: str) -> str:
    word = inside.split(maxsplit=1)[0]
    if opener == "{%" and inside == word:
        return _SHAPES[word]
    if opener == "{%" and word in ("if", "elif") and _ONE_EQUALS.search(inside):
        return "Vergelijken gaat met twee tekens: =="
    if opener == "{{" and (word in _AROUND or word in _ALONE):
        return f"Een opdracht staat tussen {{% en %}}: {{% {inside} %}}"
    if inside.count('"') % 2 or inside.count("'") % 2:
        return "Er staat één aanhalingsteken. Zet er ook een aan het eind."
    if any(inside.count(left) != inside.count(right) for left, right in _UNEVEN):
        return "Er staan niet evenveel haakjes open als dicht."
    if opener == "{{" and (two := _TWO_WORDS.match(inside)):
        return f"Zet een punt of een laag streepje tussen de woorden: {two[1]}.{two[2]} of {two[1]}_{two[2]}"
    if inside.endswith("|"):
        return "Achter | hoort een filter, bijvoorbeeld: | datum"
    if inside.endswith("."):
        return "Achter de punt ontbreekt de naam van een veld."
    if "{" in inside or "}" in inside:
        return "Er staat een accolade te veel in."
    return (
        _SHAPES.get(word, "Kijk de namen, punten en haakjes na.")
        if opener == "{%"
        else ("Schrijf bijvoorbeeld: {{ leerling.roepnaam }}")
    )
