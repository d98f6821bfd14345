"""Makes one document of one case, in whichever process: paths in, a path and a hash out."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.bulk.manifest import digest
from dossiertool.actions.school import school_for
from dossiertool.actions.targets import FileTarget
from dossiertool.documents.choose import OUT_OF_SCHOOL
from dossiertool.documents.fill import OF_SCHOOL, fill
from dossiertool.errors import DossierError, mistake_of_ours
from dossiertool.files.names import pupil_names
from dossiertool.files.write import cannot_write
from dossiertool.model.case import number_of

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.actions.targets import Target


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of every case, and the private folder where it waits for its name."""

    soort: str
    template: Path | None
    today: date
    folder: Path
    school: Path | None = None
    """The school file that was named; else that near each case."""
    names: frozenset[str] = frozenset()
    """First names of pupils in the vault, for what leaves the school; those near each file come with them."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document that waits for its name."""

    nummer: str
    path: Path
    inhoud: str


def make(order: Order, doel: str) -> Made | DossierError:
    """Make the document of the case in the file `doel`, in whichever process. As `make_of`."""
    return make_of(order, FileTarget(Path(doel)))


def make_of(order: Order, target: Target) -> Made | DossierError:
    """Make the document of a case, or return why not; one bad case never stops the others.

    Raises:
        CannotWrite: there is no room for what waits.
    """
    try:
        case = target.load().case
        school = school_for(target.near, order.school) if order.soort in OF_SCHOOL else None
        names = order.names | pupil_names([str(target.near)]) if order.soort == OUT_OF_SCHOOL else ()
        content = fill(
            order.soort, case, template=order.template, today=order.today, school=school, names=names
        )
    except DossierError as problem:
        return problem
    except Exception as problem:  # a mistake of ours in one case is not one in all
        return mistake_of_ours(problem)
    path = order.folder / f"{secrets.token_hex(8)}.docx"
    try:
        path.write_bytes(content)
    except OSError as problem:
        raise cannot_write(path, problem) from None
    return Made(number_of(case), path, digest(content))
