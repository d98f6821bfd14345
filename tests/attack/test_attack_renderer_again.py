"""A template that hides what it does behind another name, form or sign, or that Word would call damaged."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx.oxml.parser import parse_xml

from dossiertool.documents.lint.lint import lint
from dossiertool.documents.render import render
from dossiertool.errors import InvalidInput
from tests.attack.child import MOST_SECONDS, assert_refused, fill_in_a_child
from tests.attack.test_attack_templates import added, related, rewritten
from tests.documents import word
from tests.documents.cases import TODAY
from tests.documents.letter import letter, p
from tests.documents.test_render import template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

W = word.W[1:-1]
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DATA: dict[str, Any] = {"naam": "Wielewaal", "leeg": None}
SPACES = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"'


def refused(blob: bytes, *, by_lint: bool = True) -> str:
    """Assert that a template is refused without a value in what is said; return it."""
    with pytest.raises(InvalidInput) as problem:
        render(blob, DATA, today=TODAY)
    said = f"{problem.value.message} {problem.value.hint}"
    assert "Wielewaal" not in said
    if by_lint:
        grave = {f"SJAB-{number:02}" for number in (*range(1, 8), 10, 12, 13, 14, 15, 19, 20, 21, 22)}
        assert grave & {problem.remark.code for problem in lint(blob, "handelingsplan.docx").problems}
    return said


def in_a_table(cell: str) -> str:
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="5"/></w:tblGrid>'
    return f"<w:tbl>{grid}<w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"


def with_part(kind: str, target: str, content: bytes, content_type: str = "") -> bytes:
    blob = added(template("x"), f"word/{target}", content)
    if content_type:
        entry = f'<Override PartName="/word/{target}" ContentType="{content_type}"/></Types>'
        blob = rewritten(blob, **{"[Content_Types]": ("</Types>", entry)})
    return related(blob, kind, target, mode="Internal")


SIGNS = [
    *["\\x05", "\\x05\\x05", "\\x05r", "\\x02", "\\x0e5\\x0e", "\\x07", "\\x0f", "\\x10", "\\0", "\\x1b"],
    *["\\x05T;1\\x06\\x05R\\x05r\\x05t"],
    *["\\x05T9;\\x06\\x05R\\x0e5\\x0e\\x05r\\x05R\\x0e5\\x0e\\x0e5\\x0e\\x05r\\x05t"],
    *["\\ud800", "\\ufdd0", "\\ufdd00\\ufdd1", "\\ufffe", "\\uffff", "\\u0001", "\\N{BELL}\\a", "\\7"],
]  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
def test_attack_a_tag_cannot_spell_a_sign_of_ours(sign: str) -> None:
    for text in (f'{{{{ "{sign}" }}}}', f"{{{{ naam ~ '{sign}' }}}}", f'{{{{ ["{sign}", "b"] | lijst }}}}'):
        assert "niet mag" in refused(template(text), by_lint=False)
    refused(template("x", title=f'{{{{ "{sign}" }}}}'), by_lint=False)


@pytest.mark.parametrize(
    "body",
    [
        p('{{ "a }} tussen {{ b" }}'),
        p("{{ 'a }} tussen {{ b' }}"),
        p("{{ “a }} tussen {{ b” }}"),
        p('{{ "a }}') + p("tussen") + p('{{ b" }}'),
        p('{% if naam == "a %} tussen {% endif " %}'),
        p('{{ "\\" }} tussen {{ " }}'),
    ],
)
def test_attack_a_quote_is_never_open_from_one_tag_to_the_next(body: str) -> None:
    assert "klopt niet" in refused(letter(body))


@pytest.mark.parametrize("base", ["", "http://schemas.microsoft.com/office/2006/relationships/"])
@pytest.mark.parametrize(
    "kind",
    ["vbaProject", "wordVbaData", "oleObject", "package", "control", "extensibility", "attachedToolbars",
     "webextension", "webextensiontaskpanes", "activeXControlBinary", "aFChunk"],
)  # fmt: skip
def test_attack_what_runs_is_refused_under_whatever_name_it_is_packed(kind: str, base: str) -> None:
    picture = with_part(kind, "media/a.png", b"\xd0\xcf\x11\xe0", "image/png")
    text = with_part(kind, "knop.xml", b"<x/>", "application/xml")
    for blob in (picture, text):
        if base:
            standard = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            blob = rewritten(blob, **{"word__rels_document.xml.rels": (standard + kind, base + kind)})  # noqa: PLW2901
        refused(blob)


@pytest.mark.parametrize("mode", ["external", " External ", "EXTERNAL", "Extern", "", "Internal"])
@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/x.png", "file:///x.png", r"\\server\x.png", "//server/x.png", "ms-msdt:/id x"]
)
def test_attack_what_stands_elsewhere_is_seen_however_it_is_spelled(target: str, mode: str) -> None:
    refused(related(template("x"), "image", target, mode=mode))
    refused(related(template("x"), "attachedTemplate", target, of="settings", mode=mode))


def field(*inside: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    codes = (
        each if each.startswith("<") else f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in inside
    )
    return f"{marks[0]}{''.join(codes)}{marks[1]}"


FIELDS = {
    "a link to a program": field('HYPERLINK "file:///c:/x.exe"'),
    "a link to a search": field('HYPERLINK "search-ms:query=x"'),
    "a link with a hint first": field(r'HYPERLINK \o "http://x" "file:///x"'),
    "a link to a share": field(r'HYPERLINK "\\\\other\\x"'),
    "a link to what a field says": field("HYPERLINK ", field('QUOTE "file:///x"')),
    "a name that a field says": field(field('QUOTE "DDEAUTO c:/cmd.exe"')),
    "a name that a field says in part": field("DDE", field("QUOTE AUTO"), " c:/cmd.exe"),
    "a field in a deletion": field("<w:del><w:r><w:delInstrText>DDEAUTO x</w:delInstrText></w:r></w:del>"),
    "a name in runs": field("D", "DE", "AUTO x"),
    "a name behind blanks": field(" \t INCLUDEPICTURE x"),
    "a tag in two halves": field("QUOTE {", "{ naam }}"),
    "a field that has no end": field("DDE x").rpartition("<w:r>")[0],
}  # fmt: skip


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("where", ["body", "header", "footnotes"])
def test_attack_a_field_that_hides_what_it_does_is_refused(kind: str, where: str) -> None:
    body = f"<w:p>{FIELDS[kind]}</w:p>"
    blob = letter(body) if where == "body" else letter(p("x"), **{where: body})
    assert "veld van Word" in refused(blob)


@pytest.mark.parametrize(
    "code",
    [r'HYPERLINK \l "_Toc1"', 'HYPERLINK "https://school.nl"', r'HYPERLINK "mailto:a@b.nl" \o "naar a"',
     r'TOC \o "1-3" \h \z \u', "PAGE", r'PAGEREF _Toc1 \h', "= 1 + 2", r'HYPERLINK \o "tip" \l "hier" \h'],
)  # fmt: skip
def test_a_field_that_only_counts_or_links_is_allowed(code: str) -> None:
    made = render(letter(f"<w:p>{field(code)}</w:p>{p('{{ naam }}')}"), DATA, today=TODAY)
    assert "Wielewaal" in word.text_of(word.body(made))


DRAWN = {
    "another picture": f'<v:shape {SPACES}><v:imagedata o:althref="http://x/y.png"/></v:shape>',
    "one side of a line": f'<v:shape {SPACES}><v:stroke><o:left src="http://x"/></v:stroke></v:shape>',
    "a link with a value": f'<v:shape {SPACES} href="http://x/?{{{{ naam }}}}"/>',
    "a link to a program": f'<v:shape {SPACES} href="file:///x"/>',
    "a group with a link": f'<v:group {SPACES} href="ms-msdt:/id"/>',
}  # fmt: skip


@pytest.mark.parametrize("kind", DRAWN)
def test_attack_an_old_drawing_reaches_nothing(kind: str) -> None:
    assert "ergens anders" in refused(letter(f"<w:p><w:r><w:pict>{DRAWN[kind]}</w:pict></w:r></w:p>"))
    assert "ergens anders" in refused(
        letter(p("x"), header=f"<w:p><w:r><w:pict>{DRAWN[kind]}</w:pict></w:r></w:p>")
    )


def test_attack_a_video_of_a_website_is_refused() -> None:
    video = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"
    inside = f'<x:webVideoPr xmlns:x="{video}" embeddedHtml="&lt;iframe src=http://x&gt;"/>'
    assert "ergens anders" in refused(letter(f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"))


@pytest.mark.parametrize("name", ["anchor", "docLocation", "tgtFrame", "tooltip"])
def test_attack_a_link_carries_no_value_along(name: str) -> None:
    link = f'<w:p><w:hyperlink w:{name}="{{{{ naam }}}}"><w:r><w:t>klik</w:t></w:r></w:hyperlink></w:p>'
    assert "ergens anders" in refused(letter(link))


@pytest.mark.parametrize(
    "inside",
    ['<image xlink:href="http://127.0.0.1/x.png"/>', '<image href="file:///etc/x.png"/>',
     "<style>@import 'http://x/y.css'</style>", '<rect style="fill: url( http://x/#a)"/>',
     '<use href="//x/y.svg#a"/>', '<rect fill="URL(\'http://x\')"/>'],
)  # fmt: skip
def test_attack_a_drawing_of_lines_fetches_nothing(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inside}</svg>'
    assert "ergens anders" in refused(with_part("image", "media/a.svg", svg.encode(), "image/svg+xml"))


def test_a_drawing_of_lines_that_refers_to_itself_is_allowed() -> None:
    inside = '<use href="#a"/><rect fill="url(#a)"/><image href="data:image/png;base64,AA"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    assert render(with_part("image", "media/a.svg", svg.encode(), "image/svg+xml"), DATA, today=TODAY)


@pytest.mark.parametrize("where", ["all of it", "an element"])
def test_attack_a_header_in_another_form_of_word_hides_no_field(where: str) -> None:
    blob = template("x", header="ANKER {{ naam }}")
    picture = 'instr="INCLUDEPICTURE http://x/y.png"/>'
    if where == "all of it":
        blob = rewritten(blob, word_header1=("ANKER", f"</w:t></w:r><w:fldSimple w:{picture}<w:r><w:t>"))
        blob = rewritten(blob, word_header1=(W, STRICT))
    else:
        inside = f'<s:fldSimple xmlns:s="{STRICT}" s:{picture}'
        blob = rewritten(blob, word_header1=("ANKER", f"</w:t></w:r>{inside}<w:r><w:t>"))
    assert "Strict" in refused(blob)


def test_attack_a_header_that_calls_things_otherwise_becomes_no_damaged_document() -> None:
    table = "<q:tbl><q:tr><q:tc><q:p><q:r><q:t>{{ naam }}</q:t></q:r></q:p></q:tc></q:tr></q:tbl>"
    blob = rewritten(letter(p("x"), header="ANKER"), word_header=("ANKER", ""))
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(blob)) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/header.xml":
                content = f'<q:hdr xmlns:q="{W}">{table}</q:hdr>'.encode()
            target.writestr(name, content)
    assert "gewoon Word-document" in refused(saved.getvalue())


def test_attack_a_name_that_is_given_another_meaning_halfway_becomes_no_damaged_document() -> None:
    inside = f'<q:tbl xmlns:q="{W}" xmlns:w="urn:x"><q:tr><q:tc><q:p><q:r><q:t>{{{{ naam }}}}</q:t></q:r></q:p></q:tc></q:tr></q:tbl>'  # noqa: E501
    try:
        made = render(letter(inside), DATA, today=TODAY)
    except InvalidInput:
        return
    parse_xml(zipfile.ZipFile(BytesIO(made)).read("word/document.xml"))


NINES = "9" * 5_000


@pytest.mark.parametrize(
    "body",
    [
        in_a_table(f'<w:tcPr><w:gridSpan w:val="{NINES}"/></w:tcPr><w:p/>'),
        in_a_table(f'<w:tcPr><w:tcW w:type="dxa" w:w="{NINES}"/></w:tcPr><w:p/>'),
        f'<w:p><w:pPr><w:outlineLvl w:val="{NINES}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>',
        in_a_table('<w:tcPr><w:tcW w:type="dxa" w:w="nan"/></w:tcPr><w:p/>'),
        in_a_table('<w:tcPr><w:tcW w:type="dxa" w:w="-inf"/></w:tcPr><w:p/>'),
    ],
)
def test_attack_a_number_of_thousands_of_digits_ends_in_no_crash(body: str) -> None:
    blob = letter(body + p("{{ naam }}"))
    assert "Wielewaal" in word.text_of(word.body(render(blob, DATA, today=TODAY)))
    lint(blob, "handelingsplan.docx")


@pytest.mark.parametrize("target", ["media/none.png", "../../../x.png", "media/"])
def test_attack_rich_text_beside_a_relation_to_nothing_is_refused(target: str) -> None:
    blob = related(template("x {{r leeg }}"), "image", target, mode="Internal")
    assert "ontbreekt" in refused(blob, by_lint=False)


LONG = '{% set a = "' + "x" * 3_000 + '" %}' + "{% set a = a ~ a %}" * 5
ASKED = "{% if " + " or ".join(["'xxxxxxxxy' in a"] * 180) + " %}q{% endif %}"
ROUNDS = "{% for i in [1,2,3,4,5,6,7,8] %}"
BUSY = {
    "a long text searched often": LONG + ASKED * 20,
    "a long text searched in a loop": LONG + ROUNDS * 5 + ASKED + "{% endfor %}" * 5,
    "long texts compared in loops": LONG + LONG.replace("set a", "set b").replace("a ~ a", "b ~ b") + ROUNDS * 4
    + "{% if a == b or a < b or a != b %}{{ 'x' if a != b else 'y' }}{% endif %}" * 20 + "{% endfor %}" * 4,
}  # fmt: skip


@pytest.mark.parametrize("attack", BUSY)
def test_attack_comparing_long_texts_has_an_end(tmp_path: Path, attack: str) -> None:
    answer = fill_in_a_child(tmp_path, letter(p(BUSY[attack].replace("<", "&lt;"))), {})
    assert answer.seconds < MOST_SECONDS, answer
    assert answer.said or answer.made


def test_attack_more_names_than_a_template_needs_are_refused_in_time(tmp_path: Path) -> None:
    assert "diep" in assert_refused(tmp_path, letter(p(ASKED * 70)))


def zipped(write: Callable[[zipfile.ZipFile, str, bytes], Any], saved: BytesIO | None = None) -> bytes:
    blob, saved = template("Voor {{ naam }}"), saved or BytesIO()
    with zipfile.ZipFile(BytesIO(blob)) as source, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            write(target, name, source.read(name))
    return saved.getvalue()


class _Stream(BytesIO):
    """A file that cannot go back: sizes stand behind the parts."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def _as_link(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    target.writestr(entry, content)


