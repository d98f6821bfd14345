"""The guideline in plain words: how schools write, one need and one sentence at a time (§5)."""

from __future__ import annotations

from datetime import date

import pytest

from dossiertool.text.needs.need import Need, Uitkomst
from dossiertool.text.needs.verdict import assess

TODAY = date(2026, 11, 21)
BEGAN, LONG_AGO, LATELY = date(2023, 9, 4), date(2025, 6, 20), date(2026, 6, 20)
STATES = {
    "closed": Need("B1", "", BEGAN, LONG_AGO, LONG_AGO, is_open=False),
    "open": Need("B1", "", BEGAN, LATELY, None, is_open=True),
    "old": Need("B1", "", BEGAN, LONG_AGO, None, is_open=True),
    "never": Need("B1", "", BEGAN, None, None, is_open=True),
}
# State of the need, what it is, the new text, and the outcome.
CASES = [
    ("closed", "Spelling", "In 2024 had hij moeite met spelling; dat is afgesloten.", Uitkomst.GEEN),
    ("closed", "Spelling", "De behoefte spelling is op 26 juni 2025 gesloten.", Uitkomst.GEEN),
    ("closed", "Pesten", "Moeder vertelt dat hij vroeger veel werd gepest.", Uitkomst.GEEN),
    ("closed", "Lezen", "Vader herinnert zich dat lezen een drama was.", Uitkomst.GEEN),
    (
        "closed",
        "Begrijpend lezen",
        "Op 4 oktober 2026 signaleerde de docent dat zij opnieuw moeite heeft met begrijpend lezen.",
        Uitkomst.GEEN,
    ),
    (
        "closed",
        "Rekenen",
        "Naar aanleiding van de toets van oktober 2026 (niveau V) starten wij een nieuw plan voor rekenen.",
        Uitkomst.GEEN,
    ),
    (
        "closed",
        "Faalangst",
        "Vanwege een nieuw signaal van de mentor (12 november 2026) wordt de faalangst opnieuw opgenomen.",
        Uitkomst.GEEN,
    ),
    ("closed", "Faalangst", "Zij had toen last van faalangst, nu niet meer.", Uitkomst.GEEN),
    ("closed", "Concentratie", "Hij was een onrustige kleuter.", Uitkomst.GEEN),
    ("closed", "Concentratie", "Als kleuter was hij snel afgeleid.", Uitkomst.GEEN),
    ("closed", "Concentratie", "Hij is snel afgeleid.", Uitkomst.TERUG),
    ("closed", "Concentratie", "Hij is een leerling met concentratieproblemen.", Uitkomst.TERUG),
    ("closed", "Boosheid", "Hij is een jongen die snel boos wordt.", Uitkomst.TERUG),
    ("closed", "Boosheid", "Volgens het oude dossier was hij snel boos.", Uitkomst.GEEN),
    ("closed", "Rekenen: delen", "Hij werkt nu aan meetkunde en vindt dat lastig.", Uitkomst.GEEN),
    ("closed", "Rekenen: delen met rest", "Staartdelingen gaan nog mis.", Uitkomst.TERUG),
    (
        "closed",
        "Spelling",
        "Op de dicteetoets van 6 november 2026 had zij 12 van de 50 woorden goed.",
        Uitkomst.GEEN,
    ),
    ("closed", "Dyslexie", "De dyslexieverklaring ligt in het dossier.", Uitkomst.GEEN),
    ("closed", "Slaap", "Moeder zegt dat hij slecht slaapt.", Uitkomst.TERUG),
    (
        "closed",
        "Verzuim",
        "Uit de registratie van september en oktober 2026 blijkt dat hij 19 dagen afwezig was.",
        Uitkomst.GEEN,
    ),
    ("closed", "Verzuim", "Hij is veel afwezig.", Uitkomst.TERUG),
    ("closed", "Motoriek", "In groep 2 had hij fysiotherapie voor zijn motoriek.", Uitkomst.GEEN),
    ("closed", "Huiswerk", "Het huiswerk is sinds de zomer in orde.", Uitkomst.GEEN),
    ("closed", "Samenwerken", "Eerder was samenwerken lastig; dit gaat nu goed.", Uitkomst.GEEN),
    ("closed", "Vriendschap", "Zij heeft een vriendin in de klas.", Uitkomst.GEEN),
    ("closed", "Vriendschap", "Zij heeft geen vriendinnen in de klas.", Uitkomst.TERUG),
    ("old", "Spelling", "Alles loopt.", Uitkomst.OUD),
    ("old", "Spelling", "Het gaat goed met Bram.", Uitkomst.OUD),
    ("old", "Spelling", "Spelling komt volgende keer aan de orde.", Uitkomst.OUD),
    ("old", "Spelling", "De spelling gaat vooruit.", Uitkomst.GEEN),
    ("old", "Spelling", "Spelling: 32 van de 50 woorden goed.", Uitkomst.GEEN),
    ("old", "Spelling", "In groep 4 had hij moeite met spelling.", Uitkomst.OUD),
    ("old", "Rust", "Roos en Rust spelen samen.", Uitkomst.OUD),
    ("old", "Samenwerken", "In de klas zit hij naast Sam.", Uitkomst.OUD),
    ("old", "Rekenen", "De rekenmethode is vernieuwd.", Uitkomst.OUD),
    ("old", "Rekenen", "Hij haalt voor rekenen een 6,4.", Uitkomst.GEEN),
    ("old", "Rolstoel", "De rolstoel blijft nodig; in oktober is gekeken of de tafels passen.", Uitkomst.GEEN),
    ("never", "Vriendschap", "Over contact met klasgenoten is niet gesproken.", Uitkomst.OUD),
    ("open", "Rolstoel", "Hij gebruikt de rolstoel elke dag en dat blijft nodig.", Uitkomst.GEEN),
    ("open", "Spelling: 45 van de 50 woorden goed", "Hij had 46 van de 50 woorden goed.", Uitkomst.BEHAALD),
    (
        "open",
        "Spelling: 45 van de 50 woorden goed",
        "Hij had 46 van de 50 woorden goed. De behoefte is afgesloten.",
        Uitkomst.GEEN,
    ),
    (
        "open",
        "Spelling: 45 van de 50 woorden goed",
        "Hij had 46 van de 50 woorden goed. De hulp stopt per 1 december 2026.",
        Uitkomst.GEEN,
    ),
    (
        "open",
        "Spelling: 45 van de 50 woorden goed",
        "Hij had 46 van de 50 woorden goed. We bouwen de hulp af tot 1 februari 2027.",
        Uitkomst.GEEN,
    ),
    (
        "open",
        "Spelling: 45 van de 50 woorden goed",
        "Het doel is behaald: hij had 44 van de 50 woorden goed.",
        Uitkomst.GEEN,
    ),
    ("open", "Spelling: 45 van de 50 woorden goed", "Het doel is bijna behaald.", Uitkomst.GEEN),
    ("open", "Huiswerk", "Hij levert zijn huiswerk altijd op tijd in.", Uitkomst.BEHAALD),
    ("open", "Huiswerk", "Hij levert zijn huiswerk vaker op tijd in.", Uitkomst.GEEN),
    ("open", "Huiswerk", "Hij leverde één keer zijn huiswerk op tijd in.", Uitkomst.GEEN),
    ("open", "Faalangst", "De training faalangst is gestart.", Uitkomst.GEEN),
    ("open", "Faalangst", "De training is goed verlopen, maar de spanning is er nog.", Uitkomst.GEEN),
    (
        "open",
        "Te laat komen: hooguit één keer per maand",
        "Hij kwam in oktober nul keer te laat en in november één keer.",
        Uitkomst.BEHAALD,
    ),
    (
        "open",
        "Te laat komen: hooguit één keer per maand",
        "Hij kwam in oktober drie keer te laat.",
        Uitkomst.GEEN,
    ),
    ("open", "Leestempo: 90 woorden per minuut", "Zij leest 95 woorden per minuut.", Uitkomst.BEHAALD),
    (
        "open",
        "Leestempo: 90 woorden per minuut",
        "Zij leest 85 woorden per minuut, in maart was dat 70.",
        Uitkomst.GEEN,
    ),
    (
        "open",
        "Gedrag: niet vaker dan 2 keer per week uit de les",
        "Hij is deze periode niet uit de les gestuurd.",
        Uitkomst.BEHAALD,
    ),
    ("open", "Concentratie: 15 minuten", "Hij werkt 20 minuten geconcentreerd.", Uitkomst.BEHAALD),
    ("open", "Vriendschap", "Zij heeft vrienden gemaakt en hoort erbij.", Uitkomst.BEHAALD),
]


