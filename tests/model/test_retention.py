"""How long a dossier stays: never offered one day too early, by whatever day of whatever year it is asked."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.actions.due import due_in_files
from dossiertool.errors import DossierError
from dossiertool.files.school import shipped_school
from dossiertool.files.write import dump_yaml
from dossiertool.model.dossier import Dossier
from dossiertool.model.retention import retention_of
from dossiertool.model.schoolregels import Bewaartermijn
from tests.checks.cases import dossier, groepsplan, need

DAYS = st.dates(date(2016, 1, 1), date(2036, 12, 31))  # ten years back and ten years on


def term(category: str = "begeleiding", years: int = 2, **more: Any) -> Bewaartermijn:
    made = {
        "categorie": category,
        "jaren": years,
        "vanaf": "uitschrijving",
        "grondslag": "Keuze van de school.",
    }
    return Bewaartermijn.model_validate({**made, **more})


def offered(case: Any, terms: list[Bewaartermijn], today: date) -> bool:
    """Whether `vernietig --lijst` offers a file with this case on a day, and no hold stops it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.dossier.yaml" if isinstance(case, Dossier) else "a.groepsplan.yaml")
        path.write_text(dump_yaml(case), encoding="utf-8")
        if terms:
            own = {"naam": "School", "bewaartermijnen": [one.model_dump(mode="json") for one in terms]}
            Path(folder, "school.yaml").write_text(yaml.safe_dump({"soort": "school", **own}), encoding="utf-8")
        problems: list[DossierError] = []
        found = due_in_files([str(path)], today=today, school=None, problem=problems.append)
        assert problems == []
        return any(one.tegengehouden is None for one in found)


def left_on(day: date | str, **more: Any) -> Any:
    return dossier(behoeften=[need()], bewaring={"uitgeschreven_op": str(day), **more})


@pytest.mark.eis("N04")
@pytest.mark.parametrize(
    ("left", "years", "first"),
    [
        ("2024-07-31", 2, "2026-07-31"),
        ("2024-07-31", 3, "2027-07-31"),
        ("2024-07-31", 5, "2029-07-31"),
        ("2024-08-01", 2, "2026-08-01"),
        ("2024-02-29", 2, "2026-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-12-31", 0, "2024-12-31"),
    ],
)
def test_a_dossier_is_offered_on_its_day_and_not_the_day_before(left: str, years: int, first: str) -> None:
    day = date.fromisoformat(first)
    found = retention_of(left_on(left), [term(years=years)], day)
    assert found.all_from == day
    around = [day + timedelta(days=days) for days in (-1, 0, 1)]
    assert [offered(left_on(left), [term(years=years)], on) for on in around] == [False, True, True]


@pytest.mark.eis("N04")
@given(left=DAYS, today=DAYS, years=st.integers(0, 10))
def test_whatever_the_days_are_nothing_is_offered_before_all_years_are_over(
    left: date, today: date, years: int
) -> None:
    found = retention_of(left_on(left), [term(years=years)], today)
    (portion,) = found.porties
    assert portion.vernietigen_vanaf is not None
    over = (left.year + years, left.month, left.day)
    if (left.month, left.day) == (2, 29) and over[0] % 4:  # that year has no such day: the 28th is the last
        over = (over[0], 2, 28)
    is_over = (today.year, today.month, today.day) >= over
    assert (portion.vernietigen_vanaf <= today) is is_over
    assert offered(left_on(left), [term(years=years)], today) is is_over


@pytest.mark.eis("N04")
@given(today=DAYS)
def test_a_hold_keeps_everything_until_the_day_it_is_lifted(today: date) -> None:
    stop = {"vanaf": "2020-01-01", "reden": "Klacht.", "door": "Van Loon"}
    held = left_on("2010-07-31", stops=[stop])
    assert not offered(held, [term()], today)
    lifted = left_on("2010-07-31", stops=[{**stop, "opgeheven_op": "2025-03-01", "opgeheven_door": "Van Loon"}])
    assert offered(lifted, [term()], today) is (today >= date(2025, 3, 1))


def test_without_a_day_of_leaving_or_a_term_nothing_is_ever_offered() -> None:
    far = date(2100, 1, 1)
    for case, terms in (
        (dossier(behoeften=[need()]), [term()]),
        (left_on("2010-07-31"), []),
        (left_on("2010-07-31"), [term(vanaf="iets anders")]),
    ):
        assert retention_of(case, terms, far).all_from is None
        assert not offered(case, terms, far)


def test_a_part_with_its_own_category_goes_later_and_the_whole_waits_for_it() -> None:
    form = {
        "kenmerk": "A1", "datum": "2027-03-01", "aanmelder": "Yvette", "urgentie": "week",
        "ouders_betrokken": {"datum": "2027-02-01"}, "leerling_betrokken": {"datum": "2027-02-01"},
    }  # fmt: skip
    apart = [{"onderdeel": "aanmeldingen.A1", "categorie": "doorverwijzing_vso", "reden": "Verwijzing."}]
    case = dossier(
        behoeften=[need()], aanmeldingen=[form], bewaring={"uitgeschreven_op": "2027-07-31", "delen": apart}
    )
    found = retention_of(case, shipped_school().bewaartermijnen, date(2029, 8, 1))
    by_category = {each.categorie: each for each in found.porties}
    assert by_category["doorverwijzing_vso"].onderdelen == ("aanmeldingen.A1",)
    assert str(by_category["doorverwijzing_vso"].vernietigen_vanaf) == "2030-07-31"
    assert str(by_category["begeleiding"].vernietigen_vanaf) == "2029-07-31"
    assert str(found.all_from) == "2030-07-31"
    assert not offered(case, [term()], date(2030, 7, 30))
    assert offered(case, [term()], date(2030, 7, 31))


def test_a_term_with_a_last_day_counts_weeks_from_its_end() -> None:
    found = retention_of(left_on("2024-07-31"), [term(years=5, uiterlijk_weken=8)], date(2029, 8, 1))
    assert [str(each.uiterlijk) for each in found.porties] == ["2029-09-25"]


def test_a_groepsplan_goes_so_long_after_the_end_of_its_school_year() -> None:
    found = retention_of(
        groepsplan(), [term("groepsplan", vanaf="einde van het schooljaar")], date(2029, 7, 31)
    )
    assert str(found.all_from) == "2029-07-31"
    kept = [term("groepsplan", vanaf="einde van het schooljaar")]
    assert not offered(groepsplan(), kept, date(2029, 7, 30))
    assert offered(groepsplan(), kept, date(2029, 7, 31))


@pytest.mark.eis("N04")
def test_each_shipped_term_has_a_ground_and_only_what_was_read_in_a_law_is_called_law() -> None:
    terms = shipped_school().bewaartermijnen
    assert {each.categorie for each in terms if each.in_wet} == {"leerlingadministratie_po", "gezondheid_swv"}
    assert all("artikel" in each.grondslag for each in terms if each.in_wet)
    assert all("artikel" not in each.grondslag for each in terms if not each.in_wet)
