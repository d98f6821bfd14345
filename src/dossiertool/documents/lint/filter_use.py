"""Which filter fits which kind of field."""

from __future__ import annotations

from dossiertool.documents import filters
from dossiertool.documents.fields.tree import Anything, Group, Kind, Node, Series, Value
from dossiertool.documents.lint.near import meant
from dossiertool.documents.lint.problem import Remark
from dossiertool.documents.template.machine import PICTURE

FILTERS = frozenset((*filters.NAMES, PICTURE))
_ON_DAYS = frozenset({"datum", "datum_kort", "jaar", "leeftijd"})
_ON_NUMBERS = frozenset({"komma", "percentage"})
_ON_LISTS = frozenset({"lijst", "aantal"})
_TEXT = Value(Kind.TEKST)
_KNOWN = f"Filters die er zijn: {', '.join(sorted(FILTERS))}."
_ARE = {
    Kind.TEKST: "een tekst",
    Kind.KEUZE: "een keuze uit vaste woorden",
    Kind.DATUM: "een datum",
    Kind.GETAL: "een getal",
    Kind.JA_NEE: "ja of nee",
}


def what_it_is(node: Node) -> str:
    """Return in words what a name stands for: `een lijst`."""
    if isinstance(node, Value):
        return _ARE[node.kind]
    return "een lijst" if isinstance(node, Series) else "een groep velden"


def filtered(name: str, node: Node, field: str) -> tuple[Node, Remark | None]:
    """Return what the filter makes of a field, and what is wrong with using it there."""
    if name not in FILTERS:
        melding = f"Het filter {name} bestaat niet.{meant(name, FILTERS)}"
        return Anything(), Remark("SJAB-21", melding, _KNOWN)
    if name in ("verplicht", PICTURE):
        return node, None
    made: Node = Value(Kind.GETAL) if name == "aantal" else _TEXT
    return made, None if isinstance(node, Anything) else _misfit(name, node, field)


def _misfit(name: str, node: Node, field: str) -> Remark | None:
    kind = node.kind if isinstance(node, Value) else None
    said = f"{field} is {what_it_is(node)}"  # after a comma, so without a capital
    if name in _ON_DAYS and kind is not Kind.DATUM:
        return Remark("SJAB-22", f"Het filter {name} is voor een datum, en {said}.", _other(kind))
    if name in _ON_NUMBERS and kind is not Kind.GETAL:
        return Remark("SJAB-22", f"Het filter {name} is voor een getal, en {said}.", _other(kind))
    if name in _ON_LISTS and not isinstance(node, Series):
        return Remark("SJAB-22", f"Het filter {name} is voor een lijst, en {said}.", _other(kind))
    if name == "lijst" and isinstance(node, Series) and isinstance(node.item, Group | Series):
        return Remark(
            "SJAB-23",
            f"Het filter lijst is voor losse woorden, en in {field} staan groepen velden.",
            "Herhaal met for, en noem de velden die u wilt tonen.",
        )
    if name not in _ON_LISTS and kind is None:
        return Remark("SJAB-23", f"Het filter {name} is voor één veld, en {said}.", _other(kind))
    return None


def _other(kind: Kind | None) -> str:
    match kind:
        case Kind.DATUM:
            return "Gebruik datum, datum_kort of jaar, of haal het filter weg."
        case Kind.KEUZE:
            return "Gebruik woord, of haal het filter weg."
        case None:
            return "Noem één van de velden erin, of herhaal met for."
        case _:
            return "Haal het filter weg, of kies een ander veld."
