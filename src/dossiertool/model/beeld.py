"""The shared picture of pupil, parents and school (stap 2 Begrijpen), and what is still to be found out."""

from __future__ import annotations

from dossiertool.model.factor import Factor, SterkeKant
from dossiertool.model.feit import Feit
from dossiertool.model.record import Record
from dossiertool.model.values import Datum, Feittekst, Hulpvraagtekst, Naam, Vink


class Uitzoekvraag(Record):
    """Een vraag die nog open is, met wie haar uitzoekt en voor wanneer."""

    vraag: Hulpvraagtekst
    """Wat nog niet bekend is.

    Voorbeeld: Hoe ging het op de basisschool met toetsen?
    """

    wie: Naam
    """Wie dit uitzoekt.

    Voorbeeld: Jolien
    """

    voor: Datum
    """Voor wanneer.

    Voorbeeld: 2026-10-20
    """

    advies_van: Naam | None = None
    """Wie van buiten de school om advies wordt gevraagd.

    Voorbeeld: de jeugdarts
    """

    nodig_voor_plan: Vink = True
    """true (ja) als het plan hierop moet wachten.

    Voorbeeld: true
    """

    afgerond_op: Datum | None = None
    """Wanneer het antwoord er was.

    Voorbeeld: 2026-10-19
    """

    antwoord: Feittekst | None = None
    """Wat het antwoord was.

    Voorbeeld: In groep 8 maakte Noor alle toetsen af.
    """


class Beeld(Record):
    """Het gezamenlijke beeld van leerling, ouders en school (stap 2 Begrijpen)."""

    datum: Datum
    """Wanneer het beeld samen is gemaakt.

    Voorbeeld: 2026-10-06
    """

    gezamenlijk_beeld: Feittekst | None = None
    """Waar ieder het over eens is.

    Voorbeeld: Noor maakt haar huiswerk en blokkeert op het moment van de toets.
    """

    eens: Vink | None = None
    """true (ja) als leerling, ouders en school het in grote lijnen eens zijn.

    Voorbeeld: true
    """

    verschil_van_inzicht: Feittekst | None = None
    """Waarover leerling, ouders en school verschillend denken, en hoe ieder het ziet.

    Voorbeeld: Vader wil dat de jongens worden geschorst; de school kiest eerst voor een afspraak op papier.
    """

    sterke_kanten: tuple[SterkeKant, ...] = ()
    """Wat goed gaat; leeg betekent: zoals in het dossier."""

    factoren: tuple[Factor, ...] = ()
    """Wat helpt en wat in de weg staat; leeg betekent: zoals in het dossier."""

    ontwikkeling: tuple[Feit, ...] = ()
    """Hoe de leerling zich ontwikkelt: wat is gezien of gemeten, met datum."""

    nog_uitzoeken: tuple[Uitzoekvraag, ...] = ()
    """Wat nog niet bekend is, met naam en datum."""

    voldoende_bekend: Vink | None = None
    """true (ja) als er genoeg bekend is om een plan te maken.

    Voorbeeld: true
    """

    voldoende_door: Naam | None = None
    """Wie dat heeft besloten.

    Voorbeeld: Sabine
    """

    deelnemers: tuple[Naam, ...] = ()
    """Wie erbij waren.

    Voorbeeld: ["Noor", "Fatima", "Jolien"]
    """

    @property
    def open_questions(self) -> list[tuple[int, Uitzoekvraag]]:
        """The questions that a plan has to wait for and that have no answer yet, counted from 1."""
        return [
            (number, question)
            for number, question in enumerate(self.nog_uitzoeken, start=1)
            if question.nodig_voor_plan and question.afgerond_op is None and question.antwoord is None
        ]
