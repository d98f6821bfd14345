"""What each kind of form asks, in which words, and what is filled in already."""

from __future__ import annotations

from collections import Counter

import pytest

from dossiertool.actions.form_out import sources_of
from dossiertool.documents.forms.kinds import KINDS, completed, form_of, known, known_kind
from dossiertool.documents.forms.shape import Choice, Form, Kind, Value, alias, generic
from dossiertool.documents.words import words
from dossiertool.errors import InvalidInput
from dossiertool.files.load import load_dossier
from dossiertool.model.dossier import Dossier
from dossiertool.model.schema import field_texts
from tests.documents.cases import TODAY

from .made import MAVO, OF_DOSSIER, PESTEN, every_form, form, forms

FORMS = every_form()
NAMES = [f"{one.soort}-{one.nummer}-{one.kenmerk}" for one in FORMS]
any_form = pytest.mark.parametrize("made", FORMS, ids=NAMES)
# Of a pupil in a groepsplan: they stand elsewhere in the plan (see kinds/groepsplan.py).
ELSEWHERE = {"subgroep", "nodig"}


def choices(made: Form) -> list[Choice]:
    columns = [column for table in made.tables() for column in table.kolommen]
    return [one for field in (*made.fields(), *columns) for one in field.keuzes]


def dossier(**fields: object) -> Dossier:
    case = load_dossier(PESTEN)
    assert isinstance(case, Dossier)
    return Dossier.model_validate({**case.model_dump(mode="json"), **fields})


def of_case(soort: str, case: Dossier) -> list[Form]:
    return [form_of(soort, source) for source in sources_of(soort, case, PESTEN, today=TODAY)]


@any_form
def test_titles_labels_and_names_of_controls_tell_the_fields_apart(made: Form) -> None:
    titles = [part.titel for part in made.delen]
    names = Counter(alias(field.pad, field.label) for field in made.fields())

    assert len(set(titles)) == len(titles)
    for part in made.delen:
        labels = [item.label for item in part.items]
        assert len(set(labels)) == len(labels), part.titel
    assert [name for name, times in names.items() if times > 1] == []


@any_form
def test_word_takes_the_tag_and_the_name_of_every_control(made: Form) -> None:
    for field in made.fields():
        tags = [field.pad, *(f"{field.pad}.{one.code}" for one in field.keuzes if field.kind is not Kind.KEUZE)]
        assert max(map(len, tags)) <= 64, field.pad
    for table in made.tables():
        for column in table.kolommen:
            longest = max((len(one.code) + 1 for one in column.keuzes), default=0)
            assert len(table.cell_pad(99, column.pad)) + longest <= 64, table.pad


@any_form
def test_every_path_of_a_form_is_known_to_its_kind(made: Form) -> None:
    what = known(made.soort)

    assert [field.pad for field in made.fields() if what.veld(field.pad) is None] == []
    for table in made.tables():
        assert what.tabel(table.pad) is not None, table.pad
        assert [one.pad for one in table.kolommen if what.kolom(table.pad, one.pad) is None] == []


@any_form
def test_a_person_reads_words_and_never_a_code(made: Form) -> None:
    assert [one for one in choices(made) if "_" in one.woorden] == []


@pytest.mark.parametrize("soort", KINDS)
def test_every_field_is_one_of_the_model(soort: str) -> None:
    fields = {name for _, name, _ in field_texts()}
    asked = {generic(pad).split(".")[-1] for pad in known(soort).velden}
    columns = {
        column.pad.split(".")[0]
        for table in known(soort).tabellen.values()
        for column in table.kolommen
        if column.pad not in {"", "#", "-", *ELSEWHERE}
    }

    assert asked | columns <= fields


@pytest.mark.parametrize("soort", KINDS)
def test_help_comes_from_the_model_or_is_shorter_than_three_lines(soort: str) -> None:
    texts = {" ".join(text.partition("\n\nVoorbeeld: ")[0].split()) for _, _, text in field_texts()}
    own = [field.hulp for field in known(soort).velden.values() if field.hulp and field.hulp not in texts]

    assert max(map(len, own), default=0) <= 90


