"""Which texts of a case file stand in no document, and why: a field that is forgotten fails here."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

import pytest

from dossiertool.documents.contexts import document_data
from dossiertool.documents.fields.of_soort import fields_of
from dossiertool.documents.fill import fill
from dossiertool.model.case import SCHOOL_PAPERS, SOORTEN
from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.schema import build_schema
from tests.documents import word
from tests.documents.cases import ROOT, TODAY, fullest

_ONLY_WITHOUT_A_DAY = "only when the day is not known"
_OWN_ONE_FIRST = "only when the document has none of its own"
_CLOSED = "a closed need is in no document"
_OUTSIDERS = "only of people from outside the school"
_FOR_TOON = "for toon"
_FOR_THE_CHECKS = "for the checks"
_FOR_THE_RECORD = "for the record of what was shared; not part of the story of the support"
_BETWEEN_COLLEAGUES = "between colleagues; what comes of it stands in the plan"
_ABOUT_RIGHTS = "about who may know what and for how long; not part of the story of the support"
_MEDICAL = "about health: only in the dossier itself"
# Fields of the dossier of which a document gets less than there is.
FILTERED = {"behoeften", "besluiten", "diagnoses"}
NOT_PRINTED = {
    "dossier": {
        "aanmeldingen.eerder.wanneer": _ONLY_WITHOUT_A_DAY,
        "aanmeldingen.feiten.wanneer": _ONLY_WITHOUT_A_DAY,
        "aanvaard.pad": "about a finding, not about the pupil",
        "aanvaard.reden": "about a finding, not about the pupil",
        "aanvaard.wie": "about a finding, not about the pupil",
        "behoeften.sluitbewijs": _CLOSED,
        "behoeften.wijzigingen.bewijs": _FOR_TOON,
        "behoeften.wijzigingen.met": _FOR_TOON,
        "betrokkenen.informatierecht_reden": _ABOUT_RIGHTS,
        "bewaring.delen.onderdeel": _ABOUT_RIGHTS,
        "bewaring.delen.reden": _ABOUT_RIGHTS,
        "bewaring.stops.door": _ABOUT_RIGHTS,
        "bewaring.stops.opgeheven_door": _ABOUT_RIGHTS,
        "bewaring.stops.reden": _ABOUT_RIGHTS,
        "verzoeken.besloten_door": _ABOUT_RIGHTS,
        "verzoeken.door": _ABOUT_RIGHTS,
        "verzoeken.reden": _ABOUT_RIGHTS,
        "verzoeken.tekst": _ABOUT_RIGHTS,
        "verzoeken.veld": _ABOUT_RIGHTS,
        "verzoeken.verlengd_omdat": _ABOUT_RIGHTS,
        "bijlagen.door": _FOR_THE_RECORD,
        "bijlagen.naam": _FOR_THE_RECORD,
        "beelden.ontwikkeling.wanneer": _ONLY_WITHOUT_A_DAY,
        "beelden.voldoende_door": _FOR_THE_CHECKS,
        "behoeften.stappen.betrokkenheid.reden": _FOR_TOON,
        "behoeften.stappen.door": _FOR_TOON,
        "behoeften.stappen.reden": _FOR_TOON,
        "evaluaties.reflectie_leraar.door": "the teacher's own; not for parents (R058)",
        "evaluaties.reflectie_leraar.tekst": "the teacher's own; not for parents (R058)",
        "consultvragen.aan": _BETWEEN_COLLEAGUES,
        "consultvragen.antwoord": _BETWEEN_COLLEAGUES,
        "consultvragen.van": _BETWEEN_COLLEAGUES,
        "consultvragen.vraag": _BETWEEN_COLLEAGUES,
        "gesprekken.inbreng.leerling.door": _FOR_TOON,
        "gesprekken.inbreng.leerling.tekst": _FOR_TOON,
        "gesprekken.inbreng.ouders.door": _FOR_TOON,
        "gesprekken.inbreng.ouders.tekst": _FOR_TOON,
        "gesprekken.inbreng.school.door": _FOR_TOON,
        "gesprekken.inbreng.school.tekst": _FOR_TOON,
        "gesprekken.verslag": _FOR_TOON,
        "herkomst.okr_samenvatting": "of the former school: what still holds stands in needs and facts",
        "herkomst.school": "of the former school: what still holds stands in needs and facts",
        "logboek.partner": _FOR_TOON,
        "medisch.afspraken": _MEDICAL,
        "medisch.door": _MEDICAL,
        "medisch.handeling": _MEDICAL,
        "medisch.protocol": _MEDICAL,
        "overdrachten.gegevens": _FOR_THE_RECORD,
        "overdrachten.naar": _FOR_THE_RECORD,
        "plannen.analyse.feiten.wanneer": _ONLY_WITHOUT_A_DAY,
        "signalen.feiten.wanneer": _ONLY_WITHOUT_A_DAY,
        "behoeften.afgesloten_met": _CLOSED,
        "behoeften.reden": _CLOSED,
        "behoeften.wijzigingen.door": _FOR_TOON,
        "behoeften.wijzigingen.reden": _FOR_TOON,
        "behoeften.bekeken.door": _FOR_TOON,
        "behoeften.bekeken.stand": _FOR_TOON,
        "betrokkenen.contact": "the document names one aanspreekpunt; private addresses stay in the dossier",
        "betrokkenen.organisatie": _OUTSIDERS,
        "betrokkenen.toelichting": _OUTSIDERS,
        "vervanger.contact": "the document names one aanspreekpunt",
        "hulpvragen.door": _OWN_ONE_FIRST,
        "hulpvragen.tekst": _OWN_ONE_FIRST,
        "zienswijze_ontbreekt.reden": "only when the view is not there",
        "leerling.leerlingnummer": "the dossiernummer will do",
        "logboek.door": _FOR_TOON,
        "logboek.tekst": _FOR_TOON,
        "niveaus.reden": "the mark says the level; the reason is for toon",
        "signalen.factoren.bron": _OWN_ONE_FIRST,
        "signalen.factoren.omschrijving": _OWN_ONE_FIRST,
        "signalen.leerling_niet_gehoord": "the aanmelding says itself when pupil and parents were heard",
        "signalen.ouders_niet_gesproken": "the aanmelding says itself when pupil and parents were heard",
        "signalen.vervolgstap": _FOR_THE_CHECKS,
        "signalen.wie_weten_ervan": _FOR_THE_CHECKS,
        "uitwisselingen.doel": _FOR_THE_RECORD,
        "uitwisselingen.door": _FOR_THE_RECORD,
        "uitwisselingen.gegevens": _FOR_THE_RECORD,
        "uitwisselingen.ontvanger": _FOR_THE_RECORD,
    },
    "groepsplan": {
        "aanvaard.pad": "about a finding, not about the class",
        "aanvaard.reden": "about a finding, not about the class",
        "aanvaard.wie": "about a finding, not about the class",
        "betrokkenen.contact": "the document names one aanspreekpunt",
        "betrokkenen.informatierecht_reden": _ABOUT_RIGHTS,
        "betrokkenen.organisatie": "name and function will do",
        "betrokkenen.taak": "name and function will do",
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
    full = fullest(root).model_dump(mode="json")
    for plan in full.get("plannen", ()):
        plan["kader"] = "opp_handelingsdeel"  # without it nothing of the OPP is printed
    case = replaced(full, schema, "")
    return model.model_validate(case), marks


def test_every_view_is_explained_to_schools_and_no_other() -> None:
    manual = (ROOT / "docs" / "sjablonen.md").read_text(encoding="utf-8")
    table = manual.partition("## Wat u nog meer kunt gebruiken")[2].partition("## ")[0]
    explained = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\|([^|]*)\|", table, re.MULTILINE))))
    given: set[str] = set()
    for soort in SOORTEN:
        case = fullest("groepsplan" if soort == "groepsplan" else "dossier")
        given |= set(document_data(soort, case, today=TODAY)) - (set(type(case).model_fields) - FILTERED)

    for soort in SCHOOL_PAPERS:
        given |= set(fields_of(soort).fields) - {"school"}

    assert given == explained


@pytest.mark.parametrize("root", ["dossier", "groepsplan"])
def test_every_text_is_in_a_document_or_has_a_reason_not_to_be(root: str) -> None:
    case, marks = marked(root)
    whole = "overdracht"  # prints whole parts, whatever stands there
    kinds = [soort for soort in SOORTEN if (soort == "groepsplan") == (root == "groepsplan") and soort != whole]
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
