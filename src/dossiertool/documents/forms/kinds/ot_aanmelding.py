"""The registration with the ondersteuningsteam: who asks what, what was tried, and who consents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.describe import Asking, ask
from dossiertool.documents.forms.kinds import parts
from dossiertool.documents.forms.kinds.consents import consents
from dossiertool.documents.forms.kinds.source import needs_to_choose, signals_to_choose
from dossiertool.documents.forms.shape import Kind, Section
from dossiertool.model.akkoord import Bijlage
from dossiertool.model.kinds import Partij
from dossiertool.model.ot_aanmelding import Betrokkenheid, Eerder, OTAanmelding
from dossiertool.model.persoon import Contactpersoon
from dossiertool.model.zienswijze import Hulpvraag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.documents.forms.describe import Plain
    from dossiertool.documents.forms.kinds.source import Source
    from dossiertool.documents.forms.shape import Field, Table
    from dossiertool.model.dossier import Dossier


def sections(source: Source[Dossier]) -> Iterator[Section]:
    """Yield the parts of the form; the fields are those of `OTAanmelding`, consents those of the dossier."""
    asking = Asking(OTAanmelding, f"aanmeldingen.{source.step}", source.known)
    yield _registration(asking, source)
    yield Section(
        "Drie hulpvragen",
        (_questions(asking, source),),
        uitleg="De vraag van de leerling, van de ouders en van de school. Schrijf elke vraag op in de woorden "
        "van wie haar stelt.",
    )
    yield Section(
        "Wat is er gezien?",
        (
            *_signals(asking, source),
            parts.facts(asking, "Feiten", leeg=4),
        ),
    )
    yield Section("Wat is al geprobeerd, en wat leverde het op?", (_tried(asking),))
    factoren = "Wat helpt en wat staat in de weg?"
    yield Section(factoren, (parts.factors(asking, factoren),))
    yield Section(
        "Wanneer is hierover gesproken?",
        tuple(_talks(asking)),
        uitleg="Ouders en leerling weten het vóór u aanmeldt. Lukte dat niet? Schrijf dan waarom.",
    )
    yield Section("Bijlagen", (_attachments(asking),))
    yield from consents(source, ("bespreking_ot", "uitwisseling_ot"))


def _registration(asking: Asking, source: Source[Dossier]) -> Section:
    reached = asking.inside("aanspreekpunt", Contactpersoon)
    needs = needs_to_choose(source.case, chosen=source.known.get("behoeften") or ())
    return Section(
        "De aanmelding",
        (
            asking("datum", label="Dag van de aanmelding", hulp=""),
            asking(
                "aanmelder",
                label="Wie meldt aan?",
                hulp="Een medewerker, ouder of de leerling zelf.",
                voorbeeld="",
            ),
            asking("vraag", label="Wat vraagt u aan het ondersteuningsteam?", hulp="", regels=3),
            asking(
                "gevraagde_functies", label="Welke hulp vraagt u?", hulp="U mag meer dan één vakje aankruisen."
            ),
            *(
                [asking("behoeften", keuzes=needs, label="Over welke behoeften gaat het?", hulp="")]
                if needs
                else []
            ),
            asking("urgentie", label="Hoe snel is hulp nodig?", hulp=""),
            asking("urgentie_reden", label="Waarom zo snel?", hulp="", regels=2),
            *parts.contact(asking, "Bij wie kunnen leerling en ouders terecht?"),
            reached("contact", label="Aanspreekpunt bereiken", hulp="Telefoon of e-mail."),
        ),
    )


def _questions(asking: Asking, source: Source[Dossier]) -> Table:
    """Return the questions there are, and a row for each party that has none yet."""
    known = list(asking.known.get("hulpvragen") or ())
    asked = {question["van"] for question in known}
    missing: list[Plain] = [{"van": party.value} for party in Partij if party.value not in asked]
    order = [party.value for party in Partij]
    return asking.table(
        "hulpvragen",
        "Drie hulpvragen",
        (
            ask(Hulpvraag, "van", label="Van wie?", hulp="", breedte=1.6, vast=True),
            ask(Hulpvraag, "tekst", label="Wat is de vraag?", hulp="", breedte=6, regels=3),
            ask(Hulpvraag, "letterlijk", label="Eigen woorden?", hulp="", breedte=1.4),
            ask(Hulpvraag, "door", label="Naam", hulp="", breedte=2),
            ask(Hulpvraag, "datum", label="Dag", hulp="", breedte=2),
        ),
        rows=sorted((*known, *missing), key=lambda one: order.index(one["van"]))
        if not source.kenmerk
        else (*known, *missing),
    )


def _signals(asking: Asking, source: Source[Dossier]) -> Iterator[Field]:
    if signals := signals_to_choose(source.case):
        yield asking("signalen", keuzes=signals, label="Signalen", hulp="Welke signalen tellen mee?")


def _tried(asking: Asking) -> Table:
    return asking.table(
        "eerder",
        "Wat is al geprobeerd, en wat leverde het op?",
        (
            ask(Eerder, "wat", label="Wat is er gedaan?", hulp="", breedte=4, regels=2),
            ask(Eerder, "datum", label="Vanaf", hulp="", breedte=2),
            ask(Eerder, "tot", label="Tot en met", hulp="Leeg als het nog loopt.", breedte=2),
            ask(Eerder, "wanneer", label="Of: wanneer?", hulp="In woorden.", breedte=1.8, kind=Kind.TEKST),
            ask(Eerder, "door", label="Door wie?", hulp="", breedte=1.8),
            ask(Eerder, "effect", label="Wat was daarna te zien?", hulp="", breedte=4),
        ),
        leeg=3,
    )


def _talks(asking: Asking) -> Iterator[Field]:
    for name, who, absent in (
        ("ouders_betrokken", "ouders", None),
        ("leerling_betrokken", "de leerling", "De leerling was ziek van 2 tot en met 20 november."),
    ):
        talk = asking.inside(name, Betrokkenheid)
        yield talk("datum", label=f"Eerste gesprek met {who}", hulp="")
        yield talk("wijze", label=f"Hoe sprak u met {who}?", hulp="", kind=Kind.TEKST)
        yield talk(
            "reden",
            label=f"Geen gesprek met {who}?",
            hulp="Schrijf waarom niet.",
            regels=2,
            voorbeeld=absent,
        )


def _attachments(asking: Asking) -> Table:
    return asking.table(
        "bijlagen",
        "Bijlagen",
        (
            ask(Bijlage, "naam", label="Welk document?", hulp="", breedte=3),
            ask(Bijlage, "omschrijving", label="Wat staat erin?", hulp="", breedte=5),
            ask(Bijlage, "datum", label="Dag van het document", hulp="", breedte=2),
        ),
        leeg=2,
    )
