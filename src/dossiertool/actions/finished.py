"""Writes a finished Word document, and when it is asked for the PDF beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.files.write import refuse_existing, write_new, write_pair

if TYPE_CHECKING:
    from pathlib import Path


def write_document(target: Path, document: bytes, *, pdf: bool = False) -> Path | None:
    """Write a Word document under a new name; with `pdf` also a PDF of the same name, which is returned.

    Both are written, or none.

    Raises:
        InvalidInput: a file of that name exists or cannot be written, or there is no PDF: a program is missing,
            or it did not become a good one.
    """
    if not pdf:
        write_new(target, document)
        return None
    from dossiertool.documents.pdf.office import as_pdf  # noqa: PLC0415  only with --pdf

    printed = target.with_suffix(".pdf")
    for path in (target, printed):
        refuse_existing(path)
    write_pair(target, document, printed, as_pdf(document))
    return printed
