"""How good the language check is on the development set; the floor rises with every gain of 0.01."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from dossiertool.findings import LANGUAGE_CLASSES, Finding
from dossiertool.text.check import check_text

DATA = Path(__file__).parents[1] / "data"
# Measured, rounded down to hundredths. Raise in the same commit as a gain of 0.01.
FLOOR_F1 = 0.81
CEILING_FALSE_ALARM = 0.03


def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", DATA / "score.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def as_prediction(item: str, findings: list[Finding]) -> dict[str, Any]:
    """Convert our keys to those of the scorer."""
    return {
        "id": item,
        "findings": [{"start": f.start, "end": f.eind, "class": f.klasse.value} for f in findings],
    }


@pytest.mark.eis("R148")
def test_the_language_check_holds_its_score_on_the_development_set(capsys: Any) -> None:
    scorer = load_scorer()
    gold = [json.loads(line) for line in (DATA / "ontwikkelset.jsonl").read_text(encoding="utf-8").splitlines()]
    assert scorer.verify(gold) == []

    predictions = [
        as_prediction(row["id"], check_text(row["text"], field=row["field"], doc=row["doc"])) for row in gold
    ]
    result = scorer.score_findings(gold, predictions)

    with capsys.disabled():
        print()
        scorer.table([*result["per_class"].items(), ("TOTAAL (micro)", result["overall"])])
        print(f"schone teksten met een melding: {result['clean_items']['false_positive_rate']:.3f}")
    assert result["unknown_classes"] == {}
    assert set(result["per_class"]) == set(LANGUAGE_CLASSES)
    assert result["overall"]["f1"] >= FLOOR_F1
    assert result["overall"]["f1"] < FLOOR_F1 + 0.02, "a gain: raise the floor"
    assert result["clean_items"]["false_positive_rate"] <= CEILING_FALSE_ALARM
