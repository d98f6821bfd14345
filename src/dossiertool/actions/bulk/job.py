"""What is asked in one call, and what can become of each case."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool import __version__
from dossiertool.actions.school import school_for
from dossiertool.actions.targets import is_school, paths_in
from dossiertool.documents.choose import known_soort
from dossiertool.documents.fill import OF_SCHOOL, shipped_template
from dossiertool.errors import InvalidInput, NotFound
from dossiertool.files.source import read_raw

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.errors import DossierError

_GROUP = ".groepsplan"


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

    doel: Path
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
    doelen: tuple[Path, ...]
    folder: Path
    template: Path | None
    workers: int
    today: date
    office: str | None
    """The program that makes PDFs, when they are asked for."""
    named: frozenset[Path]
    """The files that were named themselves, not found in a folder."""
    mixture: bytes
    """The hash of everything but the case that a document is made of."""

    school: Path | None = None
    """The school file that was named; else that near each case."""

    def made_of(self, doel: Path, case: bytes) -> str:
        """Return the hash of what the document of a case is made of.

        Raises:
            InvalidInput, HasFindings: the document prints what the school file says, and that cannot be read.
        """
        settings = b""
        if self.soort in OF_SCHOOL and (school := school_for(doel, self.school)):
            settings = hashlib.sha256(school.model_dump_json().encode()).digest()
        return hashlib.sha256(self.mixture + settings + case).hexdigest()

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
) -> Job:
    """Find the cases and see that everything that is needed is there; nothing is made yet.

    Raises:
        InvalidInput: no such kind, a folder without case files, a template that cannot be read, or a program
            for PDF that is not on this computer.
        NotFound: nothing in these folders can have a document of this kind.
    """
    soort = known_soort(soort)
    office = None
    if pdf:
        from dossiertool.documents.pdf.office import find_office  # noqa: PLC0415

        office = find_office()
    source = template or shipped_template(soort)
    if not source.is_file():
        raise InvalidInput(f"Sjabloon {source.name} kan niet worden gelezen.", "Kijk de naam en de map na.")
    said = json.dumps([__version__, soort, today.isoformat()]).encode()
    mixture = hashlib.sha256(said + read_raw(source)).digest()
    named = frozenset(map(Path, doelen))
    found = tuple(path for path in paths_in(doelen, "invullen") if path in named or _can_be(path, soort))
    if not found:
        raise NotFound(f"In wat u noemt, staat niets voor een {soort}.", "Kies een andere map.")
    return Job(soort, found, folder, template, workers, today, office, named, mixture, school)


def _can_be(path: Path, soort: str) -> bool:
    """Whether a file in a folder is of the kind of case that has such documents."""
    is_group = Path(path.stem).suffix.lower() == _GROUP
    return not is_school(path) and is_group == (soort == "groepsplan")
