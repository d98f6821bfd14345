"""Lets one finding stand where several overlap: the longest says it all, its parts say nothing more.

Guideline §1.3 and §4: one finding per expression; an absolute within a judgement belongs to it; the content of
a rumour has no span of its own unless it holds a judgement; an opinion may stand over a guess and a judgement.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.findings import Klasse
from dossiertool.text.vocabulary import people

if TYPE_CHECKING:
    from dossiertool.text.index import Hit
    from dossiertool.text.passage import Passage

# Who goes first when two are of one length: what says most about what is wrong.
_ORDER = (
    Klasse.JARGON,
    Klasse.AFKORTING,
    Klasse.HOREN_ZEGGEN,
    Klasse.SPECULATIE,
    Klasse.EMOTIE,
    Klasse.OORDEEL,
    Klasse.MENING,
    Klasse.GENERALISATIE,
)
# Terms stand beside everything; these pairs beside each other.
_APART = frozenset({Klasse.JARGON, Klasse.AFKORTING})
_BOTH = (
    frozenset({Klasse.MENING, Klasse.SPECULATIE}),
    frozenset({Klasse.OORDEEL, Klasse.HOREN_ZEGGEN}),
)
_PHRASE = 6  # words of a marker of opinion that is one whole: naar mijn bescheiden mening
# The content of a rumour has no finding of its own, unless it holds a judgement (guideline §2.6).
_IN_RUMOUR = frozenset({Klasse.GENERALISATIE, Klasse.SPECULATIE, Klasse.EMOTIE})
# Marks this close (in tokens) are one finding: *vast … om indruk te maken* is one guess.
_OTHER_OPINION = 4  # words between two markers of opinion that are two
_ONE_WITHIN = {Klasse.SPECULATIE: 4, Klasse.EMOTIE: 1, Klasse.HOREN_ZEGGEN: 1}
_OPENS = frozenset({"dat", "als", "of"})
IN_LONGER, IN_OTHER = "hoort bij een langere melding", "hoort bij een andere melding"
IN_BEFORE = "hoort bij de melding ervoor"
IN_OPINION = "is de inhoud van een mening"


class Considered(NamedTuple):
    """An entry that was found, and in Dutch why it is no finding; None when it is one."""

    hit: Hit
    why_not: str | None


def without_overlap(seen: list[Considered], passage: Passage) -> list[Considered]:
    """Return what was seen in one sentence in reading order; what a longer finding covers is none."""
    kept: list[Considered] = []
    for item in sorted(seen, key=_longest_first):
        if item.why_not is None:
            item = item._replace(why_not=_covered(item.hit, kept, passage))  # noqa: PLW2901
        kept.append(item)
    rumours = [c.hit.first for c in kept if c.why_not is None and c.hit.rule.klasse is Klasse.HOREN_ZEGGEN]
    if rumours:
        kept = [_rumoured(item, min(rumours)) for item in kept]
    kept = _one_opinion(sorted(kept, key=lambda c: (c.hit.first, c.hit.stop)), passage)
    return _joined(_guess_itself(kept, passage))


def _longest_first(item: Considered) -> tuple[bool, int, int, int]:
    hit = item.hit
    klasse = hit.rule.klasse
    rank = _ORDER.index(klasse) if klasse in _ORDER else len(_ORDER)  # privacy, in a groepsplan
    return (item.why_not is not None, hit.first - hit.stop, rank, hit.first)


def _covered(hit: Hit, kept: list[Considered], passage: Passage) -> str | None:
    for other, why_not in kept:
        if why_not is None and other.first < hit.stop and hit.first < other.stop:
            if other.rule.klasse is hit.rule.klasse:
                return IN_LONGER
            if not _stand_together(hit, other, passage):
                return IN_OTHER
    return None


def _stand_together(hit: Hit, other: Hit, passage: Passage) -> bool:
    """Whether two marks of different classes that overlap are two findings."""
    klasse, longer = hit.rule.klasse, other.rule.klasse
    if klasse in _APART or longer in _APART or frozenset({klasse, longer}) in _BOTH:
        return True
    if klasse is Klasse.OORDEEL and longer is Klasse.MENING:
        spoken = any(t.low in people.WRITER for t in passage.tokens[other.first : other.stop])
        return not spoken or other.stop - other.first > _PHRASE
    return klasse is Klasse.GENERALISATIE and longer is Klasse.EMOTIE and hit.first == other.first


def _rumoured(item: Considered, begin: int) -> Considered:
    if item.why_not is None and item.hit.rule.klasse in _IN_RUMOUR and item.hit.first > begin:
        return item._replace(why_not="is de inhoud van een gerucht")
    return item


def _one_opinion(seen: list[Considered], passage: Passage) -> list[Considered]:
    """Let one marker of opinion stand: what is under it has no second span (guideline §2.2).

    Where the writer names himself (*vinden wij*) that is the marker, and a valuation beside it its content.
    """
    opinions = [c.hit for c in seen if c.why_not is None and c.hit.rule.klasse is Klasse.MENING]
    if len(opinions) < 2:  # noqa: PLR2004
        return seen
    spoken = [h for h in opinions if _is_spoken(h, passage)]
    stand = spoken[:1] or opinions[:1]
    stand += [h for before, h in itertools.pairwise(spoken) if h.first - before.stop >= _OTHER_OPINION]
    return [
        item._replace(why_not=IN_OPINION) if item.hit in opinions and item.hit not in stand else item
        for item in seen
    ]


def _guess_itself(seen: list[Considered], passage: Passage) -> list[Considered]:
    """Move a guess that is but the marker of an opinion to what is guessed: *ik sluit niet uit dat* hij werkt.

    Guideline §4: the opinion has the marker and the guess its own span. Where that holds a guess already,
    nothing is moved.
    """
    opinions = [c.hit for c in seen if c.why_not is None and c.hit.rule.klasse is Klasse.MENING]
    guesses = [c.hit for c in seen if c.why_not is None and c.hit.rule.klasse is Klasse.SPECULATIE]
    found = []
    for item in seen:
        hit = item.hit
        marker = next((o for o in opinions if o.first <= hit.first < o.stop), None)
        if marker is not None and hit in guesses and _is_spoken(hit, passage):
            first, stop = _clause_after(max(marker.stop, hit.first), passage)
            if first < stop and all(g is hit or g.stop <= first or g.first >= stop for g in guesses):
                item = item._replace(hit=hit._replace(first=first, stop=stop))  # noqa: PLW2901
        found.append(item)
    return found


def _clause_after(at: int, passage: Passage) -> tuple[int, int]:
    """Return the words of the clause that *dat* or *als* opens here; nothing when there is none."""
    tokens = passage.tokens
    opening = next(
        (i for i in range(max(0, at - 1), min(len(tokens), at + 2)) if tokens[i].low in _OPENS), None
    )
    if opening is None:
        return at, at
    stop = opening + 1
    while stop < len(tokens) and tokens[stop].is_word:
        stop += 1
    return opening + 1, stop


def _is_spoken(hit: Hit, passage: Passage) -> bool:
    return any(t.low in people.WRITER | people.WRITER_SUBJECTS for t in passage.tokens[hit.first : hit.stop])


def _joined(seen: list[Considered]) -> list[Considered]:
    """Make one finding of marks of one class that stand next to each other, in reading order."""
    found: list[Considered] = []
    open_at: dict[Klasse, int] = {}
    for item in seen:
        klasse = item.hit.rule.klasse
        if item.why_not is None and klasse in _ONE_WITHIN:
            before = found[open_at[klasse]].hit if klasse in open_at else None
            if before is not None and item.hit.first - before.stop <= _ONE_WITHIN[klasse]:
                found[open_at[klasse]] = Considered(before._replace(stop=item.hit.stop), None)
                item = item._replace(why_not=IN_BEFORE)  # noqa: PLW2901
            else:
                open_at[klasse] = len(found)
        found.append(item)
    return found
