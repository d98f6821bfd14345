"""GEZAG-01: a parent without gezag gets information, not the dossier, and less only with a reason (N11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.law import law, source_of
from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.persoon import Informatierecht, Rol
from dossiertool.model.verzoek import SoortVerzoek, Verzoekbesluit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="GEZAG-01",
    klasse=Klasse.RECHT,
    niveau=Niveau.FOUT,
    titel="Een ouder zonder gezag krijgt informatie, niet het dossier; minder alleen met een reden",
    waarom="Wie gezag heeft, beslist mee en ziet alles. De ander heeft recht op informatie over het kind.",
    beter="Beantwoord het als verzoek om informatie, of schrijf bij informatierecht_reden waarom niet.",
    bron=source_of("GEZAG-01", "N11"),
    fout="Een ouder met gezag: false kreeg inzage in het hele dossier.",
    goed="informatierecht: op_verzoek, en een verzoek van soort informatie dat is toegewezen",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each dossier that went to a parent without gezag, and each limit without a reason."""
    without = {
        person.naam for person in dossier.betrokkenen if person.rol is Rol.OUDER and person.gezag is False
    }
    for i, person in enumerate(dossier.betrokkenen):
        limited = person.informatierecht in (Informatierecht.BEPERKT, Informatierecht.GEEN)
        if limited and not person.informatierecht_reden:
            yield RULE.finding(
                f"betrokkenen.{i}.informatierecht_reden",
                "Deze ouder krijgt minder te horen; er staat niet waarom.",
                f"Vul informatierecht_reden in. {law('bw-377c').gezegd}",
            )
    for i, request in enumerate(dossier.verzoeken):
        if request.door not in without:
            continue
        granted = request.besluit in (Verzoekbesluit.TOEGEWEZEN, Verzoekbesluit.DEELS)
        if request.soort is SoortVerzoek.INZAGE and granted:
            yield RULE.finding(
                f"verzoeken.{i}.besluit",
                f"Met verzoek {request.kenmerk} kreeg een ouder zonder gezag het dossier te zien. "
                f"{law('geen-inzage-zonder-gezag').gezegd}",
            )
        refused = request.besluit is Verzoekbesluit.AFGEWEZEN
        if request.soort is SoortVerzoek.INFORMATIE and refused and not request.reden:
            yield RULE.finding(
                f"verzoeken.{i}.reden",
                f"Verzoek {request.kenmerk} om informatie is afgewezen zonder reden.",
                f"Vul reden in. {law('bw-377c').gezegd}",
            )
