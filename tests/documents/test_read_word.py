"""Any Word document, paragraph by paragraph in reading order: what stands on paper, each word once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiertool.documents.read_word import WordParagraph, read_word
from dossiertool.documents.word_package import WordPackage
from dossiertool.errors import InvalidInput
from tests.documents.letter import NAMES, box, field, letter, p, packed, r, table
from tests.documents.word import parts

BRIEF = Path(__file__).parents[1] / "data" / "brief.docx"


def read(blob: bytes) -> list[WordParagraph]:
    return read_word(WordPackage(blob, "brief.docx"))


def texts(body: str, **others: str) -> list[str]:
    return [paragraph.text for paragraph in read(letter(body, **others))]


def placed(body: str, **others: str) -> list[tuple[str, str]]:
    return [(paragraph.text, paragraph.place) for paragraph in read(letter(body, **others))]


def test_paragraphs_come_in_order_and_empty_ones_do_not_count() -> None:
    assert texts(p("Een.") + p() + p(" ") + p("Twee ", "en drie.")) == ["Een.", "Twee en drie."]


def test_tables_and_tables_in_tables_are_read_row_by_row() -> None:
    inner = table([p("c"), p("d")])
    body = p("voor") + table([p("a"), p("b")], [inner + p("e"), p("f")]) + p("na") + table([p("g")])
    assert placed(body) == [
        ("voor", ""),
        ("a", "tabel 1, rij 1, kolom 1"),
        ("b", "tabel 1, rij 1, kolom 2"),
        ("c", "tabel 1, rij 2, kolom 1, daarin een tabel, rij 1, kolom 1"),
        ("d", "tabel 1, rij 2, kolom 1, daarin een tabel, rij 1, kolom 2"),
        ("e", "tabel 1, rij 2, kolom 1"),
        ("f", "tabel 1, rij 2, kolom 2"),
        ("na", ""),
        ("g", "tabel 2, rij 1, kolom 1"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        '<w:smartTag w:element="naam">{}</w:smartTag>',
        '<w:customXml w:element="naam">{}</w:customXml>',
        '<w:fldSimple w:instr="TITLE">{}</w:fldSimple>',
        '<w:ins w:id="1" w:author="x">{}</w:ins>',
        '<w:moveTo w:id="1" w:author="x">{}</w:moveTo>',
        "<w:bdo>{}</w:bdo>",
        "<w:hyperlink><w:sdt><w:sdtContent><w:ins>{}</w:ins></w:sdtContent></w:sdt></w:hyperlink>",
    ],
)
def test_what_stands_around_words_does_not_hide_them(around: str) -> None:
    assert texts(p("Hij is ", around.format(r("lui")), ".")) == ["Hij is lui."]


def test_content_controls_around_paragraphs_rows_and_cells_are_read() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    cell = control(f"<w:tc>{p('c')}</w:tc>")
    row = control(f"<w:tr><w:tc>{p('b')}</w:tc>{cell}</w:tr>")
    assert placed(control(p("a")) + f"<w:tbl>{row}</w:tbl>") == [
        ("a", ""),
        ("b", "tabel 1, rij 1, kolom 1"),
        ("c", "tabel 1, rij 1, kolom 2"),
    ]


@pytest.mark.parametrize("gone", ["<w:del>{}</w:del>", "<w:moveFrom>{}</w:moveFrom>"])
def test_deleted_text_is_not_read(gone: str) -> None:
    deleted = gone.format("<w:r><w:delText>niet</w:delText></w:r>" + r("weg"))
    assert texts(p("Hij is ", deleted, "op tijd.")) == ["Hij is op tijd."]


def test_a_deleted_row_and_a_deleted_cell_are_not_read() -> None:
    row = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{p('weg')}</w:tc></w:tr>"
    cell = (
        f"<w:tr><w:tc><w:tcPr><w:cellDel w:id='2'/></w:tcPr>{p('weg')}</w:tc><w:tc>{p('blijft')}</w:tc></w:tr>"
    )
    assert texts(f"<w:tbl>{row}{cell}</w:tbl>") == ["blijft"]


def test_of_a_field_the_result_is_read_and_not_its_code() -> None:
    nested = field(f"IF {field('MERGEFIELD x', 'verborgen')} = 1", "ja")
    assert texts(p(field("FORMTEXT", "Hij is lui."), " ", nested)) == ["Hij is lui. ja"]


def test_a_field_without_an_end_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(p(begin, "Hij is lui.") + p("Zij ook.")) == ["Hij is lui.", "Zij ook."]


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    body = p("voor ", box(p("in het vak"), table([p("cel")])), "en na") + p("daarna")
    assert placed(body) == [
        ("voor en na", ""),
        ("in het vak", "tekstvak"),
        ("cel", "tekstvak, tabel 1, rij 1, kolom 1"),
        ("daarna", ""),
    ]


def test_a_text_box_of_old_word_is_read_too() -> None:
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('oud')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert placed(p("a", old)) == [("a", ""), ("oud", "tekstvak")]


def test_notes_come_in_the_order_in_which_the_text_refers_to_them() -> None:
    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'

    footnotes = "".join(note("footnote", i, text) for i, text in ((1, "vijf"), (2, "vier"), (3, "verwijderd")))
    body = p("lui", reference("footnote", 2), ".", reference("endnote", 1), reference("footnote", 1))
    body += p("<w:del>" + reference("footnote", 3) + "</w:del>", "Tot slot.")
    assert placed(body, footnotes=footnotes, endnotes=note("endnote", 1, "zes")) == [
        ("lui.", ""),
        ("Tot slot.", ""),
        ("vier", "voetnoot 1"),
        ("vijf", "voetnoot 2"),
        ("zes", "eindnoot 1"),
    ]


def test_headers_and_footers_come_last_and_each_once() -> None:
    refer = '<w:{0}Reference w:type="{1}" r:id="{2}"/>'
    first = f"<w:p><w:pPr><w:sectPr>{refer.format('header', 'default', 'header')}</w:sectPr></w:pPr></w:p>"
    last = "".join(
        refer.format(*each)
        for each in (
            ("header", "default", "header"),
            ("header", "first", "header2"),
            ("footer", "even", "footer"),
            ("footer", "default", "weg"),
        )
    )
    body = f"{first}{p('brief')}<w:sectPr>{last}</w:sectPr>"
    assert placed(body, header=p("school"), header2=p("logo"), footer=table([p("blad")])) == [
        ("brief", ""),
        ("school", "koptekst"),
        ("logo", "koptekst van de eerste pagina"),
        ("blad", "voettekst van de even pagina's, tabel 1, rij 1, kolom 1"),
    ]


def test_each_sign_of_a_run_counts_as_one() -> None:
    signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
    signs += '<w:softHyphen/><w:t>e🙂</w:t><w:cr/><w:sym w:font="Wingdings" w:char="F04A"/><w:t>f</w:t></w:r>'
    assert texts(p(signs)) == ["a\tb\nc\u2011d\u00ade🙂\n\ufffcf"]


def test_an_emoji_as_word_writes_it_is_one_sign() -> None:
    emoji = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:char="{}"/></mc:Choice>'
        "<mc:Fallback><w:t>🙂</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p("a", emoji.format("1F642"), "b", emoji.format("D83D"), emoji.format("x"))) == [
        "a🙂b\ufffc\ufffc"
    ]


def test_pronunciation_above_a_word_is_not_read() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('boven')}</w:rt><w:rubyBase>{r('onder')}</w:rubyBase></w:ruby></w:r>"
    assert texts(p("a ", ruby, " b")) == ["a onder b"]


def test_the_table_of_contents_is_not_read_whatever_its_styles_are_called() -> None:
    styles = '<w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    line = f'<w:p><w:pPr><w:pStyle w:val="Inhopg1"/></w:pPr>{r("Het OPP 3")}</w:p>'
    assert texts(line + p("Het OPP"), styles=styles) == ["Het OPP"]
    assert texts(line, styles="") == ["Het OPP 3"]


def test_a_comment_that_is_there_already_is_not_read() -> None:
    comments = f'<w:comment w:id="0" w:author="Jolien">{p("Hij is lui.")}</w:comment>'
    assert texts(p("Goed."), comments=comments) == ["Goed."]


def test_a_document_in_strict_open_xml_is_read_like_any_other() -> None:
    strict = {
        name: content.replace(NAMES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            NAMES["r"], "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in parts(letter(p("Hij is lui."), header=p("kop"))).items()
    }
    assert [each.text for each in read(packed(dict(strict)))] == ["Hij is lui."]


def test_a_file_within_the_text_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidInput) as problem:
        texts(p("a") + '<w:altChunk r:id="x"/>')
    assert "sla het op" in (problem.value.hint or "")


def test_a_letter_made_with_libreoffice_is_read_whole() -> None:
    """Read beside what LibreOffice shows: the text box once, the deleted words not."""
    found = read(BRIEF.read_bytes())
    joined = "\n".join(paragraph.text for paragraph in found)
    assert joined.count("erg behulpzaam") == 1
    assert "druktemaker" not in joined
    assert "een heerlijk kind" in joined
    assert "een slordige leerling en vergeet altijd haar spullen" in joined
    places = [paragraph.place for paragraph in found]
    assert places[-3:] == ["voetnoot 1", "koptekst", "voettekst"]
    assert places.count("tekstvak") == 2
    assert len([place for place in places if place.startswith("tabel 1")]) == 12
