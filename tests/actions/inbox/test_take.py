"""Forms that came back: taken in whole, sent back with a reason, never lost and never twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiertool.documents.forms.kinds import KINDS
from dossiertool.documents.forms.shape import EMPTY_DATE
from dossiertool.documents.read_word import read_word
from dossiertool.documents.word_package import WordPackage
from dossiertool.files.write import dump_json
from tests.cli.run import run
from tests.documents.forms.edit import filled
from tests.documents.letter import commented_words

from .desk import SAMPLES, TODAY, Desk, class_plan, dossier, ticked

SIGNAL = (filled("Dag van het signaal", "19-11-2026"), filled("Wie gaf het signaal?", "Gerrit"))


def test_a_filled_form_goes_into_the_case_file_and_comments_there_stay(desk: Desk) -> None:
    case = desk.case()
    before = case.read_text(encoding="utf-8")
    desk.back(desk.form("signaal", case), *SIGNAL, ticked("Waar gaat het over?", "opgroeien"))

    found = desk.one()

    assert found["stand"] == "ingenomen"
    assert found["nieuw"] == ["signalen.S2"]
    after = case.read_text(encoding="utf-8")
    added = "  - {kenmerk: S2, datum: 2026-11-19, door: Gerrit, gebied: opgroeien}\n"
    assert after.replace(added, "") == before
    assert desk.names("verwerkt") == ["signaal-D-4M7T-58.docx"]
    assert not list(desk.inbox.glob("*.docx"))


def test_dry_shows_the_same_and_changes_nothing(desk: Desk) -> None:
    case = desk.case()
    desk.back(desk.form("signaal", case), *SIGNAL)
    before = {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}

    dry = desk.one("--droog")

    assert {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == before
    assert {**desk.one(), "naar": None} == {**dry, "naar": None}


def test_the_same_file_is_never_taken_in_twice(desk: Desk) -> None:
    case = desk.case()
    form = desk.back(desk.form("signaal", case), *SIGNAL)
    raw = form.read_bytes()
    desk.one()
    after = case.read_bytes()

    form.write_bytes(raw)
    assert desk.one()["stand"] == "al ingenomen"

    assert case.read_bytes() == after
    assert desk.names("verwerkt") == ["signaal-D-4M7T-58-2.docx", "signaal-D-4M7T-58.docx"]


def test_another_copy_of_a_form_that_was_taken_in_goes_back(desk: Desk) -> None:
    case = desk.case()
    form = desk.form("signaal", case)
    desk.back(form, *SIGNAL)
    desk.one()
    after = case.read_bytes()

    desk.back(form, *SIGNAL, filled("Onderwerp", "pauze"))
    found = desk.one(code=5)

    assert found["stand"] == "terug"
    assert "al ingenomen op 21-11-2026" in found["redenen"][0]["wat"]
    assert case.read_bytes() == after


def test_both_parents_may_fill_in_their_own_copy_of_the_same_form(desk: Desk) -> None:
    case = desk.case()
    form = desk.form("zienswijze-ouders", case)
    for number, name in enumerate(("Fatima", "Hans"), start=1):
        desk.back(
            form,
            filled("Uw naam", name),
            filled("Welke dag is het vandaag?", "20-11-2026"),
            filled("Wat denkt of voelt u, en wat ziet u thuis?", "Het gaat beter."),
            name=f"ouder {number}.docx",
        )

    assert [each["stand"] for each in desk.taken()] == ["ingenomen", "ingenomen"]
    assert [view.door for view in dossier(case).zienswijzen[-2:]] == ["Fatima", "Hans"]


def test_an_empty_form_makes_nothing_and_may_come_back_filled_in_later(desk: Desk) -> None:
    case = desk.case()
    form = desk.form("signaal", case)
    desk.back(form)
    assert desk.one()["stand"] == "ongewijzigd"

    desk.back(form, *SIGNAL)
    assert desk.one()["stand"] == "ingenomen"


def test_a_form_that_does_not_fit_goes_back_with_a_comment_at_the_place(desk: Desk) -> None:
    case = desk.case()
    before = case.read_bytes()
    raw = desk.back(desk.form("signaal", case), filled("Wie gaf het signaal?", "Gerrit")).read_bytes()

    found = desk.one(code=5)

    assert case.read_bytes() == before
    assert [(each["label"], each["wat"]) for each in found["redenen"]] == [
        ("Dag van het signaal", "Dit veld is verplicht en ontbreekt nog.")
    ]
    assert desk.names("terug") == ["signaal-D-4M7T-58-met-opmerkingen.docx", "signaal-D-4M7T-58.docx"]
    assert (desk.inbox / "terug" / "signaal-D-4M7T-58.docx").read_bytes() == raw
    marked = (desk.inbox / "terug" / "signaal-D-4M7T-58-met-opmerkingen.docx").read_bytes()
    (summary, nothing), (remark, place) = commented_words(marked)
    assert (nothing, place) == ("", EMPTY_DATE)
    assert "nog niet in het dossier gezet" in summary
    assert "verplicht en ontbreekt nog" in remark


def test_the_copy_with_comments_may_be_filled_in_and_sent_once_more(desk: Desk) -> None:
    case = desk.case()
    desk.back(desk.form("signaal", case), filled("Wie gaf het signaal?", "Gerrit"))
    desk.one(code=5)

    desk.back(desk.inbox / "terug" / "signaal-D-4M7T-58-met-opmerkingen.docx", *SIGNAL)

    found = desk.one()
    assert (found["stand"], found["opmerkingen"]) == ("ingenomen", [])


def test_a_number_of_a_citizen_never_gets_into_the_case_file(desk: Desk) -> None:
    case = desk.case()
    desk.back(desk.form("signaal", case), *SIGNAL, filled("Wat is afgesproken?", "Het nummer is 111222333."))

    found = desk.one(code=5)

    assert "burgerservicenummer" in found["redenen"][0]["wat"]
    assert "111222333" not in str(found["redenen"])


def test_a_warning_about_language_is_shown_and_with_streng_sends_the_form_back(desk: Desk) -> None:
    case = desk.case()
    desk.back(desk.form("signaal", case), *SIGNAL, filled("Waarom dan?", "Noor is lui."))

    assert desk.one("--droog", "--streng", code=5)["stand"] == "terug"
    found = desk.one()
    assert found["stand"] == "ingenomen"
    assert ("FEIT-01", "signalen.1.urgentie_reden") in [
        (each["code"], each["pad"]) for each in found["bevindingen"]
    ]


def test_what_the_dossier_changed_meanwhile_stays_and_is_told(desk: Desk) -> None:
    case = desk.case()
    form = desk.form("handelingsplan", case, "--kenmerk", "HP1")
    case.write_text(
        case.read_text(encoding="utf-8").replace("einddatum: 2027-02-05", "einddatum: 2027-03-05"),
        encoding="utf-8",
    )
    desk.back(form, filled("Laatste dag", "12-02-2027"), filled("Wie legt vast?", "Jolien"))

    found = desk.one()

    assert [(each["uitkomst"], each["label"], each["was"], each["wordt"]) for each in found["wijzigingen"]] == [
        ("dossier is nieuwer", "Laatste dag", "2027-03-05", "2027-02-12"),
        ("nieuw", "Wie legt vast?", None, "Jolien"),
    ]
    noted = (desk.inbox / "verwerkt" / "handelingsplan-D-4M7T-58-HP1-let-op.docx").read_bytes()
    assert [place for said, place in commented_words(noted) if "staat niet in het dossier" in said] == [
        "12-02-2027"
    ]
    plan = dossier(case).plannen[0]
    assert (str(plan.einddatum), plan.vastlegger) == ("2027-03-05", "Jolien")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("D-4M7T-58", "D-9R2H-31"), "geen dossier met nummer D-4M7T-58"),
        (("naam: Voorbeeldcollege", "naam: Andere school"), "andere school"),
    ],
)
def test_a_form_for_another_case_or_school_goes_back_with_advice(
    desk: Desk, change: tuple[str, str], what: str
) -> None:
    case = desk.case()
    desk.back(desk.form("signaal", case), *SIGNAL)
    case.write_text(case.read_text(encoding="utf-8").replace(*change), encoding="utf-8")

    found = desk.one(code=5)

    assert what in found["redenen"][0]["wat"]
    assert found["redenen"][0]["advies"]


def test_a_form_that_was_used_for_another_pupil_goes_back(desk: Desk) -> None:
    case = desk.case()
    desk.case("03-pesten", "roos.dossier.yaml")
    form = desk.form("signaal", case)

    def renamed(root: object) -> None:
        for node in root.iter("{*}t"):  # type: ignore[attr-defined]
            if node.text and node.text.startswith("Noor"):
                node.text = node.text.replace("Noor", "Roos")
                return
        raise AssertionError

    desk.back(form, *SIGNAL, renamed)

    assert "andere leerling" in desk.one(code=5)["redenen"][0]["wat"]


def test_two_files_with_one_number_are_told_and_neither_is_changed(desk: Desk) -> None:
    case = desk.case()
    desk.back(desk.form("signaal", case), *SIGNAL)
    twin = desk.case(name="kopie.dossier.yaml")

    assert "2 bestanden" in desk.one(code=5)["redenen"][0]["wat"]
    assert twin.read_bytes() == case.read_bytes()


def test_a_damaged_case_file_leaves_the_form_where_it_is(desk: Desk) -> None:
    case = desk.case()
    form = desk.back(desk.form("signaal", case), *SIGNAL)
    case.write_text(case.read_text(encoding="utf-8") + "onbekend_veld: 1\n", encoding="utf-8")

    found = desk.one(code=5)

    assert found["stand"] == "blijft liggen"
    assert form.exists()
    assert "Los dit op" in found["redenen"][0]["advies"] or "Verbeter" in found["redenen"][0]["advies"]


def test_the_others_go_on_when_one_is_refused_and_the_command_ends_with_5(desk: Desk) -> None:
    case = desk.case()
    desk.back(desk.form("signaal", case), *SIGNAL)
    (desk.inbox / "scan van Noor.pdf").write_bytes(b"%PDF-1.7")

    said = desk.take(code=5)

    assert "scan van Noor.pdf: terug" in said.stdout
    assert "Noor" not in said.stderr
    assert said.stderr == "2 formulieren: 1 terug, 1 ingenomen\n"
    assert desk.names("terug") == ["scan van Noor-bericht.docx", "scan van Noor.pdf"]
    report = read_word(WordPackage((desk.inbox / "terug" / "scan van Noor-bericht.docx").read_bytes(), "x"))
    assert any("is een PDF of een scan" in each.text for each in report)


def test_case_files_and_what_systems_leave_behind_are_no_forms(desk: Desk) -> None:
    desk.case()
    for name in (".~lock.a.docx#", "~$a.docx", "desktop.ini", "a.dossier.yaml", "school.yaml"):
        (desk.inbox / name).write_bytes(b"x")
    (desk.inbox / "map.docx").mkdir()

    assert desk.take().stderr == "In deze map staat geen formulier.\n"


def test_a_json_case_file_is_changed_too(desk: Desk) -> None:
    yaml = desk.case()
    case = desk.dossiers / "noor.dossier.json"
    case.write_text(dump_json(dossier(yaml)), encoding="utf-8")
    yaml.unlink()
    desk.back(desk.form("signaal", case), *SIGNAL)

    desk.one()

    assert dossier(case).signalen[1].door == "Gerrit"


def test_a_class_list_becomes_a_form_and_the_form_a_groepsplan(desk: Desk) -> None:
    source = SAMPLES.parent / "tests" / "data" / "klassenlijst.csv"
    for kind in ([], ["--excel"]):
        said = run(
            *("formulier", "groepsplan", "--klassenlijst", source, "--score", "BegrijpendLezen", *kind),
            *("--naar", desk.inbox, "--vandaag", TODAY, "--school", desk.school()),
        )
        assert said.exit_code == 0, said.output

    found = desk.taken()

    assert [each["stand"] for each in found] == ["ingenomen", "ingenomen"]
    one, other = (class_plan(Path(each["dossier"])) for each in found)
    assert len(one.leerlingen) == 28
    assert [len(group.leerlingen) for group in one.subgroepen] == [7, 14, 7]
    assert one.model_copy(update={"plannummer": other.plannummer}) == other


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_that_nobody_touched_changes_nothing_in_any_sample(desk: Desk, kind: str) -> None:
    for sample in sorted(SAMPLES.glob("*/zaak.*.yaml")):
        desk.case(sample.parent.name, f"{sample.parent.name}.{sample.name.removeprefix('zaak.')}")
    made = run("formulier", kind, desk.dossiers, "--naar", desk.inbox, "--vandaag", TODAY)
    assert made.exit_code == 0, made.output

    found = desk.taken("--droog")

    assert len(found) > 1
    assert {(each["stand"], len(each["wijzigingen"]), len(each["opmerkingen"])) for each in found} == {
        ("ongewijzigd", 0, 0)
    }


@pytest.mark.parametrize(
    ("kind", "sample", "old", "new"),
    [
        pytest.param(
            "ot-aanmelding", "03-pesten", "    behoeften: [B1, B2]\n", "    behoeften: [B2, B1]\n",
            id="ticks in another order than the boxes",
        ),
        pytest.param(
            "ot-aanmelding", "03-pesten", "    behoeften: [B1, B2]\n", "    behoeften: [B1, B9]\n",
            id="a need that is not there",
        ),
        pytest.param(
            "groepsplan", "11-mavo3-lezen", "{kenmerk: T2, naam", "{kenmerk: T1, naam",
            id="two rows with one name",
        ),
    ],
)  # fmt: skip
def test_a_form_that_nobody_touched_changes_nothing_in_a_case_that_is_not_as_it_should_be(
    desk: Desk, kind: str, sample: str, old: str, new: str
) -> None:
    root = "groepsplan" if kind == "groepsplan" else "dossier"
    case = desk.case(sample, f"a.{root}.yaml")
    text = case.read_text(encoding="utf-8").replace("status: vastgesteld", "status: concept")
    assert old in text
    case.write_text(text.replace(old, new), encoding="utf-8")
    before = case.read_bytes()
    desk.back(desk.form(kind, case))

    found = desk.one()

    assert (found["stand"], found["wijzigingen"]) == ("ongewijzigd", [])
    assert case.read_bytes() == before


def test_a_form_stays_where_it_is_while_two_parts_of_the_dossier_have_one_name(desk: Desk) -> None:
    case = desk.case("11-mavo3-lezen", "a.groepsplan.yaml")
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("{nummer: 2, naam: Ayoub}", "{nummer: 1, naam: Ayoub}"), encoding="utf-8")
    before = case.read_bytes()
    form = desk.back(desk.form("groepsplan", case))

    found = desk.one(code=5)

    assert found["stand"] == "blijft liggen"
    assert "Bij leerlingen staat twee keer hetzelfde nummer." in found["redenen"][0]["wat"]
    assert (case.read_bytes(), form.exists()) == (before, True)
