"""The rules of a school file."""

from __future__ import annotations

from typing import Any

import pytest

from dossiertool.checks.check import check_school
from dossiertool.findings import Finding, Niveau
from dossiertool.model.schoolbestand import Schoolbestand

from .cases import TODAY

MENTOR = {"code": "mentor", "naam": "mentor"}
INSIDE = {"naam": "Sabine", "functie": "coördinator", "contact": "sabine@voorbeeld.example"}
OUTSIDE = {"naam": "Els", "functie": "vertrouwenspersoon", "rol": "extern", "contact": "els@voorbeeld.example"}


def school(**parts: Any) -> Schoolbestand:
    """Make a school file with just these parts."""
    return Schoolbestand.model_validate({"naam": "Voorbeeldcollege", **parts})


def found(case: Schoolbestand, code: str) -> list[Finding]:
    """Return the findings of one rule about this school file."""
    return [finding for finding in check_school(case, today=TODAY) if finding.code == code]


def pads(case: Schoolbestand, code: str) -> list[str | None]:
    return [finding.pad for finding in found(case, code)]


@pytest.mark.eis("R081")
def test_sch_02_a_role_without_a_person_is_marked() -> None:
    assert pads(school(rollen=[MENTOR]), "SCH-02") == ["rollen.0.personen"]
    assert pads(school(rollen=[MENTOR | {"personen": ["Jolien"]}]), "SCH-02") == []


def test_sch_02_the_file_of_the_samenwerkingsverband_names_no_people() -> None:
    basis = school(naam="SWV Voorbeeldstreek", samenwerkingsverband="SWV Voorbeeldstreek", rollen=[MENTOR])
    assert pads(basis, "SCH-02") == []


def test_sch_02_someone_who_has_left_is_found_everywhere() -> None:
    left = {"naam": "Ger", "tot": "2026-11-20"}
    case = school(
        medewerkers=[left, {"naam": "Jolien"}],
        locaties=[{"naam": "Noord", "aanspreekpunt_intern": INSIDE | {"naam": "Ger"}}],
        rollen=[MENTOR | {"personen": ["Jolien", "Ger"]}],
        protocollen=[{"code": "pesten", "naam": "pestprotocol", "beheerder": "Ger"}],
    )
    assert pads(case, "SCH-02") == [
        "locaties.0.aanspreekpunt_intern.naam",
        "rollen.0.personen.1",
        "protocollen.0.beheerder",
    ]
    stays = school(medewerkers=[left | {"tot": "2026-11-21"}], rollen=[MENTOR | {"personen": ["Ger"]}])
    assert pads(stays, "SCH-02") == []


@pytest.mark.eis("R001")
def test_sch_03_an_agreed_item_without_an_answer_gives_one_finding_with_its_code() -> None:
    agreed = [
        {"code": "pestprotocol", "tekst": "Elke school heeft een pestprotocol.", "invulling": "Op de website."},
        {"code": "steunpunt", "tekst": "Elke school noemt het steunpunt."},
    ]
    (finding,) = found(school(afspraken=agreed), "SCH-03")
    assert (finding.pad, "steunpunt" in finding.melding) == ("afspraken.1.invulling", True)
    assert found(school(afspraken=agreed[:1]), "SCH-03") == []


@pytest.mark.eis("R037")
def test_sch_04_an_expired_agreement_with_a_partner_is_marked() -> None:
    partner = {"code": "leerplicht", "naam": "gemeente"}
    assert pads(school(partners=[partner | {"geldig_tot": "2026-11-20"}]), "SCH-04") == [
        "partners.0.geldig_tot"
    ]
    assert pads(school(partners=[partner | {"geldig_tot": "2026-11-21"}]), "SCH-04") == []


def test_sch_05_a_protocol_past_its_review_is_marked() -> None:
    protocol = {"code": "pesten", "naam": "pestprotocol"}
    late, timely = ({**protocol, "herzien_op": day} for day in ("2026-06-01", "2027-06-01"))
    assert pads(school(protocollen=[late, timely]), "SCH-05") == ["protocollen.0.herzien_op"]


@pytest.mark.eis("R089")
@pytest.mark.parametrize("missing", ["aanspreekpunt_intern", "vertrouwenspersoon_extern"])
def test_sch_06_a_location_without_either_is_a_fout(missing: str) -> None:
    whole: dict[str, Any] = {
        "naam": "Noord",
        "aanspreekpunt_intern": INSIDE,
        "vertrouwenspersoon_extern": OUTSIDE,
    }
    assert found(school(locaties=[whole]), "SCH-06") == []
    lacking = {k: v for k, v in whole.items() if k != missing}
    (finding,) = found(school(locaties=[whole, lacking]), "SCH-06")
    assert (finding.pad, finding.niveau) == (f"locaties.1.{missing}", Niveau.FOUT)
    unreachable = whole | {missing: {k: v for k, v in whole[missing].items() if k != "contact"}}
    assert pads(school(locaties=[unreachable]), "SCH-06") == [f"locaties.0.{missing}.contact"]


def test_sch_06_a_school_with_staff_has_a_location() -> None:
    assert pads(school(medewerkers=[{"naam": "Jolien"}]), "SCH-06") == ["locaties"]
    assert pads(school(), "SCH-06") == []
