"""Scores the language check on a file of labelled texts, with the scorer of the annotation guideline."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

from dossiertool.findings import LANGUAGE_CLASSES, Finding
from dossiertool.text.check import check_text

DATA = Path(__file__).parents[1] / "data"
DEVELOPMENT = DATA / "ontwikkelset.jsonl"
TUNED, HELD_BACK = DATA / "taal" / "afstemmen.jsonl", DATA / "taal" / "achtergehouden.jsonl"
LATER = DATA / "taal" / "nakomers.jsonl"  # of writers whose texts were scored before anyone read them
SECOND = DATA / "taal" / "tweede_labels.jsonl"


@cache
def scorer() -> Any:
    """Return the module that comes with the guideline."""
    spec = importlib.util.spec_from_file_location("score", DATA / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def labelled(path: Path) -> list[dict[str, Any]]:
    """Read a file of labelled texts."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def as_prediction(item: str, findings: list[Finding]) -> dict[str, Any]:
    """Convert our keys to those of the scorer; it knows the classes of language only."""
    marks = [f for f in findings if f.klasse in LANGUAGE_CLASSES]
    return {
        "id": item,
        "findings": [{"start": f.start, "end": f.eind, "class": f.klasse.value} for f in marks],
    }


@cache
def score(path: Path) -> dict[str, Any]:
    """Check every text of a file and return the scorer's figures."""
    gold = labelled(path)
    predictions = [
        as_prediction(row["id"], check_text(row["text"], field=row["field"], doc=row["doc"])) for row in gold
    ]
    result: dict[str, Any] = scorer().score_findings(gold, predictions)
    return result
