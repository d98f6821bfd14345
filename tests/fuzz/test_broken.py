"""Whatever happened to a case file: it is read, or refused with its place, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.files.load import load_case
from dossiertool.files.write import dump_json, dump_yaml
from dossiertool.model.parts import PARTS
from tests.model.full import CASE_ROOTS, full_case

from .at_work import contents, folder_with, hold_only_added, hold_place, reported, tried
from .broken import broken
from .budget import examples

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
SAMPLES = Path(__file__).parents[2] / "samples"
WHOLE: dict[str, list[str]] = {"dossier": [], "groepsplan": []}
for _path in (
    SAMPLES / "02-toetsen" / "zaak.dossier.yaml",
    SAMPLES / "11-mavo3-lezen" / "zaak.groepsplan.yaml",
):
    _texts = _path.read_text(encoding="utf-8"), dump_json(load_case(_path).case)
    WHOLE[_path.suffixes[0].lstrip(".")] += [
        text.replace("Noor", "Zqnoor").replace("Eva", "Zqeva") for text in _texts
    ]
for _root in CASE_ROOTS:
    WHOLE[_root] += [dump_yaml(full_case(_root)), dump_json(full_case(_root))]
SHIPPED = Path(__file__).parents[2] / "src" / "dossiertool" / "files" / "data" / "standaard.school.yaml"
SCHOOL = SHIPPED.read_text(encoding="utf-8")


@st.composite
def broken_cases(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return the name and the content of a broken case file."""
    root = draw(st.sampled_from(CASE_ROOTS))
    which = draw(st.integers(0, 3))
    raw = draw(broken(WHOLE[root][which]))
    return f"a__{root}__{'json' if which % 2 else 'yaml'}", raw


@examples(50)
@given(broken_cases())
def test_a_broken_case_is_read_or_refused_at_its_place(made: tuple[str, bytes]) -> None:
    name, raw = made
    with folder_with(**{name: raw}) as folder:
        (path,) = folder.iterdir()
        before = contents(folder)
        reported(path, "--vandaag", "2026-11-21")
        for args in (("toon",), ("agenda", "--ics", folder / "a.ics"), ("overzicht", "ot")):
            result = tried(args[0], *args[1:], path, codes=(0, 1, 2, 3))
            (folder / "a.ics").unlink(missing_ok=True)
            if result.exit_code == 2:
                hold_place(result.stderr, path)
        assert contents(folder) == before


@examples(60)
@given(broken_cases(), st.sampled_from(sorted(PARTS)))
def test_a_part_goes_into_a_broken_case_whole_or_not_at_all(made: tuple[str, bytes], soort: str) -> None:
    name, raw = made
    with folder_with(**{name: raw}) as folder:
        (path,) = folder.iterdir()
        result = tried("nieuw", soort, "--in", path, codes=(0, 2))
        assert list(folder.iterdir()) == [path]
        if result.exit_code:
            assert path.read_bytes() == raw
            return
        hold_only_added(raw, path.read_bytes())


@examples(40)
@given(broken(SCHOOL))
def test_a_broken_school_file_is_read_or_refused_at_its_place(raw: bytes) -> None:
    with folder_with(school__yaml=raw, a__dossier__yaml=WHOLE["dossier"][0]) as folder:
        before = contents(folder)
        reported(folder / "school.yaml")
        for args in (
            ("controleer", folder / "a.dossier.yaml"),
            ("agenda", folder),
            ("nieuw", "handelingsplan", "--uit", folder / "a.dossier.yaml"),
        ):
            tried(*args, codes=(0, 1, 2, 3))
        assert contents(folder) == before
