"""Puts remarks into a Word document as Word's own comments; the document itself stays as it is.

Only the part with the text and the part with the comments change, and what points at the latter; all other
parts are copied byte for byte. Word takes comments in the body only, so remarks on headers, notes and text
boxes are listed in one comment at the start.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import element_class_lookup
from docx.package import Package
from docx.parts.comments import CommentsPart
from docx.parts.document import DocumentPart
from docx.text.run import Run
from lxml import etree

from dossiertool.documents.read_word import AUTHOR, INITIALS, contents_styles
from dossiertool.documents.word_package import RELATION, W, relations_of
from dossiertool.documents.word_runs import cut_runs
from dossiertool.documents.word_story import Story
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document
    from docx.oxml.comments import CT_Comments
    from docx.oxml.text.run import CT_R
    from docx.oxml.xmlchemy import BaseOxmlElement

    from dossiertool.documents.read_word import Remark, WordParagraph
    from dossiertool.documents.word_package import WordPackage

MOST_COMMENTS = 2000
"""Word opens no file with more than 32,767 comments (MS-OI29500 2.1.315), and nobody reads so many.

python-docx looks at all comments again for the number of each new one.
"""
_MOST_OLD = 5000
_MOST_LISTED = 200
_TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_NO_RELATIONS = f"<Relationships xmlns='{RELATION[1:].partition('}')[0]}'/>".encode()
_NEW_PART = (1980, 1, 1, 0, 0, 0)


def commented(
    package: WordPackage, paragraphs: Sequence[WordParagraph], remarks: Sequence[Remark], *, summary: str = ""
) -> bytes:
    """Return the document with a comment on the words of each remark; `paragraphs` is what `read_word` gave.

    The first `MOST_COMMENTS` remarks on the body get one; what is left, and what cannot have one, is in the
    comment at the start, below the `summary` if there is one. The text and its formatting stay, and so do the
    comments that were there.

    Raises:
        InvalidInput: the document was saved as Strict Open XML, or its comments are damaged.
    """
    if not remarks and not summary:
        return package.raw
    if package.is_strict:
        raise InvalidInput(
            "In dit document kan dossiertool geen opmerkingen zetten: het is bewaard als Strict Open XML.",
            "Sla het in Word op als gewoon Word-document (.docx) en probeer het opnieuw.",
        )
    where = _comments_of(package)
    main, comments = _parts(package, where)
    document = main.document
    in_body = [remark for remark in remarks if paragraphs[remark.paragraph].takes_comments]
    elsewhere = [remark for remark in remarks if not paragraphs[remark.paragraph].takes_comments]
    _mark(document, package, in_body[:MOST_COMMENTS])
    said = _at_the_start(elsewhere, paragraphs, len(in_body[MOST_COMMENTS:]))
    if said or summary:
        _comment_at_start(document, "\n".join(filter(None, (summary, said))))
    return _packed(package, {package.main: main.blob, where: comments.blob}, _pointing_at(package, where))


def _comments_of(package: WordPackage) -> str:
    """Return the path of the part with the comments: the one that is there, else a new one."""
    for path in package.related(package.main, "comments"):
        return path
    folder = posixpath.dirname(package.main)
    names = ("comments.xml", *(f"comments{number}.xml" for number in range(1, 100)))
    return next(path for name in names if not package.holds(path := posixpath.join(folder, name)))


def _parts(package: WordPackage, where: str) -> tuple[DocumentPart, CommentsPart]:
    """Return the text and the comments for python-docx, and nothing else: it opens no file with a part gone.

    Raises:
        InvalidInput: the comments that were there are damaged, declare entities or are too many.
    """
    alone = Package()
    root = _known_to_docx(package.part(package.main))
    main = DocumentPart(PackURI(f"/{package.main}"), CONTENT_TYPE.WML_DOCUMENT_MAIN, root, alone)
    comments = CommentsPart.default(alone)
    if package.holds(where):
        old = package.root(where)
        ids = [comment.get(f"{W}id", "") for comment in old.iter(f"{W}comment")]
        if old.tag != f"{W}comments" or not all(re.fullmatch(r"-?[0-9]{1,10}", one) for one in ids):
            raise package.damaged()
        if len(ids) > _MOST_OLD:
            raise InvalidInput(
                f"In dit document staan al meer dan {_MOST_OLD} opmerkingen.",
                "Verwijder in Word de opmerkingen die klaar zijn, en probeer het opnieuw.",
            )
        root = _known_to_docx(package.part(where))
        comments = CommentsPart(
            PackURI(f"/{where}"), CONTENT_TYPE.WML_COMMENTS, cast("CT_Comments", root), alone
        )
    main.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)
    return main, comments


def _known_to_docx(raw: bytes) -> BaseOxmlElement:
    """Return the root of a part as python-docx knows it, but with every blank: its own reader drops some."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parser.set_element_class_lookup(element_class_lookup)
    return cast("BaseOxmlElement", etree.fromstring(raw, parser))


