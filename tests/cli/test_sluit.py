"""`sluit` and `heropen`: what is refused, what is written, and what stays as it was."""

from __future__ import annotations

import json
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest

from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_json, dump_yaml
from dossiertool.model.dossier import Dossier
from dossiertool.model.kinds import Behoeftestatus, Sluitreden
from tests.checks.cases import dossier, evaluatie, goal, need, plan
from tests.cli.run import run

DAY = ("--vandaag", "2027-06-25")
SAID = ("--reden", "behaald", "--door", "Sabine", "--met", "Noor", "--met", "Fatima", "--bewijs", "E1")
WHOLE: dict[str, Any] = {"akkoorden": [], "gedeeld_met": []}


def case(**parts: Any) -> Dossier:
    """Make a dossier of which one need was helped by a plan that was evaluated well."""
    goals = [goal(behoefte="B1")]
    last = evaluatie(
        doelen=[{"doel": "D1", "doelbereik": "behaald"}],
        afbouw=[{"datum": "2027-03-01", "stap": "Alleen als Noor erom vraagt.", "wie": ["Sabine"]}],
        nazorg={"datum": "2027-06-01", "wie": "Sabine"},
        **WHOLE,
    )
    after = {"kenmerk": "E2", "soort": "nazorg", "datum": "2027-06-01", "behoeften": ["B1"], "vervolg": "geen"}
    return dossier(
        **{
            "betrokkenen": [{"naam": "Fatima", "rol": "ouder", "functie": "moeder", "gezag": True}],
            "behoeften": [need(status="in_behandeling")],
            "plannen": [plan(behoeften=["B1"], doelen=goals, status="afgesloten", **WHOLE)],
            "evaluaties": [last, after],
            "zienswijze_ontbreekt": [
                {"van": "leerling", "reden": "Noor wilde liever niets zeggen."},
                {"van": "ouders", "reden": "Fatima is twee keer gebeld."},
            ],
            **parts,
        }
    )


def written(folder: Path, found: Dossier) -> Path:
    path = folder / "zaak.dossier.yaml"
    path.write_text("# Van ons\n" + dump_yaml(found), encoding="utf-8")
    return path


@pytest.mark.eis("R150")
def test_a_need_is_closed_with_reason_day_who_with_whom_and_evidence_and_the_rest_stays(tmp_path: Path) -> None:
    path = written(tmp_path, case())
    before = path.read_text(encoding="utf-8")

    done = run("sluit", "behoefte", path, "B1", *SAID, *DAY)

    assert done.exit_code == 0, done.stderr
    found = load_dossier(path)
    assert isinstance(found, Dossier)
    closed = found.behoeften[0]
    assert closed.status is Behoeftestatus.AFGESLOTEN
    assert (str(closed.afgesloten_op), closed.sluitreden, closed.sluitbewijs) == ("2027-06-25", "behaald", "E1")
    assert closed.reden == "Het doel is behaald."
    assert closed.afgesloten_met == ("Noor", "Fatima")
    last = closed.wijzigingen[-1]
    assert (last.door, last.met, last.sluitreden) == ("Sabine", ("Noor", "Fatima"), Sluitreden.BEHAALD)
    after = path.read_text(encoding="utf-8")
    differences = ndiff(before.splitlines(), after.splitlines())
    assert [line for line in differences if line.startswith("- ")] == ["-   status: in_behandeling"]
    assert run("controleer", path, *DAY).stdout.count("SLUIT-") == 0


