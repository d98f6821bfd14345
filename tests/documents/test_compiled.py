"""A template is compiled once: what comes of it is kept, never stale, and says where its tags stand."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from dossiertool.documents import render as module
from dossiertool.documents.render import compiled, render
from dossiertool.errors import InvalidInput
from tests.documents.cases import TODAY
from tests.documents.letter import box, letter, p
from tests.documents.test_equivalence import cells, grid, styled
from tests.documents.test_render import template
from tests.documents.word import body, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of its own, and nothing in memory."""
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(tmp_path / "cache"))
    module._compiled.clear()
    yield tmp_path / "cache"
    module._compiled.clear()


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("sjabloon-*.bin")) if folder.exists() else []


def test_a_compiled_template_is_kept_and_gives_the_same_bytes(kept: Path) -> None:
    blob = template("{{ naam }}", "{%p if ja %}", "x", "{%p endif %}", title="{{ naam }}")
    first = render(blob, {"naam": "a", "ja": True}, today=TODAY)
    assert len(entries(kept)) == 1

    module._compiled.clear()

    assert render(blob, {"naam": "a", "ja": True}, today=TODAY) == first
    assert len(entries(kept)) == 1


def test_another_template_is_compiled_anew(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.docx"
    for text in ("een", "twee"):
        path.write_bytes(template(f"{text} {{{{ naam }}}}"))
        assert text_of(body(render(path, {"naam": "x"}, today=TODAY))) == f"{text} x"
    assert len(entries(kept)) == 2


@pytest.mark.parametrize("damage", ["cut", "turned", "empty", "other"])
def test_a_kept_template_that_was_touched_is_passed_over(kept: Path, damage: str) -> None:
    blob = template("{{ naam }}")
    first = render(blob, {"naam": "a"}, today=TODAY)
    (entry,) = entries(kept)
    raw = entry.read_bytes()
    touched = {
        "cut": raw[:-9],
        "turned": raw[:99] + bytes([raw[99] ^ 1]) + raw[100:],
        "empty": b"",
        "other": b"x" * 99,
    }
    entry.write_bytes(touched[damage])
    module._compiled.clear()

    assert render(blob, {"naam": "a"}, today=TODAY) == first


def test_a_kept_template_says_where_a_tag_stands_too(kept: Path) -> None:
    blob = template("{{ naam }}", "{{ weg }}")
    said = []
    for _ in range(2):
        with pytest.raises(InvalidInput) as raised:
            render(blob, {"naam": "a"}, today=TODAY)
        said.append(raised.value.message)
        module._compiled.clear()
    assert entries(kept)
    assert said == ["Sjabloon zonder naam: het veld weg bestaat niet. Plaats: tekst, alinea 2: {{ weg }}"] * 2


def test_only_few_templates_stay_in_memory(kept: Path) -> None:
    for number in range(12):
        compiled(template(f"{number} {{{{ x }}}}"), "x")
    assert len(module._compiled) == 8
    assert len(entries(kept)) == 12


HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/><w:basedOn w:val="Kop1"/></w:style>'
)
WEG = p("{{ weg }}")
LOOP = grid(cells("{%tr for l in lijst %}", ""), cells("{{ l.x }}", "{{ l.weg }}"), cells("{%tr endfor %}", ""))
IN_CELL = grid("<w:tc>" + grid(cells("{{ weg }}", "b")) + "<w:p/></w:tc>")
BODIES = {
    styled("Kop1", "Doelen") + p("a") + WEG: "tekst, alinea 3, onder de kop ‘Doelen’",
    styled("Eigen", "Aanpak") + WEG: "tekst, alinea 2, onder de kop ‘Aanpak’",
    styled("Kop1", "Scores") + grid(cells("a", "b"), cells("c", "{{ weg }}")): (
        "tekst, alinea 5, tabel 1, rij 2, kolom 2, onder de kop ‘Scores’"
    ),
    LOOP: "tekst, alinea 3, tabel 1, rij 2, kolom 2",
    IN_CELL: "tekst, alinea 1, tabel in een cel, rij 1, kolom 1",
    p("a", box(WEG)): "tekst, alinea 2, tekstvak",
    p("a") + p("{{ weg | datum }}"): "tekst, alinea 2",
    p("{% if weg %}x{% endif %}"): "tekst, alinea 1",
    p("{% for l in lijst if l.weg %}x{% endfor %}"): "tekst, alinea 1",
}
OTHERS = {
    "header": (WEG, "koptekst, alinea 1"),
    "footer": (WEG, "voettekst, alinea 1"),
    "footnotes": (f'<w:footnote w:id="1">{WEG}</w:footnote>', "voetnoten, alinea 1"),
    "endnotes": (f'<w:endnote w:id="1">{WEG}</w:endnote>', "eindnoten, alinea 1"),
    "comments": (f'<w:comment w:id="1">{WEG}</w:comment>', "opmerkingen, alinea 1"),
}


