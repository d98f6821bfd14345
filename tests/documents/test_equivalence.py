"""The same document as docxtpl makes of the same template and data, paragraph by paragraph.

docxtpl is used here as its manual shows, with autoescape on and our filters. Where we differ on purpose, the
difference has a name in `INTENDED` and is made to docxtpl's result before the two are laid side by side.
"""

from __future__ import annotations

import subprocess
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from lxml import etree

from dossiertool.documents import filters
from dossiertool.documents.contexts import document_data
from dossiertool.documents.plain import PlainData
from dossiertool.documents.render import render
from dossiertool.files.load import load_dossier
from dossiertool.model.case import SOORTEN
from tests.documents import word
from tests.documents.cases import TEMPLATES, TODAY, emptiest, fullest, sample_documents
from tests.documents.letter import box, letter, p, r
from tests.documents.word import W
from tests.needs import need

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element


class Line(NamedTuple):
    """One paragraph: where it stands and what it says."""

    part: str
    style: str
    cell: tuple[int, ...]
    text: str


def lines(blob: bytes, *changes: Callable[[_Element], None]) -> list[Line]:
    """List the paragraphs of all parts with text, in order, after these changes to each part."""
    found = []
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        for name in sorted(archive.namelist()):
            if not name.startswith("word/") or not name.endswith(".xml") or "theme" in name:
                continue
            root = etree.fromstring(archive.read(name))
            for change in changes:
                change(root)
            found += [
                Line(name, word.style_of(each), cell_of(each), own_text(each)) for each in root.iter(f"{W}p")
            ]
    return found


def cell_of(paragraph: _Element) -> tuple[int, ...]:
    """Return table, row and column of the cell, outermost first; () outside tables."""
    steps = list(paragraph.iterancestors(f"{W}tbl", f"{W}tr", f"{W}tc"))
    return tuple(sum(1 for _ in step.itersiblings(step.tag, preceding=True)) for step in reversed(steps))


def own_text(paragraph: _Element) -> str:
    """Return the text of a paragraph without that of a text box in it."""
    said = ""
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        parent = node.getparent()
        if next(node.iterancestors(f"{W}p")) is paragraph and parent is not None and parent.tag == f"{W}r":
            said += (node.text or "") if node.tag == f"{W}t" else "\n" if node.tag == f"{W}br" else "\t"
    return said


def end_cells_with_a_paragraph(root: _Element) -> None:
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            row = cell.getparent()
            style = None if row is None else row.find(f".//{W}pStyle")
            paragraph = etree.SubElement(cell, f"{W}p")
            if style is not None:
                properties = etree.SubElement(paragraph, f"{W}pPr")
                etree.SubElement(properties, f"{W}pStyle", {f"{W}val": style.get(f"{W}val", "")})


def drop_tables_without_rows(root: _Element) -> None:
    for empty in [each for each in root.iter(f"{W}tbl") if each.find(f"{W}tr") is None]:
        parent = empty.getparent()
        assert parent is not None
        parent.remove(empty)


INTENDED: dict[str, Callable[[_Element], None]] = {
    "a table of which all rows went is not there: Word calls a table without rows damaged": (
        drop_tables_without_rows
    ),
    "a cell of which all went ends with an empty paragraph: Word calls it damaged without": (
        end_cells_with_a_paragraph
    ),
}


def plain(data: dict[str, Any]) -> dict[str, Any]:
    return PlainData({"vandaag": TODAY, **data}).values


def printed(value: Any) -> Any:
    """Print nothing for an empty field, and Dutch words and numbers, as we do."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return filters.komma(value)
    return "" if value is None else value


class Rival(Environment):
    """Jinja as docxtpl gets it; a field of an empty part is empty too."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return None if obj is None else super().getattr(obj, attribute)


def as_docxtpl(template: bytes, data: dict[str, Any]) -> bytes:
    environment = Rival(autoescape=True, undefined=StrictUndefined, finalize=printed)
    environment.filters |= filters.available(TODAY)
    document = DocxTemplate(BytesIO(template))
    document.render(plain(data), environment)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def assert_equal(template: bytes, data: dict[str, Any]) -> bytes:
    made = render(template, data, today=TODAY)
    ours, theirs = lines(made), lines(as_docxtpl(template, data), *INTENDED.values())
    assert ours == theirs
    assert word.opened(made).paragraphs is not None
    return made


SAMPLES = [(str(path), soort, kenmerk) for path, soort, kenmerk in sample_documents()]
CASES = [
    *SAMPLES,
    *(("volst", soort, None) for soort in SOORTEN),
    *(("leegst", soort, None) for soort in SOORTEN),
]


def name_of(value: object) -> str:
    return Path(value).parent.name or value if isinstance(value, str) else str(value)


