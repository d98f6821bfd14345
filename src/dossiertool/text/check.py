"""The language check of one text: which words, of which class, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.bsn import find_bsn
from dossiertool.findings import Finding, Klasse, Niveau, at_levels
from dossiertool.text.advice import advised
from dossiertool.text.considering import consider, span_of
from dossiertool.text.passage import Passage
from dossiertool.text.readability import readability

if TYPE_CHECKING:
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.text.index import Hit, Index
    from dossiertool.text.lifting import OwnWords


def soort_of(field: str) -> str:
    """Return the tekstsoort of a loose text by the name of its field (design §4)."""
    if field.startswith("zienswijze"):
        return "zienswijze"
    return {"doel": "doel", "aanpak": "afspraak", "hulpvraag": "hulpvraag"}.get(field, "feit")


def check_text(
    text: str, *, field: str = "observatie", doc: str | None = None, school: Schoolbestand | None = None
) -> list[Finding]:
    """Check one loose text and return its findings in reading order.

    Args:
        text: any Unicode text, of any length.
        field: what the text is for (`beginsituatie`, `doel`, `zienswijze_ouders`, …); decides the
            tekstsoort and is the `pad` of each finding.
        doc: the kind of document (`handelingsplan`, …); for callers that have it, not used yet.
        school: the settings of the school, as `load_school` returns them: its words and levels count.

    `start` and `eind` of a finding count the characters of `text` as given. Source of the rules:
    Basisondersteuning in 6 stappen, stap 5 (R148, R149).

    Raises:
        InvalidInput: a pack of the school is wrong; names file, line and rule.
    """
    if school is None:
        return check_passage(text, soort_of(field), pad=field, known=set())
    from dossiertool.text.own import own_words  # noqa: PLC0415  a text alone compiles nothing

    own = own_words(school)
    found = check_passage(text, soort_of(field), pad=field, known=set(), own=own)
    return list(at_levels(found, own.levels))


def check_passage(
    text: str,
    soort: str,
    *,
    pad: str,
    known: set[str],
    index: Index | None = None,
    own: OwnWords | None = None,
) -> list[Finding]:
    """Check one text of this tekstsoort; terms in `known` were explained or marked before and are added to.

    Passing the same `known` for all texts of a document marks a term only at its first use. `own` are the
    words of a school; its levels are not applied here. `index` replaces the packs for language, and then
    how readable the text is does not matter.
    """
    passage = Passage(text)
    findings = [
        _finding(seen.hit, passage, soort, pad)
        for seen in consider(passage, soort, known=known, index=index, own=own, pad=pad)
        if seen.why_not is None
    ]
    findings += [_bsn(text, span, pad) for span in find_bsn(text)]
    if index is None:
        findings += readability(passage, soort, pad)
    return sorted(findings, key=lambda finding: finding.start or 0)


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


def _finding(hit: Hit, passage: Passage, soort: str, pad: str) -> Finding:
    start, end = span_of(hit, passage)
    rule = hit.rule
    melding, suggestie = advised(hit, soort, pad)
    return Finding(
        code=rule.code,
        klasse=rule.klasse,
        niveau=rule.niveau,
        pad=pad,
        start=start,
        eind=end,
        tekst=passage.text[start:end],
        melding=melding,
        suggestie=suggestie,
        bron=rule.bron,
    )
