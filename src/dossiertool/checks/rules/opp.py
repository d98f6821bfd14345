"""OPP-01 to OPP-05: what an ontwikkelingsperspectief (OPP) asks beyond a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dossiertool.checks.law import source_of
from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import factors
from dossiertool.dates import days_of_school_year
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.evaluatie import SoortEvaluatie
from dossiertool.model.handelingsplan import Kader
from dossiertool.model.kinds import Partij, Planstatus, Richting
from dossiertool.model.opp import Opp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.handelingsplan import Handelingsplan

TERMIJN = Rule(
    code="OPP-01",
    klasse=Klasse.RECHT,
    niveau=Niveau.WAARSCHUWING,
    titel="Een ontwikkelingsperspectief is binnen zes weken vastgesteld",
    waarom="Een leerling die extra hulp nodig heeft, moet daar snel op kunnen rekenen.",
    beter="Stel het plan vast. Is het te laat? Schrijf bij de bevinding in aanvaard waarom.",
    bron=source_of("OPP-01"),
    fout="Ingeschreven op 31 augustus, vastgesteld op 20 oktober.",
    goed="Ingeschreven op 31 augustus, vastgesteld op 5 oktober.",
)
HOREN = Rule(
    code="OPP-02",
    klasse=Klasse.RECHT,
    niveau=Niveau.WAARSCHUWING,
    titel="In een ontwikkelingsperspectief staat wat de leerling zei, en wat dat veranderde",
    waarom="Het plan gaat over de leerling. Die weet vaak goed wat helpt.",
    beter="Vraag de leerling op een manier die de leerling kiest. Vul bij horen inbreng en invloed in.",
    bron=source_of("OPP-02"),
    fout="horen: {datum: 2026-10-13, inbreng: …}, zonder invloed",
    goed="invloed: De leerling krijgt een eigen liftsleutel.",
)
INSTEMMING = Rule(
    code="OPP-03",
    klasse=Klasse.RECHT,
    niveau=Niveau.FOUT,
    titel="Ouders stemmen in met de begeleiding vóór het ontwikkelingsperspectief is vastgesteld",
    waarom="School en ouders moeten het eens zijn over de begeleiding voor deze leerling.",
    beter="Overleg met ouders en vul instemming_op en instemming_door in. Stel het plan daarna vast.",
    bron=source_of("OPP-03"),
    fout="vastgesteld_op: 2026-10-05, begeleiding: […], zonder instemming_op",
    goed="instemming_op: 2026-10-02, vastgesteld_op: 2026-10-05",
)
JAARLIJKS = Rule(
    code="OPP-04",
    klasse=Klasse.RECHT,
    niveau=Niveau.WAARSCHUWING,
    titel="Een ontwikkelingsperspectief wordt elk schooljaar geëvalueerd, met leerling en ouders",
    waarom="Wat een leerling kan en nodig heeft, verandert in een jaar.",
    beter="Maak een evaluatie met soort jaar_opp, en zet leerling en ouders bij deelnemers.",
    bron=source_of("OPP-04"),
    fout="Een plan vanaf oktober 2025, zonder evaluatie in schooljaar 2025-2026.",
    goed="Een evaluatie met soort jaar_opp op 12 juni 2026, met leerling en ouders.",
)
INHOUD = Rule(
    code="OPP-05",
    klasse=Klasse.RECHT,
    niveau=Niveau.WAARSCHUWING,
    titel="Een ontwikkelingsperspectief zegt waar de leerling naartoe werkt, en waarom",
    waarom="Dan weten leerling en ouders wat zij mogen verwachten.",
    beter="Vul aan wat ontbreekt.",
    bron=source_of("OPP-05"),
    fout="opp: {inschrijfdatum: 2026-08-31}",
    goed="opp: {uitstroombestemming: mbo niveau 3, onderbouwing: Toetsen van juni 2026.}",
)
RULES = (TERMIJN, HOREN, INSTEMMING, JAARLIJKS, INHOUD)
_SIX_WEEKS = timedelta(weeks=6)
_SHORT = timedelta(weeks=8)  # an OPP of the last weeks of a school year is evaluated in the next


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield the findings about each plan that is the handelingsdeel of an OPP and is not replaced."""
    for i, plan in enumerate(dossier.plannen):
        if plan.kader is Kader.OPP_HANDELINGSDEEL and plan.is_current:
            here = f"plannen.{i}"
            for finding in _of_plan(dossier, here, plan, setting.today):
                inside = plan.opp is None and (finding.pad or "").startswith(f"{here}.opp.")
                yield replace(finding, pad=f"{here}.opp") if inside else finding
    for i, evaluatie in enumerate(dossier.evaluaties):
        if evaluatie.soort is SoortEvaluatie.JAAR_OPP:
            heard = {dossier.party_of(name) for name in evaluatie.deelnemers}
            heard |= {view.van for view in evaluatie.zienswijzen}
            missing = [party.value for party in (Partij.LEERLING, Partij.OUDERS) if party not in heard]
            if missing:
                yield JAARLIJKS.finding(
                    f"evaluaties.{i}.deelnemers",
                    f"Bij evaluatie {evaluatie.kenmerk} ontbreekt: {' en '.join(missing)}.",
                )


