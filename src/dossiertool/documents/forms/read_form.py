"""Reads a form that came back: every answer with its path, and what a person has to look at.

What the form says about itself is checked against what this program knows of its kind, so a form can name no
field that is not on it. Nothing is guessed: what is not clear is a problem, and text beside the fields comes
back as a remark.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_answer import answers_in
from dossiertool.documents.forms.read_beside import comments_of, text_beside
from dossiertool.documents.forms.read_find import Found, Lost, find_fields
from dossiertool.documents.forms.read_known import known_items, shipped
from dossiertool.documents.forms.read_open import open_form
from dossiertool.documents.forms.read_page import Page
from dossiertool.documents.forms.read_properties import read_marks
from dossiertool.documents.forms.read_rows import Rows
from dossiertool.documents.forms.read_tables import find_tables
from dossiertool.documents.forms.read_text import Unclear
from dossiertool.documents.forms.read_value import exact, printed, value_of
from dossiertool.documents.forms.returned import Opmerking, Problem, Returned
from dossiertool.documents.forms.shape import words_print
from dossiertool.documents.read_word import contents_styles, read_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from dossiertool.documents.forms.read_answer import Answer
    from dossiertool.documents.forms.read_known import Describe
    from dossiertool.documents.forms.read_properties import Marks
    from dossiertool.documents.forms.read_tables import Part
    from dossiertool.documents.forms.returned import ReturnedRow
    from dossiertool.documents.forms.shape import Field, Table, Value

_AGAIN = "Zet het antwoord terug achter de vraag, of vraag een nieuw formulier."


def read_form(raw: bytes, name: str, *, describe: Describe = shipped) -> Returned:
    """Return what a form says; `raw` is the file, `name` is used in messages only.

    `describe` says per kind its version and what such a form can hold.

    Raises:
        InvalidInput: no Word document that can be read safely, no form of dossiertool, a damaged one, or one
            that this version of dossiertool cannot read.
    """
    package = open_form(raw, name)
    marks = read_marks(package, name)
    fields, tables = known_items(marks, name, describe)
    own = {f"{field.pad}.{choice.code}" for field in fields if field.eigen_keuzes for choice in field.keuzes}
    paragraphs = read_word(package)
    page = Page(package.root(package.main), contents_styles(package))
    reading = _Reading(page, marks)
    reading.read_fields(fields)
    reading.read_tables(tables)
    reading.remarks += text_beside(page, marks, reading.used, paragraphs)
    reading.remarks += comments_of(page, package)
    return Returned(
        soort=marks.soort,
        versie=marks.versie,
        schemaversie=marks.schemaversie,
        nummer=marks.nummer,
        school=marks.school,
        kenmerk=marks.kenmerk,
        document_id=marks.document_id,
        waarden=reading.values,
        tabellen=reading.tables,
        vingerafdrukken={pad: mark for pad, mark in marks.pads.items() if mark and pad not in own},
        problemen=tuple(sorted(reading.problems, key=_in_order)),
        opmerkingen=tuple(reading.remarks),
    )


class _Reading:
    """What has been read of one form so far."""

    def __init__(self, page: Page, marks: Marks) -> None:
        self._page, self._marks = page, marks
        self.values: dict[str, Value] = {}
        self.tables: dict[str, tuple[ReturnedRow, ...]] = {}
        self.problems: list[Problem] = []
        self.remarks: list[Opmerking] = []
        self.used: set[_Element] = set()

    def read_fields(self, fields: Sequence[Field]) -> None:
        places = find_fields(self._page, fields)
        found = {pad: each for pad, each in places.items() if isinstance(each, Found)}
        lost = {pad: each for pad, each in places.items() if isinstance(each, Lost)}
        answers = self._answers(found, lost)
        for field in sorted(fields, key=lambda field: self._order(places[field.pad])):
            place = places[field.pad]
            if isinstance(place, Lost):
                self._lost(field, place)
            else:
                self._take(field, answers[field.pad], place.spot)

    def _order(self, place: Found | Lost) -> float:
        """Return where a field stands: LibreOffice sorts the properties that name the fields of a form."""
        spot = place.spot if isinstance(place, Found) else place.at
        at = None if spot is None else self._page.line_at(spot)
        return float("inf") if at is None else at

    def _order_of(self, parts: Sequence[Part]) -> float:
        at = self._page.line_at(parts[0].heads.row.cells[0].element) if parts else None
        return float("inf") if at is None else at

    def read_tables(self, tables: Sequence[Table]) -> None:
        parts = find_tables(self._page, tables)
        for table in sorted(tables, key=lambda table: self._order_of(parts[table.pad])):
            rows = Rows(self._page, self._marks, table, parts[table.pad])
            self.tables[table.pad] = rows.read()
            self.problems += rows.problems
            self.remarks += rows.remarks
            self.used |= rows.used

    def _answers(self, places: Mapping[str, Found], elsewhere: Mapping[str, Lost]) -> dict[str, Answer]:
        """Return the answers of the fields that were found; those in one cell share what stands there."""
        sharing: dict[_Element, dict[_Element, str]] = {}
        for pad, found in places.items():
            anchors = sharing.setdefault(found.spot, {})
            anchors |= dict.fromkeys(found.anchors or (found.spot,), pad)
        for pad, lost in elsewhere.items():  # what stands behind these is no part of the answer before it
            for anchor in lost.anchors:
                if (shared := sharing.get(self._page.spot(anchor))) is not None:
                    shared[anchor] = pad
        self.used |= sharing.keys()
        answers: dict[str, Answer] = {}
        for spot, anchors in sharing.items():
            answers |= answers_in(self._page, spot, anchors, self._marks.has_printed)
        return answers

    def _take(self, field: Field, answer: Answer, spot: _Element) -> None:
        at = self._page.line_at(spot)
        is_as_made = partial(self._marks.is_as_made, field.pad)
        if field.vast:
            value = printed(field, answer, is_as_made)
            if is_as_made(value):
                self.values[field.pad] = value
            else:
                self.remarks.append(Opmerking(field.label, at, answer.text))
            return
        answer.choices.update(self._own_choices(field, answer))
        try:
            value = value_of(field, answer)
        except Unclear as problem:
            self.problems.append(Problem(field.label, field.pad, at, problem.what, problem.advice))
            return
        if answer.has_picture:
            self.remarks.append(Opmerking(field.label, at, "Hier staat ook een plaatje."))
        self.values[field.pad] = exact(value, answer, is_as_made)

    def _own_choices(self, field: Field, answer: Answer) -> dict[str, str]:
        """Return words → code of the choices of this one dossier, as they were printed behind the boxes."""
        found = {}
        if field.eigen_keuzes:
            for words in (token for token in answer.tokens if isinstance(token, str)):
                for choice in field.keuzes:
                    pad = f"{field.pad}.{choice.code}"
                    if self._marks.pads.get(pad) == words_print(self._marks.document_id, pad, words):
                        found[words] = choice.code
        return found

    def _lost(self, field: Field, place: Lost) -> None:
        at = None if place.at is None else self._page.line_at(place.at)
        self.problems.append(Problem(field.label, field.pad, at, place.what, _AGAIN))
        if place.at is not None:
            self.used.add(place.at)


def _in_order(problem: Problem) -> float:
    """Return where in the document a problem is; those without a place come last."""
    return float("inf") if problem.paragraph is None else problem.paragraph
