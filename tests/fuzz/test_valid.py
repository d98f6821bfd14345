"""Whatever the model takes can be written, read, checked, looked at and added to."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.checks.explain import explanations
from dossiertool.files.json_reader import read_json
from dossiertool.files.write import dump_json, dump_yaml
from dossiertool.files.yaml_reader import read_yaml
from dossiertool.model.case import Case
from dossiertool.model.dossier import Dossier
from dossiertool.model.parts import FOLLOW_UPS, PARTS
from dossiertool.model.schoolbestand import Schoolbestand

from .at_work import DAYS, contents, folder_with, hold_only_added, reported, tried
from .budget import examples
from .build import MARK, PUPILS, cases, valid

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
PLACED = ("regel", "kolom")
CODES = {one.code for one in explanations()}  # what `leg-uit` knows
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # by a terminal
DAY = st.sampled_from(DAYS)


def root_of(case: Case) -> str:
    return "dossier" if isinstance(case, Dossier) else "groepsplan"


def at(tree: Any, pad: str) -> Any:
    """Return what stands at this path in a case; fails when there is no such place in the model."""
    for step in pad.split(".") if pad else ():
        if isinstance(tree, tuple):
            tree = tree[int(step)]
        else:
            tree = tree[step] if isinstance(tree, dict) else getattr(tree, step)
    return tree


@examples(25)
@given(cases())
def test_a_case_comes_back_from_yaml_and_from_json(case: Case) -> None:
    assert type(case).model_validate(read_yaml(dump_yaml(case), "x")) == case
    assert type(case).model_validate(read_json(dump_json(case), "x")) == case


@examples(25)
@given(cases(), DAY)
def test_every_finding_of_a_case_can_be_found_and_explained(case: Case, day: str) -> None:
    root = root_of(case)
    files = {f"a__{root}__yaml": dump_yaml(case), f"b__{root}__json": dump_json(case)}
    with folder_with(**files) as folder:
        found, in_json = (reported(path, "--vandaag", day) for path in sorted(folder.iterdir()))
    kept = [{key: value for key, value in one.items() if key not in PLACED} for one in found]
    assert kept == [{key: value for key, value in one.items() if key not in PLACED} for one in in_json]
    assert [key for key, count in Counter(tuple(one.values()) for one in kept).items() if count > 1] == []
    for one in kept:
        assert MARK not in f"{one['melding']} {one['suggestie']} {one['bron']}".casefold()
        assert one["code"] in CODES
        value = at(case, one["pad"])
        if one["tekst"] is not None:
            assert value[one["start"] : one["eind"]] == one["tekst"]


@examples(25)
@given(cases(), DAY)
def test_every_view_of_a_case_can_be_shown_and_the_agenda_names_no_pupil(case: Case, day: str) -> None:
    with folder_with(**{f"a__{root_of(case)}__yaml": dump_yaml(case)}) as folder:
        (path,) = folder.iterdir()
        for args in ((), ("--json",), ("--afgesloten", "--json"), ("--samenvatting",)):
            tried("toon", path, *args, "--vandaag", day)
        tried("overzicht", "ot", path, "--json", codes=(0,))
        whole = ("controleer", "--hoe-aanvaarden", "--uitleg")
        for verb, *options in (whole, ("toon", "--afgesloten"), ("agenda", "--toon-namen")):
            shown = tried(verb, path, *options, "--vandaag", day).stdout
            assert OBEYED.search(shown) is None
        names = [name.casefold() for name in (*PUPILS, "Zqnoors")]
        for option in (("--json",), ("--ics", folder / "a.ics"), ("--zonder-regie",)):
            tried("agenda", path, *option, "--dagen", 3660, "--vandaag", day, codes=(0, 1))
        assert MARK not in (folder / "a.ics").read_text(encoding="utf-8").casefold()
        for line in tried("agenda", path, "--json", "--dagen", 3660, "--vandaag", day).stdout.splitlines():
            item = json.loads(line)
            assert at(case, item["pad"]) is not None
            shown = " ".join([item["wat"], *item["wie"], str(item["kenmerk"])]).casefold()
            assert [name for name in names if hidden(case, name) and name in shown] == []


def hidden(case: Case, name: str) -> bool:
    """Tell whether this is a name of a pupil of this case."""
    if isinstance(case, Dossier):
        return case.leerling.roepnaam.casefold() == name.removesuffix("s")
    return name in (pupil.naam.casefold() for pupil in case.leerlingen)


@examples(25)
@given(cases(), st.data())
def test_a_part_is_added_and_every_other_byte_stays(case: Case, data: st.DataObject) -> None:
    root = root_of(case)
    soort = data.draw(st.sampled_from([soort for soort, part in PARTS.items() if part.root == root]))
    text = with_remarks(dump_yaml(case), data)
    with folder_with(**{f"a__{root}__yaml": text}) as folder:
        (path,) = folder.iterdir()
        before = contents(folder)
        result = tried("nieuw", soort, "--in", path, codes=(0, 2))
        if result.exit_code:
            assert contents(folder) == before
            return
        hold_only_added(before[path.name], path.read_bytes())
        tried("nieuw", soort, "--in", path, codes=(0,))


def with_remarks(text: str, data: st.DataObject) -> str:
    """Put remarks behind # between the lines at the top, as people do; and other ends of lines."""
    lines = []
    for line in text.splitlines(keepends=True):
        if not line.startswith((" ", "-", "\n", "\t", "#")) and data.draw(st.booleans()):
            lines.append("# opmerking: Ilse vroeg dit na.\n")
        lines.append(line)
    made = "".join(lines)
    return made.replace("\n", "\r\n") if data.draw(st.booleans()) else made


