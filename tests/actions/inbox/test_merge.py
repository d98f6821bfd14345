"""What a form says against what the dossier says, decided field by field."""

from __future__ import annotations

from dossiertool.documents.forms.shape import Field, Kind, Table

from .forms import form, noor, row, taken

STATUS = Field("plannen.HP1.status", "Status", Kind.KEUZE, waarde="vastgesteld")
TARGET = Field("plannen.HP1.doelen.D2.streefwaarde", "Streefwaarde")
GOALS = Table(
    "plannen.HP1.doelen",
    "Doelen",
    (
        Field("kenmerk", "Kenmerk", vast=True),
        Field("omschrijving", "Doel", Kind.ALINEA),
        Field("streefdatum", "Wanneer", Kind.DATUM),
    ),
    rijen=(
        {"kenmerk": "D1", "omschrijving": noor().get("plannen.HP1.doelen.D1.omschrijving"),
         "streefdatum": "2027-01-29"},
        {"kenmerk": "D2", "omschrijving": "Noor wordt minder bang.", "streefdatum": None},
    ),
    sleutel="kenmerk",
)  # fmt: skip
VIEWS = Table(
    "zienswijzen",
    "Zienswijzen",
    tuple(Field(name, name) for name in ("van", "door", "functie", "datum", "tekst", "letterlijk")),
    rijen=tuple(
        {**each, "letterlijk": "true" if each.get("letterlijk") else "false"}
        for each in noor().get("zienswijzen")
    ),
)


def test_an_untouched_form_changes_nothing() -> None:
    draft = noor()

    assert taken(draft, form(STATUS, TARGET, GOALS, VIEWS)) == []
    assert draft.tree == noor().tree


def test_what_only_the_form_changed_goes_into_the_dossier() -> None:
    draft = noor()

    found = taken(draft, form(STATUS, TARGET), {STATUS.pad: "concept", TARGET.pad: "3 van de 4"})

    assert found == [("gewijzigd", "plannen.0.status"), ("nieuw", "plannen.0.doelen.1.streefwaarde")]
    assert draft.tree["plannen"][0]["status"] == "concept"
    assert draft.tree["plannen"][0]["doelen"][1]["streefwaarde"] == "3 van de 4"


def test_what_only_the_dossier_changed_stays_without_a_word() -> None:
    draft = noor()
    draft.put(STATUS.pad, "in_uitvoering")

    assert taken(draft, form(STATUS)) == []
    assert draft.get(STATUS.pad) == "in_uitvoering"


def test_what_both_changed_stays_as_the_dossier_has_it_and_is_told() -> None:
    draft = noor()
    draft.put(STATUS.pad, "in_uitvoering")

    assert taken(draft, form(STATUS), {STATUS.pad: "concept"}) == [("dossier is nieuwer", "plannen.0.status")]
    assert draft.get(STATUS.pad) == "in_uitvoering"


def test_the_same_change_on_both_sides_is_no_change() -> None:
    draft = noor()
    draft.put(STATUS.pad, "concept")

    assert taken(draft, form(STATUS), {STATUS.pad: "concept"}) == []


def test_an_answer_that_was_taken_away_is_taken_away_and_told() -> None:
    draft = noor()
    day = Field("plannen.HP1.doelen.D1.streefdatum", "Wanneer", Kind.DATUM, waarde="2027-01-29")

    assert taken(draft, form(day), {day.pad: None}) == [("leeggemaakt", "plannen.0.doelen.0.streefdatum")]
    assert "streefdatum" not in draft.tree["plannen"][0]["doelen"][0]


def test_rows_are_matched_by_kenmerk_whatever_their_order_and_a_new_row_gets_the_next_one() -> None:
    draft = noor()
    rows = [
        row("D2", omschrijving="Noor begint elke toets.", streefdatum=None),
        row(None, omschrijving="Noor slaapt voor een toets zeven uur.", streefdatum="2027-01-08"),
        row("D1", omschrijving=GOALS.rijen[0]["omschrijving"], streefdatum="2027-01-29"),
    ]

    found = taken(draft, form(GOALS), None, {GOALS.pad: rows})

    assert found == [
        ("gewijzigd", "plannen.0.doelen.1.omschrijving"),
        ("nieuw", "plannen.0.doelen.3.omschrijving"),
        ("nieuw", "plannen.0.doelen.3.streefdatum"),
    ]
    assert [each["kenmerk"] for each in draft.tree["plannen"][0]["doelen"]] == ["D1", "D2", "D3", "D4"]


