"""Finds the files that travel with the program: templates, schemas, samples, and docs that go into packages.

They stand at the top of the repository, where school staff and reviewers look for them, and are
copied into the wheel under `dossiertool/_resources`. Nothing else knows these two places.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from dossiertool.errors import InvalidInput

Kind = Literal["templates", "schemas", "samples", "docs"]

_HERE = Path(__file__).resolve().parent
_ROOTS = (_HERE / "_resources", _HERE.parents[1])  # installed from a wheel; a checkout (editable)


def resource_folder(kind: Kind) -> Path:
    """Return the folder with the shipped files of this kind.

    Raises:
        InvalidInput: the installation is incomplete.
    """
    for root in _ROOTS:
        if (root / kind).is_dir():
            return root / kind
    raise InvalidInput(
        f"De map {kind} van dossiertool ontbreekt.",
        "Installeer dossiertool opnieuw: pip install dossiertool.",
    )


def resource(kind: Kind, name: str) -> Path:
    """Return one shipped file, for example `resource("templates", "handelingsplan.docx")`.

    Raises:
        InvalidInput: there is no such file.
    """
    path = resource_folder(kind) / name
    if not path.is_file():
        raise InvalidInput(
            f"Het bestand {name} hoort bij dossiertool maar ontbreekt.",
            "Installeer dossiertool opnieuw: pip install dossiertool.",
        )
    return path
