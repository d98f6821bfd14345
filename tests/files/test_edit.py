"""Adding a part leaves every other character of the file as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.errors import InvalidInput
from dossiertool.files.edit import append_to_list, with_item
from dossiertool.files.shape import shape_of
from dossiertool.files.skeleton import Item, part_skeleton
from dossiertool.files.yaml_reader import read_yaml
from dossiertool.model.parts import PARTS

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.dossier.yaml"))
ORDER = list(shape_of("dossier").fields)
ITEM = "# Een opmerking.\n- kenmerk: S9\n  door: Tom\n"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.parent.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_only_lines_are_added_to_a_file_whatever_the_part_and_the_line_ends(sample: Path, newline: str) -> None:
    text = sample.read_text(encoding="utf-8").replace("\n", newline)
    for kind, part in PARTS.items():
        if part.root != "dossier":
            continue
        result = with_item(text, part.field, part_skeleton(kind, Item({})), ORDER, "x")
        remaining = iter(result.split(newline))
        assert all(line in remaining for line in text.split(newline))
        assert result.count("\n") == result.count(newline)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soort: dossier\n", "soort: dossier\nsignalen:\n  - a: 1\n"),
        ("soort: dossier", "soort: dossier\nsignalen:\n  - a: 1\n"),
        ("soort: dossier\nplannen:\n- b: 2\n", "soort: dossier\nsignalen:\n  - a: 1\nplannen:\n- b: 2\n"),
        ("signalen: []  # nog leeg\nplannen: []\n", "signalen:  # nog leeg\n  - a: 1\nplannen: []\n"),
        ("signalen:  # later\n# einde\n", "signalen:  # later\n  - a: 1\n# einde\n"),
        (
            "signalen:\n- b: 2  # ja\n\n# de plannen\nplannen: []\n",
            "signalen:\n- b: 2  # ja\n- a: 1\n\n# de plannen\nplannen: []\n",
        ),
        (
            "signalen:\n  - b: |\n      twee\n      regels\n\nplannen: []\n",
            "signalen:\n  - b: |\n      twee\n      regels\n  - a: 1\n\nplannen: []\n",
        ),
        (
            "signalen:\n  - b: 2  # ja\n    # C.\n    #c: 3\n  # los\n\nplannen: []\n",
            "signalen:\n  - b: 2  # ja\n    # C.\n    #c: 3\n  - a: 1\n  # los\n\nplannen: []\n",
        ),
        (
            "soort: dossier\nschool:\n  naam: A\n  #vestiging: B\nplannen: []\n",
            "soort: dossier\nschool:\n  naam: A\n  #vestiging: B\nsignalen:\n  - a: 1\nplannen: []\n",
        ),
        (
            "soort: dossier\n\n# Wat.\n#signalen:\n#  - b: 2\n\n# Plan.\n#plannen:\n",
            "soort: dossier\n\n# Wat.\n#signalen:\n#  - b: 2\nsignalen:\n  - a: 1\n\n# Plan.\n#plannen:\n",
        ),
    ],
)
def test_a_part_comes_where_a_person_would_put_it(text: str, expected: str) -> None:
    assert with_item(text, "signalen", "- a: 1\n", ORDER, "x") == expected


@pytest.mark.parametrize("text", ["{soort: dossier}\n", "- a\n", "signalen: [{a: 1}]\n", "signalen: tekst\n"])
def test_what_cannot_be_added_to_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        with_item(text, "signalen", "- a: 1\n", ORDER, "x")


def test_json_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"soort": "dossier"}')
    with pytest.raises(InvalidInput, match="JSON"):
        append_to_list(path, "signalen", ITEM, ORDER)
    assert path.read_text() == '{"soort": "dossier"}'


def test_the_permissions_of_the_file_stay_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.dossier.yaml"
    path.write_text("soort: dossier\n")
    path.chmod(0o640)
    append_to_list(path, "signalen", ITEM, ORDER)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.dossier.yaml"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_the_encoding_of_the_file_stays(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.dossier.yaml"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    path.write_bytes((mark + "soort: dossier\n# Zoë\n").encode(encoding))
    before = path.read_bytes()
    append_to_list(path, "signalen", "- kenmerk: S9\n", ORDER)
    after = path.read_bytes()
    assert after[:2] == before[:2]
    assert after.decode(encoding) == mark + "soort: dossier\nsignalen:\n  - kenmerk: S9\n# Zoë\n"


_WORD = st.sampled_from(["a", "# geen opmerking", "x: y", "", "é", "'", "- z", "lang " * 30])
_VALUES = st.recursive(
    _WORD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("pqr"), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from(ORDER), _VALUES, min_size=1), st.sampled_from(ORDER), st.booleans())
def test_whatever_is_in_the_file_it_reads_the_same_afterwards_or_is_refused(
    data: dict[str, object], field: str, flow: bool
) -> None:
    import yaml  # noqa: PLC0415

    text = "# boven\n" + yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow or None) + "# onder\n"
    try:
        result = with_item(text, field, ITEM, ORDER, "x")
    except InvalidInput:
        return
    before, after = read_yaml(text, "x"), read_yaml(result, "x")
    added = after[field].pop()
    assert added == {"kenmerk": "S9", "door": "Tom"}
    assert {name: value or [] if name == field else value for name, value in before.items()} | {
        field: after[field]
    } == after
    assert result.startswith("# boven\n") or flow
    assert "# onder\n" in result