def _large(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    with target.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
        part.write(content)


def _plain(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    target.writestr(name, content)


ZIPS = {
    "links": zipped(_as_link),
    "zip64": zipped(_large),
    "sizes behind": zipped(_plain, _Stream()),
    "something before it": b"PK\x03\x04junk" + zipped(_plain),
}


@pytest.mark.parametrize("kind", ZIPS)
def test_attack_an_odd_zip_becomes_an_ordinary_document(kind: str) -> None:
    made = render(ZIPS[kind], DATA, today=TODAY)
    assert "Wielewaal" in word.text_of(word.body(made))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert {entry.external_attr for entry in archive.infolist()} == {0}
        assert {entry.flag_bits for entry in archive.infolist()} == {0}
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())


def changed_at(mark: bytes, offset: int, bits: int) -> bytes:
    blob = bytearray(zipped(_plain))
    blob[blob.find(mark) + offset] |= bits
    return bytes(blob)


def renamed(old: bytes, new: bytes) -> bytes:
    blob = zipped(_plain)
    assert old in blob
    return blob.replace(old, new, 1)


def packed_as(method: int) -> bytes:
    return zipped(lambda target, name, content: target.writestr(name, content, compress_type=method))


def commented() -> bytes:
    saved = BytesIO(zipped(_plain))
    with zipfile.ZipFile(saved, "a") as archive:
        archive.comment = b"PK\x05\x06" * 16_000
    return saved.getvalue()


BROKEN = {
    "encrypted": changed_at(b"PK\x01\x02", 8, 1),
    "strongly encrypted": changed_at(b"PK\x01\x02", 8, 0x40),
    "two names": renamed(b"styles.xml", b"stylez.xml"),
    "bzip2": packed_as(zipfile.ZIP_BZIP2),
    "lzma": packed_as(zipfile.ZIP_LZMA),
    "a comment of ends": commented(),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_attack_a_zip_that_word_would_not_write_is_refused(kind: str) -> None:
    refused(BROKEN[kind])


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-32", ' encoding="utf-32"'),
        ("utf-7", " " * 300 + 'encoding="utf-7"'),
        ("cp037", ' encoding="cp037"'),
    ],
)
def test_attack_a_part_in_letters_that_word_does_not_know_is_refused(encoding: str, declared: str) -> None:
    def write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
        if name == "word/document.xml":
            text = content.decode().partition("?>")[2]
            content = f'<?xml version="1.0"{declared}?>{text}'.encode(encoding)
        target.writestr(name, content)

    refused(zipped(write))


