"""Takes out of a template what goes along with its tags: paragraphs, rows, cells and runs.

Works on the tree in which `joining` has put marks. What docxtpl does with a tag happens here too, so that the
templates a school already has keep working; where docxtpl drops the formatting of a run that a tag cuts in two,
both halves keep it here.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from dossiertool.documents.template.problem import NOT_RIGHT, TemplateProblem
from dossiertool.documents.template.tokens import MARK, Token
from dossiertool.documents.word_package import W
from dossiertool.documents.word_signs import text_of

if TYPE_CHECKING:
    from lxml import etree

    from dossiertool.documents.template.joining import Found
    from dossiertool.documents.template.tokens import Tokens

_NAMES = {"tr": "een tabelrij", "tc": "een cel van een tabel", "p": "een alinea", "r": "een stukje tekst"}
_OF_A_CELL = re.compile(r"(colspan|cellbg)\s+(.+)|(vm|hm)", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TCPR = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar")


def take_along(root: etree._Element, found: list[Found], tokens: Tokens) -> None:
    """Replace what each tag takes along by the tag alone, and do what tags say about their cell.

    Raises:
        TemplateProblem: a tag that takes a row or cell along but stands in none, or two tags with text between
            them that would both take the same along.
    """
    for one in found:
        if one.span.opener == "{%" and (said := _OF_A_CELL.fullmatch(one.span.inside)) is not None:
            _say_of_cell(one, said, tokens)
    for takes in ("tr", "tc", "p"):
        owners: dict[etree._Element, list[Found]] = {}
        for one in found:
            if one.span.takes == takes and _is_in(one.node, root):
                owners.setdefault(_owner(one, takes), []).append(one)
        for owner, inside in owners.items():
            _replace(owner, inside)
    runs: dict[etree._Element, list[Found]] = {}
    for one in found:
        if one.span.takes == "r" and _is_in(one.node, root):
            runs.setdefault(_owner(one, "r"), []).append(one)
    for run, inside in runs.items():
        _cut_run(run, [one.mark for one in inside])


def _is_in(node: etree._Element, root: etree._Element) -> bool:
    return node.getroottree().getroot() is root


def _owner(one: Found, takes: str) -> etree._Element:
    owner = next(one.node.iterancestors(f"{W}{takes}"), None)
    if owner is None:
        raise TemplateProblem(
            f"een invulcode met {takes} staat niet in {_NAMES[takes]}.",
            one.place,
            f"Haal {takes} weg achter {{%, of zet de invulcode in {_NAMES[takes]}.",
        )
    return owner


def _replace(owner: etree._Element, inside: list[Found]) -> None:
    """Put the tags in the place of what they take along; remarks within leave nothing behind."""
    if len(inside) > 1:
        rest = MARK.sub("", "".join(text_of(node) for node in owner.iter(f"{W}t")))
        if rest.strip():
            raise TemplateProblem(
                "twee invulcodes nemen hetzelfde weg, met tekst ertussen.",
                inside[0].place,
                "Zet elke invulcode met p, tr of tc alleen in een alinea, rij of cel.",
            )
    _put(owner, "".join(one.mark for one in inside))


def _put(element: etree._Element, text: str) -> None:
    """Put a text in the place of an element."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    text += element.tail or ""
    parent.remove(element)
    if previous is None:
        parent.text = (parent.text or "") + text
    else:
        previous.tail = (previous.tail or "") + text


def _cut_run(run: etree._Element, marks: list[str]) -> None:
    """Cut a run where a tag stands that takes its run along: what is around it keeps its formatting."""
    edge = re.compile("(" + "|".join(map(re.escape, marks)) + ")")
    formatting = run.find(f"{W}rPr")
    segments: list[list[etree._Element]] = [[]]
    between: list[str] = []
    for child in list(run):
        if child is formatting:
            continue
        text = text_of(child) if child.tag == f"{W}t" else ""
        pieces = edge.split(text)
        if len(pieces) == 1:
            segments[-1].append(child)
            continue
        for index, piece in enumerate(pieces):
            if index % 2:
                between.append(piece)
                segments.append([])
            elif piece:
                part = child.makeelement(child.tag, {_SPACE: "preserve"}, None)
                part.text = piece
                segments[-1].append(part)
    for segment, mark in zip(segments, [*between, ""], strict=True):
        if segment:
            made = run.makeelement(run.tag, {str(name): str(value) for name, value in run.items()}, None)
            if formatting is not None:
                made.append(deepcopy(formatting))
            made.extend(segment)
            run.addprevious(made)
        _put_before(run, mark)
    _put(run, "")


def _put_before(element: etree._Element, text: str) -> None:
    parent, previous = element.getparent(), element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _say_of_cell(one: Found, said: re.Match[str], tokens: Tokens) -> None:
    """Do what a tag says about its cell: how wide, which colour, merged with those below or beside it."""
    cell = next(one.node.iterancestors(f"{W}tc"), None)
    if cell is None:
        raise TemplateProblem(NOT_RIGHT, one.place, "Deze invulcode hoort in een cel van een tabel.")
    text = one.node.text or ""
    one.node.text = text.replace(one.mark, "")
    command, value, alone = said.groups()

    def tag(source: str) -> str:
        return tokens.add(Token(source, one.place, "show_attribute"))

    if command == "colspan":
        _set(cell, "gridSpan", {"val": tag("{{ %s }}" % value)})  # noqa: UP031  braces
    elif command == "cellbg":
        _set(cell, "shd", {"val": "clear", "color": "auto", "fill": tag("{{ %s }}" % value)})  # noqa: UP031
    elif alone == "vm":
        merged = tag("{% if loop.first %}") + "restart" + tag("{% else %}") + "continue" + tag("{% endif %}")
        _set(cell, "vMerge", {"val": merged})
        one.node.text = tag("{% if loop.first %}") + (one.node.text or "") + tag("{% endif %}")
    else:
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = "1" if span is None else span.get(f"{W}val", "1")
        times = width if width.isdecimal() else "1"
        _set(cell, "gridSpan", {"val": tag("{{ loop.length | keer_(%s) }}" % times)})  # noqa: UP031
        _put_before(cell, tokens.add(Token("{% if loop.first %}", one.place)))
        cell.tail = tokens.add(Token("{% endif %}", one.place)) + (cell.tail or "")


def _set(cell: etree._Element, name: str, values: dict[str, str]) -> None:
    """Set a property of a cell, in the order that Word asks."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = cell.makeelement(f"{W}tcPr", {}, None)
        cell.insert(0, properties)
    for old in properties.findall(f"{W}{name}"):
        properties.remove(old)
    before = {f"{W}{earlier}" for earlier in _TCPR[: _TCPR.index(name)]}
    at = sum(1 for child in properties if child.tag in before)
    named = {f"{W}{key}": text for key, text in values.items()}
    properties.insert(at, cell.makeelement(f"{W}{name}", named, None))
