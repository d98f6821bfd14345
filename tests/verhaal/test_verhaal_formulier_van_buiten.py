"""Forms filled in by somebody who knew nothing of the program, saved by LibreOffice: tests/data/formulieren."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dossiertool.model.dossier import Dossier
from tests.actions.inbox.desk import Desk, dossier

FORMS = Path(__file__).parents[1] / "data" / "formulieren"
WHOLE = ("evaluatie", "ot-aanmelding", "zienswijze-ouders")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def came_in(desk: Desk, *names: str) -> Path:
    """Put the case in its folder and these forms in the inbox; return where the case stands."""
    case = desk.case()
    for name in names:
        shutil.copy(FORMS / f"{name}.docx", desk.inbox)
    return case


def after(desk: Desk) -> Dossier:
    """Take in the three whole forms, and return the case."""
    case = came_in(desk, *WHOLE)
    assert [each["stand"] for each in desk.taken()] == ["ingenomen"] * 3
    return dossier(case)


def test_goals_consents_and_answers_stand_in_the_order_of_the_form_though_libreoffice_sorts_them(
    desk: Desk,
) -> None:
    case = after(desk)

    assert [each.doel for each in case.evaluaties[-1].doelen] == ["D1", "D2", "D3"]
    assert [(each.kenmerk, each.soort) for each in case.toestemmingen] == [
        ("T1", "bespreking_ot"),
        ("T2", "uitwisseling_ot"),
    ]
    assert [[answer.antwoord for answer in each.antwoorden] for each in case.toestemmingen] == [
        ["ja", "ja"],
        ["nee", "ja", "ja"],
    ]


def test_quotes_line_breaks_addresses_pasted_text_and_dates_in_words_come_through_exactly(desk: Desk) -> None:
    case = after(desk)
    sent, judged, view = case.aanmeldingen[-1], case.evaluaties[-1], case.zienswijzen[-1]

    assert view.tekst == (
        "Thuis is zij moe na school. Op dinsdag huilde zij voor de toets van wiskunde.\n\n"
        "Ik denk dat het helpt als ze weet wanneer de toets is. Zij zegt zelf: ‘Ik wil het wel, maar mijn "
        "hoofd is dan leeg.’\nMail mij gerust: fatima@voorbeeld.example. Ik ben 80% zeker & een beetje < blij "
        "dan vorig jaar."
    )
    assert sent.hulpvragen[0].tekst == (
        '"Kan iemand even bij me komen zitten voor de toets begint?"\nIk wil niet dat iedereen het ziet.'
    )
    assert sent.urgentie_reden == (
        "In november bleef zij drie keer thuis op een toetsdag. De toetsweek begint op 7 december."
    )
    assert judged.nazorg is not None
    assert str(judged.nazorg.datum) == "2026-12-11"
    assert judged.deelnemers == ("Noor", "Fatima", "Jolien", "Sabine")


def test_a_row_that_was_added_is_there_and_an_empty_one_that_was_deleted_is_not(desk: Desk) -> None:
    case = after(desk)
    sent, judged = case.aanmeldingen[-1], case.evaluaties[-1]

    assert sent.eerder[-1].wat == 'Een kaartje "ik wil even pauze".'
    assert (len(sent.feiten), len(sent.eerder), len(sent.factoren)) == (3, 7, 5)
    assert [(each.wie, each.antwoord) for each in judged.akkoorden] == [
        ("Noor", "akkoord"),
        ("Fatima", "met_opmerking"),
        ("Sabine", "akkoord"),
        ("Karim", "op_de_hoogte"),
    ]


def test_the_screen_names_goal_consent_and_row_with_the_words_of_the_form(desk: Desk) -> None:
    came_in(desk, *WHOLE)

    said = desk.take("--droog").stdout

    assert "nieuw Hoe ver is het doel gehaald? (D2): nog niet beoordeeld" in said
    assert "nieuw Uw antwoord (T2), rij 1, Geeft u toestemming?: nee" in said
    assert "nieuw Akkoord, rij 2, Antwoord: akkoord, met opmerking" in said
    assert "nieuw Over welke behoeften gaat het?: B1\n" in said
    assert not re.search(r"\b[a-z]+_[a-z_]+\n", said.partition("waarschuwing")[0])


def test_what_was_typed_beside_the_boxes_is_shown_with_what_to_do_and_stays_out_of_the_case(desk: Desk) -> None:
    case = came_in(desk, *WHOLE)

    said = " ".join(desk.take().stdout.split())

    assert "‘PS: bel mij liever na vier uur, op woensdag werk ik niet.’" in said
    assert said.count("→ Wat naast de vakken staat, komt niet in het dossier.") == 3
    assert "bel mij liever" not in case.read_text(encoding="utf-8")


def test_a_form_that_is_half_filled_in_asks_only_for_what_is_on_the_form(desk: Desk) -> None:
    came_in(desk, "zienswijze-half")

    found = desk.one(code=5)

    assert [each["label"] for each in found["redenen"]] == [
        "Uw naam",
        "Wat denkt of voelt u, en wat ziet u thuis?",
    ]
