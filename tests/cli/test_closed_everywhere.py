"""After `sluit behoefte` nothing that belongs to that need only is in anything that a command makes (R150)."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from dossiertool.cli.main import COMMANDS
from dossiertool.documents.forms.kinds import KINDS
from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_yaml
from dossiertool.model.akkoord import Grondslag
from dossiertool.model.case import SOORTEN
from dossiertool.model.dossier import Dossier
from dossiertool.model.parts import FOLLOW_UPS, PARTS
from dossiertool.model.record import Record
from dossiertool.model.walk import texts
from tests.cli.run import run
from tests.documents.cases import fullest

DAY = "2027-03-01"
CANARY = "kanarievogel"
# What makes or shows something of a case, and is tried here.
TRIED = {"nieuw", "controleer", "vul", "bulk", "formulier", "toon", "agenda", "overzicht", "sluit", "heropen",
         "exporteer"}  # fmt: skip
# What shows the history of a case, because that is what it is for.
WHOLE = {
    "inzage": "parents and pupil see everything that the school holds",
    "verzegel": "the archive keeps the dossier as it was (tests/archive)",
    "zegel": "names and hashes of what was sealed",
}
# What has nothing of a case to show, or only what the user gave it.
NOTHING_TO_SHOW = {
    "demo": "its own samples",
    "leg-uit": "rules",
    "sjabloon": "templates",
    "inbox": "what stands on the form that came back",
    "kluis": "the whole file, as it was kept; a list has numbers and counts (tests/vault)",
    "sleutel": "keys",
    "vernietig": "numbers and days (tests/archive)",
}


def poisoned(record: Record) -> dict[str, Any]:
    """Return the record with the canary in every text, as plain data."""
    plain: dict[str, Any] = record.model_dump(mode="json")
    for text in texts(record):
        here: Any = plain
        *way, last = text.pad.split(".")
        for step in way:
            here = here[int(step)] if step.isdigit() else here[step]
        here[int(last) if last.isdigit() else last] = f"{CANARY} {text.text}"
    return plain


def of_need(number: int, *, poison: bool) -> dict[str, Any]:
    """Return a part of each kind that belongs to this need alone, with its documents, goals and measures."""
    whole = fullest("dossier")
    assert isinstance(whole, Dossier)
    need, plan = f"B{number}", f"HP{number}"

    def part(field: str, **changes: Any) -> dict[str, Any]:
        record = getattr(whole, field)[0]
        return {**(poisoned(record) if poison else record.model_dump(mode="json")), **changes}

    tied: dict[str, Any] = {"behoeften": [need]}
    signal = f"S{number}"
    made = part("plannen", **tied, kenmerk=plan, status="in_uitvoering", vervangt=None, na_evaluatie=None)
    made["doelen"] = [{**made["doelen"][0], "kenmerk": "D1", "behoefte": need}]
    made["maatregelen"] = [{**made["maatregelen"][0], "kenmerk": "M1", "doelen": ["D1"]}]
    made["einddatum"] = "2027-06-30"
    report = part("evaluaties", **tied, kenmerk=f"E{number}", plan=plan, soort="tussen")
    report["doelen"] = [{**report["doelen"][0], "doel": "D1"}]
    report["maatregelen"] = [{**report["maatregelen"][0], "maatregel": "M1"}]
    return {
        "behoeften": part("behoeften", kenmerk=need, status="in_behandeling", afgesloten_op=None, reden=None,
                          wijzigingen=[], bekeken=[], sluitreden=None, sluitbewijs=None, afgesloten_met=[]),
        "signalen": part("signalen", **tied, kenmerk=signal),
        "factoren": part("factoren", **tied, kenmerk=f"F{number}"),
        "hulpvragen": part("hulpvragen", **tied),
        "gesprekken": part("gesprekken", **tied, kenmerk=f"G{number}", datum=f"2026-10-0{number}"),
        "besluiten": part("besluiten", **tied),
        "logboek": part("logboek", **tied, maatregelen=[]),
        "zienswijzen": part("zienswijzen", over=signal),
        "verzoeken": part("verzoeken", kenmerk=f"VZ{number}", onderdeel=signal, besluit=None, besloten_op=None),
        "plannen": made,
        "aanmeldingen": part("aanmeldingen", **tied, kenmerk=f"A{number}", signalen=[signal],
                             datum=f"2026-11-0{number}"),
        "verslagen": part("verslagen", **tied, kenmerk=f"V{number}", aanmelding=f"A{number}",
                          datum=f"2026-11-1{number}"),
        "evaluaties": report,
    }  # fmt: skip


def shared_plan() -> dict[str, dict[str, Any]]:
    """Return a plan for both needs with its evaluation; what is for B1 holds the canary."""
    mine, other = of_need(1, poison=True), of_need(2, poison=False)
    goals = [
        mine["plannen"]["doelen"][0],
        {**other["plannen"]["doelen"][0], "kenmerk": "D2"},
    ]
    measures = [
        mine["plannen"]["maatregelen"][0],
        {**other["plannen"]["maatregelen"][0], "kenmerk": "M2", "doelen": ["D2"]},
    ]
    days = {"vastgesteld_op": "2026-12-01", "startdatum": "2026-12-01"}
    plan = {**other["plannen"], **days, "kenmerk": "HP3", "behoeften": ["B1", "B2"], "doelen": goals}
    results = [mine["evaluaties"]["doelen"][0], {**other["evaluaties"]["doelen"][0], "doel": "D2"}]
    outcomes = [
        mine["evaluaties"]["maatregelen"][0],
        {**other["evaluaties"]["maatregelen"][0], "maatregel": "M2"},
    ]
    report = {**other["evaluaties"], "kenmerk": "E3", "plan": "HP3", "behoeften": [], "datum": "2027-02-20"}
    new = [
        {**mine["plannen"]["maatregelen"][0], "doelen": ["D1"]},
        {**other["plannen"]["maatregelen"][0], "doelen": ["D2"]},
    ]
    return {
        "plannen": {
            **plan,
            "maatregelen": measures,
            "vastgesteld_op": "2026-12-01",
            "startdatum": "2026-12-01",
        },
        "evaluaties": {**report, "doelen": results, "maatregelen": outcomes, "nieuwe_maatregelen": new},
    }


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of which need B1 was closed by the command itself; B2 is open."""
    whole = fullest("dossier").model_dump(mode="json")
    first, second, both = of_need(1, poison=True), of_need(2, poison=False), shared_plan()
    for field in first:
        whole[field] = [part[field] for part in (first, second, both) if field in part]
    whole |= {"afsluitingen": [], "kluisversie": None, "aanvaard": [], "beelden": []}
    path = tmp_path_factory.mktemp("closed") / "zaak.dossier.yaml"
    path.write_text(dump_yaml(Dossier.model_validate(whole)), encoding="utf-8")
    assert CANARY in path.read_text(encoding="utf-8")
    done = run(
        "sluit", "behoefte", path, "B1", "--reden", "behaald", "--door", "Sabine", "--met", "leerling",
        "--bewijs", f"Dit zag de {CANARY}.", "--toelichting", f"Zo zei de {CANARY} het.", "--vandaag", DAY,
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    return path


def within(folder: Path) -> str:
    """Return everything that files in this folder say, also inside Word documents and workbooks."""
    found = []
    for path in folder.rglob("*"):
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as archive:
                found += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        elif path.is_file():
            found.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(found)


def test_every_command_is_tried_here_or_has_nothing_to_show() -> None:
    assert set(COMMANDS) == TRIED | set(WHOLE) | set(NOTHING_TO_SHOW)


@pytest.mark.eis("R150")
@pytest.mark.parametrize("soort", SOORTEN)
def test_no_document_of_any_kind_has_a_word_of_a_closed_need(closed: Path, soort: str, tmp_path: Path) -> None:
    case = load_dossier(closed)
    names: list[str | None] = [None]
    fields = {"handelingsplan": "plannen", "ot-aanmelding": "aanmeldingen", "ot-verslag": "verslagen",
              "evaluatie": "evaluaties", "uitnodiging": "gesprekken"}  # fmt: skip
    names += [each.kenmerk for each in getattr(case, fields.get(soort, ""), ())]
    made = 0
    for kenmerk in names:
        out = tmp_path / f"{kenmerk}.docx"
        wanted = ("--kenmerk", kenmerk) if kenmerk else ()
        done = run("vul", soort, closed, "-o", out, *wanted, "--vandaag", DAY)
        made += done.exit_code == 0
        assert CANARY not in done.output, kenmerk
        if kenmerk and kenmerk.endswith("1"):  # this one is about the closed need only
            assert done.exit_code == 3, kenmerk
            assert not out.exists()
    run("bulk", soort, closed, "--naar", tmp_path / "bulk", "--vandaag", DAY)
    assert CANARY not in within(tmp_path)
    assert made or soort in ("groepsplan", "sluitbrief")  # the last is of a dossier that was closed as a whole


@pytest.mark.eis("R150")
@pytest.mark.parametrize("ending", ["docx", "json"])
def test_nothing_that_leaves_the_school_has_a_word_of_a_closed_need(
    closed: Path, ending: str, tmp_path: Path
) -> None:
    whole = load_dossier(closed)
    assert isinstance(whole, Dossier)
    asked = whole.toestemmingen[0]
    given = asked.model_copy(update={"grondslag": Grondslag.PUBLIEKE_TAAK, "antwoorden": ()})
    path, out = tmp_path / "zaak.dossier.yaml", tmp_path / "uit"
    path.write_text(dump_yaml(whole.model_copy(update={"toestemmingen": (given,)})), encoding="utf-8")
    out.mkdir()
    for n, words in enumerate((("--ontvanger", asked.ontvanger, "--door", "Sabine"), ("--overdracht",))):
        done = run("exporteer", path, *words, "-o", out / f"{n}.{ending}", "--vandaag", DAY)
        assert done.exit_code == 0, done.stderr
        assert CANARY not in done.output
    assert CANARY not in within(out)


@pytest.mark.eis("R150")
@pytest.mark.parametrize("soort", KINDS)
def test_no_form_of_any_kind_has_a_word_of_a_closed_need(closed: Path, soort: str, tmp_path: Path) -> None:
    done = run("formulier", soort, closed, "--naar", tmp_path, "--vandaag", DAY)
    assert done.exit_code == 0 or soort == "groepsplan", done.stderr
    for kenmerk in ("HP1", "A1", "E1", "S1", "HP3", "E3"):
        done = run(
            "formulier", soort, closed, "--naar", tmp_path / kenmerk, "--kenmerk", kenmerk, "--vandaag", DAY
        )
        assert CANARY not in done.output
    assert CANARY not in within(tmp_path)


@pytest.mark.eis("R150")
@pytest.mark.parametrize("soort", PARTS)
def test_no_new_part_of_any_kind_has_a_word_of_a_closed_need(closed: Path, soort: str) -> None:
    for kenmerk in (None, "HP1", "E1", "HP3", "E3"):
        wanted = ("--kenmerk", kenmerk) if kenmerk else ()
        done = run("nieuw", soort, "--uit", closed, *wanted, "--vandaag", DAY)
        assert (done.exit_code == 0) or soort not in FOLLOW_UPS or kenmerk, done.stderr
        assert CANARY not in done.output, kenmerk


@pytest.mark.eis("R150")
@pytest.mark.parametrize(
    "words",
    [
        ("toon", "DOEL"),
        ("toon", "DOEL", "--json"),
        ("toon", "DOEL", "--samenvatting"),
        ("toon", "DOEL", "--samenvatting", "--json"),
        ("agenda", "DOEL", "--dagen", "400"),
        ("agenda", "DOEL", "--dagen", "400", "--json", "--toon-namen"),
        ("agenda", "DOEL", "--dagen", "400", "--ics", "UIT/agenda.ics"),
        ("agenda", "DOEL", "--zonder-regie"),
        ("overzicht", "ot", "DOEL"),
        ("overzicht", "ot", "DOEL", "--json"),
        ("controleer", "DOEL"),
        ("controleer", "DOEL", "--json"),
        ("sluit", "dossier", "DOEL"),
        ("sluit", "dossier", "DOEL", "--json"),
        ("heropen", "dossier", "DOEL", "--signaal", "Nieuw.", "--reden", "Weer nodig.", "--door", "Sabine"),
    ],
    ids=" ".join,
)
def test_no_list_or_view_has_a_word_of_a_closed_need(
    closed: Path, words: tuple[str, ...], tmp_path: Path
) -> None:
    said = [word.replace("UIT", str(tmp_path)).replace("DOEL", str(closed)) for word in words]
    done = run(*said, "--vandaag", DAY)
    assert done.exit_code in (0, 1, 6), done.stderr
    assert CANARY not in done.output
    assert CANARY not in within(tmp_path)


@pytest.mark.eis("R150")
def test_only_toon_with_afgesloten_shows_it_and_says_so(closed: Path) -> None:
    done = run("toon", closed, "--afgesloten", "--vandaag", DAY)
    assert done.exit_code == 0
    assert CANARY in done.stdout
    assert "geschiedenis" in done.stderr
