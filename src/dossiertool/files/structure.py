"""Turns what pydantic says about a file into Dutch findings: which field, what is wrong, what to do."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from dossiertool.errors import InvalidInput
from dossiertool.files.tree import PlacedDict, place_of, value_at
from dossiertool.findings import UNKNOWN_FIELD, Finding, Klasse, Niveau
from dossiertool.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

Part = TypeVar("Part", bound=Record)
MISSING, WRONG, DATE, BSN = "STR-01", "STR-03", "STR-04", "PRIV-01"
_CODES = {
    "missing": MISSING,
    "extra_forbidden": UNKNOWN_FIELD,
    "datum_vorm": DATE,
    "datum_bestaat_niet": DATE,
    "datum_bereik": DATE,
    "bsn": BSN,
}
# Errors of our own validators: their message is Dutch already.
_OURS = {
    "besluit_zonder_dag",
    "bsn",
    "datum_bereik",
    "datum_bestaat_niet",
    "datum_vorm",
    "een_regel",
    "leeg",
    "schooljaar",
    "stuurteken",
    "vorm",
    "zonder_datum",
    "zonder_reden",
}
_MOST = 100  # a file with more mistakes than this is not a case file at all
_LONGEST_NAME = 40


def structure_findings(problem: ValidationError, tree: PlacedDict, model: type[BaseModel]) -> list[Finding]:
    """Return a finding for each error (the first hundred), with its place; never with what was filled in."""
    errors = problem.errors(include_url=False, include_input=False)
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    return [_finding(error, tree, model, missing) for error in errors[:_MOST]]


def fields_that_do_not_fit(model: type[BaseModel], values: dict[str, Any]) -> list[str]:
    """Return the top-level fields of these values that the model refuses, in order; never what they hold."""
    try:
        model.model_validate(values)
    except ValidationError as problem:
        errors = problem.errors(include_url=False, include_input=False)
        return list(dict.fromkeys(str(error["loc"][0]) for error in errors))
    return []


def made(model: type[Part], **values: Any) -> Part:
    """Return a part of a case file made of what somebody typed.

    Raises:
        InvalidInput: a value does not fit; names the field and what is wrong, never the value.
    """
    try:
        return model.model_validate(values)
    except ValidationError as problem:
        (error, *_) = problem.errors(include_url=False, include_input=False)
        kind = error["type"]
        told = error["msg"] if kind in _OURS else _message(kind, dict(error))  # type: ignore[arg-type]
        raise InvalidInput(f"{error['loc'][0] if error['loc'] else model.__name__}: {told}") from None


def _finding(
    error: ErrorDetails, tree: PlacedDict, model: type[BaseModel], missing: set[tuple[str | int, ...]]
) -> Finding:
    path = [step for step in error["loc"] if step != "[key]"]
    place = place_of(tree, path)
    kind = _kind_of(error, tree, path)
    code = _CODES.get(kind, WRONG)
    told = error["msg"] if kind in _OURS and kind == error["type"] else _message(kind, error)
    if kind == "leeg" and _is_required(model, path):
        told = _EMPTY_AND_REQUIRED
    return Finding(
        code=code,
        klasse=Klasse.PRIVACY if code == BSN else Klasse.STRUCTUUR,
        niveau=Niveau.FOUT,
        pad=".".join(map(str, path)),
        regel=place.line,
        kolom=place.column,
        melding=told,
        suggestie=_suggestion(kind, path, model, missing),
    )


def _kind_of(error: ErrorDetails, tree: PlacedDict, path: Sequence[str | int]) -> str:
    """Return the kind of error; a field that was left empty is just that, whatever belongs there."""
    kind = error["type"]
    if kind not in ("missing", "extra_forbidden") and value_at(tree, path) is None:
        return "leeg"
    return kind


_CHOICES = re.compile(r"'([^']*)'")
_EMPTY = "Dit veld is leeg. Vul het in of laat het hele veld weg."
_EMPTY_AND_REQUIRED = "Dit veld is leeg. Vul het in: het is verplicht."
_MESSAGES: dict[str, Callable[[dict[str, Any]], str]] = {
    "leeg": lambda _: _EMPTY,
    "missing": lambda _: "Dit veld is verplicht en ontbreekt nog.",
    "extra_forbidden": lambda _: "Dit veld bestaat niet.",
    "bool_type": lambda _: "Schrijf true (ja) of false (nee), met kleine letters en zonder aanhalingstekens.",
    "string_unicode": lambda _: "In dit veld staat een onzichtbaar teken. Typ de tekst opnieuw.",
    "string_too_long": lambda ctx: f"Deze tekst is te lang: hooguit {ctx['max_length']} tekens.",
    "enum": lambda ctx: f"Kies uit: {', '.join(_CHOICES.findall(ctx['expected']))}.",
    "literal_error": lambda ctx: f"Hier hoort {', '.join(_CHOICES.findall(ctx['expected']))}.",
    "decimal_max_digits": lambda ctx: f"Dit getal heeft meer dan {ctx['max_digits']} cijfers.",
}
_TYPES = {
    "string": "Hier hoort één tekst, geen lijst. Zet true en false tussen aanhalingstekens.",
    "tuple": "Hier hoort een lijst.",
    "list": "Hier hoort een lijst.",
    "model": "Hier horen velden.",
    "dict": "Hier horen velden.",
    "int": "Hier hoort een geheel getal.",
    "decimal": "Hier hoort een getal, met een punt in plaats van een komma: bijvoorbeeld 7.5.",
}


def _message(kind: str, error: ErrorDetails) -> str:
    if kind in _MESSAGES:
        return _MESSAGES[kind](error.get("ctx", {}))
    return _TYPES.get(kind.partition("_")[0], "Deze waarde past hier niet.")


def _suggestion(
    kind: str, path: Sequence[str | int], model: type[BaseModel], missing: set[tuple[str | int, ...]]
) -> str | None:
    if kind == "extra_forbidden":
        return _known_fields(str(path[-1]), tuple(path[:-1]), model, missing)
    if kind in ("tuple_type", "list_type"):
        return "Zet elk onderdeel op een eigen regel, met een streepje en een spatie ervoor."
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        owner = _owner(model, path)
        names = _required(owner) if owner else []
        fields = ", ".join(f"{name}: …" for name in names) or "naam van het veld, dubbele punt, spatie, waarde"
        return f"Schrijf op de regels hieronder, ingesprongen: {fields}."
    return None


def _known_fields(
    name: str, parent: tuple[str | int, ...], model: type[BaseModel], missing: set[tuple[str | int, ...]]
) -> str | None:
    """Name the field that was probably meant, first of all one that is missing, or list what there is."""
    owner = _owner(model, parent)
    if owner is None:
        return None
    if len(name) <= _LONGEST_NAME:
        absent = [field for field in owner.model_fields if (*parent, field) in missing]
        near = get_close_matches(name, absent, n=1, cutoff=0.5)
        near = near or get_close_matches(name, owner.model_fields, n=1, cutoff=0.6)
        if near:
            return f"Bedoelt u {near[0]}?"
    return f"Hier kunnen staan: {', '.join(owner.model_fields)}."


def _required(record: type[BaseModel]) -> list[str]:
    return [name for name, field in record.model_fields.items() if field.is_required()]


def _is_required(model: type[BaseModel], path: Sequence[str | int]) -> bool:
    owner = _owner(model, path[:-1])
    return owner is not None and path[-1] in _required(owner)


def _owner(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """Follow the path through the models to the one that stands there."""
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
