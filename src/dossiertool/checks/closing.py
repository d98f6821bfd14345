"""What still stands in the way of closing a whole dossier: one block for each thing, with what to do about it.

`sluit dossier` refuses while there is a block, and SLUIT-08 looks at a dossier that was closed already. A block
says kenmerken and fixed words, never what a file says about a pupil.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.checks.situation import FINAL, results_of, unheard, was_helped
from dossiertool.model.evaluatie import SoortEvaluatie, Vervolg
from dossiertool.model.kinds import Doelbereik, JaNee, Planstatus, Sluitreden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Evaluatie
    from dossiertool.model.handelingsplan import Handelingsplan

_ENDS = (Vervolg.AFBOUW, Vervolg.AFSLUITEN)
_DAY = "%d-%m-%Y"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that stands in the way.

    Attributes:
        code: what, with the part behind it, as `--toch` takes it: `eindevaluatie:HP1`.
        pad: the field path in the dossier.
        wat: what is not done yet.
        doe: what to do about it, and with which command; `DOEL` stands for the target.
    """

    code: str
    pad: str
    wat: str
    doe: str


def blocks(dossier: Dossier, today: date) -> list[Block]:
    """Return all that stands in the way of closing this dossier on this day, in the order of the work."""
    return [
        *_needs(dossier),
        *_goals(dossier),
        *_plans(dossier, today),
        *_evaluations(dossier),
        *_phasing_out(dossier, today),
        *_aftercare(dossier, today),
        *_views(dossier, today),
        *_agreements(dossier),
        *_shared(dossier),
        *_requests(dossier),
    ]


def _current(dossier: Dossier) -> Iterator[tuple[str, Handelingsplan]]:
    for i, plan in enumerate(dossier.plannen):
        if plan.is_current:
            yield f"plannen.{i}", plan


def _needs(dossier: Dossier) -> Iterator[Block]:
    for i, need in enumerate(dossier.behoeften):
        if need.is_open:
            yield Block(
                f"behoefte:{need.kenmerk}",
                f"behoeften.{i}.status",
                f"Behoefte {need.kenmerk} staat nog open.",
                f"Sluit haar: dossiertool sluit behoefte DOEL {need.kenmerk} "
                "--reden … --door … --met … --bewijs …",
            )


def _goals(dossier: Dossier) -> Iterator[Block]:
    for pad, plan in _current(dossier):
        for j, goal in enumerate(plan.doelen):
            judged = [one.doelbereik for _, one in results_of(dossier, plan, goal)]
            dropped = _was_dropped(dossier, goal)
            if not dropped and all(one is Doelbereik.NIET_BEOORDEELD for one in judged):
                yield Block(
                    f"doel:{plan.kenmerk}.{goal.kenmerk}",
                    f"{pad}.doelen.{j}",
                    f"Van doel {goal.kenmerk} van plan {plan.kenmerk} staat nergens of het is gehaald.",
                    f"Zet in de evaluatie van plan {plan.kenmerk} bij doelen: {goal.kenmerk}, met doelbereik. "
                    "Is er nog geen? dossiertool nieuw evaluatie --in DOEL",
                )


def _was_dropped(dossier: Dossier, goal: Doel) -> bool:
    """Tell whether the need of a goal was closed for another reason than that it was reached."""
    need = dossier.behoefte(goal.behoefte) if goal.behoefte else None
    return need is not None and need.sluitreden not in (None, Sluitreden.BEHAALD)


def _plans(dossier: Dossier, today: date) -> Iterator[Block]:
    for pad, plan in _current(dossier):
        if plan.status is Planstatus.AFGESLOTEN:
            continue
        past = plan.einddatum < today
        until = f"liep tot {plan.einddatum:{_DAY}}" if past else f"loopt tot {plan.einddatum:{_DAY}}"
        yield Block(
            f"plan:{plan.kenmerk}",
            f"{pad}.status",
            f"Plan {plan.kenmerk} {until} en is niet afgesloten.",
            f"Is het klaar? Zet in het dossier bij plan {plan.kenmerk}: status: afgesloten.",
        )


def _evaluations(dossier: Dossier) -> Iterator[Block]:
    for pad, plan in _current(dossier):
        if not any(one.plan == plan.kenmerk and one.soort in FINAL for one in dossier.evaluaties):
            yield Block(
                f"eindevaluatie:{plan.kenmerk}",
                pad,
                f"Plan {plan.kenmerk} heeft geen eindevaluatie.",
                "Maak er een: dossiertool nieuw evaluatie --in DOEL. Vul daarin in: soort: eind, "
                f"plan: {plan.kenmerk}.",
            )


def _last_words(dossier: Dossier) -> Iterator[tuple[str, Evaluatie]]:
    """Yield each evaluation with which support ends: the final one of a plan in force, or one that says so."""
    over = {plan.kenmerk for plan in dossier.plannen if not plan.is_current}
    for i, one in enumerate(dossier.evaluaties):
        if one.status is Planstatus.VERVANGEN or one.plan in over or one.soort is SoortEvaluatie.NAZORG:
            continue
        if one.soort is SoortEvaluatie.EIND or one.vervolg in _ENDS:
            yield f"evaluaties.{i}", one


