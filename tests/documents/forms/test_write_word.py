"""The Word document of a form: every field can be found, nothing is lost, and Word can open it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiertool.documents.forms.kinds import KINDS
from dossiertool.documents.forms.shape import (
    EMPTY_DATE,
    EMPTY_TEXT,
    PROPERTY_DOCUMENT,
    PROPERTY_NUMMER,
    PROPERTY_SOORT,
    PROPERTY_VERSIE,
    Choice,
    Field,
    Form,
    Kind,
    Section,
    Table,
    alias,
    bookmark,
)
from dossiertool.documents.forms.write_word import write_word
from tests.documents import word
from tests.documents.cases import TODAY
from tests.documents.word import W

from .made import MAVO, PESTEN, every_form, form

if TYPE_CHECKING:
    from lxml.etree import _Element

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
FORMS = every_form()
any_form = pytest.mark.parametrize("made", FORMS, ids=[f"{m.soort}-{m.nummer}-{m.kenmerk}" for m in FORMS])
EACH = [form(soort, MAVO if soort == "groepsplan" else PESTEN) for soort in KINDS]
each_kind = pytest.mark.parametrize("made", EACH, ids=KINDS)
# The order of the schema (wml.xsd of ECMA-376 and ISO 29500, transitional), of what a form uses.
ORDER = {
    "sdtPr": [
        "rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr", "dataBinding",
        "label", "tabIndex", "date", "dropDownList", "text", "checkbox",
    ],
    "sdt": ["sdtPr", "sdtEndPr", "sdtContent"],
    "date": ["dateFormat", "lid", "storeMappedDataAs", "calendar"],
    "checkbox": ["checked", "checkedState", "uncheckedState"],
    "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "tabs", "spacing", "ind", "rPr", "sectPr"],
    "tcPr": ["tcW", "gridSpan", "tcBorders", "shd", "vAlign"],
    "tblPr": ["tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "tr": ["trPr", "tc"],
    "sectPr": ["type", "pgSz", "pgMar", "cols", "titlePg"],
}  # fmt: skip


def written(made: Form) -> bytes:
    return write_word(made, today=TODAY)


def small(*items: Field | Table) -> Form:
    parts = (Section("Deel", items),)
    return Form("signaal", 1, "D-2222-22", "School", None, "0123456789abcdef", "Titel", parts)


def local(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]


def control(body: _Element, tag: str) -> _Element:
    named = {node.get(f"{W}val"): node for node in body.iter(f"{W}tag")}
    found = next(named[tag].iterancestors(f"{W}sdt"))
    assert isinstance(found.tag, str)
    return found


def properties(blob: bytes) -> dict[str, str]:
    rows = word.part(blob, "docProps/custom.xml")
    return {one.get("name", ""): "".join(map(str, one.itertext())) for one in rows}


@any_form
def test_what_stands_in_the_file_is_in_the_order_of_the_schema(made: Form) -> None:
    for node in word.body(written(made)).iter():
        order = ORDER.get(local(node))
        if order is not None:
            # Headers and footers stand first, in any order.
            there = [order.index(local(child)) for child in node if not local(child).endswith("Reference")]
            assert there == sorted(there), local(node)


@any_form
def test_every_field_is_found_by_tag_by_name_by_bookmark_and_by_its_label(made: Form) -> None:
    body = word.body(written(made))
    tags = {node.get(f"{W}val", "") for node in body.iter(f"{W}tag")}
    names = {node.get(f"{W}val", "") for node in body.iter(f"{W}alias")}
    marks = {node.get(f"{W}name", "") for node in body.iter(f"{W}bookmarkStart")}
    labels = {word.text_of(node) for node in body.iter(f"{W}p") if word.style_of(node) == "Formulierlabel"}

    for field in made.fields():
        boxes = field.kind in (Kind.AANKRUIS, Kind.MEERKEUZE) and not field.vast
        for one in field.keuzes if boxes else [Choice("", "")]:
            said = one.code if field.eigen_keuzes else one.woorden
            assert f"{field.pad}.{one.code}".rstrip(".") in tags
            assert alias(field.pad, field.label, said) in names
        assert bookmark(field.pad) in marks
        assert field.label in labels
    assert {bookmark(table.pad) for table in made.tables()} <= marks


@any_form
def test_every_number_of_a_control_or_bookmark_is_used_once(made: Form) -> None:
    body = word.body(written(made))
    numbers = [node.get(f"{W}val") for node in body.iter(f"{W}id")]
    starts = [node.get(f"{W}id") for node in body.iter(f"{W}bookmarkStart")]

    assert len(set(numbers)) == len(numbers)
    assert len(set(starts)) == len(starts)
    assert set(starts) == {node.get(f"{W}id") for node in body.iter(f"{W}bookmarkEnd")}


@each_kind
def test_python_docx_opens_it_and_every_cell_ends_with_a_paragraph(made: Form) -> None:
    blob = written(made)

    assert word.opened(blob).tables
    assert all(local(cell[-1]) == "p" for cell in word.body(blob).iter(f"{W}tc"))
    assert local(word.body(blob)[0][-2]) == "p"


@each_kind
def test_tables_have_as_many_cells_as_columns_and_fill_the_page(made: Form) -> None:
    for table in word.body(written(made)).iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert {len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")} == {len(widths)}
        assert sum(widths) in {9354, 14286}
        assert min(widths) >= 500


@each_kind
def test_the_look_comes_from_styles_that_are_there(made: Form) -> None:
    blob = written(made)
    there = {style.get(f"{W}styleId") for style in word.part(blob, "word/styles.xml").iter(f"{W}style")}
    used = {
        node.get(f"{W}val")
        for kind in ("pStyle", "rStyle", "tblStyle")
        for node in word.body(blob).iter(f"{W}{kind}")
    }

    assert used <= there
    assert not list(word.body(blob).iter(f"{W}shd", f"{W}color", f"{W}sz"))


@each_kind
def test_head_foot_and_properties_hold_the_number_and_never_the_pupil(made: Form) -> None:
    parts = word.parts(written(made))
    outside = "".join(text for name, text in parts.items() if name != "word/document.xml")

    assert made.nummer in parts["word/header2.xml"]
    assert f"Vertrouwelijk: {made.lezers}" in parts["word/footer1.xml"]
    assert "[" not in "".join(text for name, text in parts.items() if "header" in name or "footer" in name)
    for name in ("Roos", "Amira", "Mark"):
        assert name not in outside


@any_form
def test_no_two_properties_have_the_same_name_or_number(made: Form) -> None:
    rows = list(word.part(written(made), "docProps/custom.xml"))

    for name in ("name", "pid"):
        assert len({row.get(name, "").lower() for row in rows}) == len(rows)


@each_kind
def test_version_kind_number_and_id_travel_in_the_properties(made: Form) -> None:
    found = properties(written(made))

    assert found[PROPERTY_SOORT] == made.soort
    assert found[PROPERTY_VERSIE] == "1"
    assert found[PROPERTY_NUMMER] == made.nummer
    assert found[PROPERTY_DOCUMENT] == made.document_id
    assert max(map(len, found.values())) <= 255
    for pad, mark in made.vingerafdrukken().items():
        assert found[bookmark(pad)] == f"{pad} {mark}"
    for field in made.fields():
        assert found[bookmark(field.pad)].split()[0] == field.pad


def test_the_same_form_gives_the_same_bytes() -> None:
    made = form("ot-aanmelding")

    assert written(made) == written(made)
    assert written(made) != written(replace(made, document_id="0" * 16))


def test_a_date_a_choice_and_a_tick_are_controls_that_say_what_is_known() -> None:
    yes = (Choice("ja", "ja"), Choice("nee", "nee"))
    body = word.body(
        written(
            small(
                Field("dag", "Dag", Kind.DATUM, waarde="2026-11-21"),
                Field("lijst", "Lijst", Kind.KEUZE, keuzes=yes, waarde="nee"),
                Field("een", "Een", Kind.AANKRUIS, keuzes=yes, waarde="ja"),
                Field("vink", "Vink", Kind.VINK, waarde=True),
            )
        )
    )

    day = control(body, "dag")
    assert word.text_of(day) == "21-11-2026"
    assert day.find(f".//{W}date").get(f"{W}fullDate") == "2026-11-21T00:00:00Z"  # type: ignore[union-attr]
    assert day.find(f".//{W}lid").get(f"{W}val") == "nl-NL"  # type: ignore[union-attr]
    assert word.text_of(control(body, "lijst")) == "nee"
    assert [one.get(f"{W}value") for one in control(body, "lijst").iter(f"{W}listItem")] == ["ja", "nee"]
    checked = {tag: control(body, tag).find(f".//{W14}checked") for tag in ("een.ja", "een.nee", "vink")}
    assert {tag: one.get(f"{W14}val") for tag, one in checked.items() if one is not None} == {
        "een.ja": "1",
        "een.nee": "0",
        "vink": "1",
    }


def test_what_is_empty_shows_a_place_to_write_and_no_answer() -> None:
    body = word.body(written(small(Field("tekst", "Tekst"), Field("dag", "Dag", Kind.DATUM))))

    for tag, empty in (("tekst", EMPTY_TEXT), ("dag", EMPTY_DATE)):
        found = control(body, tag)
        assert found.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        assert "".join(node.text or "" for node in found.iter(f"{W}t")) == empty


def test_what_is_printed_cannot_be_changed_and_what_is_asked_cannot_be_thrown_away() -> None:
    body = word.body(written(small(Field("vast", "Vast", vast=True, waarde="HP1"), Field("open", "Open"))))

    locks = {tag: control(body, tag).find(f"{W}sdtPr/{W}lock") for tag in ("vast", "open")}
    assert {tag: lock.get(f"{W}val") for tag, lock in locks.items() if lock is not None} == {
        "vast": "sdtContentLocked",
        "open": "sdtLocked",
    }


def test_rows_of_a_list_can_be_removed_for_nothing_in_them_is_locked() -> None:
    columns = (Field("datum", "Dag", Kind.DATUM), Field("wat", "Wat?", Kind.ALINEA))
    body = word.body(written(small(Table("feiten", "Feiten", columns, leeg=2))))

    assert not list(body.iter(f"{W}lock"))
    assert len(list(body.iter(f"{W}tr"))) == 3


def test_on_paper_every_choice_can_be_read_and_there_is_room_to_write() -> None:
    made = form("signaal")
    body = word.body(written(made))
    text = word.text_of(body).replace("\N{NO-BREAK SPACE}", " ")

    for field in (*made.fields(), *(column for table in made.tables() for column in table.kolommen)):
        if not field.eigen_keuzes:
            assert all(one.woorden in text for one in field.keuzes), field.pad
    heights = [int(node.get(f"{W}val", "0")) for node in body.iter(f"{W}trHeight")]
    assert min(heights) >= 454  # 8 mm


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_stands_in_the_form_as_it_was(text: str) -> None:
    made = small(
        Field("een", "Een", Kind.ALINEA, waarde=text or None),
        Table("lijst", "Lijst", (Field("", "Wat?", Kind.ALINEA),), rijen=({"": text},)),
    )
    body = word.body(written(made))

    shown = "".join(node.text or "" for node in control(body, "een").iter(f"{W}t"))
    assert shown == (text or EMPTY_TEXT)
    assert [node.text for node in list(body.iter(f"{W}tbl"))[1].iter(f"{W}t")][-1:] == [text or "Wat?"]


def test_lines_and_tabs_become_those_of_word() -> None:
    body = word.body(written(small(Field("een", "Een", Kind.ALINEA, waarde="a\nb\tc\r\nd"))))

    assert [local(node) for node in control(body, "een").iter(f"{W}t", f"{W}br", f"{W}tab")] == [
        "t", "br", "t", "tab", "t", "br", "t",
    ]  # fmt: skip


def test_attack_a_name_cannot_put_anything_else_in_the_file() -> None:
    nasty = '"><w:altChunk r:id="x"/>&amp;[nummer]{{ 7*7 }}]]>'
    made = replace(
        small(
            Field("een", nasty, waarde=nasty, keuzes=(Choice("a", nasty),), kind=Kind.KEUZE),
            Table("t", nasty, (Field("x", nasty, waarde=nasty),), rijen=({"x": nasty},)),
        ),
        school=nasty,
        titel=nasty,
        over=nasty,
        inleiding=(nasty,),
        lezers=nasty,
    )

    blob = written(made)

    assert not list(word.body(blob).iter(f"{W}altChunk"))
    assert word.text_of(word.part(blob, "word/header1.xml")).startswith(nasty)
    assert word.opened(blob).core_properties.author == nasty


def test_a_form_is_made_new_and_takes_nothing_from_a_clock() -> None:
    made = form("signaal")
    other = write_word(made, today=date(2027, 1, 2))

    with zipfile.ZipFile(BytesIO(other)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
    assert "2 januari 2027" in word.all_text(other)
