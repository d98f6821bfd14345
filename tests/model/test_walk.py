"""The walk visits every text once, in the order in which the model declares it and a file shows it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dossiertool.files.load import load_case
from dossiertool.files.write import dump_json
from dossiertool.model.case import Case, document_at, documents_of, number_of
from dossiertool.model.values import Tekstsoort
from dossiertool.model.walk import contents, reading_order, records, texts
from dossiertool.model.zienswijze import Zienswijze

from .full import CASE_ROOTS, full_case

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.*.yaml"))
CASES = {path.parent.name: load_case(path).case for path in SAMPLES} | {
    root: full_case(root) for root in CASE_ROOTS
}


@pytest.fixture(params=sorted(CASES))
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def leaves(value: Any, pad: str = "") -> Iterator[str]:
    """Yield the path of every single value in what a file says, in the order of the file."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from leaves(item, f"{pad}.{step}" if pad else str(step))
    if not isinstance(value, dict | list):
        yield pad


def at(case: Case, pad: str) -> Any:
    here: Any = case
    for step in pad.split("."):
        if isinstance(here, dict):
            here = here[step]
        else:
            here = here[int(step)] if step.isdigit() else getattr(here, step)
    return here


def test_every_text_and_label_is_visited_once_and_in_the_order_of_the_file(case: Case) -> None:
    written = [pad for pad in leaves(json.loads(dump_json(case))) if type(at(case, pad)) is str]
    visited = [part.pad for part in texts(case, labels=True)]
    assert visited == [pad for pad in written if pad != "soort"]
    assert [part.text for part in texts(case, labels=True)] == [at(case, pad) for pad in visited]


def test_without_labels_the_walk_has_the_same_texts_and_only_those_with_a_tekstsoort(case: Case) -> None:
    assert list(texts(case)) == [part for part in texts(case, labels=True) if part.soort is not None]


def test_the_fullest_case_has_every_tekstsoort_that_its_kind_can_have() -> None:
    found = {root: {part.soort for part in texts(full_case(root))} for root in CASE_ROOTS}
    assert found["dossier"] == set(Tekstsoort)
    assert found["groepsplan"] >= {Tekstsoort.FEIT, Tekstsoort.CITAAT, Tekstsoort.AFSPRAAK, Tekstsoort.DOEL}


@pytest.mark.parametrize(("letterlijk", "soort"), [(True, Tekstsoort.CITAAT), (False, Tekstsoort.ZIENSWIJZE)])
def test_a_view_in_somebodys_own_words_is_a_citaat(letterlijk: bool, soort: Tekstsoort) -> None:
    view = Zienswijze.model_validate(
        {"van": "ouders", "door": "Fatima", "datum": "2026-10-06", "tekst": "Ik denk dat zij blij is."}
        | {"letterlijk": letterlijk}
    )
    assert [part.soort for part in texts(view)] == [soort]


def test_every_record_is_visited_once_and_before_what_is_in_it(case: Case) -> None:
    pads = [pad for pad, _ in records(case)]
    assert len(set(pads)) == len(pads)
    assert pads[0] == ""
    for i, pad in enumerate(pads):
        assert not any(other.startswith(f"{pad}.") for other in pads[:i])
    assert all(pad == "" or at(case, pad) is record for pad, record in records(case))


def test_the_key_of_the_reading_order_sorts_paths_as_the_walk_visits_them(case: Case) -> None:
    walked = [part.pad for part in texts(case, labels=True)]
    shuffled = random.Random(1).sample(walked, len(walked))
    assert sorted(shuffled, key=lambda pad: reading_order(case, pad)) == walked


def test_a_path_that_leads_nowhere_sorts_with_the_last_part_that_exists() -> None:
    dossier = CASES["02-toetsen"]
    behoeften = reading_order(dossier, "behoeften")
    assert reading_order(dossier, "behoeften.99.omschrijving") == behoeften
    assert (
        reading_order(dossier, "bestaat.niet")
        == reading_order(dossier, "")
        == reading_order(dossier, None)
        == ()
    )
    assert behoeften < reading_order(dossier, "behoeften.0") < reading_order(dossier, "plannen")


def test_each_text_belongs_to_the_document_that_prints_it_or_to_the_case_itself(case: Case) -> None:
    known = {document.pad for document in documents_of(case)} | {""}
    assert {document_at(case, part.pad) for part in texts(case, labels=True)} <= known
    assert number_of(case)[:2] in ("D-", "G-")


def test_what_a_walk_gives_every_rule_is_what_a_rule_would_find_itself(case: Case) -> None:
    found = contents(case)
    assert found.records == records(case)
    assert found.texts == texts(case)
    assert found.labels == [part for part in texts(case, labels=True) if part.soort is None]
    assert found.texts
    assert found.labels
