"""The plan for one pupil: goals, who does what, when people look together, and who agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.describe import Asking
from dossiertool.documents.forms.kinds import parts
from dossiertool.documents.forms.kinds.source import needs_to_choose, signals_to_choose, who_agree
from dossiertool.documents.forms.shape import Section
from dossiertool.model.aanpak import Verwachtingen
from dossiertool.model.handelingsplan import Analyse, Handelingsplan
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.zienswijze import Inbreng

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.documents.forms.kinds.source import Source
    from dossiertool.documents.forms.shape import Choice, Field
    from dossiertool.model.dossier import Dossier

# Of a plan that follows on another one: printed, for the record.
_AFTER = {
    "vervangt": "Vervangt plan",
    "na_evaluatie": "Na evaluatie",
    "aanleiding": "Waarom een nieuw plan",
    "versie": "Versie",
}


def sections(source: Source[Dossier]) -> Iterator[Section]:
    """Yield the parts of the form; the fields are those of `Handelingsplan`."""
    asking = Asking(Handelingsplan, f"plannen.{source.step}", source.known)
    yield _plan(asking, source)
    yield _reasons(asking, source)
    yield Section(
        "Wat leerling en ouders zelf bedachten",
        (*_said(asking, "inbreng_leerling", "leerling"), *_said(asking, "inbreng_ouders", "ouders")),
    )
    needed, wanted, doing = "Wat heeft de leerling nodig?", "Doelen", "Wie doet wat?"
    yield Section(needed, (parts.class_needs(asking, needed),))
    goals = parts.goals(asking, wanted, needs=_needs(source))
    yield Section(wanted, (goals,), liggend=True)
    yield Section(doing, (parts.measures(asking, doing),), liggend=True)
    together = "Wanneer kijken we samen?"
    yield Section(together, (parts.moments(asking, together),))
    expected = asking.inside("verwachtingen", Verwachtingen)
    yield Section(
        "Afspraken",
        (
            expected("school", label="Wat mag u van de school verwachten?", hulp="", regels=2),
            expected("ouders", label="Wat mag de school van ouders verwachten?", hulp="", regels=2),
            expected("leerling", label="Wat mag de school van de leerling verwachten?", hulp="", regels=2),
            asking("volhouden", label="Hoe houdt ieder het vol?", hulp="", regels=2),
            asking("bij_verschil", label="Wat doen we als we het niet eens zijn?", hulp="", regels=2),
        ),
    )
    agreed = "Akkoord"
    yield Section(agreed, (parts.agreements(asking, agreed, who_agree(source)),))


def _needs(source: Source[Dossier]) -> tuple[Choice, ...]:
    return needs_to_choose(source.case, chosen=source.known.get("behoeften") or ())


def _plan(asking: Asking, source: Source[Dossier]) -> Section:
    reached = asking.inside("aanspreekpunt", Contactpersoon)
    needs = _needs(source)
    return Section(
        "Het plan",
        (
            *(
                asking(name, label=label, hulp="", vast=True)
                for name, label in _AFTER.items()
                if source.known.get("vervangt") and source.known.get(name)
            ),
            asking("gericht_op", label="Waar gaat het plan over?", hulp="In een paar woorden.", regels=1),
            asking("startdatum", label="Eerste dag", hulp=""),
            asking("einddatum", label="Laatste dag", hulp=""),
            asking("opsteller", label="Wie schrijft het plan?", hulp=""),
            asking("vastlegger", label="Wie legt vast?", hulp="Wie zet de resultaten in het dossier?"),
            *parts.contact(asking, "Bij wie kunnen leerling en ouders terecht?"),
            reached("contact", label="Aanspreekpunt bereiken", hulp="Telefoon of e-mail."),
            *(
                [asking("behoeften", keuzes=needs, label="Aan welke behoeften werkt u?", hulp="")]
                if needs
                else []
            ),
        ),
    )


def _reasons(asking: Asking, source: Source[Dossier]) -> Section:
    analysis = asking.inside("analyse", Analyse)
    signals = signals_to_choose(source.case)
    chosen = (
        [analysis("signalen", keuzes=signals, label="Welke signalen tellen mee?", hulp="")] if signals else []
    )
    return Section(
        "Waarop is het plan gebaseerd?",
        (
            *chosen,
            analysis("conclusie", label="Wat zeggen de feiten samen?", hulp="Zonder oordeel.", regels=3),
            parts.facts(analysis, "Feiten", leeg=2),
        ),
    )


def _said(asking: Asking, name: str, who: str) -> Iterator[Field]:
    said = asking.inside(name, Inbreng)
    whose = "de leerling" if who == "leerling" else who
    yield said(
        "tekst",
        label=f"Wat {whose} zelf bedacht" + ("en" if who == "ouders" else ""),
        hulp="",
        regels=2,
        verplicht=False,
        voorbeeld="",
    )
    yield said("door", label=f"Naam ({who})", hulp="", verplicht=False)
    yield said("datum", label=f"Gezegd op ({who})", hulp="", verplicht=False)
