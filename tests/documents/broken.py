"""Templates as schools make them, sound and broken: built here, one mistake each."""

from __future__ import annotations

import warnings
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from tests.documents.cases import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TITLE = "Handelingsplan {{ leerling.roepnaam }}"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def sound(
    *paragraphs: str,
    title: str = TITLE,
    language: str = "nl-NL",
    change: Callable[[WordDocument], Any] | None = None,
) -> bytes:
    """Make a template without a mistake of its own: one paragraph for each text, `# …` is a heading."""
    document = Document()
    for text in paragraphs:
        level = len(text) - len(text.lstrip("#"))
        if level:
            document.add_heading(text.lstrip("# "), level)
        else:
            document.add_paragraph(text)
    document.core_properties.title = title
    lang = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    lang.set(qn("w:val"), language)
    if change is not None:
        change(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def table(document: WordDocument, *rows: tuple[str, ...], header: bool = True) -> Table:
    """Add a table; its first row is repeated on each page."""
    made: Table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *more = text.split("\n")
            cell.paragraphs[0].text = first
            for line in more:
                cell.add_paragraph(line)
    if header:
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def with_table(
    *rows: tuple[str, ...], header: bool = True, change: Callable[[Table], Any] | None = None
) -> bytes:
    def add(document: WordDocument) -> None:
        made = table(document, *rows, header=header)
        if change is not None:
            change(made)

    return sound("# Feiten", change=add)


def parts_of(blob: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*parts.items(), *more]:
            archive.writestr(name, content)
    return saved.getvalue()


def changed(blob: bytes, part: str, old: str, new: str) -> bytes:
    """Exchange one text of a part."""
    parts = parts_of(blob)
    assert old.encode() in parts[part], (part, parts[part][:2000])
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    return packed(parts)


def raw_xml(blob: bytes, xml: str) -> bytes:
    """Put XML where the paragraph ANKER stands."""
    parts = parts_of(blob)
    body = etree.fromstring(parts["word/document.xml"])
    (anchor,) = [p for p in body.iter(qn("w:p")) if "".join(map(str, p.itertext())) == "ANKER"]
    names: dict[Any, Any] = {**body.nsmap, **MORE}
    nsmap = " ".join(f'xmlns:{key}="{value}"' for key, value in names.items() if key)
    new = etree.fromstring(f"<x {nsmap}>{xml}</x>")
    for child in reversed(new):
        anchor.addnext(child)
    parent = anchor.getparent()
    assert parent is not None
    parent.remove(anchor)
    parts["word/document.xml"] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


MORE = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}


def related(blob: bytes, kind: str, target: str, of: str = "document") -> bytes:
    """Add a relationship to something elsewhere."""
    parts = parts_of(blob)
    name = f"word/_rels/{of}.xml.rels"
    relation = f'<Relationship Id="rIdX" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'
    before = parts.get(name, f'<Relationships xmlns="{RELATIONS}"></Relationships>'.encode()).decode()
    parts[name] = before.replace("</Relationships>", f"{relation}</Relationships>").encode()
    return packed(parts)


def inserted(text: str, how: str = "ins") -> str:
    """Return a paragraph as Word writes a tracked change."""
    tag = "delText" if how == "del" else "t"
    run = f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"
    return f'<w:p><w:{how} w:id="9" w:author="x" w:date="2026-01-01T00:00:00Z">{run}</w:{how}></w:p>'


def with_picture(description: str) -> bytes:
    def add(document: WordDocument) -> None:
        document.add_picture(BytesIO(PIXEL))
        for drawn in document.element.body.iter(qn("wp:docPr")):
            drawn.set("descr", description)

    return sound("x", change=add)


def without_grid(made: Table) -> None:
    made._tbl.remove(made._tbl.tblGrid)


def bomb() -> bytes:
    return packed({**parts_of(sound("x")), "word/document.xml": b" " * 30_000_000})


def duplicated() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parts = parts_of(sound("x"))
        return packed(parts, ("word/document.xml", parts["word/document.xml"]))


PLAIN_KIND = "wordprocessingml.document.main+xml"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ROWS = ("Dag", "Feit")
LOOP = (("{%tr for feit in feiten %}", ""), ("{{ feit.moment }}", "{{ feit.wat }}"), ("{%tr endfor %}", ""))

