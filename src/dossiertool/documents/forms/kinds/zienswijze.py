"""How parents, or the pupil, see it: in their own words, with what goes well and what they ask.

What such a form need not ask, `completed` adds: on whose behalf the words are, and from which day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.describe import Asking
from dossiertool.documents.forms.shape import Section, is_empty
from dossiertool.model.factor import SterkeKant
from dossiertool.model.kinds import Partij
from dossiertool.model.zienswijze import Hulpvraag, Zienswijze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossiertool.documents.forms.kinds.source import Source
    from dossiertool.documents.forms.shape import Value
    from dossiertool.model.dossier import Dossier

_VIEW, _STRENGTH, _QUESTION = "zienswijzen.nieuw", "sterke_kanten.nieuw", "hulpvragen.nieuw"
_OF_A_VIEW = ("tekst", "door", "functie", "datum")


def of_parents(source: Source[Dossier]) -> Iterator[Section]:
    """Yield the parts of the form for parents."""
    view, strength, question = _askings()
    yield Section(
        "Over u",
        (
            view("door", label="Uw naam", hulp="", voorbeeld=""),
            view(
                "functie",
                label="Wie bent u voor de leerling?",
                hulp="Moeder, vader, voogd of iemand anders.",
                voorbeeld="",
            ),
            view("datum", label="Welke dag is het vandaag?", hulp=""),
        ),
    )
    yield Section(
        "Wat gaat goed?",
        (
            strength(
                "omschrijving",
                label="Wat gaat goed met uw kind, of waar houdt het van?",
                hulp="Schrijf wat u ziet of hoort.",
                regels=4,
                verplicht=False,
                voorbeeld="",
            ),
        ),
    )
    yield Section(
        "Hoe ziet u het?",
        (
            view(
                "tekst",
                label="Wat denkt of voelt u, en wat ziet u thuis?",
                hulp="Er is geen fout antwoord.",
                regels=8,
                voorbeeld="",
            ),
            view(
                "letterlijk",
                label="Zijn dit uw eigen woorden?",
                hulp="Kruis niet aan als iemand anders het voor u opschreef.",
                waarde=True,
            ),
        ),
    )
    yield Section(
        "Wat wilt u vragen?",
        (
            question(
                "tekst",
                label="Uw vraag aan de school",
                hulp="Wat wilt u weten, of wat moet er anders?",
                regels=8,
                verplicht=False,
                voorbeeld="",
            ),
        ),
    )


def of_pupil(source: Source[Dossier]) -> Iterator[Section]:
    """Yield the parts of the form for the pupil, who is called by first name."""
    view, strength, question = _askings()
    yield Section(
        "Over jou",
        (
            view(
                "door", label="Je naam", hulp="", voorbeeld="", waarde=source.case.leerling.roepnaam, vast=True
            ),
            view("datum", label="Welke dag is het vandaag?", hulp=""),
        ),
    )
    yield Section(
        "Wat gaat goed?",
        (
            strength(
                "omschrijving",
                label="Wat gaat goed, of waar hou je van?",
                hulp="Het mag over school gaan, maar ook over thuis of een hobby.",
                regels=4,
                verplicht=False,
                voorbeeld="",
            ),
        ),
    )
    yield Section(
        "Hoe zie jij het?",
        (
            view(
                "tekst",
                label="Wat is er, en wat vind je daarvan?",
                hulp="Er is geen fout antwoord. Wat je schrijft, komt in je dossier.",
                regels=9,
                voorbeeld="",
            ),
            view(
                "letterlijk",
                label="Zijn dit je eigen woorden?",
                hulp="Kruis niet aan als iemand anders het voor je opschreef.",
                waarde=True,
            ),
        ),
    )
    yield Section(
        "Wat wil je vragen?",
        (
            question(
                "tekst",
                label="Je vraag aan school",
                hulp="Waar wil je hulp bij? Wat moet er anders?",
                regels=8,
                verplicht=False,
                voorbeeld="",
            ),
        ),
    )


def completed(soort: str, waarden: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values with on whose behalf the words are, by whom and when: it was asked once."""
    van = Partij.OUDERS.value if soort == "zienswijze-ouders" else Partij.LEERLING.value
    who, day = waarden.get(f"{_VIEW}.door"), waarden.get(f"{_VIEW}.datum")
    own = waarden.get(f"{_VIEW}.letterlijk")
    more: dict[str, Value] = {}
    if not all(is_empty(waarden.get(f"{_VIEW}.{name}")) for name in _OF_A_VIEW):
        more[f"{_VIEW}.van"] = van
    if not is_empty(waarden.get(f"{_STRENGTH}.omschrijving")):
        more |= {f"{_STRENGTH}.van": Partij.LEERLING.value, f"{_STRENGTH}.bron": who, f"{_STRENGTH}.datum": day}
    if not is_empty(waarden.get(f"{_QUESTION}.tekst")):
        more |= {
            f"{_QUESTION}.van": van,
            f"{_QUESTION}.door": who,
            f"{_QUESTION}.datum": day,
            f"{_QUESTION}.letterlijk": own,
        }
    return {**waarden, **more}


def _askings() -> tuple[Asking, Asking, Asking]:
    return Asking(Zienswijze, _VIEW), Asking(SterkeKant, _STRENGTH), Asking(Hulpvraag, _QUESTION)
