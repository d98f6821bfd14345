"""Pages as schools write them, mostly fine: exactly the marks that a critical reader agreed with are given.

Beside each page of `tests/data/proza` lies `N.verwacht.txt` with its marks in reading order, one per line:
class, tab, words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiertool.findings import LANGUAGE_CLASSES
from dossiertool.text.check import check_text

PROSE = Path(__file__).parents[1] / "data" / "proza"
PAGES = sorted(PROSE.glob("*.md"))


def test_there_are_pages() -> None:
    assert len(PAGES) >= 5


@pytest.mark.eis("R148")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_exactly_the_marks_that_are_right(page: Path) -> None:
    found = [
        f"{finding.klasse.value}\t{finding.tekst}"
        for finding in check_text(page.read_text(encoding="utf-8"))
        if finding.klasse in LANGUAGE_CLASSES
    ]
    expected = page.with_suffix(".verwacht.txt").read_text(encoding="utf-8").splitlines()
    assert found == expected
