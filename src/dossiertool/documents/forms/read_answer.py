"""Takes what stands in the place of a field: lines of text and tick boxes, in order.

The answer is the whole cell, not only what stands within the control: people type behind it, and LibreOffice
moves text out of it. When fields share a cell (somebody merged two), each gets what follows its own control.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element

    from dossiertool.documents.forms.read_page import Page

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_P, _SDT = f"{W}p", f"{W}sdt"
_CHANGES = tuple(
    f"{W}{name}"
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "moveFromRangeStart",
        "moveToRangeStart",
    )
)
_PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_HIDDEN = (f"{W}vanish", f"{W}specVanish")
_STRUCK = (f"{W}strike", f"{W}dstrike")
_FALSE = frozenset({"0", "false", "off"})
_TRUE = frozenset({"1", "true", "on"})
TICKED = frozenset("☒☑✓✔✗✘🗹🗷🗸⊠×✅❎\uf0fc\uf0fd\uf0fe\uf078\uf052\uf053\uf054")
UNTICKED = frozenset("☐□▢❏❑◻\uf06f\uf0a8\uf071\uf072")
_CODE = re.compile("[0-9A-F]{4}")
_SIGNS = re.compile(f"([{''.join(sorted(TICKED | UNTICKED))}])")
# What Word makes of --> and :) while somebody types, in a font of symbols.
_SYMBOLS = {
    "F0E0": "→",
    "F0DF": "←",
    "F0E8": "➔",
    "F0F3": "⇔",
    "F0F0": "⇨",
    "F04A": "☺",
    "F04B": "😐",
    "F04C": "☹",
}


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick box, or a sign that stands for one; `box` is None when it and its sign say different things.

    `sign` is what is shown there.
    """

    box: bool | None
    sign: str
    on: bool
    """What the box itself says."""


Token = str | Tick


@dataclass(slots=True)
class Answer:
    """What one field was given: per line its texts and ticks. `choices` are those of a drop-down list there.

    `has_changes` tells of changes that nobody accepted yet, `has_picture` of a picture, drawing or formula,
    `has_hidden` of text that is not shown on screen or paper, `has_struck` of text with a line through it.
    """

    lines: list[list[Token]] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    """Words → code, as the document has them."""
    has_changes: bool = False
    has_picture: bool = False
    has_hidden: bool = False
    has_struck: bool = False

    @property
    def text(self) -> str:
        """The answer as it stands on paper; a paragraph or line break is a line break."""
        return "\n".join("".join(_shown(token) for token in line) for line in self.lines)

    @property
    def tokens(self) -> Iterator[Token]:
        """All texts and ticks, in order."""
        return (token for line in self.lines for token in line)


def _shown(token: Token) -> str:
    return token.sign if isinstance(token, Tick) else token


def answers_in(
    page: Page, spot: _Element, anchors: Mapping[_Element, str], printed: Callable[[str], bool]
) -> dict[str, Answer]:
    """Return per path what it was given in this spot; `anchors` are the controls and bookmarks of the paths.

    What stands before the first anchor belongs to the first path, but for paragraphs that were `printed` there:
    somebody merged the cell with that of its label.
    """
    reading = _Reading(page, spot, anchors)
    reading.skip(_before(page, spot, anchors, printed))
    for element in spot.iter():
        reading.take(element)
    found = reading.found
    changed = next(spot.iter(*_CHANGES), None) is not None
    hidden, struck = _is_any_on(spot, _HIDDEN), _is_any_on(spot, _STRUCK)
    for answer in found.values():
        while answer.lines and not any(isinstance(token, Tick) or token.strip() for token in answer.lines[-1]):
            answer.lines.pop()
        answer.has_changes, answer.has_hidden, answer.has_struck = changed, hidden, struck
        answer.has_picture = next(pictures_in(spot), None) is not None
    return found


def _is_any_on(spot: _Element, marks: tuple[str, ...]) -> bool:
    """Tell whether some text of the spot has this formatting."""
    found = (mark for run in spot.iter(f"{W}r") for mark in run.iterfind(f"{W}rPr/*") if mark.tag in marks)
    return any(mark.get(f"{W}val", "1") not in _FALSE for mark in found)


def _before(
    page: Page, spot: _Element, anchors: Mapping[_Element, str], printed: Callable[[str], bool]
) -> Iterator[_Element]:
    """Yield the printed paragraphs of a spot before the one with its first anchor."""
    order = list(spot.iter(_P, *{each.tag for each in anchors}))
    first = next((i for i, element in enumerate(order) if element in anchors), 0)
    around = set(order[first].iterancestors(_P)) if order else set()
    for element in order[:first]:
        line = page.line_of.get(element)
        if line is not None and element not in around and printed(line.text):
            yield element


