"""Whether words speak of now or of before: by the verbs of a clause."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from dossiertool.text.morphology import infinitive_of
from dossiertool.text.needs.stems import HOMOGRAPHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.text.tokens import Token


class Tense(Enum):
    """What the verbs say; `NONE` when no verb was recognised."""

    NOW = "now"
    PAST = "past"
    PERFECT = "perfect"
    NONE = "none"


_NOW = frozenset(
    """is zijn ben heeft hebben wordt worden kan kunnen moet moeten gaat gaan doet doen komt komen blijft
    blijven krijgt krijgen wil willen mag mogen zal zullen durft weet weten ziet zien zit zitten staat staan
    ligt liggen vraagt vindt lukt laat laten houdt houden maakt maken leest werkt speelt geeft neemt zegt
    hoeft heet valt slaat kijkt loopt pakt begint haalt scoort""".split()
)
_PAST = frozenset(
    """was waren had hadden werd werden kon konden moest moesten ging gingen deed deden kwam kwamen bleef
    bleven kreeg kregen wilde wou wilden mocht mochten zou zouden wist wisten zag zagen zat zaten stond
    stonden lag lagen vroeg vroegen vond vonden liet lieten hield hielden gaf gaven nam namen zei zeiden
    liep liepen las lazen schreef sliep riep sloeg begon bracht dacht had sprak keek viel trok hielp droeg
    sprong verloor vergat bleek leek at aten""".split()
)
_NO_VERB = frozenset(
    """laatste eerste beste meeste grootste minste hoogste laagste goede beide derde vierde zelfde dezelfde
    hetzelfde einde methode periode ronde tweede oude rode ziekte hoogte lengte ruimte gedeelte behoefte
    moeite groente gemeente sterkte harde koude korte grote late vaste lichte rechte echte juiste volgende
    bekende bepaalde gemiddelde bijzonderheden helft bladzijde geplande gesprekte half honderde zesde
    achtste zevende vijfde negende tiende halte route minute mate aparte zachte slechte liefde vrede aarde
    zijde weide wijde blijde wilde kleine stilte drukte rust breedte diepte tekorte einde bezochte
    gehandicapte volwassene afgelopen beperkte bekwaamde ervaarde gevraagde duidelijke gerichte
    ongeoorloofde schade mode code horde opgeruimde geturfde geschreven afspraakkaarte minuten punten
    toetsen klanten notities resultaten ruiten buiten achten woorden tijden bladzijden eenheden klachten
    gesprekken noten maten taken laten moeten weten eten meten zitten letten bieden leiden aanbieden vinden
    werden worden houden rijden vergeten beste weekte hele""".split()
)


def tense_of(tokens: Sequence[Token]) -> Tense:
    """Return the tense of a clause; a clause in which both stand speaks of now."""
    past = perfect = now = False
    for token in tokens:
        kind = _of(token.low)
        past |= kind is Tense.PAST
        now |= kind is Tense.NOW
        perfect |= kind is Tense.PERFECT
    if now:
        return Tense.PERFECT if perfect and not past else Tense.NOW
    if past:
        return Tense.PAST
    return Tense.PERFECT if perfect else Tense.NONE


@lru_cache(maxsize=50_000)
def _of(low: str) -> Tense | None:
    if low in _NOW:
        return Tense.NOW
    if low in _PAST:
        return Tense.PAST
    if low in _NO_VERB or low in HOMOGRAPHS or not low.isalpha():
        return None
    base = infinitive_of(low)
    if base is not None:
        return Tense.PERFECT if low.startswith("ge") or low.endswith("en") else Tense.PAST
    if low.endswith(("te", "de")) and len(low) > 4:  # noqa: PLR2004
        root = low[:-2]
        if low.endswith(("ste", "ende", "heide", "ode", "mde")):
            return None
        voiceless = root.endswith(("t", "k", "f", "s", "p", "ch"))
        if (low.endswith("te") and voiceless) or (
            low.endswith("de") and not voiceless and root[-1:] not in "aeiou"
        ):
            return Tense.PAST
    return None
