"""Draws the comments of a Word document in its margin, so that they can be seen in a picture.

LibreOffice without a screen leaves comments out of a page. So a copy of the document gets a wider margin with a
text box for each comment, and a colour behind the words it is about: what Word shows, drawn by hand.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from docx.comments import Comment
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

CENTIMETRE, TWIPS = 360_000, 567  # of a drawing (EMU) and of a page
MARGIN, BOX, GAP = 7.0, 7.8, 1.8  # centimetres: of the page, of a box, and of the old margin that a box takes
COLOUR, PAPER = "FBE3B5", "FFF8EA"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def with_margin(blob: bytes) -> bytes:
    """Return the document with its comments drawn beside the text."""
    document = Document(BytesIO(blob))
    page = widened(document)
    body = document.element.body
    for number, paragraph in enumerate(list(body.iter(qn("w:p")))):
        starts = [mark.get(qn("w:id")) for mark in paragraph.iter(qn("w:commentRangeStart"))]
        comments = [found for one in starts if (found := document.comments.get(int(str(one)))) is not None]
        if comments:
            lines = [line for comment in comments for line in lines_of(comment, colour(body, comment))]
            paragraph.append(box(lines, number, page))
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def widened(document: WordDocument) -> int:
    """Make room at the right of every page, and return how wide the page was, in EMU."""
    width = 0
    for section in document.sections:
        width = int(section.page_width or 0)
        section.page_width = width + int(MARGIN * CENTIMETRE)  # type: ignore[assignment] # a length is a number
        section.right_margin = int(section.right_margin or 0) + int(MARGIN * CENTIMETRE)  # type: ignore[assignment]
    return width


def colour(body: _Element, comment: Comment) -> str:
    """Put a colour behind the words of a comment, and return them."""
    words, inside = "", False
    for node in body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:r")):
        if node.tag == qn("w:r"):
            if inside:
                shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{COLOUR}"/>')
                node.get_or_add_rPr().append(shade)  # type: ignore[attr-defined] # a run of python-docx
                words += "".join(text.text or "" for text in node.iter(qn("w:t")))
        elif node.get(qn("w:id")) == str(comment.comment_id):
            inside = node.tag == qn("w:commentRangeStart")
    return words


def lines_of(comment: Comment, words: str) -> list[str]:
    """Return what a comment says, the words it is about first, as paragraphs of XML."""
    said = [_run(line) for line in comment.text.split("\n")]
    said[0] = (_run(f"{words}: ", "<w:b/>") if words else "") + said[0]
    close = "<w:pPr><w:spacing w:before='0' w:after='40' w:line='200' w:lineRule='auto'/></w:pPr>"
    return [f"<w:p>{close}{line}</w:p>" for line in said]


def _run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}<w:sz w:val='15'/></w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def box(lines: list[str], number: int, right: int) -> _Element:
    """Return a run with a text box at the height of its paragraph, near `right`, where the page ended."""
    width, height, left = int(BOX * CENTIMETRE), CENTIMETRE, int(right - GAP * CENTIMETRE)
    return parse_xml(
        f"<w:r {nsdecls('w')} xmlns:wp='{_WP}' xmlns:a='{_A}' xmlns:wps='{_WPS}'><w:drawing>"
        "<wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' behindDoc='0' locked='0' "
        f"layoutInCell='0' allowOverlap='0' relativeHeight='{number + 10}'><wp:simplePos x='0' y='0'/>"
        f"<wp:positionH relativeFrom='page'><wp:posOffset>{left}</wp:posOffset></wp:positionH>"
        "<wp:positionV relativeFrom='paragraph'><wp:posOffset>0</wp:posOffset></wp:positionV>"
        f"<wp:extent cx='{width}' cy='{height}'/><wp:wrapNone/><wp:docPr id='{number + 900}' name='Opmerking'/>"
        f"<a:graphic><a:graphicData uri='{_WPS}'><wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr>"
        f"<a:xfrm><a:off x='0' y='0'/><a:ext cx='{width}' cy='{height}'/></a:xfrm>"
        f"<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val='{PAPER}'/></a:solidFill>"
        f"<a:ln w='6350'><a:solidFill><a:srgbClr val='D9A441'/></a:solidFill></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent>{''.join(lines)}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr lIns='54000' rIns='54000' tIns='36000' bIns='18000'><a:spAutoFit/></wps:bodyPr></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
