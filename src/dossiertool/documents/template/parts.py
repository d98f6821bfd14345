"""Which parts of a template hold tags, and what each is called in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.template.tags import heading_styles
from dossiertool.documents.word_package import W, is_of_kind, relation_id, target_of

if TYPE_CHECKING:
    from dossiertool.documents.word_package import WordPackage

_PAGES = {"first": " van de eerste pagina", "even": " van de even pagina's"}
_KINDS = {
    "header": "koptekst",
    "footer": "voettekst",
    "footnotes": "voetnoten",
    "endnotes": "eindnoten",
    "comments": "opmerkingen",
}
BODY = "tekst"


class Story(NamedTuple):
    """A part that holds text: its path, and its Dutch name."""

    path: str
    name: str


def stories(package: WordPackage) -> list[Story]:
    """Return the parts whose tags are filled, the body first, each once.

    Raises:
        InvalidInput: a part is damaged.
    """
    pages = {
        relation_id(reference): _PAGES.get(reference.get(f"{W}type", ""), "")
        for reference in package.root(package.main).iter(f"{W}headerReference", f"{W}footerReference")
    }
    found = {package.main: Story(package.main, BODY)}
    for kind, name in _KINDS.items():
        for relation in package.relations(package.main):
            path = target_of(package.main, relation)
            if is_of_kind(relation, kind) and package.holds(path):
                found.setdefault(path, Story(path, name + pages.get(relation.get("Id", ""), "")))
    return list(found.values())


def headings_of(package: WordPackage) -> dict[str, int]:
    """Return the level of each style that is a heading."""
    path = next((path for path in package.related(package.main, "styles") if package.holds(path)), None)
    return heading_styles(None if path is None else package.root(path))
