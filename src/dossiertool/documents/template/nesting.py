"""Follows which if and for are open, and whether each ends where it began.

An if that begins in a cell and ends behind the table leaves half a table when it is not so. That need not go
wrong (it may always be so), but when it does, that is the place to look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.template.problem import NOT_RIGHT, TemplateProblem

if TYPE_CHECKING:
    from dossiertool.documents.template.place import Place
    from dossiertool.documents.template.tokens import Token

MAX_NESTED = 90
"""How deep if and for may stand within each other; Python's own compiler allows a hundred."""
_BLOCK = re.compile(r"\{%[-+]?\s*(\w*)")
_ENDS = {"if": "endif", "for": "endfor"}
_BETWEEN = {"else", "elif"}
_ELEMENT = re.compile(r"<(/?)([^\s/>?!]+)[^>]*?(/?)>")


class _Open(NamedTuple):
    name: str
    place: Place | None
    elements: tuple[str, ...]


class Nesting:
    """The if and for that are open in a part; `torn` is the first that ends elsewhere than it began."""

    def __init__(self) -> None:
        """Begin outside everything."""
        self.torn: Place | None = None
        self._open: list[_Open] = []
        self._elements: list[str] = []
        self._half = ""

    def read(self, xml: str) -> None:
        """Take the next piece of XML; a tag may stand in the middle of an element."""
        xml = self._half + xml
        begin = xml.rfind("<")
        if begin > xml.rfind(">"):
            xml, self._half = xml[:begin], xml[begin:]
        else:
            self._half = ""
        for closing, name, empty in _ELEMENT.findall(xml):
            if not closing:
                if not empty:
                    self._elements.append(name)
            elif self._elements:
                self._elements.pop()

    def meet(self, tag: Token) -> None:
        """Take the next tag.

        Raises:
            TemplateProblem: an end without its beginning, or too many within each other.
        """
        found = _BLOCK.match(tag.source)
        name = "" if found is None else found[1]
        if name in _ENDS:
            if len(self._open) >= MAX_NESTED:
                raise TemplateProblem(f"meer dan {MAX_NESTED} keer if of for in elkaar.", tag.place)
            self._open.append(_Open(name, tag.place, tuple(self._elements)))
        elif name in _BETWEEN and self._open:
            self._compare(self._open[-1])
        elif name in _ENDS.values():
            opened = self._open.pop() if self._open else None
            if opened is None or _ENDS[opened.name] != name:
                hint = "er is geen begin bij" if opened is None else f"hier hoort {_ENDS[opened.name]}"
                raise TemplateProblem(NOT_RIGHT, tag.place, f"Kijk naar {name}: {hint}.")
            self._compare(opened)

    def end(self) -> None:
        """Take the end of the part.

        Raises:
            TemplateProblem: an if or for has no end.
        """
        if self._open:
            name, place, _ = self._open[-1]
            hint = f"Zet verderop {_ENDS[name]}: deze {name} heeft geen einde."
            raise TemplateProblem(NOT_RIGHT, place, hint)

    def _compare(self, opened: _Open) -> None:
        if self.torn is None and tuple(self._elements) != opened.elements:
            self.torn = opened.place
