"""Says in Dutch what an expression is: the field it names, or what it tries that a template may not."""

from __future__ import annotations

from jinja2 import nodes

from dossiertool.documents.lint.problem import Remark

_NO_FIELD = "dit"
_HOLDS = "Een sjabloon kiest, herhaalt en vult in; meer kan het niet."


def the(node: nodes.Node) -> str:
    """Return `Het veld plan.doelen`, or `Dit` for what names no field."""
    said = shown(node)
    return "Dit" if said == _NO_FIELD else said if said.startswith("‘") else f"Het veld {said}"


def shown(node: nodes.Node | None) -> str:
    """Return an expression as it is written, as far as it names a field."""
    names: list[str] = []
    while not isinstance(node, nodes.Name):
        match node:
            case nodes.Getattr():
                names.append(node.attr)
                node = node.node
            case nodes.Getitem() | nodes.Filter():
                node = node.node
            case nodes.Const():
                return f"‘{node.value}’"
            case _:
                return _NO_FIELD
    return ".".join([node.name, *reversed(names)])


def refused(node: nodes.Node) -> Remark:
    """Return what to say of an expression that a template may not use."""
    match node:
        case nodes.Call():
            melding, suggestie = "Een invulcode kan geen opdracht met haakjes uitvoeren.", _HOLDS
        case nodes.Sub() if _is_hyphen(node):
            melding = "In de naam van een veld staat een streepje."
            suggestie = f"Schrijf een laag streepje: {shown(node.left)}_{shown(node.right)}"
        case nodes.BinExpr() | nodes.UnaryExpr():
            melding, suggestie = "Een sjabloon kan niet rekenen.", "Zet de uitkomst zelf in het dossier."
        case _:
            melding, suggestie = "Deze invulcode doet iets wat in een sjabloon niet mag.", _HOLDS
    return Remark("SJAB-13", melding, suggestie)


def _is_hyphen(node: nodes.Sub) -> bool:
    named = (nodes.Name, nodes.Getattr)
    return isinstance(node.left, named) and isinstance(node.right, named)
