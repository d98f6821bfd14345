"""What an ontwikkelingsperspectief (OPP) has beside its handelingsdeel, which is the plan itself."""

from __future__ import annotations

from dossiertool.model.record import Record
from dossiertool.model.values import Aanduiding, Afspraaktekst, Datum, Feittekst, Naam, Zienswijzetekst


class Horen(Record):
    """Hoe de leerling is gehoord, en wat dat veranderde."""

    datum: Datum
    """De dag waarop de leerling is gehoord.

    Voorbeeld: 2026-10-13
    """

    wijze: Feittekst | None = None
    """De manier die de leerling koos.

    Voorbeeld: gesprek tijdens een wandeling
    """

    hulp_erbij: Feittekst | None = None
    """Welke hulp de leerling daarbij kreeg.

    Voorbeeld: De mentor las de vragen voor.
    """

    inbreng: Zienswijzetekst
    """Wat de leerling zei.

    Voorbeeld: Ik wil de lift zelf kunnen gebruiken.
    """

    invloed: Afspraaktekst | None = None
    """Hoe dat het plan heeft veranderd.

    Voorbeeld: De leerling krijgt een eigen liftsleutel.
    """

    toegelicht_op: Datum | None = None
    """Wanneer aan de leerling is verteld wat er met de inbreng is gedaan.

    Voorbeeld: 2026-10-20
    """


class Overleg(Record):
    """Een gesprek met ouders om het samen eens te worden."""

    datum: Datum
    """De dag.

    Voorbeeld: 2026-10-06
    """

    deelnemers: tuple[Naam, ...] = ()
    """Wie erbij waren.

    Voorbeeld: ["Fatima", "Sabine"]
    """

    uitkomst: Feittekst | None = None
    """Wat de uitkomst was.

    Voorbeeld: Moeder stemt in met de begeleiding op maandag.
    """


class Opp(Record):
    """Het ontwikkelingsperspectief waarvan dit plan het handelingsdeel is."""

    inschrijfdatum: Datum | None = None
    """De dag waarop de leerling is ingeschreven.

    Voorbeeld: 2026-08-31
    """

    begindatum: Datum | None = None
    """De eerste dag van het OPP.

    Voorbeeld: 2026-10-05
    """

    uitstroombestemming: Aanduiding | None = None
    """Waar de leerling na deze school naartoe gaat.

    Voorbeeld: mbo niveau 3
    """

    onderbouwing: Feittekst | None = None
    """Waarop dat is gebaseerd.

    Voorbeeld: Toetsen van juni 2026 en het gesprek van 6 oktober.
    """

    begeleiding: tuple[Afspraaktekst, ...] = ()
    """De begeleiding voor deze leerling alleen.

    Voorbeeld: ["maandag een uur met de ambulant begeleider"]
    """

    afwijkingen: tuple[Afspraaktekst, ...] = ()
    """Waar het lesprogramma anders is dan voor de klas.

    Voorbeeld: ["geen tweede vreemde taal"]
    """

    horen: tuple[Horen, ...] = ()
    """Elke keer dat de leerling is gehoord."""

    overleg: tuple[Overleg, ...] = ()
    """De gesprekken met ouders."""

    instemming_op: Datum | None = None
    """De dag waarop ouders met het handelingsdeel instemden.

    Voorbeeld: 2026-10-06
    """

    instemming_door: tuple[Naam, ...] = ()
    """Wie instemden.

    Voorbeeld: ["Fatima"]
    """
