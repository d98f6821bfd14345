"""Forms that were opened, filled in and saved with LibreOffice, and some that python-docx saved."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.documents.forms import office
from tests.documents.forms.edit import edited, filled
from tests.documents.forms.proef import FULL, OTHERWISE, made, read, rows_of
from tests.documents.forms.test_read_form import EMPTY, TEXTS, WHOLE, assert_clean, problems, remarks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossiertool.documents.forms.returned import Returned

LINES = "Daan telt hardop.\nHij zegt “klaar”.\n\nDan kijkt hij op."
WORKS: Mapping[str, Sequence[Sequence[object]]] = {
    "gewoon": [
        ["typ", "Naam", "Daan"],
        ["typ", "Wat ziet u?", LINES],
        ["typ", "Met wie", "Sabine\nvader"],
        ["kies", "Eerste dag", "11-12-2026"],
        ["typ", "Cijfer", "6,5"],
        ["kies", "Hoe snel", "deze week"],
        ["vink", "Is er met ouders gesproken?", 0],
        ["vink", "Wanneer", 1],
        ["vink", "Behoeften", 1],
        ["vink", "Ouders vinden het goed", 0],
    ],
    "tabellen": [
        ["cel", "D1", "Wat is er te zien?", "Hij begint zelf.\nElke les."],
        ["cel", "D1", "Bereikt", "later in dit schooljaar"],
        ["cel", "D3", "Gezien op", "3 november 2026"],
        ["rij erbij", "2", ["", "Rustige plek", "Daan\nEls", "2", ""]],
        ["rij weg", "1"],
        ["breder", "D1"],
    ],
    "erachter": [["erachter", "Wat ziet u?", " En dit erbij."], ["erachter", "Naam", " (Noortje)"]],
    "rij te veel weg": [["rij weg", "D2"]],
    "bijgehouden": [["wijzigingen bijhouden"], ["erachter", "Wat ziet u?", " Erbij."]],
    "ernaast": [["onderaan", "Groet, Els"]],
}


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Returned]:
    empty = {name: WORKS[name] for name in ("gewoon",)}
    whole = {name: work for name, work in WORKS.items() if name not in empty}
    found = office.filled_in(tmp_path_factory.mktemp("leeg"), EMPTY, empty)
    found |= office.filled_in(tmp_path_factory.mktemp("vol"), WHOLE, whole)
    return {name: read(blob) for name, blob in found.items()}


def test_a_form_filled_in_in_libreoffice_is_read_exactly(returned: dict[str, Returned]) -> None:
    form = returned["gewoon"]
    assert_clean(form)
    assert form.waarden == {**OTHERWISE, "plan.verhaal": LINES}


def test_tables_changed_in_libreoffice_are_read_by_what_the_rows_are(returned: dict[str, Returned]) -> None:
    form = returned["tabellen"]
    assert_clean(form)
    goals = dict(rows_of(form, "plan.doelen"))
    assert goals["D1"]["effect"] == "Hij begint zelf.\nElke les."
    assert goals["D1"]["bereikt"] == "later"
    assert goals["D3"]["op"] == "2026-11-03"
    assert rows_of(form, "plan.stappen") == [
        ("2", {"wat": "Pauze na 20 minuten"}),
        (None, {"wat": "Rustige plek", "wie": ("Daan", "Els"), "aantal": "2"}),
    ]


def test_text_typed_behind_a_field_in_libreoffice_is_kept(returned: dict[str, Returned]) -> None:
    form = returned["erachter"]
    assert form.waarden["plan.verhaal"] == f"{FULL['plan.verhaal']} En dit erbij."
    assert form.waarden["plan.naam"] == "Noor (Noortje)"


@pytest.mark.eis("N06")
def test_a_row_taken_away_in_libreoffice_is_a_problem(returned: dict[str, Returned]) -> None:
    assert [label for label, _ in problems(returned["rij te veel weg"])] == ["Doelen"]


def test_changes_tracked_in_libreoffice_are_a_problem(returned: dict[str, Returned]) -> None:
    form = returned["bijgehouden"]
    ((label, what),) = problems(form)
    assert label == "Wat ziet u?"
    assert "niet zijn geaccepteerd" in what


def test_text_typed_beside_the_fields_in_libreoffice_comes_back(returned: dict[str, Returned]) -> None:
    form = returned["ernaast"]
    assert form.waarden == FULL
    assert form.problemen == ()
    assert remarks(form) == ["Groet, Els"]


ODD = [
    "regel 1\nregel 2\n\nregel 4",
    "a\tb\tc",
    "e\u0301e\u0301n cafe\u0301",
    "👩\u200d👩\u200d👧 🙂",
    "שלום daan مرحبا",
    "‘recht’ “krom” 'x' \"y\"",
    "<w:p> & ]]> {{ naam }}",
    "zacht\u00adafbreken, vast\u2011streepje, vaste\u00a0spatie",
    "☒ en ☐ in een zin",
]


@pytest.fixture(scope="module")
def through_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Returned]:
    """Forms with odd texts, whole and empty ones, saved by LibreOffice without a change."""
    texts = {f"tekst {i}": made({**FULL, "plan.verhaal": text, "plan.naam": "x"}) for i, text in enumerate(ODD)}
    cells = {f"cel {i}": made(goals=({"kenmerk": "D1", "effect": text},)) for i, text in enumerate(ODD)}
    blobs = {"vol": WHOLE, "leeg": EMPTY, "opmerking": commented("Bel mij."), **texts, **cells}
    found = office.saved(tmp_path_factory.mktemp("bewaard"), blobs)
    return {name: read(blob) for name, blob in found.items()}


@pytest.mark.eis("N06")
def test_libreoffice_keeps_every_value_when_it_saves_a_form(through_office: dict[str, Returned]) -> None:
    for name, before in (("vol", WHOLE), ("leeg", EMPTY)):
        after, was = through_office[name], read(before)
        assert_clean(after)
        assert after.waarden == was.waarden
        assert [rows_of(after, pad) for pad in was.tabellen] == [rows_of(was, pad) for pad in was.tabellen]


@pytest.mark.parametrize("number", range(len(ODD)))
def test_libreoffice_keeps_odd_texts(through_office: dict[str, Returned], number: int) -> None:
    assert through_office[f"tekst {number}"].waarden["plan.verhaal"] == ODD[number]
    assert through_office[f"cel {number}"].tabellen["plan.doelen"][0].waarden["effect"] == ODD[number]


@settings(max_examples=1, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=25, max_size=25))
def test_texts_typed_in_word_come_back_from_libreoffice(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    blobs = {str(i): edited(EMPTY, filled("Wat ziet u?", text)) for i, text in enumerate(texts)}
    after = office.saved(tmp_path_factory.mktemp("teksten"), blobs)
    for i, text in enumerate(texts):
        assert (read(after[str(i)]).waarden["plan.verhaal"] or "") == text.strip()


# python-docx


def commented(text: str) -> bytes:
    document = docx.Document(BytesIO(WHOLE))
    label = next(each for each in document.paragraphs if each.text == "Over het plan")
    document.add_comment(label.runs, text, author="Els", initials="E")
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize("saved", [False, True])
def test_comments_come_back_also_after_libreoffice(through_office: dict[str, Returned], *, saved: bool) -> None:
    form = through_office["opmerking"] if saved else read(commented("Bel mij."))
    assert form.waarden == FULL
    ((tekst, auteur, plaats),) = [(each.tekst, each.auteur, each.plaats) for each in form.opmerkingen]
    assert (tekst, auteur, plaats) == ("Bel mij.", "Els", "opmerking in Word, alinea 4")


def test_a_form_that_python_docx_saved_is_read() -> None:
    document = docx.Document(BytesIO(WHOLE))
    table = next(each for each in document.tables if each.cell(0, 0).text == "Nr")
    table.cell(1, 1).text = "Timer in de hand"
    cells = table.add_row().cells  # type: ignore[no-untyped-call] # of python-docx
    cells[1].text, cells[2].text = "Rustige plek", "Els\nDaan"
    document.add_paragraph("Groet, Els")
    packed = BytesIO()
    document.save(packed)
    form = read(packed.getvalue())
    assert form.waarden == FULL
    steps = rows_of(form, "plan.stappen")
    assert steps[0][1]["wat"] == "Timer in de hand"
    assert steps[2] == (None, {"wat": "Rustige plek", "wie": ("Els", "Daan")})
    assert remarks(form) == ["Groet, Els"]


def test_text_that_python_docx_puts_beside_a_control_is_read_with_it() -> None:
    document = docx.Document(BytesIO(EMPTY))
    table = next(each for each in document.tables if each.cell(0, 0).text.startswith("Naam"))
    table.cell(0, 1).paragraphs[0].add_run("Daan")
    packed = BytesIO()
    document.save(packed)
    assert read(packed.getvalue()).waarden["plan.naam"] == "Daan"
