"""The language check of one text: which words, of which class, and what to write instead."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dossiertool.bsn import find_bsn
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.text import context
from dossiertool.text.index import Hit, Index
from dossiertool.text.pack import load_packs
from dossiertool.text.writer import is_writer_speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.text.context import Passage
    from dossiertool.text.tokens import Sentence

# Classes of which a person may be the speaker; jargon and abbreviations are never lifted by that.
SPOKEN = frozenset(
    {
        Klasse.OORDEEL,
        Klasse.MENING,
        Klasse.EMOTIE,
        Klasse.SPECULATIE,
        Klasse.GENERALISATIE,
        Klasse.HOREN_ZEGGEN,
    }
)
# An absolute word within a judgement, feeling or guess belongs to it (guideline §4).
ABSORBED_BY = {
    Klasse.GENERALISATIE: (Klasse.OORDEEL, Klasse.EMOTIE, Klasse.SPECULATIE),
    Klasse.MENING: (Klasse.EMOTIE,),
}
TERMS = frozenset({Klasse.JARGON, Klasse.AFKORTING})


@cache
def shipped_index() -> Index:
    """Return the index of the packs that travel with the program, made once."""
    return Index(load_packs())


def soort_of(field: str) -> str:
    """Return the tekstsoort of a loose text by the name of its field (design §4)."""
    if field.startswith("zienswijze"):
        return "zienswijze"
    return {"doel": "doel", "aanpak": "afspraak", "hulpvraag": "hulpvraag"}.get(field, "feit")


def check_text(
    text: str, *, field: str = "observatie", doc: str | None = None, school: object = None
) -> list[Finding]:
    """Check one loose text and return its findings in reading order.

    Args:
        text: any Unicode text, of any length.
        field: what the text is for (`beginsituatie`, `doel`, `zienswijze_ouders`, …); decides the
            tekstsoort and is the `pad` of each finding.
        doc: the kind of document (`handelingsplan`, …); for callers that have it, not used yet.
        school: the settings of the school, not used yet.

    `start` and `eind` of a finding count the characters of `text` as given. Source of the rules:
    Basisondersteuning in 6 stappen, stap 5 (R148, R149).
    """
    return check_passage(text, soort_of(field), pad=field, known=set())


def check_passage(
    text: str, soort: str, *, pad: str, known: set[str], index: Index | None = None
) -> list[Finding]:
    """Check one text of this tekstsoort; terms in `known` were explained or marked before and are added to.

    Passing the same `known` for all texts of a document marks a term only at its first use.
    """
    passage = context.Passage(text)
    hits: list[Hit] = []
    for sentence in passage.sentences:
        hits += _without_overlap(list(_hits_in(passage, sentence, soort, index or shipped_index())))
    found = [_finding(hit, passage, pad) for hit in _first_uses(hits, passage, known)]
    found += [_bsn(text, span, pad) for span in find_bsn(text)]
    return sorted(found, key=lambda finding: finding.start or 0)


def _hits_in(passage: Passage, sentence: Sentence, soort: str, index: Index) -> Iterator[Hit]:
    tokens = passage.of(sentence)
    attributed = context.attributed(tokens)
    for hit in index.hits(passage.tokens, sentence.first, sentence.stop):
        rule = hit.entry.rule
        if rule.klasse in SPOKEN:
            start, end = passage.tokens[hit.first].start, passage.tokens[hit.stop - 1].end
            place = hit.first - sentence.first
            if any(begin <= place < stop for begin, stop in attributed) or passage.is_quoted(start, end):
                continue
            if soort in ("zienswijze", "citaat") and not is_writer_speaking(passage, sentence, hit):
                continue
            if soort in rule.niet_in or not _applies(hit, passage, sentence):
                continue
        yield hit


def _applies(hit: Hit, passage: Passage, sentence: Sentence) -> bool:
    """Apply the conditions that a rule or class sets to its surroundings."""
    tokens = passage.of(sentence)
    first, stop = hit.first - sentence.first, hit.stop - sentence.first
    rule = hit.entry.rule
    if rule.over_persoon and not context.is_about_person(tokens, first, stop):
        return False
    if rule.toegeschreven and context.is_condition_or_question(tokens):
        return False
    if rule.klasse is Klasse.GENERALISATIE:
        around = passage.text[tokens[0].start : tokens[-1].end]
        return not (
            context.has_full_count(around)
            or context.is_denied_or_allowed(tokens, first, stop)
            or context.is_in_word_list(tokens, first, stop)
        )
    if rule.klasse is Klasse.SPECULATIE:
        return not context.is_in_word_list(tokens, first, stop)
    return True


def _without_overlap(hits: list[Hit]) -> list[Hit]:
    """Keep the longest of hits that overlap and say the same, in reading order."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-(h.stop - h.first), h.first)):
        klasse = hit.entry.rule.klasse
        over = [k for k in kept if k.first < hit.stop and hit.first < k.stop]
        if not any(k.entry.rule.klasse in (klasse, *ABSORBED_BY.get(klasse, ())) for k in over):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.first, h.stop))


def _first_uses(hits: list[Hit], passage: Passage, known: set[str]) -> Iterator[Hit]:
    """Drop terms that were explained or marked before; note those that are explained here."""
    for hit in hits:
        if hit.entry.rule.klasse in TERMS:
            if hit.term in known:
                continue
            known.add(hit.term)
            if context.is_explained(passage.tokens, hit.first, hit.stop):
                continue
        yield hit


def _bsn(text: str, span: tuple[int, int], pad: str) -> Finding:
    """Return the finding for a burgerservicenummer; in a case file the model refuses it before this."""
    return Finding(
        code="PRIV-01",
        klasse=Klasse.PRIVACY,
        niveau=Niveau.FOUT,
        pad=pad,
        start=span[0],
        eind=span[1],
        tekst=text[slice(*span)],
        melding="Dit kan een burgerservicenummer zijn. Dat hoort hier niet.",
        suggestie="Haal het weg.",
    )


def _finding(hit: Hit, passage: Passage, pad: str) -> Finding:
    start, end = passage.tokens[hit.first].start, passage.tokens[hit.stop - 1].end
    rule = hit.entry.rule
    return Finding(
        code=rule.code,
        klasse=rule.klasse,
        niveau=rule.niveau,
        pad=pad,
        start=start,
        eind=end,
        tekst=passage.text[start:end],
        melding=rule.melding,
        suggestie=hit.entry.suggestie,
        bron=rule.bron,
    )
