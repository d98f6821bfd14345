from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from dossiertool.documents.render import render
from dossiertool.errors import InvalidInput
from tests.documents import word
from tests.documents.cases import TODAY


def template(*paragraphs: str, title: str = "", header: str = "") -> bytes:
    """Make a template as a school would in Word: one paragraph for each text."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.core_properties.title = title
    if header:
        document.sections[0].header.paragraphs[0].text = header
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def filled(text: str, **data: Any) -> str:
    """Fill a template of one paragraph, and return what then stands there."""
    return word.text_of(word.body(render(template(text), data, today=TODAY)))


def refusal(*paragraphs: str, **data: Any) -> InvalidInput:
    with pytest.raises(InvalidInput) as raised:
        render(template(*paragraphs), data, today=TODAY)
    return raised.value


def test_a_tag_prints_the_field_it_names() -> None:
    assert filled("Voor {{ leerling.roepnaam }}.", leerling={"roepnaam": "Noor"}) == "Voor Noor."


def test_an_empty_field_prints_nothing() -> None:
    assert filled("[{{ reden }}]", reden=None) == "[]"


def test_a_field_of_an_empty_part_prints_nothing() -> None:
    assert filled("[{{ analyse.conclusie }}]", analyse=None) == "[]"


def test_yes_no_and_numbers_print_as_dutch() -> None:
    assert filled("{{ a }} {{ b }} {{ c }} {{ d }}", a=True, b=False, c=50.5, d=12) == "ja nee 50,5 12"


@pytest.mark.parametrize("value", ["Jansen & Zn", "3 < 4 > 2", 'zei "ja"', "it's", "{{ x }}", "{% if %}"])
def test_signs_of_xml_and_jinja_arrive_as_they_are(value: str) -> None:
    assert filled("[{{ tekst }}]", tekst=value) == f"[{value}]"


def test_the_title_property_is_escaped_once() -> None:
    blob = render(template(title="Plan {{ naam }}", header="{{ naam }}"), {"naam": "Kees & <Co>"}, today=TODAY)

    assert word.opened(blob).core_properties.title == "Plan Kees & <Co>"
    assert word.opened(blob).sections[0].header.paragraphs[0].text == "Kees & <Co>"


def test_a_long_title_is_cut_to_what_word_can_hold() -> None:
    blob = render(template(title="{{ naam }}"), {"naam": "a" * 300}, today=TODAY)

    assert word.opened(blob).core_properties.title == "a" * 255


def test_a_line_break_stays_a_line_break() -> None:
    assert filled("{{ tekst }}", tekst="een\r\ntwee\nvier") == "een\ntwee\nvier"


@pytest.mark.eis("R128")
def test_the_same_data_gives_the_same_bytes() -> None:
    blob = template("{{ tekst }}")

    assert render(blob, {"tekst": "x"}, today=TODAY) == render(blob, {"tekst": "x"}, today=TODAY)


def test_the_document_is_dated_on_the_day_it_is_made_for() -> None:
    found = word.opened(render(template(), {}, today=date(2027, 2, 5))).core_properties

    assert found.created is not None
    assert found.created.date() == date(2027, 2, 5)


def test_a_filter_takes_its_own_arguments_and_filters_follow_each_other() -> None:
    assert (
        filled("{{ x | komma(1) }} {{ y | woord | hoofdletter }}", x=3, y="op_de_hoogte") == "3,0 Op de hoogte"
    )


def test_the_day_itself_can_be_printed() -> None:
    assert filled("{{ vandaag | datum }}") == "21\N{NO-BREAK SPACE}november 2026"


def test_an_unknown_field_is_named_with_its_whole_path_and_the_template(tmp_path: Path) -> None:
    path = tmp_path / "eigen.docx"
    path.write_bytes(template("{%p for doel in plan.doelen %}", "{{ doel.titl }}", "{%p endfor %}"))

    with pytest.raises(InvalidInput) as raised:
        render(path, {"plan": {"doelen": [{"titel": "geheim"}]}}, today=TODAY)

    assert raised.value.message == (
        "Sjabloon eigen.docx: het veld plan.doelen.0.titl bestaat niet. "
        "Plaats: tekst, alinea 2: {{ doel.titl }}"
    )
    assert "geheim" not in str(raised.value)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ onbekend }}",
        "{{ onbekend | datum }}",
        "{{ onbekend | verplicht }}",
        "{{ onbekend | aantal }}",
        "{{ onbekend.verder }}",
        "{% if onbekend %}x{% endif %}",
        "{% for x in onbekend %}x{% endfor %}",
        "{{ onbekend or 'x' }}",
    ],
)
def test_an_unknown_field_is_never_passed_over(tag: str) -> None:
    assert "het veld onbekend bestaat niet" in refusal(tag).message


def test_an_unknown_field_in_the_header_is_found_too() -> None:
    with pytest.raises(InvalidInput, match="onbekend"):
        render(template(header="{{ onbekend }}"), {}, today=TODAY)


def test_a_mandatory_field_is_asked_for_by_name() -> None:
    error = refusal("{{ plan.bij_verschil | verplicht }}", plan={"bij_verschil": None})

    assert error.message.startswith("Sjabloon zonder naam: het veld plan.bij_verschil moet zijn ingevuld.")


def test_a_filter_names_the_field_that_does_not_fit_and_not_its_value() -> None:
    error = refusal("{{ leerling.roepnaam | datum }}", leerling={"roepnaam": "Noor"})

    assert "het veld leerling.roepnaam is geen datum" in error.message
    assert "Noor" not in f"{error.message}{error.hint}"


def test_a_list_without_a_loop_is_refused_by_name() -> None:
    assert (
        "het veld plan.doelen heeft meer dan één waarde"
        in refusal("{{ plan.doelen }}", plan={"doelen": ["geheim"]}).message
    )


@pytest.mark.parametrize(
    "text", ["{{ leerling.", "{% if %}", "{% for x %}", "{{ a | onbekendfilter }}", "{% eind %}"]
)
def test_a_tag_that_is_not_right_is_shown(text: str) -> None:
    error = refusal(text, a="geheim", leerling={})

    assert error.message.startswith("Sjabloon zonder naam: een invulcode klopt niet")


def test_the_paragraph_with_the_wrong_tag_is_quoted() -> None:
    assert "Akkoord van {{ wie | naam }}" in refusal("Titel", "Akkoord van {{ wie | naam }}", wie="x").message


ATTACKS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ naam.format }}",
    "{{ '%s'.format(naam) }}",
    "{{ naam.upper() }}",
    "{{ data.items() }}",
    "{{ data.pop('a') }}",
    "{{ data['__class__'] }}",
    "{{ cycler }}",
    "{{ cycler('a') }}",
    "{{ lipsum() }}",
    "{{ range(10) }}",
    "{{ dict(a=1) }}",
    "{{ namespace() }}",
    "{{ joiner() }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ naam | attr('__class__') }}",
    "{{ naam | safe }}",
    "{{ naam | tojson }}",
    "{{ 'x' * 1000000000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{% include 'x' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% macro m() %}x{% endmacro %}{{ m() }}",
    "{% for x in data %}{{ loop }}{% endfor %}",
    "{% for x in data %}{{ loop.cycle }}{% endfor %}",
    "{% for x in data %}{{ loop.__class__ }}{% endfor %}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_template_cannot_reach_outside_its_data(attack: str) -> None:
    error = refusal(attack, naam="geheim", data={"a": "geheim"})

    assert "geheim" not in f"{error.message}{error.hint}"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\ud800", "\uffff"])
def test_a_control_character_is_refused_with_the_path_of_the_field(sign: str) -> None:
    error = refusal("x", plan={"doelen": [{"titel": f"geheim{sign}"}]})

    assert "plan.doelen.0.titel" in error.message
    assert "geheim" not in error.message


def test_what_is_no_plain_data_is_refused() -> None:
    assert "plan.x" in refusal("x", plan={"x": object()}).message


@pytest.mark.parametrize("blob", [b"", b"geen zip", b"PK\x03\x04kapot", template("x")[:400]])
def test_what_is_no_word_file_is_refused(blob: bytes) -> None:
    with pytest.raises(InvalidInput, match="geen Word-document" if blob else "is leeg"):
        render(blob, {}, today=TODAY)


def test_a_zip_without_a_document_is_refused() -> None:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("x.txt", "x")

    with pytest.raises(InvalidInput, match="geen Word-document"):
        render(saved.getvalue(), {}, today=TODAY)


def test_a_zip_that_unpacks_to_too_much_is_refused() -> None:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)

    with pytest.raises(InvalidInput, match="te groot"):
        render(saved.getvalue(), {}, today=TODAY)


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"weg\.docx"):
        render(tmp_path / "weg.docx", {}, today=TODAY)


def test_tags_that_tear_a_table_apart_are_refused() -> None:
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "{%tr if ja %}"
    document.add_paragraph("{% endif %}</w:p>")
    document.add_paragraph("{%p for x in lijst %}")
    saved = BytesIO()
    document.save(saved)

    with pytest.raises(InvalidInput):
        render(saved.getvalue(), {"ja": True, "lijst": []}, today=TODAY)


def test_a_path_may_be_given_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(template("x"))

    assert render(str(path), {}, today=TODAY) == render(path, {}, today=TODAY)


def test_importing_the_package_loads_no_word_and_no_jinja() -> None:
    code = (
        "import sys, dossiertool.documents.contexts, dossiertool.documents.fill; "
        "sys.exit(bool({'docxtpl', 'jinja2', 'docx', 'lxml'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