def _phasing_out(dossier: Dossier, today: date) -> Iterator[Block]:
    for pad, one in _last_words(dossier):
        needs = [need for need in map(dossier.behoefte, dossier.needs_of(one)) if need]
        helped = not needs or any(was_helped(dossier, need) for need in needs)
        ahead = [step for step in one.afbouw if step.datum > today]
        if helped and not one.afbouw:
            yield Block(
                f"afbouw:{one.kenmerk}",
                f"{pad}.afbouw",
                f"In evaluatie {one.kenmerk} staat niet hoe de hulp stap voor stap minder wordt.",
                f"Zet bij evaluatie {one.kenmerk} onder afbouw elke stap met datum en wie.",
            )
        elif ahead:
            yield Block(
                f"afbouw:{one.kenmerk}",
                f"{pad}.afbouw",
                f"De afbouw na evaluatie {one.kenmerk} loopt nog, tot {ahead[-1].datum:{_DAY}}.",
                "Wacht tot de laatste stap is gezet, of pas de stappen aan.",
            )


def _aftercare(dossier: Dossier, today: date) -> Iterator[Block]:
    asked = [one.datum for one in dossier.evaluaties if one.soort is SoortEvaluatie.NAZORG]
    last = list(_last_words(dossier))
    for pad, one in last[-1:]:
        if one.nazorg is None and not asked:
            yield Block(
                f"nazorg:{one.kenmerk}",
                f"{pad}.nazorg",
                f"Na evaluatie {one.kenmerk} is geen nazorg afgesproken.",
                f"Zet bij evaluatie {one.kenmerk} onder nazorg wie wanneer vraagt hoe het gaat.",
            )
        elif one.nazorg and one.nazorg.datum < today and not any(day >= one.datum for day in asked):
            yield Block(
                f"nazorg:{one.kenmerk}",
                f"{pad}.nazorg",
                f"De nazorg van {one.nazorg.datum:{_DAY}} staat nog niet in het dossier.",
                "Zet het contact in het dossier: dossiertool nieuw evaluatie --in DOEL, met soort: nazorg.",
            )


def _views(dossier: Dossier, today: date) -> Iterator[Block]:
    if not (dossier.plannen or dossier.aanmeldingen):
        return
    for party in unheard(dossier, today):
        yield Block(
            f"zienswijze:{party}",
            "zienswijzen",
            f"Er staat geen zienswijze van {party}, en niet waarom die er niet is.",
            f"Vraag haar: dossiertool formulier zienswijze-{party} DOEL. Wil of kan iemand niet? "
            "Zet dat bij zienswijze_ontbreekt.",
        )


def _agreements(dossier: Dossier) -> Iterator[Block]:
    documents = [(pad, "plan", plan.kenmerk, plan) for pad, plan in _current(dossier)]
    documents += [
        (f"evaluaties.{i}", "evaluatie", one.kenmerk, one)  # type: ignore[misc]
        for i, one in enumerate(dossier.evaluaties)
        if one.status is not Planstatus.VERVANGEN
    ]
    for pad, word, kenmerk, one in documents:
        waiting = [each for each in one.akkoorden if each.antwoord is None or each.datum is None]
        if waiting:
            yield Block(
                f"akkoord:{kenmerk}",
                f"{pad}.akkoorden",
                f"Bij {word} {kenmerk} {'mist' if len(waiting) == 1 else 'missen'} {len(waiting)} "
                f"{'antwoord' if len(waiting) == 1 else 'antwoorden'} met datum.",
                f"Vraag het antwoord, en zet bij {word} {kenmerk} onder akkoorden antwoord en datum.",
            )
        if any(each.op is None for each in one.gedeeld_met):
            yield Block(
                f"gedeeld:{kenmerk}",
                f"{pad}.gedeeld_met",
                f"Bij {word} {kenmerk} staat niet wanneer iemand het kreeg.",
                f"Verstuur het, en zet bij {word} {kenmerk} onder gedeeld_met de dag bij op.",
            )


def _shared(dossier: Dossier) -> Iterator[Block]:
    for i, consent in enumerate(dossier.toestemmingen):
        name = consent.kenmerk or str(i + 1)
        if consent.antwoord is JaNee.ONBEKEND:
            yield Block(
                f"toestemming:{name}",
                f"toestemmingen.{i}.antwoorden",
                f"Op de vraag om toestemming {name} is nog geen antwoord.",
                "Vul het antwoord met de datum in, of haal de vraag weg als zij niet meer nodig is.",
            )
    for i, given in enumerate(dossier.uitwisselingen):
        if given.grondslag is None:
            yield Block(
                f"uitwisseling:{i + 1}",
                f"uitwisselingen.{i}.grondslag",
                f"Bij uitwisseling {i + 1} staat niet waarom de gegevens gedeeld mochten worden.",
                "Vul bij deze uitwisseling grondslag in.",
            )
    for i, transfer in enumerate(dossier.overdrachten):
        if transfer.warm_overgedragen_op is None:
            yield Block(
                f"overdracht:{i + 1}",
                f"overdrachten.{i}.warm_overgedragen_op",
                f"Bij overdracht {i + 1} staat geen dag van het gesprek met de volgende school.",
                "Vul warm_overgedragen_op in.",
            )


def _requests(dossier: Dossier) -> Iterator[Block]:
    for i, request in enumerate(dossier.verzoeken):
        if request.is_open:
            yield Block(
                f"verzoek:{request.kenmerk}",
                f"verzoeken.{i}.besloten_op",
                f"Op verzoek {request.kenmerk} ({request.soort.value}) is nog geen antwoord.",
                "Beantwoord het, en vul besluit, besloten_op en reden in.",
            )
