"""Writes a finished Word document, and when it is asked for the PDF beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dossiertool.files.write import refuse_existing, write_new, write_pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def write_document(target: Path, document: bytes, *, pdf: bool = False) -> Path | None:
    """Write a Word document under a new name; with `pdf` also a PDF of the same name, which is returned.

    Both are written, or none.

    Raises:
        InvalidInput: a file of that name exists or cannot be written, or there is no PDF: a program is missing,
            or it did not become a good one.
    """
    return ready_to_write(target, document, pdf=pdf)()


def ready_to_write(target: Path, document: bytes, *, pdf: bool = False) -> Callable[[], Path | None]:
    """Return what writes the document, when all that can go wrong before that has gone well.

    Raises:
        InvalidInput: as `write_document`; what it returns raises only when it cannot write.
    """
    refuse_existing(target)
    if not pdf:
        return partial(write_new, target, document)
    from dossiertool.documents.pdf.office import as_pdf  # noqa: PLC0415  only with --pdf

    printed = target.with_suffix(".pdf")
    refuse_existing(printed)
    finished = as_pdf(document)

    def write() -> Path:
        write_pair(target, document, printed, finished)
        return printed

    return write
