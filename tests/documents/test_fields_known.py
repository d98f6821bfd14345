"""What `sjabloon velden` and the linter know is what a document gets: the same names and kinds of values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fields.of_example import fields_in
from dossiertool.documents.fields.of_soort import VIEWS, fields_of
from dossiertool.documents.fields.tree import Anything, Field, Group, Kind, Node, Series, Value
from dossiertool.files.load import load_dossier
from dossiertool.model.case import HANDED_OUT, SCHOOL_PAPERS, SOORTEN
from tests.documents.cases import TODAY, emptiest, fullest, sample_documents


def differences(data: Any, node: Node, path: str) -> list[str]:
    """List where the data of a document is not what the known names say."""
    if data is None or isinstance(node, Anything):
        return []
    if isinstance(node, Series):
        if not isinstance(data, list):
            return [f"{path} is no list"]
        return [found for item in data for found in differences(item, node.item, f"{path}[]")]
    if isinstance(node, Group):
        if not isinstance(data, dict):
            return [f"{path} is no group"]
        if node.is_open:
            return []
        apart = [f"{path}.{name}" for name in set(data) ^ set(node.fields)]
        both = set(data) & set(node.fields)
        return apart + [
            found
            for name in both
            for found in differences(data[name], node.fields[name].node, f"{path}.{name}")
        ]
    return [] if fits(data, node) else [f"{path} is no {node.kind}"]


def fits(data: Any, value: Value) -> bool:
    match value.kind:
        case Kind.JA_NEE:
            return isinstance(data, bool)
        case Kind.GETAL:
            return isinstance(data, int | float) and not isinstance(data, bool)
        case Kind.KEUZE:
            return data in value.choices
        case Kind.DATUM:
            return isinstance(data, str) and bool(date.fromisoformat(data))
        case _:
            return isinstance(data, str)


@pytest.mark.parametrize(("path", "soort", "kenmerk"), sample_documents(), ids=str)
def test_the_known_names_are_those_of_every_document_of_every_sample(
    path: Any, soort: str, kenmerk: str | None
) -> None:
    data = document_data(soort, load_dossier(path), kenmerk=kenmerk, today=TODAY)

    assert sorted(set(differences(data, fields_of(soort), ""))) == []


@pytest.mark.parametrize("soort", SOORTEN)
def test_the_known_names_are_those_of_the_fullest_and_the_emptiest_document(soort: str) -> None:
    full = fullest("groepsplan" if soort == "groepsplan" else "dossier")

    for case in (full, emptiest(soort)):
        assert sorted(set(differences(document_data(soort, case, today=TODAY), fields_of(soort), ""))) == []


def every_field(group: Group, seen: set[int]) -> list[tuple[str, Field]]:
    found = []
    if id(group) not in seen:
        seen.add(id(group))
        for name, field in group.fields.items():
            found.append((name, field))
            node = field.node.item if isinstance(field.node, Series) else field.node
            if isinstance(node, Group):
                found += every_field(node, seen)
    return found


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_known_name_says_what_it_means_and_each_value_has_an_example(soort: str) -> None:
    fields = every_field(fields_of(soort), set())

    assert [name for name, field in fields if not field.uitleg.endswith((".", "?"))] == []
    assert [name for name, field in fields if isinstance(field.node, Value) and field.voorbeeld is None] == []


def test_there_are_names_for_every_kind_of_document() -> None:
    assert set(VIEWS) == {*SOORTEN, *HANDED_OUT, *SCHOOL_PAPERS}


def test_an_example_of_the_data_says_which_names_there_are_and_what_they_hold() -> None:
    found = fields_in(
        {
            "naam": "Kees",
            "op": "2026-11-21",
            "aantal": 3,
            "mag": True,
            "later": None,
            "regels": [{"wat": "a", "bij": 1}, {"wat": "b", "bij": None}, {"wat": "c", "extra": "d"}],
            "leeg": [],
        }
    ).fields

    assert found["naam"].node == Value(Kind.TEKST)
    assert found["op"].node == Value(Kind.DATUM)
    assert found["aantal"].node == Value(Kind.GETAL)
    assert found["mag"].node == Value(Kind.JA_NEE)
    assert found["later"].node == Anything()
    assert found["leeg"].node == Series(Anything())
    assert found["vandaag"].node == Value(Kind.DATUM)
    assert isinstance(found["regels"].node, Series)
    assert isinstance(found["regels"].node.item, Group)
    assert {name: field.may_miss for name, field in found["regels"].node.item.fields.items()} == {
        "wat": False,
        "bij": True,
        "extra": True,
    }
