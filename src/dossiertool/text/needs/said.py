"""Of whom and of when a clause speaks: the pupil or another, now or before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.needs.tense import Tense
from dossiertool.text.needs.topics import Kind

if TYPE_CHECKING:
    from dossiertool.text.needs.story import Clause

_OTHERS = frozenset(
    """broer broertje zus zusje stiefzus stiefbroer broers zussen broertjes zusjes nichtje neefje""".split()
)
_GROUPS = frozenset("klas groep team school groepen klassen".split())
_PLACES = frozenset("in voor uit door binnen bij met op naar aan per van".split())
_PUPIL = frozenset("hij zij ze hem haar zijn".split())
_LEAD = 6


def is_about_another(clause: Clause) -> bool:
    """Tell whether the clause begins with somebody else: haar broertje, de klas."""
    lead = [token.low for token in clause.tokens if token.is_word][:_LEAD]
    for at, low in enumerate(lead):
        before = lead[at - 1] if at else ""
        if low in _OTHERS:
            return before in ("de", "het", "zijn", "haar", "hun", "een", "onze", "")
        if low in _GROUPS and before in ("de", "onze"):
            place = lead[at - 2] if at > 1 else ""
            return place not in _PLACES or (place == "van" and not {"hij", "zij", "ze"} & set(lead))
        if low in _PUPIL and low not in ("haar", "zijn"):
            return False
    return False


def names_pupil(clause: Clause) -> bool:
    """Tell whether the sentence of the clause speaks of the pupil: hij, haar, a name; or leaves that out."""
    story = clause.story
    for other in story.by_sentence[clause.sentence]:
        for token in other.tokens:
            if token.low in _PUPIL or token.low in story.names or token.low in _CHILD:
                return True
    opener = next((token for token in clause.tokens if token.is_word), None)
    return opener is not None and opener.low not in _THING_OPENERS


_CHILD = frozenset("leerling kind jongen meisje".split())
_THING_OPENERS = frozenset("de het een in op bij voor over er onze dit deze".split())


def is_history(clause: Clause) -> bool:
    """Tell whether the clause speaks of before and not of now."""
    if clause.has("sinds") and clause.tense is not Tense.PAST:
        return False
    return clause.has("vroeger") or clause.tense is Tense.PAST


def shows(clause: Clause, topics: frozenset[str], kind: Kind) -> bool:
    """Tell whether the clause holds words of this kind of one of these subjects."""
    return any(
        hit.kind is kind and hit.topic in topics and not clause.absent.issuperset(hit.places)
        for hit in clause.hits
    )
