"""`nieuw`: skeletons that load once they are filled in, and parts that know what the dossier says."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

import pytest

from dossiertool.files.load import load_case
from dossiertool.files.school import load_school
from dossiertool.model.parts import PARTS, ROOT_KINDS

from .run import run
from .skeletons import all_in_use, filled_in, waiting

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
SAMPLES = ROOT / "samples"
NOOR = SAMPLES / "02-toetsen" / "zaak.dossier.yaml"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(kind: str) -> Path:
    result = run("nieuw", kind, "--vandaag", "2026-11-21", "--json")
    assert result.exit_code == 0, result.stderr
    return Path(json.loads(result.stdout)["uit"])


def read(path: Path) -> object:
    return load_school(path) if path.name == "school.yaml" else load_case(path).case


@pytest.mark.parametrize("kind", ROOT_KINDS)
def test_a_new_file_loads_as_soon_as_the_examples_are_filled_in(kind: str) -> None:
    Path("samenwerkingsverband.yaml").write_text("soort: school\nnaam: Voorbeeldstreek\n", encoding="utf-8")
    path = made(kind)
    text = path.read_text(encoding="utf-8")
    assert 0 < len(waiting(text)) < 15

    path.write_text(filled_in(text), encoding="utf-8")
    assert read(path)
    path.write_text(filled_in(all_in_use(text)), encoding="utf-8")
    assert read(path)


@pytest.mark.parametrize("kind", ["dossier", "groepsplan"])
def test_controleer_names_each_field_that_still_waits(kind: str) -> None:
    path = made(kind)
    findings = json.loads(run("controleer", path, "--json").stdout)["bevindingen"]
    names = [finding["pad"].rpartition(".")[2] for finding in findings]
    assert names == waiting(path.read_text(encoding="utf-8"))
    assert {finding["melding"] for finding in findings} == {"Dit veld is leeg. Vul het in: het is verplicht."}


@pytest.mark.parametrize("kind", [kind for kind, part in PARTS.items() if part.root == "dossier"])
@pytest.mark.parametrize("in_use", [False, True], ids=["bare", "whole"])
def test_every_part_of_a_dossier_loads_once_it_is_filled_in(kind: str, in_use: bool) -> None:
    path = made("dossier")
    block = run("nieuw", kind).stdout
    text = path.read_text(encoding="utf-8") + f"{PARTS[kind].field}:\n"
    text += "".join(f"  {line}\n" for line in (all_in_use(block) if in_use else block).splitlines())

    path.write_text(filled_in(text), encoding="utf-8")

    assert len(getattr(load_case(path).case, PARTS[kind].field)) == 1


@pytest.mark.parametrize("kind", [kind for kind, part in PARTS.items() if part.root == "groepsplan"])
def test_every_part_of_a_groepsplan_goes_into_it_and_loads_once_it_is_filled_in(kind: str) -> None:
    path = made("groepsplan")
    assert run("nieuw", kind, "--in", path).exit_code == 0
    path.write_text(filled_in(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert len(getattr(load_case(path).case, PARTS[kind].field)) == 1


@pytest.mark.parametrize("kind", ROOT_KINDS)
def test_the_first_line_points_editors_at_a_schema_that_exists(kind: str) -> None:
    first = made(kind).read_text(encoding="utf-8").split("\n")[0]
    uri = first.removeprefix("# yaml-language-server: $schema=")
    assert " " not in uri
    schema = Path(url2pathname(unquote(urlparse(uri).path)))
    assert json.loads(schema.read_text(encoding="utf-8"))["$id"] == f"{kind}.schema.json"


def test_a_new_dossier_is_named_after_its_number_and_never_replaces_a_file() -> None:
    path = made("dossier")
    assert path.name.startswith("D-")
    assert f"dossiernummer: {path.name.removesuffix('.dossier.yaml')}" in path.read_text(encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    result = run("nieuw", "dossier", "-o", path)
    assert result.exit_code == 2
    assert "bestaat al" in result.stderr
    assert path.read_text(encoding="utf-8") == before


def test_a_school_file_gives_a_new_dossier_the_name_of_the_school() -> None:
    Path("school.yaml").write_text("naam: Voorbeeldcollege\n", encoding="utf-8")
    result = run("nieuw", "dossier", "-o", "a.dossier.yaml")
    assert result.exit_code == 0
    assert "  naam: Voorbeeldcollege\n" in Path("a.dossier.yaml").read_text(encoding="utf-8")


def test_a_part_goes_into_a_file_and_every_line_that_was_there_stays() -> None:
    path = Path("noor.dossier.yaml")
    path.write_bytes(NOOR.read_bytes())
    before = path.read_text(encoding="utf-8").splitlines()

    assert run("nieuw", "signaal", "--in", path).stdout == "Geschreven: noor.dossier.yaml, vanaf regel 52\n"

    after = path.read_text(encoding="utf-8").splitlines()
    added = [line for line in after if line not in before]
    assert any("kenmerk: S" in line for line in added)
    kept = iter(after)
    assert all(line in kept for line in before)
    findings = json.loads(run("controleer", path, "--json").stdout)["bevindingen"]
    assert {f["pad"].rpartition(".")[2] for f in findings if f["code"].startswith("STR")} == {"datum", "door"}


def test_help_that_nieuw_wrote_is_no_remark_of_a_person_which_the_vault_would_lose() -> None:
    path = made("dossier")
    assert run("nieuw", "signaal", "--in", path).exit_code == 0
    text = filled_in(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert not load_case(path).has_comments()
    path.write_text(text.replace("klas: 1V1", "klas: 1V1  # nakijken"), encoding="utf-8")
    assert load_case(path).has_comments()


def test_a_part_gets_the_next_kenmerk_of_its_list() -> None:
    assert "- kenmerk: HP2\n" in run("nieuw", "handelingsplan", "--uit", NOOR).stdout
    assert "- kenmerk: HP1\n" in run("nieuw", "handelingsplan").stdout


def test_both_spellings_of_a_kind_work() -> None:
    assert run("nieuw", "ot_aanmelding").stdout == run("nieuw", "ot-aanmelding").stdout != ""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nieuw"], "Kies uit: dossier, groepsplan, school, signaal"),
        (["nieuw", "brief"], "Kies uit: dossier, groepsplan, school, signaal"),
        (["nieuw", "signaal", "--uit", "x.yaml"], "x.yaml bestaat niet"),
        (["nieuw", "signaal", "--kenmerk", "S1"], "--kenmerk hoort bij --uit"),
        (["nieuw", "signaal", "--uit", NOOR], "--uit werkt alleen voor handelingsplan"),
        (["nieuw", "dossier", "--uit", NOOR], "horen bij een onderdeel"),
        (["nieuw", "dossier", "--klassenlijst", "x.csv"], "--klassenlijst hoort bij een groepsplan"),
        (["nieuw", "groepsplan", "--klassenlijst", "x.csv"], "x.csv bestaat niet"),
        (["nieuw", "groepsplan", "--vak", "rekenen"], "horen bij --klassenlijst"),
        (["nieuw", "subgroep", "--in", NOOR], "is geen groepsplan"),
        (["nieuw", "signaal", "--in", NOOR, "-o", "x.yaml"], "Kies -o of --in"),
    ],
)
def test_wrong_use_is_explained_with_exit_code_2(args: list[object], said: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_list_between_brackets_is_left_alone() -> None:
    path = Path("a.dossier.yaml")
    text = NOOR.read_text(encoding="utf-8").split("\nsignalen:")[0] + "\nsignalen: [{kenmerk: S1}]\n"
    path.write_text(text, encoding="utf-8")
    result = run("nieuw", "signaal", "--in", path)
    assert result.exit_code == 2
    assert "tussen haakjes" in result.stderr
    assert path.read_text(encoding="utf-8") == text


def test_a_class_list_becomes_a_groepsplan_that_loads_and_has_no_findings_of_level_fout() -> None:
    result = run("nieuw", "groepsplan", "--klassenlijst", DATA / "klassenlijst.csv", "--score", "begrijpend",
                 "--vak", "begrijpend lezen", "-o", "a.groepsplan.yaml", "--vandaag", "2026-11-21")  # fmt: skip
    assert result.exit_code == 0
    plan = load_case(Path("a.groepsplan.yaml")).case
    assert len(plan.leerlingen) == 28  # type: ignore[union-attr]
    assert run("controleer", "a.groepsplan.yaml").exit_code == 0
    text = Path("a.groepsplan.yaml").read_text(encoding="utf-8")
    assert "het laagste kwart" in " ".join(text.replace("#", " ").split())
    for phase in ("opstellen", "uitvoeren", "realiseren"):
        assert f"#    fase: {phase}" in text
    path = Path("b.groepsplan.yaml")
    path.write_text(all_in_use(text).replace("  - datum:\n", "  - datum: 2026-12-01\n"), encoding="utf-8")
    assert len(load_case(path).case.besprekingen) == 3  # type: ignore[union-attr]


def test_rows_with_mistakes_end_with_exit_code_1_and_the_good_rows_are_written_and_shown_first() -> None:
    result = run(
        "nieuw", "groepsplan", "--klassenlijst", DATA / "klassenlijst_fouten.csv", "-o", "a.groepsplan.yaml"
    )
    assert result.exit_code == 1
    assert result.stdout.split("\n")[1].startswith("  Subgroep A (basis): Amira, Anaïs")
    assert "Niet in het plan: regel 12." in result.stderr
    assert "fout regel 12, kolom Roepnaam: Hier ontbreekt de naam." in result.stderr
    assert len(load_case(Path("a.groepsplan.yaml")).case.leerlingen) == 27  # type: ignore[union-attr]


def test_what_is_said_about_a_list_on_stderr_never_holds_a_value_of_it() -> None:
    path = DATA / "klassenlijst_fouten.csv"
    result = run("nieuw", "groepsplan", "--klassenlijst", path, "-o", "a.groepsplan.yaml")
    rows = [line.split(";") for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    for value in {cell.strip('" ') for row in rows for cell in row if len(cell.strip('" ')) > 3}:
        assert value not in result.stderr


def test_json_of_a_class_list_counts_and_names_rows_but_no_pupil() -> None:
    path = DATA / "klassenlijst_fouten.csv"
    result = run("nieuw", "groepsplan", "--klassenlijst", path, "--score", "rekenen", "--json")
    answer = json.loads(result.stdout)
    assert (answer["leerlingen"], answer["overgeslagen"]) == (27, [12])
    assert sum(answer["groepen"].values()) == 27
    assert {"niveau", "regel", "kolom", "melding", "advies"} == set(answer["opmerkingen"][0])
    assert "Amira" not in result.stdout


def test_a_plan_that_follows_on_one_without_needs_is_made_too() -> None:
    case = Path("a.dossier.yaml")
    case.write_text(
        "dossiernummer: D-7K3Q-92\nschool: {naam: X}\nleerling: {roepnaam: Noor, klas: 1V1}\n"
        "schooljaar: 2026-2027\nplannen:\n"
        "  - {kenmerk: HP1, gericht_op: Toetsen, startdatum: 2026-09-07, einddatum: 2026-11-20,\n"
        "     doelen: [{kenmerk: D1, omschrijving: Noor levert 8 van de 10 toetsen in.}]}\n"
        "evaluaties:\n"
        "  - {kenmerk: E1, soort: eind, datum: 2026-11-20, plan: HP1,\n"
        "     doelen: [{doel: D1, doelbereik: deels, besluit: voortzetten}]}\n",
        encoding="utf-8",
    )
    result = run("nieuw", "handelingsplan", "--uit", case, "--vandaag", "2026-11-21")
    assert result.exit_code == 0, result.output
    assert "vervangt: HP1" in result.stdout
