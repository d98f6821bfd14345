"""URG-01: how urgent it is, why, and that `vandaag` is followed up by the next day (R100)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import open_forms, open_signals
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Urgentie

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.ot_aanmelding import OTAanmelding
    from dossiertool.model.signaal import Signaal

RULE = Rule(
    code="URG-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Er staat hoe dringend het is en waarom",
    waarom="Dan weet ieder wat het eerst moet gebeuren, en blijft een dringende vraag niet liggen.",
    beter="Kies bij urgentie vandaag, week of maand, en zet bij urgentie_reden in één zin waarom.",
    bron="Basisondersteuning in 6 stappen, stap 1: bepaal hoe dringend de hulpvraag is (R100)",
    fout="urgentie: vandaag, zonder reden; een dag later is er nog niets gedaan.",
    goed="urgentie: week, urgentie_reden: twee of drie voorvallen per week",
)
_NEXT_DAY = timedelta(days=1)
_NOW = "Spreek vandaag met de leerling of ouders, en vul in wat u deed en wanneer."


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each signal or registration without urgency or reason, or left lying.

    A signal that people already work on is not asked how urgent it was.
    """
    for pad, signal in open_signals(dossier):
        name = f"signaal {signal.kenmerk}"
        if signal.urgentie is None:
            if not _is_followed(dossier, signal):
                yield RULE.finding(f"{pad}.urgentie", f"Bij {name} staat nog niet hoe dringend het is.")
            continue
        if signal.urgentie_reden is None:
            yield RULE.finding(f"{pad}.urgentie_reden", f"Bij {name} staat nog niet waarom het zo dringend is.")
        if signal.urgentie is Urgentie.VANDAAG and setting.today > signal.datum:
            step = signal.vervolgstap_op
            if (step is None or step > signal.datum + _NEXT_DAY) and not _is_logged(dossier, signal):
                yield _left_lying(f"{pad}.vervolgstap_op", name)
    for pad, form in open_forms(dossier):
        name = f"aanmelding {form.kenmerk}"
        if form.urgentie_reden is None:
            yield RULE.finding(f"{pad}.urgentie_reden", f"Bij {name} staat nog niet waarom het zo dringend is.")
        if (
            form.urgentie is Urgentie.VANDAAG
            and setting.today > form.datum
            and not _is_discussed(dossier, form)
        ):
            yield _left_lying(f"{pad}.bespreking", name)


def _left_lying(pad: str, name: str) -> Finding:
    return RULE.finding(pad, f"Bij {name} staat ‘vandaag’, en de dag erna was er nog geen vervolg.", _NOW)


def _is_followed(dossier: Dossier, signal: Signaal) -> bool:
    """Tell whether a step was set after this signal: its own, a registration or a plan."""
    return (
        signal.vervolgstap_op is not None
        or any(signal.kenmerk in form.signalen for form in dossier.aanmeldingen)
        or any(plan.analyse and signal.kenmerk in plan.analyse.signalen for plan in dossier.plannen)
        or any(set(signal.behoeften) & set(plan.behoeften) for plan in dossier.plannen)
    )


def _is_logged(dossier: Dossier, signal: Signaal) -> bool:
    """Tell whether the log says that something was done about the needs of this signal in time."""
    return any(
        _in_time(row.datum, signal.datum) and set(row.behoeften) & set(signal.behoeften)
        for row in dossier.logboek
    )


def _is_discussed(dossier: Dossier, form: OTAanmelding) -> bool:
    """Tell whether the registration was discussed, or is to be, by the next day."""
    days = [report.datum for report in dossier.verslagen if report.aanmelding == form.kenmerk]
    days += [form.bespreking.datum] if form.bespreking else []
    days += [row.datum for row in dossier.logboek if row.datum and set(row.behoeften) & set(form.behoeften)]
    return any(_in_time(day, form.datum) for day in days)


def _in_time(day: date | None, begin: date) -> bool:
    return day is not None and begin <= day <= begin + _NEXT_DAY
