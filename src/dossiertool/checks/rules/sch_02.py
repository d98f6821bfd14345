"""SCH-02: every role at school is filled, by people who still work there (R081)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.schoolbestand import Schoolbestand

RULE = Rule(
    code="SCH-02",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.WAARSCHUWING,
    titel="Elke rol op school wordt vervuld door iemand die er werkt",
    waarom="Anders weten leerlingen en ouders niet bij wie zij terechtkunnen.",
    beter="Zet bij deze rol, dit protocol of dit traject iemand die nu op school werkt.",
    bron="Basisondersteuning in 6 stappen, voorbereiding: wie waarvoor verantwoordelijk is (R081)",
    fout="Bij de rol coördinator staat niemand, of iemand die in januari is vertrokken.",
    goed="rollen: {code: coordinator, naam: coördinator, personen: [Sabine]}",
)


def check(school: Schoolbestand, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each role without a person, and wherever someone who has left is named.

    The file of a samenwerkingsverband names roles without people.
    """
    gone = {person.naam for person in school.medewerkers if person.tot and person.tot < setting.today}
    for i, role in enumerate(school.rollen):
        if not role.personen and not school.is_samenwerkingsverband:
            yield RULE.finding(f"rollen.{i}.personen", f"Rol {role.code} heeft nog niemand.")
        for j, name in enumerate(role.personen):
            if name in gone:
                yield RULE.finding(f"rollen.{i}.personen.{j}", f"Bij rol {role.code} staat iemand die weg is.")
    for pad, other in _others(school):
        if other in gone:
            yield RULE.finding(pad, "Hier staat iemand die weg is.")


def _others(school: Schoolbestand) -> Iterator[tuple[str, str | None]]:
    for i, place in enumerate(school.locaties):
        contact = place.aanspreekpunt_intern
        yield f"locaties.{i}.aanspreekpunt_intern.naam", contact.naam if contact else None
    for i, expert in enumerate(school.experts):
        yield f"experts.{i}.naam", expert.naam
    for i, traject in enumerate(school.trajecten):
        yield f"trajecten.{i}.uitvoerder", traject.uitvoerder
    for i, protocol in enumerate(school.protocollen):
        yield f"protocollen.{i}.beheerder", protocol.beheerder
