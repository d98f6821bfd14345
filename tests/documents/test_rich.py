"""Pictures and rich text: the same strictness, through docxtpl, and only where a template asks for them."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from typing import Any

import pytest
from docxtpl import RichText, RichTextParagraph

from dossiertool.documents.render import compiled, render
from dossiertool.documents.template.rich import Picture, Subdocument
from dossiertool.errors import InvalidInput
from tests.documents import word
from tests.documents.cases import TODAY
from tests.documents.test_render import template
from tests.documents.word import W

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def png() -> bytes:
    """Make a picture of one dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")


def way_of(*paragraphs: str) -> str:
    return compiled(template(*paragraphs), "x").way


def test_which_way_a_template_goes_is_known_before_it_is_filled() -> None:
    assert way_of("{{ naam }}", "{%p if x %}", "{%p endif %}") == "snel"
    assert way_of("{{r naam }}") == way_of("{{p naam }}") == way_of("{{ plaatje | beeld }}") == "docxtpl"


@pytest.mark.parametrize("tag", ["{{ plaatje | beeld }}", "{{r plaatje }}"])
def test_a_picture_stands_in_the_document_with_its_description(tag: str) -> None:
    data = {"plaatje": Picture(png(), 30, 'Grafiek van "rekenen" & <taal>'), "naam": "Noor & Co"}
    made = render(template(f"Voor {tag} en na {{{{ naam }}}}"), data, today=TODAY)

    drawing = next(word.body(made).iter(f"{WP}docPr"))
    assert drawing.get("descr") == 'Grafiek van "rekenen" & <taal>'
    assert len(word.opened(made).inline_shapes) == 1
    assert "Noor & Co" in word.all_text(made)
    assert [p.text for p in word.opened(made).paragraphs] == ["Voor  en na Noor & Co"]


def test_every_picture_has_a_number_of_its_own() -> None:
    data = {"lijst": [Picture(png(), 10, "een"), Picture(png(), 10, "twee")]}
    made = render(template("{%p for x in lijst %}", "{{ x | beeld }}", "{%p endfor %}"), data, today=TODAY)

    assert [drawing.get("id") for drawing in word.body(made).iter(f"{WP}docPr")] == ["1001", "1002"]


def test_rich_text_keeps_its_formatting_and_its_signs() -> None:
    rich = RichText("vet & <schuin>\nnieuwe regel", bold=True)
    made = render(template("Zie {{r tekst }}."), {"tekst": rich}, today=TODAY)

    assert word.text_of(word.body(made)) == "Zie vet & <schuin>\nnieuwe regel."
    assert next(word.body(made).iter(f"{W}b"), None) is not None


def test_rich_paragraphs_come_in_the_place_of_the_paragraph() -> None:
    made = render(template("a", "{{p tekst }}", "b"), {"tekst": RichTextParagraph("midden")}, today=TODAY)

    assert [p.text for p in word.opened(made).paragraphs] == ["a", "midden", "b"]


def test_the_same_data_gives_the_same_bytes_with_pictures_too() -> None:
    def make() -> bytes:
        return render(template("{{ x | beeld }}"), {"x": Picture(png(), 10, "een")}, today=TODAY)

    assert make() == make()


@pytest.mark.parametrize(
    ("text", "data", "said"),
    [
        ("{{r onbekend }}", {}, "het veld onbekend bestaat niet"),
        ("{{ x | beeld }} {{ onbekend }}", {"x": None}, "het veld onbekend bestaat niet"),
        ("{{r tekst }}", {"tekst": "gewoon <w:p/>"}, "staat iets anders"),
        ("{{r tekst }}", {"tekst": RichText("bel\x07")}, "onzichtbaar teken"),
        ("{{ x | beeld }}", {"x": Picture(b"geen plaatje", 10, "")}, "plaatje kan niet worden gelezen"),
        ("{{ x | beeld }}", {"x": object()}, "geen tekst of getal"),
        ("{{ x }}", {"x": Picture(b"", 10, "")}, "geen tekst of getal"),
        ("{{ ''.__class__ }}{{r x }}", {"x": None}, "niet mag"),
    ],
)
def test_what_cannot_be_put_in_is_refused(text: str, data: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        render(template(text), data, today=TODAY)


def test_rich_text_that_is_no_whole_xml_is_refused() -> None:
    torn = RichText("x")
    torn.xml = "<w:r><w:t>x</w:r>"
    with pytest.raises(InvalidInput, match="geen heel Word-document"):
        render(template("{{r x }}"), {"x": torn}, today=TODAY)


def test_a_document_within_a_document_that_reaches_out_is_refused() -> None:
    with pytest.raises(InvalidInput, match="geen Word-document"):
        render(template("{{p x }}"), {"x": Subdocument(b"PK kapot")}, today=TODAY)


def test_a_plain_template_is_filled_without_word_jinja_or_lxml(tmp_path: Any) -> None:
    path = tmp_path / "s.docx"
    path.write_bytes(template("{{ naam }}"))
    code = (
        "import sys; from datetime import date; from dossiertool import render; "
        f"render({str(path)!r}, {{'naam': 'x'}}, today=date(2026, 11, 21)); "
        "print(sorted({'docxtpl', 'jinja2', 'docx', 'lxml', 'pydantic'} & set(sys.modules)))"
    )
    env = {**os.environ, "DOSSIERTOOL_CACHE": str(tmp_path / "cache")}
    said = [
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["['jinja2', 'lxml']\n", "[]\n"]
