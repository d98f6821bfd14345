"""VERZ-01: a request about the dossier is answered in time, with a reason and the view beside it (N11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.law import law, source_of
from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.verzoek import SoortVerzoek, Verzoekbesluit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.verzoek import Verzoek

RULE = Rule(
    code="VERZ-01",
    klasse=Klasse.RECHT,
    niveau=Niveau.WAARSCHUWING,
    titel="Een verzoek van ouders of leerling is op tijd en met een reden beantwoord",
    waarom="Ouders en leerling mogen het dossier zien en laten verbeteren. Zij weten graag wanneer.",
    beter="Antwoord, en vul besluit, besloten_op en reden in. Meer tijd nodig? Zeg dat binnen de maand.",
    bron=source_of("VERZ-01", "N11, R154"),
    fout="Een verzoek om inzage van 2 november; op 15 december is er geen antwoord.",
    goed="ontvangen_op: 2026-11-02, besluit: toegewezen, besloten_op: 2026-11-20",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each request that waits too long, and for each answer that is not whole.

    A request that was not granted whole needs a reason; of a correction, how the one who asked sees it stands
    with the part it is about.
    """
    for i, request in enumerate(dossier.verzoeken):
        here = f"verzoeken.{i}"
        if request.is_open and request.uiterlijk < setting.today:
            yield RULE.finding(
                here,
                f"Op verzoek {request.kenmerk} is te lang geen antwoord. {law('avg-antwoord').gezegd}",
            )
        if request.verlengd_tot and request.verlengd_tot > request.uiterlijk:
            yield RULE.finding(
                f"{here}.verlengd_tot",
                f"Verzoek {request.kenmerk} is langer uitgesteld dan mag. {law('avg-antwoord').gezegd}",
            )
        if request.soort is SoortVerzoek.CORRECTIE and request.onderdeel is None:
            yield RULE.finding(
                f"{here}.onderdeel",
                f"Bij verzoek {request.kenmerk} staat niet om welk onderdeel het gaat.",
                "Vul bij onderdeel het kenmerk in, zoals S1 of HP1.",
            )
        if request.besluit not in (None, Verzoekbesluit.TOEGEWEZEN):
            if not request.reden:
                yield RULE.finding(
                    f"{here}.reden",
                    f"Bij verzoek {request.kenmerk} staat niet waarom het niet helemaal is toegewezen.",
                    "Vul reden in.",
                )
            if request.soort is SoortVerzoek.CORRECTIE and not _has_view(dossier, request):
                yield RULE.finding(
                    here,
                    f"Na verzoek {request.kenmerk} staat er geen zienswijze bij {request.onderdeel or '?'}.",
                    "Vraag of de vrager een zienswijze wil toevoegen. Zet die bij zienswijzen, en noem bij "
                    "over het onderdeel.",
                )


def _has_view(dossier: Dossier, request: Verzoek) -> bool:
    views = [*dossier.zienswijzen, *(view for plan in dossier.plannen for view in plan.zienswijzen)]
    return any(view.over == request.onderdeel and view.van is request.van for view in views)
