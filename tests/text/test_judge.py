"""What stands around a word decides: who says it, of whom, in a lesson, agreed, counted or explained."""

from __future__ import annotations

import pytest

from dossiertool.text.check import check_text, soort_of
from dossiertool.text.considering import consider
from dossiertool.text.passage import Passage


def classes(text: str, field: str = "observatie") -> list[str]:
    return [f.klasse.value for f in check_text(text, field=field)]


def reasons(text: str, field: str = "observatie") -> list[str]:
    seen = consider(Passage(text), soort_of(field), known=set())
    return [c.why_not for c in seen if c.why_not is not None]


@pytest.mark.eis("R148")
@pytest.mark.parametrize(
    "text",
    [
        "Moeder heeft op 3 mei aan de mentor verteld dat hij lui is.",
        "Hij is lui, aldus vader.",
        "Naar eigen zeggen is hij altijd te laat.",
        "Hij is door de vorige mentor omschreven als lui.",
        "Moeder deelt mee dat hij thuis altijd boos is.",
        "Hij is lui (moeder, 3 mei).",
        "Moeder: hij is lui en altijd te laat.",
        "Uit het verslag van 4 mei blijkt dat hij altijd te laat is.",
    ],
)
def test_a_source_may_stand_before_within_and_after_its_words(text: str) -> None:
    assert classes(text) == []
    assert "een genoemde persoon of bron zegt dit" in reasons(text)


@pytest.mark.parametrize(
    ("text", "klasse"),
    [
        ("Moeder zegt dat hij ziek is, maar wij vinden dat hij lui is.", "mening"),
        ("Opm. mentor: ik vind hem lui.", "mening"),
        ("Een ouder zegt dat hij lui is.", "oordeel"),
        ("Vader belde en hij is lui.", "oordeel"),
        ("Er wordt gezegd dat hij steelt.", "horen_zeggen"),
    ],
)
def test_the_writer_who_takes_over_and_the_nameless_are_no_source(text: str, klasse: str) -> None:
    assert klasse in classes(text)


def test_they_say_is_no_rumour_when_they_were_named() -> None:
    assert "horen_zeggen" not in classes("Ouders waren op 3 mei op school. Ze zeggen dat hij thuis leest.")


@pytest.mark.parametrize(
    "text",
    [
        "Het slot van de kast is koppig.",
        "De pen en het schrift waren slordig opgeborgen.",
        "De stoffen die agressief zijn, staan achter slot.",
        "Zij schreef over een dier dat schuw is.",
    ],
)
def test_what_is_said_of_a_thing_or_animal_is_no_judgement(text: str) -> None:
    assert "oordeel" not in classes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brutaal en lui.",
        "Een tikje slordig, maar wel op tijd.",
        "Wat een klier!",
        "Oma, een kanjer, haalt haar.",
    ],
)
def test_a_note_without_a_verb_is_about_a_person(text: str) -> None:
    assert "oordeel" in classes(text)


@pytest.mark.parametrize(
    "text",
    [
        "In het toneelstuk speelt zij de gemene koningin.",
        "Mevrouw De Goede komt op maandag.",
        "De les ging over het woord boos.",
        "De leerlingen sorteerden kaartjes: blij, bang, boos en verdrietig.",
        "De spreekwoorden 'lui als een ezel' en 'altijd prijs' staan op het bord.",
        "Het bezoek is bij mevr. Boos.",
    ],
)
def test_material_titles_names_and_roles_are_no_findings(text: str) -> None:
    assert classes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Alle zes de maandagen was hij op tijd.",
        "Twaalf van de twaalf leerlingen waren er. Geen van hen miste een les.",
        "Wij spreken af dat iedereen zijn jas ophangt.",
        "De afspraak om elke les de tas op de grond te zetten is tien keer nagekomen.",
        "Zij mag altijd naar de mentor.",
        "Alle leerlingen kregen een boek mee naar huis.",
        "Niet iedereen was er.",
        "Hoe zorgen wij dat hij nooit meer alleen staat?",
    ],
)
def test_counted_agreed_denied_and_asked_absolutes_are_no_findings(text: str) -> None:
    assert "generalisatie" not in classes(text)


def test_an_absolute_in_a_goal_or_agreement_field_is_no_finding() -> None:
    assert classes("Hij levert altijd zijn werk in.", "doel") == []
    assert "generalisatie" in classes("Hij levert altijd zijn werk in.")


@pytest.mark.parametrize(
    "text",
    [
        "Prosodie: de melodie en het ritme waarmee je praat.",
        "Wij oefenen met prosodie, dat wil zeggen de melodie van de zin.",
        "De logopedist legde het begrip prosodie uit: de melodie van een zin.",
        "De SOVA-training (SOVA: sociale vaardigheden) is op dinsdag.",
        "SOVA staat voor sociale vaardigheden.",
    ],
)
@pytest.mark.eis("R149")
def test_a_term_may_be_explained_in_many_ways(text: str) -> None:
    assert classes(text) == []


@pytest.mark.parametrize(
    "text",
    ["Er is winst op prosodie: hij sprak 12 zinnen na.", "Hij heeft ODD (verslag dr. Polat, maart 2025)."],
)
def test_an_observation_or_a_source_is_no_explanation(text: str) -> None:
    assert classes(text) != []


@pytest.mark.parametrize(
    ("text", "field", "marked"),
    [
        ("Vader wil een tweede kans. Hij is zelf erg lui.", "zienswijze_ouders", True),
        ("Moeder is bang voor de uitslag.", "zienswijze_ouders", False),
        ("Hij is lui als het om Duits gaat.", "zienswijze_leerling", False),
        ("Ik vind rekenen stom en iedereen doet vervelend.", "zienswijze_leerling", False),
        ("Vader wil een gesprek. Wij vinden dat overbodig.", "zienswijze_ouders", True),
        ("Er wordt verteld dat hij spijbelt. Zelf zegt hij: 'Ik was ziek.'", "zienswijze_leerling", True),
        ("Vader tekent niet. Kanttekening van de school: hij is altijd boos.", "zienswijze_ouders", True),
    ],
)
def test_in_a_zienswijze_only_what_the_school_adds_is_a_finding(text: str, field: str, marked: bool) -> None:
    assert bool(classes(text, field)) is marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Naar mijn bescheiden mening is dat goed.", ["mening"]),
        ("Men zegt dat hij thuis nooit ontbijt.", ["horen_zeggen"]),
        ("Ik denk dat het door de scheiding komt.", ["mening", "speculatie"]),
        ("Ik vind hem lui.", ["mening", "oordeel"]),
    ],
)
def test_one_place_has_one_finding_but_an_opinion_may_stand_over_a_guess_or_judgement(
    text: str, found: list[str]
) -> None:
    assert classes(text) == found
