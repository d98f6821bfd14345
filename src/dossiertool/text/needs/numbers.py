"""Reads amounts from a row of words: 46 van de 50, 80%, hooguit twee keer, geen ruzie."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.text.needs.stems import fold, stem
from dossiertool.text.vocabulary.grammar import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.text.tokens import Token

_NUMBERS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien twintig"
)
_WORDS = {word: number for number, word in enumerate(_NUMBERS.split())} | {
    "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90,
    "honderd": 100, "eenmaal": 1, "tweemaal": 2, "driemaal": 3, "beide": 2, "allebei": 2,
}  # fmt: skip
_THOUSAND = re.compile(r"^(\d{1,3})\.(\d{3})$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_OF = frozenset("van uit op / of".split())
_AT_LEAST = frozenset("minstens minimaal tenminste ruim meer boven hoger vanaf zeker".split())
_AT_MOST = frozenset("hooguit maximaal hoogstens maar minder onder lager binnen beneden".split())
_UNIT_SKIP = frozenset("de het goed hele volle losse nieuwe goede keer keren maal per".split())
_TIMES = frozenset("keer keren maal".split())
# Lengths of time in seconds, so that a minute can be compared with seconds.
_SECONDS = {
    stem(word): seconds
    for word, seconds in (
        ("seconde", 1),
        ("minuut", 60),
        ("minuten", 60),
        ("uur", 3600),
        ("uren", 3600),
        ("kwartier", 900),
    )
}


class Bound(Enum):
    """Which way an aim points."""

    LEAST = "least"
    MOST = "most"


class Amount(NamedTuple):
    """A number in a row of words: `value`, out of `total` when it says so, of `unit` (a stem, % or cijfer)."""

    value: float
    total: float | None
    unit: str
    bound: Bound | None
    first: int
    stop: int

    @property
    def share(self) -> float | None:
        """The part of the whole, from 0 to 1, when that is said."""
        if self.unit == "%":
            return self.value / 100
        return self.value / self.total if self.total else None


def amounts_in(tokens: Sequence[Token]) -> list[Amount]:
    """Return the amounts in a row of tokens in order; days, times and names of levels are none."""
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        one = _amount(tokens, at)
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.stop
    return found


def _amount(tokens: Sequence[Token], at: int) -> Amount | None:
    if tokens[at].low == "geen":
        return _none(tokens, at)
    value = number(tokens[at].low)
    if value is None or ":" in tokens[at].low or _is_day(tokens, at) or _is_label(tokens, at):
        return None
    stop, total, unit = at + 1, None, ""
    if tokens[at].low.endswith("%"):
        unit = "%"
    elif stop < len(tokens) and tokens[stop].low in ("procent", "%"):
        unit, stop = "%", stop + 1
    else:
        after = next((i for i in range(stop, min(stop + 3, len(tokens))) if tokens[i].low in _OF), len(tokens))
        if after < len(tokens) and all(tokens[i].is_word or tokens[i].low == "/" for i in range(stop, after)):
            whole = after + 1
            while whole < len(tokens) and tokens[whole].low in ("de", "alle", "het", "totaal"):
                whole += 1
            if (
                whole < len(tokens)
                and (of := number(tokens[whole].low)) is not None
                and of >= value > -1
                and of > 1
            ):
                total, stop = of, whole + 1
        unit = _unit(tokens, stop)
    value *= _SECONDS.get(unit, 1)
    if at and tokens[at - 1].low == "niet" and value == 1:
        value = 0.0
    return Amount(value, total, "tijd" if unit in _SECONDS else unit, _bound(tokens, at, stop), at, stop)


def _none(tokens: Sequence[Token], at: int) -> Amount | None:
    """Return nought of something: geen ruzie, geen enkele keer; None for `geen … meer` and the like."""
    stop = at + 1
    while stop < len(tokens) and tokens[stop].low in ("enkele", "enkel", "een", "van", "de"):
        stop += 1
    unit = _unit(tokens, stop)
    return Amount(0, None, unit, None, at, stop) if len(unit) > 3 or unit == "keer" else None  # noqa: PLR2004


def number(low: str) -> float | None:
    """Return what a word or digits stand for: twaalf, 12, 6,5, 80%; None when it is no number."""
    low = fold(low).removesuffix("%")
    if low[:1].isdigit():
        try:
            return float(_THOUSAND.sub(r"\1\2", low).replace(",", "."))
        except ValueError:
            return None
    return _WORDS.get(low)


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return (
        after.startswith(_MONTHS)
        or (after == "uur" and at > 0 and tokens[at - 1].low in _CLOCK)
        or _YEAR.match(tokens[at].low) is not None
    )


_CLOCK = frozenset("om tot vanaf rond voor na van tegen half kwart".split())
_MONTHS = tuple(
    """januari februari maart april mei juni juli augustus september oktober november december okt nov sept dec
    jan feb""".split()
)
_LABELS = frozenset(
    """groep klas week lokaal blok periode niveau hoofdstuk leerjaar avi bladzijde kern tafels les versie
    thema""".split()
)


_NUMBERED = frozenset("doel behoefte punt".split())
_AFTER_NUMBERED = frozenset(": ( is was behaald gehaald bereikt niet en blijft wordt".split())


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number is a name: groep 6, week 46, doel 1; and een that is no number."""
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if at and tokens[at - 1].low in _LABELS:
        return True
    if at and tokens[at - 1].low in _NUMBERED and low.isdigit():
        return after in _AFTER_NUMBERED
    return low == "een" and "é" not in tokens[at].text.lower() and after not in (*_TIMES, "van")


def _unit(tokens: Sequence[Token], at: int) -> str:
    while at < len(tokens) and tokens[at].low in _UNIT_SKIP and tokens[at].low not in _TIMES:
        at += 1
    if at < len(tokens) and tokens[at].is_word:
        if tokens[at].low in _TIMES:
            return "keer"
        return "" if tokens[at].low in FUNCTION_WORDS else stem(tokens[at].low)
    return ""


def _bound(tokens: Sequence[Token], at: int, stop: int) -> Bound | None:
    before = [t.low for t in tokens[max(0, at - 3) : at]]
    if "meer" in before and "niet" in before:
        return Bound.MOST
    if "minder" in before and "niet" in before:
        return Bound.LEAST
    if before[-2:] == ["ten", "minste"]:
        return Bound.LEAST
    if before[-2:] == ["ten", "hoogste"]:
        return Bound.MOST
    for low in reversed(before):
        if low in _AT_LEAST:
            return Bound.LEAST
        if low in _AT_MOST:
            return Bound.MOST
    after = [t.low for t in tokens[stop : stop + 4]]
    if after[:1] == ["of"] or after[1:2] == ["of"]:
        if {"meer", "hoger"} & set(after[:4]):
            return Bound.LEAST
        if {"minder", "lager"} & set(after[:4]):
            return Bound.MOST
    return None
