"""What a heading or a lead-in says of the text below it: under *Afspraken* stands what will be, not what is.

A loose text has no fields, so its headings tell where it speaks of goals, agreements and questions, in which
the guideline (§3) allows more. Only marked headings count (`# …`, `**…**`), a line that ends in a colon before
a list, and *Doel 2:* at the beginning of a sentence; below any other heading stand facts again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossiertool.text.passage import Passage
    from dossiertool.text.tokens import Sentence

_FACT = "feit"
_SHORT_LINE, _LIST_ITEM = 60, 160  # characters of a heading or lead-in, and of an item of a list
_ITEM = re.compile(r"(?:[-*•–]|\d+[.)])\s")
_MARKED = re.compile(r"#{1,6}\s|\*\*")
_HEADING = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+(?P<line>[^\n]+)|\*\*(?P<bold>[^\n*]{3,60})\*\*)", re.MULTILINE)
_LEAD_IN = re.compile(
    r"^[ \t]{0,12}(?P<said>[^\n|]{4,60}):[ \t]*\n(?P<list>(?:\s*(?:[-*•–]|\d+[.)])[ \t][^\n]*(?:\n|$))+)",
    re.MULTILINE,
)
# The first that fits says it: *Zijn de doelen gehaald?* is about facts.
_KINDS = {
    _FACT: r"evalua|resulta|tussenst|verloop|terugbl|gehaald|bereikt|gelukt|gedaan|begin",
    "hulpvraag": r"hulpvra|vraag aan|vragen (?:wij|we)\b|onze vra",
    "doel": r"doel(?:en)?\b",
    "afspraak": (
        r"afspra|aanpak|maatregel|gaan (?:we|wij) verder|\bvervolg\b|"
        r"(?:spreken|spraken|spreek|sprak)\b.*\baf\b"
    ),
}
_COMPILED = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _KINDS.items()]
_OPENING = dict.fromkeys(("doel", "groepsdoel", "doelen"), "doel") | dict.fromkeys(
    ("afspraak", "afspraken", "maatregel", "maatregelen"), "afspraak"
)


class Sections:
    """The tekstsoort of each sentence of a text that is `soort` as a whole."""

    def __init__(self, passage: Passage, soort: str) -> None:
        self._passage, self._soort = passage, soort
        text = passage.text
        marks = _marks(text) if soort == _FACT and ("\n" in text or "**" in text) else []
        self._starts = [start for start, _ in marks]
        self._kinds = [kind for _, kind in marks]

    def soort(self, sentence: Sentence) -> str:
        """Return the tekstsoort of this sentence."""
        if self._soort != _FACT:
            return self._soort
        tokens = self._passage.tokens
        kind = _OPENING.get(tokens[sentence.first].low)
        if kind is not None and any(t.low == ":" for t in tokens[sentence.first : sentence.stop][1:3]):
            return kind
        place = bisect_right(self._starts, tokens[sentence.first].start) - 1
        return self._kinds[place] if place >= 0 else _FACT


class Below:
    """The tekstsoort of each paragraph of a document, by the heading or lead-in above it, in order.

    A heading is a short line without a sign at its end, as Word gives it, or a marked one. A line that ends
    in a colon holds for the list below it: items, or short paragraphs where a list has no signs of its own.
    """

    def __init__(self) -> None:
        self._section, self._lead_in = _FACT, ""

    def soort(self, paragraph: str) -> str:
        """Return the tekstsoort of the next paragraph."""
        line = paragraph.strip()
        if len(line) <= _SHORT_LINE and "\n" not in line:
            if line.endswith(":"):
                kind = _kind(line)
                self._lead_in = kind if kind != _FACT else ""
                return self._section
            if _MARKED.match(line) or (line and line[-1].isalnum() and not _ITEM.match(line)):
                self._section, self._lead_in = _kind(line), ""
                return _FACT
        if self._lead_in and (_ITEM.match(line) or len(line) <= _LIST_ITEM):
            return self._lead_in
        self._lead_in = ""
        return self._section


def _marks(text: str) -> list[tuple[int, str]]:
    """Return from where in the text which tekstsoort holds, in order."""
    marks = [(m.start(), _kind(m["line"] or m["bold"])) for m in _HEADING.finditer(text)]
    starts = [start for start, _ in marks]
    for match in _LEAD_IN.finditer(text):
        kind = _kind(match["said"])
        if kind != _FACT:
            place = bisect_right(starts, match.start()) - 1
            marks += [(match.start("list"), kind), (match.end(), marks[place][1] if place >= 0 else _FACT)]
    return sorted(marks, key=lambda mark: mark[0])


def _kind(heading: str) -> str:
    return next((kind for kind, words in _COMPILED if words.search(heading)), _FACT)
