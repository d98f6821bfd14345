"""BEW-01: of a pupil who left it is known how long the dossier stays, and why (N04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.retention import retention_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="BEW-01",
    klasse=Klasse.SLUITING,
    niveau=Niveau.WAARSCHUWING,
    titel="Van een leerling die weg is, staat vast hoelang het dossier blijft",
    waarom="Zonder dag van uitschrijving of termijn blijft een dossier liggen, of gaat het te vroeg weg.",
    beter="Vul bij bewaring uitgeschreven_op in, en in het schoolbestand de termijn met grondslag.",
    bron="Eigen regel van dossiertool (N04)",
    fout="Het dossier is afgesloten; bij bewaring staat niets.",
    goed="bewaring: {uitgeschreven_op: 2027-07-31}",
)


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for what is not known about keeping: the day, a term, or who lifted a hold.

    Terms are asked only of a school that has some in its school file.
    """
    keeping = dossier.bewaring
    if dossier.afsluiting is not None and (keeping is None or keeping.uitgeschreven_op is None):
        yield RULE.finding(
            "bewaring.uitgeschreven_op" if keeping else "bewaring",
            "Dit dossier is afgesloten. De dag van uitschrijving ontbreekt, dus loopt er geen termijn.",
        )
    if keeping is None:
        return
    terms = setting.school.bewaartermijnen
    missing = dict.fromkeys(
        portion.categorie
        for portion in (retention_of(dossier, terms, setting.today).porties if terms else ())
        if portion.termijn is None
    )
    own = {part.categorie for part in keeping.delen}
    for category in missing:
        if category not in own:
            yield RULE.finding("bewaring", f"Het schoolbestand heeft geen bewaartermijn voor {category}.")
    for i, part in enumerate(keeping.delen):
        if part.categorie in missing:
            yield RULE.finding(
                f"bewaring.delen.{i}.categorie",
                "Het schoolbestand heeft geen bewaartermijn voor deze categorie.",
                "Zet de categorie bij bewaartermijnen in het schoolbestand, of kies er een die daar staat.",
            )
        name, _, kenmerk = part.onderdeel.partition(".")
        there = getattr(dossier, name, None) if name in type(dossier).model_fields else None
        if not there or (kenmerk and all(getattr(one, "kenmerk", None) != kenmerk for one in there)):
            yield RULE.finding(
                f"bewaring.delen.{i}.onderdeel",
                "Dit onderdeel staat niet in het dossier.",
                "Schrijf een lijst, zoals aanmeldingen, of een onderdeel, zoals aanmeldingen.A1.",
            )
    for i, stop in enumerate(keeping.stops):
        if stop.opgeheven_op and not stop.opgeheven_door:
            yield RULE.finding(
                f"bewaring.stops.{i}.opgeheven_door",
                "Deze bewaarstop is opgeheven; er staat niet door wie.",
                "Vul opgeheven_door in.",
            )
