"""The parts of a template that hold text, each with its paragraphs and tags in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.documents.template.joining import merge_paragraphs
from dossiertool.documents.template.parts import headings_of, stories
from dossiertool.documents.template.place import Place
from dossiertool.documents.template.tags import TagParagraph, level_of, paragraphs_of, spans_of, unclosed
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from dossiertool.documents.template.tags import Span
    from dossiertool.documents.word_package import WordPackage

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PROPERTIES = (f"{W}tblPr", f"{W}trPr", f"{W}tcPr", f"{W}sectPr")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A paragraph with its tags, or one of a description (`name`): the text of a picture or a table."""

    element: _Element
    place: Place
    spans: tuple[Span, ...]
    paragraph: TagParagraph | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class StoryText:
    """One part that holds text. Text that Word repeats for older versions is left out."""

    part: str
    name: str
    root: _Element
    lines: tuple[Line, ...] = field(repr=False)
    split: tuple[tuple[Place, int], ...] = ()
    """Where a tag begins that ends in a paragraph further on; `lines` has those paragraphs as one."""

    @property
    def paragraphs(self) -> Iterator[tuple[TagParagraph, Place]]:
        """Yield the paragraphs with their places."""
        for line in self.lines:
            if line.paragraph is not None:
                yield line.paragraph, line.place


def story_texts(package: WordPackage) -> list[StoryText]:
    """Return the parts that hold text, the body first.

    Raises:
        InvalidInput: a part is damaged, too large or declares entities.
    """
    headings = headings_of(package)
    return [_story(package.root(path), path, name, headings) for path, name in stories(package)]


def _story(root: _Element, part: str, name: str, headings: dict[str, int]) -> StoryText:
    """Read one part; the paragraphs that a tag is spread over become one, as `vul` makes of them."""
    paragraphs = list(paragraphs_of(root, part, name, headings))
    still_open = [
        (paragraph.element, place, start)
        for paragraph, place in paragraphs
        if (start := unclosed(paragraph.text)) is not None
    ]
    if still_open:
        merge_paragraphs(root)
        paragraphs = list(paragraphs_of(root, part, name, headings))
    split = [
        (place, start) for element, place, start in still_open if unclosed(TagParagraph(element).text) is None
    ]
    lines = _lines(root, paragraphs, headings, described=_is_described(root))
    return StoryText(part, name, root, tuple(lines), tuple(split))


def _is_described(root: _Element) -> bool:
    """Tell whether a tag stands in what is no run: the description of a table or a picture, a drawing."""
    return bool(
        root.xpath("boolean(//@*[contains(., '{')] | //*[local-name() != 't']/text()[contains(., '{')])")
    )


def _lines(
    root: _Element, paragraphs: list[tuple[TagParagraph, Place]], headings: dict[str, int], *, described: bool
) -> Iterator[Line]:
    placed = {paragraph.element: (paragraph, place) for paragraph, place in paragraphs}
    place = Place("", "", "", 0, "")
    for element in root.iter(f"{W}p", *(_PROPERTIES if described else ())):
        if next(element.iterancestors(_FALLBACK), None) is not None:
            continue
        if element.tag == f"{W}p":
            paragraph, place = placed[element]
            yield Line(element, place, tuple(paragraph.spans), paragraph)
            if place.text.strip() and level_of(element, headings):
                place = place._replace(heading=place.text)
        for name, text in _beside_runs(element) if described else ():
            where = place._replace(text=text, paragraph=place.paragraph if element.tag == f"{W}p" else 0)
            yield Line(element, where, tuple(spans_of(text)), None, name)


def _beside_runs(element: _Element) -> Iterator[tuple[str, str]]:
    """Yield the texts with braces that stand in no run: descriptions, texts of drawings."""
    for node in element.iter():
        if node is not element and next(node.iterancestors(f"{W}p"), element) is not element:
            continue  # a paragraph in a text box, which has a turn of its own
        name = str(node.tag).rpartition("}")[2]
        yield from ((name, str(value)) for value in node.values() if "{" in str(value))
        if name not in ("t", "delText", "instrText") and node.text and "{" in node.text:
            yield name, node.text
