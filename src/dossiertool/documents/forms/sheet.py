"""Writes a form as an Excel workbook, or says what to install for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.spreadsheet import require_openpyxl

if TYPE_CHECKING:
    from dossiertool.documents.forms.shape import Form


def as_workbook(form: Form) -> bytes:
    """Return the form as the bytes of an .xlsx file.

    Raises:
        InvalidInput: openpyxl is not installed, or a text is longer than Excel can hold.
    """
    require_openpyxl()
    from dossiertool.documents.forms.sheet_write import write_sheet  # noqa: PLC0415  an extra

    return write_sheet(form)
