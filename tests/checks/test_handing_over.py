"""Who may see a dossier, and on which ground data leave the school."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.checks.handing_over import Extent, consent_for, extent_for
from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.model.dossier import Dossier
from dossiertool.model.kinds import Partij
from dossiertool.model.uitwisseling import Overdracht
from tests.documents.cases import emptiest

from .cases import pads

TODAY = date(2026, 11, 21)


def dossier(born: str | None = "2014-02-27", **fields: Any) -> Dossier:
    case = emptiest("ot-aanmelding").model_dump()
    case["leerling"] |= {"roepnaam": "Noor", "geboortedatum": born}
    people = [
        {"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True},
        {"naam": "Mark", "rol": "ouder", "functie": "vader", "gezag": False},
        {"naam": "Hans", "rol": "ouder", "functie": "stiefvader"},
        {"naam": "Jolien", "rol": "medewerker", "functie": "mentor"},
    ]
    return Dossier.model_validate({**case, "betrokkenen": people, **fields})


@pytest.mark.eis("N11")
def test_below_sixteen_a_parent_with_gezag_sees_the_dossier_and_the_pupil_asks_parents() -> None:
    assert extent_for(dossier(), "Fatima", TODAY) is Extent.DOSSIER
    with pytest.raises(Refused, match="vanaf 16 jaar"):
        extent_for(dossier(), "Noor", TODAY)


@pytest.mark.eis("N11")
def test_from_sixteen_on_it_is_the_pupils_and_a_parents_only_when_the_pupil_agrees() -> None:
    older = dossier(born="2010-11-21")

    assert extent_for(older, "Noor", TODAY) is Extent.DOSSIER
    assert extent_for(older, "Fatima", TODAY, pupil_agrees=True) is Extent.DOSSIER
    with pytest.raises(Refused, match="leerling zelf"):
        extent_for(older, "Fatima", TODAY)


def test_the_birthday_itself_counts_and_the_day_before_does_not() -> None:
    born = dossier(born="2010-11-22")

    assert extent_for(born, "Noor", date(2026, 11, 22)) is Extent.DOSSIER
    with pytest.raises(Refused):
        extent_for(born, "Noor", date(2026, 11, 21))


def test_a_parent_without_gezag_gets_information_and_one_of_whom_that_is_not_known_nothing_yet() -> None:
    assert extent_for(dossier(), "Mark", TODAY) is Extent.INFORMATIE
    with pytest.raises(Refused, match="of die gezag heeft"):
        extent_for(dossier(), "Hans", TODAY)


@pytest.mark.parametrize("name", ["Jolien", "Onbekende", ""])
def test_who_is_neither_pupil_nor_parent_gets_nothing(name: str) -> None:
    with pytest.raises(NotFound) as raised:
        extent_for(dossier(), name, TODAY)
    assert not name or name not in str(raised.value)


def test_who_is_no_longer_involved_gets_nothing() -> None:
    gone = {"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True, "tot": "2026-11-20"}
    with pytest.raises(NotFound):
        extent_for(dossier(betrokkenen=[gone]), "Fatima", TODAY)


def consent(**fields: Any) -> dict[str, Any]:
    said = [{"wie": "Fatima", "functie": "moeder", "antwoord": "ja", "datum": "2026-11-05"}]
    return {
        "kenmerk": "T1",
        "soort": "onderzoek_observatie",
        "ontvanger": "jeugdarts Kramer",
        "doel": "Advies over rust",
        "onderdelen": ["behoeften"],
        "antwoorden": said,
        **fields,
    }


@pytest.mark.eis("R112")
def test_a_consent_that_holds_is_the_ground() -> None:
    people = [{"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True}]
    known = dossier(betrokkenen=people, toestemmingen=[consent()])
    found = consent_for(known, "Jeugdarts kramer", None, TODAY)
    assert found.kenmerk == "T1"


@pytest.mark.eis("R112")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"ontvanger": "iemand anders"}, "staat er geen toestemming"),
        ({"geldig_tot": "2026-11-20"}, "was al verlopen"),
        ({"antwoorden": []}, "is nog niet gevraagd"),
        ({"onderdelen": []}, "welke onderdelen"),
        (
            {"antwoorden": [{"wie": "Fatima", "antwoord": "nee", "datum": "2026-11-05"}]},
            "is geweigerd",
        ),
        (
            {
                "antwoorden": [
                    {"wie": "Fatima", "antwoord": "ja", "datum": "2026-11-05", "ingetrokken_op": "2026-11-10"}
                ]
            },
            "was ingetrokken",
        ),
        ({"antwoorden": [{"wie": "Mark", "antwoord": "ja", "datum": "2026-11-05"}]}, "niet door ieder"),
        ({"grondslag": "wettelijke_plicht", "gegevens": []}, "om welke gegevens"),
    ],
)
def test_without_a_ground_that_holds_nothing_leaves(change: dict[str, Any], why: str) -> None:
    people = [{"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True}]
    with pytest.raises(Refused, match=why) as raised:
        consent_for(
            dossier(betrokkenen=people, toestemmingen=[consent(**change)]), "jeugdarts Kramer", None, TODAY
        )
    assert "Kramer" not in str(raised.value)


def test_of_two_consents_that_hold_the_user_chooses() -> None:
    people = [{"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True}]
    both = dossier(betrokkenen=people, toestemmingen=[consent(), consent(kenmerk="T2")])

    with pytest.raises(InvalidInput) as raised:
        consent_for(both, "jeugdarts Kramer", None, TODAY)
    assert raised.value.hint == "Kies met --toestemming: T1, T2."
    assert consent_for(both, "jeugdarts Kramer", "T2", TODAY).kenmerk == "T2"


@pytest.mark.eis("R047")
@pytest.mark.parametrize(
    ("said", "age", "missing"),
    [
        ({}, 15, Partij.LEERLING),
        ({"akkoord_ouders_op": "2026-04-01"}, 15, Partij.LEERLING),
        ({"akkoord_leerling_op": "2026-04-01"}, 15, Partij.OUDERS),
        ({"akkoord_leerling_op": "2026-04-01"}, None, Partij.OUDERS),
        ({"akkoord_leerling_op": "2026-04-01"}, 18, None),
        ({"akkoord_leerling_op": "2026-04-01", "akkoord_ouders_op": "2026-04-02"}, 15, Partij.OUDERS),
        ({"akkoord_leerling_op": "2026-04-01", "akkoord_ouders_op": "2026-04-01"}, 15, None),
    ],
)
def test_a_transfer_takes_the_yes_of_pupil_and_parents_by_that_day(
    said: dict[str, str], age: int | None, missing: Partij | None
) -> None:
    transfer = Overdracht.model_validate({"soort": "vo-mbo", "datum": "2026-04-13", "naar": "mbo", **said})
    assert transfer.without_yes_of(age, date(2026, 4, 1)) is missing


def transferred(born: str = "2014-02-27", **fields: Any) -> Dossier:
    transfer = {
        "soort": "po-vo",
        "datum": "2026-06-15",
        "naar": "Voorbeeldcollege",
        "onderdelen": ["behoeften"],
    }
    return dossier(born, overdrachten=[{**transfer, **fields}])


def test_over_01_a_transfer_is_agreed_beforehand_and_talked_over() -> None:
    pupil = {"akkoord_leerling_op": "2026-06-01"}
    agreed = {**pupil, "akkoord_ouders_op": "2026-06-15"}
    late = {**pupil, "akkoord_ouders_op": "2026-06-16"}
    talked = {"warm_overgedragen_op": "2026-06-22"}

    assert pads(transferred(**pupil, **talked), "OVER-01") == ["overdrachten.0"]
    assert pads(transferred(**late, **talked), "OVER-01") == ["overdrachten.0"]
    assert pads(transferred(**agreed), "OVER-01") == ["overdrachten.0.warm_overgedragen_op"]
    assert pads(transferred(**agreed, **talked), "OVER-01") == []
    assert pads(transferred(born="2008-06-15", **pupil, **talked), "OVER-01") == []  # eighteen on that day
    assert pads(transferred(datum="2026-11-22"), "OVER-01") == []  # tomorrow
