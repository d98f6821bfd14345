"""How readable a text is: an indication with causes, at most once per text, rarely on ordinary notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.checks.language import READABLE
from dossiertool.findings import LANGUAGE_CLASSES, Finding, Klasse, Niveau
from dossiertool.text.check import check_text
from dossiertool.text.readability import CODE

DATA = Path(__file__).parents[1] / "data"
MOST = 0.08  # of ordinary texts that may get the tip
LONG = (
    "Tijdens het overleg is besproken dat de mentor, nadat hij met de ouders heeft gesproken over de cijfers "
    "die in het eerste trimester zijn behaald, een plan opstelt waarin staat hoe de docenten kunnen aansluiten "
    "bij wat de leerling nodig heeft."
)
PASSIVE = "De toets wordt mondeling afgenomen. De uitkomst wordt besproken. Daarna worden de ouders gebeld."


def tips(text: str, field: str = "observatie") -> list[Finding]:
    return [finding for finding in check_text(text, field=field) if finding.code == CODE]


@pytest.mark.eis("R149")
@pytest.mark.parametrize(
    ("text", "causes", "advice"),
    [
        (LONG, ["De zin heeft 41 woorden en 5 bijzinnen."], "Maak van een lange zin"),
        (PASSIVE, ["In zin 1, 2 en 3 staat niet wie iets doet."], "Schrijf wie iets doet"),
        (
            "Het advies is gedragsobservatie, leerlingbegeleiding, gespreksvoering, onderzoeksbevindingen, "
            "onderwijsvoorziening en ondersteuningsstructuur te bekijken met alle docenten samen.",
            ["De zin heeft 6 lange woorden."],
            "Kies gewone woorden",
        ),
        (f"Noor las. {LONG}", ["Zin 2 heeft 41 woorden en 5 bijzinnen."], "Maak van een lange zin"),
    ],
)
def test_a_text_that_asks_much_gets_one_tip_with_its_causes(text: str, causes: list[str], advice: str) -> None:
    (tip,) = tips(text)
    assert (tip.klasse, tip.niveau) == (Klasse.LEESBAARHEID, Niveau.TIP)
    assert tip.melding.startswith("Indicatie: ")
    for cause in causes:
        assert cause in tip.melding
    assert (tip.suggestie or "").startswith(advice)
    assert text[tip.start : tip.eind] == tip.tekst


def test_it_marks_the_worst_sentence_and_is_never_a_class_of_language_or_a_language_level() -> None:
    (tip,) = tips(f"Noor las 40 woorden. {LONG} {PASSIVE}")
    assert tip.tekst == LONG
    assert "In zin 3, 4 en 5 staat niet wie iets doet." in tip.melding
    assert tip.klasse not in LANGUAGE_CLASSES
    for said in (tip.melding, tip.suggestie, READABLE.waarom, READABLE.titel):
        assert "B1" not in (said or "")


@pytest.mark.parametrize(
    "text",
    [
        "De toets wordt door de mentor afgenomen. De uitslag wordt door Noor verteld.",
        "Sem wordt in mei twaalf. Hij werd ziek op 3 mei. Hij wordt gezond weer verwacht.",
        "Wij oefenen op maandag met lezen; op dinsdag met rekenen; op woensdag met spelling; op donderdag met "
        "schrijven; op vrijdag met alles wat die week nog niet is gelukt en wat Noor zelf kiest.",
        "Noor neemt mee:\n- haar agenda en een etui met pennen, potloden en een gum\n- het boek van Engels en "
        "het schrift dat daarbij hoort\n- de kaart met de stappen die op haar tafel ligt",
    ],
)
def test_who_does_it_and_lists_are_easy_to_read(text: str) -> None:
    assert tips(text) == []


@pytest.mark.parametrize("field", ["zienswijze_ouders", "zienswijze_leerling"])
def test_the_words_of_another_are_left_alone(field: str) -> None:
    assert tips(LONG, field) == []
    assert tips(f"Moeder schrijft: “{LONG}”") == []


def test_the_examples_of_the_rule_hold() -> None:
    assert len(tips(READABLE.fout)) == 1
    assert tips(READABLE.goed) == []


@pytest.mark.parametrize("name", ["ontwikkelset.jsonl", "taal/afstemmen.jsonl"])
def test_ordinary_texts_rarely_get_the_tip(name: str) -> None:
    rows = [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    marked = [row["id"] for row in rows if tips(row["text"], row["field"])]
    assert len(marked) <= MOST * len(rows), marked


@given(
    st.lists(
        st.sampled_from([LONG, PASSIVE, "\n- ", ";", "“", "”", "wordt", " dat " * 9, "x" * 99]), max_size=6
    )
)
def test_whatever_the_text_there_is_at_most_one_tip_and_it_lies_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    found = tips(text)
    assert len(found) <= 1
    for tip in found:
        assert tip.tekst == text[tip.start : tip.eind] != ""


def test_a_table_is_no_sentence() -> None:
    rows = "\n".join(f"| {number} | Aya | 232 | 18 |" for number in range(20))
    assert [f.code for f in check_text(f"| Nr | Leerling | Score | Goed |\n|---|---|---|---|\n{rows}\n")] == []