@cache
def data_of(source: str, soort: str, kenmerk: str | None) -> dict[str, Any]:
    if source == "volst":
        case = fullest("groepsplan" if soort == "groepsplan" else "dossier")
    else:
        case = emptiest(soort) if source == "leegst" else load_dossier(Path(source))
    return document_data(soort, case, kenmerk=kenmerk, today=TODAY)


@pytest.mark.parametrize(("source", "soort", "kenmerk"), CASES, ids=name_of)
def test_every_sample_reads_as_docxtpl_would_have_made_it(source: str, soort: str, kenmerk: str | None) -> None:
    template = (TEMPLATES / f"{soort.replace('-', '_')}.docx").read_bytes()

    assert_equal(template, data_of(source, soort, kenmerk))


DATA: dict[str, Any] = {
    "naam": "Jansen & Zn <3>",
    "tekst": "een\ntwee\tdrie",
    "ja": True,
    "nee": False,
    "leeg": None,
    "niets": [],
    "getal": 2,
    "rood": "FF0000",
    "lijst": [{"x": "a & b", "y": ["1", "2"]}, {"x": "c\nd", "y": []}, {"x": "“e”", "y": ["3"]}],
}


def cells(*texts: str) -> str:
    return "".join(f"<w:tc><w:tcPr><w:tcW w:w='100' w:type='dxa'/></w:tcPr>{p(text)}</w:tc>" for text in texts)


def grid(*rows: str) -> str:
    columns = "<w:tblGrid><w:gridCol w:w='100'/><w:gridCol w:w='100'/></w:tblGrid>"
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{columns}{body}</w:tbl>"


def styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{r(text)}</w:p>'


LETTERS: dict[str, str] = {
    "a plain tag": p("Voor {{ naam }}."),
    "line breaks and tabs": p("[{{ tekst }}]") + p(r("{{ tekst }}", "<w:b/>")),
    "split over runs": p(r("Voor {"), r("{ na", "<w:b/>"), r("am", "<w:i/>"), r(" }"), r("}"), r(".")),
    "split with a spelling mark": p("Voor {{ na", "<w:proofErr w:type='spellStart'/>", "am }} en meer"),
    "two tags in one run": p("{{ naam }}{{ getal }}") + p("{{naam}} en {{getal}}"),
    "paragraphs that are there": p("{%p if ja %}") + p("wel") + p("{%p endif %}"),
    "paragraphs that are not": p("{%p if nee %}")
    + p("niet")
    + p("{%p else %}")
    + p("anders")
    + p("{%p endif %}"),
    "repeated paragraphs": p("{%p for l in lijst %}") + styled("Kop", "{{ l.x }}") + p("{%p endfor %}"),
    "loops within loops": (
        p("{%p for l in lijst %}")
        + p("{{ l.x }}")
        + p("{%p for z in l.y %}")
        + p("- {{ z }}")
        + p("{%p endfor %}")
        + p("{%p endfor %}")
    ),
    "the numbers of a loop": p("{%p for l in lijst %}")
    + p("{{ loop.index }}/{{ loop.length }}{% if not loop.last %};{% endif %}{% if loop.first %}!{% endif %}")
    + p("{%p endfor %}"),
    "a loop in a line": p("{% for l in lijst %}{{ l.x }}, {% endfor %}einde"),
    "runs": p("a", "{%r if ja %}", "b", "{%r endif %}", "c") + p("a{%r if nee %}b{%r endif %}c"),
    "quotes as Word types them": p("{% if rood == “FF0000” and rood != ‘x’ %}ja{% else %}nee{% endif %}"),
    "compare with greater than": p("{% if getal &gt; 1 %}meer{% endif %}"),
    "a remark": p("a{# niet {{ onbekend }} #}b") + p("{#p weg #}") + p("c"),
    "rows": grid(
        cells("a", "b"),
        cells("{%tr for l in lijst %}", ""),
        cells("{{ l.x }}", "{{ loop.index }}"),
        cells("{%tr endfor %}", ""),
    ),
    "rows that all go": p("voor")
    + grid(cells("{%tr for l in niets %}", ""), cells("{{ l }}", "b"), cells("{%tr endfor %}", ""))
    + p("na"),
    "columns": grid(
        cells("kop", "{%tc for l in lijst %}", "{{ l.x }}", "{%tc endfor %}"),
        cells("kop", "{%tc for l in lijst %}", "{{ loop.index }}", "{%tc endfor %}"),
    ),
    "a cell that becomes empty": grid(
        f"<w:tc>{p('{%p if nee %}')}{p('x')}{p('{%p endif %}')}</w:tc>" + cells("b")
    ),
    "a cell over more columns": grid(cells("{% colspan getal %}breed"), cells("a", "b")),
    "a cell with a colour": grid(cells("{% cellbg rood %}rood", "b")),
    "cells merged down": grid(
        cells("{%tr for l in lijst %}", ""), cells("{% vm %}samen", "{{ l.x }}"), cells("{%tr endfor %}", "")
    ),
    "cells merged along": grid(
        cells("{%tc for l in lijst %}", "{% hm %}samen", "{%tc endfor %}"),
        cells("{%tc for l in lijst %}", "{{ l.x }}", "{%tc endfor %}"),
    ),
    "lines held together": p("Wij wonen")
    + p("{%- if ja -%}")
    + p(" in de stad")
    + p("{%- else -%}")
    + p(" op het land")
    + p("{%- endif -%}")
    + p(" en dat is fijn."),
    "braces as text": p("{_{ naam }_} en {_% if %_}"),
    "raw": p("{% raw %}{{ naam }}{% endraw %}"),
    "a text box": p("voor {{ getal }}", box(p("in {{ naam }}"))),
    "a name of its own": p("{% set x = naam %}{{ x }}"),
    "a choice in a tag": p("{{ 'wel' if nee else 'niet' }} {{ leeg or 'leeg' }}"),
    "an empty field": p("[{{ leeg }}]"),
    "a filter": p("{{ 'bb' | hoofdletter }}"),
    "a tag over two paragraphs": p("a {% if ja ") + p("and getal %}b{% endif %}c"),
    "a table in a cell": grid("<w:tc>" + p("a") + grid(cells("{{ naam }}", "b")) + p("c") + "</w:tc>"),
    "a list in the text": p("{% for x in ['a', 'b'] %}{{ x }}{% endfor %}"),
}