BROKEN: dict[str, bytes] = {
    # the file
    "an old document": OLD,
    "a locked document": OLD + "EncryptedPackage".encode("utf-16-le"),
    "a PDF": b"%PDF-1.7 x",
    "half a file": sound("x")[:4000],
    "a Word template (.dotx)": changed(
        sound("x"), "[Content_Types].xml", PLAIN_KIND, "wordprocessingml.template.main+xml"
    ),
    "a document with macros": changed(
        sound("x"),
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ),
    "a strict document": changed(
        sound("x"),
        "word/document.xml",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "30 MB in a few kB": bomb(),
    "a part twice": duplicated(),
    "a part outside": packed(parts_of(sound("x")), ("../../start.bat", b"x")),
    "macros": packed(parts_of(sound("x")), ("word/vbaProject.bin", b"x")),
    "an embedded sheet": packed(parts_of(sound("x")), ("word/embeddings/rekenblad.xlsx", b"x")),
    "a picture from a website": related(sound("x"), "image", "https://school.example/logo.png"),
    "an attached template": related(
        sound("x"), "attachedTemplate", "file:///C:/school/huisstijl.dotm", "settings"
    ),
    "a link to a file": related(sound("x"), "hyperlink", "file:///H:/zorg/lijst.xlsx"),
    "a mail merge": changed(
        sound("x"), "word/settings.xml", "<w:zoom", '<w:mailMerge><w:query w:val="x"/></w:mailMerge><w:zoom'
    ),
    "an old drawing from a website": raw_xml(
        sound("ANKER"),
        '<w:p><w:r><w:pict><v:shape alt="Logo"><v:imagedata src="https://school.example/logo.png"/></v:shape>'
        "</w:pict></w:r></w:p>",
    ),
    "a field that fetches": raw_xml(
        sound("ANKER"), '<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;H:\\\\x.docx&quot;"/></w:p>'
    ),
    "a tag in a field": raw_xml(
        sound("ANKER"), '<w:p><w:fldSimple w:instr="REF {{ leerling.roepnaam }}"/></w:p>'
    ),
    "a DTD": changed(sound("x"), "word/styles.xml", "<w:styles", '<!DOCTYPE x [<!ENTITY e "x">]><w:styles'),
    # how tags are written
    "a tag that stops": sound("# Doelen", "Voor {{ leerling.roepnaam }, klas 1V1"),
    "a tag that never ends": sound("Voor {{ leerling.roepnaam", "# Doelen"),
    "a tag over two paragraphs": sound("Voor {{ leerling.roepnaam", "}}, klas 1V1"),
    "a single brace": sound("Voor { leerling.roepnaam }"),
    "a space in the braces": sound("Voor { % if concept % }"),
    "only the end of a tag": sound("Voor leerling.roepnaam }}"),
    "an empty tag": sound("Voor {{ }}"),
    "a space for a dot": sound("Voor {{ leerling roepnaam }}"),
    "a Dutch word": sound("{%p als concept %}", "x", "{%p endif %}"),
    "one equals sign": sound('{% if plan.status = "concept" %}x{% endif %}'),
    "a for without in": sound("{%p for doel %}", "x", "{%p endfor %}"),
    "curly quotes": sound("{% if plan.status == “concept” %}x{% endif %}"),
    "a tracked tag": raw_xml(sound("ANKER"), inserted("{{ leerling.roepnaam }}")),
    "a deleted tag": raw_xml(sound("ANKER"), inserted("{{ leerling.roepnaam }}", "del")),
    # what may not
    "a call": sound("{{ leerling.roepnaam.upper() }}"),
    "a sum": sound("{{ plan.versie + 1 }}"),
    "a hyphen in a name": sound("{{ plan.gericht-op }}"),
    "an include": sound("{% include 'brief.docx' %}"),
    "a macro of Jinja": sound("{% macro x() %}y{% endmacro %}"),
    # blocks
    "an if without an end": sound("# Doelen", "{%p if plan.bij_verschil %}", "{{ plan.bij_verschil }}"),
    "an end without an if": sound("x", "{%p endif %}"),
    "a wrong end": sound("{%p for doel in plan.doelen %}", "x", "{%p endif %}"),
    "an else without an if": sound("{%p else %}"),
    "another letter at the end": with_table(ROWS, *LOOP[:2], ("{%p endfor %}", "")),
    "an end in another cell": with_table(ROWS, ("{%p if concept %}\nx", "y\n{%p endif %}")),
    "a row tag outside a table": sound("{%tr for feit in feiten %}", "{{ feit.wat }}", "{%tr endfor %}"),
    "text beside a tag": sound("Doelen: {%p for doel in plan.doelen %}", "{{ doel.titel }}", "{%p endfor %}"),
    "two tags in one row": with_table(
        ROWS, ("{%tr for feit in feiten %}{{ feit.moment }}", "{{ feit.wat }}"), LOOP[2]
    ),
    # names
    "an unknown name": sound("Voor {{ leerlng.roepnaam }}"),
    "an unknown field": sound("{%p for doel in plan.doelen %}", "{{ doel.titl }}", "{%p endfor %}"),
    "a name of a loop outside it": sound("{{ doel.titel }}"),
    "a name without its owner": sound("Van {{ roepnaam }}"),
    "an unknown name in the title": sound("x", title="Handelingsplan {{ leerling.naamm }}"),
    "an unknown name in the header": sound(
        "x",
        change=lambda document: setattr(document.sections[0].header.paragraphs[0], "text", "{{ school.nam }}"),
    ),
    "an unknown filter": sound("{{ plan.startdatum | datm }}"),
    "a list in a sentence": sound("Doelen: {{ plan.doelen }}"),
    "a field of a list": sound("{{ plan.doelen.titel }}"),
    "a field of a text": sound("{{ leerling.roepnaam.voor }}"),
    "a text as a day": sound("{{ leerling.roepnaam | datum }}"),
    "a text as a list": sound("{%p for x in leerling.roepnaam %}", "x", "{%p endfor %}"),
    "a list that is more than a number": sound("{% if plan.doelen > 1 %}x{% endif %}"),
    "a day as it is": sound("Vanaf {{ plan.startdatum }}"),
    "a choice as it is": sound("Status: {{ plan.status }}"),
    "a choice that is not there": sound('{% if plan.status == "klaar" %}x{% endif %}'),
    "no kind": sound("Voor {{ leerling.roepnaam }}", title="Formulier"),
    # tables and reading
    "a table without a grid": with_table(ROWS, ("a", "b"), change=without_grid),
    "a table that can go": with_table(*LOOP, header=True),
    "a cell that can be empty": with_table(
        ROWS, ("Wat", "{%p if plan.bij_verschil %}\n{{ plan.bij_verschil }}\n{%p endif %}")
    ),
    "no repeated headings": with_table(ROWS, *LOOP, header=False),
    "another language": sound("x", language="en-US"),
    "no title": sound("x", title=""),
    "a picture without words": with_picture(""),
    "a heading too deep": sound("# Plan", "### Doelen"),
}


def of_a_coordinator() -> bytes:
    """Make what docs/handleiding/sjabloon.md shows: our template after an hour in Word, with four slips."""
    document = Document(str(TEMPLATES / "handelingsplan.docx"))
    texts = {paragraph.text: paragraph for paragraph in document.paragraphs}
    conclusion = texts["{{ plan.analyse.conclusie }}"]
    _retyped(conclusion, "{{ plan.analyse.conclusie }} Het plan begint op {{ plan.startdatum }}.")
    _retyped(texts["Wat er is gezien"], "Wat wij zagen")
    _retyped(texts["Nog niet ingevuld"], "Vraag het {{ regiehoudr.naam }}.")
    after = document.paragraphs[
        [paragraph.text for paragraph in document.paragraphs].index("{{ plan.aanleiding }}") :
    ]
    end = next(paragraph for paragraph in after if paragraph.text == "{%p endif %}")._p
    document.element.body.remove(end)
    texts["Wat goed gaat en wat helpt"].insert_paragraph_before().add_run().add_picture(BytesIO(PIXEL), Mm(20))
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _retyped(paragraph: Paragraph, text: str) -> None:
    paragraph.runs[0].text = text
    for run in paragraph.runs[1:]:
        run.text = ""
