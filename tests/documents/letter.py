"""Builds small Word documents out of XML, and says which words their comments are about."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from tests.documents import word
from tests.documents.word import W

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": MC,
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
}
SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HIDDEN = [f"{W}txbxContent", f"{W}del"]  # not part of the text around it
SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": "\ufffc",
}


def letter(body: str, **others: str) -> bytes:
    """Return a .docx with this body; `header`, `footnotes`, `styles`, `comments` are insides of other parts.

    The relation of a part is named after it: a body refers to its header with r:id="header".
    """
    roots = {"header": "hdr", "header2": "hdr", "footer": "ftr"}
    parts = {"document": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    for name, inside in others.items():
        root = roots.get(name, name)
        parts[name] = f"<w:{root} {SPACES}>{inside}</w:{root}>"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind_of(name)}+xml"/>' for name in parts
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{NAMES["r"]}/{kind_of(name)}" Target="{name}.xml"/>'
        for name in others
    )
    main = f'<Relationship Id="r1" Type="{NAMES["r"]}/officeDocument" Target="word/document.xml"/>'
    default = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{default}{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>',
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
            ),
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def kind_of(name: str) -> str:
    return "document.main" if name == "document" else name.rstrip("0123456789")


def packed(parts: dict[str, str | bytes]) -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def p(*runs: str) -> str:
    """Return a paragraph; what is no XML becomes a run."""
    return f"<w:p>{''.join(each if each.startswith('<') else r(each) for each in runs)}</w:p>"


def r(text: str, formatting: str = "") -> str:
    properties = f"<w:rPr>{formatting}</w:rPr>" if formatting else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def box(*paragraphs: str) -> str:
    """Return a run with a text box, as Word writes it: once for itself and once for older readers."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(code: str, *result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    shown = "".join(each if each.startswith("<") else r(each) for each in result)
    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{shown}{mark('end')}"


def commented_words(blob: bytes, author: str = "dossiertool") -> list[tuple[str, str]]:
    """List (what a comment says, the words it is about), in the order in which the words begin."""
    said = {
        comment.get(f"{W}id"): word.text_of(comment)
        for comment in word.part(blob, "word/comments.xml")
        if comment.get(f"{W}author") == author
    }
    words: dict[str | None, str] = {}
    is_open: set[str | None] = set()
    for node in word.body(blob).iter():
        if node.tag == f"{W}commentRangeStart":
            words[node.get(f"{W}id")] = ""
            is_open.add(node.get(f"{W}id"))
        elif node.tag == f"{W}commentRangeEnd":
            is_open.discard(node.get(f"{W}id"))
        elif is_open and sign_of(node) and next(node.iterancestors(*HIDDEN), None) is None:
            for one in is_open:
                words[one] += sign_of(node)
    assert not is_open
    return [(said[one], text) for one, text in words.items() if one in said]


def sign_of(node: _Element) -> str:
    """Return what one element adds to the text."""
    if node.tag == f"{W}t":
        return node.text or ""
    inside_a_run = (parent := node.getparent()) is not None and parent.tag == f"{W}r"
    return SIGNS.get(etree.QName(node).localname, "") if inside_a_run else ""


def formatted(blob: bytes) -> list[tuple[str, str]]:
    """List every sign of the body with the formatting of its run."""
    found = []
    for run in word.body(blob).iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        look = "" if properties is None else etree.tostring(properties, method="c14n").decode()
        if run.find(f"{W}commentReference") is None:
            found += [(sign, look) for node in run for sign in sign_of(node)]
    return found
