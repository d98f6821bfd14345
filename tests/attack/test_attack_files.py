"""A malicious case file or text from another school: nothing obeyed, told or endless."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import pytest

from dossiertool.actions.check import check_target
from dossiertool.errors import InvalidInput
from dossiertool.files.comments import has_comments
from dossiertool.text.check import check_text
from tests.cli.run import run

from .desk import CLASS, NOOR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .desk import Desk

# A window title, a cleared screen, both in the other spelling of ESC [, and a line that is turned around.
OBEYED = "\x1b]0;gekaapt\x07\x1b[2J\x9b31m\u202e\u2066\x7f"


def obeyed(shown: str) -> list[str]:
    return [sign for sign in shown if not sign.isprintable() and sign != "\n"]


@pytest.fixture
def seconds() -> Iterator[None]:
    """Fail when the test cost more processor time than any honest file would; once these took minutes."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 30


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_attack_a_terminal_obeys_nothing_in_a_text(tmp_path: Path, flags: tuple[str, ...]) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(f"Hij is {OBEYED}lui{OBEYED}. Hij is \x9b2Jaltijd\u202e lui.", encoding="utf-8")
    result = run("controleer", path, *flags)
    assert result.exit_code == 0
    assert "lui" in result.stdout
    assert obeyed(result.output) == []


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_attack_a_terminal_obeys_nothing_in_the_id_of_a_line(tmp_path: Path, flags: tuple[str, ...]) -> None:
    path = tmp_path / "teksten.jsonl"
    path.write_text(json.dumps({"id": OBEYED, "text": "Hij is lui."}) + "\n", encoding="utf-8")
    result = run("controleer", path, *flags)
    assert result.exit_code == 0
    assert obeyed(result.output) == []
    if flags:
        assert json.loads(result.stdout)["id"] == OBEYED


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_attack_a_terminal_obeys_nothing_in_the_name_of_a_field(tmp_path: Path, flags: tuple[str, ...]) -> None:
    path = tmp_path / "x.dossier.json"
    path.write_text(json.dumps({"soort": "dossier", OBEYED: {OBEYED: 1}}), encoding="utf-8")
    for command in (("controleer", path, *flags), ("vul", "handelingsplan", path, *flags)):
        result = run(*command)
        assert result.exit_code == 1
        assert obeyed(result.output) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("ending", [".dossier.yaml", ".txt", ".yaml", ".docx", ".jsonl"])
