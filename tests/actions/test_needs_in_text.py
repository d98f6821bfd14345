"""A .jsonl file with a text and its needs per line: what is answered, and which lines are refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.actions.needs_in_text import MOST, holds_needs, judge_lines
from dossiertool.errors import ExitCode, InvalidInput, Place

if TYPE_CHECKING:
    from pathlib import Path

NEED: dict[str, Any] = {
    "id": "B1",
    "omschrijving": "Technisch lezen",
    "geopend": "2024-09-02",
    "laatst_geevalueerd": "2025-06-20",
    "afgesloten": None,
    "status": "open",
}
CASE: dict[str, Any] = {"id": "Z1", "vandaag": "2026-11-21", "tekst": "Een rustig jaar.", "behoeften": [NEED]}


def written(folder: Path, *cases: dict[str, Any] | str) -> Path:
    path = folder / "zaken.jsonl"
    lines = [case if isinstance(case, str) else json.dumps(case) for case in cases]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def outcomes(path: Path, school: Path | None = None) -> list[list[str]]:
    return [[verdict.uitkomst.value for _, verdict in one.needs] for one in judge_lines(path, school=school)]


def test_every_line_is_answered_with_every_need_once_and_in_order_with_ids_as_given(tmp_path: Path) -> None:
    needs = [NEED | {"id": given} for given in ("b", "a", 3, "3 ", "")]
    path = written(tmp_path, CASE | {"id": 7, "behoeften": needs}, "", CASE | {"id": None, "behoeften": []})
    first, second = judge_lines(path)
    assert (first.given, second.given) == (7, None)
    assert [given for given, _ in first.needs] == ["b", "a", 3, "3 ", ""]
    assert second.needs == []


@pytest.mark.eis("R150")
def test_the_school_sets_after_how_many_months_a_need_is_old(tmp_path: Path) -> None:
    path = written(tmp_path, CASE)
    assert outcomes(path) == [["oud_en_niet_geevalueerd"]]
    school = tmp_path / "ander.yaml"
    school.write_text(
        "soort: school\nnaam: Voorbeeldschool\ntermijnen: {behoefte_maanden: 24}\n", encoding="utf-8"
    )
    assert outcomes(path, school) == [["geen"]]
    school.rename(tmp_path / "school.yaml")
    assert outcomes(path) == [["geen"]]


@pytest.mark.parametrize(
    ("change", "said", "key"),
    [
        ({"vandaag": "21-11-2026"}, "dit is geen datum", "vandaag"),
        ({"vandaag": "2026-11-31"}, "dit is geen datum", "vandaag"),
        ({"vandaag": "20261121"}, "dit is geen datum", "vandaag"),
        ({"vandaag": "0001-01-01"}, "dit is geen datum", "vandaag"),
        ({"vandaag": None}, "dit is geen datum", "vandaag"),
        ({"vandaag": 20261121}, "dit is geen datum", "vandaag"),
        ({"tekst": None}, "hier hoort de tekst", "tekst"),
        ({"tekst": ["a"]}, "hier hoort de tekst", "tekst"),
        ({"behoeften": {}}, "hier hoort een lijst", "behoeften"),
        ({"behoeften": ["B1"]}, "geen behoefte", "behoeften"),
        ({"behoeften": [NEED, NEED]}, "staat er al", None),
        ({"behoeften": [NEED | {"id": 1}, NEED | {"id": "1"}]}, "staat er al", None),
        ({"behoeften": [NEED] * (MOST + 1)}, f"meer dan {MOST}", "behoeften"),
    ],
)
def test_a_wrong_case_is_refused_with_its_place(
    change: dict[str, Any], said: str, key: str | None, tmp_path: Path
) -> None:
    case = CASE | change
    path = written(tmp_path, CASE, case)
    with pytest.raises(InvalidInput) as problem:
        next(judge_lines(path))
    assert said in problem.value.message
    assert problem.value.exit_code is ExitCode.UNUSABLE
    assert problem.value.hint
    assert problem.value.place is not None
    assert problem.value.place.line == 2
    if key is not None:
        start = json.dumps(case).index(f'"{key}": ') + len(f'"{key}": ')
        assert problem.value.place.column == start + 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": None}, "het id van een behoefte"),
        ({"id": True}, "het id van een behoefte"),
        ({"id": ["a"]}, "het id van een behoefte"),
        ({"omschrijving": " "}, "wat de behoefte is"),
        ({"omschrijving": 3}, "wat de behoefte is"),
        ({"status": "in_behandeling"}, "deze status bestaat niet"),
        ({"status": None}, "deze status bestaat niet"),
        ({"geopend": "2 september"}, "dit is geen datum"),
        ({"laatst_geevalueerd": ""}, "dit is geen datum"),
        ({"afgesloten": "2025-13-01"}, "dit is geen datum"),
        ({"afgesloten": False}, "dit is geen datum"),
    ],
)
def test_a_wrong_need_is_refused_with_the_place_of_the_field(
    change: dict[str, Any], said: str, tmp_path: Path
) -> None:
    case = json.dumps(CASE | {"behoeften": [NEED | change]})
    (key,) = change
    with pytest.raises(InvalidInput) as problem:
        next(judge_lines(written(tmp_path, case)))
    assert said in problem.value.message
    column = case.rindex(f'"{key}": ') + len(f'"{key}": ') + 1
    assert problem.value.place == Place(1, column)


@pytest.mark.parametrize(
    "field", [*(key for key in CASE if key != "behoeften"), *(f"behoeften.{key}" for key in NEED)]
)
def test_a_missing_field_is_named(field: str, tmp_path: Path) -> None:
    case = json.loads(json.dumps(CASE))
    *parents, key = field.split(".")
    del (case["behoeften"][0] if parents else case)[key]
    path = written(tmp_path, CASE, case)
    with pytest.raises(InvalidInput, match=f"hier ontbreekt {key}"):
        next(judge_lines(path))


def test_a_line_with_a_text_alone_among_needs_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, CASE, {"id": 1, "text": "Hij is lui."}, "[]")
    with pytest.raises(InvalidInput, match="regel 2, kolom 1: hier ontbreekt vandaag"):
        next(judge_lines(path))


def test_a_file_is_for_needs_when_its_first_line_has_them(tmp_path: Path) -> None:
    assert holds_needs(written(tmp_path, "", CASE))
    assert not holds_needs(written(tmp_path, {"id": 1, "text": "Hij is lui."}))
    assert not holds_needs(written(tmp_path, "[]"))
    assert not holds_needs(written(tmp_path))


def test_what_a_file_says_is_in_no_message(tmp_path: Path) -> None:
    secret = "Fatima"
    for case in (
        CASE | {"vandaag": secret},
        CASE | {"behoeften": [NEED | {"status": secret}]},
        CASE | {"behoeften": [NEED | {"id": secret}, NEED | {"id": secret}]},
        CASE | {"behoeften": [NEED | {"geopend": secret}]},
    ):
        with pytest.raises(InvalidInput) as problem:
            next(judge_lines(written(tmp_path, case)))
        assert secret not in f"{problem.value} {problem.value.hint}"
