"""Case files made from the schema itself: every field filled with its example, or only the mandatory ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from dossiertool.documents.still_open import still_open
from dossiertool.files.load import load_dossier
from dossiertool.model.case import DOCUMENT_FIELDS, Case, documents_of
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.schema import build_schema

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
TEMPLATES = ROOT / "templates"
TODAY = date(2026, 11, 21)

# Where the documents stand in a case file.
DOCUMENTS = {soort: field for field, soort, _ in DOCUMENT_FIELDS} | {
    "uitnodiging": "gesprekken",
    "overdracht": "overdrachten",
    "sluitbrief": "afsluitingen",
}
# What a document cannot be made without, besides the mandatory fields.
_ASKED = {
    "overdracht": {
        "akkoord_leerling_op": "2026-04-01",
        "akkoord_ouders_op": "2026-04-01",
        "onderdelen": ["sterke_kanten"],
    }
}


def fullest(root: str) -> Case:
    """Make a case in which no field is empty: each holds the example of the schema."""
    schema = build_schema(root)
    model = Dossier if root == "dossier" else Groepsplan
    case = _filled(schema, schema["$defs"], mandatory_only=False)
    for closing in case.get("afsluitingen", ()):
        closing["heropend"] = None  # else it is not closed
    return model.model_validate(case)


def emptiest(soort: str) -> Case:
    """Make a case with one document of this kind, in which only the mandatory fields are filled."""
    root = "groepsplan" if soort == "groepsplan" else "dossier"
    schema = build_schema(root)
    case = _filled(schema, schema["$defs"], mandatory_only=True)
    if root == "groepsplan":
        return Groepsplan.model_validate(case)
    if soort not in DOCUMENTS:
        return Dossier.model_validate(case)
    name = DOCUMENTS[soort]
    document = _filled(schema["properties"][name], schema["$defs"], mandatory_only=True)
    (one,) = document
    return Dossier.model_validate({**case, name: [{**one, **_ASKED.get(soort, {})}]})


def with_document(soort: str, document: dict[str, Any], **fields: Any) -> Dossier:
    """Make the emptiest dossier with these fields, and with these fields in its one document."""
    case = emptiest(soort).model_dump()
    name = DOCUMENTS[soort]
    return Dossier.model_validate({**case, **fields, name: [{**case[name][0], **document}]})


def _filled(field: dict[str, Any], definitions: dict[str, Any], *, mandatory_only: bool) -> Any:
    if "anyOf" in field:
        field = {**next(option for option in field["anyOf"] if option.get("type") != "null"), **field}
    if "$ref" in field:
        field = {**definitions[field["$ref"].rpartition("/")[2]], **field}
    items = field.get("items", {})
    if "$ref" in items and "properties" in definitions[items["$ref"].rpartition("/")[2]]:
        return [_filled(items, definitions, mandatory_only=mandatory_only)]
    if "properties" not in field:
        return field["examples"][0]
    wanted = field.get("required", []) if mandatory_only else field["properties"]
    return {
        name: _filled(field["properties"][name], definitions, mandatory_only=mandatory_only) for name in wanted
    }


def sample_documents() -> list[tuple[Path, str, str | None]]:
    """List every document of every sample that can be made anew: (file, kind, kenmerk)."""
    return [
        (path, document.soort, document.kenmerk)
        for path in sorted(SAMPLES.glob("*/zaak.*"))
        for document in documents_of(_shown(load_dossier(path)))
    ]


def _shown(case: Case) -> Case:
    return still_open(case) if isinstance(case, Dossier) else case
