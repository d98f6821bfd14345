"""A Word document from a stranger: no code, network or endless work, no half file, and no pupil told."""

from __future__ import annotations

import bz2
import random
import resource
import struct
import sys
import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from tests.cli.run import run
from tests.documents import word
from tests.documents.letter import SPACES, commented_words, letter, p, packed, r
from tests.documents.word import W

from .test_attack_users import Interruption, interruption, leftovers  # noqa: F401 -- a fixture

BRIEF = Path(__file__).parents[1] / "data" / "brief.docx"
SECRET = "Wielewaal"
GOOD = letter(p(f"{SECRET} is lui."))
OLD_COMMENT = '<w:comment w:id="1"/>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1 or chr(0)};".replace(chr(0), "") * 10}">' for i in range(1, 9)
)
LAUGHS += "]>"


def changed(blob: bytes = GOOD, **others: str | bytes | None) -> bytes:
    """Return the document with the insides of parts exchanged (`word__document` is word/document.xml)."""
    parts: dict[str, str | bytes] = dict(word.parts(blob))
    for key, content in others.items():
        name = {
            "types": "[Content_Types].xml",
            "rels": "_rels/.rels",
            "main_rels": "word/_rels/document.xml.rels",
        }
        path = name.get(key, key.replace("__", "/") + ".xml")
        if content is None:
            del parts[path]
        else:
            parts[path] = content
    return packed(parts)


def broken_crc() -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_STORED) as archive:
        for name, content in word.parts(GOOD).items():
            archive.writestr(name, content)
    return saved.getvalue().replace(SECRET.encode(), SECRET[::-1].encode())