def test_attack_a_terminal_obeys_nothing_in_the_name_of_a_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{OBEYED}\nfout: alles is weg{ending}"
    present = "Hij is lui.\n" if ending == ".txt" else '{"text": "Hij is lui."}\n'
    path.write_text(NOOR.read_text(encoding="utf-8") if "dossier" in ending else present, encoding="utf-8")
    for result in (run("controleer", path), run("vul", "evaluatie", path), run("controleer", f"{path}.yaml")):
        assert obeyed(result.output) == []
        assert "\nfout: alles is weg" not in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name", ["-x", "caf\udcff", "twee  woorden", "😀", "'; rm -rf ~", "$(id)", "..", "%s{0}"]
)
def test_attack_an_odd_name_is_a_name_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"{name}.dossier.yaml").write_text(NOOR.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("controleer", "--", f"{name}.dossier.yaml").exit_code == 0
    assert run("vul", "handelingsplan", "-o", f"{name}.docx", "--", f"{name}.dossier.yaml").exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.dossier.yaml", f"{name}.docx"}


@pytest.mark.parametrize("name", ["Noor.de.Vries", "123456789", "roepnaam.Noor", "Noor", ".", "…Noor.."])
def test_attack_the_name_of_an_unknown_field_never_reaches_stderr(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.dossier.yaml"
    lines = NOOR.read_text(encoding="utf-8").replace("signalen:\n", f'"{name}": {{a: 1}}\nsignalen:\n')
    path.write_text(lines.replace("leerling:\n", f'leerling:\n  "{name}": x\n'), encoding="utf-8")
    result = run("vul", "handelingsplan", path)
    assert result.exit_code == 1
    assert "STR-02" in result.stderr
    assert "Noor" not in result.output
    assert "123456789" not in result.output


def test_attack_the_name_of_a_pupil_among_the_scores_never_reaches_stderr(tmp_path: Path) -> None:
    path = tmp_path / "x.groepsplan.yaml"
    text = CLASS.read_text(encoding="utf-8")
    assert "scores: {T1:" in text
    path.write_text(text.replace("scores: {T1:", "scores: {Noor Jansen: veel, T1:", 1), encoding="utf-8")
    for command in (("vul", "groepsplan", path), ("controleer", path)):
        result = run(*command)
        assert result.exit_code == 1
        assert "Noor" not in result.stderr
    assert "Noor Jansen" in result.stdout  # there it is the answer


@pytest.mark.parametrize(
    "sentence",
    [
        "Noor is lui. Zij komt altijd te laat",
        "Noor haalde een 5.5",
        "Noor is lui.Zij",
        "Noor is lui " * 40,
        "Noor\nis lui",
        "bij/voor Noor is alles. Goed",
    ],
)
@pytest.mark.parametrize("more", [(), ("nog iets.yaml",)])
def test_attack_a_sentence_in_place_of_a_file_is_never_repeated(sentence: str, more: tuple[str, ...]) -> None:
    result = run("controleer", sentence, *more)
    assert result.exit_code == 2
    assert "geen bestand maar een tekst" in result.stderr
    assert "Noor" not in result.output


@pytest.mark.parametrize("name", ["__class__", "model_config", "__dict__", "model_fields", "<<", "__proto__"])
def test_attack_a_field_named_after_machinery_is_an_unknown_field(tmp_path: Path, name: str) -> None:
    for ending, text in (
        ("yaml", f'soort: dossier\n"{name}": {{roepnaam: x}}\n'),
        ("json", json.dumps({"soort": "dossier", name: {"roepnaam": "x"}})),
    ):
        path = tmp_path / f"x.dossier.{ending}"
        path.write_text(text, encoding="utf-8")
        found = check_target(str(path)).bevindingen
        assert ("STR-02", name) in [(finding.code, finding.pad) for finding in found]


@pytest.mark.parametrize(
    "number", ["../../D-4M7T-58", "D-4M7T-58/x", "D-4M7T-58\n", "D-4M7T-58\x00", "CON", "-o"]
)
def test_attack_a_number_that_is_a_path_names_no_file(tmp_path: Path, number: str) -> None:
    path = tmp_path / "x.dossier.json"
    path.write_text(json.dumps({"soort": "dossier", "dossiernummer": number}), encoding="utf-8")
    found = check_target(str(path)).bevindingen
    assert "dossiernummer" in [finding.pad for finding in found if finding.code == "STR-03"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs /dev/zero")
@pytest.mark.parametrize("name", ["x.dossier.yaml", "x.txt", "x.jsonl", "x.json"])
def test_attack_a_link_to_a_file_without_end_is_too_large(tmp_path: Path, name: str, seconds: object) -> None:
    (tmp_path / name).symlink_to("/dev/zero")
    result = run("controleer", tmp_path / name)
    assert result.exit_code == 2
    assert "groter dan" in result.stderr


@pytest.mark.parametrize("blank", ["\n", " ", "\t\n", " \n", '"', '{"', "{ "])
def test_attack_a_text_of_nothing_but_blanks_takes_no_time(blank: str, seconds: object) -> None:
    text = blank * 100_000 + "einde"
    assert check_target("-", stdin=text.encode()).doel == "-"


def test_attack_a_number_behind_many_blanks_is_still_seen(tmp_path: Path) -> None:
    for text in ('{\n\n  "dossiernummer" : 1', "x\n \t dossiernummer:", '{ { "plannummer":1'):
        with pytest.raises(InvalidInput, match="lijkt een dossier"):
            check_target("-", stdin=text.encode())


def test_attack_a_text_full_of_hashes_takes_no_time(seconds: object) -> None:
    assert not has_comments('a: "' + "# " * 500_000 + '"\n')
    assert has_comments('a: "' + "# " * 500_000 + '" # toch\n')


@pytest.mark.parametrize("words", ["hij is lui ", "het is ", "‘lui’ ", "IB'er ", "altijd nooit "])
def test_attack_a_sentence_without_end_takes_no_time(words: str, seconds: object) -> None:
    check_text(words * 8_000)


def test_attack_a_long_sentence_is_checked_to_its_end() -> None:
    text = "en toen " * 3000 + "was hij lui"
    found = [finding for finding in check_text(text) if finding.tekst == "lui"]
    assert [finding.start for finding in found] == [len(text) - 3]


@pytest.mark.parametrize(
    "shape", ["scores: {", "- - - ", "a: {b: [", "? ", "%YAML 1.2\n---\n", "|\n ", '"\\', "\ufeff"]
)
def test_attack_a_file_of_one_sign_over_and_over_is_refused_quickly(
    tmp_path: Path, shape: str, seconds: object
) -> None:
    path = tmp_path / "x.dossier.yaml"
    path.write_text(shape * 50_000, encoding="utf-8")
    assert run("controleer", path).exit_code in (1, 2)


def test_attack_a_name_that_a_terminal_obeys_is_listed_harmlessly(desk: Desk) -> None:
    case = desk.case(**{"roepnaam: Noor": 'roepnaam: "N\\u009b31moor\\u202e"'})
    assert run("kluis", "bewaar", case, *desk.options).exit_code == 0
    for flags in ((), ("--json",)):
        result = run("kluis", "lijst", "--toon-namen", *flags, *desk.options)
        assert result.exit_code == 0
        assert obeyed(result.output) == []
