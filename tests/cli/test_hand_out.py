"""`inzage` and `exporteer`: what people get, what the dossier says of it, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossiertool.files.load import load_dossier
from tests.documents import word

from .run import run

DAY = ("--vandaag", "2026-11-22")
CASE = """\
soort: dossier
dossiernummer: D-7K3Q-92  # het nummer blijft
school: {naam: Voorbeeldcollege}
leerling: {roepnaam: Noor, klas: 1V1, geboortedatum: 2014-02-27, voornaamwoord: zij}
schooljaar: 2026-2027
betrokkenen:
  - {naam: Fatima, rol: ouder, functie: moeder, gezag: true}
  - {naam: Mark, rol: ouder, functie: vader, gezag: false}
signalen:
  - {kenmerk: S1, datum: 2026-09-28, door: Jolien, feiten: [{wat: Noor zat naast Daan en las 11 regels.}]}
behoeften:
  - {kenmerk: B1, omschrijving: Noor heeft een rustige plek nodig., geopend_op: 2026-09-28}
  - kenmerk: B2
    omschrijving: Noor heeft een vaste zitplaats nodig.
    geopend_op: 2026-09-28
    status: afgesloten
    afgesloten_op: 2026-10-20
toestemmingen:
  - kenmerk: T1
    soort: onderzoek_observatie
    ontvanger: jeugdarts Kramer
    doel: Advies over rust
    gegevens: [de behoeften]
    onderdelen: [behoeften]
    antwoorden: [{wie: Fatima, functie: moeder, antwoord: ja, datum: 2026-11-05}]
overdrachten:
  - soort: po-vo
    datum: 2026-11-20
    naar: Nieuwe School
    onderdelen: [behoeften]
    akkoord_leerling_op: 2026-11-12
    akkoord_ouders_op: 2026-11-13
"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "noor.dossier.yaml"
    path.write_text(CASE, encoding="utf-8")
    other = CASE.replace("D-7K3Q-92", "D-4M7T-58").replace("roepnaam: Noor", "roepnaam: Daan")
    (tmp_path / "ander.dossier.yaml").write_text(other, encoding="utf-8")
    return path


@pytest.mark.eis("N11")
@pytest.mark.eis("R154")
def test_a_parent_gets_everything_about_the_child_and_nothing_about_others(case: Path) -> None:
    done = run("inzage", case, "--voor", "Fatima", "--door", "Sabine", *DAY)

    assert done.exit_code == 0
    assert done.stdout == "Geschreven: inzage-D-7K3Q-92.docx\n"
    assert "weggelaten: 1 keer" in done.stderr
    text = word.all_text(Path("inzage-D-7K3Q-92.docx").read_bytes())
    for said in (
        "Noor heeft een rustige plek nodig.",
        "Noor heeft een vaste zitplaats nodig.",
        "las 11 regels",
    ):
        assert said in text
    assert "Daan" not in text
    assert "Naam van een andere leerling: 1 keer" in text


@pytest.mark.eis("R154")
def test_the_dossier_says_who_asked_and_got_it_and_stays_as_people_wrote_it(case: Path) -> None:
    assert run("inzage", case, "--voor", "Fatima", "--door", "Sabine", *DAY).exit_code == 0

    (asked,) = load_dossier(case).verzoeken  # type: ignore[union-attr]
    assert (asked.soort, asked.door, asked.besluit, asked.besloten_door) == (
        "inzage",
        "Fatima",
        "toegewezen",
        "Sabine",
    )
    assert "# het nummer blijft" in case.read_text(encoding="utf-8")


def test_a_parent_without_gezag_gets_information_and_the_reason_is_recorded(case: Path) -> None:
    done = run("inzage", case, "--voor", "Mark", "--door", "Sabine", *DAY)

    assert done.stdout == "Geschreven: informatie-D-7K3Q-92.docx\n"
    text = word.all_text(Path("informatie-D-7K3Q-92.docx").read_bytes())
    assert "las 11 regels" not in text
    assert "dat laat de school zien aan ouders met gezag" in text
    (asked,) = load_dossier(case).verzoeken  # type: ignore[union-attr]
    assert asked.besluit == "deels"
    assert asked.reden is not None
    assert "artikel 377c" in asked.reden


def test_who_may_not_see_it_gets_nothing_and_the_dossier_is_as_it_was(case: Path) -> None:
    before = sorted(path.name for path in case.parent.iterdir())
    refused = run("inzage", case, "--voor", "Noor", "--door", "Sabine", *DAY)
    unknown = run("inzage", case, "--voor", "Pietersen", "--door", "Sabine", *DAY)

    assert (refused.exit_code, unknown.exit_code) == (6, 3)
    assert "Pietersen" not in unknown.stderr
    assert case.read_text(encoding="utf-8") == CASE
    assert sorted(path.name for path in case.parent.iterdir()) == before


