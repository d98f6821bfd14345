"""What each element of a Word run says: its text, or the one sign it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMOJI = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx"
_PICTOGRAM = "\N{OBJECT REPLACEMENT CHARACTER}"

TEXT = f"{W}t"
# Elements of a run that each stand for one sign of the text.
_ONE = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
    f"{W}sym": _PICTOGRAM,
}
SIGNS = (TEXT, _EMOJI, *_ONE)
"""The elements that say something."""


def text_of(node: _Element) -> str:
    """Return the text of a `w:t`, also when a comment of XML stands in it."""
    return "".join([node.text or "", *(inner.tail or "" for inner in node)])


def sign_of(element: _Element) -> str:
    """Return what one of `SIGNS` adds to the text."""
    if element.tag == TEXT:
        return text_of(element)
    if element.tag == _EMOJI:
        try:
            sign = chr(int(element.get(element.tag.replace("symEx", "char"), ""), 16))
        except (ValueError, OverflowError):
            return _PICTOGRAM
        return sign if sign.isprintable() else _PICTOGRAM
    return _ONE[element.tag]
