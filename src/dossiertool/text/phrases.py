"""Turns words as a dictionary gives them into every order in which a sentence may hold them.

*op|scheppen* stands for schept … op, opschept, opgeschept, op te scheppen; *de kantjes eraf lopen* for loopt
hij … de kantjes eraf, dat hij de kantjes eraf loopt, heeft gelopen, zou lopen. Issue Language, line 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text import morphology
from dossiertool.text.matching import END, Forms, Row
from dossiertool.text.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_REFLEXIVE = Forms(frozenset("zich zichzelf me mij mezelf mijzelf je jezelf ons onszelf".split()))
_TE = Forms(frozenset({"te"}))
_TO_VERB, _TO_PHRASE, _TO_END, _SLOT = -6, -6, -2, -4
_SLOTS = frozenset({"iemand", "iets"})


def adjective(text: str, sets: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows for an adjective; words before the last stay as they are (snel aangebrand)."""
    return _last_inflected(text, "b", sets)


def noun(text: str, sets: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows for a noun with its plural and diminutive; *kop is any compound with that head."""
    *before, last = text.split()
    if last.startswith("*"):
        ends = tuple(sorted(morphology.noun_forms(last[1:].lower())))
        return [(*row, Forms(frozenset(), ends)) for row in _rows(before, sets)]
    return _last_inflected(text, "z", sets)


def verb(text: str, sets: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows for a verb, separable (op|scheppen), reflexive (zich aan|stellen) or both."""
    *before, last = text.split()
    reflexive = before == ["zich"]
    if before and not reflexive:
        raise ValueError(f"{text} is geen werkwoord; zet het bij de uitdrukkingen")
    part, infinitive = _parted(last)
    split = Forms(morphology.verb_forms(infinitive))
    if not reflexive:
        if not part:
            return [(split,)]
        joined = Forms(morphology.separable_forms(part, infinitive))
        return [(joined,), (split, _TO_END * 3, _word(part), END), (_word(part), _TE, _word(infinitive))]
    if not part:
        return [(split, -3, _REFLEXIVE), (_REFLEXIVE, _TO_VERB, split)]
    joined = Forms(morphology.separable_forms(part, infinitive))
    return [
        (split, -3, _REFLEXIVE, _TO_VERB, _word(part), END),
        (_REFLEXIVE, _TO_VERB, joined),
        (_REFLEXIVE, _TO_VERB, _word(part), _TE, _word(infinitive)),
    ]


def idiom(text: str, sets: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows for a phrase that ends with its verb: `een bord voor @bez kop hebben`."""
    *before, last = text.split()
    if not before:
        raise ValueError(f"{text} is één woord; zet het bij de werkwoorden")
    part, infinitive = _parted(last)
    if not infinitive.endswith("n"):
        raise ValueError(f"{text} eindigt niet op een werkwoord")
    split = Forms(morphology.verb_forms(infinitive))
    found: list[Row] = []
    for phrase in _rows(before, sets):
        reflexive = phrase[0] is _REFLEXIVE
        gap = -3 if reflexive else _TO_PHRASE
        if part:
            joined = Forms(morphology.separable_forms(part, infinitive))
            found.append((split, gap, *phrase, _TO_END, _word(part), END))
            found.append((*phrase, _TO_END, joined))
            found.append((*phrase, _TO_END, _word(part), _TE, _word(infinitive)))
        else:
            found.append((split, gap, *phrase))
            found.append((*phrase, _TO_END, split))
    return found


def _rows(words: Sequence[str], sets: Mapping[str, Sequence[str]]) -> list[Row]:
    rows: list[Row] = [()]
    for word in words:
        options: list[Row]
        if word in _SLOTS:
            options = [(_SLOT,)]
        elif word == "zich":
            options = [(_REFLEXIVE, -3)]
        elif word == "...":
            options = [(_SLOT,)]
        else:
            options = _either(word, sets)
        rows = [(*row, *option) for row in rows for option in options]
    return [_trimmed(row) for row in rows] if words else rows


def _either(word: str, sets: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the word, or the word and nothing when it stands between brackets."""
    optional = word.startswith("(") and word.endswith(")")
    found = compile_pattern(word[1:-1] if optional else word, sets)
    return [*found, ()] if optional else found


def _trimmed(row: Row) -> Row:
    """Drop a gap at an end of the phrase: iemand, iets and zich there may be anyone."""
    while row and isinstance(row[0], int):
        row = row[1:]
    while row and isinstance(row[-1], int):
        row = row[:-1]
    if not row:
        raise ValueError("er blijft geen woord over om op te letten")
    return row


def _last_inflected(text: str, kind: str, sets: Mapping[str, Sequence[str]]) -> list[Row]:
    *before, last = text.split()
    marked = [
        f"<{option}/{kind}>" if not option.startswith(("<", "@", "*")) else option for option in last.split("|")
    ]
    heads = _rows(before, sets) if before else [()]
    return [(*row, *end) for row in heads for end in compile_pattern("|".join(marked), sets)]


def _parted(word: str) -> tuple[str, str]:
    part, bar, infinitive = word.lower().rpartition("|")
    return (part, infinitive) if bar else ("", word.lower())


def _word(word: str) -> Forms:
    return Forms(frozenset({word}))
