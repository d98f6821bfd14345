"""The outcome for a closed need: whether the new text brings it back as if it were of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.needs.about import faint
from dossiertool.text.needs.need import Uitkomst, Verdict
from dossiertool.text.needs.said import is_about_another, is_history, names_pupil, shows
from dossiertool.text.needs.tense import Tense
from dossiertool.text.needs.topics import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.text.needs.about import Link
    from dossiertool.text.needs.days import Day
    from dossiertool.text.needs.profile import Profile
    from dossiertool.text.needs.story import Clause, Story

_AGAIN = frozenset("weer opnieuw terug".split())
_NOT_NAMED = "De tekst noemt deze afgesloten behoefte niet als iets van nu."
_REOPENED = "De tekst opent deze behoefte bewust opnieuw, of noemt een nieuw signaal met een datum of bron."
_HISTORY = "De tekst noemt deze afgesloten behoefte als geschiedenis."
_FINE = "De tekst zegt dat het goed gaat met deze afgesloten behoefte."
_BACK = (
    "Deze behoefte is afgesloten. De tekst noemt haar weer als iets van nu, "
    "zonder nieuw signaal met datum of bron."
)


def judge_closed(story: Story, profile: Profile, links: Sequence[Link], spare: Sequence[Clause]) -> Verdict:
    """Return the outcome for a closed need; `spare` are clauses that are about no need for sure."""
    reason = _NOT_NAMED
    back: Clause | None = None
    for clause, _score, _own in links:
        if is_about_another(clause):
            continue
        if is_reopened(story, profile, clause):
            return Verdict(Uitkomst.GEEN, _REOPENED, clause.start, clause.end)
        if clause.has("dicht") or _looks_back(story, clause):
            reason = _HISTORY
        elif is_history(clause):
            reason = _HISTORY if reason is _NOT_NAMED else reason
        elif is_trouble(profile, clause):
            back = back or clause
        elif reason is _NOT_NAMED:
            reason = _FINE
    if back is None and reason is _NOT_NAMED:
        back = _meant(story, profile, spare)
    return Verdict(Uitkomst.TERUG, _BACK, back.start, back.end) if back else Verdict(Uitkomst.GEEN, reason)


def _meant(story: Story, profile: Profile, spare: Sequence[Clause]) -> Clause | None:
    """Return the clause among those about no need for sure that is most likely about this one."""
    likely = [
        (faint(profile, clause), -clause.first, clause)
        for clause in spare
        if is_trouble(profile, clause, any_topic=True)
        and not is_about_another(clause)
        and not is_history(clause)
        and not clause.has("dicht", "algemeen", "later")
        and not clause.days
        and not _looks_back(story, clause)
    ]
    best = max(likely, default=None)
    return best[2] if best is not None and best[0] > 0 else None


def is_trouble(profile: Profile, clause: Clause, *, any_topic: bool = False) -> bool:
    """Tell whether the clause says that something is hard, or that help is needed."""
    count = clause.tally
    if count.niet_meer or count.nul or count.behaald:
        return False
    if not (count.moeite or count.hulp or names_pupil(clause)):
        return False
    if shows(clause, profile.topics, Kind.WELL) and not (count.moeite or count.hulp):
        return shows(clause, profile.topics, Kind.TROUBLE)
    topics = frozenset(hit.topic for hit in clause.hits) if any_topic else profile.topics
    return count.weighs or shows(clause, topics, Kind.TROUBLE)


def _looks_back(story: Story, clause: Clause) -> bool:
    """Tell whether somebody looks back here: in this sentence, or in one that leads in a quotation."""
    return any(other.has("terugblik") for other in story.by_sentence[clause.sentence])


def is_reopened(story: Story, profile: Profile, clause: Clause) -> bool:
    """Tell whether the need is taken up again here: openly, or with a new signal that has a day or a source."""
    if clause.has("heropend") or (clause.has("bron") and not _AGAIN.isdisjoint(clause.lows)):
        return True
    closed = profile.need.afgesloten
    fresh = [
        day
        for day in clause.days
        if day.first <= story.today and (closed is None or day.last > closed) and not _is_begin(story, day)
    ]
    return bool(fresh) and (clause.has("bron") or clause.tense is not Tense.NOW)


def _is_begin(story: Story, day: Day) -> bool:
    """Tell whether the day only says since when: sinds oktober."""
    before = story.text[max(0, day.start - 12) : day.start].lower().split()
    return bool(before) and before[-1] in ("sinds", "vanaf")
