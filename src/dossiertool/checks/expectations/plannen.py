"""What step 3 (plannen) expects to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.expected import Expected
from dossiertool.checks.rule import Rule
from dossiertool.findings import Klasse, Niveau
from dossiertool.model.aanpak import Expertise
from dossiertool.model.handelingsplan import Handelingsplan

if TYPE_CHECKING:
    from dossiertool.checks.setting import Setting

_STAP_3 = "Basisondersteuning in 6 stappen, stap 3"


def _in_use(plan: Handelingsplan, _setting: Setting) -> bool:
    """Tell whether people still work with this plan: not replaced, not closed."""
    return plan.is_in_use


def _needs_outside_help(plan: Handelingsplan, _setting: Setting) -> bool:
    return plan.is_in_use and plan.expertise is Expertise.BUITEN


EXPECTED: tuple[Expected, ...] = (
    Expected(
        rule=Rule(
            code="ONEENS-01",
            klasse=Klasse.STAP,
            niveau=Niveau.WAARSCHUWING,
            titel="In een plan staat wat er gebeurt als leerling of ouders het niet eens zijn",
            waarom="Wie dat vooraf afspreekt, kan bij verschil van mening verder praten over de leerling.",
            beter="Vul bij bij_verschil in wie met wie praat, en binnen welke tijd.",
            bron=f"{_STAP_3}: leg vooraf vast wat er gebeurt als ouders of leerling het niet eens zijn (R126)",
            fout="Een plan zonder bij_verschil.",
            goed="bij_verschil: Niet eens? Dan praten we binnen twee weken verder, met Sabine erbij.",
        ),
        record=Handelingsplan,
        field="bij_verschil",
        melding="In plan {kenmerk} staat nog niet wat er gebeurt als iemand het niet eens is.",
        when=_in_use,
    ),
    Expected(
        rule=Rule(
            code="EXP-01",
            klasse=Klasse.STAP,
            niveau=Niveau.WAARSCHUWING,
            titel="Bij hulp van buiten staat van wie",
            waarom="Zonder naam of rol vraagt niemand de hulp aan.",
            beter="Vul bij expertise_van in van wie, of zet de specialist bij inzet_specialist.",
            bron=f"{_STAP_3}: kunnen we het zelf oplossen of hebben we expertise van buiten nodig? (R134)",
            fout="expertise: buiten, zonder expertise_van.",
            goed="expertise: buiten · expertise_van: orthopedagoog van het samenwerkingsverband",
        ),
        record=Handelingsplan,
        field="expertise_van",
        one_of=("inzet_specialist",),
        melding="Plan {kenmerk} vraagt hulp van buiten, maar er staat nog niet van wie.",
        when=_needs_outside_help,
    ),
    Expected(
        rule=Rule(
            code="VAST-01",
            klasse=Klasse.STAP,
            niveau=Niveau.WAARSCHUWING,
            titel="In een plan staat wie de resultaten vastlegt",
            waarom="Als iedereen het zou kunnen doen, doet niemand het.",
            beter="Vul bij vastlegger in wie de resultaten in het dossier zet.",
            bron="Basisondersteuning in 6 stappen, stap 5: wie is verantwoordelijk voor het vastleggen? (R152)",
            fout="Een plan zonder vastlegger.",
            goed="vastlegger: Jolien",
        ),
        record=Handelingsplan,
        field="vastlegger",
        melding="In plan {kenmerk} staat nog niet wie de resultaten vastlegt.",
        when=_in_use,
    ),
)
