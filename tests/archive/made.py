"""A vault with an archivist, a mentor and closed dossiers, for the tests of the archive; a fixed clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.keep import keep_case
from dossiertool.actions.seal import Wish, seal_cases
from dossiertool.actions.unlock import Unlocked
from dossiertool.errors import DossierError
from dossiertool.files.load import load_dossier
from dossiertool.model.afsluiting import Afsluiting
from dossiertool.model.case import number_of
from dossiertool.model.dossier import Dossier
from dossiertool.model.kinds import Behoeftestatus
from dossiertool.vault.access import admit, give
from dossiertool.vault.crypto.keys import PersonalKey, new_personal_key
from dossiertool.vault.crypto.recovery import RecoveryKey, new_recovery_key
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.roles import Role
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossiertool.actions.seal import Sealed
    from dossiertool.model.case import Case
    from dossiertool.vault.store.database import Place

SAMPLES = Path(__file__).parents[2] / "samples"
NOW = datetime(2027, 7, 5, 9, 12, 33, tzinfo=UTC)
TODAY = NOW.date()
TERM = date(2029, 7, 31)
NUMBER = "D-4M7T-58"
CANARY = "faalangstig"


def closed(number: str = NUMBER, sample: str = "02-toetsen") -> Dossier:
    """Return a sample under this number, closed with all its needs."""
    case = load_dossier(next((SAMPLES / sample).glob("zaak.*")))
    assert isinstance(case, Dossier)
    closing = {
        "status": Behoeftestatus.AFGESLOTEN,
        "afgesloten_op": date(2027, 6, 25),
        "reden": "Het doel is behaald.",
    }
    needs = tuple(need.model_copy(update=closing) for need in case.behoeften)
    end = Afsluiting(datum=date(2027, 6, 25), door="Sabine", reden="Alle behoeften zijn afgesloten.")
    return case.model_copy(update={"dossiernummer": number, "behoeften": needs, "afsluitingen": (end,)})


def as_if_printed(batch: Sequence[Mapping[str, bytes]]) -> list[dict[str, bytes] | DossierError]:
    """Stand in for LibreOffice: a PDF that says of which document it is."""
    return [
        {**documents, **{name.replace(".docx", ".pdf"): b"%PDF " + name.encode() for name in documents}}
        for documents in batch
    ]


@dataclass
class Desk:
    """A vault on either back-end, with its keys; each use opens it anew."""

    place: Place
    folder: Path
    owner: PersonalKey = field(default_factory=new_personal_key)
    mentor: PersonalKey = field(default_factory=new_personal_key)
    recovery: RecoveryKey = field(default_factory=new_recovery_key)

    def begin(self, *cases: Case) -> None:
        with Vault.begin(self.place, owner=self.owner, recovery=self.recovery, now=NOW) as vault:
            bram = Person("Bram", Role.BEHANDELAAR, self.mentor.public, self.mentor.signer.public)
            admit(vault, self.recovery, bram, now=NOW)
            for case in cases:
                keep_case(Unlocked(vault, self.owner), case, now=NOW)
                give(vault, self.owner, number_of(case), self.mentor.public.kid, Role.BEHANDELAAR, now=NOW)

    def open(self) -> Vault:
        return Vault.open(self.place)

    def seal(self, *numbers: str, now: datetime = NOW, until: date | None = TERM) -> list[Sealed]:
        with self.open() as vault:
            return list(self.sealing(vault, numbers, now=now, until=until))

    def sealing(
        self, vault: Vault, numbers: Sequence[str], *, now: datetime = NOW, until: date | None = TERM
    ) -> Iterator[Sealed]:
        wish = Wish(now.date(), until, folder=self.folder, printer=as_if_printed)
        return seal_cases(Unlocked(vault, self.owner), numbers, wish, now=now)
