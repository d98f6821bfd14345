"""`overzicht ot`: decisions of the support team in numbers."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dossiertool.files.write import dump_yaml
from dossiertool.model.ot_aanmelding import OTFunctie
from tests.checks.cases import dossier

from .run import run

FUNCTIONS = [functie.value for functie in OTFunctie]


def reports(random: Random) -> list[dict[str, Any]]:
    return [
        {
            "kenmerk": f"V{i}",
            "datum": random.choice(["2026-07-31", "2026-08-01", "2026-11-20", "2027-07-31", "2027-08-01"]),
            "status": random.choice(["vastgesteld", "vastgesteld", "vervangen"]),
            "besluiten": [
                {"functie": random.choice(FUNCTIONS), "wat": "Start.", "wie": "Jolien"}
                for _ in range(random.randrange(4))
            ],
        }
        for i in range(3)
    ]


@pytest.mark.eis("R030")
def test_the_counts_per_function_equal_those_by_hand_add_up_and_name_nobody(tmp_path: Path) -> None:
    random = Random(30)
    cases = [reports(random) for _ in range(20)]
    for i, found in enumerate(cases):
        case = dossier(dossiernummer=f"D-2222-{i + 10}", verslagen=found)
        (tmp_path / f"{i}.dossier.yaml").write_text(dump_yaml(case), encoding="utf-8")
    counted = [
        report
        for found in cases
        for report in found
        if report["status"] != "vervangen" and "2026-08-01" <= report["datum"] <= "2027-07-31"
    ]
    by_hand = Counter(besluit["functie"] for report in counted for besluit in report["besluiten"])
    result = run("overzicht", "ot", tmp_path, "--schooljaar", "2026-2027", "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["functies"] == {functie: by_hand[functie] for functie in FUNCTIONS}
    assert sum(answer["functies"].values()) == answer["besluiten"] == by_hand.total() > 10
    assert answer["verslagen"] == len(counted)
    text = run("overzicht", "ot", tmp_path, "--vandaag", "2026-11-21").stdout
    assert "2026-2027" in text
    for functie in FUNCTIONS:
        assert any(line.split()[0] == str(by_hand[functie]) for line in text.splitlines() if line.strip())
    assert "Jolien" not in text
    assert "Noor" not in text


def test_a_decision_without_function_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.dossier.yaml"
    good = dump_yaml(
        dossier(
            verslagen=[
                {
                    "kenmerk": "V1",
                    "datum": "2026-11-20",
                    "besluiten": [{"functie": "advies", "wat": "Start.", "wie": "Jolien"}],
                }
            ]
        )
    )
    path.write_text(good.replace("functie: advies", "motivering: nodig"), encoding="utf-8")
    assert run("overzicht", "ot", path).exit_code == 1
    assert "besluiten.0.functie" in run("controleer", path).stdout


@pytest.mark.parametrize("year", ["2026", "2026-2028", "dit jaar"])
def test_a_school_year_that_is_none_is_refused_with_an_example(year: str, tmp_path: Path) -> None:
    result = run("overzicht", "ot", tmp_path, "--schooljaar", year)
    assert result.exit_code == 2
    assert "2026-2027" in result.stderr
