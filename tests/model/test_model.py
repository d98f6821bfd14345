"""What holds for every record: texts have a tekstsoort, fields have a description and an example."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dossiertool.files.load import load_case
from dossiertool.files.write import dump_json
from dossiertool.model.persoon import Leerling
from dossiertool.model.schema import ROOTS, build_schema, field_texts
from dossiertool.model.values import Label, Tekst, Tekstsoort
from dossiertool.model.walk import records, texts

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*/zaak.*.yaml"))


def marks_in(annotation: Any) -> list[Any]:
    found = list(getattr(annotation, "__metadata__", ()))
    for part in getattr(annotation, "__args__", ()):
        found += marks_in(part)
    return found


def has_bare_string(annotation: Any) -> bool:
    """Whether `str` stands somewhere in the annotation without being annotated."""
    if annotation is str:
        return True
    if getattr(annotation, "__metadata__", None):
        return False
    return any(has_bare_string(part) for part in getattr(annotation, "__args__", ()))


def test_every_string_is_a_text_with_a_tekstsoort_or_a_label() -> None:
    for record, name, _ in field_texts():
        field = record.model_fields[name]
        marks = [*field.metadata, *marks_in(field.annotation)]
        annotated = any(isinstance(mark, (Tekst, Label)) for mark in marks)
        assert annotated or not has_bare_string(field.annotation), f"{record.__name__}.{name}"


def test_every_field_has_a_description_for_people() -> None:
    assert [f"{record.__name__}.{name}" for record, name, text in field_texts() if len(text) < 5] == []


@pytest.mark.eis("R076")
@pytest.mark.parametrize("root", ROOTS)
def test_every_field_in_the_schema_has_title_description_and_a_valid_example(root: str) -> None:
    schema = build_schema(root)
    jsonschema.Draft202012Validator.check_schema(schema)
    definitions = schema["$defs"]
    for target in [schema, *definitions.values()]:
        for name, field in target.get("properties", {}).items():
            assert field["description"], name
            assert "title" in field or "$ref" in field, name
            (example,) = field["examples"]
            jsonschema.Draft202012Validator({**field, "$defs": definitions}).validate(example)


@pytest.mark.parametrize("root", ROOTS)
def test_the_shipped_schema_is_what_the_model_says(root: str) -> None:
    shipped = json.loads((ROOT / "schemas" / f"{root}.schema.json").read_text(encoding="utf-8"))
    assert shipped == build_schema(root), "stale: run make schemas"


def test_a_document_asks_for_fewer_than_fifteen_mandatory_fields() -> None:
    for record in {part for part, _, _ in field_texts()}:
        assert sum(field.is_required() for field in record.model_fields.values()) < 15, record


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.parent.name)
def test_a_sample_is_valid_under_the_schema(sample: Path) -> None:
    case = load_case(sample).case
    schema = build_schema(case.soort)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
        json.loads(dump_json(case))
    )


def test_the_walk_yields_each_text_with_a_path_that_leads_to_it() -> None:
    for sample in SAMPLES:
        case = load_case(sample).case
        seen = list(texts(case))
        assert len({part.pad for part in seen}) == len(seen)
        for part in seen:
            here: Any = case
            for step in part.pad.split("."):
                here = here[int(step)] if step.isdigit() else getattr(here, step)
            assert here == part.text
        assert {part.soort for part in seen} >= {Tekstsoort.FEIT, Tekstsoort.AFSPRAAK}
        assert records(case)[0] == ("", case)


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2024, 2, 28), 15), (date(2024, 2, 29), 16), (date(2025, 2, 28), 16), (date(2025, 3, 1), 17)],
)
def test_age_is_counted_on_the_day_itself_also_for_a_leap_day(day: date, age: int) -> None:
    pupil = Leerling(roepnaam="A", klas="1", geboortedatum=date(2008, 2, 29))
    assert pupil.age_on(day) == age
    assert Leerling(roepnaam="A", klas="1").age_on(day) is None
