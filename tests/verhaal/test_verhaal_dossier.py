"""The walk of one case through all six steps, replayed, and what Sabine must see at each of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from dossiertool.files.load import load_dossier
from dossiertool.model.dossier import Dossier
from tests.cli.run import run

from .desk import CASE, Moment, command, findings
from .walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = ("Signaleren", "Begrijpen", "Plannen", "Realiseren", "Vastleggen", "Evalueren")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Moment]]:
    """Everything she saw; the tests run in her folder."""
    with pytest.MonkeyPatch.context() as desk:
        desk.chdir(tmp_path_factory.mktemp("sabine"))
        desk.setenv("COLUMNS", "100")
        yield walk()


@pytest.fixture(scope="module")
def dossier(seen: dict[str, Moment]) -> Dossier:
    """Return the case as it is at the end."""
    assert seen
    found = load_dossier(CASE)
    assert isinstance(found, Dossier)
    return found


def test_a_judgement_is_named_once_and_goes_when_the_facts_are_written(seen: dict[str, Moment]) -> None:
    assert seen["zonder regie"].codes == ["REGIE-01"]
    assert "FEIT-01" in seen["oordeel"].codes
    assert seen["signaal"].codes == []


def test_a_signal_shows_before_there_is_a_need_with_the_agreed_day_and_the_next_command(
    seen: dict[str, Moment],
) -> None:
    noticed = seen["signaal"]
    assert "Signalen zonder behoefte\n  S1  14 september 2026  huiswerk\n" in noticed.toon
    assert f"dossiertool nieuw behoefte --in {CASE}" in noticed.toon
    assert "22 september 2026" in noticed.agenda
    assert "Signaal S1 opvolgen" in noticed.agenda
    assert "Signaal S1" not in seen["gesprek"].agenda
    assert "Signalen zonder behoefte" not in seen["beeld"].toon


@pytest.mark.eis("R003")
def test_an_open_need_asks_for_a_measure_until_there_is_one(seen: dict[str, Moment]) -> None:
    assert seen["beeld"].codes == ["BEH-02"]
    assert "BEH-02" in seen["concept"].codes
    assert "BEH-02" not in seen["plan"].codes


@pytest.mark.eis("R074")
def test_toon_gives_each_of_the_six_steps_its_date_or_not_yet_and_a_step_back(seen: dict[str, Moment]) -> None:
    def days(moment: str) -> list[str]:
        return [seen[moment].step(name).rstrip(" *") for name in STEPS]

    signal, picture, plan = "14 september 2026", "22 september 2026", "29 september 2026"
    assert days("beeld") == [signal, picture, *["nog niet"] * 4]
    assert days("plan") == [signal, picture, plan, *["nog niet"] * 3]
    assert "nog niet" not in days("tussen")
    assert days("niet behaald")[3] == "5 oktober 2026"
    back = "Terug op 18 december 2026: van evalueren naar plannen. Reden: Doel D1 is niet behaald."
    assert back in seen["niet behaald"].toon
    assert back not in seen["tussen"].toon


def test_what_a_plan_lacks_is_gone_once_it_is_filled_in(seen: dict[str, Moment]) -> None:
    assert {"AANSP-01", "EVAL-02", "VAST-01"} <= set(seen["concept"].codes)
    assert not {"AANSP-01", "EVAL-02", "VAST-01", "AKK-01"} & set(seen["plan"].codes)
    text = "\n".join(paragraph.text for paragraph in Document("plan.docx").paragraphs)
    assert "Sami" in text


def test_an_evaluation_is_late_in_the_agenda_until_it_is_held(seen: dict[str, Moment]) -> None:
    assert "te laat  13 november 2026" in seen["te laat"].agenda
    assert seen["te laat"].agenda_code == 1
    assert (seen["tussen"].agenda_code, "te laat" in seen["tussen"].agenda) == (0, False)
    assert "Maatregel M1" in seen["te laat"].agenda
    assert "Maatregel M1" not in seen["tussen"].agenda


@pytest.mark.eis("R163")
def test_an_evaluation_without_a_next_step_is_a_mistake(seen: dict[str, Moment]) -> None:
    assert "EVAL-04" in seen["zonder vervolg"].codes
    assert "EVAL-04" not in seen["tussen"].codes
    lines = CASE.read_text(encoding="utf-8").replace("vervolg: nieuw_plan", "vervolg:")
    Path("zonder.dossier.yaml").write_text(lines, encoding="utf-8")
    found = findings("2027-02-26", Path("zonder.dossier.yaml"))
    assert [one["niveau"] for one in found if one["code"] == "EVAL-04"] == ["fout"]


@pytest.mark.eis("R158")
def test_the_plan_after_an_evaluation_carries_only_the_goal_that_is_open(
    seen: dict[str, Moment], dossier: Dossier
) -> None:
    plan = dossier.plan("HP2")
    assert plan is not None
    assert [goal.kenmerk for goal in plan.doelen] == ["D1"]
    assert plan.doelen[0].nulmeting == "5 van de 10 opdrachten"
    assert [measure.kenmerk for measure in plan.maatregelen] == ["M1", "M3"]
    assert "# Niet overgenomen: D2 (behaald, besluit: afsluiten)." in CASE.read_text(encoding="utf-8")
    agenda = seen["vervolgplan"].agenda
    assert (agenda.count("Maatregel M3"), "uit evaluatie E2" in agenda) == (1, False)


@pytest.mark.eis("R077")
def test_a_second_version_says_which_evaluation_it_comes_from_and_why(
    seen: dict[str, Moment], dossier: Dossier
) -> None:
    plan = dossier.plan("HP2")
    assert plan is not None
    assert (plan.versie, plan.vervangt, plan.na_evaluatie) == (2, "HP1", "E2")
    assert plan.aanleiding is not None
    assert plan.aanleiding.startswith("Evaluatie E2 van 18 december 2026: D1 is niet behaald")
    assert "VERS-01" not in seen["vervolgplan"].codes
    plain = dossier.model_dump(mode="json")
    plain["behoeften"][0] |= {"status": "in_behandeling", "afgesloten_op": None}
    plain["plannen"][1] |= {"status": "vastgesteld", "aanleiding": None, "na_evaluatie": None}
    without = Path("reden.dossier.json")
    without.write_text(json.dumps(plain), encoding="utf-8")
    assert "VERS-01" in [one["code"] for one in findings("2026-12-18", without)]


@pytest.mark.eis("R159")
def test_a_registration_lists_each_measure_that_was_tried_with_effect_and_dates(
    seen: dict[str, Moment], dossier: Dossier
) -> None:
    assert seen
    (form,) = dossier.aanmeldingen
    tried = [(one.wat.split()[0], str(one.datum), str(one.tot), one.effect) for one in form.eerder]
    assert tried[:2] == [
        ("Kijkt", "2026-10-05", "2026-12-11",
         "Gedaan: 15 van de 21 keer. Doel D1 is niet behaald (5 van de 10 opdrachten)."),
        ("Kijkt", "2026-10-05", "2026-12-18",
         "Gedaan: 20 van de 44 keer. Doel D2 is behaald (4 van de 5 dagen)."),
    ]  # fmt: skip
    assert [(str(one.datum), one.effect) for one in form.eerder[2:]] == [("2027-01-04", None)] * 2
    assert (str(form.leerling_betrokken.datum), str(form.ouders_betrokken.datum)) == (
        "2026-09-16",
        "2026-09-17",
    )


def test_nobody_is_registered_without_consent(seen: dict[str, Moment]) -> None:
    assert "TOEST-01" in seen["zonder toestemming"].codes
    assert not {"TOEST-01", "LEEFT-01"} & set(seen["aangemeld"].codes)
    assert "14 januari 2027" in seen["aangemeld"].agenda


@pytest.mark.eis("R032")
def test_an_advice_stays_in_the_agenda_until_it_is_followed_up(seen: dict[str, Moment]) -> None:
    advice = "Advies OB1 uit verslag V1: is het opgevolgd?"
    assert advice in seen["advies"].agenda
    assert advice not in seen["opgevolgd"].agenda


@pytest.mark.eis("R157")
def test_support_ends_in_steps_that_stand_in_the_agenda_until_they_are_taken(seen: dict[str, Moment]) -> None:
    assert "AFB-01" in seen["zonder afbouw"].codes
    assert "AFB-01" not in seen["afbouw"].codes
    first, second = (f"Afbouw na evaluatie E3: stap {i} van 2" for i in (1, 2))
    assert (first in seen["afbouw"].agenda, second in seen["afbouw"].agenda) == (True, True)
    assert "Schrijf in het logboek een regel van de soort uitvoering." in seen["afbouw"].agenda
    assert (first in seen["eerste stap"].agenda, second in seen["eerste stap"].agenda) == (False, True)


def test_after_closing_only_the_last_contact_is_left_and_the_need_is_out_of_sight(
    seen: dict[str, Moment],
) -> None:
    closed = seen["gesloten"]
    assert "Geen open behoeften." in closed.toon
    assert "vast moment" not in closed.toon
    assert "24 mei 2027" in closed.agenda
    assert "vast moment" in command("toon", CASE, "--afgesloten", "--vandaag", "2027-05-24")
    assert "niets te doen" in seen["nazorg"].agenda


def test_a_rule_that_she_meets_explains_itself(seen: dict[str, Moment]) -> None:
    for code in sorted({code for moment in seen.values() for code in moment.codes}):
        said = command("leg-uit", code)
        assert ("Waarom:" in said, "Beter:" in said, "Fout:" in said, "Goed:" in said) == (True,) * 4


def test_the_case_goes_into_the_vault_and_comes_back_as_it_was(
    seen: dict[str, Moment], dossier: Dossier
) -> None:
    assert seen
    Path("wachtzin.txt").write_text("vier woorden om te oefenen\n", encoding="utf-8")
    options = ("--kluis", "kluis", "--sleutel", "sleutel.json", "--wachtzin-bestand", "wachtzin.txt")
    command("kluis", "begin", *options, "--herstelsleutel-naar", "herstel.txt")
    saved = command("kluis", "bewaar", CASE, *options)
    assert f"{dossier.dossiernummer}: versie 1 staat in de kluis" in saved
    command("kluis", "haal", dossier.dossiernummer, "-o", "terug.dossier.yaml", *options)
    assert load_dossier(Path("terug.dossier.yaml")).model_copy(update={"kluisversie": None}) == dossier
    listed = json.loads(run("kluis", "lijst", *options, "--json").stdout)
    assert (listed["nummer"], "Sami" in json.dumps(listed)) == (dossier.dossiernummer, False)
