"""`toon`: where a case stands, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_yaml
from dossiertool.model.dossier import Dossier
from tests.checks.cases import dossier, evaluatie, goal, need, plan

from .run import run

if TYPE_CHECKING:
    from dossiertool.model.case import Case

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.*.yaml"))
DAY = ("--vandaag", "2026-11-21")
STEPS = ("Signaleren", "Begrijpen", "Plannen", "Realiseren", "Vastleggen", "Evalueren")
CLOSED = "Een eigen kluisje bij de gymzaal."


def written(folder: Path, case: Case) -> Path:
    path = folder / "zaak.dossier.yaml"
    path.write_text(dump_yaml(case), encoding="utf-8")
    return path


def two_needs(**parts: Any) -> Dossier:
    done = need(
        kenmerk="B2",
        omschrijving=CLOSED,
        status="afgesloten",
        afgesloten_op="2026-11-10",
        reden="Het kluisje is niet meer nodig.",
    )
    return dossier(
        behoeften=[need(), done],
        plannen=[
            plan(
                behoeften=["B1", "B2"],
                status="in_uitvoering",
                doelen=[goal(behoefte="B1"), goal(CLOSED, kenmerk="D2", behoefte="B2")],
            )
        ],
        evaluaties=[evaluatie(soort="tussen", datum="2026-11-18")],
        **parts,
    )


@pytest.mark.eis("R074")
def test_all_six_steps_are_printed_with_their_day_or_nog_niet_and_a_step_back_too(tmp_path: Path) -> None:
    own = need(
        stappen=[
            {"stap": "signaleren", "datum": "2026-10-01"},
            {"stap": "begrijpen", "datum": "2026-10-06"},
            {"stap": "plannen", "datum": "2026-10-27"},
            {"stap": "begrijpen", "datum": "2026-11-12", "reden": "Het gebeurt ook in de pauze."},
        ]
    )
    result = run("toon", written(tmp_path, dossier(behoeften=[own])), *DAY)
    lines = [line.split(maxsplit=2) for line in result.stdout.splitlines() if line.startswith("    ")]
    said = {words[1]: words[2] for words in lines if len(words) > 2 and words[1] in STEPS}
    assert tuple(said) == STEPS
    assert said["Signaleren"] == "1 oktober 2026"
    assert said["Begrijpen"] == "6 oktober 2026, laatst 12 november 2026"
    assert said["Realiseren"] == said["Vastleggen"] == said["Evalueren"] == "nog niet"
    assert "Terug op 12 november 2026: van plannen naar begrijpen." in result.stdout
    assert "Het gebeurt ook in de pauze." in " ".join(result.stdout.split())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.parent.name)
def test_every_sample_can_be_shown_within_a_hundred_columns(sample: Path) -> None:
    result = run("toon", sample, *DAY)
    assert result.exit_code == 0
    paths = str(sample)
    assert max(len(line) for line in result.stdout.splitlines() if paths not in line) <= 100
    answer = json.loads(run("toon", sample, "--json", *DAY).stdout)
    case = load_dossier(sample)
    if isinstance(case, Dossier):
        assert answer["nummer"] == case.dossiernummer
        assert [one["kenmerk"] for one in answer["behoeften"]] == [
            one.kenmerk for one in case.behoeften if one.is_open
        ]
        assert all(len(one["stappen"]) == 6 for one in answer["behoeften"])
        assert "naam" not in answer
        assert run("toon", sample, "--samenvatting").exit_code == 0
    else:
        assert [one["kenmerk"] for one in answer["subgroepen"]] == [one.kenmerk for one in case.subgroepen]


@pytest.mark.parametrize("options", [(), ("--json",), ("--samenvatting",), ("--samenvatting", "--json")])
def test_a_closed_need_is_seen_only_when_asked(options: tuple[str, ...], tmp_path: Path) -> None:
    path = written(tmp_path, two_needs())
    assert CLOSED not in run("toon", path, *options, *DAY).output


def test_closed_needs_are_shown_with_the_day_and_the_reason_when_asked(tmp_path: Path) -> None:
    path = written(tmp_path, two_needs())
    assert "--afgesloten" in run("toon", path, *DAY).stderr
    result = run("toon", path, "--afgesloten", *DAY)
    assert CLOSED in result.stdout
    assert "Open van 6 oktober 2026 tot 10 november 2026." in result.stdout
    assert "Reden: Het kluisje is niet meer nodig." in result.stdout
    assert "Dit is geschiedenis" in result.stderr


def test_goals_moments_and_what_is_missing_are_on_the_page(tmp_path: Path) -> None:
    measured = goal(
        nulmeting="50 woorden", streefdatum="2026-12-11", metingen=[{"datum": "2026-11-12", "waarde": "61"}]
    )
    case = dossier(
        regiehouder=None,
        behoeften=[need()],
        plannen=[plan(behoeften=["B1"], status="in_uitvoering", doelen=[measured])],
    )
    text = run("toon", written(tmp_path, case), *DAY).stdout
    assert "regie: nog niemand" in text
    assert "nulmeting          50 woorden" in text
    assert "12 november 2026   61" in text
    assert "11 december 2026   Doel D1 van plan HP1: is het behaald?" in text
    assert "REGIE-01" in text


def test_a_case_that_does_not_fit_is_refused_with_its_findings(tmp_path: Path) -> None:
    path = tmp_path / "a.dossier.yaml"
    path.write_text("dossiernummer: D-7K3Q-92\n", encoding="utf-8")
    result = run("toon", path)
    assert result.exit_code == 1
    assert "STR-01" in result.stderr
    assert result.stdout == ""


def test_the_summary_of_a_groepsplan_is_refused() -> None:
    (sample, *_) = (path for path in SAMPLES if "groepsplan" in path.name)
    assert run("toon", sample, "--samenvatting").exit_code == 2


@pytest.mark.eis("R018")
def test_the_days_from_signal_to_plan_are_counted(tmp_path: Path) -> None:
    case = tmp_path / "a.dossier.json"
    signal = {"kenmerk": "S1", "datum": "2026-09-01", "door": "Jolien", "gebied": "leren"}
    made = dossier(
        signalen=[signal | {"kenmerk": "S2", "datum": "2026-09-10"}, signal],
        plannen=[plan(vastgesteld_op="2026-09-15")],
    )
    case.write_text(made.model_dump_json(exclude_none=True), encoding="utf-8")
    assert "Van het eerste signaal tot het eerste plan: 14 dagen" in run("toon", case).stdout
    assert json.loads(run("toon", case, "--json").stdout)["dagen_tot_plan"] == 14


@pytest.mark.eis("R093")
def test_of_a_conversation_it_shows_who_was_invited_and_who_was_there(tmp_path: Path) -> None:
    guests = [{"naam": "Fatima", "aanwezig": True}, {"naam": "Ans", "aanwezig": False}, {"naam": "Rik"}]
    past = {"kenmerk": "G1", "datum": "2026-10-06", "uitkomst": "interventie", "genodigden": guests}
    coming = {**past, "kenmerk": "G2", "datum": "2027-12-01", "genodigden": guests[2:]}
    result = run("toon", written(tmp_path, dossier(gesprekken=[past, coming])), *DAY)
    said = " ".join(result.stdout.split())
    assert "G1 6 oktober 2026 Fatima (was er), Ans (was er niet), Rik (nog niet ingevuld)" in said
    assert "G2 1 december 2027 Rik " in said
    assert "Rik (" not in said.partition("G2")[2]
