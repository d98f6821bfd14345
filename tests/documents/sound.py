"""Correct templates, made the ways that Word, LibreOffice and scripts make them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.documents.broken import (
    LOOP,
    ROWS,
    changed,
    packed,
    parts_of,
    raw_xml,
    sound,
    table,
    with_picture,
    with_table,
)
from tests.documents.cases import TEMPLATES

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def in_runs(text: str, between: str = "", properties: str = "") -> str:
    """Return a paragraph in which each sign has a run of its own, as Word may split what was typed."""
    runs = between.join(
        f'<w:r w:rsidRPr="00{i:06X}">{properties}<w:t xml:space="preserve">{sign}</w:t></w:r>'
        for i, sign in enumerate(text)
    )
    return f'<w:p w:rsidR="00A00001" w14:paraId="1{len(text):07X}">{runs}</w:p>'


LINES = (
    "{%p for doel in plan.doelen %}",
    "{{ loop.index }}. {{ doel.titel }}: {{ doel.streefdatum | datum }}",
    "{%p if doel.metingen | aantal == 0 %}",
    "Nog niet gemeten",
    "{%p endif %}",
    "{%p endfor %}",
)
NOISE = (
    '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
    '<w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/></w:r>'
)


def split_runs() -> bytes:
    return raw_xml(sound("ANKER"), "".join(map(in_runs, LINES)))


def noisy() -> bytes:
    bold = '<w:rPr><w:b/><w:lang w:val="en-US"/></w:rPr>'
    return raw_xml(sound("ANKER"), "".join(in_runs(line, NOISE, bold) for line in LINES))


def content_controls() -> bytes:
    def control(inside: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="Veld"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'

    name = control("<w:r><w:t>{{ leerling.roepnaam }}</w:t></w:r>")
    blocks = control("".join(in_runs(line) for line in LINES))
    return raw_xml(sound("ANKER"), f"<w:p><w:r><w:t>Voor </w:t></w:r>{name}</w:p>{blocks}")


def headers_and_footers() -> bytes:
    def change(document: WordDocument) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        document.settings.odd_and_even_pages_header_footer = True
        section.header.paragraphs[0].text = "{{ school.naam }}"
        section.first_page_header.paragraphs[
            0
        ].text = "{% if concept %}CONCEPT{% else %}{{ school.naam }}{% endif %}"
        section.even_page_header.paragraphs[0].text = "{{ leerling.in_klas | hoofdletter }}"
        section.footer.paragraphs[0].text = "{{ vandaag | datum }}"

    return sound("# Plan", change=change)


def text_box() -> bytes:
    inside = "<w:p><w:r><w:t>{% if concept %}CONCEPT{% endif %}</w:t></w:r></w:p>"
    new = f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
    old = f'<v:shape id="vak"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape>'
    box = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="1" name="Vak"/><a:graphic><a:graphicData>'
        f"{new}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>{old}"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>{{ school.naam }}</w:t></w:r></w:p>"
    )
    return raw_xml(sound("# Plan", "ANKER"), box)


def tables_in_tables() -> bytes:
    def change(document: WordDocument) -> None:
        outer = table(
            document,
            ("Partij", "Hoe die het ziet"),
            ("{%tr for stem in stemmen %}", ""),
            ("{{ stem.kop }}", ""),
            ("{%tr endfor %}", ""),
        )
        cell = outer.rows[2].cells[1]
        inner = cell.add_table(rows=1, cols=3)
        for place, text in zip(
            inner.rows[0].cells,
            ("{%tc for z in stem.zienswijzen %}", "{{ z.bron }}", "{%tc endfor %}"),
            strict=True,
        ):
            place.text = text
        cell.add_paragraph()

    return sound("# Hoe ieder het ziet", change=change)


def conditions_and_remarks() -> bytes:
    return sound(
        "# Plan",
        "{# Dit is van Sabine: vraag haar voor u iets verandert. #}",
        "{% set wie = leerling.roepnaam ~ ' en ' ~ leerling.haar_ouders %}{{ wie }}",
        "{%p if plan.status in ['concept', 'vastgesteld'] and not plan.vervangt %}",
        "Versie {{ plan.versie }} van {{ (plan.vastgesteld_op or plan.startdatum) | datum }}",
        "{%p elif plan.kader == 'opp_handelingsdeel' %}",
        "Na {{ plan.vorig_plan.datum | datum_kort if plan.vorig_plan else 'het begin' }}",
        "{%p else %}",
        "{{ plan.aanleiding }}",
        "{%p endif %}",
        "## Doelen",
        *LINES,
        "# Slot",
        "Eerste doel: {{ plan.doelen[0].titel }}. Met: {{ plan.evaluatiemomenten[0].met_wie | lijst }}",
    )


def of_the_school() -> bytes:
    """Our own template with the colour, font and headings of a school, as `sjabloon nieuw` begins."""
    parts = parts_of((TEMPLATES / "handelingsplan.docx").read_bytes())
    parts["word/theme/theme1.xml"] = parts["word/theme/theme1.xml"].replace(b"Calibri", b"Verdana")
    parts["word/document.xml"] = re.sub(rb"Wat er is gezien", b"Wat wij zagen", parts["word/document.xml"])
    return packed(parts)


def hyperlinks_and_braces() -> bytes:
    link = (
        '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{{ school.naam }}</w:t></w:r></w:hyperlink>'
        "<w:r><w:tab/><w:br/><w:t>a { b } en 100 % { of } niet</w:t></w:r></w:p>"
    )
    return raw_xml(sound("# Plan", "ANKER"), link)


SOUND: dict[str, Any] = {
    "by python-docx": sound("# Plan", *LINES),
    "runs of one sign": split_runs(),
    "marks of the spelling check": noisy(),
    "content controls": content_controls(),
    "headers and footers": headers_and_footers(),
    "a text box": text_box(),
    "a table that repeats": with_table(ROWS, *LOOP),
    "a table in a table": tables_in_tables(),
    "conditions and remarks": conditions_and_remarks(),
    "ours in the look of a school": of_the_school(),
    "a picture with words": with_picture("Logo Voorbeeldcollege"),
    "links and other braces": hyperlinks_and_braces(),
    "a typed no-break space": changed(
        sound("ANKER"), "word/document.xml", "ANKER", "{{\u00a0leerling.roepnaam\u00a0}}"
    ),
}
