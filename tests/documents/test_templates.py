"""The templates themselves: made by tools/sjablonen.py, in one look, restyled in one place."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import word
from tests.documents.cases import ROOT, TEMPLATES
from tests.documents.word import W

NAMES = [
    "evaluatie",
    "groepsplan",
    "handelingsplan",
    "informatie",
    "inzage",
    "ot_aanmelding",
    "ot_verslag",
    "overdracht",
    "privacy_uitleg",
    "sluitbrief",
    "steunpunt",
    "uitnodiging",
    "uittreksel",
]
ARCHIEF = ["archief/vernietiging.docx", "archief/zegelbewijs.docx"]
every_template = pytest.mark.parametrize("name", NAMES)


def blob_of(name: str) -> bytes:
    return (TEMPLATES / f"{name}.docx").read_bytes()


def test_the_templates_are_what_the_tool_makes(tmp_path: Path) -> None:
    tool = ROOT / "tools" / "sjablonen.py"
    subprocess.run([sys.executable, str(tool), "--naar", str(tmp_path)], check=True)

    made = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.docx"))
    assert made == sorted([*(f"{name}.docx" for name in NAMES), *ARCHIEF, "formulieren/formulier.docx"])
    stale = [name for name in made if (tmp_path / name).read_bytes() != (TEMPLATES / name).read_bytes()]
    assert stale == [], "make sjablonen"


@every_template
def test_the_body_sets_no_colour_font_or_size_of_its_own(name: str) -> None:
    body = word.body(blob_of(name))
    direct = {node.tag.removeprefix(W) for properties in body.iter(f"{W}rPr") for node in properties}

    assert direct <= {"rStyle"}
    assert not list(body.iter(f"{W}shd"))


@every_template
def test_the_fonts_are_those_of_the_theme(name: str) -> None:
    styles = word.part(blob_of(name), "word/styles.xml")
    named = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        for font in style.iter(f"{W}rFonts")
        if font.get(f"{W}ascii")
    }

    assert named == {"Vakje"}
    assert word.parts(blob_of(name))["word/theme/theme1.xml"].count('typeface="Calibri"') == 2


@every_template
def test_the_accent_is_a_colour_of_the_theme_everywhere(name: str) -> None:
    styles = word.part(blob_of(name), "word/styles.xml")
    accents = [node for node in styles.iter() if "12505B" in node.attrib.values()]

    assert len(accents) > 8
    assert {node.get(f"{W}themeColor") for node in accents} == {"accent1"}


@every_template
def test_nothing_is_smaller_than_nine_points(name: str) -> None:
    styles = word.part(blob_of(name), "word/styles.xml")

    assert min(int(size.get(f"{W}val", "0")) for size in styles.iter(f"{W}sz")) >= 18


@every_template
def test_no_table_has_vertical_rules_or_merged_cells(name: str) -> None:
    blob = blob_of(name)
    styles = word.part(blob, "word/styles.xml")
    verticals = [*styles.iter(f"{W}insideV"), *styles.iter(f"{W}right")]
    colours = {line.get(f"{W}color") for line in verticals if line.get(f"{W}val") == "single"}

    assert colours == {"FFFFFF", "A9B3BD"}  # white between tiles; the flags of the timeline
    assert not list(word.body(blob).iter(f"{W}vMerge"))


@every_template
def test_word_lays_it_out_as_in_word_2013(name: str) -> None:
    settings = word.parts(blob_of(name))["word/settings.xml"]

    assert re.search(r'w:name="compatibilityMode"[^>]*w:val="15"', settings)
    assert "w:widowControl" in word.parts(blob_of(name))["word/styles.xml"]


@every_template
def test_table_looks_have_the_value_that_libreoffice_reads(name: str) -> None:
    for look in word.body(blob_of(name)).iter(f"{W}tblLook"):
        value = int(look.get(f"{W}val", "0"), 16)
        for flag, bit in (("firstRow", 0x20), ("lastRow", 0x40), ("firstColumn", 0x80), ("noHBand", 0x200)):
            assert bool(value & bit) == (look.get(f"{W}{flag}") == "1")


@every_template
def test_page_one_has_a_header_of_its_own(name: str) -> None:
    section = word.opened(blob_of(name)).sections[0]

    assert section.different_first_page_header_footer
    assert "{{ school.naam }}" in section.first_page_header.paragraphs[0].text
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210


def test_the_base_of_the_forms_has_the_look_of_the_templates_and_a_place_for_every_name() -> None:
    blob = (TEMPLATES / "formulieren" / "formulier.docx").read_bytes()
    styles, theirs = (word.part(each, "word/styles.xml") for each in (blob, blob_of("handelingsplan")))
    there = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}

    assert {style.get(f"{W}styleId") for style in theirs.iter(f"{W}style")} <= there
    assert min(int(size.get(f"{W}val", "0")) for size in styles.iter(f"{W}sz")) >= 18
    accents = [node for node in styles.iter() if "12505B" in node.attrib.values()]
    assert {node.get(f"{W}themeColor") for node in accents} == {"accent1"}
    text = "".join(word.parts(blob).values())
    for place in ("[school]", "[onderwerp]", "[nummer]", "[lezers]", "[titel]", "[inhoud]"):
        assert place in text
    assert word.opened(blob).core_properties.language == "nl-NL"
