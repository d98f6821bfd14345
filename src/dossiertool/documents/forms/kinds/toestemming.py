"""Consent for one recipient and one purpose, for pupil and parents to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.describe import Asking
from dossiertool.documents.forms.kinds.consents import EXPLAINED, answers, what
from dossiertool.documents.forms.shape import Section
from dossiertool.model.akkoord import Toestemming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.documents.forms.kinds.source import Source
    from dossiertool.model.dossier import Dossier


def sections(source: Source[Dossier]) -> Iterator[Section]:
    """Yield the parts of the form; of a consent that is not in the dossier yet, all is to be filled in."""
    asking = Asking(Toestemming, f"toestemmingen.{source.step}", source.known)
    yield Section("Waarvoor wij toestemming vragen", tuple(what(asking, known=bool(source.kenmerk))))
    yield Section("Uw antwoord", (answers(asking, source),), uitleg=EXPLAINED)
