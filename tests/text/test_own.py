"""What a school says about words: it adds, explains and allows with a reason; nothing goes in silence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.errors import InvalidInput
from dossiertool.findings import Niveau
from dossiertool.model.schoolbestand import Schoolbestand
from dossiertool.text import own as own_module
from dossiertool.text.check import check_text
from dossiertool.text.considering import consider
from dossiertool.text.own import ALLOWED, EXPLAINED, ROLE, own_words
from dossiertool.text.pack import load_packs
from dossiertool.text.passage import Passage
from dossiertool.text.rule import CODES
from tests.fuzz.budget import examples

PACK = """\
code = "EIGEN-01"
klasse = "jargon"
niveau = "waarschuwing"
bron = "Taalafspraken van het Voorbeeldcollege"
melding = "Dit woord kennen alleen onze docenten."
suggestie = "Schrijf wat de leerling in dat uur doet."

[[regel]]
naam = "onze uren"
fout = ["Zij gaat naar het flexuur."]
goed = ["Zij werkt een uur aan haar taken."]
zelfstandig = ["flexuur"]
termen = [{ term = "taakuur", suggestie = "uur om zelf te werken" }]
"""


def school(**taal: Any) -> Schoolbestand:
    return Schoolbestand.model_validate({"naam": "Voorbeeldcollege", "taal": taal})


def with_pack(text: str, **taal: Any) -> Schoolbestand:
    """Return a school with this pack, as `load_school` gives it."""
    made = school(pakketten=["eigen.toml"], **taal)
    return made.model_copy(update={"taal": made.taal.holding((("eigen.toml", text),))})


def marks(text: str, at: Schoolbestand, field: str = "observatie") -> list[tuple[str, str | None]]:
    return [(f.code, f.tekst) for f in check_text(text, field=field, school=at)]


def reasons(text: str, at: Schoolbestand) -> list[str | None]:
    return [each.why_not for each in consider(Passage(text), "feit", known=set(), own=own_words(at))]


@pytest.mark.eis("R149")
@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("SAQI", "De SAQI is op 3 mei afgenomen."),
        ("SAQI", "De SAQI-score was 4."),
        ("prosodie", "Er is winst op prosodie."),
        ("compacten", "De stof is gecompact."),  # another form of the same entry
        ("executieve functies", "Zij oefent haar executieve functies."),
    ],
)
def test_a_term_in_the_list_of_the_school_is_no_finding_and_says_so(term: str, text: str) -> None:
    at = Schoolbestand.model_validate({"naam": "X", "begrippen": [{"term": term, "uitleg": "uitleg"}]})
    assert check_text(text) != []
    assert check_text(text, school=at) == []
    assert EXPLAINED in reasons(text, at)


@pytest.mark.eis("R149")
def test_the_name_of_a_role_is_no_finding_and_a_judgement_with_the_same_word_is() -> None:
    at = Schoolbestand.model_validate({"naam": "X", "rollen": [{"code": "ib", "naam": "IB'er"}]})
    assert check_text("De IB'er belde.", school=at) == []
    assert reasons("De IB'er belde.", at) == [ROLE]
    listed = Schoolbestand.model_validate({"naam": "X", "begrippen": [{"term": "brutaal", "uitleg": "traag"}]})
    assert marks("Hij is brutaal.", listed) == [("FEIT-01", "brutaal")]


@pytest.mark.parametrize(
    ("woord", "klasse", "vorm", "sentence", "marked"),
    [
        ("etiketleerling", "oordeel", "zelfstandig", "Twee etiketleerlingen.", "etiketleerlingen"),
        ("plussig", "oordeel", "bijvoeglijk", "Het is een plussige leerling.", "plussige"),
        ("weg|bladeren", "oordeel", "werkwoord", "Zij bladerde vaak weg.", "bladerde vaak weg"),
        ("de dakgoot in gaan", "oordeel", "uitdrukking", "Hij ging de dakgoot in.", "ging de dakgoot in"),
        ("rugtasje", "jargon", None, "Zij heeft een rugtasje.", "rugtasje"),
        ("kwib", "afkorting", None, "De kwib belde op 3 mei.", "kwib"),
    ],
)
def test_a_word_of_the_school_is_found_in_its_forms_with_its_reason(
    woord: str, klasse: str, vorm: str | None, sentence: str, marked: str
) -> None:
    word = {
        "woord": woord,
        "klasse": klasse,
        "reden": "Zegt niet wat er nodig is.",
        "suggestie": "Schrijf wat helpt.",
    }
    at = school(woorden=[word | ({"vorm": vorm} if vorm else {})])
    assert check_text(sentence) == []
    (finding,) = check_text(sentence, school=at)
    assert finding.tekst == marked
    assert finding.code == CODES[finding.klasse]
    assert finding.melding == "Dit woord staat in de lijst van uw school. Zegt niet wat er nodig is."
    assert finding.suggestie == "Schrijf wat helpt."


def test_a_word_that_both_the_school_and_we_know_is_one_finding_with_the_advice_of_the_school() -> None:
    at = school(woorden=[{"woord": "brutaal", "klasse": "oordeel", "suggestie": "Tel het.", "reden": "r"}])
    (finding,) = check_text("Hij is brutaal.", field="doel", school=at)
    assert (finding.tekst, finding.suggestie) == ("brutaal", "Tel het.")


def test_an_allowed_word_is_no_finding_and_the_reason_of_the_school_is_told() -> None:
    at = school(
        toegestaan=[{"woord": "brutaal", "klasse": "oordeel", "vorm": "bijvoeglijk", "reden": "Besloten."}]
    )
    for text in ("Hij is brutaal.", "Hij is erg brutaal.", "De brutale leerling."):
        assert marks(text, at) == []
        assert f"{ALLOWED}Besloten." in reasons(text, at)


@pytest.mark.parametrize(
    ("woord", "klasse", "text"),
    [
        ("brutaal", "jargon", "Hij is brutaal."),  # allowed as something else
        ("brutaal", "oordeel", "Hij is onbeschoft."),
        ("de", "oordeel", "Hij loopt de kantjes eraf."),  # a small word of an idiom lifts nothing
        ("kantjes", "oordeel", "Hij loopt de kantjes eraf."),
    ],
)
def test_an_allowed_word_lifts_only_what_it_covers_of_its_own_class(woord: str, klasse: str, text: str) -> None:
    at = school(toegestaan=[{"woord": woord, "klasse": klasse, "reden": "r"}])
    assert marks(text, at) == [(f.code, f.tekst) for f in check_text(text)] != []


def test_a_whole_expression_can_be_allowed() -> None:
    word = {"woord": "de kantjes eraf lopen", "klasse": "oordeel", "vorm": "uitdrukking", "reden": "r"}
    assert marks("Hij loopt de kantjes eraf.", school(toegestaan=[word])) == []


def test_a_level_of_the_school_counts_in_a_loose_text_and_a_burgerservicenummer_stays() -> None:
    at = Schoolbestand.model_validate(
        {
            "naam": "X",
            "regels": [
                {"code": "FEIT-01", "niveau": "uit", "reden": "r"},
                {"code": "FEIT-06", "niveau": "fout", "reden": "r"},
                {"code": "PRIV-01", "niveau": "uit", "reden": "r"},
            ],
        }
    )
    found = check_text("BSN 123456782. Hij is brutaal. Hij komt altijd te laat.", school=at)
    assert [(f.code, f.niveau) for f in found] == [("PRIV-01", Niveau.FOUT), ("FEIT-06", Niveau.FOUT)]


def test_a_pack_of_the_school_adds_its_rules_with_their_own_code_and_advice() -> None:
    at = with_pack(PACK)
    (first, second) = check_text("Het flexuur en het taakuur.", field="doel", school=at)
    assert (first.code, first.tekst, first.suggestie) == (
        "EIGEN-01",
        "flexuur",
        "Schrijf wat de leerling in dat uur doet.",
    )
    assert (second.tekst, second.suggestie) == ("taakuur", "uur om zelf te werken")
    assert marks("Hij is brutaal.", at) == [("FEIT-01", "brutaal")]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"Zij gaat naar het flexuur."', '"Zij gaat naar de les."', 10, "bij fout: deze zin wordt niet"),
        ('"Zij werkt een uur', '"Zij heeft flexuur', 11, "deze zin wordt wel gevonden, met 'flexuur'"),
        ('zelfstandig = ["flexuur"]', 'patronen = [\n"x",\n"flexuur(s"]', 14, "los haakje"),
        ('zelfstandig = ["flexuur"]', 'zelfstandig = "flexuur"', 12, "zelfstandig hoort een lijst te zijn"),
        ('zelfstandig = ["flexuur"]', "over_persoon = 1", 12, "over_persoon hoort true of false te zijn"),
        ('zelfstandig = ["flexuur"]', 'woorden = ["flexuur"]', 12, "woorden bestaat niet"),
        ("termen = [{ term", "termen = [{ woord", 13, "termen hoort een lijst te zijn"),
        ('"onze uren"', '"onze\\u001buren"', 9, "naam hoort een tekst te zijn"),
        ('code = "EIGEN-01"', 'code = "SLUIT-01"', 1, "deze code past niet"),
        ('code = "EIGEN-01"', 'code = "FEIT-01"', 1, "deze code past niet"),
        ('klasse = "jargon"', 'klasse = "privacy"', 2, "deze klasse gaat niet over taal"),
        ('klasse = "jargon"', 'klasse = "praat"', 2, "klasse of niveau bestaat niet"),
        ('bron = "Taal', 'maker = "a"\nbron = "Taal', 4, "maker bestaat niet"),
        ("[[regel]]", "[[regels]]", 8, "regels bestaat niet"),
        ('zelfstandig = ["flexuur"]', 'zelfstandig = ["flexuur"', 13, "geen geldige TOML"),
        ('zelfstandig = ["flexuur"]', f'patronen = ["{"(a) " * 9}b"]', 12, "te lang of te los"),
    ],
)  # fmt: skip
def test_a_broken_pack_names_file_line_and_what_is_wrong(old: str, new: str, line: int, said: str) -> None:
    text = PACK.replace(old, new)
    assert text != PACK
    with pytest.raises(InvalidInput) as problem:
        own_words(with_pack(text))
    assert str(problem.value).startswith(f"eigen.toml, regel {line}, kolom ")
    assert said in problem.value.message


def test_why_an_example_is_not_found_is_said_and_the_second_rule_has_its_own_line() -> None:
    second = PACK[PACK.index("[[regel]]") :].replace("onze uren", "meer").replace("flexuur", "weekuur")
    text = PACK + '\n# """\n' + second.replace("Zij gaat naar", "Moeder vroeg: 'Gaat zij naar")
    text = text.replace("het weekuur.", "het weekuur.'").replace('klasse = "jargon"', 'klasse = "oordeel"')
    with pytest.raises(InvalidInput) as problem:
        own_words(with_pack(text))
    line = text[: text.index("Moeder vroeg")].count("\n") + 1
    assert str(problem.value).startswith(f"eigen.toml, regel {line}, kolom 1: in [[regel]] meer, bij fout")
    assert "want dit staat tussen aanhalingstekens" in problem.value.message