@pytest.mark.eis("R112")
def test_a_receiver_gets_the_parts_of_the_consent_and_not_a_word_more(case: Path) -> None:
    ask = ("exporteer", case, "--ontvanger", "jeugdarts Kramer", "--door", "Sabine", *DAY)
    assert run(*ask, "-o", "uit.json").exit_code == 0
    assert run(*ask, "-o", "uit.docx").exit_code == 0

    found = json.loads(Path("uit.json").read_text(encoding="utf-8"))
    assert set(found["onderdelen"]) == {"behoeften"}
    assert [need["omschrijving"] for need in found["onderdelen"]["behoeften"]] == [
        "Noor heeft een rustige plek nodig."
    ]
    for text in (json.dumps(found), word.all_text(Path("uit.docx").read_bytes())):
        for kept in ("vaste zitplaats", "las 11 regels", "Fatima", "2014", "Mark"):
            assert kept not in text


@pytest.mark.eis("R112")
def test_what_was_shared_stands_in_the_dossier_once(case: Path) -> None:
    ask = ("exporteer", case, "--ontvanger", "jeugdarts Kramer", "--door", "Sabine", *DAY)
    for name in ("een.docx", "twee.docx"):
        assert run(*ask, "-o", name).exit_code == 0

    (line,) = load_dossier(case).uitwisselingen  # type: ignore[union-attr]
    assert (line.ontvanger, line.toestemming, line.onderdelen) == ("jeugdarts Kramer", "T1", ("behoeften",))


def test_without_a_ground_no_file_is_made_and_the_dossier_is_as_it_was(case: Path) -> None:
    done = run("exporteer", case, "--ontvanger", "politie", "--door", "Sabine", "-o", "uit.docx", *DAY)

    assert done.exit_code == 6
    assert not Path("uit.docx").exists()
    assert case.read_text(encoding="utf-8") == CASE


def test_a_file_that_is_there_stays_and_nothing_is_recorded(case: Path) -> None:
    Path("uit.docx").write_text("van mij")
    done = run("exporteer", case, "--ontvanger", "jeugdarts Kramer", "--door", "S", "-o", "uit.docx", *DAY)

    assert done.exit_code == 2
    assert Path("uit.docx").read_text() == "van mij"
    assert case.read_text(encoding="utf-8") == CASE


@pytest.mark.eis("R046")
@pytest.mark.eis("R047")
def test_a_transfer_is_made_after_the_yes_of_pupil_and_parents_and_not_before(case: Path) -> None:
    early = ("--vandaag", "2026-11-12")
    assert run("vul", "overdracht", case, "-o", "te-vroeg.docx", *early).exit_code == 6
    assert run("exporteer", case, "--overdracht", "-o", "te-vroeg.json", *early).exit_code == 6
    assert not list(case.parent.glob("te-vroeg*"))

    assert run("vul", "overdracht", case, "-o", "mee.docx", *DAY).exit_code == 0
    assert run("exporteer", case, "--overdracht", "-o", "mee.json", *DAY).exit_code == 0
    for text in (word.all_text(Path("mee.docx").read_bytes()), Path("mee.json").read_text(encoding="utf-8")):
        assert "rustige plek" in text
        assert "vaste zitplaats" not in text


@pytest.mark.eis("R046")
def test_a_closed_need_goes_along_only_when_it_was_chosen(case: Path) -> None:
    chosen = CASE.replace("    akkoord_leerling_op", "    met_afgesloten: [B2]\n    akkoord_leerling_op")
    case.write_text(chosen, encoding="utf-8")

    assert run("exporteer", case, "--overdracht", "-o", "mee.json", *DAY).exit_code == 0
    assert "vaste zitplaats" in Path("mee.json").read_text(encoding="utf-8")


@pytest.mark.eis("R046")
def test_a_transfer_that_was_not_talked_over_is_a_finding(case: Path) -> None:
    found = json.loads(run("controleer", case, "--json", *DAY).stdout)["bevindingen"]
    assert [one["pad"] for one in found if one["code"] == "OVER-01"] == ["overdrachten.0.warm_overgedragen_op"]


@pytest.mark.parametrize(
    "extra",
    [
        (),
        ("--overdracht", "--ontvanger", "x"),
        ("--overdracht", "--toestemming", "T1"),
        ("--overdracht", "--pakket", "map"),
        ("--ontvanger", "x", "--door", "y", "--pakket", "map"),
        ("--pakket", "map", "--door", "y"),
        ("--pakket", "map", "--pdf"),
    ],
)
def test_one_of_three_is_asked(case: Path, extra: tuple[str, ...]) -> None:
    assert run("exporteer", case, *extra, *DAY).exit_code == 2
