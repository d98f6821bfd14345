"""What leaves the school: somebody who should not get it, a consent that is none, others who come along."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from dossiertool.files.load import load_dossier
from tests.cli.run import run
from tests.cli.test_hand_out import CASE, DAY
from tests.documents import word

from .desk import CLASS, Desk

MARK = "{naam: Mark, rol: ouder, functie: vader, gezag: false}"
CONSENT = "antwoorden: [{wie: Fatima, functie: moeder, antwoord: ja, datum: 2026-11-05}]"
ASK = ("--ontvanger", "jeugdarts Kramer", "--door", "Sabine", *DAY)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    other = CASE.replace("D-7K3Q-92", "D-4M7T-58").replace("roepnaam: Noor", "roepnaam: Daan")
    Path("ander.dossier.yaml").write_text(other, encoding="utf-8")


def case(*exchanged: tuple[str, str]) -> Path:
    text = CASE
    for old, new in exchanged:
        assert old in text
        text = text.replace(old, new)
    path = Path("noor.dossier.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def inspect(path: Path, who: str) -> int:
    return run("inzage", path, "--voor", who, "--door", "Sabine", *DAY).exit_code


def test_attack_a_first_name_of_two_parents_gives_nothing_to_the_one_without_gezag() -> None:
    """A stepmother without gezag who also is called Fatima got the whole dossier of the mother."""
    path = case(
        ("{naam: Fatima, ", "{naam: Fatima Bakker, "),
        (MARK, "{naam: Fatima Jansen, rol: ouder, functie: verzorger, gezag: false}"),
    )
    before = path.read_bytes()

    assert inspect(path, "Fatima") == 6
    assert not list(Path().glob("*.docx"))
    assert path.read_bytes() == before
    assert inspect(path, "fatima jansen") == 0
    assert Path("informatie-D-7K3Q-92.docx").exists()


def test_attack_a_parent_with_the_name_of_a_pupil_of_seventeen_is_not_taken_for_the_pupil() -> None:
    path = case(
        (MARK, "{naam: Noor, rol: ouder, functie: verzorger, gezag: false}"), ("2014-02-27", "2009-02-27")
    )

    assert inspect(path, "Noor") == 6
    assert not list(Path().glob("*.docx"))


@pytest.mark.parametrize("who", ["Fatima en journalist De Boer", "Mark en Fatima", "Piet, Fatima", "Fat", " "])
def test_attack_a_list_or_a_piece_of_a_name_is_nobody(who: str) -> None:
    path = case()

    assert inspect(path, who) == 3
    assert path.read_text(encoding="utf-8") == CASE


def test_attack_an_inzage_is_recorded_also_on_the_day_of_another_answer() -> None:
    """A correction that was refused this morning hid that the dossier was handed out this afternoon."""
    path = case()
    path.write_text(
        CASE + "verzoeken:\n  - {kenmerk: VZ1, soort: correctie, ontvangen_op: 2026-11-20, door: Fatima, "
        "van: ouders, besluit: afgewezen, besloten_op: 2026-11-22, besloten_door: S, reden: Klopt.}\n",
        encoding="utf-8",
    )

    assert inspect(path, "Fatima") == 0
    assert [one.soort for one in load_dossier(path).verzoeken] == ["correctie", "inzage"]  # type: ignore[union-attr]


@pytest.mark.eis("R112")
@pytest.mark.parametrize(
    ("answers", "born", "extra"),
    [
        ("antwoorden: [{wie: Fatima, antwoord: ja}]", "2014-02-27", ""),
        ("antwoorden: [{wie: Fatima, antwoord: ja, datum: 2026-11-23}]", "2014-02-27", ""),
        (f"{CONSENT}\n    geldig_tot: 2026-11-21", "2014-02-27", ""),
        (f"{CONSENT}\n    grondslag: publieke_taak\n    geldig_tot: 2026-11-21", "2014-02-27", ""),
        ("antwoorden: [{wie: Mark, antwoord: ja, datum: 2026-11-05}]", "2014-02-27", ""),
        ("antwoorden: [{wie: Mark, antwoord: ja, datum: 2026-11-05}]", "2014-02-27", "niemand"),
        # Given by a parent when the pupil was fifteen; now sixteen, and against it.
        (
            "antwoorden: [{wie: Fatima, antwoord: ja, datum: 2025-11-05}, "
            "{wie: Noor, antwoord: nee, datum: 2026-11-10}]",
            "2009-12-01",
            "",
        ),
        (
            "antwoorden: [{wie: Fatima, antwoord: ja, datum: 2026-11-05, ingetrokken_op: 2026-11-22}]",
            "2014-02-27",
            "",
        ),
    ],
)
def test_attack_a_yes_that_does_not_count_gives_nothing_away(answers: str, born: str, extra: str) -> None:
    exchanged = [(CONSENT, answers), ("2014-02-27", born)]
    exchanged += [("gezag: true", "gezag: false")] if extra else []
    path = case(*exchanged)
    before = path.read_bytes()

    done = run("exporteer", path, *ASK, "-o", "uit.json")

    assert done.exit_code == 6
    assert not Path("uit.json").exists()
    assert path.read_bytes() == before


@pytest.mark.eis("R112")
def test_attack_an_old_yes_does_not_hold_against_a_later_no_for_the_same_receiver() -> None:
    later = (
        "  - {kenmerk: T2, soort: onderzoek_observatie, ontvanger: Jeugdarts Kramer, doel: Advies, "
        "onderdelen: [behoeften], antwoorden: [{wie: Fatima, antwoord: nee, datum: 2026-11-20}]}\n"
    )
    path = case(("overdrachten:\n", f"{later}overdrachten:\n"))

    assert run("exporteer", path, *ASK, "-o", "uit.json").exit_code == 6
    assert run("exporteer", path, *ASK, "--toestemming", "T2", "-o", "uit.json").exit_code == 6
    assert not Path("uit.json").exists()
    assert run("exporteer", path, *ASK, "--toestemming", "T1", "-o", "uit.json").exit_code == 0


@pytest.mark.parametrize("target", ["uit.json", "uit.docx"])
@pytest.mark.parametrize("how", ["ontvanger", "overdracht", "vul"])
def test_attack_the_name_of_another_pupil_does_not_leave_the_school(how: str, target: str) -> None:
    path = case(("onderdelen: [behoeften]", "onderdelen: [behoeften, signalen]"))
    asked = {
        "ontvanger": ("exporteer", path, *ASK),
        "overdracht": ("exporteer", path, "--overdracht", *DAY),
        "vul": ("vul", "overdracht", path, *DAY),
    }[how]
    if how == "vul" and target.endswith("json"):
        target = "nog.docx"

    assert run(*asked, "-o", target).exit_code == 0
    raw = Path(target).read_bytes()
    said = raw.decode() if target.endswith("json") else word.all_text(raw)
    assert "las 11 regels" in said
    assert "Daan" not in said


def test_attack_the_sheet_for_a_parent_without_gezag_names_no_other_pupil() -> None:
    plan = """\
