"""A signal: what somebody noticed, and what was done with it in the first days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.describe import Asking
from dossiertool.documents.forms.kinds import parts
from dossiertool.documents.forms.kinds.source import needs_to_choose
from dossiertool.documents.forms.shape import Section
from dossiertool.model.signaal import Signaal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.documents.forms.kinds.source import Source
    from dossiertool.model.dossier import Dossier


def sections(source: Source[Dossier]) -> Iterator[Section]:
    """Yield the parts of the form; the fields are those of `Signaal`."""
    asking = Asking(Signaal, f"signalen.{source.step}", source.known)
    needs = needs_to_choose(source.case, chosen=source.known.get("behoeften") or ())
    yield Section(
        "Het signaal",
        (
            asking("datum", label="Dag van het signaal", hulp=""),
            asking("door", label="Wie gaf het signaal?", hulp=""),
            asking("gebied", label="Waar gaat het over?", hulp=""),
            asking("onderwerp", label="Onderwerp", hulp="In één of twee woorden."),
            *(
                [asking("behoeften", keuzes=needs, label="Hoort dit bij een behoefte?", hulp="")]
                if needs
                else []
            ),
        ),
    )
    seen, helps = "Wat is er gezien of gehoord?", "Wat helpt en wat staat in de weg?"
    yield Section(seen, (parts.facts(asking, seen),))
    yield Section(helps, (parts.factors(asking, helps, leeg=3),))
    yield Section(
        "Hoe snel moet er iets gebeuren?",
        (
            asking("urgentie", label="Wanneer is hulp nodig?", hulp=""),
            asking("urgentie_reden", label="Waarom dan?", hulp="", regels=2),
        ),
    )
    yield Section(
        "Met wie is gesproken?",
        (
            asking("leerling_gehoord_op", label="Naar de leerling geluisterd op", hulp=""),
            asking(
                "leerling_niet_gehoord",
                label="Leerling nog niet gehoord?",
                hulp="Schrijf waarom niet.",
                regels=2,
            ),
            asking("ouders_gesproken_op", label="Ouders gesproken op", hulp=""),
            asking(
                "ouders_niet_gesproken",
                label="Ouders nog niet gesproken?",
                hulp="Schrijf waarom niet.",
                regels=2,
            ),
            asking("geinformeerd_op", label="Uitgelegd waar hulp is op"),
            asking("wie_weten_ervan", label="Wie weten ervan?", hulp=parts.WHO_IN_SHORT, regels=2),
        ),
    )
    yield Section(
        "Wat gebeurt er nu?",
        (
            asking("vervolgstap", label="Wat is afgesproken?", hulp="", regels=3),
            asking("vervolgstap_op", label="Dag van de volgende stap", hulp=""),
            asking("protocol", label="Protocol van de school", hulp="Alleen als er een bij hoort."),
        ),
    )
