"""The language of a case: terms explained before or by the school, and how readable it is (TAAL-03)."""

from __future__ import annotations

import pytest

from dossiertool.checks.check import check_dossier
from dossiertool.checks.language import weigh_language
from dossiertool.model.schoolbestand import Schoolbestand

from .cases import TODAY, dossier, found, groepsplan, pads, plan, view

LONG = (
    "Tijdens het overleg is besproken dat de mentor, nadat hij met de ouders heeft gesproken over de cijfers "
    "die in het eerste trimester zijn behaald, een plan opstelt waarin staat hoe de docenten kunnen aansluiten."
)
EXPLAINED = "Noor volgt sociale vaardigheden (SOVA) op dinsdag."
USED = "De SOVA was op 3 november."
BARE = Schoolbestand(naam="X")


def facts(*texts: str) -> dict[str, object]:
    return {
        "signalen": [
            {"kenmerk": "S1", "datum": "2026-11-01", "door": "Karim", "feiten": [{"wat": t} for t in texts]}
        ]
    }


@pytest.mark.eis("R149")
def test_taal_02_a_term_that_the_document_explained_before_is_no_finding() -> None:
    assert pads(dossier(**facts(USED, EXPLAINED)), "TAAL-02") == ["signalen.0.feiten.0.wat"]
    assert pads(dossier(**facts(EXPLAINED, USED)), "TAAL-02") == []


@pytest.mark.eis("R149")
def test_taal_02_an_abbreviation_is_marked_once_per_document_with_what_to_write_instead() -> None:
    case = dossier(**facts("Het LOVS is bijgewerkt.", "Het LOVS is op 3 mei bijgewerkt."))
    (finding,) = found(case, "TAAL-02")
    assert (finding.pad, finding.tekst) == ("signalen.0.feiten.0.wat", "LOVS")
    assert "leerling" in (finding.suggestie or "")


def test_taal_02_another_document_explains_it_again() -> None:
    case = dossier(**facts(EXPLAINED), plannen=[plan(kenmerk="HP1", gericht_op=USED), plan(kenmerk="HP2")])
    assert pads(case, "TAAL-02") == ["plannen.0.gericht_op"]


@pytest.mark.eis("R149")
def test_taal_02_a_term_of_the_school_is_explained_everywhere() -> None:
    case = dossier(**facts(USED))
    listed = [{"term": "SOVA", "uitleg": "sociale vaardigheden"}]
    assert pads(case, "TAAL-02", begrippen=listed) == []
    school = Schoolbestand.model_validate({"naam": "X", "begrippen": listed})
    reasons = [each.reden for each in weigh_language(case, school) if each.tekst == "SOVA"]
    assert reasons == ["staat in de begrippenlijst van uw school"]


@pytest.mark.eis("R149")
def test_taal_03_a_text_that_asks_much_gets_a_tip_and_a_view_of_another_does_not() -> None:
    case = dossier(
        **facts(LONG, USED),
        zienswijzen=[view(tekst=LONG)],
    )
    (tip,) = found(case, "TAAL-03")
    assert (tip.pad, tip.niveau) == ("signalen.0.feiten.0.wat", "tip")
    assert pads(case, "TAAL-03", regels=[{"code": "TAAL-03", "niveau": "uit", "reden": "r"}]) == []


def test_the_words_of_a_school_count_in_a_case_and_in_its_own_file() -> None:
    taal = {"woorden": [{"woord": "rugtasje", "klasse": "jargon", "reden": "Oud woord."}]}
    (finding,) = found(dossier(**facts("Noor heeft een rugtasje.")), "TAAL-01", taal=taal)
    assert finding.melding == "Dit woord staat in de lijst van uw school. Oud woord."


def test_what_was_considered_in_a_case_comes_in_reading_order_with_the_privacy_of_a_groepsplan() -> None:
    case = groepsplan(vak="lezen", organisatie="Vader vindt Sem brutaal. Sem heeft dyslexie.")
    seen = weigh_language(case, BARE)
    assert [(each.pad, each.tekst, each.klasse) for each in seen] == [
        ("organisatie", "brutaal", "oordeel"),
        ("organisatie", "dyslexie", "privacy"),
    ]
    assert [each.reden is None for each in seen] == [False, True]
    marked = {(f.pad, f.start) for f in check_dossier(case, today=TODAY) if f.code == "GP-03"}
    assert marked == {("organisatie", seen[1].start)}
