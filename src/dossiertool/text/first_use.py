"""A term or abbreviation is a finding at its first use only, and not when it is explained there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.findings import Klasse
from dossiertool.text.overlap import IN_LONGER, Considered
from dossiertool.text.rule import TERMS
from dossiertool.text.terms import is_explained

if TYPE_CHECKING:
    from dossiertool.text.index import Hit
    from dossiertool.text.passage import Passage
    from dossiertool.text.tokens import Token

_UNKNOWN = "…"  # the entry of an abbreviation that stands in no pack
_FULL_NAME = 5  # words that a full name may have beside the term in it


def first_uses(seen: list[Considered], passage: Passage, known: set[str]) -> list[Considered]:
    """Lift terms that were explained or marked before, and note in `known` those that are used here."""
    found = []
    shortened = {c.hit.first for c in seen if c.hit.rule.klasse is Klasse.AFKORTING and c.hit.entry != _UNKNOWN}
    for hit, why_not in seen:
        reason = why_not
        if why_not == IN_LONGER and hit.rule.klasse in TERMS:
            known.add(hit.term)  # SOVA in SOVA-training
        if why_not is None and hit.rule.klasse in TERMS:
            if hit.term in known:
                reason = "is eerder uitgelegd of gemeld"
            elif is_explained(passage.tokens, hit.first, hit.stop):
                reason = "wordt hier uitgelegd"
            elif hit.rule.klasse is Klasse.JARGON and _beside_its_abbreviation(hit, passage.tokens, shortened):
                reason = "is de volle naam van een afkorting"
            known.add(hit.term)
        found.append(Considered(hit, reason))
    return found


def _beside_its_abbreviation(hit: Hit, tokens: list[Token], shortened: set[int]) -> bool:
    """Whether the term is in the full name of a known abbreviation: cognitieve gedragstherapie (CGT)."""
    after = hit.stop
    while after < min(len(tokens), hit.stop + _FULL_NAME) and tokens[after].is_word:
        after += 1
    before = hit.first - 1
    while before > max(0, hit.first - _FULL_NAME) and tokens[before].is_word:
        before -= 1
    for bracket, at in ((after, after + 1), (before, before - 1)):
        if at in shortened and tokens[bracket].low == "(":
            begin = max(0, hit.first - _FULL_NAME) if at > bracket else before + 1
            return any(t.low[0] == tokens[at].low[0] for t in tokens[begin : hit.stop])
    return False
