"""Which clauses of a text are about which need: by subject, and by the words that the two share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.text.needs.profile import Profile, most_specific
from dossiertool.text.needs.telling import ANAPHORS
from dossiertool.text.needs.tense import Tense
from dossiertool.text.needs.topic_packs import shipped_topics
from dossiertool.text.needs.topics import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.text.needs.numbers import Amount
    from dossiertool.text.needs.story import Clause, Story

RESTATED = 1.4  # from here the clause says the need over again
ENOUGH = 0.8  # from here a clause is about the need
_SAME, _PART, _WHOLE, _AKIN = 1.0, 0.9, 0.5, 0.5
_MOST_WORDS = 0.9
_COUNTED = 0.65  # for an amount that is counted as in the need
_ALL = frozenset("alle beide allebei elk ieder".split())
_GOALS = frozenset("doel doelen behoefte behoeften".split())
_PUPIL = frozenset("hij zij ze".split())
_HEADING = 12  # words
_ALIKE = 0.4
_NEAR_BEST = 0.7  # of two needs that a clause could be about, this near to the best counts too
_CONTINUED = 0.85  # a clause that goes on about what the one before it said


class Link(NamedTuple):
    """A clause that is about a need, and how surely; `own` when it names it itself."""

    clause: Clause
    score: float
    own: bool


def relevance(profile: Profile, clause: Clause) -> float:
    """Return how much a clause is about a need: 0 for not at all, `ENOUGH` and more for yes."""
    if profile.label is not None and profile.label in clause.lows:
        return RESTATED
    known = shipped_topics()
    hits = clause.hits
    found = most_specific({hit.topic for hit in hits})
    strength: dict[str, float] = defaultdict(float)
    for hit in hits:
        strength[hit.topic] = max(
            strength[hit.topic], 1.0 if hit.weight > 1 or hit.kind is not Kind.PLAIN else 0.95
        )
    score = 0.0
    for naam in profile.topics:
        lineage = known.lineage(naam)
        for other in found:
            if other == naam:
                score = max(score, _SAME * strength[other])
            elif naam in known.lineage(other):
                score = max(score, _PART * strength[other])
            elif other in lineage:
                score = max(score, _WHOLE)
            elif known.are_akin(naam, other):
                score = max(score, _AKIN)
    shared = sum(profile.words[one] for one in clause.words if one in profile.words)
    counted = any(_same_measure(amount, aim) for aim in profile.amounts for amount in clause.amounts)
    return score + min(shared, _MOST_WORDS) + _COUNTED * counted


def _same_measure(amount: Amount, aim: Amount) -> bool:
    """Tell whether an amount is counted as the need counts: out of as many, or in hundredths."""
    return (amount.total is not None and amount.total == aim.total) or (amount.unit == aim.unit == "%")


def link(story: Story, profiles: Sequence[Profile]) -> list[list[Link]]:
    """Return for each need the clauses about it, in order.

    A clause that is about nothing of its own goes on about what the one before it said: `Het doel was 8.` A
    decision or a new plan that names nothing is about the need that was named last.
    """
    found: list[list[Link]] = [[] for _ in profiles]
    before: dict[int, float] = {}
    latest: dict[int, float] = {}
    sentence = -1
    for clause in story.clauses:
        if is_heading(clause):
            continue
        scores = {i: relevance(profile, clause) for i, profile in enumerate(profiles)}
        best = max(scores.values(), default=0.0)
        own = {i: score for i, score in scores.items() if score >= ENOUGH and score >= best * _NEAR_BEST}
        if own:
            before = latest = own
        elif before and _goes_on(
            clause, [profiles[i] for i in before], same_sentence=clause.sentence == sentence
        ):
            own = {}
            for i, score in before.items():
                found[i].append(Link(clause, score * _CONTINUED, own=False))
        elif latest and clause.has("heropend") and not _subjects(clause, named=True):
            for i, score in latest.items():
                found[i].append(Link(clause, score * _CONTINUED, own=False))
        elif meant := _meant(clause, profiles):
            before = latest = dict.fromkeys(meant, ENOUGH)
            for i, score in before.items():
                found[i].append(Link(clause, score, own=False))
        elif clause.sentence != sentence:
            before = {}
        for i, score in own.items():
            found[i].append(Link(clause, score, own=True))
        sentence = clause.sentence
    return found


def _meant(clause: Clause, profiles: Sequence[Profile]) -> list[int]:
    """Return the needs that `het doel is behaald` means: the only open one, or with `alle` each of them."""
    if _GOALS.isdisjoint(clause.lows) or not clause.has("behaald", "besluit"):
        return []
    if _subjects(clause, named=True):
        return []
    still = [i for i, profile in enumerate(profiles) if profile.need.is_open]
    return still if len(still) == 1 or not _ALL.isdisjoint(clause.lows) else []


def is_heading(clause: Clause) -> bool:
    """Tell whether the clause only says what the text is: it opens the text and says nothing of anyone."""
    return (
        clause.sentence == 0
        and len(clause.story.by_sentence[0]) == 1
        and clause.tense is Tense.NONE
        and clause.lows.isdisjoint(_PUPIL)
        and not clause.has("behaald", "moeite", "gebrek", "zelf", "niet_meer", "hulp")
        and not any(amount.total for amount in clause.amounts)
        and sum(token.is_word for token in clause.tokens) <= _HEADING
    )


def faint(profile: Profile, clause: Clause) -> float:
    """Return how well a clause that is about no need for sure could be about this one; 0 for not at all.

    Behaviour has many names: a clause that shows no subject, or one that looks like that of the need, may be
    meant. Parts of a course are not alike: geometry is no division.
    """
    known = shipped_topics()

    def is_near(other: str) -> bool:
        return any(known.are_akin(naam, other) or other in known.lineage(naam) for naam in profile.topics)

    if any(not is_near(other) for other in _subjects(clause, named=True)):
        return 0.0
    score = relevance(profile, clause)
    if any(is_near(other) for other in _subjects(clause)):
        return _ALIKE + score
    return score or (_ALIKE / 2 if not _subjects(clause) else 0.0)


def _subjects(clause: Clause, *, named: bool = False) -> set[str]:
    """Return the subjects of the clause, or only those that it calls by name."""
    known = shipped_topics()
    return {
        hit.topic
        for hit in clause.hits
        if known.topics[hit.topic].rang == 1 and (not named or hit.kind is Kind.PLAIN)
    }


def _goes_on(clause: Clause, profiles: Sequence[Profile], *, same_sentence: bool) -> bool:
    """Tell whether a clause without a need of its own goes on about the one before it."""
    if clause.has("algemeen"):
        return False
    subjects = _subjects(clause, named=True)
    if same_sentence:
        return not subjects or clause.has("besluit")
    words = [token.low for token in clause.tokens if token.is_word]
    points_back = bool(words) and (words[0] in ANAPHORS or (len(words) > 1 and words[1] in ANAPHORS))
    closes = clause.has("besluit", "geen_besluit", "afbouw", "behaald", "heropend")
    units = {aim.unit for profile in profiles for aim in profile.amounts if aim.unit}
    counts = any(amount.unit in units for amount in clause.amounts)
    if closes and any(relevance(profile, clause) > 0 for profile in profiles):
        return True
    return (points_back or closes or counts) and not subjects
