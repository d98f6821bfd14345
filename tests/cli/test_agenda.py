"""`agenda`: per person, overdue first, by number; and the same in a calendar."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_json, dump_yaml
from dossiertool.model.dossier import Dossier
from tests.checks.cases import dossier, evaluatie, measure, need, plan

from .run import run

ROOT = Path(__file__).parents[2] / "samples"
SAMPLES = sorted(ROOT.glob("*/zaak.*.yaml"))
DAY = ("--vandaag", "2026-11-21")


def rows(*args: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("agenda", *args, "--json", *DAY).stdout.splitlines()]


def write(path: Path, **parts: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump_yaml(dossier(**parts)), encoding="utf-8")
    return path


def quiet(**parts: Any) -> dict[str, Any]:
    """Return the parts of a dossier in which nothing is overdue."""
    return {
        "behoeften": [need()],
        "plannen": [
            plan(behoeften=["B1"], status="in_uitvoering", evaluatiemomenten=[{"datum": "2026-12-11"}])
        ],
        **parts,
    }


def test_a_folder_is_searched_to_the_bottom_and_gives_what_its_files_give() -> None:
    of_folder = rows(ROOT)
    of_files = rows(*SAMPLES)
    assert of_folder == of_files
    assert {row["bron"] for row in of_folder} <= {str(path) for path in SAMPLES}
    assert len({row["bron"] for row in of_folder}) > 3


def test_overdue_comes_first_and_then_everything_by_date() -> None:
    found = rows(ROOT)
    assert found == sorted(found, key=lambda row: (not row["dringend"], not row["te_laat"], row["datum"]))
    assert all(row["te_laat"] == (row["datum"] < "2026-11-21") for row in found)
    assert max(row["datum"] for row in found) <= "2026-12-21"


def test_each_path_in_the_answer_leads_to_a_value_of_its_file() -> None:
    for row in rows(ROOT, "--dagen", 3660):
        here: Any = load_dossier(row["bron"])
        for step in row["pad"].split("."):
            here = here[int(step)] if step.isdigit() else getattr(here, step)
        assert here is not None


def test_something_overdue_gives_code_1_and_nothing_overdue_gives_code_0(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dossier.yaml", **quiet())
    result = run("agenda", path, *DAY)
    assert result.exit_code == 0
    assert "11 december 2026   D-7K3Q-92  Evaluatie van plan HP1" in result.stdout
    late = run("agenda", path, "--vandaag", "2026-12-12")
    assert late.exit_code == 1
    assert "te laat" in late.stdout


def test_the_window_is_thirty_days_or_what_is_asked(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dossier.yaml", **quiet())
    assert [row["datum"] for row in rows(path)] == ["2026-12-11"]
    assert rows(path, "--dagen", 19) == []
    assert len(rows(path, "--dagen", 20)) == 1
    assert "niets te doen" in run("agenda", path, "--dagen", 0, *DAY).stdout
    assert run("agenda", path, "--dagen", -1).exit_code == 2


def test_each_person_has_a_heading_and_one_person_can_be_chosen(tmp_path: Path) -> None:
    parts = quiet()
    parts["plannen"][0]["maatregelen"] = [measure(kenmerk="M1", wie="Peter", uiterlijk="2026-12-01")]
    path = write(tmp_path / "a.dossier.yaml", **parts)
    text = run("agenda", path, *DAY).stdout
    assert text.index("\nPeter: 1 afspraak") < text.index("\nSabine: 1 afspraak")
    assert [row["kenmerk"] for row in rows(path, "--wie", "peter")] == ["M1"]


@pytest.mark.eis("N13")
@pytest.mark.parametrize("options", [(), ("--json",), ("--zonder-regie",), ("--dagen", "3660")])
def test_no_pupil_of_the_samples_is_named(options: tuple[str, ...]) -> None:
    output = run("agenda", ROOT, *options, *DAY).output
    for sample in SAMPLES:
        case = load_dossier(sample)
        if isinstance(case, Dossier):
            assert not re.search(rf"\b{case.leerling.roepnaam}\b", output)


def test_names_are_shown_when_asked(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dossier.yaml", **quiet())
    assert "Noor: Evaluatie van plan HP1" in run("agenda", path, "--toon-namen", *DAY).stdout
    (row,) = rows(path, "--toon-namen")
    assert row["naam"] == "Noor"


def test_an_urgent_signal_stands_above_all_persons(tmp_path: Path) -> None:
    signal = {"kenmerk": "S1", "datum": "2026-11-20", "door": "Gerrit", "urgentie": "vandaag"}
    path = write(tmp_path / "a.dossier.yaml", **quiet(signalen=[signal]))
    result = run("agenda", path, *DAY)
    assert (
        result.stdout.index("Dringend") < result.stdout.index("Signaal S1") < result.stdout.index("Evaluatie")
    )
    assert result.exit_code == 1


def test_a_broken_file_in_a_folder_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "a.dossier.yaml", **quiet())
    (tmp_path / "b.dossier.yaml").write_text("dossiernummer: [", encoding="utf-8")
    (tmp_path / "c.dossier.yaml").write_text("dossiernummer: D-7K3Q-92\n", encoding="utf-8")
    (tmp_path / "d" / "e").mkdir(parents=True)
    (tmp_path / "d" / "e" / "f.dossier.json").write_text(
        dump_json(dossier(dossiernummer="D-4M7T-58", **quiet())), encoding="utf-8"
    )
    (tmp_path / "notities.yaml").write_text("hallo", encoding="utf-8")
    result = run("agenda", tmp_path, "--json", *DAY)
    assert [json.loads(line)["nummer"] for line in result.stdout.splitlines()] == ["D-4M7T-58", "D-7K3Q-92"]
    assert "b.dossier.yaml" in result.stderr
    assert "c.dossier.yaml" in result.stderr
    assert "notities" not in result.stderr
    assert result.exit_code == 2


def test_a_file_that_is_named_twice_counts_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dossier.yaml", **quiet())
    assert len(rows(path, tmp_path)) == 1


@pytest.mark.parametrize("doel", ["leeg", "weg.dossier.yaml", "kluis:D-7K3Q-92"])
def test_a_target_without_a_case_is_refused(doel: str, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    target = doel if doel.startswith("kluis") else tmp_path / doel
    result = run("agenda", target)
    assert result.exit_code == 2
    assert "tip: " in result.stderr
    assert result.stdout == ""


@pytest.mark.eis("R023")
def test_dossiers_without_regie_and_all_those_of_a_member_of_staff_who_left_are_listed(tmp_path: Path) -> None:
    school = tmp_path / "instellingen.yaml"
    school.write_text(
        "soort: school\nnaam: S\nmedewerkers:\n  - {naam: Sabine, tot: 2026-11-20}\n"
        "  - {naam: Jolien, tot: 2026-11-21}\n",
        encoding="utf-8",
    )
    closed = need(status="afgesloten", afgesloten_op="2026-11-01", reden="klaar")
    cases = tmp_path / "dossiers"
    write(cases / "1.dossier.yaml", dossiernummer="D-2222-22", behoeften=[need()])
    write(cases / "2.dossier.yaml", dossiernummer="D-3333-33")
    write(cases / "3.dossier.yaml", dossiernummer="D-4444-44", behoeften=[closed])
    write(cases / "4.dossier.yaml", dossiernummer="D-5555-55", regiehouder=None)
    stays = {"naam": "Jolien", "functie": "mentor"}
    write(cases / "5.dossier.yaml", dossiernummer="D-6666-66", regiehouder=stays)
    result = run("agenda", cases, "--zonder-regie", "--school", school, "--json", *DAY)
    assert result.exit_code == 1
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["nummer"] for row in found] == ["D-2222-22", "D-3333-33", "D-5555-55"]
    assert "werkt hier niet meer" in found[0]["reden"]
    assert "nog geen regiehouder" in found[2]["reden"]
    without = run("controleer", cases / "4.dossier.yaml")
    assert without.exit_code == 1
    assert "fout REGIE-01" in without.stdout


@pytest.mark.eis("R125")
def test_the_calendar_parses_and_holds_no_name(tmp_path: Path) -> None:
    out = tmp_path / "uit.ics"
    names = ("--toon-namen",)  # even then: a calendar is read by more people
    result = run("agenda", ROOT, "--dagen", 365, "--ics", out, *names, *DAY)
    assert result.exit_code == 1
    assert f"Geschreven: {out}" in result.stderr
    calendar = Calendar.from_ical(out.read_bytes())
    events = list(calendar.walk("VEVENT"))
    expected = rows(ROOT, "--dagen", 365)
    assert len(events) == len(expected) > 20
    assert {str(event["summary"]) for event in events} == {f"{row['nummer']}: {row['wat']}" for row in expected}
    assert {event.decoded("dtstart").isoformat() for event in events} == {row["datum"] for row in expected}
    assert len({str(event["uid"]) for event in events}) == len(events)
    for event in events:
        assert type(event.decoded("dtstart")) is date
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event.decoded("dtstamp") == datetime(2026, 11, 21, tzinfo=UTC)
    unfolded = out.read_text(encoding="utf-8").replace("\n ", "")
    for sample in SAMPLES:
        case = load_dossier(sample)
        people = [person.naam for person in case.betrokkenen if person.naam not in ("ouders", "leerling")]
        people += (
            [case.leerling.roepnaam] if isinstance(case, Dossier) else [one.naam for one in case.leerlingen]
        )
        for name in people:
            assert not re.search(rf"\b{re.escape(name)}\b", unfolded), name


def test_the_same_calendar_is_made_twice_and_a_moved_moment_keeps_its_uid(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dossier.yaml", **quiet())
    for name in ("1.ics", "2.ics"):
        run("agenda", path, "--ics", tmp_path / name, *DAY)
    assert (tmp_path / "1.ics").read_bytes() == (tmp_path / "2.ics").read_bytes()
    moved = quiet()
    moved["plannen"][0]["evaluatiemomenten"][0]["datum"] = "2026-12-14"
    write(path, **moved)
    run("agenda", path, "--ics", tmp_path / "3.ics", *DAY)
    (first,), (third,) = (
        Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT") for name in ("1.ics", "3.ics")
    )
    assert first["uid"] == third["uid"]
    assert first.decoded("dtstart") != third.decoded("dtstart")


def test_a_calendar_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dossier.yaml", **quiet())
    out = tmp_path / "uit.ics"
    out.write_text("van mij", encoding="utf-8")
    result = run("agenda", path, "--ics", out, *DAY)
    assert result.exit_code == 2
    assert out.read_text(encoding="utf-8") == "van mij"


def test_options_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dossier.yaml", **quiet())
    assert run("agenda", path, "--zonder-regie", "--ics", tmp_path / "uit.ics").exit_code == 2
    assert run("toon", path, "--samenvatting", "--afgesloten").exit_code == 2


def test_a_broken_school_file_is_told_once_and_the_dossiers_go_on(tmp_path: Path) -> None:
    school = tmp_path / "instellingen.yaml"
    school.write_text("naam: [", encoding="utf-8")
    for i in (1, 2):
        write(tmp_path / str(i) / "a.dossier.yaml", **quiet())
    result = run("agenda", tmp_path, "--school", school, "--json", *DAY)
    assert result.stderr.count("instellingen.yaml") == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.exit_code == 2


def test_a_school_file_in_the_folder_has_its_own_entries(tmp_path: Path) -> None:
    write(tmp_path / "a.dossier.yaml", **quiet())
    (tmp_path / "school.yaml").write_text(
        "soort: school\nnaam: Voorbeeldcollege\nprotocollen:\n"
        "  - {code: pesten, naam: pestprotocol, beheerder: Sabine, herzien_op: 2026-12-01}\n",
        encoding="utf-8",
    )
    found = [(row["soort"], row["nummer"]) for row in rows(tmp_path)]
    assert found == [("protocol", "school"), ("evaluatiemoment", "D-7K3Q-92")]


@pytest.mark.eis("R157")
def test_an_abrupt_end_is_a_finding_and_agreed_steps_are_in_the_agenda(tmp_path: Path) -> None:
    ended = evaluatie(vervolg="afbouw", doelen=[{"doel": "D1", "doelbereik": "behaald", "besluit": "afbouwen"}])
    abrupt = write(tmp_path / "a.dossier.yaml", **quiet(evaluaties=[ended]))
    assert "AFB-01" in run("controleer", abrupt).stdout
    steps = [{"datum": f"2026-12-{day}", "stap": "Minder vaak."} for day in ("01", "15")]
    agreed = write(tmp_path / "b.dossier.yaml", **quiet(evaluaties=[{**ended, "afbouw": steps}]))
    assert "AFB-01" not in run("controleer", agreed).stdout
    assert [row["datum"] for row in rows(agreed) if row["soort"] == "afbouw"] == ["2026-12-01", "2026-12-15"]
