"""The letter that says that the dossier is closed: how long it stays, and what becomes of it."""

from __future__ import annotations

from datetime import date

import pytest

from dossiertool.documents.closing_context import closing_data
from dossiertool.documents.fill import shipped_template
from dossiertool.documents.render import render
from dossiertool.model.afsluiting import Afsluiting
from dossiertool.model.dossier import Dossier
from dossiertool.model.schoolbestand import Schoolbestand
from tests.documents import word
from tests.documents.cases import TODAY, emptiest

CLOSING = Afsluiting(datum=date(2026, 11, 20), door="Sabine", reden="De nazorg is geweest.")
TERM = {"categorie": "begeleiding", "jaren": 2, "vanaf": "uitschrijving", "grondslag": "Eigen keuze."}
STOP = {"reden": "Er loopt een klacht.", "vanaf": "2026-11-01", "door": "Sabine"}


def letter(terms: tuple[dict[str, object], ...] = (), **bewaring: object) -> str:
    case = {**emptiest("handelingsplan").model_dump(), "afsluitingen": [CLOSING]}
    dossier = Dossier.model_validate({**case, "bewaring": bewaring} if bewaring else case)
    school = Schoolbestand.model_validate({"soort": "school", "naam": "School", "bewaartermijnen": terms})
    data = closing_data(dossier, None, TODAY, school)
    return word.all_text(render(shipped_template("sluitbrief"), data, today=TODAY))


@pytest.mark.eis("R150")
def test_the_letter_says_until_when_the_dossier_stays_when_the_day_of_leaving_is_known() -> None:
    assert "De school bewaart het tot 31 juli 2028" in letter((TERM,), uitgeschreven_op="2026-07-31")


def test_the_letter_says_how_many_years_when_the_day_of_leaving_is_not_known_yet() -> None:
    assert "De school bewaart het na het vertrek van Noor nog 2 jaar." in letter((TERM,))


def test_the_letter_names_no_years_without_a_term_or_while_a_hold_stands() -> None:
    assert "zolang dat nodig is" in letter()
    assert "zolang dat nodig is" in letter((TERM,), stops=[STOP])
