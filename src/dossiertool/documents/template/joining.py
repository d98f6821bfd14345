"""Makes each tag of a template one mark in the text, however Word has split it over runs and paragraphs.

Works on the parsed tree. A tag takes the formatting of the run it begins in; what stands between two tags
keeps its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from dossiertool.documents.template.problem import NOT_RIGHT, TemplateProblem
from dossiertool.documents.template.tags import TagParagraph, paragraphs_of, spans_of, unclosed
from dossiertool.documents.template.tokens import MARK, NO_CHARACTERS, Token
from dossiertool.documents.word_package import W
from dossiertool.documents.word_signs import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.documents.template.place import Place
    from dossiertool.documents.template.tags import Span
    from dossiertool.documents.template.tokens import Tokens

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_JOINED = 50  # paragraphs that one tag may be spread over
_LITERAL = {"\n": '</w:t><w:br/><w:t xml:space="preserve">', "\t": '</w:t><w:tab/><w:t xml:space="preserve">'}
_BREAKS = {f"{W}br", f"{W}cr"}


class Found(NamedTuple):
    """A tag that takes something along or says something about its cell, and the mark that stands for it."""

    span: Span
    place: Place
    node: etree._Element
    mark: str


def join_tags(
    root: etree._Element, part: str, story: str, headings: Mapping[str, int], tokens: Tokens
) -> list[Found]:
    """Put a mark where each tag stands; return those with work left to do (`clean`).

    Raises:
        TemplateProblem: a tag that is not closed, or a sign that no document may hold.
    """
    merge_paragraphs(root)
    if NO_CHARACTERS.search(etree.tostring(root, encoding="unicode")):
        raise TemplateProblem("er staat een teken in dat in geen document kan staan.")
    found: list[Found] = []
    raw = False
    for paragraph, place in list(paragraphs_of(root, part, story, headings)):
        if paragraph.spans:
            raw = _Joining(paragraph, place, tokens, found).join(raw=raw)
        if not raw and unclosed(_without_tags(paragraph.text, paragraph.spans)) is not None:
            raise TemplateProblem(NOT_RIGHT, place, "Zet achter elke invulcode dezelfde accolades als ervoor.")
        _mark_attributes(paragraph.element, place, tokens)
    for element in root.iter(f"{W}tblPr", f"{W}trPr", f"{W}tcPr", f"{W}sectPr"):
        _mark_attributes(element, None, tokens)
    _mark_literal_breaks(root, tokens)
    return found


def _without_tags(text: str, spans: list[Span]) -> str:
    at, kept = 0, []
    for span in spans:
        kept.append(text[at : span.start])
        at = span.end
    return " ".join([*kept, text[at:]])


class _Joining:
    """The tags of one paragraph."""

    def __init__(self, paragraph: TagParagraph, place: Place, tokens: Tokens, found: list[Found]) -> None:
        self._paragraph, self._place = paragraph, place
        self._tokens, self._found = tokens, found

    def join(self, *, raw: bool) -> bool:
        """Replace the tags by marks; `raw` is whether `{% raw %}` is on, returned as it then stands."""
        text, spans = self._paragraph.text, []
        for span in self._paragraph.spans:
            if span.opener == "{%" and span.inside in ("raw", "endraw"):
                raw = span.inside == "raw"
                spans.append(span)
            elif not raw:
                spans.append(span)
        begin = first = 0
        for node, before in self._paragraph.pieces:
            end, at, made = begin + len(before), begin, []
            while first < len(spans) and spans[first].end <= begin:
                first += 1
            for index in range(first, len(spans)):
                span = spans[index]
                if span.start >= end:
                    break
                if span.start >= begin:
                    made += [text[at : span.start], self._mark(span, node)]
                at = min(span.end, end)
            _settle(node, before, "".join([*made, text[at:end]]))
            begin = end
        self._trim()
        return raw

    def _mark(self, span: Span, node: etree._Element) -> str:
        is_text = node.tag == f"{W}t"
        show = "show" if is_text else "show_plain"
        if span.opener == "{#" or span.inside in ("raw", "endraw"):
            token = Token("")
        elif span.takes and span.opener == "{{":
            token = Token(span.source, self._place, "show_rich")
        else:
            token = Token(span.source, self._place, show)
        mark = self._tokens.add(token)
        if span.takes or span.opener == "{%":
            self._found.append(Found(span, self._place, node, mark))
        return mark

    def _trim(self) -> None:
        """Drop the breaks and blanks that a tag with a dash takes along: `{%-` before it, `-%}` behind it."""
        nodes = [node for node, _ in self._paragraph.pieces if node.getparent() is not None]
        for number, node in enumerate(nodes):
            if node.tag != f"{W}t" or not node.text:
                continue
            pieces = MARK.split(node.text)
            texts = pieces[::2]
            tags = [self._tokens.at(number) for number in pieces[1::2]]
            if not any("-" in (tag.source[2:3], tag.source[-3:-2]) for tag in tags):
                continue
            if _takes_before(tags[0]) and not texts[0].strip() and _is_break(nodes, number - 1):
                _drop(nodes[number - 1])
            if _takes_after(tags[-1]) and not texts[-1].strip() and _is_break(nodes, number + 1):
                _drop(nodes[number + 1])
            for index, tag in enumerate(tags):
                texts[index] = texts[index].rstrip() if _takes_before(tag) else texts[index]
                texts[index + 1] = texts[index + 1].lstrip() if _takes_after(tag) else texts[index + 1]
            marks = [*MARK.finditer(node.text)]
            node.text = texts[0] + "".join(mark[0] + text for mark, text in zip(marks, texts[1:], strict=True))


def _is_break(nodes: list[etree._Element], number: int) -> bool:
    return 0 <= number < len(nodes) and nodes[number].tag in _BREAKS


def _takes_before(tag: Token) -> bool:
    return tag.source[2:3] == "-"


def _takes_after(tag: Token) -> bool:
    return tag.source[-3:-2] == "-"


def _settle(node: etree._Element, before: str, text: str) -> None:
    """Give an element of a run its new text; what a tag was spread over goes."""
    if text == before:
        return
    if node.tag not in (f"{W}t", f"{W}delText"):
        if not text:
            _drop(node)
        return
    for inner in list(node):
        node.remove(inner)
    node.text = text
    node.set(_SPACE, "preserve")
    if not text:
        _drop(node)


def _drop(node: etree._Element) -> None:
    """Take an element out of its run, and the run when nothing is left in it."""
    run = node.getparent()
    if run is None:
        return
    run.remove(node)
    above = run.getparent()
    if run.tag == f"{W}r" and above is not None and all(child.tag == f"{W}rPr" for child in run):
        above.remove(run)


def _mark_attributes(element: etree._Element, place: Place | None, tokens: Tokens) -> None:
    walker = etree.iterwalk(element, events=("start",))
    for _, node in walker:
        if node is not element and node.tag == f"{W}p":
            walker.skip_subtree()
            continue
        for name, value in node.items():
            if "{" in value:
                node.set(name, _marked(value, place, "show_attribute", tokens))
        if node.tag not in (f"{W}t", f"{W}delText") and node.text and "{" in node.text:
            node.text = _marked(node.text, place, "show_plain", tokens)


def _marked(text: str, place: Place | None, show: str, tokens: Tokens) -> str:
    made, at = [], 0
    spans = spans_of(text)
    for span in spans:
        token = Token("") if span.opener == "{#" else Token(span.source, place, show)
        made += [text[at : span.start], tokens.add(token)]
        at = span.end
    return "".join([*made, text[at:]])


def _mark_literal_breaks(root: etree._Element, tokens: Tokens) -> None:
    """Make a line break or a tab that stands in the text itself one of Word, as docxtpl does."""
    for node in root.iter(f"{W}t"):
        text = text_of(node)
        if "\n" in text or "\t" in text:
            for inner in list(node):
                node.remove(inner)
            for sign, xml in _LITERAL.items():
                text = text.replace(sign, tokens.raw(xml)) if sign in text else text
            node.text = text


def merge_paragraphs(root: etree._Element) -> None:
    """Make one paragraph of those that a tag is spread over, or that a dash in a tag holds together."""
    for each in list(root.iter(f"{W}p")):
        if each.getparent() is None:
            continue
        element, text = each, TagParagraph(each).text
        if "{" not in text and "-%}" not in text:
            continue
        before = _beside(element.getprevious())
        if text.lstrip().startswith("{%-") and before is not None:
            _append(before, element)
            element, text = before, TagParagraph(before).text
        for _ in range(_MOST_JOINED):
            following = _beside(element.getnext())
            if following is None or not (text.rstrip().endswith("-%}") or unclosed(text) is not None):
                break
            if not _helps(text, following):
                return  # a tag that is never closed; `join_tags` says so
            _append(element, following)
            text = TagParagraph(element).text


def _helps(text: str, following: etree._Element | None) -> bool:
    """Tell whether a tag that is open at the end of a text is closed in the paragraphs behind it."""
    for _ in range(_MOST_JOINED):
        if unclosed(text) is None:
            return True
        if following is None:
            return False
        text += TagParagraph(following).text
        following = _beside(following.getnext())
    return False


def _beside(element: etree._Element | None) -> etree._Element | None:
    """Return a paragraph beside another that may become one with it; None when it is none or ends a section."""
    if element is None or element.tag != f"{W}p" or element.find(f"{W}pPr/{W}sectPr") is not None:
        return None
    return element


def _append(first: etree._Element, second: etree._Element) -> None:
    for child in list(second):
        if child.tag != f"{W}pPr":
            first.append(child)
    above = second.getparent()
    if above is not None:
        above.remove(second)
