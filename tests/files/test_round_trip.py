"""What is written comes back as it was: any text that the model takes, as YAML and as JSON."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dossiertool.files.json_reader import read_json
from dossiertool.files.load import load_case, parse_case
from dossiertool.files.write import dump_json, dump_yaml
from dossiertool.files.yaml_reader import read_yaml
from dossiertool.model.case import Case
from dossiertool.model.values import Getal
from dossiertool.model.walk import texts
from tests.model.full import CASE_ROOTS, full_case

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.*.yaml"))
CASES: list[Case] = [full_case(root) for root in CASE_ROOTS] + [load_case(path).case for path in SAMPLES]
TREES = [json.loads(dump_json(case)) for case in CASES]
PADS = [[part.pad for part in texts(case)] for case in CASES]
# What YAML gives a meaning of its own, and signs that break lines or cannot be seen.
TRICKY = [
    *"\n\r\t #:-'\"|>&*!%@`{}[],?\\~=.",
    *"\u0085\u00a0\u200b\u2028\u2029\ufeff\U0001f600é",
    *("null", "true", "2026-11-21", "\r\n", " #", ": ", "- ", "1e400", "0x1", "...", "---", "<<", ".nan"),
]
TEXTS = st.lists(st.sampled_from(TRICKY) | st.text(max_size=4), min_size=1, max_size=8).map("".join)


def put(tree: Any, pad: str, value: str) -> None:
    *steps, last = (int(step) if step.isdigit() else step for step in pad.split("."))
    for step in steps:
        tree = tree[step]
    tree[last] = value


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(CASES) - 1), st.data())
def test_a_case_with_any_text_in_it_comes_back_from_yaml_and_from_json(which: int, data: st.DataObject) -> None:
    tree = copy.deepcopy(TREES[which])
    for pad in data.draw(st.lists(st.sampled_from(PADS[which]), min_size=1, max_size=5, unique=True)):
        put(tree, pad, data.draw(TEXTS))
    model = type(CASES[which])
    try:
        case = model.model_validate(tree)
    except ValidationError:
        assume(False)

    assert model.model_validate(read_yaml(dump_yaml(case), "x")) == case
    assert model.model_validate(read_json(dump_json(case), "x")) == case


def test_the_fullest_case_comes_back_from_yaml_and_from_json() -> None:
    for root in CASE_ROOTS:
        case = full_case(root)
        assert type(case).model_validate(read_yaml(dump_yaml(case), "x")) == case
        assert parse_case(dump_json(case), "zaak") == case


def test_an_empty_list_stays_when_leaving_it_out_means_something_else() -> None:
    tree = copy.deepcopy(TREES[0])
    tree["behoeften"][0]["van"] = []
    case = type(CASES[0]).model_validate(tree)
    assert type(case).model_validate(read_yaml(dump_yaml(case), "x")) == case
    assert type(case).model_validate(read_json(dump_json(case), "x")) == case


@given(
    st.decimals(allow_nan=False, allow_infinity=False).map(str)
    | st.from_regex(r"-?[0-9]{1,9}(\.[0-9]{1,8})?", fullmatch=True)
)
def test_a_number_that_the_model_takes_comes_back_exactly(written: str) -> None:
    number = TypeAdapter(Getal)
    try:
        value = number.validate_python(written)
    except ValidationError:
        assume(False)
    in_json = json.dumps(number.dump_python(value, mode="json"))
    assert number.validate_python(read_json(in_json, "x")) == value