def _of_plan(dossier: Dossier, here: str, plan: Handelingsplan, today: date) -> Iterator[Finding]:
    opp = plan.opp or Opp()
    yield from _in_time(f"{here}.vastgesteld_op", plan, opp, today)
    yield from _heard(f"{here}.opp.horen", plan, opp)
    yield from _agreed(here, plan, opp)
    yield from _yearly(dossier, here, plan, today)
    yield from _complete(dossier, here, plan, opp)


def _in_time(here: str, plan: Handelingsplan, opp: Opp, today: date) -> Iterator[Finding]:
    """For a pupil who was already at school in an earlier school year the term does not say when it begins."""
    enrolled = opp.inschrijfdatum
    if (
        enrolled is None
        or plan.versie > 1
        or days_of_school_year(enrolled) != days_of_school_year(plan.startdatum)
    ):
        return
    if (plan.vastgesteld_op or today) > enrolled + _SIX_WEEKS:
        late = "is later dan zes weken na de inschrijving vastgesteld"
        open_ = "is zes weken na de inschrijving nog niet vastgesteld"
        yield TERMIJN.finding(here, f"Plan {plan.kenmerk} {late if plan.vastgesteld_op else open_}.")


def _heard(here: str, plan: Handelingsplan, opp: Opp) -> Iterator[Finding]:
    if not opp.horen:
        yield HOREN.finding(here, f"In plan {plan.kenmerk} staat nog niet wat de leerling zei.")
    elif plan.vastgesteld_op and all(one.datum > plan.vastgesteld_op for one in opp.horen):
        yield HOREN.finding(here, f"Plan {plan.kenmerk} was al vastgesteld toen de leerling werd gehoord.")
    for i, one in enumerate(opp.horen):
        if one.invloed is None:
            yield HOREN.finding(
                f"{here}.{i}.invloed", "Hier staat nog niet wat de inbreng van de leerling veranderde."
            )


def _agreed(here: str, plan: Handelingsplan, opp: Opp) -> Iterator[Finding]:
    """Without guidance for this pupil alone there is nothing to agree with, but parents are still heard."""
    if plan.vastgesteld_op is None and plan.status is Planstatus.CONCEPT:
        return
    if not opp.overleg:
        said = f"Plan {plan.kenmerk} is vastgesteld; er staat nog geen overleg met ouders."
        yield INSTEMMING.finding(f"{here}.opp.overleg", said, niveau=Niveau.WAARSCHUWING)
    if not opp.begeleiding:
        return
    pad = f"{here}.opp.instemming_op"
    if opp.instemming_op is None:
        yield INSTEMMING.finding(pad, f"Plan {plan.kenmerk} is vastgesteld zonder instemming van ouders.")
    elif plan.vastgesteld_op and opp.instemming_op > plan.vastgesteld_op:
        yield INSTEMMING.finding(pad, f"De instemming met plan {plan.kenmerk} kwam pas na het vaststellen.")


def _yearly(dossier: Dossier, here: str, plan: Handelingsplan, today: date) -> Iterator[Finding]:
    days = [evaluatie.datum for evaluatie in dossier.evaluaties if evaluatie.plan == plan.kenmerk]
    first, last = days_of_school_year(plan.startdatum)
    while last < min(today, plan.einddatum + timedelta(days=1)):
        ran = last - max(first, plan.startdatum)
        if ran >= _SHORT and not any(first <= day <= last for day in days):
            yield JAARLIJKS.finding(
                here, f"Plan {plan.kenmerk} is in schooljaar {first.year}-{last.year} niet geëvalueerd."
            )
        first, last = days_of_school_year(last + timedelta(days=1))


def _complete(dossier: Dossier, here: str, plan: Handelingsplan, opp: Opp) -> Iterator[Finding]:
    missing = [field for field in ("uitstroombestemming", "onderbouwing") if not getattr(opp, field)]
    kinds = {factor.richting for factor in factors(dossier)}
    missing += [f"een factor die {word}" for kind, word in _DIRECTIONS if kind not in kinds]
    if missing:
        yield INHOUD.finding(f"{here}.opp", f"Bij plan {plan.kenmerk} ontbreekt: {', '.join(missing)}.")


_DIRECTIONS = ((Richting.STIMULEREND, "helpt"), (Richting.BELEMMEREND, "in de weg staat"))