@pytest.mark.eis("R029")
def test_a_registration_asks_three_questions_what_was_tried_what_helps_and_consent() -> None:
    made = form("ot-aanmelding")
    tables = {table.pad: table for table in made.tables()}

    questions = tables["aanmeldingen.nieuw.hulpvragen"]
    assert [row["van"] for row in questions.rijen] == ["leerling", "ouders", "leraar"]
    tried = tables["aanmeldingen.nieuw.eerder"]
    assert [column.label for column in tried.kolommen][-1] == "Wat was daarna te zien?"
    assert [row["datum"] for row in tried.rijen][:2] == ["2026-11-09", "2026-11-09"]
    assert len(tables["aanmeldingen.nieuw.factoren"].rijen) == 3
    answers = tables["toestemmingen.0.antwoorden"]
    assert [(row["wie"], row["antwoord"]) for row in answers.rijen] == [("Roos", "ja"), ("Mark", "ja")]
    waiting = tables["toestemmingen.nieuw2.antwoorden"]
    assert [(row["wie"], row["antwoord"]) for row in waiting.rijen] == [("Roos", None), ("Mark", None)]


def test_a_registration_takes_nothing_of_a_closed_need_along() -> None:
    case = dossier()
    needs = [need.model_dump(mode="json") for need in case.behoeften]
    needs[1] |= {"status": "afgesloten", "afgesloten_op": "2026-11-20", "reden": "Het doel is gehaald."}
    factors = [{"richting": "belemmerend", "domein": "groep", "omschrijving": "oud", "behoeften": ["B2"]}]

    [made] = of_case("ot-aanmelding", dossier(behoeften=needs, factoren=factors))

    [asked] = [field for field in made.fields() if field.pad.endswith(".behoeften")]
    assert [one.code for one in asked.keuzes] == ["B1", "B3"]
    [helps] = [table for table in made.tables() if table.pad.endswith(".factoren")]
    assert helps.rijen == ()


def test_an_evaluation_asks_how_far_every_goal_of_the_plan_came_beside_its_target() -> None:
    made = form("evaluatie", PESTEN)
    case = load_dossier(PESTEN)
    assert isinstance(case, Dossier)
    plan = case.plannen[-1]

    asked = {field.pad for field in made.fields() if field.pad.endswith(".doelbereik")}
    assert asked == {f"evaluaties.nieuw.doelen.{goal.kenmerk}.doelbereik" for goal in plan.doelen}
    for goal in plan.doelen:
        [part] = [one for one in made.delen if one.titel.startswith(f"Doel {goal.kenmerk}")]
        assert goal.streefwaarde
        assert goal.streefwaarde in part.uitleg
        assert part.bijeen
    [measures] = [table for table in made.tables() if table.pad.endswith(".maatregelen")]
    assert [row["maatregel"] for row in measures.rijen] == [one.kenmerk for one in plan.maatregelen]


def test_a_plan_carries_the_next_kenmerken_for_goals_and_measures_that_are_still_to_be_written() -> None:
    [made] = forms("handelingsplan", PESTEN, "HP1")
    tables = {table.pad: table for table in made.tables()}

    goals = [row["kenmerk"] for row in tables["plannen.HP1.doelen"].rijen]
    measures = [row["kenmerk"] for row in tables["plannen.HP1.maatregelen"].rijen]
    assert goals == ["D1", "D2", "D3"]
    assert measures == ["M1", "M2", "M3", "M4", "M5", "M6"]
    assert "plannen.HP1.doelen.2.kenmerk" not in made.vingerafdrukken()


def test_a_plan_after_an_evaluation_says_which_plan_it_replaces_and_keeps_the_goals_that_go_on() -> None:
    goals = [
        {"doel": "D1", "doelbereik": "behaald", "besluit": "afsluiten"},
        {"doel": "D2", "doelbereik": "deels", "besluit": "voortzetten"},
    ]
    evaluation = {"kenmerk": "E1", "soort": "eind", "datum": "2026-11-20", "plan": "HP1", "doelen": goals}

    [made] = of_case("handelingsplan", dossier(evaluaties=[evaluation]))

    printed = {field.pad.split(".")[-1]: field.waarde for field in made.fields() if field.vast}
    assert (printed["vervangt"], printed["na_evaluatie"], printed["versie"]) == ("HP1", "E1", "2")
    [table] = [table for table in made.tables() if table.pad == "plannen.nieuw.doelen"]
    assert [row["kenmerk"] for row in table.rijen if table.says_something(row)] == ["D2"]


