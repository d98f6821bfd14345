"""A dossier and a class with one of everything: a form of these has every field that it can have."""

from __future__ import annotations

from datetime import date
from functools import cache

from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan

BLANK_DAY = date(2026, 8, 1)
_DAY = BLANK_DAY.isoformat()
_SCHOOL = {"naam": "-"}
_YEAR = "2026-2027"


@cache
def blank_dossier() -> Dossier:
    """Return a dossier with one open need, one signal and one plan with a goal and a measure."""
    return Dossier.model_validate(
        {
            "dossiernummer": "D-2222-22",
            "school": _SCHOOL,
            "leerling": {"roepnaam": "-", "klas": "-"},
            "schooljaar": _YEAR,
            "signalen": [{"kenmerk": "S1", "datum": _DAY, "door": "-"}],
            "behoeften": [{"kenmerk": "B1", "omschrijving": "-", "geopend_op": _DAY}],
            "plannen": [
                {
                    "kenmerk": "HP1",
                    "gericht_op": "-",
                    "startdatum": _DAY,
                    "einddatum": _DAY,
                    "doelen": [{"kenmerk": "D1", "omschrijving": "-"}],
                    "maatregelen": [{"kenmerk": "M1", "wat": "-"}],
                }
            ],
        }
    )


@cache
def blank_class() -> Groepsplan:
    """Return a groepsplan with one pupil, one test and one subgroup."""
    return Groepsplan.model_validate(
        {
            "plannummer": "G-2222-22",
            "school": _SCHOOL,
            "klas": "-",
            "schooljaar": _YEAR,
            "periode_van": _DAY,
            "periode_tot": _DAY,
            "leerlingen": [{"nummer": 1, "naam": "-"}],
            "toetsen": [{"kenmerk": "T1", "naam": "-", "datum": _DAY}],
            "subgroepen": [{"kenmerk": "A"}],
        }
    )
