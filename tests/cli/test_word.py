"""`controleer` of a Word document, and `--word`: the same document back with comments."""

from __future__ import annotations

import json
import subprocess
import time
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from dossiertool.findings import JSON_KEYS
from tests.cli.run import run
from tests.documents.letter import commented_words, formatted, letter, p, r, table
from tests.documents.word import all_text
from tests.needs import need

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
BRIEF = Path(__file__).parents[1] / "data" / "brief.docx"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A letter with a judgement in the body, in a table and in the header."""
    refer = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    body = p("Beste ouders,") + p("Hij is l", r("ui", "<w:b/>"), ".") + table([p("Zij is brutaal.")]) + refer
    path = tmp_path / "brief.docx"
    path.write_bytes(letter(body, header=p("Zij is een lapzwans.")))
    return path


def test_json_gives_each_marked_paragraph_and_offsets_into_it(brief: Path) -> None:
    (line,) = run("controleer", brief, "--json").stdout.splitlines()
    answer = json.loads(line)
    assert list(answer) == ["doel", "bevindingen", "alineas"]
    assert answer["doel"] == str(brief)
    assert answer["alineas"] == {
        "alinea.2": "Hij is lui.",
        "alinea.3": "Zij is brutaal.",
        "alinea.4": "Zij is een lapzwans.",
    }
    for finding in answer["bevindingen"]:
        assert tuple(finding) == JSON_KEYS
        assert answer["alineas"][finding["pad"]][finding["start"] : finding["eind"]] == finding["tekst"]
        assert finding["regel"] is finding["kolom"] is None


def test_people_read_where_it_stands(brief: Path) -> None:
    result = run("controleer", brief)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    for place, words in (
        ("alinea 2", "lui"),
        ("alinea 3, tabel 1, rij 1, kolom 1", "brutaal"),
        ("alinea 4, koptekst", "lapzwans"),
    ):
        at = lines.index(f"    waarschuwing FEIT-01  {place}")
        assert f"{words}’" in lines[at + 1]
    assert "--word" in result.stderr
    assert run("controleer", brief, "--streng").exit_code == 1


def test_a_term_that_an_earlier_paragraph_explains_is_no_finding_later(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        letter(p("Het MDO (overleg met ouders en deskundigen) is in mei.") + table([p("Het MDO besluit.")]))
    )
    assert json.loads(run("controleer", path, "--json").stdout)["bevindingen"] == []
    path.write_bytes(letter(p("Het MDO is in mei.") + table([p("Het MDO besluit.")])))
    found = json.loads(run("controleer", path, "--json").stdout)["bevindingen"]
    assert [(each["tekst"], each["pad"]) for each in found] == [("MDO", "alinea.1")]


def test_uitleg_says_where_in_the_document_words_were_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(letter(p("Moeder vindt hem lui.") + table([p("Hij is lui.")])))
    result = run("controleer", path, "--uitleg")
    assert "    alinea 1\n      ‘" in result.stdout.split("Bekeken, en geen bevinding")[1]
    assert "Uitleg: past op" in result.stdout
    seen = json.loads(run("controleer", path, "--uitleg", "--json").stdout)["uitleg"]
    assert {each["pad"] for each in seen} == {"alinea.1", "alinea.2"}


def test_the_words_of_the_school_count_in_a_document_too(tmp_path: Path) -> None:
    path, out = tmp_path / "brief.docx", tmp_path / "uit.docx"
    path.write_bytes(letter(p("Hij is lui. Het MDO is in mei.")))
    assert "MDO" in run("controleer", path).stdout
    taal = "taal: {toegestaan: [{woord: MDO, klasse: afkorting, reden: Dat kent ieder hier.}]}"
    (tmp_path / "school.yaml").write_text(f"soort: school\nnaam: Voorbeeldcollege\n{taal}\n", encoding="utf-8")
    assert "MDO" not in run("controleer", path).stdout
    assert run("controleer", path, "--word", out).exit_code == 0
    ((_, words),) = commented_words(out.read_bytes())
    assert "lui" in words


def test_word_gives_the_document_back_with_comments(brief: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.docx"
    result = run("controleer", brief, "--word", out)
    assert result.exit_code == 0
    assert result.stdout.endswith(f"Geschreven: {out}\n")
    assert "brutaal’" in result.stdout
    in_body = json.loads(run("controleer", brief, "--json").stdout)["bevindingen"][:-1]
    (listed, nothing), *comments = commented_words(out.read_bytes())
    assert nothing == ""
    assert "\nKoptekst, ‘" in listed
    assert "lapzwans’: Dit is een oordeel" in listed
    assert comments == [
        (f"{each['melding']}\n→ {each['suggestie']} ({each['code']})", each["tekst"]) for each in in_body
    ]
    assert {comment.author for comment in Document(BytesIO(out.read_bytes())).comments} == {"dossiertool"}


def test_json_of_a_commented_document_says_where_it_is(brief: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.docx"
    answer = json.loads(run("controleer", brief, "--word", out, "--json").stdout)
    assert list(answer) == ["doel", "bevindingen", "alineas", "uit"]
    assert answer["uit"] == str(out)


def test_only_the_chosen_rules_become_comments(brief: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.docx"
    assert run("controleer", brief, "--word", out, "--regel", "FEIT-06").exit_code == 0
    assert out.read_bytes() == brief.read_bytes()


def test_a_file_that_exists_stays_as_it_is(brief: Path) -> None:
    before = brief.read_bytes()
    result = run("controleer", brief, "--word", brief)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "bestaat al en blijft zoals het is" in result.stderr
    assert brief.read_bytes() == before


@pytest.mark.parametrize(
    "targets", [["a.txt"], ["-"], ["a.docx", "b.docx"], ["a.yaml"], ["a.jsonl"], ["kluis:D-7K3Q-92"], ["a.doc"]]
)
def test_word_needs_one_word_document(targets: list[str], tmp_path: Path) -> None:
    out = tmp_path / "uit.docx"
    result = run("controleer", *targets, "--word", out, stdin="Hij is lui.")
    assert result.exit_code == 2
    assert result.stderr == (
        "fout: --word kan alleen bij één Word-document (.docx) tegelijk.\n"
        "tip: Geef één document: dossiertool controleer brief.docx --word met-opmerkingen.docx\n"
    )
    assert result.stdout == ""
    assert not out.exists()


@pytest.mark.parametrize("out", ["uit.txt", "uit", "nergens/uit.docx", ""])
def test_a_copy_that_cannot_be_written_is_refused(
    brief: Path, out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(brief.parent)
    result = run("controleer", brief, "--word", out)
    assert result.exit_code == 2
    assert "tip: " in result.stderr
    assert result.stdout == ""
    assert list(brief.parent.iterdir()) == [brief]


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.pdf", "a.rtf", "a.docm"])
def test_other_kinds_of_documents_are_refused_with_what_to_do(name: str) -> None:
    result = run("controleer", name)
    assert result.exit_code == 2
    assert "als .docx" in result.stderr


def test_several_documents_are_checked_in_one_call(brief: Path) -> None:
    result = run("controleer", brief, BRIEF, "--json", "--werkers", "2")
    assert [json.loads(line)["doel"] for line in result.stdout.splitlines()] == [str(brief), str(BRIEF)]


def test_a_real_letter_keeps_its_text_and_formatting_and_libreoffice_opens_it(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    soffice = need("soffice", "libreoffice-writer-nogui")
    out = tmp_path / "uit.docx"
    found = json.loads(run("controleer", BRIEF, "--word", out, "--json").stdout)
    before, after = BRIEF.read_bytes(), out.read_bytes()
    assert formatted(after) == formatted(before)
    said = commented_words(after)
    in_body = [words for _, words in said if words]
    listed = said[0][0]
    assert all(each["tekst"] in in_body or f"‘{each['tekst']}’" in listed for each in found["bevindingen"])
    assert len(in_body) + listed.count("\n") == len(found["bevindingen"]) > 10

    profile = f"-env:UserInstallation={(tmp_path_factory.getbasetemp() / 'libreoffice').as_uri()}"
    for kind, *paths in (("txt:Text", BRIEF, out), ("fodt", out)):
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", kind, "--outdir", tmp_path, *paths],
            check=True,
            capture_output=True,
            timeout=120,
        )
    assert (tmp_path / "brief.txt").read_bytes() == (tmp_path / "uit.txt").read_bytes()
    assert annotated_words(tmp_path / "uit.fodt") == [words for _, words in said]


def annotated_words(path: Path) -> list[str]:
    """List the words that each comment is about according to LibreOffice, in the order of the text."""
    words: dict[str, str] = {}
    is_open: set[str] = set()

    def say(text: str | None) -> None:
        for name in is_open:
            words[name] += text or ""

    for event, node in etree.iterwalk(etree.parse(path), events=("start", "end")):
        kind = etree.QName(node).localname
        name = str(node.get(f"{OFFICE}name"))
        if kind == "annotation":
            if event == "end":
                words[name] = ""
                is_open |= {name} if node.get(f"{OFFICE}name") else set()
                say(node.tail)
        elif next(node.iterancestors(f"{OFFICE}annotation"), None) is None:
            if kind == "annotation-end" and event == "end":
                is_open.discard(name)
            say(node.text if event == "start" else node.tail)
    return list(words.values())


def test_a_document_of_sixty_pages_takes_a_few_seconds(tmp_path: Path) -> None:
    """Sixty pages of forty lines, a mark in every other paragraph; the bound is wide for a busy machine."""
    pages = "".join(
        p(
            f"Op dag {i} kwam Noor om 8.{i % 60:02} uur binnen en pakte zij haar boek. ",
            "Zij is l",
            r("ui", "<w:b/>"),
            ".",
        )
        + p("Daarna las zij twaalf minuten en maakte zij zes opgaven van wiskunde en drie van Engels. " * 3)
        for i in range(60 * 7)
    )
    path, out = tmp_path / "lang.docx", tmp_path / "uit.docx"
    path.write_bytes(letter(pages))
    began = time.process_time()
    assert run("controleer", path, "--word", out).exit_code == 0
    assert time.process_time() - began < 15
    assert len(commented_words(out.read_bytes())) == 60 * 7
    assert all_text(out.read_bytes()).count("Zij is lui.") == 60 * 7
