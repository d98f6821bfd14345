"""Every kind of form, made of the samples: what was printed in it is read back, also after LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossiertool.documents.forms.kinds import KINDS
from dossiertool.documents.forms.read_form import read_form
from dossiertool.documents.forms.shape import PAPER_ONLY, ROW_NUMBER, is_empty
from dossiertool.documents.forms.write_word import write_word
from tests.documents.cases import TODAY
from tests.documents.forms import office
from tests.documents.forms.made import every_form
from tests.documents.forms.test_read_form import assert_clean

if TYPE_CHECKING:
    from dossiertool.documents.forms.returned import Returned
    from dossiertool.documents.forms.shape import Form, Table, Value


def fullest() -> dict[str, Form]:
    """Return of each kind the form with most in it."""
    found: dict[str, Form] = {}
    for form in every_form():
        if form.soort not in found or said(form) > said(found[form.soort]):
            found[form.soort] = form
    return found


def said(form: Form) -> int:
    return sum(not is_empty(value) for _, value in form.values())


def assert_as_made(returned: Returned, form: Form) -> None:
    """See that all that a form was made with was read, and nothing else."""
    assert_clean(returned)
    assert returned.waarden == {field.pad: plain(field.waarde) for field in form.fields()}
    assert returned.vingerafdrukken == form.vingerafdrukken()
    for table in form.tables():
        rows = [row for row in table.rijen if table.vaste_rijen or table.says_something(row)]
        read = [
            {pad: plain(value) for pad, value in row.waarden.items()} for row in returned.tabellen[table.pad]
        ]
        assert read == [{pad: plain(row.get(pad)) for pad in columns(table)} for row in rows]


def plain(value: Value) -> Value:
    return None if is_empty(value) else value


def columns(table: Table) -> list[str]:
    return [column.pad for column in table.kolommen if column.pad not in (PAPER_ONLY, ROW_NUMBER)]


def test_every_form_of_the_samples_is_read_as_it_was_made() -> None:
    forms = every_form()
    assert {form.soort for form in forms} == set(KINDS)
    for form in forms:
        assert_as_made(read_form(write_word(form, today=TODAY), "formulier.docx"), form)


@pytest.mark.eis("N06")
def test_libreoffice_keeps_all_values_of_every_kind_of_form(tmp_path_factory: pytest.TempPathFactory) -> None:
    forms = fullest()
    blobs = {soort: write_word(form, today=TODAY) for soort, form in forms.items()}
    saved = office.saved(tmp_path_factory.mktemp("soorten"), blobs)
    for soort, form in forms.items():
        assert_as_made(read_form(saved[soort], "formulier.docx"), form)
