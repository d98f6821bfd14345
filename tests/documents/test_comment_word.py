"""The same document back with comments: on exactly the words, and nothing else is changed."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dossiertool.documents import comment_word
from dossiertool.documents.comment_word import commented
from dossiertool.documents.read_word import Remark, WordParagraph, read_word
from dossiertool.documents.word_package import WordPackage
from dossiertool.errors import InvalidInput
from tests.documents import word
from tests.documents.letter import box, commented_words, field, formatted, letter, p, packed, r, table
from tests.documents.word import W
from tests.fuzz.budget import examples

if TYPE_CHECKING:
    from collections.abc import Iterable

BRIEF = Path(__file__).parents[1] / "data" / "brief.docx"


def paragraphs(blob: bytes) -> list[WordParagraph]:
    return read_word(WordPackage(blob, "brief.docx"))


def with_comments(blob: bytes, remarks: Iterable[tuple[int, int, int, str]]) -> bytes:
    package = WordPackage(blob, "brief.docx")
    return commented(package, read_word(package), [Remark(*each) for each in remarks])


def with_words(blob: bytes, *words: str) -> bytes:
    """Comment on the first place of each of these words, wherever it stands."""
    remarks = []
    for found in words:
        number, text = next((i, each.text) for i, each in enumerate(paragraphs(blob)) if found in each.text)
        at = text.index(found)
        remarks.append((number, at, at + len(found), f"over {found}"))
    return with_comments(blob, remarks)


@pytest.mark.parametrize(
    "inside",
    [
        "Hij is zeer lui vandaag.",
        f"Hij is {r('ze', '<w:b/>')}{r('er l')}{r('ui', '<w:i/>')} vandaag.",
        f"Hij <w:hyperlink>{r('is zeer lui vandaag')}</w:hyperlink>.",
        f"Hij is <w:hyperlink>{r('zeer')}</w:hyperlink> lui.",
        f"Hij is zeer <w:ins w:id='7' w:author='x'>{r('lui en')}</w:ins> traag.",
        f"Hij <w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('is zeer lui')}</w:sdtContent></w:sdt>.",
        f"Hij <w:fldSimple w:instr='TITLE'>{r('is zeer lui')}</w:fldSimple>.",
        f"Hij {field('FORMTEXT', 'is zeer ')}lui.",
        f"Hij is zeer <w:del w:id='8'>{r('niet')}</w:del>{r('lui')}.",
        f"Hij <w:bdo>{r('is zeer')}</w:bdo>{r(' ')}<w:smartTag>{r('lui')}</w:smartTag>.",
    ],
)
def test_the_comment_is_on_exactly_the_words(inside: str) -> None:
    runs = re.split(r"(<.*>)", inside)
    blob = letter(p(*filter(None, runs)))
    result = with_words(blob, "zeer lui")
    assert commented_words(result) == [("over zeer lui", "zeer lui")]
    assert formatted(result) == formatted(blob)
    assert [each.text for each in paragraphs(result)] == [each.text for each in paragraphs(blob)]


def test_words_in_tables_content_controls_and_several_paragraphs_are_commented() -> None:
    control = f"<w:sdt><w:sdtContent>{p('Hij is brutaal.')}</w:sdtContent></w:sdt>"
    blob = letter(p("Zij is lui.") + table([p("a"), table([p("Hij is traag.")]) + p()]) + control)
    found = commented_words(with_words(blob, "lui", "traag", "brutaal"))
    assert found == [("over lui", "lui"), ("over traag", "traag"), ("over brutaal", "brutaal")]


def test_words_that_overlap_each_have_their_comment() -> None:
    blob = letter(p("Hij is altijd lui."))
    result = with_comments(
        blob, [(0, 7, 17, "a"), (0, 7, 13, "b"), (0, 14, 17, "c"), (0, 10, 16, "d"), (0, 7, 13, "e")]
    )
    assert sorted(commented_words(result)) == [
        ("a", "altijd lui"),
        ("b", "altijd"),
        ("c", "lui"),
        ("d", "ijd lu"),
        ("e", "altijd"),
    ]


def test_what_cannot_be_cut_goes_in_whole() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('boven')}</w:rt><w:rubyBase>{r('onder')}</w:rubyBase></w:ruby></w:r>"
    result = with_comments(letter(p("a ", ruby, " b")), [(0, 3, 5, "x")])
    ((_, words),) = commented_words(result)
    assert "onder" in words
    assert [each.text for each in paragraphs(result)] == ["a onder b"]


def test_what_stands_elsewhere_is_listed_at_the_start() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    blob = letter(
        p("Beste ouders,") + p("Zij is lui.", reference, box(p("Hij is brutaal."))),
        footnotes=f'<w:footnote w:id="1">{p("Zij is traag.")}</w:footnote>',
    )
    result = with_words(blob, "brutaal", "lui", "traag")
    listed, other = commented_words(result)
    assert listed == (
        "Op deze plekken laat Word geen opmerkingen toe. Dit vond dossiertool daar:\n"
        "Tekstvak, ‘brutaal’: over brutaal\n"
        "Voetnoot 1, ‘traag’: over traag",
        "",
    )
    assert other == ("over lui", "lui")
    first = next(word.body(result).iter(f"{W}p"))
    assert next(first.iter(f"{W}commentRangeStart"), None) is not None
    inside = [node.tag for each in word.body(result).iter(f"{W}txbxContent") for node in each.iter()]
    assert not [tag for tag in inside if "comment" in str(tag)]
    assert "comment" not in word.parts(result)["word/footnotes.xml"]


@pytest.mark.parametrize("body", ["", "<w:sectPr/>", p(), table([p()])])
def test_a_header_of_a_document_without_text_gets_its_comment(body: str) -> None:
    refer = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    result = with_words(letter(body.replace("<w:sectPr/>", "") + refer, header=p("Zij is lui.")), "lui")
    ((said, words),) = commented_words(result)
    assert "Koptekst, ‘lui’: over lui" in said
    assert words == ""
    Document(BytesIO(result))


def test_comments_that_are_there_stay() -> None:
    old = f'<w:comment w:id="5" w:author="Jolien" w:date="2026-11-18T09:00:00Z">{p("Mooi gezegd.")}</w:comment>'
    marked = f'<w:commentRangeStart w:id="5"/>{r("Zij is lui")}<w:commentRangeEnd w:id="5"/>'
    blob = letter(p(marked, '<w:r><w:commentReference w:id="5"/></w:r>', "."), comments=old)
    result = with_words(blob, "lui")
    assert commented_words(result, "Jolien") == [("Mooi gezegd.", "Zij is lui")]
    assert commented_words(result) == [("over lui", "lui")]
    before, after = (word.part(each, "word/comments.xml")[0] for each in (blob, result))
    assert etree.tostring(before, method="c14n") == etree.tostring(after, method="c14n")


def test_every_other_part_is_the_same_byte_for_byte() -> None:
    blob = BRIEF.read_bytes()
    result = with_words(blob, "slordige leerling", "MDO")
    before, after = (zipfile.ZipFile(BytesIO(each)) for each in (blob, result))
    changed = {
        name
        for name in after.namelist()
        if name not in before.namelist() or before.read(name) != after.read(name)
    }
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert [name for name in after.namelist() if name != "word/comments.xml"] == before.namelist()


def test_without_remarks_the_file_is_the_same_byte_for_byte() -> None:
    assert with_comments(BRIEF.read_bytes(), []) == BRIEF.read_bytes()


def test_a_document_that_misses_a_picture_gets_its_comments_too() -> None:
    """Word opens such a file; python-docx does not (python-openxml/python-docx#797)."""
    all_parts: dict[str, str | bytes] = dict(word.parts(letter(p("Zij is lui."), header=p("kop"))))
    del all_parts["word/header.xml"]
    assert commented_words(with_words(packed(all_parts), "lui")) == [("over lui", "lui")]


def test_a_document_without_relations_of_its_own_gets_its_comments_too() -> None:
    all_parts: dict[str, str | bytes] = dict(word.parts(letter(p("Zij is lui."))))
    del all_parts["word/_rels/document.xml.rels"]
    result = with_words(packed(all_parts), "lui")
    assert commented_words(result) == [("over lui", "lui")]
    assert len(Document(BytesIO(result)).comments) == 1


def test_a_part_that_happens_to_be_called_comments_is_left_alone() -> None:
    all_parts: dict[str, str | bytes] = {
        **word.parts(letter(p("Zij is lui."))),
        "word/comments.xml": "<iets/>",
    }
    result = with_words(packed(all_parts), "lui")
    assert word.parts(result)["word/comments.xml"] == "<iets/>"
    (comment,) = Document(BytesIO(result)).comments
    assert comment.author == "dossiertool"


def test_blanks_that_word_does_not_show_are_not_shown_after_cutting() -> None:
    blob = letter("<w:p><w:r><w:t>  Zij is lui. </w:t></w:r></w:p>")
    result = with_words(blob, "is lui")
    assert commented_words(result) == [("over is lui", "is lui")]
    assert [(t.text, len(t.attrib)) for t in word.body(result).iter(f"{W}t")] == [
        ("  ", 0),
        ("Zij ", 1),
        ("is lui", 1),
        (".", 1),
        (" ", 0),
    ]


def test_blanks_beside_a_comment_of_xml_stay() -> None:
    """The reader of python-docx drops them, and every place after them would be wrong."""
    blob = letter('<w:p>\n  <w:r><w:t xml:space="preserve">  <!-- x -->Zij is lui.</w:t></w:r>\n</w:p>')
    result = with_words(blob, "lui")
    assert commented_words(result) == [("over lui", "lui")]
    assert paragraphs(result) == paragraphs(blob)
    assert "<w:p>\n  <w:r>" in word.parts(result)["word/document.xml"]


def test_strict_open_xml_is_refused_with_what_to_do() -> None:
    strict = {
        name: content.replace(W[1:-1], "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in word.parts(letter(p("Zij is lui."))).items()
    }
    with pytest.raises(InvalidInput) as problem:
        with_words(packed(dict(strict)), "lui")
    assert "Sla het in Word op als gewoon Word-document" in (problem.value.hint or "")


def test_of_too_many_remarks_the_rest_is_counted_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comment_word, "MOST_COMMENTS", 3)
    blob = letter(p("lui lui lui lui lui"))
    result = with_comments(blob, [(0, at, at + 3, "x") for at in range(0, 20, 4)])
    said = [text for text, _ in commented_words(result)]
    assert said == [
        "En nog 2 plekken. Verbeter eerst deze, en controleer het document dan opnieuw.",
        "x",
        "x",
        "x",
    ]


# Signs that count differently in other places: outside the basic plane, invisible, combining, of two widths.
SIGN = st.sampled_from(
    [*"ab é.", "e\u0301", "🙂", "👩\u200d🏫", "\u00ad", "\u200b", "ﷺ", "\u202e", "&amp;", "&lt;"]
)
CHILD = st.one_of(
    st.lists(SIGN, min_size=1, max_size=6).map(
        lambda signs: f'<w:t xml:space="preserve">{"".join(signs)}</w:t>'
    ),
    st.sampled_from([f"<w:{name}/>" for name in ("tab", "br", "cr", "noBreakHyphen", "softHyphen")]),
    st.sampled_from(["<w:lastRenderedPageBreak/>", '<w:footnoteReference w:id="9"/>', "<w:t/>"]),
)
LOOK = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/><w:sz w:val="28"/>'])
RUN = st.builds(
    lambda look, children: f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{''.join(children)}</w:r>",
    LOOK,
    st.lists(CHILD, max_size=4),
)
AROUND = st.sampled_from(
    [
        "{}",
        "{}",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:ins>{}</w:ins>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:bookmarkStart/>{}<w:bookmarkEnd/>",
        "{}<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>",
        f"{{}}{box(p('vak'))}",
        "<w:smartTag><w:hyperlink>{}</w:hyperlink></w:smartTag>",
    ]
)
SOME_RUNS = st.builds(lambda around, runs: around.format("".join(runs)), AROUND, st.lists(RUN, max_size=4))
PARAGRAPH = st.lists(SOME_RUNS, min_size=1, max_size=5).map(lambda parts: f"<w:p>{''.join(parts)}</w:p>")


@examples(150)
@given(body=st.lists(PARAGRAPH, min_size=1, max_size=3), data=st.data())
def test_however_the_runs_are_cut_the_comments_are_on_exactly_the_words(
    body: list[str], data: st.DataObject
) -> None:
    blob = letter("".join(body))
    before = paragraphs(blob)
    remarks = []
    for number, (text, _, takes_comments) in enumerate(before):
        for count in range(data.draw(st.integers(0, 4)) if takes_comments else 0):
            start = data.draw(st.integers(0, len(text) - 1))
            end = data.draw(st.integers(start + 1, len(text)))
            remarks.append((number, start, end, f"{number} {count}"))
    result = with_comments(blob, remarks)
    expected = sorted((said, before[number].text[start:end]) for number, start, end, said in remarks)
    assert (sorted(commented_words(result)) if remarks else []) == expected
    assert paragraphs(result) == before
    assert formatted(result) == formatted(blob)
    assert [each.text for each in Document(BytesIO(result)).paragraphs] == [
        each.text for each in Document(BytesIO(blob)).paragraphs
    ]