@pytest.mark.eis("R150")
def test_what_was_not_said_is_named_by_field_with_what_to_type(tmp_path: Path) -> None:
    path = written(tmp_path, case())
    before = path.read_bytes()

    done = run("sluit", "behoefte", path, "B1", *DAY)

    assert done.exit_code == 2
    assert "reden, door, afgesloten_met, sluitbewijs" in done.stderr
    for option in ("--reden", "--door", "--met", "--bewijs"):
        assert option in done.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"--met": "Sabine"}, 6, "geen leerling en geen ouder"),
        ({"--bewijs": "E9"}, 3, "geen evaluatie met dat kenmerk"),
        ({"--reden": "klaar"}, 2, "Deze reden kent dossiertool niet"),
        ({"--datum": "2027-06-26"}, 2, "moet nog komen"),
        ({"--datum": "2026-10-05"}, 2, "vóór geopend_op"),
        ({"--door": "Sabine\nJolien"}, 2, "maar één regel"),
        ({"--bewijs": "Burgerservicenummer 111222333."}, 2, "burgerservicenummer"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    changed: dict[str, str], code: int, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path, case())
    before = path.read_bytes()
    given = {"--reden": "behaald", "--door": "Sabine", "--met": "Noor", "--bewijs": "E1", **changed}

    done = run("sluit", "behoefte", path, "B1", *[each for pair in given.items() for each in pair], *DAY)

    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
    assert "111222333" not in done.output
    assert path.read_bytes() == before


@pytest.mark.eis("R157")
def test_a_need_that_was_helped_is_not_closed_without_steps_and_one_handed_over_is(tmp_path: Path) -> None:
    abrupt = case().model_dump(mode="json")
    for one in abrupt["evaluaties"]:
        one |= {"afbouw": [], "vervolg": "voortzetten"}
    path = written(tmp_path, Dossier.model_validate(abrupt))
    refused = run("sluit", "behoefte", path, "B1", *SAID, *DAY)
    assert refused.exit_code == 6
    assert "de afbouw" in refused.stderr
    assert "SLUIT-05" in refused.stderr

    handed_over = run("sluit", "behoefte", path, "B1", "--reden", "overgedragen", *SAID[2:], *DAY)
    assert handed_over.exit_code == 0, handed_over.stderr


def test_a_need_that_is_closed_or_unknown_is_said_so(tmp_path: Path) -> None:
    path = written(tmp_path, case())
    assert run("sluit", "behoefte", path, "B7", *SAID, *DAY).exit_code == 3
    assert run("sluit", "behoefte", path, "B1", *SAID, *DAY).exit_code == 0
    again = run("sluit", "behoefte", path, "B1", *SAID, *DAY)
    assert (again.exit_code, "al afgesloten" in again.stderr) == (6, True)


def test_a_need_in_a_json_file_is_closed_too(tmp_path: Path) -> None:
    path = tmp_path / "zaak.dossier.json"
    path.write_text(dump_json(case()), encoding="utf-8")
    done = run("sluit", "behoefte", path, "B1", *SAID, *DAY, "--json")
    assert json.loads(done.stdout) == {
        "doel": str(path), "nummer": "D-7K3Q-92", "daad": "sluit_behoefte", "kenmerk": "B1",
        "datum": "2027-06-25", "signaal": None, "doorgezet": [], "blokkades": [],
    }  # fmt: skip
    found = load_dossier(path)
    assert isinstance(found, Dossier)
    assert not found.behoeften[0].is_open


def open_in_every_way() -> Dossier:
    """Make a dossier in which each kind of thing stands in the way."""
    last = {"kenmerk": "E3", "soort": "eind", "datum": "2027-02-06", "plan": "HP2", "vervolg": "afsluiten"}
    second = plan(
        kenmerk="HP2",
        behoeften=["B1"],
        doelen=[goal(behoefte="B1")],
        status="afgesloten",
        akkoorden=[{"wie": "Fatima"}],
        gedeeld_met=[{"wie": "Fatima"}],
    )
    return case(
        plannen=[plan(behoeften=["B1"], doelen=[goal(behoefte="B1")], **WHOLE), second],
        evaluaties=[{**last, **WHOLE}],
        zienswijze_ontbreekt=[],
        toestemmingen=[
            {"kenmerk": "T1", "soort": "bespreking_ot", "ontvanger": "OT", "doel": "Bespreken met naam"}
        ],
        uitwisselingen=[{"datum": "2026-11-12", "ontvanger": "Kramer", "doel": "Advies"}],
        overdrachten=[{"soort": "vo-mbo", "datum": "2027-04-12", "naar": "mbo Voorbeeldstreek"}],
        verzoeken=[{"kenmerk": "VZ1", "soort": "inzage", "ontvangen_op": "2027-06-01", "door": "Fatima"}],
    )


