"""The context that lifts a mark: who speaks, about whom, and whether it was counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.findings import Finding
from dossiertool.text.check import check_text
from dossiertool.text.passage import Passage
from dossiertool.text.tokens import tokenize


def marks(text: str, field: str = "observatie") -> list[tuple[str, str]]:
    return [(f.klasse.value, text[f.start : f.eind]) for f in check_text(text, field=field)]


@pytest.mark.eis("R148")
@pytest.mark.parametrize(
    "text",
    [
        "Vader zegt dat Jesse lui is.",
        "Volgens vader is Floris lui als het om Duits gaat.",
        "Noor vindt zichzelf lui.",
        "Jesse zei: 'Ik ben lui.'",
        "Hij zei: “Ik ben gewoon lui.”",
        "Dat hij lui is, vertelt moeder.",
    ],
)
def test_what_a_named_person_says_is_theirs(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    "text", ["Wij vinden dat hij lui is.", "Een docent zegt dat hij lui is.", "Men zegt dat hij lui is."]
)
def test_the_writer_and_nobody_in_particular_are_no_source(text: str) -> None:
    assert ("oordeel", "lui") in marks(text)


@pytest.mark.parametrize(
    "text", ["De klas leest De luie kat.", "Het is lui weer.", "De luie stoel staat achterin."]
)
def test_a_thing_is_no_person(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize("field", ["zienswijze_ouders", "zienswijze_leerling"])
def test_in_a_zienswijze_the_author_may_judge(field: str) -> None:
    assert marks("Hij is lui als het om Duits gaat.", field) == []


def test_in_a_zienswijze_what_the_school_adds_is_marked() -> None:
    text = "Ouders willen een tweede onderzoek. Wij vinden dat overbodig."
    assert [klasse for klasse, _ in marks(text, "zienswijze_ouders")] == ["mening"]


@pytest.mark.eis("R149")
def test_a_term_is_marked_at_its_first_use_only_and_not_when_it_is_explained() -> None:
    assert marks("De SOVA-training begint. De SOVA is op dinsdag.") == [("afkorting", "SOVA-training")]
    assert marks("Hij volgt remedial teaching (RT). De RT is op maandag.") == []


def test_quotations_are_found_and_apostrophes_are_not() -> None:
    text = "'s Ochtends zei hij: 'Ik kom zo.' De foto's en IB'er: \"goed\", ‘ja’ en “nee”."
    assert [text[a:b] for a, b in Passage(text).quotes] == ["'Ik kom zo.'", '"goed"', "‘ja’", "“nee”"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hij kwam. Zij ging.", 2),
        ("Op 4 nov. 2026 en d.d. 5 nov. kwam hij o.a. met dhr. Jansen.", 1),
        ("Gemiddeld 5.2 punten. Dat is bijv. meer dan 4.", 2),
        ("Zij zei: 'Kom.' Hij kwam.", 2),
        ("Eerste regel\n\nTweede regel", 2),
        ("Kom je? Nee! Goed.", 3),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, count: int) -> None:
    assert len(Passage(text).sentences) == count


def test_a_composed_and_a_decomposed_letter_give_the_same_marks_at_exact_places() -> None:
    composed, decomposed = "Zoë is lui.", "Zoe\u0308 is lui."
    for text in (composed, decomposed):
        (finding,) = check_text(text)
        assert text[finding.start : finding.eind] == finding.tekst == "lui"


@given(st.text(max_size=300))
def test_every_mark_is_exactly_the_text_at_its_place(text: str) -> None:
    for finding in check_text(text):
        assert isinstance(finding, Finding)
        assert finding.start is not None
        assert text[finding.start : finding.eind] == finding.tekst
        assert finding.tekst


@given(st.text(max_size=200))
def test_tokens_and_sentences_cover_the_text_in_order(text: str) -> None:
    passage = Passage(text)
    assert "".join(t.text for t in tokenize(text)) == "".join(text.split())
    covered = [i for s in passage.sentences for i in range(s.first, s.stop)]
    assert covered == list(range(len(passage.tokens)))


@pytest.mark.parametrize(
    "text",
    [
        "Er is nooit naar dyslexie gekeken: het dossier bevat geen onderzoek.",
        "Het duurt zes minuten voordat iedereen werkt.",
        "Wij zetten de stoelen in een kring zodat iedereen aan de beurt komt.",
        "Wie klaar is, pakt altijd een boek.",
    ],
)
def test_what_can_be_looked_up_or_is_aimed_at_is_no_absolute_claim(text: str) -> None:
    assert marks(text) == []


def test_never_is_a_claim_when_no_file_shows_it() -> None:
    assert marks("Er is in de les nooit een boek open.") == [("generalisatie", "nooit")]


def test_what_the_writer_finds_something_of_is_what_is_judged() -> None:
    assert marks("Ik vind de lesmethode ouderwets.") == [("mening", "Ik vind")]
    assert ("oordeel", "lui") in marks("Ik vind deze jongen lui.")


def test_a_second_clause_has_its_own_subject() -> None:
    assert marks("De lat ligt hoog en hij raakt dan gefrustreerd.") == [("emotie", "gefrustreerd")]


def test_in_what_parents_say_one_of_them_is_no_rumour() -> None:
    text = "Een ouder vindt dat er veel met de computer wordt gewerkt."
    assert marks(text, "zienswijze_ouders") == []
    assert [klasse for klasse, _ in marks(text)] == ["horen_zeggen"]


def test_what_is_found_difficult_is_no_person() -> None:
    assert marks("De leerlingen vinden het lastig als er een invaller is.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hij is faalangstig volgens de vragenlijst van 3 mei.",
        "Zij is onzeker, blijkt uit het verslag van 4 april.",
        "Wij schrijven alles op zodat we niets vergeten.",
    ],
)
def test_what_a_document_says_and_what_the_school_aims_at_is_no_guess(text: str) -> None:
    assert marks(text) == []