def lying(part: str = "word/document.xml", says: int = 1000, holds: int = 300_000_000) -> bytes:
    """Return a .docx of which one part says it is small, with the right checksum for what it says."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = packer.compress(b" " * holds) + packer.flush()
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in word.parts(GOOD).items():
            if name != part:
                archive.writestr(name, content)
        at = saved.tell()
        header = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, 0, 0, 0, len(part), 0)
        saved.write(header + part.encode() + zeros)
        archive.start_dir = saved.tell()
        entry = zipfile.ZipInfo(part)
        entry.compress_type, entry.header_offset = zipfile.ZIP_DEFLATED, at
        entry.file_size, entry.compress_size, entry.CRC = says, len(zeros), zlib.crc32(b" " * says)
        archive.filelist.append(entry)
        archive.NameToInfo[part] = entry
    return saved.getvalue()


def with_password() -> bytes:
    """Return a zip of which every part says that it is encrypted."""
    raw = bytearray(GOOD)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(signature)
        while at >= 0:
            raw[at + flags] |= 1
            at = raw.find(signature, at + 4)
    return bytes(raw)


def bzipped() -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in word.parts(GOOD).items():
            archive.writestr(name, content)
    return saved.getvalue()


def big(megabytes: int) -> str:
    return f"<w:document {SPACES}><w:body>{'<w:p/>' * (megabytes * 1_000_000 // 6)}</w:body></w:document>"


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is leeg"),
    "a text": (b"Wielewaal is lui.", "is geen Word-document"),
    "a text of nulls": (b"\x00" * 5000, "is geen Word-document"),
    "an old document": (OLE + b"\x00" * 3000 + SECRET.encode(), "oude vorm (.doc)"),
    "an old document with a password": (
        OLE + b"\x00" * 3000 + "EncryptedPackage".encode("utf-16-le"),
        "beveiligd met een wachtwoord",
    ),
    "a zip with a password": (with_password(), "beveiligd met een wachtwoord"),
    "a PDF": (b"%PDF-1.7\n" + SECRET.encode(), "is een PDF"),
    "a PDF after a blank line": (b"\r\n%PDF-1.7\n", "is een PDF"),
    "a rich text": (b"{\\rtf1 Wielewaal}", "is geen Word-document"),
    "a page of the web": (b"<html><body>Wielewaal</body></html>", "is geen Word-document"),
    "a zip of something else": (packed({"naam.txt": SECRET}), "is geen Word-document"),
    "an empty zip": (packed({}), "is geen Word-document"),
    "a text of LibreOffice": (
        packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        "is geen Word-document",
    ),
    "a sheet": (
        changed(
            rels=word.parts(GOOD)["_rels/.rels"].replace("word/document", "xl/workbook"), xl__workbook="<a/>"
        ),
        "is geen Word-document",
    ),
    "the end is missing": (GOOD[: len(GOOD) // 2], "is beschadigd"),
    "the beginning only": (b"PK\x03\x04", "is beschadigd"),
    "a wrong checksum": (broken_crc(), "is beschadigd"),
    "no text": (changed(word__document=None), "is geen Word-document"),
    "no relations": (changed(rels=None), "is geen Word-document"),
    "broken relations": (changed(rels="<a"), "is beschadigd"),
    "broken text": (changed(word__document=f"<w:document {SPACES}><w:body>{SECRET}"), "is beschadigd"),
    "no XML": (changed(word__document=SECRET), "is beschadigd"),
    "another encoding than it says": (
        changed(word__document=f"<?xml version='1.0' encoding='x-{SECRET}'?><a/>"),
        "is beschadigd",
    ),
    "control characters": (changed(word__document=f"<a>{SECRET}\x00\x01</a>"), "is beschadigd"),
    "a thousand elements deep": (
        changed(word__document=f"<w:document {SPACES}>{'<w:sdt>' * 1000}{'</w:sdt>' * 1000}</w:document>"),
        "is beschadigd",
    ),
    "entities": (
        changed(
            word__document=f"{LAUGHS}<w:document {SPACES}><w:body>"
            "<w:p><w:r><w:t>&a8;</w:t></w:r></w:p></w:body></w:document>"
        ),
        "",
    ),
    "an entity that reads a file": (
        changed(
            word__document='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            f"<w:document {SPACES}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
        ),
        "staat iets wat niet in een Word-document hoort",
    ),
    "entities in the relations": (changed(main_rels=f"{LAUGHS}<a>&a8;</a>"), ""),
    "too much text": (changed(word__document=big(21)), "heeft te veel tekst"),
    "too large unpacked": (changed(word__media=b" " * 51_000_000), "groter dan 50 MB"),
    "too large": (GOOD + b"\x00" * 10 * 1024 * 1024, "is groter dan 10 MB"),
    "packed in another way": (bzipped(), "is beschadigd"),
}


@pytest.mark.parametrize("attack", REFUSED)
def test_attack_what_is_no_whole_word_document_is_refused_and_not_repeated(tmp_path: Path, attack: str) -> None:
    raw, said = REFUSED[attack]
    path, out = tmp_path / "brief.docx", tmp_path / "uit.docx"
    path.write_bytes(raw)
    for arguments in ((), ("--word", out), ("--json",)):
        result = run("controleer", path, *arguments)
        assert result.exit_code == 2
        assert said in result.stderr
        assert "\ntip: " in result.stderr
        assert "dossiertool zelf" not in result.stderr
        assert SECRET not in result.output
        assert result.stdout == ""
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a measure of memory")
@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "word/comments.xml"])
def test_attack_a_part_that_lies_about_its_size_does_not_fill_the_memory(tmp_path: Path, part: str) -> None:
    path = tmp_path / "bom.docx"
    path.write_bytes(lying(part))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = run("controleer", path, "--word", tmp_path / "uit.docx")
    assert result.exit_code == 2
    assert "is beschadigd" in result.stderr
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
    assert not (tmp_path / "uit.docx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a measure of memory")
def test_attack_a_template_that_lies_about_its_size_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    path.write_bytes(lying("word/theme.xml"))
    case = Path(__file__).parents[2] / "samples" / "02-toetsen" / "zaak.dossier.yaml"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = run("vul", "handelingsplan", case, "--sjabloon", path, "-o", tmp_path / "uit.docx")
    assert result.exit_code == 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_attack_bytes_packed_tightly_elsewhere_are_no_way_around_the_limit(tmp_path: Path) -> None:
    """Of a way of packing that Word does not know, a few bytes may become gigabytes at once."""
    tight = bz2.compress(b" " * 50_000_000)
    assert len(tight) < 1000
    path = tmp_path / "bom.docx"
    saved = BytesIO(GOOD)
    with zipfile.ZipFile(saved, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/theme.xml", b" " * 40_000_000)
    path.write_bytes(saved.getvalue())
    assert run("controleer", path).exit_code == 0  # a part that is not asked for is not unpacked
    assert run("controleer", path, "--word", tmp_path / "uit.docx").exit_code == 2


@pytest.mark.parametrize(
    "comments",
    [
        "<a/>",
        "<w:comments",
        f"{LAUGHS}<w:comments {SPACES}>&a8;</w:comments>",
        f'<w:comments {SPACES}><w:comment w:id="{"9" * 5000}"/></w:comments>',
        f'<w:comments {SPACES}><w:comment w:id="een"/></w:comments>',
        f"<w:comments {SPACES}><w:comment/></w:comments>",
        f"<w:comments {SPACES}>{OLD_COMMENT * 300_000}</w:comments>",
    ],
)
def test_attack_damaged_comments_are_refused_for_a_copy_and_do_not_matter_for_reading(
    tmp_path: Path, comments: str
) -> None:
    path, out = tmp_path / "brief.docx", tmp_path / "uit.docx"
    path.write_bytes(changed(letter(p("Hij is lui."), comments=""), word__comments=comments))
    assert run("controleer", path).exit_code == 0
    result = run("controleer", path, "--word", out)
    assert result.exit_code == 2
    assert "dossiertool zelf" not in result.stderr
    assert not out.exists()


@pytest.mark.parametrize("number", ["2147483647", "-5", "99999999999"[:10]])
def test_attack_a_comment_with_an_odd_number_does_not_clash_with_ours(tmp_path: Path, number: str) -> None:
    old = f'<w:comment w:id="{number}" w:author="x">{p("oud")}</w:comment>'
    path, out = tmp_path / "brief.docx", tmp_path / "uit.docx"
    path.write_bytes(letter(p("Hij is lui."), comments=old))
    assert run("controleer", path, "--word", out).exit_code == 0
    ids = [each.get(f"{W}id") for each in word.part(out.read_bytes(), "word/comments.xml")]
    assert len(set(ids)) == len(ids) == 2
    ((_, words),) = commented_words(out.read_bytes())
    assert "lui" in words


@pytest.mark.parametrize(
    "target",
    ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "NULL", "", ".", "#_top", "%00", "..\\x"],
)
def test_attack_a_relation_reaches_nothing_outside_the_file(tmp_path: Path, target: str) -> None:
    blob = letter(p("Hij is lui.") + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>', header=p("kop"))
    relations = word.parts(blob)["word/_rels/document.xml.rels"].replace("header.xml", target)
    path, out = tmp_path / "brief.docx", tmp_path / "uit.docx"
    path.write_bytes(changed(blob, main_rels=relations))
    result = run("controleer", path, "--word", out)
    assert result.exit_code == 0
    assert "root:" not in result.output
    ((_, words),) = commented_words(out.read_bytes())
    assert "lui" in words


_BOOK = "<w:t>boek </w:t>"
_BEGIN, _END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
ENDLESS = {
    "one letter": p("a" * 2_000_000, " Hij is lui."),
    "a run per word": p(f"<w:r>{_BOOK}</w:r>" * 30_000, "Hij is lui."),
    "a text per word": p(f"<w:r>{_BOOK * 60_000}<w:t>Hij is lui.</w:t></w:r>"),
    "more judgements than there is room for": p("lui " * 2100),
    "paragraphs": p("Het boek.") * 30_000 + p("Hij is lui."),
    "empty runs": p("<w:r/>" * 100_000 + r("lui")),
    "tabs": p("<w:r>" + "<w:tab/>" * 100_000 + "</w:r>"),
    "fields that begin": p(_BEGIN * 30_000 + r("lui")),
    "fields in fields": p(_BEGIN * 20_000 + r("boek ") * 10_000 + _END * 20_000, "Hij is lui."),
    "choices": p(
        f"<w:r><mc:AlternateContent>{f'<mc:Choice>{_BOOK}</mc:Choice>' * 30_000}</mc:AlternateContent></w:r>"
    ),
    "one choice of many": p(
        f"<w:r><mc:AlternateContent><mc:Choice>{_BOOK * 30_000}</mc:Choice></mc:AlternateContent></w:r>",
        "Hij is lui.",
    ),
    "tables in tables": "<w:tbl><w:tr><w:tc>" * 60
    + p("Het boek.") * 20_000
    + p("Hij is lui.")
    + "</w:tc></w:tr></w:tbl>" * 60,
    "text boxes in text boxes": "<w:p><w:r><w:txbxContent>" * 60
    + p("lui") * 99
    + "</w:txbxContent></w:r></w:p>" * 60,
    "notes": p(*('<w:r><w:footnoteReference w:id="1"/></w:r>' for _ in range(30_000))) + p("lui"),
}


@pytest.mark.parametrize("attack", ENDLESS)
def test_attack_a_document_takes_no_more_than_linear_time(tmp_path: Path, attack: str) -> None:
    path, out = tmp_path / "brief.docx", tmp_path / "uit.docx"
    path.write_bytes(letter(ENDLESS[attack], footnotes=f'<w:footnote w:id="1">{p("Zij is lui.")}</w:footnote>'))
    began = time.process_time()
    result = run("controleer", path, "--word", out, "--json")
    assert result.exit_code == 0
    assert time.process_time() - began < 30
    assert out.exists()


def test_attack_a_terminal_obeys_nothing_in_a_document(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(letter(p("Hij is erg\u202e\u009b31m lui.")))
    result = run("controleer", path)
    assert [sign for sign in result.output if not sign.isprintable() and sign != "\n"] == []


def test_attack_a_document_broken_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    """Flip bytes of the file and of its parts; the same ones each time."""
    chance = random.Random(20261121)
    whole = BRIEF.read_bytes()
    parts = word.parts(whole)
    path, out = tmp_path / "brief.docx", tmp_path / "uit.docx"
    ends = set()
    for attempt in range(120):
        if attempt % 2:
            raw = bytearray(whole)
            for _ in range(chance.randint(1, 20)):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        else:
            name = chance.choice(sorted(parts))
            text = parts[name]
            for _ in range(chance.randint(1, 3)):
                at = chance.randrange(len(text))
                text = text[:at] + chance.choice(["", "<", ">", '"', "w:", "/", text[:50]]) + text[at + 3 :]
            raw = bytearray(packed({**parts, name: text}))
        path.write_bytes(raw)
        result = run("controleer", path, "--word", out)
        assert "dossiertool zelf" not in result.stderr, (attempt, result.stderr)
        assert result.exit_code in (0, 2)
        assert out.exists() == (result.exit_code == 0)
        out.unlink(missing_ok=True)
        ends.add(result.exit_code)
    assert ends == {0, 2}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_attack_an_interrupted_copy_is_whole_or_not_there(tmp_path: Path, interruption: Interruption) -> None:  # noqa: F811
    out = tmp_path / "uit.docx"
    outcomes = set()
    for moment in range(30):
        out.unlink(missing_ok=True)
        interruption.left = moment
        result = run("controleer", BRIEF, "--word", out)
        finished, interruption.left = interruption.left is not None, None
        assert result.exit_code == (0 if finished else 130)
        if out.exists():
            assert len(commented_words(out.read_bytes())) > 10
        assert leftovers(tmp_path) == []
        outcomes.add((finished, out.exists()))
        if finished:
            break
    assert {(True, True), (False, False)} <= outcomes
