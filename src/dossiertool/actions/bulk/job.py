"""What is asked in one call, and what can become of each case."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dossiertool import __version__
from dossiertool.actions.school import school_for
from dossiertool.actions.targets import targets_in
from dossiertool.documents.choose import known_soort, of_whole_school
from dossiertool.documents.fill import OF_SCHOOL, shipped_template
from dossiertool.errors import InvalidInput, NotFound
from dossiertool.files.source import read_raw
from dossiertool.model.case import SCHOOL_PAPERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.actions.targets import Target
    from dossiertool.errors import DossierError


class Stand(StrEnum):
    """What became of one case."""

    GEMAAKT = "gemaakt"
    VERNIEUWD = "vernieuwd"
    STOND_ER_AL = "stond er al"
    BEHOUDEN = "behouden"
    """The document was changed by hand and the case was not: nothing is to be done."""
    OVERGESLAGEN = "overgeslagen"
    """The case was found in a folder and has no document of this kind."""
    MISLUKT = "mislukt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case; `fout` says why it failed, or was left as it is, or passed over.

    `uit` and `pdf` are the files that stand there now and are ours, `oude_pdf` a PDF of an older version
    that was not asked for again.
    """

    doel: str
    """The name of its target."""
    stand: Stand
    nummer: str | None = None
    uit: Path | None = None
    pdf: Path | None = None
    fout: DossierError | None = None
    oude_pdf: Path | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One call; made by `prepare`."""

    soort: str
    doelen: tuple[Target, ...]
    folder: Path
    template: Path | None
    workers: int
    today: date
    office: str | None
    """The program that makes PDFs, when they are asked for."""
    mixture: bytes
    """The hash of everything but the case that a document is made of."""

    school: Path | None = None
    """The school file that was named; else that near each case."""
    vault: VaultCases | None = None
    """The vault, when a target is in it; then this process makes everything."""

    def made_of(self, target: Target) -> str:
        """Return the hash of what the document of a case is made of.

        Raises:
            InvalidInput, HasFindings: the document prints what the school file says, and that cannot be read.
            DossierError: the case cannot be read, as `Target.stamp`.
        """
        stamp, settings = target.stamp(), b""
        if self.soort in OF_SCHOOL and (school := school_for(target.near, self.school)):
            settings = hashlib.sha256(school.model_dump_json().encode()).digest()
        return hashlib.sha256(self.mixture + settings + stamp).hexdigest()

    def document_name(self, nummer: str) -> str:
        """Return the file name of a document: the number of the case, and never a pupil's name."""
        return f"{self.soort}-{nummer}.docx"

    def number_in(self, name: str) -> str:
        """Return the number in a file name."""
        return name.removeprefix(f"{self.soort}-").removesuffix(".docx")


def prepare(
    soort: str,
    doelen: Sequence[str],
    folder: Path,
    *,
    template: Path | None = None,
    workers: int = 1,
    pdf: bool = False,
    today: date,
    school: Path | None = None,
    vault: VaultCases | None = None,
) -> Job:
    """Find the cases and see that everything that is needed is there; nothing is made yet.

    Raises:
        InvalidInput: no such kind, a folder without case files, a template that cannot be read, or a program
            for PDF that is not on this computer.
        NotFound: nothing in these folders, or in the vault, can have a document of this kind.
    """
    soort = known_soort(soort)
    if soort in SCHOOL_PAPERS:
        raise of_whole_school(soort)
    office = None
    if pdf:
        from dossiertool.documents.pdf.office import find_office  # noqa: PLC0415

        office = find_office()
    source = template or shipped_template(soort)
    if not source.is_file():
        raise InvalidInput(f"Sjabloon {source.name} kan niet worden gelezen.", "Kijk de naam en de map na.")
    said = json.dumps([__version__, soort, today.isoformat()]).encode()
    mixture = hashlib.sha256(said + read_raw(source)).digest()
    found = tuple(each for each in targets_in(doelen, vault) if each.named or _can_be(each, soort))
    if not found:
        raise NotFound(f"In wat u noemt, staat niets voor een {soort}.", "Kies een andere map.")
    return Job(soort, found, folder, template, workers, today, office, mixture, school, vault)


def _can_be(target: Target, soort: str) -> bool:
    """Whether what was found in a folder or in the vault is of the kind of case that has such documents."""
    return not target.is_school and target.is_group == (soort == "groepsplan")