def _mark(document: Document, package: WordPackage, remarks: Sequence[Remark]) -> None:
    """Add the comments on words of the body, paragraph by paragraph."""
    wanted: dict[int, list[Remark]] = {}
    for remark in remarks:
        wanted.setdefault(remark.paragraph, []).append(remark)
    story = Story(document.element, contents=contents_styles(package))
    found = [(paragraph, wanted[number]) for number, paragraph in enumerate(story) if number in wanted]
    for paragraph, here in found:  # after reading: marking moves what is being read
        for runs, remark in zip(cut_runs(paragraph, [each[1:3] for each in here]), here, strict=True):
            _add(document, runs, remark.text)


def _add(document: Document, runs: Sequence[etree._Element], text: str) -> None:
    document.add_comment([Run(cast("CT_R", run), document) for run in runs], text, AUTHOR, INITIALS)


def _at_the_start(elsewhere: Sequence[Remark], paragraphs: Sequence[WordParagraph], left: int) -> str:
    """Return what the comment at the start says; "" when there is nothing to say."""
    lines = []
    if elsewhere:
        lines.append("Op deze plekken laat Word geen opmerkingen toe. Dit vond dossiertool daar:")
    for number, start, end, said in elsewhere[:_MOST_LISTED]:
        text, place, _ = paragraphs[number]
        words = " ".join(text[start:end].split())
        lines.append(f"{place[:1].upper()}{place[1:]}, ‘{words}’: {' '.join(said.split())}")
    if more := left + len(elsewhere[_MOST_LISTED:]):
        lines.append(f"En nog {more} plekken. Verbeter eerst deze, en controleer het document dan opnieuw.")
    return "\n".join(lines)


def _comment_at_start(document: Document, text: str) -> None:
    """Add a comment at the first paragraph, on no words."""
    body = document.element.body
    first = next(body.iter(f"{W}p"), None)
    if first is None:  # a body without text under a header with text
        first = body.makeelement(f"{W}p")
        body.insert(0, first)
    run = first.makeelement(f"{W}r")
    properties = first.find(f"{W}pPr")
    if properties is None:
        first.insert(0, run)
    else:
        properties.addnext(run)
    _add(document, [run], text)


def _pointing_at(package: WordPackage, where: str) -> dict[str, bytes]:
    """Return the parts that have to say that there are comments; none when they already do."""
    changed = {}
    name = f"/{where}"
    types = deepcopy(package.root(_TYPES))
    if not any(each.get("PartName", "").lower() == name.lower() for each in types.iter(_OVERRIDE)):
        etree.SubElement(types, _OVERRIDE, PartName=name, ContentType=CONTENT_TYPE.WML_COMMENTS)
        changed[_TYPES] = _as_xml(types)
    if where not in package.related(package.main, "comments"):
        path = relations_of(package.main)
        relations = deepcopy(package.root(path)) if package.holds(path) else etree.fromstring(_NO_RELATIONS)
        taken = {each.get("Id") for each in relations}
        free = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        target = posixpath.relpath(where, posixpath.dirname(package.main) or ".")
        etree.SubElement(relations, RELATION, Id=free, Type=RELATIONSHIP_TYPE.COMMENTS, Target=target)
        changed[path] = _as_xml(relations)
    return changed


def _as_xml(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _packed(package: WordPackage, *changed: Mapping[str, bytes]) -> bytes:
    """Return the file with these parts changed or added, the others as they are and in the same order."""
    new = {path: content for parts in changed for path, content in parts.items()}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for path, entry in package.entries.items():
            copied = zipfile.ZipInfo(path, entry.date_time)
            copied.compress_type, copied.external_attr = entry.compress_type, entry.external_attr
            target.writestr(copied, new.pop(path) if path in new else package.part(path))
        for path, content in new.items():
            target.writestr(zipfile.ZipInfo(path, _NEW_PART), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
