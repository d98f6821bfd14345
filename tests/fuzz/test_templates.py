"""Templates and values that nobody thought of: refused, or a whole document with exactly the text given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from dossiertool.documents.render import render
from dossiertool.errors import InvalidInput
from tests.documents import word
from tests.documents.cases import TODAY
from tests.documents.letter import letter, p
from tests.documents.word import W
from tests.fuzz.budget import examples

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

NO_CHARACTERS = "".join(map(chr, [*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF]))
SIGNS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters=NO_CHARACTERS, include_characters="\n\t\x85"
)
TEXTS = st.text(SIGNS, max_size=40) | st.sampled_from(
    ["{{ a }}", "{% if a %}", "]]>", "</w:t>", "&lt;", "{_{", "\u202e", "e\u0301", "a\nb\tc", " ", "{", "}"]
)
VALUES = TEXTS | st.none() | st.integers() | st.booleans()
ROWS = st.lists(st.fixed_dictionaries({"t": TEXTS, "u": VALUES}), max_size=6)


def printed(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)


def said(paragraph: Any) -> str:
    """Return what a paragraph says."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    nodes = paragraph.iter(f"{W}t", *signs)
    return "".join(signs.get(node.tag) or node.text or "" for node in nodes)


def cell(text: str) -> str:
    return f"<w:tc>{p(text)}</w:tc>"


@given(v=VALUES, rows=ROWS, ja=st.booleans())
@examples(150)
def test_every_value_stands_in_the_document_as_the_text_it_is(v: Any, rows: list[Any], ja: bool) -> None:
    body = (
        p("<{{ v }}>".replace("<", "[").replace(">", "]"))
        + p("{%p for r in rows %}") + p("{{ r.t }}|{{ r.u }}") + p("{%p endfor %}")
        + p("{%p if ja %}") + p("{{ v }}{{ v }}") + p("{%p endif %}")
        + "<w:tbl><w:tblGrid/>"
        + f"<w:tr>{cell('{%tr for r in rows %}')}{cell('')}</w:tr>"
        + f"<w:tr>{cell('{{ r.t }}')}{cell('{{ loop.index }}')}</w:tr>"
        + f"<w:tr>{cell('{%tr endfor %}')}{cell('')}</w:tr></w:tbl>"
    )  # fmt: skip
    made = render(letter(body, header=p("{{ v }}")), {"v": v, "rows": rows, "ja": ja}, today=TODAY)

    found = [said(paragraph) for paragraph in word.body(made).iter(f"{W}p")]
    lines = [f"{printed(row['t'])}|{printed(row['u'])}" for row in rows]
    table = [text for number, row in enumerate(rows, start=1) for text in (row["t"], str(number))]
    assert found == [f"[{printed(v)}]", *lines, *([printed(v) * 2] if ja else []), *table]
    assert said(word.part(made, "word/header.xml")) == printed(v)
    assert word.opened(made).paragraphs


FIELDS = [
    "v",
    "l",
    "d.a",
    "d.b",
    "x",
    "x.t",
    "loop.index",
    "onbekend",
    "'a&b'",
    "1",
    "l|aantal",
    "d.a|hoofdletter",
]
EXPRESSIONS = st.sampled_from(FIELDS)
KINDS = st.sampled_from(["", "p", "tr", "tc", "r"])


ALONE = [
    *[
        "{# weg #}",
        "{%- if v -%}",
        "{% vm %}",
        "{% hm %}",
        "{% colspan 2 %}",
        "{% cellbg v %}",
        "{{",
        "}}",
        "{%",
    ],
    *["%}", "{", "}", "{_{", "{% raw %}", "{% endraw %}", "{% set q = v %}", "“", "tekst", "\t"],
]


def tag_of(field: str, kind: str) -> SearchStrategy[str]:
    shapes = ["{{{{ {f} }}}}", "{{{{{k} {f} }}}}", "{{%{k} if {f} %}}", "{{%{k} for x in {f} %}}"]
    ends = ["{{%{k} endif %}}", "{{%{k} endfor %}}", "{{%{k} else %}}"]
    return st.sampled_from([*(shape.format(f=field, k=kind) for shape in [*shapes, *ends]), *ALONE])


def tags() -> SearchStrategy[str]:
    return st.tuples(EXPRESSIONS, KINDS).flatmap(lambda chosen: tag_of(*chosen))


def run_of(pieces: list[str]) -> str:
    return "".join(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in pieces)


PARAGRAPHS: SearchStrategy[str] = st.lists(tags(), max_size=4).map(
    lambda pieces: f"<w:p>{run_of(pieces)}</w:p>"
)
HALVES: SearchStrategy[str] = tags().flatmap(
    lambda tag: st.integers(0, len(tag)).map(lambda cut: f"<w:p>{run_of([tag[:cut], tag[cut:]])}</w:p>")
)
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(lambda inside: f"<w:tc>{''.join(inside)}</w:tc>")
ROWS_OF_A_TABLE = st.lists(CELLS, min_size=1, max_size=3).map(lambda inside: f"<w:tr>{''.join(inside)}</w:tr>")
TABLES = st.lists(ROWS_OF_A_TABLE, min_size=1, max_size=3).map(
    lambda rows: f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"
)
BODIES = st.lists(PARAGRAPHS | HALVES | TABLES, min_size=1, max_size=6).map("".join)


@given(body=BODIES, v=TEXTS, l=st.lists(st.fixed_dictionaries({"t": TEXTS}), max_size=3))
@examples(400)
def test_any_tags_at_all_give_a_whole_document_or_a_refusal(body: str, v: str, l: list[Any]) -> None:  # noqa: E741
    data = {"v": v, "l": l, "d": {"a": v, "b": None}}
    try:
        made = render(letter(body), data, today=TODAY)
    except InvalidInput:
        return
    assert word.opened(made).element is not None
    for table in word.body(made).iter(f"{W}tbl"):
        assert table.find(f"{W}tr") is not None
        assert all(each[-1].tag == f"{W}p" for each in table.iter(f"{W}tc"))
    assert render(letter(body), data, today=TODAY) == made
