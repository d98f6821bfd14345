"""REGIE-01: somebody at school keeps the support going, and somebody else can take over (R023)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.contact import has_contact
from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_at_rest, open_needs
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Contactpersoon

RULE = Rule(
    code="REGIE-01",
    klasse=Klasse.STAP,
    niveau=Niveau.FOUT,
    titel="Een open dossier heeft een regiehouder, en een vervanger die te bereiken is",
    waarom="Zonder regiehouder kan de hulp stoppen als iemand ziek wordt of vertrekt.",
    beter="Vul bij regiehouder in welke medewerker zorgt dat de hulp doorgaat, met functie en contact.",
    bron="Basisondersteuning, onderwijsondersteuning en begeleidingsstructuur, punt 3 (R023)",
    fout="Een dossier met een open behoefte, zonder regiehouder.",
    goed="regiehouder: {naam: Sabine, functie: ondersteuningscoördinator, contact: …}",
)

_REACH = "Vul bij contact een telefoonnummer of e-mailadres van school in."


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a fout for an open dossier without regiehouder, or with one who has left the school.

    Once a need is open, a deputy and a way to reach both are asked for too: a warning.
    """
    if is_at_rest(dossier):
        return
    if dossier.regiehouder is None:
        yield RULE.finding("regiehouder", "In dit dossier staat nog geen regiehouder.")
    elif _has_left(dossier.regiehouder, setting):
        yield RULE.finding("regiehouder", "De regiehouder van dit dossier werkt niet meer op school.")
    if not any(open_needs(dossier)):
        return
    if dossier.vervanger is None:
        yield RULE.finding(
            "vervanger",
            "In dit dossier staat nog niet wie de regiehouder vervangt.",
            "Vul bij vervanger naam, functie en contact in van een andere medewerker.",
            niveau=Niveau.WAARSCHUWING,
        )
    for field in ("regiehouder", "vervanger"):
        person = getattr(dossier, field)
        if person is not None and not has_contact(person, dossier, setting.school):
            said = f"Er staat nog niet hoe de {field} te bereiken is."
            yield RULE.finding(f"{field}.contact", said, _REACH, niveau=Niveau.WAARSCHUWING)


def _has_left(person: Contactpersoon, setting: Setting) -> bool:
    """Tell whether the school's list says that this person's last day at school is over."""
    days = [one.tot for one in setting.school.medewerkers if one.naam == person.naam]
    return bool(days) and all(day is not None and day < setting.today for day in days)
