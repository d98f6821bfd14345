"""A .jsonl file: one text per line, each answered in order with its own id; a broken line says which it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dossiertool.actions.loose_text import check_lines
from dossiertool.errors import ExitCode, InvalidInput, Place

GOOD = '{"id": 1, "text": "Hij is lui."}'


def checked(folder: Path, raw: bytes | str) -> list[tuple[Any, list[str]]]:
    path = folder / "teksten.jsonl"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return [(given, [finding.code for finding in found]) for given, found in check_lines(path)]


def refusal_of(folder: Path, raw: bytes | str) -> InvalidInput:
    with pytest.raises(InvalidInput) as problem:
        checked(folder, raw)
    assert problem.value.exit_code is ExitCode.UNUSABLE
    assert problem.value.hint
    assert str(folder / "teksten.jsonl") in problem.value.where
    return problem.value


def test_every_line_is_answered_in_order_with_its_id_as_it_was_given(tmp_path: Path) -> None:
    ids = [1, "a", None, 1.5, True, 12345678901234567890, ["x", {"y": 2}], "\ud800"]
    lines = [json.dumps({"id": given, "doc": None, "field": None, "text": "Hij is lui."}) for given in ids]
    found = checked(tmp_path, "\n\n".join(lines) + "\n")
    assert found == [(given, ["FEIT-01"]) for given in ids]
    assert [type(given) for given, _ in found] == [type(given) for given in ids]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_mark_at_the_start_and_ends_of_lines_from_windows_are_read(ends: str, tmp_path: Path) -> None:
    assert checked(tmp_path, ends.join((GOOD, GOOD)).encode("utf-8-sig")) == [(1, ["FEIT-01"])] * 2


def test_the_place_of_a_finding_is_that_of_the_text_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "teksten.jsonl"
    path.write_text(f'{GOOD}\n{{"text":\t"Zij is lui.", "id": 2}}\n', encoding="utf-8")
    places = [(f.pad, f.regel, f.kolom) for _, found in check_lines(path) for f in found]
    assert places == [("text", 1, 19), ("text", 2, 10)]


@pytest.mark.parametrize(
    ("line", "said", "column"),
    [
        ('{"id": NaN, "text": "x"}', "geen geldige JSON", 8),
        ('{"id": Infinity, "text": "x"}', "geen geldige JSON", 8),
        ('{"id": 1e400, "text": "x"}', "te groot getal", 1),
        ('{"id": [-1e400], "text": "x"}', "te groot getal", 1),
        (f'{{"id": {"9" * 5000}, "text": "x"}}', "te groot getal", 1),
        ('{"id": 1, "id": 2, "text": "x"}', "twee keer", 11),
        ('{"id": 1, "te\\ud800xt": "x"}', "onzichtbaar teken", 11),
        ('{"id": 1, "text": 5}', "hier ontbreekt de tekst", 1),
        ('{"id": 1, "text": null}', "hier ontbreekt de tekst", 1),
        ('{"id": 1}', "hier ontbreekt de tekst", 1),
        ("[1]", "hier ontbreekt de tekst", 1),
        ('"tekst"', "hier ontbreekt de tekst", 1),
        ("Hij is lui.", "geen geldige JSON", 1),
        ('{"id": 1, "text": "x"} {}', "nog iets na het einde", 24),
        ('{"id": ' + "[" * 5000, "te veel haakjes", 38),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_answered(
    line: str, said: str, column: int, tmp_path: Path
) -> None:
    path = tmp_path / "teksten.jsonl"
    path.write_text(f"{GOOD}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as problem:
        next(check_lines(path))
    assert said in problem.value.message
    assert problem.value.place == Place(3, column)
    assert "lui" not in str(problem.value)


@pytest.mark.parametrize("raw", [b'{"id": 2, "text": "Zo\xeb"}', b'{"id": 2, "text": "Zo\x00"}'])
def test_a_line_that_is_no_text_is_named(raw: bytes, tmp_path: Path) -> None:
    assert refusal_of(tmp_path, GOOD.encode() + b"\n" + raw).place == Place(2, 22)


def test_a_text_with_half_a_sign_or_a_null_in_it_is_checked_like_any(tmp_path: Path) -> None:
    raw = '{"id": 1, "text": "Hij is lui \\ud83d."}\n{"id": 2, "text": "Hij is \\u0000 lui."}\n'
    assert checked(tmp_path, raw) == [(1, ["FEIT-01"]), (2, ["FEIT-01"])]


def test_a_file_without_lines_has_no_answers(tmp_path: Path) -> None:
    assert checked(tmp_path, "") == checked(tmp_path, "\n \n") == []
