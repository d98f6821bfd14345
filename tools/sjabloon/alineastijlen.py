"""The paragraph styles of the visual system. What each is for stands in docs/sjablonen.md."""

from __future__ import annotations

from dataclasses import dataclass

from sjabloon.maten import ACCENT, GRIJS, INKT, LIJN, READING_MARGIN, TEXT_WIDTH, WIT, border

COLOURS = {
    "inkt": f'<w:color w:val="{INKT}" w:themeColor="text1"/>',
    "grijs": f'<w:color w:val="{GRIJS}"/>',
    "accent": f'<w:color w:val="{ACCENT}" w:themeColor="accent1"/>',
    "wit": f'<w:color w:val="{WIT}"/>',
    None: "",
}
_HEADING_FONT = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'


@dataclass(frozen=True, kw_only=True)
class ParagraphStyle:
    """A paragraph style; sizes in points, spacing in points, line as a factor."""

    id: str
    name: str | None = None
    based_on: str | None = "Normal"
    next: str | None = None
    size: float | None = None
    bold: bool = False
    colour: str | None = None
    line: float | None = None
    before: float = 0
    after: float = 0
    heading_font: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    right: bool = False
    centre: bool = False
    shade: str = ""
    indent: str = ""
    borders: str = ""
    tabs: str = ""
    numbering: int | None = None
    builtin: bool = False

    def xml(self) -> str:
        """Return the style; the order of the elements is fixed by the file format."""
        spacing = ""
        if self.line is not None:
            spacing = (
                f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}" '
                f'w:line="{round(self.line * 240)}" w:lineRule="auto"/>'
            )
        paragraph = (
            ("<w:keepNext/>" if self.keep_next else "")
            + ("<w:keepLines/>" if self.keep_lines else "")
            + (f'<w:numPr><w:numId w:val="{self.numbering}"/></w:numPr>' if self.numbering else "")
            + (f"<w:pBdr>{self.borders}</w:pBdr>" if self.borders else "")
            + self.shade
            + (f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else "")
            + "<w:suppressAutoHyphens/>"
            + spacing
            + self.indent
            + ('<w:jc w:val="right"/>' if self.right else '<w:jc w:val="center"/>' if self.centre else "")
            + (f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "")
        )
        half_points = round(self.size * 2) if self.size else None
        size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
        letters = (
            (_HEADING_FONT if self.heading_font else "")
            + ("<w:b/><w:bCs/>" if self.bold else "")
            + COLOURS[self.colour]
            + size
        )
        custom = "" if self.builtin else ' w:customStyle="1"'
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else ""
        following = f'<w:next w:val="{self.next}"/>' if self.next else ""
        name = f'<w:name w:val="{self.name or self.id}"/>'
        return (
            f'<w:style w:type="paragraph"{custom} w:styleId="{self.id}">{name}'
            f'{based}{following}<w:uiPriority w:val="10"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
            f"<w:rPr>{letters}</w:rPr></w:style>"
        )


_READING = f'<w:ind w:right="{READING_MARGIN}"/>'
_RIGHT_TAB = f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>'