@pytest.mark.parametrize("name", LETTERS)
def test_what_docxtpl_can_do_is_done_alike(name: str) -> None:
    assert_equal(letter(LETTERS[name], header=p("Kop {{ naam }}"), footer=p("{{ tekst }}")), DATA)


def test_footnotes_are_filled_as_docxtpl_does() -> None:
    notes = f'<w:footnote w:id="1">{p("Noot {{ naam }}")}</w:footnote>'

    assert_equal(letter(p("x {{ getal }}") + "<w:sectPr/>", footnotes=notes), DATA)


def test_an_ampersand_in_a_tag_is_one_where_docxtpl_sees_another_text() -> None:
    made = render(letter(p("{% if naam == 'Jansen &amp; Zn &lt;3&gt;' %}ja{% endif %}")), DATA, today=TODAY)

    assert word.text_of(word.body(made)) == "ja"


def test_a_text_that_a_tag_cuts_keeps_its_formatting_where_docxtpl_drops_it() -> None:
    made = render(letter(p(r("a{%r if ja %}b{%r endif %}c", "<w:b/>"))), DATA, today=TODAY)

    runs = list(word.body(made).iter(f"{W}r"))
    assert [word.text_of(run) for run in runs] == ["a", "b", "c"]
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


def libreoffice(folder: Path, profile: Path, kind: str, files: list[Path]) -> None:
    """Let LibreOffice write these files anew in the folder, all in one call."""
    soffice = need("soffice", "libreoffice-writer-nogui")
    own = f"-env:UserInstallation={(profile / 'libreoffice').as_uri()}"
    command = [soffice, own, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def test_libreoffice_opens_every_document(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    for number, (source, soort, kenmerk) in enumerate(CASES):
        template = (TEMPLATES / f"{soort.replace('-', '_')}.docx").read_bytes()
        made = render(template, data_of(source, soort, kenmerk), today=TODAY)
        (tmp_path / f"{number}.docx").write_bytes(made)
    for number, body in enumerate(LETTERS.values()):
        (tmp_path / f"brief-{number}.docx").write_bytes(render(letter(body), DATA, today=TODAY))
    files = sorted(tmp_path.glob("*.docx"))

    libreoffice(tmp_path, tmp_path_factory.getbasetemp(), "txt:Text (encoded):UTF8", files)

    assert len(list(tmp_path.glob("*.txt"))) == len(files)
    assert "Jansen & Zn <3>" in (tmp_path / "brief-0.txt").read_text(encoding="utf-8")


def test_a_template_that_libreoffice_saved_gives_the_same_text(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    libreoffice(
        tmp_path, tmp_path_factory.getbasetemp(), "docx:MS Word 2007 XML", sorted(TEMPLATES.glob("*.docx"))
    )

    def texts(template: Path, soort: str) -> list[str]:
        made = render(template, data_of("volst", soort, None), today=TODAY)
        return [line.text for line in lines(made) if line.part == "word/document.xml"]

    for soort in SOORTEN:
        name = f"{soort.replace('-', '_')}.docx"
        assert texts(tmp_path / name, soort) == texts(TEMPLATES / name, soort)
