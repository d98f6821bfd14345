"""`sjabloon controleer` on templates as schools make them: one exact message for each mistake."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dossiertool.checks.template_rules import TEMPLATE_RULES
from dossiertool.documents.lint.lint import GRAVE, lint
from dossiertool.findings import Klasse, Niveau
from tests.cli.run import run
from tests.documents import word
from tests.documents.broken import BROKEN, ROWS, of_a_coordinator, parts_of, sound, with_table
from tests.documents.cases import ROOT, TEMPLATES
from tests.documents.sound import SOUND
from tests.needs import need

NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"
MESSAGES = ROOT / "tests" / "data" / "sjablonen.txt"
LINT = ROOT / "src" / "dossiertool" / "documents" / "lint"
RULES = {rule.code: rule for rule in TEMPLATE_RULES}


def expected() -> dict[str, str]:
    """Return the messages written in `MESSAGES`, by the name of the broken template."""
    parts = re.split(r"^# (.+)\n", MESSAGES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: text.strip("\n") for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def checked(blob: bytes, folder: Path, *args: str | Path) -> Any:
    path = folder / "sjabloon.docx"
    path.write_bytes(blob)
    return run("sjabloon", "controleer", path, *args)


def message(name: str, folder: Path) -> str:
    kind = () if name == "no kind" else ("--soort", "handelingsplan")
    return str(checked(BROKEN[name], folder, *kind).stdout).partition("\n")[2].strip("\n")


@pytest.mark.parametrize("name", BROKEN)
def test_each_broken_template_gives_one_exact_message(name: str, tmp_path: Path) -> None:
    found = message(name, tmp_path)

    assert found == expected()[name]
    assert len(re.findall(r"^    (?:fout|waarschuwing) SJAB-", found, re.MULTILINE)) == 1


def test_there_are_messages_for_every_broken_template_and_for_no_other() -> None:
    assert list(expected()) == list(BROKEN)
    assert len(BROKEN) >= 30


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_a_fout_is_refused_by_vul_and_what_is_a_warning_is_not(name: str, tmp_path: Path) -> None:
    code = re.search(r"SJAB-\d+", expected()[name])
    assert code is not None
    checked(BROKEN[name], tmp_path)
    result = run(
        "vul", "handelingsplan", NOOR, "--sjabloon", tmp_path / "sjabloon.docx", "-o", tmp_path / "uit.docx"
    )

    assert (result.exit_code != 0) == (expected()[name].startswith("    fout "))
    assert (tmp_path / "uit.docx").exists() == (result.exit_code == 0)


def test_every_rule_is_shown_by_a_broken_template_or_has_a_test_of_its_own() -> None:
    shown = {code for text in expected().values() for code in re.findall(r"SJAB-\d+", text)}

    assert set(RULES) - shown == {"SJAB-19", "SJAB-26"}


def test_every_code_of_the_linter_is_a_rule_and_every_rule_is_one_of_the_linter() -> None:
    texts = [
        node.value
        for path in LINT.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert {text for text in texts if re.fullmatch(r"SJAB-\d+", text)} == set(RULES)
    assert {code for code, rule in RULES.items() if rule.niveau is Niveau.FOUT} == GRAVE | {"SJAB-19"}
    assert {rule.klasse for rule in TEMPLATE_RULES} == {Klasse.SJABLOON}
    assert {rule.niveau for rule in TEMPLATE_RULES} == {Niveau.FOUT, Niveau.WAARSCHUWING}


@pytest.mark.parametrize("name", SOUND)
def test_a_correct_template_gives_no_finding_and_is_filled(name: str, tmp_path: Path) -> None:
    result = checked(SOUND[name], tmp_path)

    assert result.stdout.splitlines()[0] == f"{tmp_path / 'sjabloon.docx'} (handelingsplan): geen bevindingen"
    assert result.exit_code == 0
    out = tmp_path / "uit.docx"
    assert (
        run("vul", "handelingsplan", NOOR, "--sjabloon", tmp_path / "sjabloon.docx", "-o", out).exit_code == 0
    )
    assert "{{" not in word.all_text(out.read_bytes())


@pytest.mark.eis("N12")
@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_our_own_templates_give_no_finding(path: Path) -> None:
    report = lint(path.read_bytes(), path.name)

    assert report.problems == ()
    assert report.soort == path.stem.replace("_", "-")


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Handelingsplan {{ leerling.roepnaam }}</dc:title></office:meta>
<office:styles><style:default-style style:family="paragraph">
<style:text-properties fo:language="nl" fo:country="NL"/></style:default-style></office:styles>
<office:body><office:text><text:h text:outline-level="1">Doelen</text:h>
<text:p>{%p for doel in plan.doelen %}</text:p>
<text:p>{{ doel.titel }} (<text:span>{{ doel.streef</text:span>datum
| datum }})</text:p><text:p>{%p endfor %}</text:p></office:text></office:body></office:document>
"""


