"""Mentor and parents fill in forms in LibreOffice; Sabine takes them in and sends new ones."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml.etree import _Element

from dossiertool.documents.forms.read_form import read_form
from dossiertool.documents.forms.returned import Returned
from dossiertool.documents.forms.shape import Value
from tests.actions.inbox.desk import Desk, class_plan, dossier, in_row, ticked
from tests.cli.run import run
from tests.documents.forms.edit import cells, copied, filled, row_with, table_of, tick, type_in
from tests.documents.word import W
from tests.needs import need

Edit = Callable[[_Element], object]
DAY = "21-11-2026"
LINES = "Eerst <dit> & dat: 'a' ‘b’ “c”.\nDan 80% = 4 van de 5 … – € 3,50\n- en een streepje"


def saved_by_libreoffice(paths: list[Path], folder: Path) -> list[Path]:
    """Open each document in LibreOffice and save it as Word, as somebody without Word does."""
    soffice = need("soffice", "libreoffice-writer-nogui")
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    kind = "xlsx" if paths[0].suffix == ".xlsx" else "docx"
    out = folder / "bewaard"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", kind, "--outdir", out, *paths],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return [out / path.name for path in paths]


def new_row(first_cell: str, *texts: str) -> Edit:
    """Return the edit that fills the first empty row of the table whose heading row has this cell."""

    def fill(root: _Element) -> None:
        rows = list(table_of(row_with(root, first_cell)).iter(f"{W}tr"))
        for row in rows[1:]:
            found = cells(row)
            if not any(_said(cell) for cell in found[1:]):
                break
        else:
            row = copied(rows[-1])
            rows[-1].addnext(row)
            found = cells(row)
        for cell, text in zip(found, texts, strict=False):
            if text:
                type_in(cell, text)

    return fill


def _said(cell: _Element) -> str:
    return "".join(
        text.text or ""
        for text in cell.iter(f"{W}t")
        if not any(
            each.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for each in text.iterancestors(f"{W}sdt")
        )
        and not any(
            each.find(f"{W}sdtPr") is not None and "☐" in (text.text or "")
            for each in text.iterancestors(f"{W}sdt")
        )
    ).strip()


def ticked_in_row(row: str, words: str) -> Edit:
    """Return the edit that clicks a tick box in the row in which a cell begins with `row`."""

    def click(root: _Element) -> None:
        for cell in cells(row_with(root, row)):
            try:
                tick(cell, words)
            except AssertionError:
                continue
            return
        raise AssertionError(words)

    return click


FILLED: Mapping[str, tuple[Edit, ...]] = {
    "signaal": (
        filled("Dag van het signaal", "19 november 2026"),
        filled("Wie gaf het signaal?", "Gerrit, conciërge"),
        ticked("Waar gaat het over?", "opgroeien"),
        filled("Wat is afgesproken?", LINES),
        filled("Uitgelegd waar hulp is op", DAY),
        new_row(
            "Wat is er gezien, gehoord of gemeten?", "", "Noor stond om 10.15 uur op de gang.", "19-11-2026"
        ),
    ),
    "ot-aanmelding": (
        filled("Dag van de aanmelding", DAY),
        filled("Wie meldt aan?", "Jolien"),
        ticked("Hoe snel is hulp nodig?", "deze week"),
        filled("Wat vraagt u aan het ondersteuningsteam?", LINES),
        filled("Eerste gesprek met ouders", DAY),
        filled("Eerste gesprek met de leerling", DAY),
    ),
    "handelingsplan": (
        filled("Laatste dag", "12-02-2027"),
        filled("Wie legt vast?", "Jolien"),
        in_row("D2", 2, "Op 29 januari 2027 begint Noor elke toets binnen 2 minuten."),
    ),
    "evaluatie": (
        ticked("Welke evaluatie is dit?", "tussenevaluatie"),
        filled("Dag van het gesprek", DAY),
        ticked("Hoe ver is het doel gehaald?", "deels behaald"),
        filled("Wat is er gebeurd?", LINES),
    ),
    "zienswijze-ouders": (
        filled("Uw naam", "Fatima"),
        filled("Wie bent u voor de leerling?", "moeder"),
        filled("Welke dag is het vandaag?", DAY),
        filled("Wat denkt of voelt u, en wat ziet u thuis?", LINES),
        filled("Uw vraag aan de school", "Kan Peter bellen?"),
    ),
    "zienswijze-leerling": (
        filled("Welke dag is het vandaag?", DAY),
        filled("Wat is er, en wat vind je daarvan?", LINES),
        filled("Wat gaat goed, of waar hou je van?", "Gym."),
    ),
    "toestemming": (
        ticked("Waarvoor", "bespreken in het ondersteuningsteam"),
        filled("Wie krijgt of geeft de gegevens?", "ondersteuningsteam"),
        filled("Waarom is dat nodig?", "Bespreken met naam"),
        ticked_in_row("Fatima", "ja"),
        in_row("Fatima", 3, DAY),
    ),
}


def values(returned: Returned) -> dict[str, Value]:
    found = dict(returned.waarden)
    for pad, rows in returned.tabellen.items():
        for i, row in enumerate(rows):
            found |= {f"{pad}.{i}.{name}": value for name, value in row.waarden.items()}
    return {pad: value for pad, value in found.items() if value not in (None, (), "")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.eis("R029", "R101", "N06")
def test_every_kind_of_form_goes_through_libreoffice_into_the_dossier_and_out_again(desk: Desk) -> None:
    case = desk.case()
    plan = {"handelingsplan": ("--kenmerk", "HP1")}
    sent = [desk.back(desk.form(kind, case, *plan.get(kind, ())), *edits) for kind, edits in FILLED.items()]
    typed = {path.name: values(read_form(path.read_bytes(), path.name)) for path in sent}
    for path, saved in zip(sent, saved_by_libreoffice(sent, desk.folder), strict=True):
        path.write_bytes(saved.read_bytes())
        assert values(read_form(path.read_bytes(), path.name)) == typed[path.name]

    found = desk.taken()

    assert [(each["bestand"], each["stand"]) for each in found if each["stand"] != "ingenomen"] == []
    assert [each["opmerkingen"] for each in found if each["opmerkingen"]] == []
    now = dossier(case)
    assert (now.signalen[-1].vervolgstap, str(now.signalen[-1].geinformeerd_op)) == (LINES, "2026-11-21")
    assert now.signalen[-1].feiten[0].wat == "Noor stond om 10.15 uur op de gang."
    assert now.aanmeldingen[-1].vraag == LINES
    assert (str(now.plannen[0].einddatum), now.plannen[0].vastlegger) == ("2027-02-12", "Jolien")
    assert (
        now.plannen[0].doelen[1].omschrijving == "Op 29 januari 2027 begint Noor elke toets binnen 2 minuten."
    )
    assert now.evaluaties[-1].doelen[0].toelichting == LINES
    assert [(view.door, view.tekst) for view in now.zienswijzen[-2:]] == [("Noor", LINES), ("Fatima", LINES)]
    assert [answer.wie for answer in now.toestemmingen[-1].antwoorden] == ["Fatima"]

    shown = run("toon", case, "--vandaag", "2026-11-21")
    assert shown.exit_code == 0, shown.output
    assert "tussenevaluatie" in shown.stdout or "E1" in shown.stdout

    again = {
        "signaal": ("--kenmerk", now.signalen[-1].kenmerk),
        "ot-aanmelding": ("--kenmerk", now.aanmeldingen[-1].kenmerk),
        "handelingsplan": ("--kenmerk", "HP1"),
        "evaluatie": ("--kenmerk", now.evaluaties[-1].kenmerk),
    }
    desk.out = desk.folder / "opnieuw"
    for kind, options in again.items():
        form = desk.form(kind, case, *options)
        (name,) = (name for name in typed if name.startswith(kind))
        kenmerk = options[1]
        before = {_renamed(pad, kenmerk): value for pad, value in typed[name].items()}
        after = values(read_form(form.read_bytes(), form.name))
        assert {pad: after.get(pad) for pad in before if not pad.startswith("toestemmingen")} == {
            pad: value for pad, value in before.items() if not pad.startswith("toestemmingen")
        }


def _renamed(pad: str, kenmerk: str) -> str:
    """Return the path that an answer has once its record has a kenmerk."""
    return ".".join(kenmerk if step == "nieuw" else step for step in pad.split("."))


@pytest.mark.eis("R065")
def test_a_class_goes_through_libreoffice_as_word_and_as_excel(desk: Desk) -> None:
    need("soffice", "libreoffice-writer-nogui")
    plan = desk.case("11-mavo3-lezen", "m3.groepsplan.yaml")
    before = class_plan(plan)
    sent = desk.back(
        desk.form("groepsplan", plan),
        filled("Hoe zijn de lessen ingedeeld?", LINES),
    )
    (saved,) = saved_by_libreoffice([sent], desk.folder)
    sent.write_bytes(saved.read_bytes())

    assert desk.one()["stand"] == "ingenomen"
    assert class_plan(plan) == before.model_copy(update={"organisatie": LINES})
