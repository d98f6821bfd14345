"""The words and packs of a school on the command line: beside the target, with --school, in leg-uit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .run import run

NOOR = Path(__file__).parents[2] / "samples" / "02-toetsen" / "zaak.dossier.yaml"
DAY = ("--vandaag", "2026-11-21")
PACK = """\
code = "EIGEN-01"
klasse = "jargon"
niveau = "waarschuwing"
bron = "Taalafspraken van het Voorbeeldcollege"
melding = "Dit woord kennen alleen onze docenten."
suggestie = "Schrijf wat de leerling in dat uur doet."

[[regel]]
naam = "onze uren"
fout = ["Zij gaat naar het flexuur."]
goed = ["Zij werkt een uur aan haar taken."]
zelfstandig = ["flexuur"]
"""
TAAL = """\
taal:
  pakketten: [eigen.toml]
  woorden:
    - {woord: rugtasje, klasse: jargon, reden: Ouders kennen dit woord niet.}
  toegestaan:
    - {woord: brutaal, klasse: oordeel, reden: Besloten in het team.}
regels:
  - {code: EIGEN-01, niveau: fout, reden: Dit spraken wij af.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a school that has words and a pack of its own; the current one."""
    (tmp_path / "school.yaml").write_text(f"soort: school\nnaam: Voorbeeldcollege\n{TAAL}", encoding="utf-8")
    (tmp_path / "eigen.toml").write_text(PACK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(*args: object, stdin: str | None = None) -> list[tuple[str, str, str]]:
    found = json.loads(run("controleer", *args, "--json", stdin=stdin).stdout)["bevindingen"]
    return [(one["code"], one["niveau"], one["tekst"]) for one in found]


TEXT = "Hij is brutaal en onbeschoft. Het flexuur en het rugtasje.\n"
EXPECTED = [
    ("FEIT-01", "waarschuwing", "onbeschoft"),
    ("EIGEN-01", "fout", "flexuur"),
    ("TAAL-01", "waarschuwing", "rugtasje"),
]


def test_the_school_beside_a_text_counts_for_it_and_for_what_is_typed(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    below = folder / "klas" / "b.md"
    below.parent.mkdir()
    below.write_text(TEXT, encoding="utf-8")
    for target in ("a.txt", "-", below):
        assert codes(target, stdin=TEXT if target == "-" else None) == EXPECTED
    assert run("controleer", "a.txt").exit_code == 1


def test_the_school_can_be_given_and_counts_for_a_file_with_a_text_per_line(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elders")
    monkeypatch.chdir(elsewhere)
    path = elsewhere / "a.jsonl"
    path.write_text(json.dumps({"id": 1, "text": TEXT}) + "\n", encoding="utf-8")
    assert [one[0] for one in codes(path)] == ["FEIT-01", "FEIT-01"]
    assert codes(path, "--school", folder / "school.yaml") == EXPECTED
    assert codes("-", "--school", folder / "school.yaml", stdin=TEXT) == EXPECTED


def test_the_school_counts_for_a_case_beside_it(folder: Path) -> None:
    case = folder / "a.dossier.yaml"
    text = NOOR.read_text(encoding="utf-8").replace(
        "alle toetsen in met", "alle toetsen in op het flexuur, met"
    )
    case.write_text(text, encoding="utf-8")
    assert ("EIGEN-01", "fout", "flexuur") in codes(case, *DAY)


def test_what_the_school_allows_is_never_silent(folder: Path) -> None:
    reason = "toegestaan door uw school: Besloten in het team."
    seen = json.loads(run("controleer", "-", "--uitleg", "--json", stdin="Hij is brutaal.").stdout)["uitleg"]
    assert [each["reden"] for each in seen] == [reason]
    assert f"‘brutaal’: {reason}" in run("controleer", "-", "--uitleg", stdin="Hij is brutaal.").stdout
    (own,) = json.loads(run("controleer", "school.yaml", "--json").stdout)["bevindingen"]
    assert (own["code"], own["pad"], own["regel"]) == ("SCH-01", "taal.toegestaan.0", 8)


def test_a_rule_of_the_school_can_be_asked_for_alone_and_a_code_of_nobody_is_refused(folder: Path) -> None:
    assert codes("-", "--regel", "eigen-01", stdin=TEXT) == [EXPECTED[1]]
    result = run("controleer", "-", "--regel", "EIGEN-02", stdin=TEXT)
    assert result.exit_code == 2
    assert "Bedoelt u EIGEN-01" in result.stderr


@pytest.mark.eis("R076")
def test_leg_uit_explains_the_rules_and_words_of_the_school(folder: Path) -> None:
    own = run("leg-uit", "EIGEN-01").stdout
    for said in (
        "Op uw school is dit een fout: Dit spraken wij af.",
        "Fout: Zij gaat naar het flexuur.",
        "Bron: Taal",
    ):
        assert said in own
    assert "Uw school voegt toe: rugtasje. Ouders kennen dit woord niet." in run("leg-uit", "taal-01").stdout
    assert "Uw school staat dit woord toe: brutaal. Besloten in het team." in run("leg-uit", "Brutaal").stdout
    answer: dict[str, Any] = json.loads(run("leg-uit", "rugtasje", "--json").stdout)
    assert (answer["code"], answer["school"]["woorden"][0]["woord"]) == ("TAAL-01", "rugtasje")


def test_leg_uit_takes_the_school_that_is_given_and_is_as_always_without_one(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elders"))
    assert run("leg-uit", "EIGEN-01").exit_code == 2
    assert run("leg-uit", "EIGEN-01", "--school", folder / "school.yaml").exit_code == 0
    assert "school" not in json.loads(run("leg-uit", "TAAL-01", "--json").stdout)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"Zij gaat naar het flexuur."', '"Zij gaat naar de les."', "eigen.toml, regel 10, kolom 1"),
        ('"flexuur"]', '"flexuur(s"]', "eigen.toml, regel 12, kolom 1"),
        ("[[regel]]", "[[regel]", "eigen.toml, regel 8, kolom 8"),
        (PACK, "\n", "eigen.toml is leeg"),
    ],
)
def test_attack_a_broken_pack_is_named_with_its_line_and_nothing_is_checked(
    old: str, new: str, place: str, folder: Path
) -> None:
    (folder / "eigen.toml").write_text(PACK.replace(old, new), encoding="utf-8")
    case = folder / "a.dossier.yaml"
    case.write_text(NOOR.read_text(encoding="utf-8"), encoding="utf-8")
    for target in ("-", case, "school.yaml"):
        result = run("controleer", target, *DAY, stdin=TEXT if target == "-" else None)
        assert result.exit_code == 2
        assert place in result.stderr
        assert result.stdout == ""
    (folder / "eigen.toml").write_text(PACK, encoding="utf-8")
    assert codes("-", stdin=TEXT) == EXPECTED


@pytest.mark.parametrize(
    ("old", "new", "pad", "line"),
    [
        ("woord: rugtasje", "woord: rug*", "taal.woorden.0.woord", 6),
        ("woord: rugtasje", "vorm: uitdrukking, woord: rugtasje", "taal.woorden.0", 6),
        ("klasse: jargon", "klasse: vak", "taal.woorden.0.klasse", 6),
        (", reden: Besloten in het team.", "", "taal.toegestaan.0.reden", 8),
    ],
)
def test_a_word_that_cannot_be_used_is_reported_like_any_field(
    old: str, new: str, pad: str, line: int, folder: Path
) -> None:
    school = folder / "school.yaml"
    school.write_text(school.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    answer = json.loads(run("controleer", school, "--json").stdout)
    assert [(one["pad"], one["regel"]) for one in answer["bevindingen"]] == [(pad, line)]
    assert run("controleer", "-", stdin=TEXT).exit_code == 1


@pytest.mark.parametrize("name", ["weg.toml", "../eigen.toml", "eigen.txt", "map.toml"])
def test_a_pack_that_is_no_file_beside_the_school_is_refused_at_its_place(name: str, folder: Path) -> None:
    (folder / "eigen.txt").write_text(PACK, encoding="utf-8")
    (folder / "map.toml").mkdir()
    school = folder / "school.yaml"
    school.write_text(school.read_text(encoding="utf-8").replace("eigen.toml", name), encoding="utf-8")
    result = run("controleer", "-", stdin=TEXT)
    assert result.exit_code == 2
    assert "school.yaml, regel 4, kolom 15: dit pakket is geen .toml-bestand in dezelfde map." in result.stderr


def test_words_of_the_samenwerkingsverband_stay_when_a_school_adds_its_own(folder: Path) -> None:
    school = folder / "school.yaml"
    below = "soort: school\nnaam: Streek\ntaal:\n  pakketten: [streek.toml]\n  woorden:\n"
    below += "    - {woord: weektasje, klasse: jargon, reden: Van de streek.}\n"
    (folder / "streek.yaml").write_text(below, encoding="utf-8")
    (folder / "streek.toml").write_text(
        PACK.replace("EIGEN-01", "EIGEN-02").replace("flexuur", "streekuur"), encoding="utf-8"
    )
    school.write_text(school.read_text(encoding="utf-8") + "basis: streek.yaml\n", encoding="utf-8")
    text = "Het rugtasje. Het weektasje. Het streekuur. Het flexuur."
    assert [one[2] for one in codes("-", stdin=text)] == ["rugtasje", "weektasje", "streekuur", "flexuur"]


def test_attack_what_a_pack_says_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / "eigen.toml").write_text(PACK.replace("alleen onze", "alleen\\u009b2J onze"), encoding="utf-8")
    result = run("controleer", "-", stdin=TEXT)
    assert result.exit_code == 2
    assert "\x9b" not in result.output
    (folder / "eigen.toml").write_text(PACK, encoding="utf-8")
    school = folder / "school.yaml"
    text = school.read_text(encoding="utf-8").replace(
        "Ouders kennen dit woord niet.", '"Ouders\\x9b2J\\nkennen het niet."'
    )
    school.write_text(text, encoding="utf-8")
    for args in (("controleer", "-", "--uitleg"), ("leg-uit", "TAAL-01")):
        said = run(*args, stdin=TEXT if "-" in args else None).stdout
        assert "Ouders" in said
        assert "\x9b" not in said


@pytest.mark.parametrize("code", ["TAAL-03", "EIGEN-01", "TAAL-01"])
def test_a_finding_of_wording_can_be_accepted_with_the_line_that_is_advised(code: str, folder: Path) -> None:
    long = "Gelet op wat is besproken " + "en op wat daarna is afgesproken " * 6
    case = folder / "a.dossier.yaml"
    text = NOOR.read_text(encoding="utf-8").rstrip() + "\n"
    text += f'sterke_kanten:\n  - omschrijving: "Noor heeft een flexuur en een rugtasje. {long.strip()}."\n'
    case.write_text(text, encoding="utf-8")
    said = run("controleer", case, "--regel", code, "--hoe-aanvaarden", *DAY).stdout
    lines = [line.partition("aanvaarden: ")[2] for line in said.splitlines() if "aanvaarden: " in line]
    (line,) = [line for line in lines if "sterke_kanten.0.omschrijving" in line]
    line = (
        line.replace("reden: …", "reden: r")
        .replace("wie: …", "wie: Sabine")
        .replace("datum: …", "datum: 2026-11-21")
    )
    case.write_text(f"{text}aanvaard:\n  {line}\n", encoding="utf-8")
    after = json.loads(run("controleer", case, "--regel", code, "--json", *DAY).stdout)
    assert [one["code"] for one in after["aanvaard"]] == [code]
    assert "sterke_kanten.0.omschrijving" not in [one["pad"] for one in after["bevindingen"]]