@pytest.mark.parametrize(
    "change",
    [
        lambda: related(template("{{ naam }}"), "header", "document.xml", mode="Internal"),
        lambda: related(template("{{ naam }}"), "styles", "document.xml", mode="Internal"),
        lambda: related(template("{{ naam }}"), "comments", "../[Content_Types].xml", mode="Internal"),
        lambda: related(template("{{ naam }}"), "header", "_rels/document.xml.rels", mode="Internal"),
        lambda: rewritten(template("x"), **{"_rels_.rels": ("docProps/core.xml", "word/document.xml")}),
        lambda: letter("<w:tbl><w:tblPr><w:tblCaption w:val='{% raw %}'/></w:tblPr></w:tbl>" + p("{{ naam }}")),
        lambda: letter('<w:p><w:r>' + '<mc:AlternateContent><mc:Choice Requires="wps">' * 30
                       + "<w:t>{{ naam }}</w:t>" + "</mc:Choice></mc:AlternateContent>" * 30 + "</w:r></w:p>"),
        lambda: letter("<w:p>" + "".join(f"<w:r><w:t>{c}</w:t></w:r>" for c in "{{ naam" + " " * 1_000 + "}}")
                       + "</w:p>"),
        lambda: template("{% set __class__ = naam %}{{ __class__ }}{% set missing = naam %}{{ missing }}"),
        lambda: template("{{ \ufb01eld }}{{ \u017fhow }}"),
        lambda: letter(in_a_table(p("{% colspan naam %}x"))),
        lambda: letter(in_a_table(p("{% hm %}x"))),
    ],
)  # fmt: skip
def test_attack_parts_and_tags_in_odd_places_end_in_a_whole_document_or_a_message(
    change: Callable[[], bytes],
) -> None:
    try:
        made = render(change(), DATA, today=TODAY)
    except InvalidInput as problem:
        assert "Wielewaal" not in f"{problem.message}{problem.hint}"  # noqa: PT017
        return
    word.opened(made)
    ids = [node.get("id") for node in word.body(made).iter("{*}docPr")]
    assert len(set(ids)) == len(ids)


FILTERS = (
    "datum datum_kort jaar schooljaar leeftijd lijst aantal komma percentage woord hoofdletter citaat verplicht"
)
ODD: list[Any] = [
    *(
        [{}],
        {},
        [[1]],
        True,
        1.5,
        "2026-13-45",
        "9999-12-31",
        "0001-01-01",
        "١٢-٣",
        "1e5",
        10**400,
        [None],
        "\n",
    ),
    *(float("nan"), float("inf"), -0.0, 1e300, 10**5_000, "\u202e", "e\u0301", "\u200b"),
]


@pytest.mark.parametrize("name", FILTERS.split())
def test_attack_no_value_makes_a_filter_crash_or_tell_it(name: str) -> None:
    blob = template(f"{{{{ a | {name} }}}}")
    for value in ODD:
        try:
            assert render(blob, {"a": value}, today=TODAY)
        except InvalidInput as problem:
            assert not isinstance(value, str) or not value.strip() or value not in problem.message  # noqa: PT017
