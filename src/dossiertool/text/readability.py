"""Says when a text asks much of who reads it, and why: an indication, never a language level.

Nobody can measure from words alone whether a parent understands a text, so this names causes that a writer
can mend: a long sentence, clauses within clauses, nobody who does it, many long words (R149; domein.md on B1).
What somebody else said or thinks is theirs and is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossiertool.text.passage import Passage
    from dossiertool.text.tokens import Token

CODE = "TAAL-03"
BRON = "Basisondersteuning in 6 stappen, stap 5: hanteer toegankelijke taal (R149)"
SHORTER = "Maak van een lange zin twee of drie korte, met in elke zin één ding."
_ACTOR = "Schrijf wie iets doet: niet ‘er wordt besproken’, maar ‘de mentor bespreekt’."
_WORDS = "Kies gewone woorden: niet ‘ondersteuningsmogelijkheden’, maar ‘wat kan helpen’."
_LEFT_ALONE = ("zienswijze", "citaat")

# Measured on the labelled texts and the samples: 99 of 100 have no sentence of more than 26 words.
_LONG, _VERY_LONG = 28, 34  # words in a sentence
_CLAUSES, _MANY_CLAUSES = 3, 4  # openings of a clause in a sentence
_LETTERS, _LONG_WORDS, _MANY_LONG_WORDS = 14, 4, 6  # of a long word; how many of them in a sentence
_PASSIVES, _MANY_PASSIVES = 2, 3  # sentences in which nobody does it
_COLUMNS = 3  # strokes in a sentence from which it is a table
_ENOUGH = 2  # strain from which it is worth telling
_SHORTEST, _MIDDLING = 12, 18  # words below which a sentence is no effort, and below which clauses are none

_OPENERS = frozenset(
    """dat die omdat doordat waardoor zodat terwijl hoewel als wanneer toen zodra voordat nadat totdat indien
    tenzij waarbij waarmee waarin waarvan waarop waaraan waaruit waarna wat waar aangezien""".split()
)
_BECOMES = frozenset({"wordt", "worden", "werd", "werden"})
_OPENER = re.compile(rf"\b(?:{'|'.join(sorted(_OPENERS))})\b")
_LONG_WORD = re.compile(rf"\w{{{_LETTERS},}}")
_PARTICIPLE = re.compile(
    r"(?:(?:aan|achter|af|bij|binnen|door|in|mee|na|om|onder|op|over|samen|tegen|terug|toe|uit|vast|voor|weg)?"
    r"ge\w{2,}|(?:be|her|ont|ver)\w{3,})(?:d|t|en)"
)
_NO_PARTICIPLE = frozenset(
    "gezond gereed getuigen gelijken verschillend verschillen bereid bekend gewoon".split()
)
_LIST_ITEM = re.compile(r"\n\s*(?:[-*•–]|\d+[.)])\s")


class _Part(NamedTuple):
    """A sentence or a part of it up to a semicolon or a line of a list, and what makes it hard to read."""

    number: int  # of the sentence, from 1
    tokens: Sequence[Token]
    words: int
    clauses: int
    long_words: int
    is_passive: bool

    @property
    def strain(self) -> int:
        """How much this part asks of a reader, apart from who does it; 0 for most."""
        return (
            (self.words >= _LONG)
            + (self.words >= _VERY_LONG)
            + (self.clauses >= _CLAUSES)
            + (self.clauses >= _MANY_CLAUSES)
            + (self.long_words >= _LONG_WORDS)
            + (self.long_words >= _MANY_LONG_WORDS)
        )


def readability(passage: Passage, soort: str, pad: str) -> list[Finding]:
    """Return one tip about a text that asks much of who reads it, with its worst causes; else nothing."""
    if soort in _LEFT_ALONE or not _may_be_hard(passage):
        return []
    parts = [_measured(number, tokens) for number, tokens in _parts(passage)]
    passive = sorted({part.number for part in parts if part.is_passive})
    if not parts:
        return []
    worst = max(parts, key=lambda part: (part.strain, part.words))
    nobody = (len(passive) >= _PASSIVES) + (len(passive) >= _MANY_PASSIVES)
    if worst.strain + nobody < _ENOUGH:
        return []
    if not worst.strain:
        worst = next(part for part in parts if part.is_passive)
    start, end = worst.tokens[0].start, worst.tokens[-1].end
    alone = len(passage.sentences) == 1
    causes = [_said(part, alone) for part in parts if part.strain and part.strain >= worst.strain - 1][:2]
    if nobody:
        causes.append(f"In zin {_row(passive)} staat niet wie iets doet.")
    return [
        Finding(
            code=CODE,
            klasse=Klasse.LEESBAARHEID,
            niveau=Niveau.TIP,
            pad=pad,
            start=start,
            eind=end,
            tekst=passage.text[start:end],
            melding=" ".join(["Indicatie: deze tekst vraagt veel van wie hem leest.", *causes]),
            suggestie=_advice(worst),
            bron=BRON,
        )
    ]


def _may_be_hard(passage: Passage) -> bool:
    """Whether anything is counted here at all: most texts are short and plain, and cost nothing."""
    longest = max((sentence.stop - sentence.first for sentence in passage.sentences), default=0)
    if longest >= _LONG:
        return True
    text = passage.text
    if text.count("word") + text.count("werd") >= _PASSIVES or len(_LONG_WORD.findall(text)) >= _LONG_WORDS:
        return True
    return longest >= _MIDDLING and len(_OPENER.findall(text)) >= _CLAUSES


def _parts(passage: Passage) -> Iterator[tuple[int, Sequence[Token]]]:
    """Yield the parts of each sentence with the number of the sentence, without tables and what is quoted."""
    for number, sentence in enumerate(passage.sentences, start=1):
        begin: list[Token] = []
        if sum(token.low == "|" for token in passage.of(sentence)) > _COLUMNS:
            continue
        for token in passage.of(sentence):
            if begin and (begin[-1].low == ";" or _LIST_ITEM.match(passage.text, begin[-1].end)):
                yield number, begin
                begin = []
            if not passage.quotes or not passage.is_quoted(token.start, token.end):
                begin.append(token)
        if begin:
            yield number, begin


def _measured(number: int, tokens: Sequence[Token]) -> _Part:
    lows = [token.low for token in tokens if token.is_word]
    is_passive = not _BECOMES.isdisjoint(lows) and "door" not in lows and any(map(_is_participle, lows))
    if len(lows) < _SHORTEST:
        return _Part(number, tokens, len(lows), 0, 0, is_passive)
    clauses = sum(low in _OPENERS for low in lows[1:]) if len(lows) >= _MIDDLING else 0
    long_words = sum(len(low) >= _LETTERS for low in lows)
    return _Part(number, tokens, len(lows), clauses, long_words, is_passive)


def _is_participle(low: str) -> bool:
    return _PARTICIPLE.fullmatch(low) is not None and low not in _NO_PARTICIPLE


def _said(part: _Part, alone: bool) -> str:
    causes = [f"{part.words} woorden"] if part.words >= _LONG else []
    if part.clauses >= _CLAUSES:
        causes.append(f"{part.clauses} bijzinnen")
    if part.long_words >= _LONG_WORDS:
        causes.append(f"{part.long_words} lange woorden")
    return f"{'De zin' if alone else f'Zin {part.number}'} heeft {_and(causes)}."


def _advice(worst: _Part) -> str:
    if worst.words >= _LONG or worst.clauses >= _CLAUSES:
        return SHORTER
    return _WORDS if worst.strain else _ACTOR


def _row(numbers: Sequence[int]) -> str:
    return _and([str(number) for number in numbers])


def _and(words: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))
