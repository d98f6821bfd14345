"""Words as a dictionary gives them are found in every order and form a sentence may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiertool.errors import InvalidInput
from dossiertool.text import morphology
from dossiertool.text.check import check_text
from dossiertool.text.compiling import compile_folder
from dossiertool.text.index import Index
from dossiertool.text.passage import Passage

HEAD = """\
code = "FEIT-01"
klasse = "oordeel"
niveau = "waarschuwing"
bron = "b"
melding = "m."
suggestie = "s"
[[regel]]
naam = "woorden"
goed = ["x"]
fout = ["y"]
"""


def found(words: str, sentence: str, folder: Path) -> list[str]:
    """Return what a pack with only these words finds in the sentence."""
    (folder / "klein.toml").write_text(HEAD + words, encoding="utf-8")
    passage = Passage(sentence)
    hits = Index(compile_folder(folder)).hits(passage.tokens, 0, len(passage.tokens))
    return [sentence[passage.tokens[h.first].start : passage.tokens[h.stop - 1].end] for h in hits]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij loopt de kantjes eraf.",
        "Hij liep in de les weer eens de kantjes eraf.",
        "In de les loopt hij dan de kantjes eraf.",
        "Moeder weet dat hij de kantjes eraf loopt.",
        "Hij heeft vorig jaar de kantjes eraf gelopen.",
        "Hij zou de kantjes eraf kunnen lopen.",
        "Hij probeert de kantjes eraf te lopen.",
        "Hij loopt de kantjes weer eraf.",
    ],
)
def test_an_idiom_is_found_in_every_order(sentence: str, tmp_path: Path) -> None:
    assert found('uitdrukkingen = ["de kantjes eraf lopen"]', sentence, tmp_path)


@pytest.mark.parametrize(
    "sentence",
    ["Hij loopt langs de kant.", "Hij veegt de kantjes eraf.", "De kantjes liggen eraf, hij loopt weg."],
)
def test_an_idiom_is_not_found_in_its_loose_words(sentence: str, tmp_path: Path) -> None:
    assert found('uitdrukkingen = ["de kantjes eraf lopen"]', sentence, tmp_path) == []


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Hij schept graag op.", "schept graag op"),
        ("Dat hij opschept is bekend.", "opschept"),
        ("Hij heeft opgeschept.", "opgeschept"),
        ("Hij zit op te scheppen.", "op te scheppen"),
        ("Zij schepte over haar cijfers op, zo ging dat.", "schepte over haar cijfers op"),
    ],
)
def test_a_separable_verb_is_found_whole_and_split(sentence: str, marked: str, tmp_path: Path) -> None:
    assert marked in found('werkwoorden = ["op|scheppen"]', sentence, tmp_path)


def test_a_preposition_before_a_noun_is_no_part_of_a_verb(tmp_path: Path) -> None:
    assert found('werkwoorden = ["op|scheppen"]', "Hij schept de soep op het bord.", tmp_path) == []


@pytest.mark.parametrize(
    "sentence", ["Zij stelt zich aan.", "Ik weet dat zij zich weer aanstelt.", "Je stelt je aan."]
)
def test_a_reflexive_verb_is_found_with_any_pronoun(sentence: str, tmp_path: Path) -> None:
    assert found('werkwoorden = ["zich aan|stellen"]', sentence, tmp_path)


def test_the_same_verb_without_its_pronoun_is_another_verb(tmp_path: Path) -> None:
    assert found('werkwoorden = ["zich aan|stellen"]', "De school stelt een conciërge aan.", tmp_path) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('bijvoeglijk = ["dom"]', "Hij is dommer dan ooit."),
        ('bijvoeglijk = ["boos"]', "De boze vader belde."),
        ('bijvoeglijk = ["dom"]', "Wat een domme vraag van een domme jongen."),
        ('zelfstandig = ["lapzwans"]', "Die lapzwansen zaten buiten."),
        ('zelfstandig = ["*kop"]', "Zijn broer is een driftkopje."),
        ('zelfstandig = ["heilig boontje"]', "Twee heilige boontjes."),
        ('werkwoorden = ["pesten"]', "Zij pestte haar zusje."),
        ('werkwoorden = ["liegen"]', "Hij loog erover."),
        ('patronen = ["<heilig/b> <boon/z>"]', "Het heilige boontje."),
        ('patronen = ["<op|scheppen/w>"]', "Dat hij opschepte."),
    ],
)
def test_a_word_is_found_in_its_forms(words: str, sentence: str, tmp_path: Path) -> None:
    assert found(words.replace('"heilig boontje"', '"<heilig/b> boontje"'), sentence, tmp_path)


@pytest.mark.parametrize("slip", ["onbeschof", "onbeschofd", "onbeschhoft", "onebschoft"])
def test_a_slip_of_one_letter_in_a_long_word_of_the_shipped_packs_is_forgiven(slip: str) -> None:
    (finding,) = check_text(f"Hij is {slip}.")
    assert finding.tekst == slip


def test_another_dutch_word_is_no_slip_and_a_pack_of_a_school_forgives_none(tmp_path: Path) -> None:
    assert check_text("De docent gaat de uitkomst benaderen en begeleidde de proef.") == []
    assert found('bijvoeglijk = ["onbeschoft"]', "Hij is onbeschof.", tmp_path) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('uitdrukkingen = ["lopen"]', "is één woord"),
        ('uitdrukkingen = ["de kantjes eraf"]', "eindigt niet op een werkwoord"),
        ('werkwoorden = ["de kantjes lopen"]', "is geen werkwoord"),
        ('patronen = ["<lui/x>"]', "hoort te zijn"),
        ('patronen = ["*s"]', "past op te veel woorden"),
        ('uitdrukkingen = ["iemand zien"]', "er blijft geen woord over"),
        ('patronen = "lui"', "hoort een lijst te zijn"),
    ],
)
def test_a_word_that_cannot_be_made_names_file_rule_and_word(words: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(
        InvalidInput, match=r"klein\.toml, regel \d+, kolom 1: in \[\[regel\]\] woorden"
    ) as problem:
        found(words, "x", tmp_path)
    assert said in problem.value.message


@pytest.mark.parametrize(
    ("made", "forms"),
    [
        (morphology.adjective_forms("lui"), {"lui", "luie", "luist"}),
        (morphology.adjective_forms("gemeen"), {"gemene", "gemener", "gemeenst"}),
        (morphology.adjective_forms("lief"), {"lieve", "liefst"}),
        (morphology.noun_forms("brutaliteit"), {"brutaliteiten"}),
        (morphology.noun_forms("huilebalk"), {"huilebalken", "huilebalkje"}),
        (morphology.noun_forms("luiheid"), {"luiheden"}),
        (morphology.verb_forms("leven"), {"leeft", "leefde", "geleefd", "levend"}),
        (morphology.verb_forms("bedriegen"), {"bedriegt", "bedroog", "bedrogen"}),
        (morphology.verb_forms("zijn"), {"is", "was", "geweest", "blijft", "leek", "wordt"}),
        (morphology.separable_forms("op", "geven"), {"opgeeft", "opgaf", "opgegeven"}),
    ],
)
def test_the_forms_of_a_word_are_made(made: frozenset[str], forms: set[str]) -> None:
    assert forms <= made
