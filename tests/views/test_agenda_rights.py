"""What rights and terms put in the agenda: requests to answer, and what may go on the list to destroy."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.files.school import shipped_school
from dossiertool.views.agenda import agenda_of
from dossiertool.views.item import Item, Soort, due
from tests.checks.cases import dossier, need

CONTACT = {"naam": "Sabine", "functie": "coördinator"}


def items(case: Any, today: date) -> list[Item]:
    found = agenda_of(case, today, shipped_school())
    return [item for item in found if item.soort in (Soort.VERZOEK, Soort.BEWAARTERMIJN)]


@pytest.mark.eis("N11", "R154")
@pytest.mark.parametrize(
    ("received", "last"),
    [("2026-11-02", "2026-12-02"), ("2027-01-31", "2027-02-28"), ("2028-01-31", "2028-02-29")],
)
def test_a_request_is_in_the_agenda_of_the_regiehouder_until_a_month_after_it_came_in(
    received: str, last: str
) -> None:
    for kind in ("inzage", "correctie", "informatie"):
        asked = {"kenmerk": "VZ1", "soort": kind, "ontvangen_op": received, "door": "Fatima"}
        (item,) = items(dossier(regiehouder=CONTACT, verzoeken=[asked]), date.fromisoformat(received))
        assert (str(item.datum), item.wie, item.te_laat) == (last, ("Sabine",), False)
        assert item.wat == f"Verzoek VZ1 ({kind}) beantwoorden"
        answered = {**asked, "besluit": "toegewezen", "besloten_op": received}
        assert items(dossier(regiehouder=CONTACT, verzoeken=[answered]), date.fromisoformat(received)) == []


@pytest.mark.eis("N04")
def test_what_may_be_destroyed_is_in_the_agenda_from_its_day_and_never_while_a_hold_stands() -> None:
    left = {"uitgeschreven_op": "2024-07-31"}
    case = dossier(behoeften=[need(status="afgesloten", afgesloten_op="2024-07-01")], bewaring=left)
    before, on = date(2026, 7, 30), date(2026, 7, 31)
    assert due(items(case, before), before, 0) == []
    (item,) = due(items(case, on), on, 0)
    assert (str(item.datum), item.te_laat) == ("2026-07-31", False)
    assert "begeleiding" in item.wat
    (later,) = due(items(case, date(2027, 1, 1)), date(2027, 1, 1), 0)
    assert not later.te_laat
    held = dossier(
        behoeften=[need()],
        bewaring={**left, "stops": [{"vanaf": "2026-01-01", "reden": "Klacht.", "door": "Van Loon"}]},
    )
    assert items(held, on) == []


@pytest.mark.eis("N04")
def test_a_part_that_no_field_is_called_after_stands_at_bewaring_in_the_agenda() -> None:
    part = {
        "onderdeel": "Onderdeel bij de mentor",
        "categorie": "begeleiding",
        "vanaf": "2020-01-01",
        "reden": "R.",
    }
    case = dossier(bewaring={"delen": [part]})
    assert "bewaring" in {item.pad for item in items(case, date(2026, 1, 1))}
    assert all("mentor" not in f"{item}" for item in items(case, date(2026, 1, 1)))
