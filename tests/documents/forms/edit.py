"""Changes a form as people do in Word: by its XML, found by the label they see."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from tests.documents.letter import SPACES
from tests.documents.word import W, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

BODY = "word/document.xml"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def edited(blob: bytes, *edits: Callable[[_Element], object], part: str = BODY) -> bytes:
    """Return the document after these edits of the root of one part."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(blob)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == part:
                root = etree.fromstring(content)
                for edit in edits:
                    edit(root)
                content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
            target.writestr(entry.filename, content)
    return packed.getvalue()


def xml(text: str) -> _Element:
    """Return an element written with the usual prefixes."""
    return etree.fromstring(f"<x {SPACES}>{text}</x>")[0]


def row_with(root: _Element, text: str) -> _Element:
    """Return the row in which a cell begins with this text."""
    for row in root.iter(f"{W}tr"):
        for cell in row.iter(f"{W}tc"):
            if text_of(cell).split("\n")[0] == text:
                return row
    raise AssertionError(text)


def cells(row: _Element) -> list[_Element]:
    return list(row.iter(f"{W}tc"))


def answer_cell(root: _Element, label: str) -> _Element:
    """Return the cell to the right of a label."""
    return cells(row_with(root, label))[1]


def cell_of(root: _Element, row: str, column: int) -> _Element:
    return cells(row_with(root, row))[column]


def table_of(element: _Element) -> _Element:
    return next(element.iterancestors(f"{W}tbl"))


def type_in(cell: _Element, text: str, *, formatting: str = "") -> None:
    """Put text into a cell as Word does: inside its control when it has one, else in its first paragraph."""
    control = next(cell.iter(f"{W}sdt"), None)
    if control is not None:
        showing = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if showing is not None:
            showing.getparent().remove(showing)  # type: ignore[union-attr] # it stands in a control
        place = control.find(f"{W}sdtContent")
        assert place is not None
        for child in list(place):
            place.remove(child)
    else:
        place = next(cell.iter(f"{W}p"))
        for run in list(place.iter(f"{W}r")):
            run.getparent().remove(run)  # type: ignore[union-attr] # it stands in the paragraph
    for number, line in enumerate(text.split("\n")):
        if number:
            place.append(xml("<w:r><w:br/></w:r>"))
        place.append(run_of(line, formatting))


def run_of(text: str, formatting: str = "") -> _Element:
    run = xml(f'<w:r>{f"<w:rPr>{formatting}</w:rPr>" if formatting else ""}<w:t xml:space="preserve"/></w:r>')
    run[-1].text = text
    return run


def filled(label: str, text: str, *, formatting: str = "") -> Callable[[_Element], None]:
    """Return the edit that puts text into the field with this label."""
    return lambda root: type_in(answer_cell(root, label), text, formatting=formatting)


def tick(cell: _Element, words: str = "", *, on: bool = True) -> None:
    """Click a tick box: the only one, or that before these words."""
    for control in cell.iter(f"{W}sdt"):
        checked = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
        if checked is None:
            continue
        after = "".join(text.text or "" for text in _texts_after(control))
        if words in ("", " ".join(after.split())):
            checked.set(f"{W14}val", str(int(on)))
            sign = next(control.iter(f"{W}t"))
            sign.text = "☒" if on else "☐"
            return
    raise AssertionError(words)


def _texts_after(control: _Element) -> list[_Element]:
    """Return the texts behind a tick box, up to the next one."""
    found: list[_Element] = []
    paragraph = next(control.iterancestors(f"{W}p"))
    inside = set(control.iter())
    behind = False
    for element in paragraph.iter(f"{W}sdt", f"{W}t"):
        if element is control:
            behind = True
        elif element.tag == f"{W}sdt" and behind:
            break
        elif behind and element not in inside and element.tag == f"{W}t":
            found.append(element)
    return found


def without(cell: _Element, *names: str) -> None:
    """Take away tags, aliases or bookmarks, as programs do that do not know them."""
    for name in names:
        for element in list(cell.iter(f"{W}{name}")):
            element.getparent().remove(element)  # type: ignore[union-attr] # it stands in the cell


def copied(element: _Element) -> _Element:
    return deepcopy(element)