plannen:
  - kenmerk: HP1
    gericht_op: Beginnen
    startdatum: 2026-10-12
    einddatum: 2027-02-01
    behoeften: [B1]
    doelen: [{kenmerk: D1, behoefte: B1, omschrijving: Noor begint net als Daan binnen 2 minuten.}]
    maatregelen: [{kenmerk: M1, doelen: [D1], wat: Noor zit niet naast Daan., wie: Jolien}]
"""
    path = case(("overdrachten:\n", f"{plan}overdrachten:\n"))

    done = run("inzage", path, "--voor", "Mark", "--door", "Sabine", *DAY)

    assert done.exit_code == 0, done.output
    assert "Daan" not in word.all_text(Path("informatie-D-7K3Q-92.docx").read_bytes())


def test_attack_the_name_of_an_attachment_names_no_other_pupil() -> None:
    kept = f"  - {{id: {'0' * 32}, naam: brief Daan.pdf, mediatype: application/pdf, lengte: 5, "
    kept += "datum: 2026-10-01, door: Jolien}\n"
    path = case(("overdrachten:\n", f"bijlagen:\n{kept}overdrachten:\n"))
    done = run("inzage", path, "--voor", "Fatima", "--door", "Sabine", *DAY)
    assert done.exit_code == 0, done.output
    text = word.all_text(Path("inzage-D-7K3Q-92.docx").read_bytes())

    assert "brief [een andere leerling].pdf" in text
    assert "Daan" not in text


def test_attack_what_is_behind_a_word_document_says_nothing_more() -> None:
    """Properties, comments, thumbnails and custom data of the file: where a lawyer looks first."""
    path = case()
    assert run("exporteer", path, *ASK, "-o", "uit.docx").exit_code == 0
    assert inspect(path, "Fatima") == 0

    for name in ("uit.docx", "inzage-D-7K3Q-92.docx"):
        with zipfile.ZipFile(name) as parts:
            strange = ("thumbnail", "comments", "custom", "people")
            assert [part for part in parts.namelist() if any(one in part.lower() for one in strange)] == []
            behind = b"".join(parts.read(part) for part in parts.namelist() if part.startswith("docProps/"))
        for word_ in (b"Daan", b"Sabine", b"rustige plek", b"/home", b"/tmp"):
            assert word_ not in behind


def test_attack_an_inzage_from_the_vault_names_no_pupil_of_another_dossier(desk: Desk) -> None:
    for path in (case(), Path("ander.dossier.yaml")):
        assert run("kluis", "bewaar", path, *desk.options).exit_code == 0

    done = run("inzage", "kluis:D-7K3Q-92", "--voor", "Fatima", "--door", "S", *DAY, *desk.options, "--json")

    assert done.exit_code == 0, done.output
    assert "Daan" not in word.all_text(Path(json.loads(done.stdout)["uit"]).read_bytes())


def test_attack_many_transfers_from_the_vault_name_no_pupil_of_another_dossier(desk: Desk) -> None:
    path = case(("onderdelen: [behoeften]", "onderdelen: [behoeften, signalen]"))
    for one in (path, Path("ander.dossier.yaml")):
        assert run("kluis", "bewaar", one, *desk.options).exit_code == 0
        one.unlink()

    done = run("bulk", "overdracht", "kluis:D-7K3Q-92", "--naar", "uit", *DAY, *desk.options)

    assert done.exit_code == 0, done.output
    said = word.all_text(Path("uit/overdracht-D-7K3Q-92.docx").read_bytes())
    assert "las 11 regels" in said
    assert "Daan" not in said


def test_attack_what_leaves_the_vault_names_no_classmate_of_a_groepsplan(desk: Desk) -> None:
    own = case()
    for path in (own, CLASS):  # in which Daan is a pupil
        assert run("kluis", "bewaar", path, *desk.options).exit_code == 0
    own.unlink()
    Path("ander.dossier.yaml").unlink()

    done = run("inzage", "kluis:D-7K3Q-92", "--voor", "Fatima", "--door", "S", *DAY, *desk.options, "--json")

    assert done.exit_code == 0, done.output
    assert "Daan" not in word.all_text(Path(json.loads(done.stdout)["uit"]).read_bytes())
