"""GP-03: a groepsplan holds no medical or family data of a pupil (R065)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.text.check import check_passage
from dossiertool.text.shipped import shipped_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.groepsplan import Groepsplan

RULE = Rule(
    code="GP-03",
    klasse=Klasse.PRIVACY,
    niveau=Niveau.FOUT,
    titel="In een groepsplan staan geen medische gegevens en niets over thuis",
    waarom="Een groepsplan gaat over meer leerlingen, en meer mensen lezen het dan een dossier.",
    beter="Haal dit weg. Is het nodig voor één leerling? Zet het dan in het dossier van die leerling.",
    bron="Basisondersteuning, handelingsgericht werken, punt 9 (R065)",
    fout="Sem heeft ADHD en slikt medicatie.",
    goed="Sem heeft bij de uitleg een plek vooraan nodig.",
)


def check(_plan: Groepsplan, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each word about health, diagnosis or family in any text or name of the plan."""
    for part in (*setting.contents.labels, *setting.contents.texts):
        for found in check_passage(
            part.text, "feit", pad=part.pad, known=set(), index=shipped_index("groepsplan")
        ):
            if found.klasse is Klasse.PRIVACY and found.start is not None and found.eind is not None:
                yield RULE.finding(
                    part.pad,
                    found.melding,
                    found.suggestie,
                    span=(found.start, found.eind),
                    tekst=found.tekst,
                )
