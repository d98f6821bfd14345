"""TOEST-01: what is shared with consent, is shared with a consent that holds on that day (R033, R112)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.consent import why_not
from dossiertool.checks.law import source_of
from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.akkoord import Grondslag, SoortToestemming
from dossiertool.model.kinds import Planstatus
from dossiertool.model.ot_aanmelding import OTFunctie

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.akkoord import Toestemming
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.values import Kenmerk, Naam

RULE = Rule(
    code="TOEST-01",
    klasse=Klasse.RECHT,
    niveau=Niveau.FOUT,
    titel="Gegevens delen gebeurt met een toestemming die op die dag geldt",
    waarom="Leerling en ouders beslissen mee over wie hun gegevens krijgt. Zij mogen zich altijd bedenken.",
    beter="Vraag eerst toestemming aan ieder die dat moet geven. Zet elk antwoord bij toestemmingen.",
    bron=source_of("TOEST-01", "R033, R112"),
    fout="Op 12 november is gedeeld met de jeugdarts; vader trok de toestemming op 10 november in.",
    goed="Op 12 november is gedeeld met de jeugdarts; beide ouders zeiden op 5 november ja.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each exchange, referral and discussion by name without a consent that holds.

    A registration that is still a draft asks nothing yet.
    """
    for i, exchange in enumerate(dossier.uitwisselingen):
        if exchange.grondslag is Grondslag.TOESTEMMING:
            found = _consents(dossier, exchange.toestemming, exchange.ontvanger)
            yield from _judge(dossier, f"uitwisselingen.{i}", exchange.datum, found, "dit delen")
    for i, form in enumerate(dossier.aanmeldingen):
        if form.status not in (Planstatus.CONCEPT, Planstatus.VERVANGEN):
            found = _of_kind(dossier, SoortToestemming.BESPREKING_OT)
            yield from _judge(dossier, f"aanmeldingen.{i}", form.datum, found, f"aanmelding {form.kenmerk}")
    for i, verslag in enumerate(dossier.verslagen):
        if verslag.op_naam:
            found = _of_kind(dossier, SoortToestemming.BESPREKING_OT)
            yield from _judge(
                dossier,
                f"verslagen.{i}.op_naam",
                verslag.datum,
                found,
                f"bespreken op naam in {verslag.kenmerk}",
            )
        for j, decision in enumerate(verslag.besluiten):
            if decision.functie is OTFunctie.DOORVERWIJZING:
                found = _consents(dossier, decision.toestemming, decision.naar)
                day = decision.start or verslag.datum
                yield from _judge(
                    dossier, f"verslagen.{i}.besluiten.{j}.toestemming", day, found, "deze doorverwijzing"
                )


def _consents(dossier: Dossier, kenmerk: Kenmerk | None, receiver: Naam | None) -> list[Toestemming]:
    """Return the consent that is referred to; without a reference those for the same receiver."""
    if kenmerk is not None:
        return [one for one in dossier.toestemmingen if one.kenmerk == kenmerk]
    return [one for one in dossier.toestemmingen if receiver is not None and one.ontvanger == receiver]


def _of_kind(dossier: Dossier, soort: SoortToestemming) -> list[Toestemming]:
    return [one for one in dossier.toestemmingen if one.soort is soort]


def _judge(dossier: Dossier, pad: str, day: date, consents: list[Toestemming], what: str) -> Iterator[Finding]:
    reasons = [why_not(dossier, consent, day) for consent in consents]
    if not reasons:
        yield RULE.finding(pad, f"Voor {what} staat er geen toestemming.")
    elif None not in reasons:
        yield RULE.finding(pad, f"De toestemming voor {what} {reasons[-1]}.")
