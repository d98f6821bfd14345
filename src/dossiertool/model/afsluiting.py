"""The end of a dossier: when it was closed, by whom, what was let through, and when it was opened again."""

from __future__ import annotations

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Datum, Feittekst, Kenmerk, Naam


class Doorgezet(Record):
    """Iets wat het afsluiten nog tegenhield, en waarom iemand het dossier toch afsloot."""

    code: Aanduiding
    """Wat het tegenhield, met het onderdeel erachter.

    Voorbeeld: eindevaluatie:HP1
    """

    reden: Feittekst
    """Waarom het dossier toch dicht kan.

    Voorbeeld: De leerling verhuisde op 14 april; een gesprek lukte niet meer.
    """

    door: Naam
    """Wie dit heeft besloten.

    Voorbeeld: Sabine
    """


class Heropening(Record):
    """Wanneer en waarom een afgesloten dossier weer open ging."""

    datum: Datum
    """De dag.

    Voorbeeld: 2027-10-04
    """

    door: Naam
    """Wie dit heeft besloten.

    Voorbeeld: Sabine
    """

    reden: Feittekst
    """Waarom het dossier weer nodig is.

    Voorbeeld: Er is opnieuw hulp nodig bij toetsen.
    """

    signaal: Kenmerk
    """Het nieuwe signaal in dit dossier.

    Voorbeeld: S1
    """


class Afsluiting(Record):
    """Eén keer dat het hele dossier is afgesloten."""

    datum: Datum
    """De dag van afsluiten.

    Voorbeeld: 2027-06-25
    """

    door: Naam
    """Wie dit heeft besloten.

    Voorbeeld: Sabine
    """

    reden: Feittekst
    """Waarom het dossier dicht kan.

    Voorbeeld: Alle behoeften zijn afgesloten en de nazorg is geweest.
    """

    doorgezet: tuple[Doorgezet, ...] = ()
    """Wat er nog openstond, en waarom het dossier toch dicht ging. Dit blijft zichtbaar."""

    heropend: Heropening | None = None
    """Ingevuld als het dossier daarna weer open ging."""