PARAGRAPH_STYLES = (
    ParagraphStyle(id="BodyText", name="Body Text", builtin=True, line=1.1, after=6, indent=_READING),
    ParagraphStyle(
        id="ListBullet",
        name="List Bullet",
        builtin=True,
        based_on="BodyText",
        line=1.1,
        after=3,
        numbering=1,
        indent=f'<w:ind w:left="283" w:right="{READING_MARGIN}" w:hanging="283"/>',
    ),
    ParagraphStyle(
        id="Title",
        builtin=True,
        next="Subtitle",
        size=28,
        bold=True,
        colour="accent",
        line=0.95,
        after=2,
        heading_font=True,
        keep_next=True,
        keep_lines=True,
    ),
    ParagraphStyle(
        id="Subtitle",
        builtin=True,
        next="BodyText",
        size=13,
        colour="grijs",
        line=1.05,
        after=11,
        keep_next=True,
    ),
    ParagraphStyle(
        id="Heading1",
        name="heading 1",
        builtin=True,
        next="BodyText",
        size=16,
        bold=True,
        colour="accent",
        line=1,
        before=16,
        after=4,
        heading_font=True,
        keep_next=True,
        keep_lines=True,
        outline=0,
    ),
    ParagraphStyle(
        id="Heading2",
        name="heading 2",
        builtin=True,
        next="BodyText",
        size=12.5,
        bold=True,
        line=1,
        before=13,
        after=4,
        heading_font=True,
        keep_next=True,
        keep_lines=True,
        outline=1,
        borders=border("top", 12, ACCENT, 5),
    ),
    ParagraphStyle(
        id="Quote",
        builtin=True,
        next="BodyText",
        size=11,
        line=1.08,
        after=4,
        keep_lines=True,
        indent=_READING,
    ),
    ParagraphStyle(
        id="Caption",
        name="caption",
        builtin=True,
        next="Beeld",
        size=11,
        bold=True,
        line=1.03,
        before=13,
        after=4,
        keep_next=True,
        keep_lines=True,
    ),
    ParagraphStyle(id="Beeld", line=1, keep_next=True),
    ParagraphStyle(id="Toelichting", size=10, colour="grijs", line=1.05, after=5, indent=_READING),
    ParagraphStyle(id="Tabeltoelichting", name="Toelichting in tabel", size=10, colour="grijs", line=1.05),
    ParagraphStyle(id="Label", next="Waarde", size=9, colour="grijs", line=1, keep_next=True),
    ParagraphStyle(id="Kaartkop", next="BodyText", based_on="Label", line=1, before=7, after=1, keep_next=True),
    ParagraphStyle(id="Waarde", size=10.5, line=1.03),
    ParagraphStyle(id="Doelwaarde", based_on="Waarde", line=1.03, after=4),
    ParagraphStyle(id="Kerngetal", based_on="Doelwaarde", size=12, bold=True, line=1.03, after=4),
    ParagraphStyle(id="Tabeltekst", size=10, line=1.05),
    ParagraphStyle(id="Rijkop", based_on="Tabeltekst", bold=True, line=1.05),
    ParagraphStyle(id="Tabelgetal", based_on="Tabeltekst", line=1.05, right=True),
    ParagraphStyle(
        id="Tabellijst",
        based_on="Tabeltekst",
        line=1.05,
        after=1.5,
        numbering=2,
        indent='<w:ind w:left="198" w:hanging="198"/>',
    ),
    ParagraphStyle(id="Kolomkop", size=9, bold=True, line=1, keep_next=True),
    ParagraphStyle(id="Kolomkopgetal", name="Kolomkop getal", based_on="Kolomkop", line=1, right=True),
    ParagraphStyle(
        id="Balk",
        size=9,
        line=1,
        shade=f'<w:shd w:val="clear" w:color="auto" w:fill="{INKT}" w:themeFill="text1"/>',
    ),
    ParagraphStyle(id="Balkleeg", name="Balk leeg", size=9, line=1),
    ParagraphStyle(id="Balkpunt", name="Balk punt", size=9, bold=True, line=1, centre=True),
    ParagraphStyle(id="Stemkop", based_on="Kolomkop", size=11, bold=True, line=1, keep_next=True),
    ParagraphStyle(id="Stem", size=10, line=1.05, after=5),
    ParagraphStyle(id="Bron", size=9, colour="grijs", line=1, before=2, after=4),
    ParagraphStyle(id="Rol", based_on="Bron", line=1),
    ParagraphStyle(id="Slotregel", based_on="Bron", line=1, before=9),
    ParagraphStyle(
        id="Header",
        name="header",
        builtin=True,
        size=9,
        colour="grijs",
        line=1,
        borders=border("bottom", 4, LIJN, 5),
        tabs=_RIGHT_TAB,
    ),
    ParagraphStyle(
        id="Briefhoofd",
        based_on="Header",
        size=12,
        bold=True,
        colour="accent",
        line=1,
        borders='<w:bottom w:val="nil"/>',
    ),
    ParagraphStyle(
        id="Footer",
        name="footer",
        builtin=True,
        size=9,
        colour="grijs",
        line=1,
        borders=border("top", 4, LIJN, 5),
        tabs=_RIGHT_TAB,
    ),
    ParagraphStyle(id="Sjabloontag", name="Invulcode", size=9, colour="grijs", line=1, keep_next=True),
)
