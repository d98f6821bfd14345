"""What a dossier itself asks of people: signals, talks, questions, decisions, needs and messages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dossiertool.dates import months_after
from dossiertool.model.besluit import SoortBesluit
from dossiertool.model.kinds import JaNee, Partij, Planstatus, Urgentie
from dossiertool.model.logregel import SoortLogregel
from dossiertool.model.ot_aanmelding import OTFunctie
from dossiertool.views.item import EARLY, Item, Soort
from dossiertool.views.live import concerns_open_need
from dossiertool.views.people import first_named, regie_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.akkoord import Toestemming
    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.model.signaal import Signaal

_FROM_HOME = {Partij.OUDERS: "ouders", Partij.LEERLING: "de leerling"}


def signal_items(dossier: Dossier, today: date) -> Iterator[Item]:
    """Yield each signal with an urgency that nobody has followed up (R100).

    ‘Vandaag’ is due on the day of the signal, ‘week’ and ‘maand’ that much later. One of ‘vandaag’ that
    still waits on the next day is urgent.
    """
    for i, signaal in enumerate(dossier.signalen):
        if signaal.urgentie is None or _followed_up(dossier, signaal, today):
            continue
        term = {
            Urgentie.VANDAAG: signaal.datum,
            Urgentie.WEEK: signaal.datum + timedelta(weeks=1),
            Urgentie.MAAND: months_after(signaal.datum, 1),
        }[signaal.urgentie]
        agreed = signaal.vervolgstap_op  # still to come, or the signal was followed up
        yield Item(
            datum=min(term, agreed) if agreed else term,
            soort=Soort.SIGNAAL,
            wat=f"Signaal {signaal.kenmerk} opvolgen (urgentie: {signaal.urgentie})",
            pad=f"signalen.{i}",
            wie=regie_of(dossier) or (signaal.door,),
            kenmerk=signaal.kenmerk,
            dringend=signaal.urgentie is Urgentie.VANDAAG and today > signaal.datum,
        )


def message_items(dossier: Dossier, today: date) -> Iterator[Item]:
    """Yield, for the regiehouder, each message from parents or pupil that was not taken up (R123)."""
    for i, line in enumerate(dossier.logboek):
        is_message = line.soort is SoortLogregel.OUDERBERICHT and line.van in _FROM_HOME
        if is_message and line.opgevolgd_op is None and line.van is not None:
            yield Item(
                datum=line.datum or today,
                soort=Soort.OUDERBERICHT,
                wat=f"Bericht van {_FROM_HOME[line.van]} oppakken",
                pad=f"logboek.{i}",
                wie=regie_of(dossier),
                blijft=True,
            )


def question_items(dossier: Dossier) -> Iterator[Item]:
    """Yield each open question of a picture, under who finds out (R111)."""
    for i, beeld in enumerate(dossier.beelden):
        for j, vraag in enumerate(beeld.nog_uitzoeken):
            if vraag.afgerond_op is None and concerns_open_need(dossier, ()):
                yield Item(
                    datum=vraag.voor,
                    soort=Soort.UITZOEKVRAAG,
                    wat=f"Uitzoeken: vraag {j + 1} van het gezamenlijke beeld",
                    pad=f"beelden.{i}.nog_uitzoeken.{j}",
                    wie=(vraag.wie,),
                )


def consult_items(dossier: Dossier) -> Iterator[Item]:
    """Yield each question to a colleague that waits for an answer, under whom it was put to (R025)."""
    for i, vraag in enumerate(dossier.consultvragen):
        if vraag.antwoord_voor is not None and vraag.beantwoord_op is None:
            yield Item(
                datum=vraag.antwoord_voor,
                soort=Soort.CONSULTVRAAG,
                wat=f"Antwoord geven op consultvraag {i + 1}",
                pad=f"consultvragen.{i}",
                wie=(vraag.aan,),
            )


def look_back_items(dossier: Dossier) -> Iterator[Item]:
    """Yield each agreed day to look back at a talk (R110) or a decision, such as to take no step (R090)."""
    for i, talk in enumerate(dossier.gesprekken):
        if talk.terugkijken_op is None or talk.teruggekeken_op is not None:
            continue
        if concerns_open_need(dossier, talk.behoeften):
            yield Item(
                datum=talk.terugkijken_op,
                soort=Soort.GESPREK,
                wat="Terugkijken op een gesprek: is er nog iets nodig?",
                pad=f"gesprekken.{i}.terugkijken_op",
                wie=regie_of(dossier),
            )
    for i, besluit in enumerate(dossier.besluiten):
        if besluit.terugkijken_op is None or besluit.teruggekeken_op is not None:
            continue
        if concerns_open_need(dossier, besluit.behoeften):
            no_step = besluit.soort is SoortBesluit.GEEN_STAP
            yield Item(
                datum=besluit.terugkijken_op,
                soort=Soort.BESLUIT,
                wat="Terugkijken: is het goed om nog geen stap te zetten?"
                if no_step
                else "Terugkijken op een besluit",
                pad=f"besluiten.{i}.terugkijken_op",
                wie=regie_of(dossier),
            )


def need_items(dossier: Dossier, school: Schoolbestand) -> Iterator[Item]:
    """Yield the day on which each open need is to be looked at again.

    That is the agreed day, or else the day on which the school finds that nobody looked for too long
    (R150): then the need is closed or confirmed.
    """
    for i, need in enumerate(dossier.behoeften):
        if not need.is_open:
            continue
        seen = dossier.last_look_at(need)
        stale = months_after(seen, school.termijnen.behoefte_maanden)
        agreed = need.opnieuw_bekijken_op
        if agreed is not None and seen < agreed - EARLY and agreed <= stale:
            yield _need_item(dossier, need, agreed, f"behoeften.{i}.opnieuw_bekijken_op", "opnieuw bekijken")
        else:
            yield _need_item(
                dossier, need, stale, f"behoeften.{i}", "is lang niet bekeken: sluiten of bevestigen"
            )


def consent_items(dossier: Dossier) -> Iterator[Item]:
    """Yield each consent that ends, unless a later one for the same purpose and recipient holds on."""
    for i, consent in enumerate(dossier.toestemmingen):
        if consent.geldig_tot is None or consent.antwoord is not JaNee.JA:
            continue
        if concerns_open_need(dossier, ()) and not _renewed(dossier, consent):
            yield Item(
                datum=consent.geldig_tot,
                soort=Soort.TOESTEMMING,
                wat=f"Toestemming {consent.kenmerk or i + 1} loopt af: nog nodig? Vraag haar opnieuw.",
                pad=f"toestemmingen.{i}.geldig_tot",
                wie=regie_of(dossier),
                kenmerk=consent.kenmerk,
            )


def team_items(dossier: Dossier, school: Schoolbestand) -> Iterator[Item]:
    """Yield what the support team asks: discussions, advice until it is followed up (R032), evaluations."""
    for i, form in enumerate(dossier.aanmeldingen):
        answered = any(one.aanmelding == form.kenmerk for one in dossier.verslagen)
        if form.bespreking is None or answered or form.status in (Planstatus.VERVANGEN, Planstatus.AFGESLOTEN):
            continue
        if concerns_open_need(dossier, form.behoeften):
            yield Item(
                datum=form.bespreking.datum,
                soort=Soort.BESPREKING,
                wat=f"Bespreking van aanmelding {form.kenmerk} in het ondersteuningsteam",
                pad=f"aanmeldingen.{i}.bespreking",
                wie=regie_of(dossier) or (form.aanmelder,),
                kenmerk=form.kenmerk,
            )
    for i, report in enumerate(dossier.verslagen):
        if report.status is not Planstatus.VERVANGEN and concerns_open_need(dossier, report.behoeften):
            yield from _report_items(dossier, school, i)


def _report_items(dossier: Dossier, school: Schoolbestand, i: int) -> Iterator[Item]:
    report, pad = dossier.verslagen[i], f"verslagen.{i}"
    following = report.volgende_bespreking
    if following is not None and not any(
        one.datum > report.datum and one.datum >= following - EARLY for one in dossier.verslagen
    ):
        yield Item(
            datum=following,
            soort=Soort.BESPREKING,
            wat=f"Volgende bespreking in het ondersteuningsteam (na verslag {report.kenmerk})",
            pad=f"{pad}.volgende_bespreking",
            wie=regie_of(dossier),
            kenmerk=report.kenmerk,
        )
    advised = report.datum + timedelta(weeks=school.termijnen.advies_weken)
    for j, besluit in enumerate(report.besluiten):
        here, name = f"{pad}.besluiten.{j}", f"{besluit.kenmerk or j + 1} uit verslag {report.kenmerk}"
        is_advice = besluit.functie is OTFunctie.ADVIES
        if besluit.opgevolgd_op is None and (is_advice or besluit.uiterlijk is not None):
            yield Item(
                datum=besluit.uiterlijk or advised,
                soort=Soort.ADVIES if is_advice else Soort.OT_BESLUIT,
                wat=f"{'Advies' if is_advice else 'Besluit'} {name}: is het opgevolgd?",
                pad=here,
                wie=(besluit.wie,),
                kenmerk=besluit.kenmerk,
                blijft=is_advice,
            )
        day = besluit.evaluatie_op
        if day is not None and not _evaluated(dossier, i, day):
            yield Item(
                datum=day,
                soort=Soort.OT_BESLUIT,
                wat=f"Besluit {name} evalueren",
                pad=f"{here}.evaluatie_op",
                wie=first_named(*regie_of(dossier), besluit.wie),
                kenmerk=besluit.kenmerk,
            )


def _evaluated(dossier: Dossier, report: int, day: date) -> bool:
    """Tell whether an evaluation or a later discussion of the same needs looked at it on that day or later."""
    own = dossier.verslagen[report].behoeften
    looks = [(one.datum, dossier.needs_of(one)) for one in dossier.evaluaties]
    looks += [(one.datum, one.behoeften) for one in dossier.verslagen]
    return any(when >= day - EARLY and (not own or not needs or set(own) & set(needs)) for when, needs in looks)


def _need_item(dossier: Dossier, need: Behoefte, day: date, pad: str, what: str) -> Item:
    return Item(
        datum=day,
        soort=Soort.BEHOEFTE,
        wat=f"Behoefte {need.kenmerk} {what}",
        pad=pad,
        wie=regie_of(dossier),
        kenmerk=need.kenmerk,
    )


def _followed_up(dossier: Dossier, signaal: Signaal, today: date) -> bool:
    """Tell whether a next step was taken: written with the signal, or a plan made for its needs since."""
    if signaal.vervolgstap_op is not None and signaal.vervolgstap_op <= today:
        return True
    if not concerns_open_need(dossier, signaal.behoeften):
        return True
    return any(
        plan.vastgesteld_op is not None
        and plan.vastgesteld_op >= signaal.datum
        and set(plan.behoeften) & set(signaal.behoeften)
        for plan in dossier.plannen
    )


def _renewed(dossier: Dossier, consent: Toestemming) -> bool:
    until = consent.geldig_tot
    return until is not None and any(
        other.soort is consent.soort
        and other.ontvanger == consent.ontvanger
        and other.antwoord is JaNee.JA
        and (other.geldig_tot is None or other.geldig_tot > until)
        for other in dossier.toestemmingen
    )
