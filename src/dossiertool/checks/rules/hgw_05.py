"""HGW-05: what the pupil is good at is known (R060)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import has_reached_step_2
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Partij

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="HGW-05",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Er staat minstens één sterke kant van de leerling",
    waarom="Met wat goed gaat begint elk document. Daarop bouwt de hulp verder.",
    beter=(
        "Zet bij sterke_kanten wat goed gaat of waar de leerling van houdt, zo dat een ander het ook kan zien."
    ),
    bron="Basisondersteuning, handelingsgericht werken, punt 5 (R060)",
    fout="Een plan in een dossier zonder sterke_kanten.",
    goed="sterke_kanten: Noor heeft voor huiswerkopdrachten gemiddeld een 7,9.",
)


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for a dossier at step 2 or later without a strength of the pupil."""
    known = [*dossier.sterke_kanten, *(one for picture in dossier.beelden for one in picture.sterke_kanten)]
    if has_reached_step_2(dossier) and not any(one.van is Partij.LEERLING for one in known):
        yield RULE.finding("sterke_kanten", "In dit dossier staat nog geen sterke kant van de leerling.")
