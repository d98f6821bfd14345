"""Finds the subjects that a row of words names or shows."""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.text.needs.stems import PARTS, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dossiertool.text.tokens import Token

_LEFT = 4  # letters of the shortest first part of a compound
_RIGHT = 3
_LONGEST = 40
APART = "!"
# After these words a part of a verb stands by itself: hij let op en werkt; zij levert in bij de les.
_NO_OBJECT = frozenset(
    """en maar of als want dan omdat zodat terwijl zonder met in op bij voor na van uit om te sinds tijdens
    totdat tot zoals die dat is heeft wordt wil kan""".split()
)
_REACH = 8  # words between the first and the last word of a term
_LINKS = ("", "s", "e", "en", "n")


class Kind(IntEnum):
    """What a word says of a subject: only that it is the subject, that it is hard, or that it goes well."""

    PLAIN = 0
    TROUBLE = 1
    WELL = 2


class Topic(NamedTuple):
    """One subject."""

    naam: str
    boven: str | None
    rang: int
    verwant: frozenset[str]
    voorbeelden: tuple[str, ...]


Element = tuple[tuple[str, ...], ...]  # alternatives, each a run of stems that stand beside each other


class Term(NamedTuple):
    """Words that together show a subject."""

    topic: str
    kind: Kind
    elements: tuple[Element, ...]


class Hit(NamedTuple):
    """A subject that was found; `places` are the words that show it."""

    topic: str
    kind: Kind
    places: tuple[int, ...]
    weight: int  # how many words the term asks


class Topics:
    """The subjects of the packs, ready to be looked up."""

    def __init__(
        self,
        topics: Mapping[str, Topic],
        terms: Iterable[Term],
        names: frozenset[str],
        akin: Sequence[frozenset[str]] = (),
    ) -> None:
        """Sort the terms under their longest word."""
        self._akin = akin
        self.topics = topics
        self.names = names
        self.vocabulary: set[str] = set()
        self._by_stem: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            anchor = max(term.elements, key=lambda element: min(len(max(run, key=len)) for run in element))
            for run in anchor:
                self._by_stem[max(run, key=len)].append(term)
            self.vocabulary.update(word for element in term.elements for run in element for word in run)
        self._parts: dict[str, tuple[str, ...]] = {}

    def stems(self, low: str) -> tuple[str, ...]:
        """Return the stem of a word, and those of its parts when it is a compound of words of the packs."""
        known = self._parts.get(low)
        if known is None:
            whole = stem(low)
            exact = ("=" + low,) if "=" + low in self.vocabulary else ()
            known = (whole, *exact, *self._split(fold(low), whole))
            if len(self._parts) < 50_000:  # noqa: PLR2004
                self._parts[low] = known
        return known

    def _split(self, low: str, whole: str) -> tuple[str, ...]:
        if "-" in low and len(low) <= _LONGEST:
            return tuple(stem(part) for part in low.split("-") if len(part) >= _RIGHT)
        if whole in self.vocabulary or not low.isalpha() or not _LEFT + _RIGHT <= len(low) <= _LONGEST:
            return ()
        for cut in range(len(low) - _RIGHT, _LEFT - 1, -1):
            for link in _LINKS:
                left, right = low[:cut].removesuffix(link) if link else low[:cut], low[cut:]
                if len(left) < _LEFT or (link and len(left) == cut):
                    continue
                head = stem(left)
                if head in self.vocabulary and len(head) >= _RIGHT:
                    tail = stem(right)
                    if tail in self.vocabulary or len(left) > _LEFT:
                        return (head, tail)
        return ()

    def row(self, tokens: Sequence[Token], skip: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
        """Return the stems of each word; none for a sign and for the words in `skip`.

        A word such as `op` that can only be the part of a verb here is marked: he *levert* it *in*.
        """
        found: list[tuple[str, ...]] = []
        for at, token in enumerate(tokens):
            if not token.is_word or token.low in skip:
                found.append(())
                continue
            stems = self.stems(token.low)
            if token.low in PARTS and _stands_apart(tokens, at):
                stems = (*stems, f"={token.low}{APART}")
            found.append(stems)
        return found

    def hits(self, stems: Sequence[Sequence[str]]) -> Iterator[Hit]:
        """Yield the subjects in a row of words, each given by its stems."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, found in enumerate(stems):
            for one in found:
                places[one].append(place)
        for one in places:
            for term in self._by_stem.get(one, ()):
                where = _places(term, places)
                if where is not None:
                    yield Hit(term.topic, term.kind, where, len(term.elements))

    def are_akin(self, one: str, other: str) -> bool:
        """Tell whether two subjects look alike in what one sees of them."""
        return (
            other in self.topics[one].verwant
            or one in self.topics[other].verwant
            or any(one in group and other in group for group in self._akin)
        )

    def lineage(self, naam: str) -> frozenset[str]:
        """Return the subject and those it is a part of."""
        found = []
        above: str | None = naam
        while above is not None:
            found.append(above)
            above = self.topics[above].boven
        return frozenset(found)


def _stands_apart(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word here is no preposition: nothing that it could belong to follows."""
    if at + 1 == len(tokens) or not tokens[at + 1].is_word:
        return True
    return tokens[at + 1].low in _NO_OBJECT


def _places(term: Term, places: Mapping[str, list[int]]) -> tuple[int, ...] | None:
    found: list[int] = []
    for element in term.elements:
        where = next((at for run in element if (at := _run_at(run, places)) is not None), None)
        if where is None:
            return None
        found += where
    return tuple(found) if max(found) - min(found) <= _REACH else None


def _run_at(run: tuple[str, ...], places: Mapping[str, list[int]]) -> list[int] | None:
    first = places.get(run[0])
    if first is None:
        return None
    if len(run) == 1:
        return [first[0]]
    rest = [set(places.get(word, ())) for word in run[1:]]
    for at in first:
        if all(at + n in later for n, later in enumerate(rest, start=1)):
            return list(range(at, at + len(run)))
    return None