def converted(path: Path, folder: Path, profile: Path) -> Path:
    soffice = need("soffice", "libreoffice-writer-nogui")
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.docx"


@pytest.mark.parametrize("name", ["eigen.fodt", *(path.name for path in sorted(TEMPLATES.glob("*.docx")))])
def test_a_template_that_libreoffice_wrote_gives_no_finding(
    name: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = TEMPLATES / name
    if name == "eigen.fodt":
        source = tmp_path / name
        source.write_text(ODT, encoding="utf-8")
    made = converted(source, tmp_path / "uit", tmp_path_factory.getbasetemp() / "libreoffice")

    result = run("sjabloon", "controleer", made)

    assert result.stdout.splitlines()[0].endswith(": geen bevindingen"), result.stdout
    assert result.exit_code == 0


def test_all_problems_come_in_one_run_in_the_order_of_the_file(tmp_path: Path) -> None:
    blob = sound(
        "Voor {{ leerlng.roepnaam }} en {{ plan.startdatum | datm }}",
        "# Doelen",
        "{%p for doel in plan.doelen %}",
        "{{ doel.titl }} {{ doel.",
        "{%p endif %}",
        title="",
        language="en-US",
    )
    result = checked(blob, tmp_path, "--soort", "handelingsplan")

    assert result.exit_code == 1
    assert re.findall(r"SJAB-\d+", result.stdout) == [
        "SJAB-42", "SJAB-40", "SJAB-20", "SJAB-21", "SJAB-20", "SJAB-10", "SJAB-14",
    ]  # fmt: skip


def test_json_gives_the_findings_of_the_design_with_the_text_and_the_place_of_each_paragraph(
    tmp_path: Path,
) -> None:
    blob = with_table(ROWS, ("x", "Voor {{ leerlng.roepnaam }}"))
    answer = json.loads(checked(blob, tmp_path, "--json").stdout)

    assert answer == {
        "doel": str(tmp_path / "sjabloon.docx"),
        "soort": "handelingsplan",
        "weg": answer["weg"],
        "bevindingen": [
            {
                "code": "SJAB-20",
                "klasse": "sjabloon",
                "niveau": "fout",
                "pad": "word/document.xml/alinea.5",
                "regel": None,
                "kolom": None,
                "start": 5,
                "eind": 27,
                "tekst": "{{ leerlng.roepnaam }}",
                "melding": "Het veld leerlng bestaat hier niet. Bedoelt u leerling?",
                "suggestie": "Welke velden er zijn, ziet u met: dossiertool sjabloon velden handelingsplan",
                "bron": "Eigen regel van dossiertool",
            }
        ],
        "alineas": {"word/document.xml/alinea.5": "Voor {{ leerlng.roepnaam }}"},
        "plaatsen": {
            "word/document.xml/alinea.5": "tekst, alinea 5, tabel 1, rij 2, kolom 2, onder de kop ‘Feiten’"
        },
    }


@pytest.mark.parametrize(
    ("text", "way", "said"),
    [
        ("{{ naam }}", "snel", "Dit sjabloon wordt op de snelle manier ingevuld."),
        ("{{ naam | beeld }}", "docxtpl", "alleen met docxtpl kan"),
        ("{{r naam }}", "docxtpl", "alleen met docxtpl kan"),
        ("{{ naam", None, None),
    ],
)
def test_the_way_a_template_is_filled_in_is_shown(
    text: str, way: str | None, said: str | None, tmp_path: Path
) -> None:
    example = tmp_path / "gegevens.json"
    example.write_text('{"naam": null}')
    blob = sound(text, title="Formulier")

    assert json.loads(checked(blob, tmp_path, "--velden", example, "--json").stdout)["weg"] == way
    lines = checked(blob, tmp_path, "--velden", example).stdout.splitlines()
    assert [line for line in lines if "ingevuld" in line or "docxtpl" in line] == (
        [] if said is None else lines[-1:]
    )
    assert said is None or said in lines[-1]


def test_a_mistake_that_only_shows_when_a_document_is_made_is_a_fout_too(tmp_path: Path) -> None:
    loops = "".join(f"{{% for x{i} in [1,2,3,4,5,6,7,8,9,0] %}}" for i in range(9))
    result = checked(sound(f"{loops}a{'{% endfor %}' * 9}"), tmp_path)

    assert result.exit_code == 1
    assert "    fout SJAB-19  tekst, alinea 1\n" in result.stdout
    assert ": De invulcodes herhalen te vaak.\n      → " in result.stdout


def test_a_warning_ends_with_0_and_with_streng_with_1(tmp_path: Path) -> None:
    assert checked(BROKEN["a day as it is"], tmp_path).exit_code == 0
    assert checked(BROKEN["a day as it is"], tmp_path, "--streng").exit_code == 1
    assert checked(SOUND["by python-docx"], tmp_path, "--streng").exit_code == 0


@pytest.mark.parametrize(
    ("title", "soort"),
    [
        ("Groepsplan {{ klas }}", "groepsplan"),
        ("Aanmelding ondersteuningsteam", "ot-aanmelding"),
        ("Verslag ondersteuningsteam", "ot-verslag"),
        ("{{ evaluatie.soort | woord }}", "evaluatie"),
        ("Formulier", None),
    ],
)
def test_the_title_says_which_document_it_is(title: str, soort: str | None) -> None:
    assert lint(sound("x", title=title), "a.docx").soort == soort


def test_the_template_of_the_manual_is_ours_after_an_afternoon_in_word() -> None:
    assert parts_of((ROOT / "tests" / "data" / "ons-plan.docx").read_bytes()) == parts_of(of_a_coordinator())


def test_without_a_telling_title_the_name_of_the_file_says_which_document_it_is() -> None:
    assert lint(sound("x", title=""), "ons-groepsplan-v2.docx").soort == "groepsplan"


def test_the_same_template_is_held_to_the_names_of_the_document_it_is_for(tmp_path: Path) -> None:
    blob = sound("{{ leerling.roepnaam }}")

    assert checked(blob, tmp_path, "--soort", "evaluatie").exit_code == 0
    assert "leerling bestaat hier niet" in checked(blob, tmp_path, "--soort", "groepsplan").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("weg.docx",), "weg.docx bestaat niet"),
        (("leeg.docx",), "leeg.docx is leeg"),
        (("goed.docx", "--soort", "rapport"), "Zo'n document kan dossiertool niet maken"),
        (("goed.docx", "--velden", "weg.json"), "weg.json bestaat niet"),
        (("goed.docx", "--velden", "lijst.json"), "In lijst.json staan geen velden"),
        (("goed.docx", "--velden", "x.json", "--soort", "evaluatie"), "Kies --soort of --velden"),
    ],
)
def test_what_cannot_be_looked_at_is_said_and_ends_with_2(
    args: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("leeg.docx").touch()
    Path("lijst.json").write_text("[1]")
    Path("goed.docx").write_bytes(sound("x"))
    result = run("sjabloon", "controleer", *args)

    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_rule_for_templates_is_explained_like_others() -> None:
    result = run("leg-uit", "sjab-20")

    assert result.stdout.startswith("SJAB-20  Het veld bestaat\nStandaard een fout.\n")
    assert "Goed: {{ doel.titel }}" in result.stdout


@pytest.mark.parametrize("text", ["{{ leerling.\x85[31m }}", "{{ plan.\u202ex }}", "{{ \x9b }}"])
def test_attack_a_terminal_obeys_nothing_in_a_template_that_is_checked(text: str, tmp_path: Path) -> None:
    result = checked(sound(text), tmp_path)

    assert [sign for sign in result.output if not sign.isprintable() and sign != "\n"] == []
