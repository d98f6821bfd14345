"""DRIE-01: pupil, parents and school all have a voice while a plan runs (R138)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.situation import running_plans
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.akkoord import Akkoord
from dossiertool.model.kinds import Partij
from dossiertool.model.zienswijze import Inbreng, Zienswijze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="DRIE-01",
    klasse=Klasse.STAP,
    niveau=Niveau.TIP,
    titel="Leerling, ouders en school komen tijdens het plan alle drie aan het woord",
    waarom="De aanpak lukt beter als ieder laat horen hoe het gaat.",
    beter="Vraag hoe het gaat en zet het antwoord in het logboek, met van: leerling, ouders of leraar.",
    bron="Basisondersteuning in 6 stappen, stap 4: ga altijd uit van de driehoek (R138)",
    fout="Het plan loopt twee maanden en in het logboek staat niets van ouders.",
    goed="logboek: {datum: 2026-12-02, soort: ouderbericht, van: ouders, tekst: Moeder schrijft: …}",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a tip for each party that has not been heard for too long since a running plan began.

    Heard is: an entry of the logboek, a zienswijze, a contribution or an agreement with a date.
    """
    starts = [plan.startdatum for _, plan in running_plans(dossier, setting.today)]
    if not starts:
        return
    weeks = setting.school.termijnen.stil_weken
    voices = list(_voices(dossier, setting))
    for party in Partij:
        heard = [day for who, day in voices if who is party and day <= setting.today]
        if setting.today - max([min(starts), *heard]) > timedelta(weeks=weeks):
            yield RULE.finding(
                "logboek", f"Van {_NAMES[party]} staat al meer dan {weeks} weken niets in het dossier."
            )


_NAMES = {Partij.LEERLING: "de leerling", Partij.OUDERS: "ouders", Partij.LERAAR: "de school"}


def _voices(dossier: Dossier, setting: Setting) -> Iterator[tuple[Partij | None, date]]:
    """Yield who was heard and when; an entry of the logboek without `van` is the school's own."""
    for entry in dossier.logboek:
        if entry.datum:
            yield entry.van or dossier.party_of(entry.door or "") or Partij.LERAAR, entry.datum
    for talk in dossier.gesprekken:
        for invited in talk.genodigden:
            if invited.aanwezig:
                yield dossier.party_of(invited.naam), talk.datum
    for evaluatie in dossier.evaluaties:
        yield Partij.LERAAR, evaluatie.datum
        for name in evaluatie.deelnemers:
            yield dossier.party_of(name), evaluatie.datum
    for _, record in setting.contents.records:
        if isinstance(record, Zienswijze):
            yield record.van, record.datum
        elif isinstance(record, Inbreng):
            yield dossier.party_of(record.door), record.datum
        elif isinstance(record, Akkoord) and record.datum:
            yield record.van or dossier.party_of(record.wie), record.datum