@pytest.mark.eis("R150")
@pytest.mark.parametrize(("state", "omschrijving", "text", "expected"), CASES)
def test_a_plain_sentence_gives_the_outcome_of_the_guideline(
    state: str, omschrijving: str, text: str, expected: Uitkomst
) -> None:
    (verdict,) = assess(text, [STATES[state]._replace(omschrijving=omschrijving)], TODAY)
    assert verdict.uitkomst is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De behoefte rekenen is afgesloten. Spelling: doel behaald.", (Uitkomst.GEEN, Uitkomst.BEHAALD)),
        (
            "Doel 1 (rekenen) is behaald en wordt afgesloten. Doel 2 (spelling) is behaald.",
            (Uitkomst.GEEN, Uitkomst.BEHAALD),
        ),
        ("Rekenen en spelling zijn beide behaald. We sluiten rekenen af.", (Uitkomst.GEEN, Uitkomst.BEHAALD)),
        ("Alle doelen zijn behaald.", (Uitkomst.BEHAALD, Uitkomst.BEHAALD)),
    ],
)
def test_of_two_needs_only_the_one_that_is_named_is_closed(
    text: str, expected: tuple[Uitkomst, Uitkomst]
) -> None:
    needs = [STATES["open"]._replace(omschrijving=what) for what in ("Rekenen", "Spelling")]
    assert tuple(verdict.uitkomst for verdict in assess(text, needs, TODAY)) == expected
