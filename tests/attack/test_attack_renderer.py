"""A template or a value made to fill the memory, to go on for ever, or to become something else than text."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.documents.render import render
from dossiertool.errors import InvalidInput
from tests.attack.child import MOST_MB, MOST_SECONDS, assert_refused, fill_in_a_child
from tests.attack.test_attack_templates import added, rewritten
from tests.documents import word
from tests.documents.cases import TODAY
from tests.documents.letter import letter, p
from tests.documents.test_render import template

if TYPE_CHECKING:
    from pathlib import Path

LONG = "x" * 1_000_000
DATA: dict[str, Any] = {
    "naam": "Wielewaal", "lang": LONG, "rijen": [{"n": str(n)} for n in range(2_000)],
    "breed": "👩" * 100_000, "veel": list(range(200)), "data": {"a": "Wielewaal"},
}  # fmt: skip


def paragraphs(*texts: str) -> bytes:
    return letter("".join(p(text) for text in texts))


REACHING = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ joiner.__init__.__globals__.os }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__.__builtins__ }}",
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{{ [].__class__.__mro__[1].__subclasses__() }}",
    "{{ naam['__class__'] }}",
    "{{ naam|attr('__class__') }}",
    "{{ data|map(attribute='__class__')|list }}",
    "{{ data|selectattr('a')|list }}",
    "{{ request.application.__globals__ }}",
    "{{ config.items() }}",
    "{{ environment }}",
    "{{ context }}",
    "{{ context.environment.filters }}",
    "{{ resolve('naam') }}",
    "{{ missing }}",
    "{{ undefined.__init__ }}",
    "{{ field }}",
    "{{ show(naam) }}",
    "{{ t_1 }}",
    "{{ l_0_naam }}",
    "{{ __builtins__ }}",
    "{{ naam.__format__('1000000000') }}",
    "{{ '{0.__class__}'.format(naam) }}",
    "{{ '%s' % naam }}",
    "{{ naam[0:1] }}",
    "{{ {'a': 1} }}",
    "{% for x in data recursive %}{{ loop(x) }}{% endfor %}",
    "{% for x in veel %}{{ loop.__init__ }}{% endfor %}",
    "{% for x in veel %}{{ loop._items }}{% endfor %}",
    "{% for x in veel %}{{ loop['_items'] }}{% endfor %}",
    "{% for x in veel %}{{ loop.changed(x) }}{% endfor %}",
    "{% set x %}{{ naam }}{% endset %}",
    "{% set ns = namespace(a=1) %}",
    "{% filter woord %}x{% endfilter %}",
    "{% block x %}x{% endblock %}",
    "{% extends 'x' %}",
    "{% import 'x' as y %}",
    "{% macro m() %}x{% endmacro %}",
    "{% call(x) naam() %}x{% endcall %}",
    "{% autoescape false %}{{ naam }}{% endautoescape %}",
    "{% with a = naam %}{{ a }}{% endwith %}",
    "{{ naam|safe }}",
    "{{ naam|escape|safe }}",
    "{{ naam|e }}",
    "{{ naam|format }}",
    "{{ naam|herhaald }}",
    "{{ 'x'|keer_(100000000) }}",
    "{{ veel|keer_(1000) }}",
    "{{ ''.join(veel) }}",
    "{{ caller() }}",
    "{{ super() }}",
    "{{ varargs }}",
]


@pytest.mark.parametrize("attack", REACHING)
@pytest.mark.parametrize("where", ["body", "title", "header"])
def test_attack_a_tag_reaches_nothing_but_the_data(attack: str, where: str) -> None:
    made = {"body": template(attack), "title": template(title=attack), "header": template(header=attack)}
    with pytest.raises(InvalidInput) as problem:
        render(made[where], {"naam": "Wielewaal", "data": {"a": "Wielewaal"}, "veel": [1, 2]}, today=TODAY)
    assert "Wielewaal" not in f"{problem.value.message}{problem.value.hint}"


def test_attack_a_tag_in_an_attribute_reaches_nothing_either() -> None:
    body = p("x") + '<w:tbl><w:tblPr><w:tblCaption w:val="{{ lipsum.__globals__ }}"/></w:tblPr></w:tbl>'
    with pytest.raises(InvalidInput):
        render(letter(body), {}, today=TODAY)


def rounds(inside: str, *series: str) -> str:
    """Return a loop in a loop over these lists."""
    opened = "".join(f"{{% for a{n} in {one} %}}" for n, one in enumerate(series))
    return opened + inside + "{% endfor %}" * len(series)


ENDLESS = {
    "loops in loops": rounds("x", *["rijen"] * 6),
    "a long text printed often": rounds("{{ lang }}", "rijen"),
    "a long text printed often in a line": rounds("{{ lang }}" * 20, "veel"),
    "a long text filtered often": rounds(
        "{% if (lang" + "|woord|hoofdletter" * 20 + ") == naam %}x{% endif %}", "rijen"
    ),
    "a long text compared often": rounds("{% if lang|citaat == lang %}x{% endif %}", "rijen", "veel"),
    "much work without a result": rounds("{% set c = a0.n ~ a1 %}" * 300, "rijen", "veel"),
    "a text that doubles itself": "{% set a = naam %}" + "{% set a = a ~ a %}" * 40,
    "a list of long texts": "{{ [" + "lang, " * 500 + "naam] | lijst }}",
    "a loop over a list of lists": rounds("x", "[" + "rijen, " * 400 + "rijen]", "a0", "rijen"),
    "ten thousand ifs in each other": "{% if naam %}" * 10_000 + "{% endif %}" * 10_000,
    "ifs that do not match": "{% if naam %}" * 89 + "{% endif %}" * 90,
    "loops deeper than Python can": rounds("x", *["veel"] * 25),
    "thousands of choices": "{% if naam %}" + "{% elif naam %}" * 4_000 + "{% endif %}",
    "tens of thousands of tags": "".join(f"{{{{ naam{n} }}}}" for n in range(60_000)),
    "a hundred thousand openers": "{{" * 100_000,
    "a hundred thousand openers of all kinds": "{%{#{{" * 60_000,
    "a hundred thousand braces": "{" * 200_000 + "{{ x",
    "a tag without end": "{{ " + "a" * 500_000,
    "a very long expression": "{{ " + "naam or " * 50_000 + "naam }}",
    "brackets": "{{ " + "(" * 1900 + "naam" + ")" * 1900 + " }}",
    "lists in lists": "{{ " + "[" * 1900 + "]" * 1900 + " }}",
    "a number of a million digits": "{{ " + "9" * 1_000_000 + " }}",
    "names without end": "".join(f"{{% set a{n} = naam %}}{{% if a{n} %}}" for n in range(85)) + "x",
    "a remark without end": "{# " + "x" * 500_000,
    "quotes without end": "{{ '" + "x" * 3_000 + " }}",
}


@pytest.mark.parametrize("attack", ENDLESS)
def test_attack_what_would_never_end_is_refused_in_time(tmp_path: Path, attack: str) -> None:
    said = assert_refused(tmp_path, letter(p(ENDLESS[attack].replace("<", "&lt;"))), DATA)
    assert "Wielewaal" not in said
    assert len(said) < 600


SPREAD = {
    "a thousand names in a thousand choices": (
        "".join(f"{{% set a{n} = naam %}}" for n in range(1_500)) + "{% if naam %}x{% endif %}" * 1_500
    ),
    "nested loops with many tags": "{% for a in veel %}" * 3 + "{{ naam }}" * 900 + "{% endfor %}" * 3,
    "signs of four bytes": rounds("{{ breed }}", "veel"),
    "five thousand names in sixty ifs": (
        "{% if naam %}" * 60 + "".join(f"{{{{ naam or x{n} }}}}" for n in range(4_800)) + "{% endif %}" * 60
    ),
    "five thousand tags": "{{ naam }}" * 5_000,
}


@pytest.mark.parametrize("attack", SPREAD)
def test_attack_a_template_of_allowed_size_is_refused_or_filled_in_time(tmp_path: Path, attack: str) -> None:
    answer = fill_in_a_child(tmp_path, letter(p(SPREAD[attack])), DATA)
    assert answer.seconds < MOST_SECONDS, answer
    assert answer.megabytes < MOST_MB, answer


def with_body(body: bytes) -> bytes:
    return rewritten(
        letter(p("ANKER")),
        word_document=('<w:p><w:r><w:t xml:space="preserve">ANKER</w:t></w:r></w:p>', body.decode()),
    )


def noise(number: int, pattern: str) -> str:
    dice = random.Random(7)
    return "".join(pattern % dice.getrandbits(32) for _ in range(number))


RUN = "<w:r><w:t>%s</w:t></w:r>"
ROW = (
    f"<w:tr><w:tc><w:p>{RUN % '{%%tr if naam %%}%x'}</w:p></w:tc></w:tr>"
    f"<w:tr><w:tc><w:p>{RUN % '{%%tr endif %%}'}</w:p></w:tc></w:tr>"
)
LARGE = {
    "thirty megabytes of blanks": " " * 30_000_000,
    "four million empty paragraphs": "<w:p/>" * 4_000_000,
    "paragraphs that pack badly": noise(190_000, '<w:p w:x="%x"/>'),
    "elements that pack badly": noise(600_000, "<a%x/>"),
    "tables that pack badly": noise(40_000, '<w:tbl w:x="%x"><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
    "attributes that pack badly": "<w:p " + " ".join(f'a{n}="{n:x}"' for n in range(200_000)) + "/>",
    "paragraphs that each hold a tag": noise(30_000, f"<w:p>{RUN % '{{ x%x }}'}</w:p>"),
    "as many paragraphs with a tag as may be": noise(4_900, f"<w:p>{RUN % '{{ naam }}%x'}</w:p>"),
    "as many paragraphs as may be": noise(9_900, f"<w:p>{RUN % '%x'}</w:p>"),
    "runs of one paragraph": f"<w:p>{noise(60_000, RUN % '%x')}</w:p>",
    "as many runs of one paragraph as may be": f"<w:p>{noise(40_000, RUN % '%x')}</w:p>",
    "a tag over very many runs": f"<w:p>{RUN % '{{'}{noise(40_000, RUN % '%x')}</w:p>",
    "a tag over very many paragraphs": noise(9_000, f"<w:p>{RUN % '{%% if %x'}</w:p>"),
    "rows that each take themselves along": f"<w:tbl>{noise(2_400, ROW)}</w:tbl>",
    "tables in tables": "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80,
    "tables in tables with much text": (
        "<w:tbl><w:tr><w:tc>" * 6 + f"<w:p>{RUN % ('{{ breed }}' * 98)}</w:p>" + "</w:tc></w:tr></w:tbl>" * 6
    ),
    "depth": "<w:p>" * 3_000 + "</w:p>" * 3_000,
}  # fmt: skip


@pytest.mark.parametrize("attack", LARGE)
def test_attack_a_large_or_deep_body_takes_no_more_than_is_promised(tmp_path: Path, attack: str) -> None:
    answer = fill_in_a_child(
        tmp_path, with_body((LARGE[attack] + "<w:p><w:r><w:t>{{ naam }}</w:t></w:r></w:p>").encode()), DATA
    )
    assert answer.seconds < MOST_SECONDS, answer
    assert answer.megabytes < MOST_MB, answer
    assert answer.said or answer.made


def test_attack_thirty_megabytes_of_xml_in_a_small_file_is_refused_before_it_is_unpacked(
    tmp_path: Path,
) -> None:
    blob = with_body(b"<w:p/>" * 5_000_000)
    assert len(blob) < 100_000
    assert "te groot" in assert_refused(tmp_path, blob)


def test_attack_a_picture_that_is_xml_is_not_read_as_a_tree(tmp_path: Path) -> None:
    blob = added(template("x"), "word/media/x.png", noise(2_000_000, "<a%x/>").encode())
    assert "te groot" in assert_refused(tmp_path, blob)


def test_attack_very_many_parts_are_refused(tmp_path: Path) -> None:
    saved = BytesIO(template("x"))
    with zipfile.ZipFile(saved, "a") as archive:
        for number in range(30_000):
            archive.writestr(f"word/x{number}.xml", "<x/>")
    assert "delen" in assert_refused(tmp_path, saved.getvalue())


CONNECTED = {
    "a mail merge": "<w:mailMerge><w:connectString w:val='DSN=x'/><w:query w:val='SELECT 1'/></w:mailMerge>",
    "an old picture": "<w:pict><v:shape><v:imagedata src='http://127.0.0.1/x.png'/></v:shape></w:pict>",
    "an old picture elsewhere": "<w:pict><v:shape><v:imagedata o:href='file:///x.png'/></v:shape></w:pict>",
    "an old pattern": "<w:pict><v:shape><v:fill src='{{ naam }}'/></v:shape></w:pict>",
}


@pytest.mark.parametrize("kind", CONNECTED)
def test_attack_a_template_that_is_connected_to_another_file_is_refused(kind: str) -> None:
    office = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    inside = CONNECTED[kind].replace("<v:shape>", f"<v:shape {office}>")
    with pytest.raises(InvalidInput, match=r"ergens anders|gekoppeld"):
        render(letter(f"<w:p><w:r>{inside}</w:r></w:p>"), {"naam": "x"}, today=TODAY)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
def test_attack_a_part_that_is_there_twice_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="twee keer"):
        render(added(template("x"), name, b"<x/>"), {}, today=TODAY)


RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="http://127.0.0.1/x.dotm" TargetMode="External"/></Relationships>'
)


def test_attack_relations_behind_blanks_are_seen_too() -> None:
    blob = added(template("x"), "word/_rels/settings.xml.rels", (" " * 500 + RELATION).encode())
    with pytest.raises(InvalidInput):
        render(blob, {}, today=TODAY)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "ebcdic-cp-us"])
def test_attack_relations_in_another_encoding_are_seen_too(encoding: str) -> None:
    python = "cp037" if encoding.startswith("ebcdic") else encoding
    content = f'<?xml version="1.0" encoding="{encoding}"?>{RELATION}'.encode(python)
    with pytest.raises(InvalidInput):
        render(added(template("x"), "word/_rels/settings.xml.rels", content), {}, today=TODAY)


VALUES = [
    *["{{ naam }}", "{% if x %}", "{# weg #}", "{{", "}}", "{%", "%}", "{_{ naam }_}", "{%p if x %}"],
    *["{{r naam }}", "<w:p/>", "</w:t></w:r></w:p>", "]]>", "<![CDATA[x]]>", "&amp;", "&lt;", "&e;", "&#0;"],
    *["&#x41;", "<!-- x -->", "<?x?>", "'\"", "= 1+1", "  randen  ", "een  twee", "\\n", "%s{0}", "${x}"],
    *["\u202eomgekeerd", "\u200f\u0627\u0644", "👩\u200d👩\u200d👧", "e\u0301", "\u00a0", "\u2028", "\x85"],
    *["\ue000", "\U0010fffd"],
]


@pytest.mark.parametrize("value", VALUES)
def test_attack_a_value_arrives_as_the_text_it_is(value: str) -> None:
    made = render(
        template("[{{ v }}]", "{% for x in l %}[{{ x }}]{% endfor %}", header="[{{ v }}]", title="[{{ v }}]"),
        {"v": value, "l": [value, value], "naam": "MIS"},
        today=TODAY,
    )
    assert [paragraph.text for paragraph in word.opened(made).paragraphs] == [f"[{value}]", f"[{value}]" * 2]
    assert word.opened(made).sections[0].header.paragraphs[0].text == f"[{value}]"
    assert word.opened(made).core_properties.title == " ".join(f"[{value}]".split())


CONTROLS = ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\ud83d", "\udfff", "\ufdd0", "\ufffe"]


@pytest.mark.parametrize("sign", CONTROLS, ids=ascii)
def test_attack_a_value_that_no_document_can_hold_is_refused_by_the_name_of_its_field(sign: str) -> None:
    with pytest.raises(InvalidInput) as problem:
        render(template("{{ a }}"), {"a": "x", "b": {"c": ["goed", f"Wielewaal{sign}"]}}, today=TODAY)
    assert "b.c.1" in problem.value.message
    assert "Wielewaal" not in f"{problem.value.message}{problem.value.hint}"


@pytest.mark.parametrize(
    "text", ["\ufdd07\ufdd1", "\ufdd099999999\ufdd1", "&#xFDD0;0&#xFDD1;", "\ufdd2title\ufdd2"]
)
def test_attack_a_template_with_the_marks_we_use_ourselves_is_refused(text: str) -> None:
    blob = template("ANKER {{ v }}", header="ANKER", title="ANKER {{ v }}")
    for part in ("word_document", "word_header1", "docProps_core"):
        with pytest.raises(InvalidInput, match="in geen document kan staan"):
            render(rewritten(blob, **{part: ("ANKER", text)}), {"v": "x"}, today=TODAY)


class Markup(str):
    """A text that says it is markup already."""

    def __html__(self) -> str:
        return str(self)


def test_attack_a_value_that_says_it_is_markup_is_escaped_all_the_same() -> None:
    made = render(template("[{{ v }}]"), {"v": Markup("<w:p/>")}, today=TODAY)
    assert word.opened(made).paragraphs[0].text == "[<w:p/>]"


def test_attack_a_value_in_an_attribute_stays_within_it() -> None:
    properties = '<w:tblPr><w:tblCaption w:val="{{ v }}"/></w:tblPr>'
    body = f"<w:tbl>{properties}<w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    value = "\" x='<a>' & 'b'\n\tc"
    made = render(letter(body), {"v": value}, today=TODAY)
    caption = next(word.body(made).iter(f"{word.W}tblCaption"))
    assert dict(caption.items()) == {f"{word.W}val": value}


@pytest.mark.parametrize("value", [LONG, "é" * 1_000_000, "👩" * 500_000, "a\n" * 100_000, "&" * 500_000])
def test_attack_a_megabyte_of_text_arrives_whole(value: str) -> None:
    made = render(template("{{ v }}"), {"v": value}, today=TODAY)
    texts = [
        node.text or "" if node.tag == f"{word.W}t" else "\n"
        for node in word.body(made).iter(f"{word.W}t", f"{word.W}br")
    ]
    assert "".join(texts) == value


def test_attack_a_text_that_makes_a_document_too_large_is_refused_with_its_field(tmp_path: Path) -> None:
    said = assert_refused(tmp_path, paragraphs("x", "{{ verslag }}"), {"verslag": "\n" * 1_000_000})
    assert "te groot" in said
    assert "alinea 2: {{ verslag }}" in said


def test_attack_ten_thousand_items_arrive_all(tmp_path: Path) -> None:
    values = {"rijen": [{"n": f"rij {n}"} for n in range(10_000)]}
    answer = fill_in_a_child(
        tmp_path, paragraphs("{%p for r in rijen %}", "{{ r.n }}", "{%p endfor %}"), values
    )
    assert answer.said is None
    assert answer.seconds < MOST_SECONDS, answer
    assert answer.megabytes < MOST_MB, answer
    made = render(paragraphs("{%p for r in rijen %}", "{{ r.n }}", "{%p endfor %}"), values, today=TODAY)
    assert [word.text_of(each) for each in word.body(made).iter(f"{word.W}p")] == [
        row["n"] for row in values["rijen"]
    ]


def test_attack_data_that_holds_itself_is_refused() -> None:
    data: dict[str, Any] = {}
    data["a"] = {"b": data}
    with pytest.raises(InvalidInput, match="lagen"):
        render(template("x {{ a }}"), data, today=TODAY)
