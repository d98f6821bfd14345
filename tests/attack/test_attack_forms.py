"""A form from a stranger: refused in clear Dutch, or read without guessing; never a traceback, never a leak."""

from __future__ import annotations

import random
import resource
import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from dossiertool.documents.forms.read_form import read_form
from dossiertool.documents.forms.shape import bookmark
from dossiertool.errors import InvalidInput
from tests.documents import word
from tests.documents.forms.edit import (
    answer_cell,
    copied,
    edited,
    filled,
    row_with,
    run_of,
    table_of,
    type_in,
    xml,
)
from tests.documents.forms.proef import FULL, describe, made, read
from tests.documents.letter import letter, p, packed
from tests.documents.word import W

from .test_attack_word import LAUGHS, OLE, lying, with_password

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

BRIEF = Path(__file__).parents[1] / "data" / "brief.docx"
SECRET = "Wielewaal"
FORM = made({**FULL, "plan.verhaal": f"{SECRET} telt."})
RELS, MAIN, TYPES, CUSTOM = (
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "[Content_Types].xml",
    "docProps/custom.xml",
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(name: str, old: str, new: str, blob: bytes = FORM) -> bytes:
    """Return the form with words exchanged in one of its parts."""
    parts = word.parts(blob)
    assert old in parts[name]
    return packed({**parts, name: parts[name].replace(old, new)})


def with_part(name: str, content: str | bytes) -> bytes:
    return packed({**word.parts(FORM), name: content})


def pointing(kind: str, target: str) -> bytes:
    """Return the form with something that Word would fetch elsewhere."""
    relation = f'<Relationship Id="x9" Type="{_KIND}/{kind}" Target="{target}" TargetMode="External"/>'
    return changed(RELS, "</Relationships>", f"{relation}</Relationships>")


def with_property(name: str, value: str) -> bytes:
    """Return the form with a property of the document in place of the one with this name."""
    said = word.parts(FORM)[CUSTOM]
    before, found, after = said.partition(f'name="{name}"')
    assert found
    start, _, rest = after.partition("<vt:lpwstr>")
    return packed(
        {
            **word.parts(FORM),
            CUSTOM: before + found + start + f"<vt:lpwstr>{value}" + rest[rest.index("</vt") :],
        }
    )


def spreadsheet() -> bytes:
    saved = BytesIO()
    Workbook().save(saved)
    return saved.getvalue()


def open_document() -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return saved.getvalue()


def field_code(code: str) -> bytes:
    return edited(FORM, lambda root: root[0].insert(0, xml(f'<w:p><w:fldSimple w:instr="{code}"/></w:p>')))


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = DOCUMENT.replace("document.main", "template.main")
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is leeg"),
    "an old document": (OLE + b"\x00" * 3000 + SECRET.encode(), "oude vorm (.doc)"),
    "a PDF": (b"%PDF-1.7\n" + SECRET.encode(), "PDF of een scan"),
    "a scan": (b"\xff\xd8\xff\xe0" + b"\x00" * 500, "foto of een scan"),
    "a screenshot": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "foto of een scan"),
    "a fax": (b"II*\x00" + b"\x00" * 500, "foto of een scan"),
    "rich text": (b"{\\rtf1 " + SECRET.encode() + b"}", "(.rtf)"),
    "a page of the web": (b"<html><body>Wielewaal</body></html>", "webpagina"),
    "a document of LibreOffice": (open_document(), "(.odt)"),
    "a renamed zip": (packed({"lijst.csv": SECRET}), "geen Word-document"),
    "a spreadsheet": (spreadsheet(), "geen Word-document"),
    "half a form": (FORM[: len(FORM) // 2], "beschadigd"),
    "with a password": (with_password(), "wachtwoord"),
    "a zip bomb": (lying(), "beschadigd"),
    "a large part": (with_part("word/media/x.bin", b"\x00" * 60_000_000), "groter dan 50 MB"),
    "another letter": (BRIEF.read_bytes(), "geen formulier van dossiertool"),
    "a form of another tool": (letter(p("Naam: ....")), "geen formulier van dossiertool"),
    "macros by its type": (changed(TYPES, DOCUMENT, MACRO), "macro"),
    "macros": (with_part("word/vbaProject.bin", b"\x00"), "macro"),
    "a template": (changed(TYPES, DOCUMENT, TEMPLATE), "sjabloon"),
    "another file": (with_part("word/embeddings/oleObject1.bin", b"\x00"), "ander bestand"),
    "a picture elsewhere": (pointing("image", "https://kwaad.example/x.png"), "ergens anders"),
    "a template elsewhere": (pointing("attachedTemplate", "https://kwaad.example/x.dotm"), "ergens anders"),
    "a frame elsewhere": (pointing("frame", "file:////kwaad/x.docx"), "ergens anders"),
    "a part taken in": (pointing("aFChunk", "x.html"), "ergens anders"),
    "a field that fetches": (field_code("INCLUDEPICTURE https://kwaad.example/x"), "veld van Word"),
    "a field that runs": (field_code("DDEAUTO c:\\\\windows cmd"), "veld van Word"),
    "entities": (
        with_part(MAIN, LAUGHS + word.parts(FORM)[MAIN].partition("?>")[2]),
        "niet in een Word-document",
    ),
    "entities in the properties": (
        with_part(CUSTOM, LAUGHS + word.parts(FORM)[CUSTOM].partition("?>")[2]),
        "niet in een Word-document",
    ),
    "broken properties": (with_part(CUSTOM, "<Properties>"), "beschadigd"),
    "no properties": (with_part(CUSTOM, "<Properties/>"), "gegevens over het formulier zijn weg"),
    "an unknown kind": (with_property("dossiertool.soort", "kluis"), "niet kent"),
    "a kind out of Python": (with_property("dossiertool.soort", "__class__"), "niet kent"),
    "a newer form": (with_property("dossiertool.formulierversie", "4"), "nieuwere versie"),
    "a version below zero": (with_property("dossiertool.formulierversie", "-1"), "beschadigd"),
    "a version in other digits": (with_property("dossiertool.formulierversie", "٣"), "beschadigd"),
    "an endless version": (with_property("dossiertool.formulierversie", "9" * 200), "beschadigd"),
}


@pytest.mark.parametrize("attack", REFUSED)
def test_attack_what_is_no_form_is_refused_with_what_to_do(attack: str) -> None:
    raw, words = REFUSED[attack]
    with pytest.raises(InvalidInput) as refused:
        read(raw)
    assert words in refused.value.message
    assert refused.value.message.startswith("formulier.docx ") or "In formulier.docx" in refused.value.message
    assert refused.value.hint
    assert SECRET not in f"{refused.value.message}{refused.value.hint}"


@pytest.mark.parametrize(
    "pad",
    ["plan.kluis", "__class__.__init__", "plan.doelen.0.kluis", "plan.behoeften.B1.B2", "../../etc/passwd"],
)
def test_attack_a_form_cannot_name_a_field_that_is_not_on_it(pad: str) -> None:
    said = f'<property name="{bookmark(pad)}"><vt:lpwstr>{pad}</vt:lpwstr></property></Properties>'
    with pytest.raises(InvalidInput, match="ouder formulier"):
        read(changed(CUSTOM, "</Properties>", said))


def test_attack_a_bookmark_that_claims_another_field_is_refused() -> None:
    with pytest.raises(InvalidInput, match="beschadigd"):
        read(with_property(bookmark("plan.naam"), "plan.verhaal"))


def test_attack_a_tag_cannot_bring_a_field_that_the_form_does_not_have() -> None:
    control = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent/></w:sdt>'

    def smuggle(root: _Element) -> None:
        for pad in ("leerling.naam", "plan.doelen.0.kenmerk", "akkoorden"):
            paragraph = xml(p("Iemand anders"))
            paragraph.append(xml(control.format(pad)))
            root[0].insert(0, paragraph)

    returned = read(edited(FORM, smuggle))
    assert returned.waarden.keys() == FULL.keys()
    assert [remark.tekst for remark in returned.opmerkingen] == ["Iemand anders"] * 3


@pytest.mark.parametrize("hidden", ["<w:vanish/>", '<w:vanish w:val="1"/>', "<w:specVanish/>"])
def test_attack_text_that_nobody_sees_is_no_answer(hidden: str) -> None:
    returned = read(edited(FORM, filled("Wat ziet u?", "Ouders vinden alles goed.", formatting=hidden)))
    assert "plan.verhaal" not in returned.waarden
    assert "verborgen" in returned.problemen[0].what


def test_attack_text_that_nobody_sees_beside_the_fields_is_a_remark() -> None:
    def hide(root: _Element) -> None:
        paragraph = xml("<w:p/>")
        paragraph.append(run_of("geheim", "<w:vanish/>"))
        root[0].insert(0, paragraph)

    assert [each.tekst for each in read(edited(FORM, hide)).opmerkingen] == ["geheim"]


UNCLEAR: dict[str, Callable[[_Element], object]] = {
    "date": filled("Eerste dag", f"{SECRET} 11"),
    "number": filled("Cijfer", SECRET),
    "choice": filled("Hoe snel", SECRET),
    "boxes": lambda root: next(answer_cell(root, "Wanneer").iter(f"{W}p")).append(run_of(SECRET)),
    "own choices": lambda root: next(answer_cell(root, "Behoeften").iter(f"{W}p")).append(run_of(SECRET)),
    "tick": lambda root: next(answer_cell(root, "Ouders vinden het goed").iter(f"{W}p")).append(run_of(SECRET)),
    "cell": lambda root: type_in(list(row_with(root, "D1").iter(f"{W}tc"))[3], SECRET),
    "row": lambda root: table_of(row_with(root, "D1")).append(
        xml(f"<w:tr>{f'<w:tc>{p(SECRET)}</w:tc>' * 3}</w:tr>")
    ),
}


@pytest.mark.parametrize("what", UNCLEAR)
def test_attack_a_problem_never_tells_what_the_form_says(what: str) -> None:
    returned = read(edited(made(), UNCLEAR[what]))
    assert returned.problemen
    assert SECRET not in "".join(
        f"{each.label}{each.what}{each.advies}{each.pad}" for each in returned.problemen
    )


def test_attack_a_row_with_only_a_kenmerk_is_not_lost() -> None:
    def add(root: _Element) -> None:
        table_of(row_with(root, "D1")).append(xml(f"<w:tr><w:tc>{p('D7')}</w:tc><w:tc>{p()}</w:tc></w:tr>"))

    assert [each.tekst for each in read(edited(FORM, add)).opmerkingen] == ["D7"]


def rows(number: int, inside: str) -> Callable[[_Element], None]:
    def add(root: _Element) -> None:
        table = table_of(row_with(root, "Nr"))
        for _ in range(number):
            table.append(xml(f"<w:tr>{inside}</w:tr>"))

    return add


def inside(label: str, text: str) -> Callable[[_Element], None]:
    def put(root: _Element) -> None:
        place = answer_cell(root, label)
        for each in xml(f"<w:x>{text}</w:x>"):
            place.append(each)

    return put


def above(text: str) -> Callable[[_Element], None]:
    def put(root: _Element) -> None:
        for each in reversed(xml(f"<w:x>{text}</w:x>")):
            root[0].insert(0, each)

    return put


def with_copies(root: _Element) -> None:
    """Put the table of goals in 300 times more."""
    table = table_of(row_with(root, "Kenmerk"))
    for _ in range(300):
        table.addprevious(copied(table))


_BOX = (
    '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)
ENDLESS: dict[str, Callable[[_Element], object]] = {
    "one letter": filled("Wat ziet u?", "a" * 2_000_000),
    "lines": filled("Wat ziet u?", "\n" * 50_000),
    "ticks in a text": filled("Wat ziet u?", "☒" * 200_000),
    "rows": rows(8_000, "<w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc>" * 5),
    "columns": rows(20, "<w:tc><w:p/></w:tc>" * 2_000),
    "wide cells": rows(50, '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>' * 300),
    "boxes": inside("Wanneer", p(_BOX * 8_000)),
    "boxes in boxes": inside(
        "Wanneer", p("<w:sdt><w:sdtContent>" * 90 + _BOX + "</w:sdtContent></w:sdt>" * 90)
    ),
    "bookmarks": inside("Naam", p('<w:bookmarkStart w:id="1" w:name="f_586c354ab3d0"/>' * 30_000)),
    "controls with one tag": inside(
        "Naam", p('<w:sdt><w:sdtPr><w:tag w:val="plan.naam"/></w:sdtPr></w:sdt>' * 8_000)
    ),
    "tables in tables": inside(
        "Wat ziet u?", "<w:tbl><w:tr><w:tc>" * 70 + p("x") * 9_000 + "</w:tc></w:tr></w:tbl>" * 70
    ),
    "labels": above(
        f"<w:tbl>{'<w:tr><w:tc><w:p><w:r><w:t>Naam</w:t></w:r></w:p></w:tc></w:tr>' * 8_000}</w:tbl>"
    ),
    "tables": above("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 5_000),
    "tables with these headings": with_copies,
    "changes": inside("Naam", p('<w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins>' * 20_000)),
}


@pytest.mark.parametrize("attack", ENDLESS)
def test_attack_a_form_takes_no_more_than_linear_time(attack: str) -> None:
    blob = edited(FORM, ENDLESS[attack])
    began = time.process_time()
    returned = read(blob)
    assert time.process_time() - began < 20
    assert returned.waarden.get("plan.dag", "2026-12-11") == "2026-12-11"


def test_attack_many_properties_take_no_time() -> None:
    began = time.process_time()
    assert read(with_properties(5_000)).waarden["plan.naam"] == "Noor"
    with pytest.raises(InvalidInput, match="te groot"):
        read(with_properties(100_000))
    assert time.process_time() - began < 10


def with_properties(number: int) -> bytes:
    many = "".join(f'<property name="x{i}"><vt:lpwstr>{i}</vt:lpwstr></property>' for i in range(number))
    return changed(CUSTOM, "</Properties>", f"{many}</Properties>")


def test_attack_memory_stays_within_bounds() -> None:
    read(edited(FORM, ENDLESS["rows"]))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 2_000_000


def test_attack_a_form_broken_anywhere_is_read_or_refused() -> None:
    """Flip bytes of the file and of its parts; the same ones each time."""
    chance = random.Random(20261122)
    parts = word.parts(FORM)
    ends = set()
    for attempt in range(150):
        if attempt % 2:
            raw = bytearray(FORM)
            for _ in range(chance.randint(1, 20)):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        else:
            name = chance.choice([MAIN, MAIN, CUSTOM, RELS, TYPES])
            text = parts[name]
            for _ in range(chance.randint(1, 3)):
                at = chance.randrange(len(text))
                text = text[:at] + chance.choice(["", "<", ">", '"', "w:", "/", text[:50]]) + text[at + 3 :]
            raw = bytearray(packed({**parts, name: text}))
        try:
            read_form(bytes(raw), "formulier.docx", describe=describe)
            ends.add("read")
        except InvalidInput:
            ends.add("refused")
    assert ends == {"read", "refused"}


def test_attack_answers_are_never_mixed_when_structure_is_shuffled() -> None:
    """Move, copy and drop rows, cells and paragraphs at random: each answer is right, or it is a problem."""
    chance = random.Random(20261122)
    for _ in range(120):

        def shuffle(root: _Element) -> None:
            for _ in range(chance.randint(1, 4)):
                elements = list(
                    root.iter(*(f"{W}{name}" for name in chance.choice((["tr"], ["tc"], ["p"], ["tbl"]))))
                )
                one, two = chance.choice(elements), chance.choice(elements)
                parent = one.getparent()
                if parent is None or one in set(two.iterancestors()):
                    continue
                if chance.random() < 0.3:
                    parent.remove(one)
                else:
                    two.addnext(one)

        returned = read(edited(made(), shuffle))
        for pad, value in returned.waarden.items():
            named = [remark.tekst for remark in returned.opmerkingen]
            if pad in ("plan.cijfer", "plan.dag", "plan.urgentie", "plan.gesproken", "plan.akkoord"):
                assert value in (FULL[pad], None), (pad, value, named)


_NESTED = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
_BOXED = (
    '<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p/></w:txbxContent>'
    "</v:textbox></w:pict></w:r></w:p>"
)


def typed_somewhere(root: _Element, chance: random.Random) -> None:
    """Move a thing or two, and type the secret in a random place."""
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        elements = list(root.iter(f"{W}{chance.choice(('tr', 'tc', 'p', 'tbl'))}"))
        moved, after = chance.choice(elements), chance.choice(elements)
        if moved is not after and moved not in set(after.iterancestors()):
            after.addnext(moved)
    run = run_of(SECRET)
    tag = chance.choice(("p", "sdtContent", "tc", "tr", "body", "tbl", "box"))
    if tag in ("p", "sdtContent"):
        place = chance.choice(list(root.iter(f"{W}{tag}")))
        place.insert(chance.choice((len(place), int(place.find(f"{W}pPr") is not None))), run)
        return
    if tag == "tr":
        row = chance.choice(list(root.iter(f"{W}tr")))
        fresh = xml(f"<w:tr>{'<w:tc><w:p/></w:tc>' * max(1, len(row.findall(f'{W}tc')))}</w:tr>")
        chance.choice(fresh)[0].append(run)
        row.addnext(fresh)
        return
    around = xml({"tbl": _NESTED, "box": _BOXED}.get(tag, "<w:p/>"))
    list(around.iter(f"{W}p"))[-1].append(run)
    if tag == "body":
        root[0].insert(chance.randrange(len(root[0]) - 1), around)
    else:
        chance.choice(list(root.iter(f"{W}tc"))).append(around)


@pytest.mark.parametrize("seed", range(2))
def test_attack_text_typed_anywhere_is_an_answer_a_remark_or_a_problem(seed: int) -> None:
    chance = random.Random(20261122 + seed)
    blob = made()
    for attempt in range(100):
        returned = read(edited(blob, lambda root: typed_somewhere(root, chance)))
        said = [
            *map(str, returned.waarden.values()),
            *(
                str(value)
                for rows in returned.tabellen.values()
                for row in rows
                for value in row.waarden.values()
            ),
            *(remark.tekst for remark in returned.opmerkingen),
        ]
        assert returned.problemen or SECRET in "\n".join(said), (seed, attempt)
