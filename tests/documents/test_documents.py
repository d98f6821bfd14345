"""Every document of every sample, and the fullest and the emptiest: valid, readable, nothing left over."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from dossiertool.documents.fill import fill
from dossiertool.files.load import load_dossier
from dossiertool.model.case import SOORTEN, Case
from tests.documents import word
from tests.documents.cases import TODAY, emptiest, fullest, sample_documents
from tests.documents.word import W
from tests.needs import need

FULLEST = [("volst", soort, None) for soort in SOORTEN]
EMPTIEST = [("leegst", soort, None) for soort in SOORTEN]
SAMPLES = [(str(path), soort, kenmerk) for path, soort, kenmerk in sample_documents()]
LETTERS = ("uitnodiging", "steunpunt", "sluitbrief")
# Shows only what was agreed, and is not made at all when something is missing.
AGREED = "overdracht"
EVERY = [*FULLEST, *EMPTIEST, *SAMPLES]


def name_of(value: object) -> str:
    return Path(value).parent.name or value if isinstance(value, str) else str(value)


def case_of(source: str, soort: str) -> Case:
    if source == "volst":
        return fullest("groepsplan" if soort == "groepsplan" else "dossier")
    return emptiest(soort) if source == "leegst" else load_dossier(Path(source))


@cache
def document(source: str, soort: str, kenmerk: str | None) -> bytes:
    return fill(soort, case_of(source, soort), kenmerk=kenmerk, today=TODAY)


every_document = pytest.mark.parametrize(("source", "soort", "kenmerk"), EVERY, ids=name_of)


@every_document
def test_word_can_open_it_and_its_title_names_it(source: str, soort: str, kenmerk: str | None) -> None:
    found = word.opened(document(source, soort, kenmerk))
    case = case_of(source, soort)

    assert found.core_properties.author == case.school.naam
    assert found.core_properties.language == "nl-NL"
    about = case.klas if soort == "groepsplan" else case.leerling.roepnaam  # type: ignore[union-attr]
    assert found.core_properties.title.endswith(about)


@every_document
def test_no_tag_and_no_none_is_left(source: str, soort: str, kenmerk: str | None) -> None:
    for name, xml in word.parts(document(source, soort, kenmerk)).items():
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bTrue\b|\bFalse\b|Undefined", xml), name


@every_document
def test_every_heading_has_a_style_and_no_level_is_skipped(
    source: str, soort: str, kenmerk: str | None
) -> None:
    found = word.headings(document(source, soort, kenmerk))

    assert found[0][0] == 1
    assert all(text for _, text in found)
    assert all(below - above <= 1 for (above, _), (below, _) in pairwise(found))


@every_document
def test_a_heading_never_stands_in_a_table(source: str, soort: str, kenmerk: str | None) -> None:
    body = word.body(document(source, soort, kenmerk))

    inside = [word.style_of(p) for table in body.iter(f"{W}tbl") for p in table.iter(f"{W}p")]
    assert not [style for style in inside if style.startswith("Heading")]


@every_document
def test_every_table_is_whole(source: str, soort: str, kenmerk: str | None) -> None:
    for table in word.body(document(source, soort, kenmerk)).iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        assert sum(grid) == pytest.approx(9354, abs=24)
        for row in table.findall(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            asked = [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w", "0")) for cell in cells]  # type: ignore[union-attr]
            assert asked == grid
            assert all(cell[-1].tag == f"{W}p" for cell in cells)
            assert row.find(f"{W}trPr/{W}cantSplit") is not None


@every_document
def test_every_table_says_what_it_is(source: str, soort: str, kenmerk: str | None) -> None:
    for table in word.body(document(source, soort, kenmerk)).iter(f"{W}tbl"):
        for name in ("tblCaption", "tblDescription"):
            found = table.find(f"{W}tblPr/{W}{name}")
            assert found is not None
            assert found.get(f"{W}val")


@every_document
def test_every_list_repeats_its_header(source: str, soort: str, kenmerk: str | None) -> None:
    for table in word.body(document(source, soort, kenmerk)).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        style = table.find(f"{W}tblPr/{W}tblStyle")
        assert style is not None
        expected = style.get(f"{W}val") != "DossierGegevens"
        assert headers == [expected, *[False] * (len(rows) - 1)]


@every_document
def test_no_paragraph_between_the_tables_is_empty(source: str, soort: str, kenmerk: str | None) -> None:
    paragraphs = word.body(document(source, soort, kenmerk)).findall(f"{W}body/{W}p")

    assert [word.style_of(paragraph) for paragraph in paragraphs if not word.text_of(paragraph)] == []


@every_document
def test_two_tables_never_touch(source: str, soort: str, kenmerk: str | None) -> None:
    blocks = [block.tag for block in word.body(document(source, soort, kenmerk))[0]]

    assert (f"{W}tbl", f"{W}tbl") not in set(pairwise(blocks))
    assert blocks[-2:] == [f"{W}p", f"{W}sectPr"]


@every_document
def test_only_styles_of_the_template_are_used(source: str, soort: str, kenmerk: str | None) -> None:
    blob = document(source, soort, kenmerk)
    known = {style.get(f"{W}styleId") for style in word.part(blob, "word/styles.xml").iter(f"{W}style")}
    used = {
        node.get(f"{W}val")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for node in word.body(blob).iter(f"{W}{tag}")
    }

    assert used <= known
    assert "Sjabloontag" not in used


@pytest.mark.eis("R078")
@pytest.mark.parametrize(
    ("source", "soort", "kenmerk"), [one for one in EVERY if one[1] not in (*LETTERS, AGREED)], ids=name_of
)
def test_the_level_of_support_and_the_page_number_stand_on_every_page(
    source: str, soort: str, kenmerk: str | None
) -> None:
    for name, xml in word.parts(document(source, soort, kenmerk)).items():
        if name.startswith("word/header"):
            assert "Basisondersteuning" in xml or "Extra ondersteuning" in xml
        if name.startswith("word/footer"):
            assert "Vertrouwelijk: voor" in xml
            assert "NUMPAGES" in xml


@pytest.mark.parametrize("soort", [*LETTERS, AGREED])
def test_a_letter_does_not_tell_the_level_of_support_and_says_on_every_page_whom_it_is_for(soort: str) -> None:
    for name, xml in word.parts(document("volst", soort, None)).items():
        assert "ondersteuning<" not in xml
        if name.startswith("word/footer"):
            assert "Vertrouwelijk: voor" in xml


@every_document
def test_later_pages_do_not_name_the_pupil(source: str, soort: str, kenmerk: str | None) -> None:
    case = case_of(source, soort)
    if soort != "groepsplan":
        header = word.text_of(word.part(document(source, soort, kenmerk), "word/header2.xml"))
        assert case.leerling.roepnaam not in header  # type: ignore[union-attr]


@pytest.mark.parametrize("soort", SOORTEN)
def test_the_language_is_dutch(soort: str) -> None:
    blob = document("volst", soort, None)

    for name, path in (
        ("word/styles.xml", f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"),
        ("word/settings.xml", f"{W}themeFontLang"),
    ):
        found = word.part(blob, name).find(path)
        assert found is not None
        assert found.get(f"{W}val") == "nl-NL"


@pytest.mark.parametrize("soort", [soort for soort in SOORTEN if soort != AGREED])
def test_the_emptiest_document_is_a_draft_that_says_what_is_missing(soort: str) -> None:
    text = word.all_text(document("leegst", soort, None))

    assert "CONCEPT" in text
    assert "Nog niet ingevuld" in text
    assert "Concept van 21 november 2026" in text


# A steunpunt is full with a school file only: test_letters.
@pytest.mark.parametrize("soort", [soort for soort in SOORTEN if soort != "steunpunt"])
def test_the_fullest_document_is_no_draft(soort: str) -> None:
    assert "CONCEPT" not in word.all_text(document("volst", soort, None))


@pytest.mark.parametrize(("source", "soort", "kenmerk"), [*FULLEST, *EMPTIEST], ids=name_of)
def test_libreoffice_makes_pages_of_it(
    source: str, soort: str, kenmerk: str | None, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    soffice = need("soffice", "libreoffice-writer-nogui")
    path = tmp_path / "document.docx"
    path.write_bytes(document(source, soort, kenmerk))
    profile = f"-env:UserInstallation={(tmp_path_factory.getbasetemp() / 'libreoffice').as_uri()}"

    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "document.pdf").read_bytes())) >= 1
