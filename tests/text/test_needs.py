"""Old needs in a new text (guideline §5): what counts as looked at, as back, as done, and what does not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiertool.errors import InvalidInput
from dossiertool.text.needs.days import days_in
from dossiertool.text.needs.need import Need, Uitkomst, Verdict
from dossiertool.text.needs.numbers import amounts_in
from dossiertool.text.needs.signals import Signals, shipped_signals
from dossiertool.text.needs.stems import stem
from dossiertool.text.needs.topic_packs import load_topics, shipped_topics
from dossiertool.text.needs.verdict import assess
from dossiertool.text.tokens import tokenize

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 21)
LONG_AGO, LATELY = date(2025, 6, 20), date(2026, 6, 20)


def closed(omschrijving: str) -> Need:
    return Need("B1", omschrijving, date(2023, 9, 4), LONG_AGO, LONG_AGO, is_open=False)


def still_open(omschrijving: str, last: date | None = LATELY) -> Need:
    return Need("B1", omschrijving, date(2023, 9, 4), last, None, is_open=True)


def outcome(text: str, *needs: Need) -> list[Uitkomst]:
    return [verdict.uitkomst for verdict in assess(text, needs, TODAY)]


@pytest.mark.eis("R150")
def test_a_closed_need_is_found_when_it_returns_in_other_words() -> None:
    text = "Plan voor het najaar. Zij staart uit het raam en weet niet waar de klas is."
    (verdict,) = assess(text, [closed("Concentratie tijdens de les")], TODAY)
    assert verdict.uitkomst is Uitkomst.TERUG
    assert text[slice(verdict.start, verdict.eind)] == "Zij staart uit het raam en weet niet waar de klas is"


@pytest.mark.eis("R150")
@pytest.mark.parametrize(
    "text",
    [
        "In groep 5 had zij moeite met concentratie.",
        "De hulp bij haar concentratie is vorig jaar afgesloten.",
        "Vader kijkt terug: 'Haar concentratie was een groot probleem.'",
        "Op 3 november meldde de docent Engels dat zij zich niet kan concentreren.",
        "Zij kan zich weer niet concentreren; daarom openen wij dit punt opnieuw.",
        "Haar broertje heeft moeite met concentratie.",
        "Zij kan zich goed concentreren.",
        "Zij heeft moeite met de tafels.",
    ],
    ids="history closed looks-back signal reopened brother well other".split(),
)
def test_history_a_new_signal_and_something_else_do_not_bring_a_closed_need_back(text: str) -> None:
    assert outcome(text, closed("Concentratie")) == [Uitkomst.GEEN]


def test_the_same_course_is_not_the_same_need() -> None:
    text = "Bij meetkunde heeft hij hulp nodig met het meten van hoeken."
    assert outcome(text, closed("Rekenen: delen")) == [Uitkomst.GEEN]
    assert outcome(text, closed("Rekenen: meetkunde")) == [Uitkomst.TERUG]


@pytest.mark.eis("R150")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alles loopt naar wens.", Uitkomst.OUD),
        ("Over spelling spreken we in het volgende gesprek.", Uitkomst.OUD),
        ("De groep oefent met spelling.", Uitkomst.OUD),
        ("Haar spelling gaat vooruit: van 20 naar 31 van de 50 woorden goed.", Uitkomst.GEEN),
        ("Zij schrijft woorden nog zoals zij ze hoort.", Uitkomst.GEEN),
    ],
)
def test_only_what_says_how_it_is_now_is_a_look_at_an_old_need(text: str, expected: Uitkomst) -> None:
    assert outcome(text, still_open("Spelling", LONG_AGO)) == [expected]


@pytest.mark.parametrize(
    ("last", "months", "expected"),
    [
        (date(2025, 11, 21), 12, Uitkomst.GEEN),
        (date(2025, 11, 20), 12, Uitkomst.OUD),
        (date(2026, 6, 20), 3, Uitkomst.OUD),
        (None, 12, Uitkomst.OUD),
    ],
)
def test_a_need_is_old_after_the_months_of_the_school(
    last: date | None, months: int, expected: Uitkomst
) -> None:
    (verdict,) = assess("Een rustig jaar.", [still_open("Spelling", last)], TODAY, months=months)
    assert verdict.uitkomst is expected


def test_a_need_without_any_day_is_not_called_old() -> None:
    (verdict,) = assess("Een rustig jaar.", [still_open("Spelling", None)._replace(geopend=None)], TODAY)
    assert verdict.uitkomst is Uitkomst.GEEN


@pytest.mark.eis("R150")
@pytest.mark.parametrize(
    ("need", "text", "expected"),
    [
        ("Spelling: 40 van de 50 woorden goed", "Op het dictee had zij 43 van de 50 woorden goed.", True),
        ("Spelling: 40 van de 50 woorden goed", "Op het dictee had zij 36 van de 50 woorden goed.", False),
        ("Hooguit twee keer te laat per maand", "In oktober kwam hij één keer te laat.", True),
        ("Hooguit twee keer te laat per maand", "In oktober kwam hij vier keer te laat.", False),
        ("Leest AVI-M5", "Hij leest nu AVI-E5.", True),
        ("Leest AVI-M5", "Hij leest nu AVI-E4.", False),
        ("Begint zelf aan een taak", "Zij begint in elke les zelf, zonder dat iemand iets zegt.", True),
        ("Begint zelf aan een taak", "Zij begint meestal zelf.", False),
        ("Begint zelf aan een taak", "Zij begon één keer zelf.", False),
        ("Faalangst", "De spanning voor toetsen is bijna weg.", False),
    ],
)
def test_a_goal_is_reached_only_whole_and_a_number_decides(need: str, text: str, expected: bool) -> None:
    assert outcome(text, still_open(need)) == [Uitkomst.BEHAALD if expected else Uitkomst.GEEN]


@pytest.mark.eis("R150")
@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("We sluiten dit punt vandaag af.", Uitkomst.GEEN),
        ("De hulp wordt afgebouwd tot 1 februari 2027.", Uitkomst.GEEN),
        ("De hulp wordt afgebouwd.", Uitkomst.BEHAALD),
        ("In het volgende gesprek beslissen we of dit dicht kan.", Uitkomst.BEHAALD),
        ("Rekenen sluiten we af.", Uitkomst.BEHAALD),
    ],
)
def test_a_decision_counts_for_the_need_that_it_names(ending: str, expected: Uitkomst) -> None:
    text = f"Hij heeft zijn huiswerk al acht weken elke keer af, zonder hulp. {ending}"
    assert outcome(text, still_open("Huiswerk op tijd af"))[0] is expected


def test_each_sentence_counts_for_its_own_need() -> None:
    text = "Spelling: doel behaald. Maar rekenen blijft moeilijk. Te laat kwam hij in tien weken nul keer."
    needs = [still_open("Spelling"), still_open("Rekenen"), still_open("Te laat komen"), closed("Slaap")]
    assert outcome(text, *needs) == [Uitkomst.BEHAALD, Uitkomst.GEEN, Uitkomst.BEHAALD, Uitkomst.GEEN]


def test_a_need_may_be_called_by_its_label_and_the_only_goal_by_goal() -> None:
    assert outcome("B1 is behaald.", still_open("Pianospelen")) == [Uitkomst.BEHAALD]
    assert outcome("Het doel is behaald.", still_open("Pianospelen")) == [Uitkomst.BEHAALD]


def test_the_name_of_a_child_says_nothing_about_a_need() -> None:
    assert outcome("Wij spraken met Storm en met juf Spelling.", still_open("Spelling", LONG_AGO)) == [
        Uitkomst.OUD
    ]
    need = still_open("Sam heeft hulp nodig bij het plannen", LONG_AGO)
    assert outcome("Sam is jarig op 4 mei en kan goed zwemmen.", need) == [Uitkomst.OUD]


def test_reasons_are_plain_dutch_and_never_hold_what_the_text_says() -> None:
    text = "Zij klapt dicht bij toetsen. Haar tafels kent ze allemaal. De rouw is afgesloten."
    needs = [closed("Faalangst"), still_open("Tafels"), closed("Rouw"), still_open("Slaap", LONG_AGO)]
    telling = {"toetsen", "klapt", "tafels", "rouw", "slaap", "faalangst", "kent"}
    for verdict in assess(text, needs, TODAY):
        assert verdict.reden.endswith(".")
        assert not telling & {token.low for token in tokenize(verdict.reden)}


@pytest.mark.parametrize("naam", sorted(shipped_topics().topics))
def test_a_subject_is_found_in_its_examples(naam: str) -> None:
    topics = shipped_topics()
    assert topics.topics[naam].voorbeelden
    for example in topics.topics[naam].voorbeelden:
        assert naam in {hit.topic for hit in topics.hits(topics.row(tokenize(example)))}, example


@pytest.mark.parametrize(
    "forms",
    [
        "lezen leest las gelezen",
        "werken werkt werkte gewerkt",
        "opletten oplet opgelet",
        "inleveren inlevert ingeleverd",
        "boos boze",
        "taak taken taakje",
        "kind kinderen",
        "proberen probeert geprobeerd",
        "vaardigheid vaardigheden",
        "één een",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["les lezen", "zicht zich", "plan plannen", "meten mee", "spel spelling"])
def test_different_words_have_different_stems(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("46 van de 50 woorden", (46, 50)),
        ("11 goede zaagsneden van de 12", (11, 12)),
        ("zes van de tien ochtenden", (6, 10)),
        ("80% goed", (80, None)),
        ("6,8", (6.8, None)),
        ("geen enkele ruzie", (0, None)),
    ],
)
def test_amounts_are_read(text: str, expected: tuple[float, float | None]) -> None:
    amount = amounts_in(tokenize(text))[0]
    assert (amount.value, amount.total) == expected


@pytest.mark.parametrize("text", ["groep 6", "op 3 mei", "om 9 uur", "in 2024", "week 46", "een kind"])
def test_days_times_and_labels_are_no_amounts(text: str) -> None:
    assert amounts_in(tokenize(text)) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("op 3 november 2026", date(2026, 11, 3), date(2026, 11, 3)),
        ("op 3 nov.", date(2026, 11, 3), date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3), date(2026, 11, 3)),
        ("in februari", date(2027, 2, 1), date(2027, 2, 28)),
        ("in mei", date(2026, 5, 1), date(2026, 5, 31)),
        ("in 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("schooljaar 2025/2026", date(2025, 8, 1), date(2026, 7, 31)),
    ],
)
def test_days_are_put_on_the_calendar(text: str, first: date, last: date) -> None:
    (day,) = days_in(text, TODAY)
    assert (day.first, day.last) == (first, last)


def test_a_day_that_does_not_exist_is_none() -> None:
    assert days_in("op 31 februari 2026 en 2026-13-01", TODAY) == []


PACK = '[[onderwerp]]\nnaam = "lezen"\nwoorden = "lezen"\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[onderwerp]\n", "geen geldige TOML"),
        (PACK + "kleur = 1\n", "kleur bestaat niet"),
        (PACK + PACK, "staat er al"),
        (PACK + 'boven = "taal"\n', "taal bestaat niet"),
        (PACK + '[[beschrijving]]\nbij = "zwemmen"\nklacht = "zinkt"\n', "zwemmen"),
        ('verwanten = [["lezen", "dansen"]]\n' + PACK, "dansen bestaat niet"),
    ],
)
def test_a_broken_pack_of_subjects_names_the_file_or_subject(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "pak.toml").write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInput, match=said):
        load_topics(tmp_path)


@pytest.mark.parametrize("phrase", ["... goed", "*heid goed", "(niet) goed"])
def test_a_broken_phrase_is_named(phrase: str) -> None:
    with pytest.raises(InvalidInput, match="behaald"):
        Signals({"behaald": phrase})


def test_every_kind_of_signal_is_used() -> None:
    kinds = {kind for kind, _, _ in shipped_signals()._rows}
    assert {"behaald", "deels", "moeite", "hulp", "besluit", "heropend", "vroeger", "later"} <= kinds


DAYS = st.one_of(st.none(), st.dates(date(1980, 1, 1), date(2100, 12, 31)))
WORDS = st.lists(
    st.sampled_from(
        """Hij zij leest niet meer spelling 46 van de 50 woorden goed behaald doel op 3 november meldde moeder
        dat zonder hulp elke keer , . ; : ' " ( maar afgesloten te laat besluit wordt weer boos geen enkele
        A\u0301 \u00ad 🙂""".split()
    ),
    max_size=60,
).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), WORDS)
NEEDS = st.lists(st.builds(Need, st.text(max_size=5), TEXTS, DAYS, DAYS, DAYS, st.booleans()), max_size=4)


@settings(max_examples=300, deadline=None)
@given(TEXTS, NEEDS, st.dates(date(1980, 1, 1), date(2100, 12, 31)), st.integers(1, 60))
def test_any_text_and_needs_give_one_verdict_each_with_exact_places(
    text: str, needs: list[Need], today: date, months: int
) -> None:
    verdicts = assess(text, needs, today, months=months)
    assert len(verdicts) == len(needs)
    for need, verdict in zip(needs, verdicts, strict=True):
        assert isinstance(verdict, Verdict)
        assert verdict.reden
        assert (verdict.start is None) == (verdict.eind is None)
        if verdict.start is not None and verdict.eind is not None:
            marked = text[verdict.start : verdict.eind]
            assert marked
            assert marked == marked.strip()
        allowed = (Uitkomst.OUD, Uitkomst.BEHAALD) if need.is_open else (Uitkomst.TERUG,)
        assert verdict.uitkomst in (*allowed, Uitkomst.GEEN)


def test_a_composed_and_a_decomposed_letter_give_the_same_outcome_at_exact_places() -> None:
    for text in (
        "Zij staart naar één raam: zij is snel afgeleid.",
        "Zij staart naar e\u0301e\u0301n raam: zij is snel afgeleid.",
    ):
        (verdict,) = assess(text, [closed("Concentratie")], TODAY)
        assert verdict.uitkomst is Uitkomst.TERUG
        assert text[slice(verdict.start, verdict.eind)].endswith("afgeleid")
