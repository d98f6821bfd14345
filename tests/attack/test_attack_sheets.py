"""Workbooks from strangers: refused in Dutch, quickly, and before anything in them is believed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook

from dossiertool.errors import InvalidInput
from dossiertool.spreadsheet import FORMULA, read_workbook

Parts = dict[str, bytes]
TYPES = "[Content_Types].xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def workbook(**cells: str) -> bytes:
    book = Workbook()
    assert book.active is not None
    for place, value in cells.items():
        book.active[place].value = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def parts(raw: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Parts) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return out.getvalue()


def with_macros(content: Parts) -> None:
    content["xl/vbaProject.bin"] = b"macro"


def as_macro_book(content: Parts) -> None:
    content[TYPES] = content[TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )


def with_external_book(content: Parts) -> None:
    content["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"


def fetched_elsewhere(content: Parts) -> None:
    relation = (
        b'<Relationship Id="rX" Type="http://x/image" Target="http://x.example/a" TargetMode="External"/>'
    )
    content[RELATIONS] = content[RELATIONS].replace(b"</Relationships>", relation + b"</Relationships>")


def with_entities(content: Parts) -> None:
    content["xl/workbook.xml"] = (
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + content["xl/workbook.xml"]
    )


def unpacking_for_ever(content: Parts) -> None:
    content["xl/theme/theme1.xml"] = b" " * 61_000_000


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (with_macros, "macro's"),
        (as_macro_book, "macro's"),
        (with_external_book, "ergens anders"),
        (fetched_elsewhere, "ergens anders"),
        (with_entities, "niet in een Excel-werkmap"),
        (unpacking_for_ever, "uitgepakt te groot"),
    ],
)
def test_attack_a_workbook_that_runs_fetches_or_explodes_is_refused(
    spoil: Callable[[Parts], None], message: str
) -> None:
    content = parts(workbook(A1="x"))
    spoil(content)
    with pytest.raises(InvalidInput, match=message) as caught:
        read_workbook(packed(content), "x.xlsx")
    assert caught.value.hint


def test_attack_a_part_that_lies_about_its_size_is_not_unpacked_whole() -> None:
    raw = packed({**parts(workbook(A1="x")), "xl/theme/theme1.xml": b" " * 50_000_000})
    lying = raw.replace((50_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != raw
    with pytest.raises(InvalidInput, match="beschadigd"):
        read_workbook(lying, "x.xlsx")


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 9, packed({"word/document.xml": b"<a/>"}), b"%PDF-1.7"],
)  # fmt: skip
def test_attack_what_is_no_workbook_is_refused_in_dutch(raw: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_workbook(raw, "x.xlsx")
    assert caught.value.hint


def test_attack_a_row_far_below_is_not_read_and_costs_nothing() -> None:
    [sheet] = read_workbook(workbook(A1="x", XFD1048576="y"), "x.xlsx")
    assert sheet.rijen == [["x"]]


def test_attack_a_formula_never_comes_in_as_its_text() -> None:
    [sheet] = read_workbook(workbook(A1='=HYPERLINK("http://x.example")', A2="gewoon"), "x.xlsx")
    assert sheet.rijen == [[FORMULA], ["gewoon"]]
