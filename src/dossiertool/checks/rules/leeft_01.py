"""LEEFT-01: everyone who has a say at the age of the pupil on the day of signing, has said yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.consent import signed_on, voices, yes_on
from dossiertool.checks.law import law, source_of
from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.akkoord import Grondslag, SoortToestemming
from dossiertool.model.kinds import JaNee, Partij
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.akkoord import Toestemming
    from dossiertool.model.dossier import Dossier

RULE = Rule(
    code="LEEFT-01",
    klasse=Klasse.RECHT,
    niveau=Niveau.FOUT,
    titel="Bij toestemming telt hoe oud de leerling was op de dag van tekenen, en wie gezag heeft",
    waarom="Vanaf 12, 16 en 18 jaar beslist een leerling steeds meer zelf. Bronnen verschillen daarover.",
    beter="Vraag het antwoord dat ontbreekt, met datum. Twijfelt u? Vraag het leerling en ouders allebei.",
    bron=source_of("LEEFT-01"),
    fout="Een leerling van 16 jaar is besproken met toestemming van alleen moeder.",
    goed="Een leerling van 16 jaar is besproken met toestemming van de leerling en van moeder.",
)
_ON_NO = "Deel de gegevens niet op deze grond. Bespreek wat wel kan; een nee hoeft geen ja te worden."
_WHO = {Partij.LEERLING: "de leerling", Partij.OUDERS: "een ouder met gezag"}


def check(dossier: Dossier, _setting: Setting) -> Iterator[Finding]:
    """Yield a fout for each yes that the law asks and that is missing, a waarschuwing for a precaution.

    Looked at are consents with a yes, and the agreement with an OPP. What is needed to judge them (a date, the
    date of birth, who has authority) is asked for too.
    """
    signed = [(i, one) for i, one in enumerate(dossier.toestemmingen) if _is_given(one)]
    for i, consent in signed:
        here, day = f"toestemmingen.{i}.antwoorden", signed_on(consent)
        if day is None:
            yield _mild(
                here,
                "Bij een antwoord zonder datum is niet na te gaan wie moest tekenen.",
                "Vul bij elk antwoord de datum in.",
            )
        else:
            refused = [answer.wie for answer in consent.antwoorden if answer.antwoord is JaNee.NEE]
            yield from _missing(dossier, here, consent.soort, day, yes_on(consent, day), refused)
    for i, plan in enumerate(dossier.plannen):
        if plan.opp is not None and plan.opp.instemming_op is not None:
            soort, names = SoortToestemming.INSTEMMING_HANDELINGSDEEL, plan.opp.instemming_door
            here = f"plannen.{i}.opp.instemming_door"
            yield from _missing(dossier, here, soort, plan.opp.instemming_op, names)
    if not signed:
        return
    if dossier.leerling.geboortedatum is None:
        yield _mild(
            "leerling.geboortedatum",
            "Zonder geboortedatum is niet na te gaan wie moet tekenen.",
            "Vul geboortedatum in.",
        )
    for i, person in enumerate(dossier.betrokkenen):
        if person.rol is Rol.OUDER and person.gezag is None:
            advice = f"Vul gezag in: true of false. {law('bw-377c').gezegd}"
            yield _mild(f"betrokkenen.{i}.gezag", "Bij deze ouder staat nog niet of die gezag heeft.", advice)


def _missing(
    dossier: Dossier,
    here: str,
    soort: SoortToestemming,
    day: date,
    names: Sequence[str],
    refused: Sequence[str] = (),
) -> Iterator[Finding]:
    """Yield a finding for each law by which somebody has a say who is not in `names`; who refused said no."""
    missing = [voice for voice in voices(dossier, soort, day) if not voice.is_in(names)]
    for entry in dict.fromkeys(voice.law for voice in missing):
        voice = next(voice for voice in missing if voice.law is entry)
        said, advice = f"Het antwoord van {_WHO[voice.van]} ontbreekt. {entry.gezegd}", None
        if voice.is_in(refused):
            said, advice = f"Nee is het antwoord van {_WHO[voice.van]}. {entry.gezegd}", _ON_NO
        yield RULE.finding(here, said, advice) if entry.geverifieerd else _mild(here, said, advice)


def _is_given(consent: Toestemming) -> bool:
    by_consent = consent.grondslag is Grondslag.TOESTEMMING
    return by_consent and any(answer.antwoord is JaNee.JA for answer in consent.antwoorden)


def _mild(pad: str, melding: str, advice: str | None = None) -> Finding:
    return RULE.finding(pad, melding, advice, niveau=Niveau.WAARSCHUWING)
