"""The outcome for an open need: whether it was looked at, and whether its goal is reached undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.needs.about import RESTATED
from dossiertool.text.needs.aims import measured, names_level
from dossiertool.text.needs.need import Uitkomst, Verdict
from dossiertool.text.needs.said import is_about_another, is_history, names_pupil, shows
from dossiertool.text.needs.topics import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.text.needs.about import Link
    from dossiertool.text.needs.need import Need
    from dossiertool.text.needs.profile import Profile
    from dossiertool.text.needs.story import Clause, Story

# How much each kind of signal says that the goal is reached, and that it is not.
_FOR = {
    "behaald": 2.0, "vol": 2.0, "niet_meer": 1.5, "nul": 1.5,
    "geheel": 1.0, "zelf": 1.0, "lang": 1.0, "goed": 1.0, "genoemd": 0.5,
}  # fmt: skip
_AGAINST = {"deels": 3.0, "moeite": 1.5, "hulp": 1.0, "gebrek": 1.0, "deels_zacht": 0.75}
_TROUBLE = 0.5
_PART = 1.5  # for five of the eight weeks, when there is no aim to hold it against
_DONE_ENOUGH = 1.0
_OLD = "Deze behoefte is open en te lang niet bekeken. De tekst zegt niet hoe het er nu mee staat."
_NEVER = "Deze behoefte is open en nog nooit bekeken. De tekst zegt niet hoe het er nu mee staat."
_DONE = "De tekst laat zien dat het doel is bereikt. Er staat geen besluit om deze behoefte af te sluiten."
_DECIDED = "Het doel is bereikt en de tekst besluit om af te sluiten of af te bouwen."
_LOOKED_AT = "De tekst zegt hoe het nu met deze behoefte staat."
_ON_TIME = "Deze behoefte is op tijd bekeken."
_NO_DAY = "Bij deze behoefte staat niet wanneer zij is geopend of bekeken."


def judge_open(story: Story, profile: Profile, links: Sequence[Link], limit: date) -> Verdict:
    """Return the outcome for an open need; before `limit` it was looked at too long ago."""
    about = [one for one in links if not is_about_another(one.clause)]
    spoken = [one for one in about if is_state(profile, one.clause)]
    decided = is_decided(story, about)
    done = reached(profile, spoken, about)
    if done is not None and not decided:
        return Verdict(Uitkomst.BEHAALD, _DONE, done.start, done.end)
    if decided:
        place = done or about[0].clause
        return Verdict(Uitkomst.GEEN, _DECIDED, place.start, place.end)
    if spoken:
        first = spoken[0].clause
        return Verdict(Uitkomst.GEEN, _LOOKED_AT, first.start, first.end)
    return _unseen(profile.need, limit)


def _unseen(need: Need, limit: date) -> Verdict:
    last = need.laatst_geevalueerd or need.geopend
    if last is None:
        return Verdict(Uitkomst.GEEN, _NO_DAY)
    if last < limit:
        return Verdict(Uitkomst.OUD, _OLD if need.laatst_geevalueerd else _NEVER)
    return Verdict(Uitkomst.GEEN, _ON_TIME)


def is_state(profile: Profile, clause: Clause) -> bool:
    """Tell whether the clause says how things are now."""
    if clause.has("later", "algemeen") and not clause.has("behaald"):
        return False
    if is_history(clause) and not clause.days and not clause.amounts and not clause.has("behaald"):
        return False
    count = clause.tally
    if not names_pupil(clause) and not (
        count.speaks or clause.amounts or shows(clause, profile.topics, Kind.WELL)
    ):
        return False
    return bool(
        any(count) or clause.amounts or clause.has("hulp") or names_level(clause)
        or shows(clause, profile.topics, Kind.TROUBLE) or shows(clause, profile.topics, Kind.WELL)
    )  # fmt: skip


def reached(profile: Profile, spoken: Sequence[Link], about: Sequence[Link]) -> Clause | None:
    """Return the clause that shows that the whole goal is reached, or None.

    A number decides when there is one to compare with; else what is said for and against, taken together.
    """
    if not spoken:
        return None
    number = measured(profile, about)
    if number is False:
        return None
    if number:
        return next((link.clause for link in spoken if link.clause.amounts), spoken[0].clause)
    kinds: set[str] = set()
    against = 0.0
    best, most = spoken[0].clause, 0.0
    for clause, score, _ in about:
        if clause.has("later") and not clause.has("behaald"):
            continue
        count = clause.tally
        here = {kind for kind in _FOR if getattr(count, kind, 0)}
        if any(amount.share == 1 for amount in clause.amounts):
            here.add("vol")
        elif any(amount.total for amount in clause.amounts) and "behaald" not in here:
            against += _PART
        if shows(clause, profile.topics, Kind.WELL):
            here.add("goed")
        if score > RESTATED:
            here.add("genoemd")
        points = sum(_FOR[kind] for kind in here)
        if points > most:
            best, most = clause, points
        kinds |= here
        against += sum(weight for kind, weight in _AGAINST.items() if getattr(count, kind))
        if shows(clause, profile.topics, Kind.TROUBLE) and not here & {"niet_meer", "nul"}:
            against += _TROUBLE
    return best if sum(_FOR[kind] for kind in kinds) - against >= _DONE_ENOUGH else None


def is_decided(story: Story, links: Sequence[Link]) -> bool:
    """Tell whether a clause about the need decides to close it, or to phase it out by a day."""
    for clause, _, _ in links:
        days = [day for other in story.by_sentence[clause.sentence] for day in other.days]
        if clause.has("geen_besluit"):
            continue
        if clause.has("besluit"):
            return True
        if clause.has("afbouw") and any(day.last >= story.today for day in days):
            return True
    return False
