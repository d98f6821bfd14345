"""Turns what pydantic says about a file into Dutch findings: which field, what is wrong, what to do."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from dossiertool.files.tree import PlacedDict, place_of
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

MISSING, UNKNOWN, WRONG, DATE, BSN = "STR-01", "STR-02", "STR-03", "STR-04", "PRIV-01"
_CODES = {
    "missing": MISSING,
    "extra_forbidden": UNKNOWN,
    "datum_vorm": DATE,
    "datum_bestaat_niet": DATE,
    "datum_bereik": DATE,
    "bsn": BSN,
}
_OURS = {
    "leeg",
    "stuurteken",
    "bsn",
    "een_regel",
    "datum_vorm",
    "datum_bestaat_niet",
    "datum_bereik",
    "schooljaar",
}


def structure_findings(problem: ValidationError, tree: PlacedDict, model: type[BaseModel]) -> list[Finding]:
    """Return a finding for each error, with its place; never with what was filled in."""
    found = []
    for error in problem.errors(include_url=False, include_input=False):
        path = [step for step in error["loc"] if step != "[key]"]
        place = place_of(tree, path)
        code = _CODES.get(error["type"], WRONG)
        found.append(
            Finding(
                code=code,
                klasse=Klasse.PRIVACY if code == BSN else Klasse.STRUCTUUR,
                niveau=Niveau.FOUT,
                pad=".".join(map(str, path)),
                regel=place.line,
                kolom=place.column,
                melding=_message(error),
                suggestie=_suggestion(error, path, model),
            )
        )
    return found


_CHOICES = re.compile(r"'([^']*)'")
_MESSAGES: dict[str, Callable[[dict[str, Any]], str]] = {
    "missing": lambda _: "Dit veld is verplicht en ontbreekt nog.",
    "extra_forbidden": lambda _: "Dit veld bestaat niet.",
    "bool_type": lambda _: "Hier hoort true (ja) of false (nee), zonder aanhalingstekens.",
    "string_too_long": lambda ctx: f"Deze tekst is te lang: hooguit {ctx['max_length']} tekens.",
    "string_pattern_mismatch": lambda _: "Dit is niet geschreven zoals het hier hoort.",
    "enum": lambda ctx: f"Kies uit: {', '.join(_CHOICES.findall(ctx['expected']))}.",
    "literal_error": lambda ctx: f"Hier hoort {', '.join(_CHOICES.findall(ctx['expected']))}.",
    "decimal_max_digits": lambda ctx: f"Dit getal heeft meer dan {ctx['max_digits']} cijfers.",
}
_TYPES = {
    "string": "Hier hoort één tekst, geen lijst. Zet true, false en null tussen aanhalingstekens.",
    "tuple": "Hier hoort een lijst: elke regel begint met een streepje.",
    "list": "Hier hoort een lijst: elke regel begint met een streepje.",
    "model": "Hier horen velden: naam van het veld, dubbele punt, waarde.",
    "dict": "Hier horen velden: naam van het veld, dubbele punt, waarde.",
    "int": "Hier hoort een geheel getal.",
    "decimal": "Hier hoort een getal, met een punt in plaats van een komma: bijvoorbeeld 7.5.",
}


def _message(error: ErrorDetails) -> str:
    kind = error["type"]
    if kind in _OURS:
        return error["msg"]
    if kind in _MESSAGES:
        return _MESSAGES[kind](error.get("ctx", {}))
    return _TYPES.get(kind.partition("_")[0], "Deze waarde past hier niet.")


def _suggestion(error: ErrorDetails, path: Sequence[str | int], model: type[BaseModel]) -> str | None:
    if error["type"] == "extra_forbidden":
        owner = _owner(model, path[:-1])
        near = get_close_matches(str(path[-1]), owner.model_fields, n=1, cutoff=0.6) if owner else []
        return f"Bedoelt u {near[0]}?" if near else "Kijk in de map schemas welke velden er zijn."
    if error["type"] == "string_pattern_mismatch":
        return "Kijk in de map schemas naar het voorbeeld bij dit veld."
    return None


def _owner(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """Follow the path through the models to the one whose field it is."""
    here: Any = model
    for step in path:
        if isinstance(step, int):
            continue
        field = here.model_fields.get(step)
        here = field and _record_in(field.annotation)
        if here is None:
            return None
    return here  # type: ignore[no-any-return]


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if hasattr(annotation, "model_fields"):
        return annotation  # type: ignore[no-any-return]
    return next(filter(None, map(_record_in, getattr(annotation, "__args__", ()))), None)
