"""Compiles a template: opens it, finds and cleans its tags, and makes code that writes each part with tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from dossiertool.documents.template.clean import take_along
from dossiertool.documents.template.compiled import FAST, PROPERTIES, RICH, Compiled, Part
from dossiertool.documents.template.joining import join_tags
from dossiertool.documents.template.language import Forbidden, Show, compiled_code
from dossiertool.documents.template.marking import mark_shapes
from dossiertool.documents.template.opening import TYPES, open_template, reachable_parts, refuse_other_names
from dossiertool.documents.template.packing import copied
from dossiertool.documents.template.parts import headings_of, stories
from dossiertool.documents.template.place import Place
from dossiertool.documents.template.problem import NOT_ALLOWED, NOT_RIGHT, TemplateProblem
from dossiertool.documents.template.source import Source, source_of, source_of_text
from dossiertool.documents.template.tags import spans_of, unclosed
from dossiertool.documents.template.tokens import NO_CHARACTERS, Token, Tokens
from dossiertool.documents.word_package import W

if TYPE_CHECKING:
    from dossiertool.documents.word_package import WordPackage

_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_NAMES = {
    "creator": "auteur", "description": "opmerkingen", "identifier": "kenmerk", "language": "taal",
    "subject": "onderwerp", "title": "titel",
}  # fmt: skip
MAX_PARAGRAPHS, MAX_ELEMENTS = 10_000, 100_000
"""The most paragraphs and elements in one part of a template: of hundreds of pages."""
DAY = "dag"
"""What is filled in among the properties besides those with tags: the day."""
_PICTURE = re.compile(r"\|\s*beeld\b")
_SLOT = "\ufdd2"


def compile_template(raw: bytes, name: str) -> Compiled:
    """Compile the bytes of a template; `name` is used in messages only.

    Raises:
        InvalidInput: it is no Word document, out of bounds, or reaches out (`open_template`).
        TemplateProblem: a tag is not right or does what it may not, with its place.
    """
    package = open_template(raw, name)
    reached = reachable_parts(package)
    headings = headings_of(package)
    parts: list[Part] = []
    is_rich = False
    for story in stories(package):
        root, tokens = package.root(story.path), Tokens()
        _refuse_endless(root, package)
        refuse_other_names(root, name)
        found = join_tags(root, story.path, story.name, headings, tokens)
        take_along(root, found, tokens)
        mark_shapes(root, tokens)
        source = source_of(root, tokens)
        if source.is_changed:
            is_rich = (
                is_rich or "show_rich" in source.shows.values() or _PICTURE.search(source.text) is not None
            )
            parts.append(_part(story.path, source, "show"))
    core_path = next(package.related("", "core-properties"), "")
    properties, core = _properties(package, core_path) if core_path in reached else ((), ())
    changed = {part.path for part in parts} | {core_path}
    first = [path for path in (TYPES, "_rels/.rels") if path in reached]
    others = [path for path in reached if path not in changed and path not in first]
    entries = [package.entries[path] for path in [*first, *others]]
    try:
        same = copied(package.archive, package.raw, entries)
    except ValueError:
        raise package.damaged() from None
    return Compiled(RICH if is_rich else FAST, tuple(parts), properties, core, core_path, *same)


def _refuse_endless(root: etree._Element, package: WordPackage) -> None:
    if is_endless(root):
        raise package.too_large()


def is_endless(root: etree._Element) -> bool:
    """Tell whether a part of a template holds more than any honest one."""
    paragraphs = sum(1 for _ in root.iter(f"{W}p"))
    return paragraphs > MAX_PARAGRAPHS or sum(1 for _ in root.iter()) > MAX_ELEMENTS


def _part(path: str, source: Source, otherwise: str) -> Part:
    places = tuple(None if place is None else tuple(place) for place in source.places)
    try:
        code, lines = compiled_code(source.text, Show(source.shows, otherwise))
    except TemplateSyntaxError as error:
        raise TemplateProblem(NOT_RIGHT, source.place(error.lineno), _hint(error)) from None
    except Forbidden as error:
        raise TemplateProblem(NOT_ALLOWED, source.place(error.line)) from None
    except (RecursionError, SyntaxError, MemoryError, ValueError, TypeError, ArithmeticError):
        raise TemplateProblem("de invulcodes staan te diep in elkaar.") from None
    return Part(path, code, places, lines, None if source.torn is None else tuple(source.torn))


def _hint(error: TemplateSyntaxError) -> str | None:
    """Say what to do about what Jinja said, where that is clear."""
    said = error.message or ""
    if (found := re.match(r"No filter named '(\w{1,40})'", said)) is not None:
        return f"Er is geen filter {found[1]}. Kijk in docs/sjablonen.md welke filters er zijn."
    if "unknown tag" in said or "Unexpected" in said:
        return "Kijk na if, elif, else, for, endif en endfor: is elk begin gesloten, en klopt de volgorde?"
    return None


def _properties(package: WordPackage, path: str) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Return the code of each property with tags, and the text of their part around what is filled in."""
    root = package.root(path)
    if NO_CHARACTERS.search(etree.tostring(root, encoding="unicode")):
        raise TemplateProblem("in de eigenschappen staat een teken dat in geen document kan staan.")
    parts = []
    author = ""
    for name in PROPERTIES:
        element = root.find(f"{_DC}{name}")
        text = "" if element is None else element.text or ""
        place = Place(path, f"eigenschap {_NAMES[name]}", "", 0, text)
        if element is not None and "{" in text:
            parts.append(_part(name, _text_source(text, place), "show_raw"))
            element.text = _slot(name)
        if name == "creator":
            author = element.text or "" if element is not None else ""
    _set(root, f"{_CP}lastModifiedBy", author)
    for name in ("created", "modified"):
        _set(root, f"{_DCTERMS}{name}", _slot(DAY)).set(_TYPE, "dcterms:W3CDTF")
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return tuple(parts), tuple(etree.tostring(root, encoding="unicode").split(_SLOT))


def _slot(name: str) -> str:
    return f"{_SLOT}{name}{_SLOT}"


def _set(root: etree._Element, name: str, text: str) -> etree._Element:
    element = root.find(name)
    if element is None:
        element = root.makeelement(name, {}, None)
        root.append(element)
    element.text = text
    return element


def _text_source(text: str, place: Place) -> Source:
    if unclosed(text) is not None:
        raise TemplateProblem(NOT_RIGHT, place, "Zet achter elke invulcode dezelfde accolades als ervoor.")
    tokens, made, at = Tokens(), [], 0
    for span in spans_of(text):
        token = Token("") if span.opener == "{#" else Token(span.source, place, "show_raw")
        made += [text[at : span.start], tokens.add(token)]
        at = span.end
    return source_of_text("".join([*made, text[at:]]), tokens)
