"""The rules of a groepsplan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.findings import Niveau

from .cases import found, groepsplan, pads

PUPILS = [{"nummer": 1, "naam": "Amira"}, {"nummer": 2, "naam": "Sem"}]


def grouped(**members: list[int]) -> Any:
    groups = [{"kenmerk": letter, "leerlingen": numbers} for letter, numbers in members.items()]
    return groepsplan(leerlingen=PUPILS, subgroepen=groups)


@pytest.mark.eis("R065")
@pytest.mark.parametrize(
    ("case", "said"),
    [
        (grouped(A=[1, 2], B=[2]), "Leerling 2 staat in subgroep A en B."),
        (grouped(A=[1], B=[]), "Leerling 2 staat in geen subgroep."),
    ],
)
def test_gp_01_a_pupil_in_two_subgroups_or_in_none_is_a_fout(case: Any, said: str) -> None:
    (finding,) = found(case, "GP-01")
    assert (finding.pad, finding.niveau, finding.melding) == ("leerlingen.1", Niveau.FOUT, said)


def test_gp_01_is_content_with_one_subgroup_each_and_silent_before_there_are_any() -> None:
    assert found(grouped(A=[1], B=[2]), "GP-01") == []
    assert found(groepsplan(leerlingen=PUPILS), "GP-01") == []


@pytest.mark.eis("R065")
def test_gp_03_a_sensitive_term_in_a_groepsplan_is_a_fout() -> None:
    (finding,) = found(groepsplan(feiten=[{"wat": "Sem heeft ADHD."}]), "GP-03")
    assert (finding.pad, finding.niveau) == ("feiten.0.wat", Niveau.FOUT)
    assert found(groepsplan(feiten=[{"wat": "Sem zit vooraan."}]), "GP-03") == []


def discussed(*days: str) -> Any:
    return groepsplan(besprekingen=[{"datum": day, "fase": "uitvoeren"} for day in days])


@pytest.mark.eis("R066")
def test_hgw_10_two_discussions_by_the_first_of_june_are_too_few_and_three_are_enough() -> None:
    june = date(2027, 6, 1)
    assert pads(discussed("2026-10-06", "2027-01-19"), "HGW-10", today=june) == ["besprekingen"]
    assert pads(discussed("2026-10-06", "2027-01-19", "2027-05-18"), "HGW-10", today=june) == []


def test_hgw_10_counts_this_school_year_only_waits_until_june_and_follows_the_school() -> None:
    june = date(2027, 6, 1)
    last_year = discussed("2026-06-02", "2026-10-06", "2027-01-19")
    assert pads(last_year, "HGW-10", today=june) == ["besprekingen"]
    assert pads(last_year, "HGW-10", today=date(2027, 5, 31)) == []
    fewer = {"groepsbesprekingen": 2}
    assert pads(last_year, "HGW-10", today=june, termijnen=fewer) == []


def test_hgw_10_survives_a_school_year_before_the_calendar() -> None:
    assert pads(groepsplan(schooljaar="0000-0001"), "HGW-10") == ["besprekingen"]
