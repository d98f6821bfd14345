"""REGIE-02: the school keeps hold of the support, also when someone from outside carries it out (R139)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_at_rest, plans_in_use
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Contactpersoon

RULE = Rule(
    code="REGIE-02",
    klasse=Klasse.STAP,
    niveau=Niveau.FOUT,
    titel="Regiehouder en aanspreekpunt werken op school",
    waarom="Iemand van buiten vertrekt als de opdracht klaar is. De school blijft, en houdt de regie.",
    beter="Kies een medewerker van de school. Wie van buiten komt, blijft betrokken als extern.",
    bron="Basisondersteuning in 6 stappen, stap 4: de school houdt de regie (R139)",
    fout="regiehouder: {naam: Nadia, functie: gezinsspecialist, rol: extern}",
    goed="regiehouder: {naam: Sabine, functie: ondersteuningscoördinator}",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each regiehouder, deputy or contact of a plan in use who is from outside."""
    if not is_at_rest(dossier):
        for field in ("regiehouder", "vervanger"):
            if _is_external(getattr(dossier, field), dossier):
                yield RULE.finding(field, f"De {field} is iemand van buiten de school.")
    for pad, plan in plans_in_use(dossier):
        if _is_external(plan.aanspreekpunt, dossier):
            yield RULE.finding(
                f"{pad}.aanspreekpunt",
                f"Het aanspreekpunt van plan {plan.kenmerk} is iemand van buiten de school.",
            )


def _is_external(person: Contactpersoon | None, dossier: Dossier) -> bool:
    """Tell whether this person is from outside, as it says or as betrokkenen say of this name."""
    if person is None:
        return False
    roles = {one.rol for one in dossier.betrokkenen if one.naam == person.naam}
    return person.rol is Rol.EXTERN or roles == {Rol.EXTERN}
