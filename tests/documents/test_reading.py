"""A dossier read from beginning to end, and what is left out of it because it is about others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.documents.handing_over_context import inspection_data
from dossiertool.documents.others import SOMEBODY, Others
from dossiertool.documents.portion import portion
from dossiertool.documents.reading import ONE, sections
from dossiertool.model.dossier import Dossier
from dossiertool.model.onderdeel import Onderdeel
from dossiertool.model.record import Record
from dossiertool.model.walk import texts
from tests.documents.cases import TODAY, emptiest, fullest


def dossier(**fields: Any) -> Dossier:
    return Dossier.model_validate({**emptiest("ot-aanmelding").model_dump(), **fields})


def shown(data: dict[str, Any]) -> str:
    return "\n".join(
        f"{line['naam']}: {line['waarde']}"
        for section in data["secties"]
        for block in section["blokken"]
        for line in block["regels"]
    )


@pytest.mark.eis("N11")
def test_an_inspection_holds_every_text_of_the_dossier() -> None:
    full = fullest("dossier")
    assert isinstance(full, Dossier)
    asked = shown(inspection_data(full, "Fatima", Others(full, ()), TODAY))

    # What the program keeps for itself is about findings, not about the pupil.
    said = [part for part in texts(full) if not part.pad.startswith("aanvaard")]
    missing = [part.pad for part in said if part.text.split("\n")[0] not in asked]
    assert missing == []


def test_every_list_in_a_dossier_has_a_name_for_one_of_its_items() -> None:
    lists = {
        name
        for name, value in fullest("dossier")
        if isinstance(value, tuple) and value and isinstance(value[0], Record)
    }
    assert lists - {*ONE, "aanvaard", "zienswijze_ontbreekt", "afsluitingen"} == set()


def test_every_part_that_can_be_shared_is_a_field_of_the_dossier() -> None:
    assert {part.value for part in Onderdeel} <= set(Dossier.model_fields)


def test_dates_choices_and_yes_or_no_are_words() -> None:
    found = dossier(
        betrokkenen=[{"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True}],
        signalen=[
            {"kenmerk": "S1", "datum": "2026-09-28", "door": "Jolien", "feiten": [{"wat": "Noor las hardop."}]}
        ],
    )
    people, signals = sections({"betrokkenen": found.betrokkenen, "signalen": found.signalen})

    assert people["blokken"][0]["regels"] == [
        {"naam": "Fatima", "waarde": "Rol: ouder\nFunctie: moeder\nGezag: ja"}
    ]
    (block,) = signals["blokken"]
    assert block["titel"] == "Signaal S1, 28\N{NO-BREAK SPACE}september 2026"
    assert {"naam": "Feit", "waarde": "Wat: Noor las hardop."} in block["regels"]


def test_words_that_only_schools_use_are_plain_words() -> None:
    found = dossier(
        factoren=[{"richting": "belemmerend", "domein": "school", "omschrijving": "Drie toetsen op een dag."}],
    )
    (section,) = sections({"factoren": found.factoren})

    assert section["titel"] == "Wat helpt en wat in de weg staat"
    assert section["blokken"][0]["regels"][0]["waarde"].split("\n")[:2] == [
        "Wat het doet: staat in de weg",
        "Gaat over: school",
    ]


def test_an_inspection_names_attachments_and_says_that_they_belong_to_it() -> None:
    attached = {"id": "3f2a9c61d0b74e5f8a1c2d3e4f5a6b7c", "naam": "verslag.pdf", "lengte": 183204}
    attached |= {"mediatype": "application/pdf", "datum": "2026-11-05", "door": "Yvette"}
    found = dossier(bijlagen=[attached])
    data = inspection_data(found, "Fatima", Others(found, ()), TODAY)

    assert data["bijlagen"]
    assert "verslag.pdf: Datum: 5\N{NO-BREAK SPACE}november 2026\nDoor wie: Yvette" in shown(data)
    assert "3f2a9c61" not in shown(data)


@pytest.mark.eis("N11")
def test_another_pupil_is_left_out_and_counted_and_who_belongs_to_the_dossier_stays() -> None:
    found = dossier(
        betrokkenen=[{"naam": "Jolien Bos", "rol": "medewerker", "functie": "mentor"}],
        hulpvragen=[
            {"tekst": "Hoe gaat het samen met Daan?", "van": "leerling", "door": "Noor", "datum": "2026-09-01"},
            {"tekst": "Jolien en Daans broer?", "van": "leerling", "door": "Noor", "datum": "2026-09-01"},
        ],
    )
    others = Others(found, {"Daan", "Jolien", found.leerling.roepnaam})
    asked = shown(inspection_data(found, "Fatima", others, TODAY))

    assert f"Hoe gaat het samen met {SOMEBODY}?" in asked
    assert "Daan?" not in asked
    assert "Jolien" in asked
    assert others.names == 2


def test_how_to_reach_another_parent_is_left_out_and_counted() -> None:
    found = dossier(
        betrokkenen=[
            {"naam": "Fatima", "rol": "ouder", "functie": "moeder", "contact": "06-00000001"},
            {"naam": "Mark", "rol": "ouder", "functie": "vader", "contact": "06-00000002"},
            {"naam": "Jolien", "rol": "medewerker", "functie": "mentor", "contact": "jolien@school.example"},
        ]
    )
    data = inspection_data(found, "Fatima", Others(found, ()), TODAY)

    assert "06-00000001" in shown(data)
    assert "jolien@school.example" in shown(data)
    assert "06-00000002" not in shown(data)
    assert data["weggelaten"] == [{"wat": "Hoe iemand anders te bereiken is", "aantal": 1}]


def closed_and_open() -> Dossier:
    need = {"van": ["leerling"], "geopend_op": "2026-09-01"}
    return dossier(
        behoeften=[
            {"kenmerk": "B1", "omschrijving": "OPEN-ZIN", **need},
            {
                "kenmerk": "B2",
                "omschrijving": "DICHTE-ZIN",
                "status": "afgesloten",
                "afgesloten_op": "2026-10-01",
                **need,
            },
        ],
        hulpvragen=[
            {
                "tekst": "OPEN-VRAAG",
                "van": "leerling",
                "door": "Noor",
                "datum": "2026-09-01",
                "behoeften": ["B1"],
            },
            {
                "tekst": "DICHTE-VRAAG",
                "van": "leerling",
                "door": "Noor",
                "datum": "2026-09-01",
                "behoeften": ["B2"],
            },
        ],
    )


@pytest.mark.eis("R046")
def test_a_portion_is_the_parts_that_were_asked_without_what_is_closed_unless_chosen() -> None:
    found = closed_and_open()

    assert set(portion(found, [Onderdeel.BEHOEFTEN])) == {"behoeften"}
    plain = str(portion(found, [Onderdeel.BEHOEFTEN, Onderdeel.HULPVRAGEN]))
    assert "OPEN-ZIN" in plain
    assert "OPEN-VRAAG" in plain
    assert "DICHTE" not in plain
    chosen = str(portion(found, [Onderdeel.BEHOEFTEN, Onderdeel.HULPVRAGEN], with_closed=["B2"]))
    assert "DICHTE-ZIN" in chosen
    assert "DICHTE-VRAAG" in chosen


def test_an_inspection_holds_closed_needs_too() -> None:
    found = closed_and_open()
    assert "DICHTE-ZIN" in shown(inspection_data(found, "Fatima", Others(found, ()), date(2026, 11, 21)))
