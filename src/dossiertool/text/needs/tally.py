"""Weighs the signals in a clause: which count, and which another word turns around or makes void."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.text.needs.signals import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.text.tokens import Token

_FOR = ("behaald", "geheel", "zelf", "niet_meer", "nul", "lang")
_AGAINST = ("deels", "deels_zacht", "moeite", "gebrek", "hulp", "middel")
_SOFT = ("deels_zacht", "moeite", "gebrek", "hulp", "middel")
_DENIALS = frozenset("niet nooit geen niemand".split())
_FAILS = frozenset("niet geen niets vergeet vraagt raakt loopt zakt stopt valt blijft".split())
_TURNS = frozenset("als dan die dat om te of dus want".split())


class Tally(NamedTuple):
    """How many signals of each kind stand in a clause, after those that another cancels were left out."""

    behaald: int = 0
    geheel: int = 0
    zelf: int = 0
    niet_meer: int = 0
    nul: int = 0
    lang: int = 0
    deels: int = 0
    deels_zacht: int = 0
    moeite: int = 0
    gebrek: int = 0
    hulp: int = 0
    middel: int = 0

    @property
    def speaks(self) -> bool:
        """Whether the signals say how things are, whoever or whatever the sentence is about."""
        return any(
            (
                self.behaald,
                self.niet_meer,
                self.nul,
                self.lang,
                self.deels,
                self.deels_zacht,
                self.moeite,
                self.hulp,
            )
        )

    @property
    def weighs(self) -> bool:
        """Whether the signals say that something is hard, or that help is needed or given."""
        return any((self.moeite, self.gebrek, self.hulp, self.middel))


class Span(NamedTuple):
    """A run of words, from the token at `first` up to `stop`; behind `zonder` stands what is `absent`."""

    tokens: Sequence[Token]
    first: int
    stop: int
    absent: frozenset[int]  # places counted from `first`


def weigh(signals: Sequence[Signal], span: Span) -> Tally:
    """Count the signals for and against in a clause: of two that overlap the longer counts."""
    counted = [
        signal
        for signal in signals
        if (signal.kind in _FOR or signal.kind in _AGAINST)
        and not (signal.kind == "niet_meer" and _is_more(signal, span))
        and not _is_denied(signal, span)
    ]
    no_more = any(signal.kind in ("niet_meer", "nul") for signal in counted)
    covers = {
        side: _Cover([signal for signal in counted if signal.kind in other])
        for side, other in ((_FOR, _AGAINST), (_AGAINST, _FOR))
    }
    kept = [
        signal
        for signal in counted
        if not covers[_FOR if signal.kind in _FOR else _AGAINST].holds(signal)
        and not (signal.kind in _AGAINST and signal.first - span.first in span.absent)
        and not (no_more and signal.kind in _SOFT)
    ]
    if _is_needed(span):
        kept = [signal for signal in kept if signal.kind not in ("zelf", "geheel")]
        kept.append(Signal("hulp", "zonder ... niet", span.first, span.stop))
    places: dict[str, set[int]] = {}
    for signal in kept:
        places.setdefault(signal.kind, set()).add(signal.first)
    return Tally(**{kind: len(found) for kind, found in places.items()})


class _Cover:
    """Signals of one side, to ask whether one of them covers a shorter signal of the other side."""

    def __init__(self, signals: Sequence[Signal]) -> None:
        ends: dict[int, int] = {}
        for signal in signals:
            ends[signal.first] = max(signal.stop, ends.get(signal.first, 0))
        self._firsts = sorted(ends)
        self._ends = ends
        self._furthest = list(accumulate((ends[first] for first in self._firsts), max))

    def holds(self, signal: Signal) -> bool:
        if self._ends.get(signal.first, 0) > signal.stop:
            return True
        before = bisect_left(self._firsts, signal.first)
        return before > 0 and self._furthest[before - 1] >= signal.stop


def _is_needed(span: Span) -> bool:
    """Tell whether it goes wrong without something: zonder strook lukt het niet."""
    if not span.absent:
        return False
    lows = [token.low for token in span.tokens[span.first : span.stop]]
    place = lows.index("zonder")
    behind = lows[place + 1 :]
    begins = not any(low[0].isalnum() for low in lows[:place]) or lows[place - 1] in ",;:"
    return begins and not _FAILS.isdisjoint(behind) and "meer" not in behind


def _is_more(signal: Signal, span: Span) -> bool:
    """Tell whether `geen … meer` is about an amount: geen antwoord als er meer dan twee zijn."""
    inner = {token.low for token in span.tokens[signal.first + 1 : signal.stop - 1]}
    after = span.tokens[signal.stop].low if signal.stop < span.stop else ""
    return bool(inner & _TURNS) or after == "dan"


def _is_denied(signal: Signal, span: Span) -> bool:
    """Tell whether a denial turns the signal around: niet altijd, niet moeilijk, is niet nodig."""
    tokens = span.tokens
    if tokens[signal.first].low in _DENIALS or signal.kind in ("niet_meer", "nul", "lang", "deels"):
        return False
    if signal.first > span.first and tokens[signal.first - 1].low in _DENIALS:
        return True
    inner = {token.low for token in tokens[signal.first : signal.stop]}
    return signal.kind in ("hulp", "middel") and "niet" in inner
