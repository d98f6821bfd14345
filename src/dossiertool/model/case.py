"""A case is a dossier or a groepsplan; this tells what every part of the program asks of either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.model.dossier import Dossier
from dossiertool.model.groepsplan import Groepsplan

if TYPE_CHECKING:
    from dossiertool.model.evaluatie import Evaluatie
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.ot_aanmelding import OTAanmelding
    from dossiertool.model.ot_verslag import OTVerslag

Case = Dossier | Groepsplan


@dataclass(frozen=True, slots=True)
class Document:
    """A document in a case: its kind as the command line calls it, where it stands, and how people call it."""

    soort: str
    pad: str
    titel: str
    record: Handelingsplan | OTAanmelding | OTVerslag | Evaluatie | Groepsplan

    @property
    def kenmerk(self) -> str | None:
        """The reference within the dossier; None for a groepsplan, which is one document."""
        return None if isinstance(self.record, Groepsplan) else self.record.kenmerk


# Field of the dossier, kind of document, and what people call one.
DOCUMENT_FIELDS = (
    ("plannen", "handelingsplan", "Handelingsplan"),
    ("aanmeldingen", "ot-aanmelding", "Aanmelding"),
    ("verslagen", "ot-verslag", "Verslag"),
    ("evaluaties", "evaluatie", "Evaluatie"),
)
_FIELDS = {field for field, _, _ in DOCUMENT_FIELDS}
SOORTEN = (
    "handelingsplan",
    "groepsplan",
    "ot-aanmelding",
    "ot-verslag",
    "evaluatie",
    "uitnodiging",
    "steunpunt",
    "sluitbrief",
    "overdracht",
)
# Papers with a command of their own, which first sees who may have them.
HANDED_OUT = ("inzage", "informatie", "uittreksel")
# Papers of the whole school, made of its school file.
SCHOOL_PAPERS = ("privacy-uitleg",)


def number_of(case: Case) -> str:
    """Return the number that the tool gave: the only name of a case in files, messages and logs."""
    return case.plannummer if isinstance(case, Groepsplan) else case.dossiernummer


def documents_of(case: Case) -> list[Document]:
    """Return every document that can be made of a case, in the order in which it is read."""
    if isinstance(case, Groepsplan):
        return [Document("groepsplan", "", "Groepsplan", case)]
    return [
        Document(soort, f"{field}.{i}", f"{word} {record.kenmerk}", record)
        for field, soort, word in DOCUMENT_FIELDS
        for i, record in enumerate(getattr(case, field))
    ]


def document_at(case: Case, pad: str) -> str:
    """Return the path of the document that a field path belongs to: `plannen.0`, or "" for the case itself."""
    if isinstance(case, Groepsplan):
        return ""
    field, _, rest = pad.partition(".")
    return f"{field}.{rest.partition('.')[0]}" if rest and field in _FIELDS else ""
