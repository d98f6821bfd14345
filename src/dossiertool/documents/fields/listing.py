"""The names of a document as a list, for people who write a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.documents.fields.tree import Anything, Group, Kind, Series, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.documents.fields.tree import Field, Node

_YES_NO = {"true": "ja", "false": "nee"}
_FILTERS = {Kind.DATUM: " | datum", Kind.KEUZE: " | woord"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A name: what it stands for, what it means, and how a template uses it.

    `naam` goes through lists with `[]`: `plan.doelen[].titel`. `zoals` is the name that has the same fields,
    when those were listed before.
    """

    naam: str
    soort: str
    uitleg: str
    voorbeeld: str | None
    code: str
    keuzes: tuple[str, ...] = ()
    zoals: str | None = None


def kind_of(node: Node) -> str:
    """Return in a word what a name stands for: `tekst`, `lijst`, `groep` and so on."""
    if isinstance(node, Value):
        return node.kind.value
    if isinstance(node, Anything):
        return "onbekend"
    return "lijst" if isinstance(node, Series) else "groep"


def listed(group: Group, path: str = "", *, deep: bool) -> Iterator[Listed]:
    """Yield the fields of a group; with `deep` also those within, the same group once."""
    yield from _listed(group, path, {}, deep=deep)


def _listed(group: Group, path: str, seen: dict[int, str], *, deep: bool) -> Iterator[Listed]:
    for name, field in group.fields.items():
        full = f"{path}.{name}" if path else name
        inner, where = _inside(field.node, full)
        before = seen.get(id(inner)) if inner else None
        choices = field.node.choices if isinstance(field.node, Value) else ()
        example = _YES_NO.get(field.voorbeeld or "", field.voorbeeld)
        yield Listed(full, kind_of(field.node), field.uitleg, example, _code(full, field), choices, before)
        if deep and inner and before is None:
            seen[id(inner)] = full
            yield from _listed(inner, where, seen, deep=True)


def _inside(node: Node, path: str) -> tuple[Group | None, str]:
    while isinstance(node, Series):
        node, path = node.item, f"{path}[]"
    return (node if isinstance(node, Group) else None), path


def _code(path: str, field: Field) -> str:
    """Return how a template writes this name; within a list the name of the loop stands before it."""
    owner, _, name = path.rpartition(".")
    short = f"{one_of(owner)}.{name}" if owner.endswith("[]") else path if "[]" not in path else _in_loop(path)
    if isinstance(field.node, Series):
        return repeated(f"{path}[]", short)
    if isinstance(field.node, Group):
        return ""
    kind = field.node.kind if isinstance(field.node, Value) else None
    if kind is Kind.JA_NEE:
        return f"{{%p if {short} %}} … {{%p endif %}}"
    return f"{{{{ {short}{_FILTERS.get(kind, '') if kind else ''} }}}}"


def _in_loop(path: str) -> str:
    before, _, rest = path.rpartition("[].")
    return f"{one_of(f'{before}[]')}.{rest}"


# How a template may call one item of a list; never a name that the document has itself.
_ONE = dict(
    pair.split()
    for pair in """doelen doel|feiten feit|behoeften behoefte|maatregelen maatregel|stemmen stem|rollen rol|
    signalen signaal|factoren factor|plannen een_plan|vragen vraag|hulpvragen vraag|zienswijzen zienswijze|
    akkoorden akkoord|momenten_zonder_naam moment|evaluatiemomenten moment|toetsen toets|subgroepen groep|
    besluiten besluit|leerlingen een_leerling|evaluaties een_evaluatie|tussendoelen tussendoel|metingen meting|
    ouders ouder|externen persoon|betrokkenen persoon|adviezen advies|regels regel|signalen_hierbij signaal|
    wat_helpt punt|wat_hindert punt|nodig behoefte|tijdpad dag|niveaus periode|beelden een_beeld""".split("|")
)


def repeated(path: str, short: str = "") -> str:
    """Return the tags that repeat a list (`plan.doelen[]`); `short` is its name where it stands in a loop."""
    return f"{{%p for {one_of(path)} in {short or path.removesuffix('[]')} %}} … {{%p endfor %}}"


def one_of(path: str) -> str:
    """Return what a template may call one item of this list: `plan.doelen[]` → doel."""
    name = path.removesuffix("[]").rpartition(".")[2]
    return _ONE.get(name, "punt")


def group_at(group: Group, path: str) -> tuple[Group | None, Field | None, str]:
    """Return the fields under a name, the field itself, and the name with `[]`; None for an unknown name.

    A list may be gone through with or without `[]`: `plan.doelen.titel`.
    """
    found: Group | None = group
    field: Field | None = None
    where = ""
    for step in path.replace("[]", "").split("."):
        field = found.fields.get(step) if found else None
        if field is None:
            return None, None, where
        found, where = _inside(field.node, f"{where}.{step}" if where else step)
    return found, field, where