def test_packs_that_were_not_read_are_never_passed_over_in_silence() -> None:
    with pytest.raises(InvalidInput, match="niet gelezen"):
        check_text("Hij is brutaal.", school=school(pakketten=["eigen.toml"]))


def test_a_pack_is_compiled_and_tried_once_and_anew_when_it_changes(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(tmp_path / "cache"))
    own_module._added.cache_clear()
    own_words(with_pack(PACK))
    own_module._added.cache_clear()  # as in a new process
    monkeypatch.setattr(own_module, "_tried", lambda taal: pytest.fail("compiled again"))
    assert marks("Het flexuur.", with_pack(PACK)) == [("EIGEN-01", "flexuur")]
    monkeypatch.undo()
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(tmp_path / "cache"))
    assert marks("Het weekuur.", with_pack(PACK.replace("flexuur", "weekuur"))) == [("EIGEN-01", "weekuur")]
    with pytest.raises(InvalidInput):
        own_words(with_pack(PACK.replace("het flexuur.", "de les.")))


def test_every_class_of_language_has_the_code_of_its_packs() -> None:
    assert {(rule.klasse, rule.code) for rule in load_packs().rules} == set(CODES.items())


KEYS = ["code", "klasse", "regel", "naam", "fout", "goed", "patronen", "termen", "letterwoord", "niet_in", "x"]
VALUES = [
    '"a"',
    '["a b"]',
    "1",
    "true",
    '[{ term = "a" }]',
    '["("]',
    "{}",
    '"""\n[[regel]]\n"""',
    '["*"]',
    "[[]]",
]


@examples(150)
@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)), max_size=4), st.booleans())
def test_attack_a_pack_with_anything_in_it_is_refused_at_its_place_or_used(
    added: list[tuple[str, str]], above: bool
) -> None:
    lines = "".join(f"{key} = {value}\n" for key, value in added)
    text = lines + PACK if above else PACK + lines
    if problem := refusal(text):
        assert problem.place is not None
        assert 1 <= problem.place.line <= text.count("\n") + 1


def refusal(text: str) -> InvalidInput | None:
    try:
        check_text("Zij gaat naar het flexuur.", school=with_pack(text))
    except InvalidInput as problem:
        return problem
    return None