def test_a_row_that_is_gone_from_the_form_stays_in_the_dossier_and_is_told() -> None:
    draft = noor()
    kept = row("D1", omschrijving=GOALS.rijen[0]["omschrijving"], streefdatum="2027-01-29")

    assert taken(draft, form(GOALS), None, {GOALS.pad: [kept]}) == [("blijft staan", "plannen.0.doelen.1")]
    assert len(draft.tree["plannen"][0]["doelen"]) == 3


def test_a_changed_view_is_added_and_the_old_one_stays() -> None:
    draft = noor()
    before = list(draft.tree["zienswijzen"])
    rows = [row(str(i), **each) for i, each in enumerate(VIEWS.rijen, start=1)]
    rows[0] = row("1", **{**VIEWS.rijen[0], "tekst": "Ik durf nu te beginnen.", "datum": "2026-11-20"})

    taken(draft, form(VIEWS), None, {"zienswijzen": rows})

    assert draft.tree["zienswijzen"][:-1] == before
    assert draft.tree["zienswijzen"][-1]["tekst"] == "Ik durf nu te beginnen."
    assert draft.tree["zienswijzen"][-1]["van"] == "leerling"


def test_a_new_record_gets_its_own_kenmerk_and_every_value_of_the_form() -> None:
    draft = noor()
    day = Field("signalen.nieuw.datum", "Datum", Kind.DATUM, waarde="2026-11-20")
    by = Field("signalen.nieuw.door", "Door")
    fact = Table("signalen.nieuw.feiten", "Feiten", (Field("wat", "Wat"), Field("datum", "Dag", Kind.DATUM)))

    found = taken(
        draft, form(day, by, fact), {by.pad: "Jolien"}, {fact.pad: [row(None, wat="Noor las 3 bladzijden.")]}
    )

    assert draft.nieuw[0] == "signalen.S2"
    assert draft.tree["signalen"][1] == {
        "kenmerk": "S2", "datum": "2026-11-20", "door": "Jolien", "feiten": [{"wat": "Noor las 3 bladzijden."}],
    }  # fmt: skip
    assert ("nieuw", "signalen.1.door") in found


def test_a_form_in_which_nobody_said_anything_makes_no_record() -> None:
    draft = noor()
    fixed = Field("zienswijzen.nieuw.van", "Van", vast=True, waarde="ouders")
    empty = Field("zienswijzen.nieuw.tekst", "Tekst", Kind.ALINEA)

    assert taken(draft, form(fixed, empty)) == []
    assert draft.tree == noor().tree


def test_a_record_that_is_there_already_is_not_made_again() -> None:
    draft = noor()
    old = draft.get("zienswijzen.3")
    fields = [Field(f"zienswijzen.nieuw.{name}", name) for name in old]

    assert (
        taken(draft, form(*fields), {f"zienswijzen.nieuw.{name}": value for name, value in old.items()}) == []
    )
    assert draft.tree == noor().tree


def test_an_item_that_moved_in_its_list_is_found_again() -> None:
    fields = [
        Field(f"factoren.0.{name}", name, waarde=value) for name, value in noor().get("factoren.0").items()
    ]
    other = {"richting": "stimulerend", "domein": "school", "omschrijving": "Een rustig lokaal."}
    draft = noor(factoren=[other, *noor().tree["factoren"]])

    found = taken(draft, form(*fields), {"factoren.0.omschrijving": "Een vaste plek vooraan."})

    assert found == [("gewijzigd", "factoren.1.omschrijving")]
    assert draft.tree["factoren"][0] == other