def test_a_document_that_is_still_a_concept_is_gone_on_with() -> None:
    case = dossier()
    registration = case.aanmeldingen[0].model_dump(mode="json") | {"status": "concept"}

    [made] = of_case("ot-aanmelding", dossier(aanmeldingen=[registration]))

    assert made.kenmerk == "OT1"
    assert all(field.pad.startswith(("aanmeldingen.OT1.", "toestemmingen.")) for field in made.fields())


@pytest.mark.parametrize("soort", ["zienswijze-ouders", "zienswijze-leerling"])
def test_a_view_is_asked_with_what_goes_well_and_what_is_asked(soort: str) -> None:
    pads = {field.pad for field in form(soort).fields()}

    assert {"zienswijzen.nieuw.tekst", "sterke_kanten.nieuw.omschrijving", "hulpvragen.nieuw.tekst"} <= pads


def test_what_a_form_for_parents_need_not_ask_is_added() -> None:
    said: dict[str, Value] = {
        "zienswijzen.nieuw.door": "Mark",
        "zienswijzen.nieuw.datum": "2026-11-21",
        "zienswijzen.nieuw.tekst": "Het gaat beter.",
        "zienswijzen.nieuw.letterlijk": True,
        "hulpvragen.nieuw.tekst": "Wie belt mij?",
        "sterke_kanten.nieuw.omschrijving": None,
    }

    found = completed("zienswijze-ouders", said)

    assert found["zienswijzen.nieuw.van"] == found["hulpvragen.nieuw.van"] == "ouders"
    assert (found["hulpvragen.nieuw.door"], found["hulpvragen.nieuw.datum"]) == ("Mark", "2026-11-21")
    assert found["hulpvragen.nieuw.letterlijk"] is True
    assert not any(pad.startswith("sterke_kanten") and found[pad] for pad in found)
    assert completed("signaal", said) == said


def test_there_is_a_form_for_each_consent_that_waits_for_an_answer() -> None:
    asked = [{"wie": "Mark", "antwoord": "onbekend"}]
    consents = [
        {"kenmerk": "T1", "soort": "delen_met_externe", "ontvanger": "jeugdarts", "doel": "Advies"},
        {
            "kenmerk": "T2",
            "soort": "bespreking_ot",
            "ontvanger": "team",
            "doel": "Bespreken",
            "antwoorden": asked,
        },
        {
            "kenmerk": "T3",
            "soort": "bespreking_ot",
            "ontvanger": "team",
            "doel": "Bespreken",
            "antwoorden": [{"wie": "Mark", "antwoord": "ja"}],
        },
    ]
    made = of_case("toestemming", dossier(toestemmingen=consents))

    assert [one.kenmerk for one in made] == ["T1", "T2"]
    recipients = [field.waarde for one in made for field in one.fields() if field.pad.endswith(".ontvanger")]
    assert recipients == ["jeugdarts", "team"]
    [answers] = made[1].tables()
    assert [(row["wie"], row["antwoord"]) for row in answers.rijen] == [("Mark", None), ("Roos", None)]


@pytest.mark.eis("R065")
def test_a_class_has_a_row_per_pupil_with_scores_and_subgroup_and_goals_per_subgroup() -> None:
    made = form("groepsplan", MAVO)
    tables = {table.pad: table for table in made.tables()}

    pupils = tables["leerlingen"]
    assert len(pupils.rijen) == 24
    assert pupils.rijen[0] == {
        "nummer": "1",
        "naam": "Amira",
        "scores.T1": "63",
        "scores.T2": "66",
        "subgroep": "A",
        "nodig": None,
    }
    assert {"subgroepen.A.doelen", "subgroepen.B.doelen", "subgroepen.C.doelen"} <= set(tables)
    goals = [row["kenmerk"] for name in tables if name.endswith("doelen") for row in tables[name].rijen]
    assert len(goals) == len(set(goals))


@pytest.mark.parametrize("soort", OF_DOSSIER)
def test_each_copy_of_a_form_has_an_id_of_its_own(soort: str) -> None:
    assert form(soort).document_id != form(soort).document_id


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(InvalidInput) as caught:
        known_kind("sinterklaas")

    assert "zienswijze-ouders" in str(caught.value.hint)
    assert known_kind("OT_aanmelding") == "ot-aanmelding"


def test_the_words_of_a_choice_are_those_of_the_documents() -> None:
    [asked] = [field for field in form("signaal").fields() if field.pad.endswith(".urgentie")]

    assert [one.woorden for one in asked.keuzes] == [words(one.code) for one in asked.keuzes]
