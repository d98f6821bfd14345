"""The outcome for each need of a case beside a new text (guideline §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.dates import months_before
from dossiertool.text.needs.about import link
from dossiertool.text.needs.closed_needs import judge_closed
from dossiertool.text.needs.open_needs import judge_open
from dossiertool.text.needs.profile import Profile
from dossiertool.text.needs.story import Story

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.text.needs.need import Need, Verdict

TERM = 12  # months


def assess(text: str, needs: Sequence[Need], today: date, *, months: int = TERM) -> list[Verdict]:
    """Return the outcome for each need, in order.

    Args:
        text: the new plan or evaluation; any Unicode text.
        needs: the needs of the case.
        today: the day of the text.
        months: after how many months without a look an open need is old.

    Source: Basisondersteuning in 6 stappen, stap 5, a need can be closed (R150), as worked out in guideline §5.
    `start` and `eind` of a verdict count the characters of `text` as given; None when no place shows it.
    """
    story = Story(text, today)
    profiles = [Profile(need) for need in needs]
    limit = months_before(today, months)
    links = link(story, profiles)
    taken = {one.clause.sentence for found in links for one in found}
    spare = [clause for clause in story.clauses if clause.sentence not in taken]
    verdicts = []
    for profile, about in zip(profiles, links, strict=True):
        if profile.need.is_open:
            verdicts.append(judge_open(story, profile, about, limit))
        else:
            verdicts.append(judge_closed(story, profile, about, spare))
    return verdicts
