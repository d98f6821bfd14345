"""One thing that somebody has to do or look at on a day: what the agenda is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

# A look or an evaluation this many days early still is the one that was agreed.
EARLY = timedelta(days=7)


class Soort(StrEnum):
    """What kind of thing it is; the values are the words of `agenda --json`."""

    SIGNAAL = "signaal"
    OUDERBERICHT = "ouderbericht"
    UITZOEKVRAAG = "uitzoekvraag"
    CONSULTVRAAG = "consultvraag"
    GESPREK = "gesprek"
    BESLUIT = "besluit"
    BEHOEFTE = "behoefte"
    EVALUATIEMOMENT = "evaluatiemoment"
    STREEFDATUM = "streefdatum"
    TUSSENDOEL = "tussendoel"
    MAATREGEL = "maatregel"
    PLANEINDE = "planeinde"
    AFBOUW = "afbouw"
    NAZORG = "nazorg"
    BESPREKING = "bespreking"
    ADVIES = "advies"
    OT_BESLUIT = "ot_besluit"
    TOESTEMMING = "toestemming"
    PROTOCOL = "protocol"
    PARTNER = "partner"
    VERZOEK = "verzoek"
    BEWAARTERMIJN = "bewaartermijn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of the agenda.

    `wat` is made of kenmerken and fixed words, never of what a file says about a pupil. `wie` is who has
    to act; empty when the case names nobody. `sleutel` says which record it is about in words that stay
    the same when others are added before it. `dringend` goes to the top; `blijft` is shown until it is
    done, however far away its day.
    """

    datum: date
    soort: Soort
    wat: str
    pad: str
    wie: tuple[str, ...] = ()
    kenmerk: str | None = None
    sleutel: str = ""
    dringend: bool = False
    blijft: bool = False
    te_laat: bool = False
    nummer: str = ""
    naam: str | None = None
    bron: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the object of `agenda --json`: one line per item."""
        found: dict[str, Any] = {
            "datum": self.datum.isoformat(),
            "te_laat": self.te_laat,
            "dringend": self.dringend,
            "wie": list(self.wie),
            "soort": self.soort,
            "wat": self.wat,
            "nummer": self.nummer,
            "kenmerk": self.kenmerk,
            "bron": self.bron,
            "pad": self.pad,
        }
        return found if self.naam is None else {**found, "naam": self.naam}


def due(items: Iterable[Item], today: date, days: int) -> list[Item]:
    """Return what is urgent, then what is overdue, then what comes within so many days, each by date."""
    last = today + timedelta(days=days)
    found = [item for item in items if item.te_laat or item.blijft or item.datum <= last]
    return sorted(
        found,
        key=lambda item: (not item.dringend, not item.te_laat, item.datum, item.nummer, item.sleutel),
    )


def per_person(items: Iterable[Item]) -> dict[str | None, list[Item]]:
    """Return the items under each person who has to act, in the order given; None when nobody is named."""
    people: dict[str | None, list[Item]] = {}
    for item in items:
        for name in item.wie or (None,):
            people.setdefault(name, []).append(item)
    return people
