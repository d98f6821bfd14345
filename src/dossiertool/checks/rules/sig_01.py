"""SIG-01: what helps and what stands in the way are both looked for (R092)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.checks.scope import is_at_rest, open_signals
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Richting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.factor import Factor

RULE = Rule(
    code="SIG-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Er staat wat helpt én wat in de weg staat",
    waarom="Wie alleen opschrijft wat misgaat, mist waar de hulp op kan bouwen.",
    beter="Vul bij factoren ook de andere kant in: stimulerend is wat helpt, belemmerend wat in de weg staat.",
    bron="Basisondersteuning in 6 stappen, stap 1: breng stimulerende en belemmerende factoren in kaart (R092)",
    fout="factoren: alleen belemmerend (drie toetsen op één dag).",
    goed="factoren: belemmerend (drie toetsen op één dag) en stimulerend (een docent die gedag zegt).",
)
_MISSING = {
    Richting.STIMULEREND: "staat alleen wat in de weg staat, nog niet wat helpt.",
    Richting.BELEMMEREND: "staat alleen wat helpt, nog niet wat in de weg staat.",
}


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each table of factors that holds only one of the two kinds.

    What a signal lists itself is read together with the factors of the dossier.
    """
    if is_at_rest(dossier):
        return
    yield from _one_sided("factoren", dossier.factoren, dossier.factoren)
    for pad, signal in open_signals(dossier):
        both = (*signal.factoren, *dossier.factoren)
        yield from _one_sided(f"{pad}.factoren", signal.factoren, both)


def _one_sided(pad: str, own: Iterable[Factor], all_of_them: Iterable[Factor]) -> Iterator[Finding]:
    if not any(True for _ in own):
        return
    kinds = {factor.richting for factor in all_of_them}
    for missing, said in _MISSING.items():
        if missing not in kinds:
            yield RULE.finding(pad, f"Bij factoren {said}")