@examples(15)
@given(valid(Dossier), st.sampled_from(FOLLOW_UPS), DAY)
def test_what_follows_on_a_dossier_is_filled_in_or_refused_and_loads(
    case: Dossier, soort: str, day: str
) -> None:
    with folder_with(a__dossier__yaml=dump_yaml(case)) as folder:
        (path,) = folder.iterdir()
        result = tried("nieuw", soort, "--uit", path, "--vandaag", day, codes=(0, 2, 3))
        if result.exit_code == 0:
            assert isinstance(read_yaml(result.stdout, "x"), list)
            tried("nieuw", soort, "--uit", path, "--in", path, "--vandaag", day, codes=(0,))
            reported(path)


def without_reasons(said: str, *schools: Schoolbestand) -> str:
    """Leave out why a school lists a word: its own words, which a finding repeats."""
    for word in (word for school in schools for word in school.taal.woorden):
        said = said.replace(" ".join(word.reden.split()), "")
    return said


@examples(10)
@given(valid(Schoolbestand), valid(Schoolbestand), cases(), DAY)
def test_any_school_file_is_checked_and_a_case_beside_it_too(
    school: Schoolbestand, basis: Schoolbestand, case: Case, day: str
) -> None:
    text, text_of_basis = (dump_yaml(one) for one in (school, basis))  # type: ignore[arg-type]
    assert type(school).model_validate(read_yaml(text, "x")) == school
    with folder_with(
        school__yaml=text, swv__yaml=text_of_basis, **{f"a__{root_of(case)}__yaml": dump_yaml(case)}
    ) as folder:
        own = folder / "school.yaml"
        for one in reported(own, "--vandaag", day):
            assert one["code"] in CODES
            at(school, one["pad"])
        if not tried("controleer", own).stderr:
            for one in reported(next(folder.glob("a.*")), "--vandaag", day):
                assert MARK not in without_reasons(f"{one['melding']}", school, basis).casefold()
            tried(
                "agenda",
                next(folder.glob("a.*")),
                own,
                "--ics",
                Path(folder, "a.ics"),
                "--vandaag",
                day,
                codes=(0, 1),
            )