def pictures_in(spot: _Element) -> Iterator[_Element]:
    """Yield pictures, drawings and formulas; not text boxes, which are read."""
    boxes = f"{W}txbxContent"
    yield from (each for each in spot.iter(*_PICTURES) if next(each.iter(boxes), None) is None)
    yield from spot.iter(_MATHS)


class _Reading:
    """Walks through a spot, and gives each text to the path whose anchor came last."""

    def __init__(self, page: Page, spot: _Element, anchors: Mapping[_Element, str]) -> None:
        self._page, self._anchors = page, anchors
        order = [anchors[each] for each in spot.iter() if each in anchors]
        inside = set(spot.iter())
        around = [path for each, path in anchors.items() if each not in inside]
        pads = list(dict.fromkeys([*around, *order, *anchors.values()]))
        self._now = pads[0]
        self.found = {pad: Answer() for pad in pads}
        self._lines: dict[tuple[str, _Element], list[Token]] = {}
        self._taken: set[_Element] = set()

    def skip(self, paragraphs: Iterator[_Element]) -> None:
        """Leave out these paragraphs."""
        for paragraph in paragraphs:
            self._taken |= set(paragraph.iter())

    def take(self, element: _Element) -> None:
        self._now = self._anchors.get(element, self._now)
        if element.tag == _P:
            self._begin(element)
        elif element.tag == _SDT:
            self._control(element)
        elif (said := self._page.said.get(element)) is not None:
            self._say(element, said)

    def _begin(self, paragraph: _Element) -> None:
        """Begin a line: also an empty one, as long as it is no repetition for older readers."""
        if paragraph in self._taken:
            return
        if paragraph in self._page.line_of or self._is_blank(paragraph):
            self._line(paragraph)

    def _is_blank(self, paragraph: _Element) -> bool:
        hidden = (f"{W}txbxContent", f"{W}del", f"{W}moveFrom")
        return next(paragraph.iterancestors(*hidden), None) is None

    def _line(self, paragraph: _Element) -> list[Token]:
        key = (self._now, paragraph)
        if key not in self._lines:
            self._lines[key] = []
            self.found[self._now].lines.append(self._lines[key])
        return self._lines[key]

    def _control(self, control: _Element) -> None:
        properties = control.find(f"{W}sdtPr")
        if properties is None:
            return
        checked = properties.find(f"{_W14}checkbox")
        if checked is not None:
            self._box(control, checked.find(f"{_W14}checked"))
        for kind in ("dropDownList", "comboBox"):
            for item in properties.iterfind(f"{W}{kind}/{W}listItem"):
                self._choice(item)

    def _box(self, control: _Element, mark: _Element | None) -> None:
        """Take a tick box whole; words that somebody typed within it come after it."""
        inside = set(control.iter())
        shown = "".join(self._page.said.get(each, "") for each in control.iter()).strip()
        at = next((i for i, sign in enumerate(shown) if _state(sign) is not None), len(shown))
        sign, words = shown[at : at + 1], shown[:at] + shown[at + 1 :]
        on = mark is not None and mark.get(f"{_W14}val", "1") in _TRUE
        paragraph = next(control.iterancestors(_P), None)
        if paragraph is None:
            paragraph = next(control.iter(_P), control)
        line = self._line(paragraph)
        shows = bool(sign) and _state(sign)
        line.append(Tick(on if shows is on else None, sign, on))
        if words:
            line.append(words)
        self._taken |= inside

    def _choice(self, item: _Element) -> None:
        code = item.get(f"{W}value", "")
        words = item.get(f"{W}displayText", "") or code
        if code:
            self.found[self._now].choices[words] = code

    def _say(self, node: _Element, said: str) -> None:
        if node in self._taken:
            return
        line = self._line(next(node.iterancestors(_P)))
        if node.tag == f"{W}sym":
            said = _symbol(node, said)
        for part in _SIGNS.split(said):
            state = _state(part)
            if state is not None and line and isinstance(line[-1], Tick) and not line[-1].sign:
                line[-1] = Tick(
                    state if line[-1].on is state else None, part, line[-1].on
                )  # slipped out of its box
            elif state is not None:
                line.append(Tick(state, part, state))
            elif part:
                line.append(part)


def _state(sign: str) -> bool | None:
    if sign in TICKED:
        return True
    return False if sign in UNTICKED else None


def _symbol(node: _Element, said: str) -> str:
    """Return what a sign of a font of symbols stands for; what is not known stays a sign that says nothing."""
    code = node.get(f"{W}char", "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    sign = chr(int(code, 16)) if _CODE.fullmatch(code) else said
    state = _state(sign)
    return said if state is None else "☐☒"[state]