CODES = [
    "behoefte:B1", "doel:HP1.D1", "doel:HP2.D1", "plan:HP1", "eindevaluatie:HP1", "afbouw:E3", "nazorg:E3",
    "zienswijze:leerling", "zienswijze:ouders", "akkoord:HP2", "gedeeld:HP2", "toestemming:T1",
    "uitwisseling:1", "overdracht:1", "verzoek:VZ1",
]  # fmt: skip


@pytest.mark.eis("R034")
def test_a_dossier_says_of_everything_that_stands_in_the_way_what_to_do_and_stays_open(tmp_path: Path) -> None:
    path = written(tmp_path, open_in_every_way())
    before = path.read_bytes()

    done = run("sluit", "dossier", path, "--door", "Sabine", "--reden", "Klaar.", *DAY)

    assert done.exit_code == 6
    shown = [line.strip() for line in done.stdout.splitlines() if line.strip() in CODES]
    assert shown == CODES
    assert done.stdout.count("→") == len(CODES)
    assert "DOEL" not in done.stdout
    assert f"dossiertool sluit behoefte {path} B1" in " ".join(done.stdout.split())
    assert path.read_bytes() == before

    told = json.loads(run("sluit", "dossier", path, *DAY, "--json").stdout)
    assert [each["code"] for each in told["blokkades"]] == CODES
    assert all(each["pad"] and each["wat"] and each["doe"] for each in told["blokkades"])


@pytest.mark.eis("R034", "R150")
def test_a_block_is_overruled_only_with_reason_and_name_and_both_stay_visible(tmp_path: Path) -> None:
    path = written(tmp_path, open_in_every_way())
    overruled = [each for code in CODES for each in ("--toch", f"{code}=Noor is verhuisd.")]

    one_left = run("sluit", "dossier", path, *overruled[2:], "--door", "Sabine", "--reden", "Weg.", *DAY)
    assert one_left.exit_code == 6
    assert "behoefte:B1" in one_left.stdout
    nameless = run("sluit", "dossier", path, *overruled, "--reden", "Weg.", *DAY)
    assert (nameless.exit_code, "--door" in nameless.stderr) == (2, True)
    bare = run("sluit", "dossier", path, "--toch", "behoefte:B1", "--door", "Sabine", *DAY)
    assert (bare.exit_code, "CODE" in bare.stderr or "code" in bare.stderr) == (2, True)
    stray = run(
        "sluit", "dossier", path, *overruled, "--toch", "plan:HP9=x", "--door", "S", "--reden", "W", *DAY
    )
    assert (stray.exit_code, "plan:HP9" in stray.stderr) == (6, True)

    done = run("sluit", "dossier", path, *overruled, "--door", "Sabine", "--reden", "Noor is verhuisd.", *DAY)
    assert done.exit_code == 0, done.stderr
    found = load_dossier(path)
    assert isinstance(found, Dossier)
    closing = found.afsluiting
    assert closing is not None
    assert [(each.code, each.door) for each in closing.doorgezet] == [(code, "Sabine") for code in CODES]
    shown = run("toon", path, *DAY).stdout
    assert "Dossier afgesloten op 25 juni 2027 door Sabine" in shown
    assert "Stond nog open: verzoek:VZ1. Noor is verhuisd. (Sabine)" in shown
    assert "SLUIT-08" not in run("controleer", path, *DAY).stdout


