"""The page for the envelopes: what a printer makes of it is read back, with eyes (text) and camera (QR)."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiertool.documents.paper.recovery_page import recovery_page
from dossiertool.documents.paper.sheet import Sheet
from dossiertool.vault.crypto.recovery import RecoveryKey, new_recovery_key
from tests.needs import need

TODAY = date(2026, 11, 22)


def page_of(key: RecoveryKey, school: str = "De Verzonnen School", *, example: bool = False) -> bytes:
    fingerprint = key.signer.public.kid
    return recovery_page(key.text, school=school, fingerprint=fingerprint, today=TODAY, example=example)


def printed(page: bytes, folder: Path, dots: int) -> memoryview:
    """Return what comes out of a printer of so many dots per inch, in grey."""
    program = need("pdftoppm", "poppler-utils")
    (folder / "blad.pdf").write_bytes(page)
    command = [program, "-r", str(dots), "-gray", "-singlefile", "blad.pdf", "blad"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    assert done.stderr == b""
    kind, size, depth, pixels = (folder / "blad.pgm").read_bytes().split(b"\n", 3)
    assert (kind, depth) == (b"P5", b"255")
    width, height = map(int, size.split())
    return memoryview(pixels).cast("B", shape=[height, width])


def text_of(page: bytes, folder: Path) -> str:
    program = need("pdftotext", "poppler-utils")
    (folder / "blad.pdf").write_bytes(page)
    command = [program, "-layout", "blad.pdf", "-"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    assert done.stderr == b""
    return done.stdout.decode()


@pytest.mark.parametrize("dots", [100, 300])
def test_a_camera_reads_the_key_from_the_printed_page(tmp_path: Path, dots: int) -> None:
    for _ in range(5):
        key = new_recovery_key()
        (found,) = zxingcpp.read_barcodes(printed(page_of(key), tmp_path, dots))
        assert found.text == key.text.replace("\n", "-")
        assert RecoveryKey.from_text(found.text) == key


def test_eyes_read_the_key_line_by_line_with_school_day_and_fingerprint(tmp_path: Path) -> None:
    key = new_recovery_key()
    seen = text_of(page_of(key, "Het Übergymnasium (één)"), tmp_path)

    for number, line in enumerate(key.text.split("\n"), start=1):
        assert f"{number} {line}" in " ".join(seen.split())
    assert "Het Übergymnasium (één)" in seen
    assert "22 november 2026" in seen
    assert key.signer.public.kid in seen
    assert "VOORBEELD" not in seen
    assert text_of(page_of(key, example=True), tmp_path).count("VOORBEELD") == 2


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(max_examples=200)
def test_no_name_of_a_school_breaks_the_page(school: str) -> None:
    page = page_of(KEY, school)
    start = int(page.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert page[start:].startswith(b"xref\n")
    places = [int(found) for found in re.findall(rb"^(\d{10}) 00000 n $", page[start:], re.MULTILINE)]
    assert len(places) == 8
    for number, place in enumerate(places, start=1):
        assert page[place:].startswith(b"%d 0 obj\n" % number)


KEY = new_recovery_key()


def test_the_same_page_is_the_same_file_and_holds_the_key_on_paper_only() -> None:
    assert page_of(KEY) == page_of(KEY)
    for secret in (KEY.pair.private, KEY.pair.jwk()["d"].encode()):
        assert secret not in page_of(KEY)


def test_signs_with_a_meaning_in_pdf_stay_text(tmp_path: Path) -> None:
    sheet = Sheet("a")
    sheet.write(50, 50, r"(a\) ) b \( c — ‘d’ €")
    assert text_of(sheet.pdf(), tmp_path).strip() == r"(a\) ) b \( c — ‘d’ €"
