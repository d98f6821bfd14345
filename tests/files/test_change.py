"""Changing values leaves every other character of the file as it was, comments first of all."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiertool.errors import InvalidInput
from dossiertool.files.change import with_values
from dossiertool.files.shape import shape_of
from dossiertool.files.yaml_reader import read_yaml

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.*.yaml"))
TEXTS = {path.parent.name: path.read_text(encoding="utf-8") for path in SAMPLES}
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200).filter(
    lambda text: bool(text.strip()) and "\ufeff" not in text
)
LONG = st.lists(WORDS, min_size=1, max_size=4).map("\n".join)


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def shape(name: str) -> Any:
    return shape_of("groepsplan" if "soort: groepsplan" in TEXTS[name] else "dossier")


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [leaf for key, each in items for leaf in leaves(each, (*path, key))]
    return found or [path]


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_any_values_may_be_changed_added_and_taken_out_and_nothing_else_changes(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    text = TEXTS[name]
    new = plain(read_yaml(text, "x"))
    for _ in range(data.draw(st.integers(1, 4))):
        *path, last = data.draw(st.sampled_from(leaves(new)))
        owner = new
        for step in path:
            owner = owner[step]
        wish = data.draw(st.sampled_from(["change", "add", "out"]))
        if wish == "change":
            owner[last] = data.draw(LONG)
        elif wish == "out" and isinstance(owner, dict) and len(owner) > 1:
            del owner[last]
        elif isinstance(owner, dict):
            owner["onderwerp"] = data.draw(LONG)
        elif isinstance(owner, list):
            owner.append(data.draw(LONG))

    result = with_values(text, new, shape(name), "x")

    assert read_yaml(result, "x") == new
    lines = iter(result.splitlines())
    assert all(line in lines for line in text.splitlines() if line.startswith("#"))


def test_an_item_of_a_list_may_become_a_text_of_several_lines() -> None:
    text = "school: {naam: b}\nevaluaties:\n  - wat_goed_ging:\n      - goed  # gezien\n    plan: HP1\n"
    new = plain(read_yaml(text, "x"))
    new["evaluaties"][0]["wat_goed_ging"] = ["0\n0", "een\n\ntwee"]

    result = with_values(text, new, shape_of("dossier"), "x")

    assert read_yaml(result, "x") == new
    assert "# gezien" in result


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_in_which_nothing_changes_stays_the_same_byte_for_byte(name: str) -> None:
    text = TEXTS[name]

    assert with_values(text, plain(read_yaml(text, "x")), shape(name), "x") == text


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("soort: a  # ja\nschool: {naam: b}\n", {"soort": "c"}, "soort: c  # ja\nschool: {naam: b}\n"),
        ("soort: a  # ja\n", {"soort": "c\nd"}, "# ja\nsoort: |-\n  c\n  d\n"),
        ("soort: a\r\nklas: b\r\n", {"klas": "c\nd"}, "soort: a\r\nklas: |-\r\n  c\r\n  d\r\n"),
        ("soort: a\nklas:\n# einde\n", {"klas": "c"}, "soort: a\nklas: c\n# einde\n"),
        (
            "soort: a\nsignalen:\n  # eerst\n  - door: x  # wie\n    #gebied: leren\n    feiten: []\n",
            {"signalen": [{"door": "x", "feiten": [], "gebied": "leren"}]},
            "soort: a\nsignalen:\n  # eerst\n  - door: x  # wie\n    #gebied: leren\n    gebied: leren\n"
            "    feiten: []\n",
        ),
        ("soort: >-\n  a\n  b\n\nklas: c\n", {"soort": "d"}, "soort: d\n\nklas: c\n"),
        ("soort: | # ja\n  a\n# nu\nklas: c\n", {"soort": "d"}, "# ja\nsoort: d\n# nu\nklas: c\n"),
        (
            "signalen:\n- door: x\n  datum: y  # dag\n",
            {"signalen": [{"datum": "y"}, {"door": "z"}]},
            "signalen:\n- datum: y  # dag\n- {door: z}\n",
        ),
    ],
    ids=["scalar", "lines", "crlf", "empty", "offered", "block", "block-comment", "first-out"],
)
def test_comments_and_line_ends_stay_where_they_were(text: str, changes: dict[str, Any], expected: str) -> None:
    new = {**plain(read_yaml(text, "x")), **changes}

    assert with_values(text, new, shape_of("dossier"), "x") == expected


@pytest.mark.parametrize("text", ["{soort: a}\n", "- a\n"])
def test_a_file_that_is_no_list_of_fields_on_lines_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="niet zelf veranderen"):
        with_values(text, deepcopy({"soort": "b"}), shape_of("dossier"), "x")
