"""Says in which paragraph of a form that came back each field stands, to put a remark there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.read_find import Found, find_fields
from dossiertool.documents.forms.read_page import Page
from dossiertool.documents.read_word import contents_styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.documents.forms.shape import Field
    from dossiertool.documents.word_package import WordPackage


def paragraphs_of(package: WordPackage, fields: Sequence[Field]) -> dict[str, int]:
    """Return per path the paragraph of a field, counted as `read_word` does; a field that is lost has none."""
    page = Page(package.root(package.main), contents_styles(package))
    found = {}
    for pad, place in find_fields(page, fields).items():
        at = page.line_at(place.spot) if isinstance(place, Found) else None
        if at is not None:
            found[pad] = at
    return found
