"""Finds where each field of a form stands, by four signs: tag, bookmark, alias and the label before it.

LibreOffice drops tags on every save, and of some controls the alias too; people retype labels. So each sign
that is left is asked, and two that point at different places are a problem: nothing is taken from either.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_page import plain
from dossiertool.documents.forms.shape import alias, bookmark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from lxml.etree import _Element

    from dossiertool.documents.forms.read_page import Page
    from dossiertool.documents.forms.shape import Field


@dataclass(frozen=True, slots=True)
class Found:
    """Where a field stands, and the controls and bookmarks in that place that are its own."""

    spot: _Element
    anchors: tuple[_Element, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Why the place of a field is not known; `at` is where to say so, None when nothing is left of it."""

    what: str
    at: _Element | None
    anchors: tuple[_Element, ...] = ()


def find_fields(page: Page, fields: Sequence[Field]) -> dict[str, Found | Lost]:
    """Return per path where the field stands, or why that is not known."""
    labels = Counter(plain(field.label) for field in fields)
    names = Counter(alias(field.pad, field.label) for field in fields)
    own = {field.pad: _own_anchors(page, field) for field in fields}
    taken = {page.spot(anchor) for anchors in own.values() for anchor in anchors}
    beside = _cells_beside(page)
    found: dict[str, Found | Lost] = {}
    for field in fields:
        anchors = list(own[field.pad])
        spots = {page.spot(anchor) for anchor in anchors}
        if names[alias(field.pad, field.label)] == 1:
            there = set(anchors)
            named = (each for each in _named(page, field) if each not in there)
            anchors += [each for each in named if page.spot(each) in spots or page.spot(each) not in taken]
        if labels[plain(field.label)] == 1:
            cells = beside.get(plain(field.label), ())
            spots |= {cell for cell in cells if cell not in taken}
        spots |= {page.spot(anchor) for anchor in anchors}
        found[field.pad] = _place(page, field, spots, tuple(anchors), labels)
    return found


def _place(
    page: Page,
    field: Field,
    spots: Set[_Element],
    anchors: tuple[_Element, ...],
    labels: Mapping[str, int],
) -> Found | Lost:
    """Return the one place that all signs of a field point at."""
    if not spots:
        return Lost("Dit veld is niet meer te vinden in het formulier.", None)
    if len(spots) > 1:
        first = min(spots, key=lambda spot: page.line_at(spot) or 0)
        return Lost("Dit veld staat op meer dan één plek in het formulier.", first, anchors)
    (spot,) = spots
    if wrong := _other_label(page, spot, field, labels):
        return Lost(wrong, spot, anchors)
    return Found(spot, anchors)


def _own_anchors(page: Page, field: Field) -> list[_Element]:
    """Return the controls and bookmarks that are of this field only, or of one of its tick boxes."""
    names = [field.pad, *(f"{field.pad}.{choice.code}" for choice in field.keuzes)]
    tagged = [control for name in names for control in page.tags.get(name, ())]
    return [*tagged, *(mark for name in names for mark in page.bookmarks.get(bookmark(name), ()))]


def _named(page: Page, field: Field) -> list[_Element]:
    """Return the controls with the name of this field."""
    names = [alias(field.pad, field.label)]
    names += [alias(field.pad, field.label, each.woorden) for each in field.keuzes]
    return [control for name in names for control in page.aliases.get(name, ())]


def _cells_beside(page: Page) -> Mapping[str, list[_Element]]:
    """Return per text of a cell the cells to the right of it."""
    found: dict[str, list[_Element]] = {}
    for grid in page.grids:
        for row in grid.rows:
            for left, right in zip(row.cells, row.cells[1:], strict=False):
                first = next(page.lines_in(left.element), None)
                if first is not None and not right.continues:
                    found.setdefault(plain(first.text), []).append(right.element)
    return found


def _other_label(page: Page, spot: _Element, field: Field, labels: Mapping[str, int]) -> str:
    """Return what is wrong when the cell before this one has the label of another field; "" when it has not."""
    row, place = page.row_of.get(spot, (None, 0))
    if row is None or not place:
        return ""
    first = next(page.lines_in(row.cells[place - 1].element), None)
    said = "" if first is None else plain(first.text)
    if said != plain(field.label) and said in labels:
        return "Voor dit antwoord staat de vraag van een ander veld."
    return ""
