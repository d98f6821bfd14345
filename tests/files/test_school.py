"""The school file: what ships, what a samenwerkingsverband sets, and what a school changes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossiertool.errors import HasFindings, InvalidInput
from dossiertool.files.school import is_school_file, load_school, load_school_file, shipped_school

if TYPE_CHECKING:
    from pathlib import Path

BASIS = """\
soort: school
naam: Samenwerkingsverband Voorbeeldstreek
termijnen: {behoefte_maanden: 9, stil_weken: 4}
trajecten:
  - {code: zwemmen, naam: zwemmen met hulp}
  - {code: faalangst, naam: training van de streek}
"""
OWN = """\
soort: school
naam: Voorbeeldcollege
basis: streek.yaml
termijnen: {behoefte_maanden: 6}
trajecten:
  - {code: faalangst, naam: eigen training}
  - {code: huiswerk, naam: huiswerkklas}
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    (tmp_path / "streek.yaml").write_text(BASIS, encoding="utf-8")
    path = tmp_path / "school.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.mark.eis("R009")
def test_what_ships_names_the_trajectories_of_the_source() -> None:
    shipped = shipped_school()
    assert {"faalangst", "sova", "dyslexie", "dyscalculie", "rt"} <= {one.code for one in shipped.trajecten}
    assert all(term.grondslag for term in shipped.bewaartermijnen)
    assert shipped.bij_verschil


def test_a_school_inherits_from_its_basis_and_the_basis_from_what_ships(school: Path) -> None:
    settings = load_school(school)
    names = {one.code: one.naam for one in settings.trajecten}
    assert settings.naam == "Voorbeeldcollege"
    assert names["faalangst"] == "eigen training"
    assert names["zwemmen"] == "zwemmen met hulp"
    assert {"huiswerk", "dyslexie"} <= names.keys()
    assert (settings.termijnen.behoefte_maanden, settings.termijnen.stil_weken) == (6, 4)
    assert settings.bij_verschil == shipped_school().bij_verschil


def test_what_a_school_changed_is_visible_with_its_place(school: Path) -> None:
    file = load_school_file(school)
    assert [(one.pad, one.wat) for one in file.anders] == [
        ("trajecten.0", "trajecten faalangst"),
        ("termijnen.behoefte_maanden", "termijnen behoefte_maanden"),
    ]
    assert [file.place(one.pad).line for one in file.anders] == [6, 4]


def test_without_a_basis_a_school_builds_on_what_ships(tmp_path: Path) -> None:
    path = tmp_path / "school.yaml"
    path.write_text("soort: school\nnaam: Voorbeeldcollege\n", encoding="utf-8")
    assert load_school(path).trajecten == shipped_school().trajecten
    assert load_school_file(path).anders == ()


@pytest.mark.parametrize("name", ["school.yaml", "../streek.yaml", "map/streek.yaml"])
def test_a_basis_that_is_no_other_file_beside_it_is_refused_with_its_place(name: str, school: Path) -> None:
    school.write_text(OWN.replace("streek.yaml", name), encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"regel 3, kolom 8: de basis is geen ander bestand"):
        load_school(school)


def test_a_basis_that_builds_on_another_file_is_refused_with_its_place(school: Path) -> None:
    (school.parent / "streek.yaml").write_text(BASIS + "basis: school.yaml\n", encoding="utf-8")
    line = BASIS.count("\n") + 1
    with pytest.raises(
        InvalidInput, match=rf"streek\.yaml, regel {line}, kolom 8: de basis gaat zelf ook verder"
    ):
        load_school(school)


def test_a_basis_that_is_not_there_is_refused_with_the_place_that_names_it(school: Path) -> None:
    (school.parent / "streek.yaml").unlink()
    with pytest.raises(InvalidInput, match=r"regel 3, kolom 8: het bestand van de basis bestaat niet"):
        load_school(school)


def test_a_school_file_that_does_not_fit_gives_its_findings(school: Path) -> None:
    school.write_text(OWN + "regels:\n  - {code: FEIT-01, niveau: streng, reden: x}\n", encoding="utf-8")
    with pytest.raises(HasFindings) as caught:
        load_school(school)
    (finding,) = caught.value.findings
    assert (finding.pad, finding.regel) == ("regels.0.niveau", 9)
    assert caught.value.file == str(school)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("school.yaml", "x: 1", True),
        ("mijn.school.json", "{}", True),
        ("streek.yaml", BASIS, True),
        ("a.dossier.yaml", "soort: school", False),
        ("zaak.yaml", "dossiernummer: D-7K3Q-92\nschool:\n  naam: x\n", False),
    ],
)
def test_a_school_file_is_known_by_its_name_or_by_what_it_says(
    name: str, text: str, expected: bool, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert is_school_file(path) is expected
