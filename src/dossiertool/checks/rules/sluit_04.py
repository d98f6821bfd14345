"""SLUIT-04: the words of a closed need do not come back in a newer document (R150)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.evaluatie import SoortEvaluatie
from dossiertool.model.values import Tekstsoort
from dossiertool.model.walk import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.record import Record

RULE = Rule(
    code="SLUIT-04",
    klasse=Klasse.SLUITING,
    niveau=Niveau.FOUT,
    titel="De tekst van een afgesloten behoefte staat niet in een nieuw document",
    waarom="Gekopieerde tekst maakt een oude behoefte weer actueel, zonder dat iemand dat heeft besloten.",
    beter="Schrijf hoe het nu is, of haal deze woorden weg. Is de hulp weer nodig? Open de behoefte opnieuw.",
    bron="Basisondersteuning in 6 stappen, stap 5: een behoefte moet ook kunnen worden afgesloten (R150)",
    fout="B1 is afgesloten in juni. Een plan van september zegt weer: ‘Daan heeft oefening nodig met lezen’.",
    goed="Het plan van september zegt: ‘In de toetsweek van september las Daan 210 woorden per minuut.’",
)
_RUN = 4  # words in a row; a shorter description has to come back whole
_LONG = 5  # letters of a word that says something
_LOOKS_BACK = re.compile(r"\b(?:af)?gesloten\b|\b(?:eerder|vroeger|destijds|voorheen|vorige?)\b", re.IGNORECASE)
_ATTRIBUTED = (Tekstsoort.ZIENSWIJZE, Tekstsoort.CITAAT)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each text of a newer document with a phrase that only a closed need has.

    Passed over are what people themselves say, what was done before (`eerder`), and texts that look back.
    """
    closed = [
        (need, need.afgesloten_op) for need in dossier.behoeften if not need.is_open and need.afgesloten_op
    ]
    if not closed:
        return
    current = {
        phrase
        for need in dossier.behoeften
        if need.is_open
        for phrase in _phrases(need.omschrijving, dossier.leerling.roepnaam)
    }
    documents = list(_documents(dossier))
    for need, closed_on in closed:
        phrases = _phrases(need.omschrijving, dossier.leerling.roepnaam) - current
        for pad, day, record in documents:
            if phrases and day > closed_on:
                yield from _repeats(pad, record, phrases, need.kenmerk)


def _repeats(pad: str, record: Record, phrases: set[tuple[str, ...]], kenmerk: str) -> Iterator[Finding]:
    lengths = {len(phrase) for phrase in phrases}
    for part in texts(record, pad):
        if part.soort in _ATTRIBUTED or ".eerder." in part.pad or _LOOKS_BACK.search(part.text):
            continue
        words = list(_WORD.finditer(part.text))
        for first in range(len(words)):
            size = next(
                (n for n in lengths if tuple(w[0].lower() for w in words[first : first + n]) in phrases), None
            )
            if size is not None:
                span = words[first].start(), words[first + size - 1].end()
                yield RULE.finding(
                    part.pad,
                    f"Deze woorden komen uit behoefte {kenmerk}, die al is afgesloten.",
                    span=span,
                    tekst=part.text[span[0] : span[1]],
                )
                break


def _phrases(text: str, roepnaam: str) -> set[tuple[str, ...]]:
    """Return the runs of words that are telling enough to recognise the text by."""
    words = [word.lower() for word in _WORD.findall(re.sub(r"\([^)]*\)", " ", text))]
    size = min(_RUN, len(words))
    if size <= 1:
        return set()
    runs = {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
    name = roepnaam.lower()
    return {run for run in runs if sum(len(word) >= _LONG and word != name for word in run) > 1}


def _documents(dossier: Dossier) -> Iterator[tuple[str, date, Record]]:
    for i, plan in enumerate(dossier.plannen):
        if plan.is_current:
            yield f"plannen.{i}", plan.startdatum, plan
    for i, form in enumerate(dossier.aanmeldingen):
        yield f"aanmeldingen.{i}", form.datum, form
    for i, verslag in enumerate(dossier.verslagen):
        yield f"verslagen.{i}", verslag.datum, verslag
    for i, evaluatie in enumerate(dossier.evaluaties):
        if evaluatie.soort is not SoortEvaluatie.NAZORG:
            yield f"evaluaties.{i}", evaluatie.datum, evaluatie