def missing(blob: bytes) -> str:
    with pytest.raises(InvalidInput) as raised:
        render(blob, {"lijst": [{"x": "geheim"}]}, today=TODAY)
    assert "weg bestaat niet." in raised.value.message
    assert "geheim" not in raised.value.message
    return raised.value.message


@pytest.mark.parametrize("inside", BODIES, ids=BODIES.values())
def test_a_missing_name_is_reported_with_its_heading_and_paragraph(inside: str) -> None:
    assert f"Plaats: {BODIES[inside]}: " in missing(letter(inside, styles=HEADINGS))


@pytest.mark.parametrize("part", OTHERS)
def test_a_missing_name_is_reported_with_its_part(part: str) -> None:
    inside, place = OTHERS[part]
    assert f"Plaats: {place}: " in missing(letter(p("a"), **{part: inside}))


def test_a_missing_name_in_the_title_is_reported_as_such() -> None:
    with pytest.raises(
        InvalidInput, match=r"het veld weg bestaat niet. Plaats: eigenschap titel: Plan \{\{ weg \}\}"
    ):
        render(template(title="Plan {{ weg }}"), {}, today=TODAY)


MISTAKES = {
    "{% if naam %}x": "Zet verderop endif: deze if heeft geen einde.",
    "{% for x in naam %}x{% endif %}": "Kijk naar endif: hier hoort endfor.",
    "x{% endif %}": "Kijk naar endif: er is geen begin bij.",
    "{{ naam": "Zet achter elke invulcode dezelfde accolades als ervoor.",
    "{{ naam | dattum }}": "Er is geen filter dattum. Kijk in docs/sjablonen.md welke filters er zijn.",
    "{%tr if naam %}": "Haal tr weg achter {%, of zet de invulcode in een tabelrij.",
    "{%p if naam %}tekst{%p endif %}": "Zet elke invulcode met p, tr of tc alleen in een alinea, rij of cel.",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_tag_that_is_not_right_comes_with_its_paragraph_and_what_to_do(text: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        render(template("goed", text), {"naam": "x"}, today=TODAY)

    assert raised.value.hint == MISTAKES[text]
    assert f"Plaats: tekst, alinea 2: {text}" in raised.value.message


def test_a_choice_that_ends_elsewhere_than_it_began_is_shown_when_it_tears_the_document() -> None:
    blob = letter(p("a") + grid(cells("{% if ja %}b", "c")) + p("d{% endif %}"))
    assert render(blob, {"ja": True}, today=TODAY)

    with pytest.raises(InvalidInput) as raised:
        render(blob, {"ja": False}, today=TODAY)

    assert "geen heel Word-document" in raised.value.message
    assert "Plaats: tekst, alinea 2, tabel 1, rij 1, kolom 1: {% if ja %}b" in raised.value.message


def test_what_does_not_change_is_copied_as_it_was_packed() -> None:
    made = render(template("{{ x }}"), {"x": "y"}, today=TODAY)
    with zipfile.ZipFile(BytesIO(made)) as archive, zipfile.ZipFile(BytesIO(template("{{ x }}"))) as source:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        changed = [n for n in source.namelist() if archive.read(n) != source.read(n)]
        assert changed == ["docProps/core.xml", "word/document.xml"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
