"""What decides how long a dossier is kept: the day the pupil left, parts apart, and legal holds (N04)."""

from __future__ import annotations

from datetime import date

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Code, Datum, Feittekst, Naam


class Bewaarstop(Record):
    """Zolang dit loopt, wordt er niets vernietigd: een klacht, een geschil of een lopend verzoek."""

    vanaf: Datum
    """De eerste dag.

    Voorbeeld: 2028-03-01
    """

    reden: Feittekst
    """Waarom er niets weg mag.

    Voorbeeld: Er loopt een klacht bij de landelijke klachtencommissie.
    """

    door: Naam
    """Wie dit heeft besloten.

    Voorbeeld: directeur Van Loon
    """

    opgeheven_op: Datum | None = None
    """De dag waarop dit voorbij was; leeg zolang het loopt.

    Voorbeeld: 2028-09-14
    """

    opgeheven_door: Naam | None = None
    """Wie heeft besloten dat dit voorbij is.

    Voorbeeld: directeur Van Loon
    """

    def holds_on(self, day: date) -> bool:
        """Tell whether nothing may be destroyed on this day; also before its first day, once it is known."""
        return self.opgeheven_op is None or day < self.opgeheven_op


class Bewaardeel(Record):
    """Een onderdeel dat een andere termijn heeft dan de rest van het dossier."""

    onderdeel: Aanduiding
    """Een lijst van het dossier, of een onderdeel met het kenmerk erachter.

    Voorbeeld: aanmeldingen.A1
    """

    categorie: Code
    """De categorie in het schoolbestand, bij bewaartermijnen.

    Voorbeeld: doorverwijzing_vso
    """

    vanaf: Datum | None = None
    """De dag waarop de termijn begint, als dat niet de dag van uitschrijving is.

    Voorbeeld: 2027-03-18
    """

    reden: Feittekst
    """Waarom dit onderdeel een andere termijn heeft.

    Voorbeeld: Verwijzing naar het voortgezet speciaal onderwijs op 18 maart 2027.
    """


class Bewaring(Record):
    """Wat bepaalt tot wanneer het dossier blijft."""

    uitgeschreven_op: Datum | None = None
    """De dag waarop de leerling is uitgeschreven. Daarna lopen de termijnen.

    Voorbeeld: 2027-07-31
    """

    delen: tuple[Bewaardeel, ...] = ()
    """Onderdelen met een eigen termijn."""

    stops: tuple[Bewaarstop, ...] = ()
    """Waarom er nu niets vernietigd mag worden."""
