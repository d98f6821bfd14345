"""Which texts of a case file stand in no document, and why: a field that is forgotten fails here."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fill import fill
from dossiertool.model.case import SOORTEN
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.schema import build_schema
from tests.documents import word
from tests.documents.cases import ROOT, TODAY, fullest

_ONLY_WITHOUT_A_DAY = "only when the day is not known"
_OWN_ONE_FIRST = "only when the document has none of its own"
_CLOSED = "a closed need is in no document"
_OUTSIDERS = "only of people from outside the school"
NOT_PRINTED = {
    "dossier": {
        "aanmeldingen.eerder.wanneer": _ONLY_WITHOUT_A_DAY,
        "aanmeldingen.feiten.wanneer": _ONLY_WITHOUT_A_DAY,
        "plannen.analyse.feiten.wanneer": _ONLY_WITHOUT_A_DAY,
        "signalen.feiten.wanneer": _ONLY_WITHOUT_A_DAY,
        "behoeften.afgesloten_met": _CLOSED,
        "behoeften.reden": _CLOSED,
        "behoeften.wijzigingen.door": "for toon",
        "behoeften.wijzigingen.reden": "for toon",
        "behoeften.bekeken.door": "for toon",
        "behoeften.bekeken.stand": "for toon",
        "betrokkenen.contact": "the document names one aanspreekpunt; private addresses stay in the dossier",
        "betrokkenen.organisatie": _OUTSIDERS,
        "betrokkenen.toelichting": _OUTSIDERS,
        "regiehouder.contact": "the document names one aanspreekpunt",
        "vervanger.contact": "the document names one aanspreekpunt",
        "hulpvragen.door": _OWN_ONE_FIRST,
        "hulpvragen.tekst": _OWN_ONE_FIRST,
        "zienswijzen.door": _OWN_ONE_FIRST,
        "zienswijzen.functie": _OWN_ONE_FIRST,
        "zienswijzen.tekst": _OWN_ONE_FIRST,
        "zienswijze_ontbreekt.reden": "only when the view is not there",
        "leerling.leerlingnummer": "the dossiernummer will do",
        "logboek.door": "for toon",
        "logboek.tekst": "for toon",
        "niveaus.reden": "the mark says the level; the reason is for toon",
        "school.samenwerkingsverband": "readers know their region",
        "signalen.vervolgstap": "for the checks of stap 1",
    },
    "groepsplan": {
        "betrokkenen.contact": "the document names one aanspreekpunt",
        "betrokkenen.organisatie": "name and function will do",
        "betrokkenen.toelichting": "name and function will do",
        "feiten.wanneer": _ONLY_WITHOUT_A_DAY,
        "school.samenwerkingsverband": "readers know their region",
    },
}


def marked(root: str, line: str = "", text: str = "") -> tuple[Dossier | Groepsplan, dict[str, str]]:
    """Make the fullest case with a word of its own in every free text; and the path of each word.

    `line` is added to one-line values, `text` to running texts.
    """
    schema = build_schema(root)
    marks: dict[str, str] = {}
    numbers = count()

    def replaced(value: Any, field: dict[str, Any], path: str) -> Any:
        field = resolved(field)
        if isinstance(value, dict) and "properties" in field:
            return {
                name: replaced(part, field["properties"][name], f"{path}.{name}".lstrip("."))
                for name, part in value.items()
            }
        if isinstance(value, list):
            return [replaced(part, field["items"], path) for part in value]
        if isinstance(value, str) and not {"enum", "const", "pattern", "format"} & set(field):
            letters = "".join(chr(ord("a") + int(digit)) for digit in f"{next(numbers):04d}")
            marks[f"merk{letters}"] = path
            return f"merk{letters}{text if 'x-tekstsoort' in field else line}"
        return value

    def resolved(field: dict[str, Any]) -> dict[str, Any]:
        if "anyOf" in field:
            field = next(option for option in field["anyOf"] if option.get("type") != "null")
        if "$ref" in field:
            field = schema["$defs"][field["$ref"].rpartition("/")[2]]
        return field

    model = Dossier if root == "dossier" else Groepsplan
    case = replaced(fullest(root).model_dump(mode="json"), schema, "")
    return model.model_validate(case), marks


def test_every_view_is_explained_to_schools_and_no_other() -> None:
    manual = (ROOT / "docs" / "sjablonen.md").read_text(encoding="utf-8")
    table = manual.partition("## Wat u nog meer kunt gebruiken")[2].partition("## ")[0]
    explained = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\|([^|]*)\|", table, re.MULTILINE))))
    given: set[str] = set()
    for soort in SOORTEN:
        case = fullest("groepsplan" if soort == "groepsplan" else "dossier")
        given |= set(document_data(soort, case, today=TODAY)) - (set(type(case).model_fields) - {"behoeften"})

    assert given == explained


@pytest.mark.parametrize("root", ["dossier", "groepsplan"])
def test_every_text_is_in_a_document_or_has_a_reason_not_to_be(root: str) -> None:
    case, marks = marked(root)
    kinds = [soort for soort in SOORTEN if (soort == "groepsplan") == (root == "groepsplan")]
    printed = "\n".join(word.all_text(fill(soort, case, today=TODAY)) for soort in kinds).lower()

    missing = {path for mark, path in marks.items() if mark not in printed}
    assert sorted(missing) == sorted(NOT_PRINTED[root])


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_field_may_hold_the_signs_of_xml_and_jinja_and_line_breaks(soort: str) -> None:
    root = "groepsplan" if soort == "groepsplan" else "dossier"
    case, marks = marked(root, line=" & <b> 'c' {{ d }}", text=' & <b> "c" {% d %}\r\ntweede {_{ regel')
    plain, _ = marked(root)
    blob = fill(soort, case, today=TODAY)
    found = word.all_text(blob).lower()
    expected = word.all_text(fill(soort, plain, today=TODAY)).lower()

    word.opened(blob)
    for mark in marks:
        assert (mark in found) == (mark in expected)
        if mark in found:
            assert f"{mark} & <b>" in found
