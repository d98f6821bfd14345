"""Forms of the samples, made as `formulier` makes them."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

from dossiertool.actions.form_out import sources_of
from dossiertool.documents.forms.kinds import KINDS, form_of
from dossiertool.documents.forms.shape import Form
from dossiertool.documents.still_open import still_open
from dossiertool.errors import NotFound
from dossiertool.files.load import load_case
from dossiertool.model.groepsplan import Groepsplan
from tests.documents.cases import SAMPLES, TODAY

PESTEN = SAMPLES / "03-pesten" / "zaak.dossier.yaml"
MAVO = SAMPLES / "11-mavo3-lezen" / "zaak.groepsplan.yaml"
OF_DOSSIER = [soort for soort in KINDS if soort != "groepsplan"]


def forms(soort: str, path: Path, kenmerk: str | None = None) -> list[Form]:
    """Return the forms of this kind for the case in a file."""
    case = load_case(path).case
    return [form_of(soort, source) for source in sources_of(soort, case, path, today=TODAY, kenmerk=kenmerk)]


@cache
def every_form() -> list[Form]:
    """Return every form of every sample: of each kind, and of each document for an open need."""
    found = []
    for path in sorted(SAMPLES.glob("*/zaak.*")):
        case = load_case(path).case
        for soort, kind in KINDS.items():
            if (soort == "groepsplan") is not isinstance(case, Groepsplan):
                continue
            shown = case if isinstance(case, Groepsplan) else still_open(case)
            there = getattr(shown, kind.veld, ()) if kind.veld else ()
            named = [one.kenmerk for one in there if getattr(one, "kenmerk", None)]
            for kenmerk in [None, *named]:
                with suppress(NotFound):  # nothing is open any more
                    found += forms(soort, path, kenmerk)
    return found


def form(soort: str, path: Path = PESTEN, kenmerk: str | None = None) -> Form:
    """Return the one form of this kind for a case."""
    [only] = forms(soort, path, kenmerk)
    return only
