"""Where something stands in a template, in words a teacher can follow."""

from __future__ import annotations

from typing import NamedTuple

_LONGEST = 100


class Place(NamedTuple):
    """One paragraph of a template. Plain values only, so that it can be kept in the cache.

    `paragraph` counts from 1 the paragraphs with text of its part, as they stand in the file; `table`, `row`
    and `column` count from 1 too and are 0 outside tables. In a table within a cell they are those of that
    table, and `table` is 0 but `row` is not.
    """

    part: str
    """Path of the part: `word/document.xml`, or `docProps/core.xml` for a property."""
    story: str
    """What the part is in Dutch: `tekst`, `koptekst`, `voetnoot`, …; for a property `eigenschap titel`."""
    heading: str
    """The text of the nearest heading above, as it stands in the template; "" above the first one."""
    paragraph: int
    text: str
    """The text of the paragraph, tags included."""
    table: int = 0
    row: int = 0
    column: int = 0
    in_box: bool = False
    """Whether it stands in a text box."""

    def __str__(self) -> str:
        """Say where it is: `tekst, alinea 12, tabel 2, rij 3, onder de kop ‘Doelen’`."""
        parts = [self.story]
        if self.paragraph:
            parts.append(f"alinea {self.paragraph}")
        if self.in_box:
            parts.append("tekstvak")
        if self.row:
            table = f"tabel {self.table}" if self.table else "tabel in een cel"
            parts.append(f"{table}, rij {self.row}, kolom {self.column}")
        if self.heading:
            parts.append(f"onder de kop ‘{shortened(self.heading)}’")
        return ", ".join(parts)


def shortened(text: str) -> str:
    """Return a text of the template on one line, cut where it becomes too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