def test_rows_without_a_kenmerk_are_known_by_what_they_say() -> None:
    measures = noor().get("plannen.HP1.maatregelen")
    table = Table(
        "plannen.HP1.maatregelen",
        "Maatregelen",
        (Field("kenmerk", "Nr.", vast=True), Field("wie", "Wie"), Field("wat", "Wat", Kind.ALINEA)),
        rijen=tuple({"kenmerk": None, "wie": each.get("wie"), "wat": each["wat"]} for each in measures),
        sleutel="kenmerk",
    )
    draft = noor()
    rows = [row(None, wie=each.get("wie"), wat=each["wat"]) for each in reversed(measures)]
    rows[-1] = row(None, wie="Peter, trainer", wat=measures[0]["wat"])

    found = taken(draft, form(table), None, {table.pad: rows})

    assert found == [("gewijzigd", "plannen.0.maatregelen.0.wie")]
    assert len(draft.tree["plannen"][0]["maatregelen"]) == len(measures)


def test_a_row_that_was_taken_out_of_the_dossier_does_not_come_back() -> None:
    draft = noor()
    plan = draft.tree["plannen"][0]
    for tree in (draft.tree, draft.now):
        tree["plannen"][0]["doelen"] = [
            each for each in tree["plannen"][0]["doelen"] if each["kenmerk"] != "D2"
        ]
    rows = [
        row("D1", omschrijving=GOALS.rijen[0]["omschrijving"], streefdatum="2027-01-29"),
        row("D2", omschrijving="Noor begint elke toets.", streefdatum=None),
    ]

    found = taken(draft, form(GOALS), None, {GOALS.pad: rows})

    assert found == [("dossier is nieuwer", "plannen.0.doelen")]
    assert [each["kenmerk"] for each in plan["doelen"]] == ["D1", "D3"]


def test_an_evaluation_gets_a_line_for_each_goal_somebody_spoke_about() -> None:
    draft = noor()
    fields = [Field("evaluaties.nieuw.plan", "Plan", vast=True, waarde="HP1")]
    for goal in ("D1", "D2"):
        fields += [
            Field(f"evaluaties.nieuw.doelen.{goal}.doelbereik", "Hoe ver?"),
            Field(f"evaluaties.nieuw.doelen.{goal}.meting.waarde", "Gemeten"),
        ]

    taken(draft, form(*fields), {"evaluaties.nieuw.doelen.D2.doelbereik": "deels"})

    assert draft.tree["evaluaties"] == [
        {"kenmerk": "E1", "plan": "HP1", "doelen": [{"doel": "D2", "doelbereik": "deels"}]}
    ]


def test_an_answer_of_somebody_who_did_not_answer_yet_becomes_a_line_with_the_name_that_was_printed() -> None:
    draft = noor()
    fixed = ("wie", "functie")
    columns = tuple(Field(name, name, vast=name in fixed) for name in (*fixed, "antwoord", "datum"))
    waiting = ({"wie": "Noor", "functie": "leerling"}, {"wie": "Oma", "functie": "voogd"})
    table = Table("plannen.HP1.akkoorden", "Akkoord", columns, rijen=waiting, sleutel="wie")
    before = len(draft.get("plannen.HP1.akkoorden") or [])
    rows = [
        row("Noor", functie="leerling"),
        row("Oma", functie="voogd", antwoord="akkoord", datum="2026-11-20"),
    ]

    taken(draft, form(table), None, {table.pad: rows})

    assert draft.tree["plannen"][0]["akkoorden"][before:] == [
        {"wie": "Oma", "functie": "voogd", "antwoord": "akkoord", "datum": "2026-11-20"}
    ]


def test_a_list_of_texts_keeps_what_it_said_and_gets_what_is_new() -> None:
    draft = noor(evaluaties=[{"kenmerk": "E1", "wat_goed_ging": ["Eerste.", "Tweede."]}])
    table = Table(
        "evaluaties.E1.wat_goed_ging", "Wat ging goed?", (Field("#", "Nr.", vast=True), Field("", "Wat?")),
        rijen=({"#": "1", "": "Eerste."}, {"#": "2", "": "Tweede."}),
    )  # fmt: skip
    rows = [row("2", **{"": "Tweede, beter."}), row("1", **{"": "Eerste."}), row(None, **{"": "Derde."})]

    found = taken(draft, form(table), None, {table.pad: rows})

    assert found == [("gewijzigd", "evaluaties.0.wat_goed_ging.1"), ("nieuw", "evaluaties.0.wat_goed_ging.2")]
    assert draft.tree["evaluaties"][0]["wat_goed_ging"] == ["Eerste.", "Tweede, beter.", "Derde."]
