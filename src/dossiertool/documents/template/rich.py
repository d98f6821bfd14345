"""Fills a template with pictures, rich text or a document within the document: through docxtpl.

docxtpl knows how such things get into a Word file. The tags are found, cleaned, checked and filled by the same
code as in any other template; only what these values become, and the writing of the file, is docxtpl's.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from docx.oxml.parser import parse_xml
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText, RichTextParagraph

from dossiertool.documents.plain import PlainData, refuse_control_characters
from dossiertool.documents.template.filling import properties, written
from dossiertool.documents.template.machine import BREAK, TAB, Machine
from dossiertool.documents.template.opening import open_template
from dossiertool.documents.template.packing import Packed, packed
from dossiertool.documents.template.problem import TemplateProblem
from dossiertool.documents.template.shaping import DRAWING
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dossiertool.documents.template.compiled import Compiled

_LACKS = "een deel waarnaar het verwijst, ontbreekt."
_SAVE_AGAIN = "Open het sjabloon in Word en sla het op onder een andere naam."
_RICH_TEXT = "opgemaakte tekst"
_DRAWING = re.compile(r'<wp:docPr id="\d+"')
_BEFORE, _BEHIND = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'


@dataclass(frozen=True)
class Picture:
    """A picture for a document: a PNG or JPEG, its width, and what it shows, for who cannot see it."""

    content: bytes
    width_mm: float
    description: str


@dataclass(frozen=True)
class Subdocument:
    """A Word document whose text is put into another; its safety is looked at like that of a template."""

    content: bytes


VALUES = (Picture, Subdocument, InlineImage, RichText, RichTextParagraph)
"""What may stand in the data beside plain values. An `InlineImage` is made with None as its template."""


def filled_rich(raw: bytes, template: Compiled, data: Mapping[str, Any], today: date) -> bytes:
    """Return the document as the bytes of a .docx; the same bytes every time.

    Raises:
        InvalidInput: a value is no plain data and none of `VALUES`, or cannot be put into a document.
        TemplateProblem: as `filling.filled` raises it.
    """
    document = DocxTemplate(BytesIO(raw))
    try:
        document.render_init()
        parts = {str(part.partname).lstrip("/"): part for part in document.docx.part.package.iter_parts()}
    except Exception:  # whatever a file that Word would mend makes python-docx raise
        raise TemplateProblem(_LACKS, None, _SAVE_AGAIN) from None
    if not {part.path for part in template.parts} <= parts.keys():
        raise TemplateProblem(_LACKS, None, _SAVE_AGAIN)
    machine = Machine(PlainData(data, rich=VALUES), today, _Values(document).xml_of)
    made: dict[str, bytes] = {}
    for part in template.parts:
        document.current_rendering_part = parts[part.path]
        made[part.path] = written(part, machine)
    if template.core:
        made[template.core_path] = properties(template, machine, today)
    for path, xml in made.items():
        if hasattr(parts[path], "_element"):
            parts[path]._element = parse_xml(xml)
        else:
            parts[path]._blob = xml
    document.is_rendered = True
    saved = BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return packed(Packed(b"", b"", 0), ((name, archive.read(name)) for name in archive.namelist()))


class _Values:
    """What pictures and rich text become in one document."""

    def __init__(self, document: DocxTemplate) -> None:
        self._document = document

    def xml_of(self, value: Any, *, in_run: bool) -> str | None:
        """Return the XML of a value, None for one that is plain.

        `in_run` is whether it comes in the text of a run (`{{ x | beeld }}`) or instead of one (`{{r x}}`).
        """
        if not isinstance(value, VALUES):
            return None
        if isinstance(value, Subdocument):
            return self._subdocument(value)
        if isinstance(value, RichText | RichTextParagraph):
            xml = str(value.xml)
            refuse_control_characters(xml, _RICH_TEXT)
            xml = xml.replace("\n", BREAK).replace("\t", TAB)
            return f"{_BEFORE}{xml}{_BEHIND}" if in_run else xml
        xml = self._picture(value)
        return xml if in_run else xml.removeprefix(_BEFORE).removesuffix(_BEHIND)

    def _picture(self, value: Picture | InlineImage) -> str:
        image: InlineImage = value
        if isinstance(value, Picture):
            image = InlineImage(None, BytesIO(value.content), width=Mm(value.width_mm))
        image.tpl = self._document
        try:
            xml = str(image)
        except Exception:  # whatever a damaged picture makes the reader of pictures raise
            raise InvalidInput("een plaatje kan niet worden gelezen.", "Gebruik een PNG of JPEG.") from None
        described = f'<wp:docPr id="{DRAWING}"'
        if isinstance(value, Picture):
            refuse_control_characters(value.description, "beschrijving van een plaatje")
            described += f" descr={quoteattr(value.description)}"
        return _DRAWING.sub(lambda _: described, xml)

    def _subdocument(self, value: Subdocument) -> str:
        open_template(value.content, "in een sjabloon")
        try:
            return str(self._document.new_subdoc(BytesIO(value.content)))
        except ImportError:
            raise InvalidInput(
                "voor een document in een document ontbreekt een onderdeel.",
                "Installeer het met: pip install docxcompose",
            ) from None
