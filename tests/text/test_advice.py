"""What to write instead fits the kind of text: another advice for a goal than for an observation."""

from __future__ import annotations

import pytest

from dossiertool.findings import Finding, Klasse
from dossiertool.model.schoolbestand import Schoolbestand
from dossiertool.model.values import Tekstsoort
from dossiertool.text.advice import BY_FIELD, BY_SOORT
from dossiertool.text.check import check_passage, check_text
from dossiertool.text.rule import TERMS


def found(text: str, field: str, klasse: str) -> Finding:
    """Return the first finding of this class."""
    return next(f for f in check_text(text, field=field) if f.klasse == klasse)


@pytest.mark.eis("R148")
@pytest.mark.parametrize(
    ("field", "advice"),
    [
        ("observatie", "Schrijf wat u zag of hoorde: wat gebeurde er, wanneer en hoe vaak?"),
        ("beginsituatie", "Schrijf wat de leerling nu kan of doet, en waaruit dat blijkt"),
        ("evaluatie", "Schrijf wat de leerling nu anders doet dan bij het begin"),
        ("doel", "Schrijf wat de leerling dan doet, zo dat een ander het kan zien of tellen."),
        ("aanpak", "Schrijf wie wat doet, en wanneer. Hoe iemand is, hoort niet in een afspraak."),
        ("stimulerende_factoren", "Schrijf wat goed gaat, zo dat een ander het ook ziet"),
    ],
)
def test_the_advice_about_a_judgement_is_that_of_its_field(field: str, advice: str) -> None:
    assert (found("Hij is slordig.", field, "oordeel").suggestie or "").startswith(advice)


def test_an_advice_about_just_these_words_stands_in_every_field_of_facts_and_not_in_a_goal() -> None:
    usual = found("Hij is brutaal.", "observatie", "oordeel").suggestie
    assert found("Hij is brutaal.", "beginsituatie", "oordeel").suggestie == usual
    assert found("Hij is brutaal.", "doel", "oordeel").suggestie != usual


def test_the_advice_in_a_question_for_help_is_about_what_is_needed() -> None:
    assert "wat er nodig is" in (found("Hij is brutaal. Wat nu?", "hulpvraag", "oordeel").suggestie or "")


def test_in_a_view_of_another_it_is_said_that_the_school_seems_to_speak() -> None:
    text = "Ouders willen een tweede onderzoek. Wij vinden dat overbodig."
    finding = found(text, "zienswijze_ouders", "mening")
    assert finding.melding == "Dit lijkt iets van de school te zijn, in wat een ander ziet of vindt."
    assert "Zet erbij wie dit zegt" in (finding.suggestie or "")


def test_what_a_term_of_a_pack_advises_stands_in_every_kind_of_text() -> None:
    usual = found("Er zijn hiaten in de leerstof.", "observatie", "jargon")
    for field in ("doel", "aanpak", "hulpvraag", "zienswijze_ouders"):
        assert found("Er zijn hiaten in de leerstof.", field, "jargon").suggestie == usual.suggestie


def test_the_innermost_field_of_a_case_file_decides() -> None:
    (finding,) = check_passage(
        "Hij is slordig.", "feit", pad="evaluaties.0.factoren.1.omschrijving", known=set()
    )
    assert finding.suggestie == BY_FIELD["factoren"][Klasse.OORDEEL]


def test_every_kind_of_text_but_facts_has_an_advice_for_each_class_in_which_people_speak() -> None:
    assert set(BY_SOORT) == {soort.value for soort in Tekstsoort} - {"feit"}
    spoken = set(tuple(Klasse)[:8]) - TERMS
    for advice in (*BY_SOORT.values(), *BY_FIELD.values()):
        assert set(advice) <= spoken
        assert all(said.endswith((".", "?")) and len(said) <= 100 for said in advice.values())
    assert all(set(advice) == spoken for advice in BY_SOORT.values())


def test_a_school_without_an_advice_of_its_own_still_says_what_to_do() -> None:
    taal = {"woorden": [{"woord": "rugtasje", "klasse": "jargon", "reden": "r"}]}
    school = Schoolbestand.model_validate({"naam": "X", "taal": taal})
    (finding,) = check_text("Zij heeft een rugtasje.", school=school)
    assert finding.suggestie == "Schrijf het anders, of leg het uit."
