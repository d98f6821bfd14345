"""Says of every word that came into view which entry it was, and why it is a finding or not (`--uitleg`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.findings import Klasse
from dossiertool.text.considering import consider, span_of
from dossiertool.text.judge import SPOKEN
from dossiertool.text.overlap import IN_BEFORE, IN_LONGER, IN_OTHER
from dossiertool.text.passage import Passage
from dossiertool.text.rule import TERMS

if TYPE_CHECKING:
    from dossiertool.text.index import Index
    from dossiertool.text.lifting import OwnWords
    from dossiertool.text.overlap import Considered
    from dossiertool.text.rule import Rule

_KEYS = ("pad", "start", "eind", "tekst", "klasse", "regel", "woord", "reden")
SWITCHED_OFF = "staat uit op uw school"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One place in a text where an entry of a pack fits.

    `start` and `eind` count characters of the text of `pad` from 0, `eind` exclusive. `regel` and `woord` are
    the name of the rule and the entry as they stand in the pack; `reden` is why it is no finding, None when
    it is one; `telt` is what made it one. `is_covered` when a longer finding says it already.
    """

    pad: str
    start: int
    eind: int
    tekst: str
    klasse: Klasse
    code: str
    regel: str
    woord: str
    reden: str | None
    telt: tuple[str, ...]
    is_covered: bool

    def as_dict(self) -> dict[str, object]:
        """Return the object of `--json`."""
        return {key: getattr(self, key) for key in _KEYS}


def weigh_passage(
    text: str,
    soort: str,
    *,
    pad: str,
    known: set[str],
    index: Index | None = None,
    own: OwnWords | None = None,
) -> list[Weighed]:
    """Return what `check_passage` considered with the same arguments, in reading order, each entry once."""
    passage = Passage(text)
    seen = consider(passage, soort, known=known, index=index, own=own, pad=pad)
    found = [_weighed(item, passage, soort, pad, own) for item in seen]
    return list(dict.fromkeys(found))


def _weighed(item: Considered, passage: Passage, soort: str, pad: str, own: OwnWords | None) -> Weighed:
    start, end = span_of(item.hit, passage)
    rule, reason = item.hit.rule, item.why_not
    if reason is None and own is not None and own.levels.get(rule.code, rule.niveau) is None:
        reason = SWITCHED_OFF
    return Weighed(
        pad=pad,
        start=start,
        eind=end,
        tekst=passage.text[start:end],
        klasse=rule.klasse,
        code=rule.code,
        regel=rule.naam,
        woord=item.hit.entry,
        reden=reason,
        telt=() if reason is not None else tuple(_grounds(rule, soort)),
        is_covered=reason in (IN_LONGER, IN_OTHER, IN_BEFORE),
    )


def _grounds(rule: Rule, soort: str) -> list[str]:
    """Return in Dutch what the context had to be for words of this rule to become a finding."""
    found = []
    if rule.over_persoon:
        found.append("het gaat over een persoon")
    if rule.alleen_bij is not None:
        found.append("er staat een woord bij dat het tot een bevinding maakt")
    if rule.klasse in TERMS:
        found.append("het staat hier voor het eerst, zonder uitleg")
    elif rule.klasse in SPOKEN:
        told = "de school" if soort in ("zienswijze", "citaat") else "de schrijver"
        found.append(f"{told} zegt het zelf")
    if rule.klasse is Klasse.GENERALISATIE:
        found.append("het is niet geteld")
    return found
