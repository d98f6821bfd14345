"""One A4 page as PDF: lines of text and black squares, nothing else, the same bytes for the same page.

Written here because the page that needs it must not pass through another program, which would keep a copy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
_FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "typed": "Courier-Bold"}
_RED, _BLACK = "0.75 0.1 0.1", "0 0 0"


@dataclass(slots=True)
class Sheet:
    """A page that is being drawn; places are in points from the upper left corner."""

    title: str
    _drawn: list[str] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, *, font: str = "plain", size: float = 10.5) -> None:
        """Put one line of text, its foot at `y`; what the fonts of every PDF reader lack becomes `?`."""
        self._text(x, y, text, font, size, _BLACK)

    def warn(self, x: float, y: float, text: str, *, size: float = 14) -> None:
        """Put one line of text in red."""
        self._text(x, y, text, "bold", size, _RED)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a frame, its upper left corner at this place."""
        self._drawn.append(f"0.8 w {x:g} {HEIGHT - y - height:g} {width:g} {height:g} re S")

    def squares(self, x: float, y: float, size: float, rows: Sequence[Sequence[int]]) -> None:
        """Draw a black square of this size for each 1, its upper left corner at this place."""
        for down, row in enumerate(rows):
            start = None
            for along, dark in enumerate([*row, 0]):
                if dark and start is None:
                    start = along
                elif not dark and start is not None:
                    left, foot = x + start * size, HEIGHT - y - (down + 1) * size
                    self._drawn.append(f"{left:g} {foot:g} {(along - start) * size:g} {size:g} re f")
                    start = None

    def pdf(self) -> bytes:
        """Return the page as a PDF file."""
        drawn = "\n".join(self._drawn).encode("cp1252")
        fonts = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(_FONTS, start=6))
        parts = [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (nl-NL) /ViewerPreferences << /DisplayDocTitle true >> >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R "
            f"/Resources << /Font << {fonts} >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
            b"<< /Title (" + _escaped(self.title).encode("cp1252") + b") /Producer (dossiertool) >>",
            *(
                f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode()
                for base in _FONTS.values()
            ),
        ]
        return _file(parts)

    def _text(self, x: float, y: float, text: str, font: str, size: float, colour: str) -> None:
        place = f"{x:g} {HEIGHT - y:g}"
        self._drawn.append(f"{colour} rg BT /{font} {size:g} Tf {place} Td ({_escaped(text)}) Tj ET 0 0 0 rg")


def _escaped(text: str) -> str:
    known = text.encode("cp1252", "replace").decode("cp1252")
    return known.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(parts: Sequence[bytes]) -> bytes:
    """Return the objects with their header, their places and the trailer (ISO 32000-1, 7.5)."""
    whole, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, part in enumerate(parts, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    whole += b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1,
        start,
    )
    return bytes(whole)
