"""A form with a field of every kind and two tables, and what is known of it: for the tests of reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dossiertool.documents.forms.kinds.registry import Known
from dossiertool.documents.forms.read_form import read_form
from dossiertool.documents.forms.shape import (
    Choice,
    Field,
    Form,
    Kind,
    Section,
    Table,
    Value,
    generic,
)
from dossiertool.documents.forms.write_word import write_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossiertool.documents.forms.returned import Returned

TODAY = date(2026, 11, 22)
WHEN = (Choice("week", "deze week"), Choice("maand", "deze maand"), Choice("later", "later in dit schooljaar"))
YES_NO = (Choice("true", "ja"), Choice("false", "nee"))
NEEDS = (Choice("B1", "B1: hulp bij beginnen"), Choice("B2", "B2: rust bij toetsen"))
FIELDS = (
    Field("plan.naam", "Naam", verplicht=True),
    Field("plan.verhaal", "Wat ziet u?", Kind.ALINEA, hulp="Schrijf wat u ziet en hoort.", verplicht=True),
    Field("plan.wie", "Met wie", Kind.LIJST),
    Field("plan.dag", "Eerste dag", Kind.DATUM, verplicht=True),
    Field("plan.cijfer", "Cijfer", Kind.GETAL),
    Field("plan.urgentie", "Hoe snel", Kind.KEUZE, keuzes=WHEN),
    Field("plan.gesproken", "Is er met ouders gesproken?", Kind.AANKRUIS, keuzes=YES_NO),
    Field("plan.wanneer", "Wanneer", Kind.MEERKEUZE, keuzes=WHEN),
    Field("plan.behoeften", "Behoeften", Kind.MEERKEUZE, keuzes=NEEDS, eigen_keuzes=True),
    Field("plan.akkoord", "Ouders vinden het goed", Kind.VINK),
    Field("plan.nummer", "Nummer", vast=True),
)
GOALS = Table(
    "plan.doelen",
    "Doelen",
    (
        Field("kenmerk", "Kenmerk", vast=True),
        Field("titel", "Doel", vast=True),
        Field("effect", "Wat is er te zien?", Kind.ALINEA),
        Field("bereikt", "Bereikt", Kind.KEUZE, keuzes=WHEN),
        Field("op", "Gezien op", Kind.DATUM),
        Field("samen", "Besproken", Kind.VINK),
    ),
    vaste_rijen=True,
    sleutel="kenmerk",
)
STEPS = Table(
    "plan.stappen",
    "Maatregelen",
    (
        Field("#", "Nr", vast=True),
        Field("wat", "Wat"),
        Field("wie", "Wie", Kind.LIJST),
        Field("aantal", "Aantal", Kind.GETAL),
        Field("-", "Paraaf"),
    ),
    leeg=2,
)
VERSION = 3

FULL: Mapping[str, Value] = {
    "plan.naam": "Noor",
    "plan.verhaal": "Noor begint na 10 minuten.\nZij vraagt ‘hoe’.\n\nDaarna werkt zij door.",
    "plan.wie": ("Sabine", "moeder van Noor"),
    "plan.dag": "2026-12-11",
    "plan.cijfer": "54.2",
    "plan.urgentie": "maand",
    "plan.gesproken": "false",
    "plan.wanneer": ("week", "later"),
    "plan.behoeften": ("B2",),
    "plan.akkoord": True,
    "plan.nummer": "HP1",
}
OTHERWISE: Mapping[str, Value] = {
    "plan.naam": "Daan",
    "plan.wie": ("Sabine", "vader"),
    "plan.dag": "2026-12-11",
    "plan.cijfer": "6.5",
    "plan.urgentie": "week",
    "plan.gesproken": "true",
    "plan.wanneer": ("maand",),
    "plan.behoeften": ("B2",),
    "plan.akkoord": True,
    "plan.nummer": None,
}
"""What somebody else filled in, but for the story."""
GOAL_ROWS: tuple[Mapping[str, Value], ...] = (
    {"kenmerk": "D1", "titel": "Beginnen binnen 2 minuten", "effect": "4 van 5 keer", "bereikt": "week"},
    {"kenmerk": "D2", "titel": "Doorwerken", "op": "2026-11-01", "samen": True},
    {"kenmerk": "D3", "titel": "Hulp vragen"},
)
STEP_ROWS: tuple[Mapping[str, Value], ...] = (
    {"#": "1", "wat": "Timer op tafel", "wie": ("Sabine", "Noor"), "aantal": "3"},
    {"#": "2", "wat": "Pauze na 20 minuten"},
)


def made(
    values: Mapping[str, Value] = FULL,
    goals: tuple[Mapping[str, Value], ...] = GOAL_ROWS,
    steps: tuple[Mapping[str, Value], ...] = STEP_ROWS,
    versie: int = VERSION,
) -> bytes:
    """Return the form as it goes out, with these values in it."""
    fields = tuple(replace(field, waarde=values.get(field.pad)) for field in FIELDS)
    form = Form(
        soort="proef",
        versie=versie,
        nummer="D-4M7T-58",
        school="Het Anker",
        kenmerk="HP1",
        document_id="kopie-1",
        titel="Proefformulier",
        delen=(
            Section("Over het plan", fields, uitleg="Vul in wat u weet."),
            Section("Doelen en maatregelen", (replace(GOALS, rijen=goals), replace(STEPS, rijen=steps))),
        ),
        over="Over Noor",
        inleiding=("Stuur dit formulier terug aan Sabine.",),
        lezers="school en ouders",
    )
    return write_word(form, today=TODAY)


def describe(soort: str) -> tuple[int, Known]:
    """Return what the program knows of this kind of form: nothing of the case at hand."""
    if soort != "proef":
        raise KeyError(soort)
    own = (replace(field, keuzes=()) if field.eigen_keuzes else field for field in FIELDS)
    return VERSION, Known(
        {generic(field.pad): field for field in own}, {each.pad: each for each in (GOALS, STEPS)}
    )


def read(raw: bytes) -> Returned:
    """Read the form as dossiertool does."""
    return read_form(raw, "formulier.docx", describe=describe)


def rows_of(returned: Returned, pad: str) -> list[tuple[str | None, dict[str, Value]]]:
    """Return (key, what is filled in) of each row of a table."""
    return [
        (row.sleutel, {column: value for column, value in row.waarden.items() if value is not None})
        for row in returned.tabellen[pad]
    ]
