"""SCH-06: every building has someone to turn to, inside and outside the school (R089)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.schoolbestand import Schoolbestand

RULE = Rule(
    code="SCH-06",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.FOUT,
    titel="Elke locatie heeft een aanspreekpunt en een externe vertrouwenspersoon",
    waarom="Leerlingen en ouders moeten weten bij wie zij terechtkunnen, ook als het over de school zelf gaat.",
    beter="Vul aanspreekpunt_intern en vertrouwenspersoon_extern in, elk met naam, functie en contact.",
    bron="Basisondersteuning in 6 stappen, voorbereiding: is helder wie aanspreekpunt is? (R089)",
    fout="naam: locatie Noord, zonder vertrouwenspersoon_extern",
    goed="naam: locatie Noord, aanspreekpunt_intern: {…}, vertrouwenspersoon_extern: {…, contact: …}",
)
_FIELDS = ("aanspreekpunt_intern", "vertrouwenspersoon_extern")


def check(school: Schoolbestand, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each location without one of the two, or without a way to reach them.

    A school with staff and no location at all gets one finding.
    """
    if school.medewerkers and not school.locaties:
        yield RULE.finding("locaties", "Er staat nog geen locatie met aanspreekpunt en vertrouwenspersoon.")
    for i, place in enumerate(school.locaties):
        for field in _FIELDS:
            person = getattr(place, field)
            if person is None:
                yield RULE.finding(f"locaties.{i}.{field}", f"Bij deze locatie ontbreekt: {field}.")
            elif person.contact is None:
                yield RULE.finding(f"locaties.{i}.{field}.contact", f"Bij {field} ontbreekt: contact.")
