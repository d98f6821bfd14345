"""The measures and colours of the visual system, in the units of Word (twentieths of a point)."""

from __future__ import annotations

INKT, GRIJS, ACCENT = "1B2430", "4A5663", "12505B"
VLAK, LIJN, GRIJS_VLAK, WIT = "F0F3F5", "A9B3BD", "D5DBE1", "FFFFFF"

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TEXT_WIDTH = 9354
UNIT = TEXT_WIDTH / 12
READING_MARGIN = 1559  # running text stops two units before the right edge

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def border(side: str, eighths: int, colour: str, space: int = 0) -> str:
    """Return one border; the accent is a theme colour, so that it changes with the theme."""
    theme = ' w:themeColor="accent1"' if colour == ACCENT else ""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"{theme}/>'