@pytest.mark.eis("R034", "R150")
def test_a_dossier_with_nothing_in_the_way_closes_and_opens_again_with_both_in_its_history(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, case())
    assert run("sluit", "behoefte", path, "B1", *SAID, *DAY).exit_code == 0
    asked = run("sluit", "dossier", path, *DAY)
    assert (asked.exit_code, "--reden" in asked.stderr) == (2, True)
    done = run("sluit", "dossier", path, "--door", "Sabine", "--reden", "Alles is klaar.", *DAY)
    assert done.exit_code == 0, done.stderr
    assert run("sluit", "dossier", path, "--door", "S", "--reden", "R", *DAY).exit_code == 6

    why = (
        "--signaal",
        "Noor leverde op 4 oktober niets in.",
        "--reden",
        "Weer hulp nodig.",
        "--door",
        "Jolien",
    )
    later = ("--vandaag", "2027-10-04")
    first = run("heropen", "behoefte", path, "B1", *why, *later)
    assert (first.exit_code, "hele dossier is afgesloten" in first.stderr) == (6, True)
    assert run("heropen", "dossier", path, *later).exit_code == 2
    assert run("heropen", "dossier", path, *why, *later).exit_code == 0
    assert run("heropen", "dossier", path, *why, *later).exit_code == 6
    assert run("heropen", "behoefte", path, "B1", *why, *later).exit_code == 0

    found = load_dossier(path)
    assert isinstance(found, Dossier)
    again = found.behoeften[0]
    assert (again.is_open, again.afgesloten_op, again.reden, again.afgesloten_met) == (True, None, None, ())
    assert [change.status for change in again.wijzigingen] == ["afgesloten", "open"]
    assert again.wijzigingen[0].met == ("Noor", "Fatima")
    assert [signal.kenmerk for signal in found.signalen] == ["S1", "S2"]
    assert (again.wijzigingen[1].signaal, found.signalen[1].behoeften) == ("S2", ("B1",))
    assert found.afsluiting is None
    assert found.afsluitingen[0].heropend is not None
    history = run("toon", path, "--afgesloten", *later).stdout
    for line in (
        "Dossier afgesloten op 25 juni 2027",
        "Weer geopend op 4 oktober 2027 door Jolien",
        "Bewijs: E1",
    ):
        assert line in history
    codes = run("controleer", path, *later).stdout
    assert not any(code in codes for code in ("SLUIT-02", "SLUIT-05", "LEVENS-01", "VERW-01"))


def test_attack_a_file_that_changed_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dossiertool.files.amend import amended  # noqa: PLC0415

    path = written(tmp_path, case())

    def slowly(file: Any, changed: Any) -> str:
        path.write_text("# iemand anders\n" + dump_yaml(case()), encoding="utf-8")
        return amended(file, changed)

    monkeypatch.setattr("dossiertool.actions.amend.amended", slowly)
    done = run("sluit", "behoefte", path, "B1", *SAID, *DAY)
    assert done.exit_code == 2
    assert path.read_text(encoding="utf-8").startswith("# iemand anders")


def test_a_groepsplan_has_no_needs_to_close(tmp_path: Path) -> None:
    path = tmp_path / "zaak.groepsplan.yaml"
    source = Path(__file__).parents[2] / "samples" / "11-mavo3-lezen" / "zaak.groepsplan.yaml"
    path.write_bytes(source.read_bytes())
    done = run("sluit", "dossier", path, "--door", "S", "--reden", "R", *DAY)
    assert (done.exit_code, "groepsplan" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "sample",
    sorted((Path(__file__).parents[2] / "samples").glob("*/*.dossier.yaml")),
    ids=lambda p: p.parent.name,
)
def test_each_open_need_of_each_sample_closes_and_opens_again_in_the_words_of_its_writer(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "zaak.dossier.yaml"
    path.write_bytes(sample.read_bytes())
    before = load_dossier(path)
    assert isinstance(before, Dossier)
    late = ("--vandaag", "2027-12-01")
    said = (
        "--reden",
        "overgedragen",
        "--door",
        "Sabine",
        "--met",
        "ouders",
        "--bewijs",
        "Gesprek van vandaag.",
    )
    for open_need in [each.kenmerk for each in before.behoeften if each.is_open]:
        was = path.read_text(encoding="utf-8").splitlines()
        done = run("sluit", "behoefte", path, open_need, *said, *late)
        assert done.exit_code == 0, done.stderr
        gone = [
            line[2:] for line in ndiff(was, path.read_text(encoding="utf-8").splitlines()) if line[0] == "-"
        ]
        assert all(
            "status:" in line or "opnieuw_bekijken_op:" in line or "wijzigingen:" in line for line in gone
        )
        why = ("--signaal", "Weer gezien.", "--reden", "Weer nodig.", "--door", "Sabine")
        assert run("heropen", "behoefte", path, open_need, *why, *late).exit_code == 0
    after = load_dossier(path)
    assert isinstance(after, Dossier)
    assert [each.is_open for each in after.behoeften] == [each.is_open for each in before.behoeften]
    assert after.plannen == before.plannen
