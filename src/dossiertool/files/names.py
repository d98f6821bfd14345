"""The first names of pupils in case files, taken without reading the files as cases.

Only to notice a name that was copied from one dossier into another (N10): a name that is missed here costs
nothing, so a file that is broken, or not a case at all, is passed over.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CASE_FILES = ("*.dossier.yaml", "*.dossier.yml", "*.dossier.json", "*.groepsplan.yaml", "*.groepsplan.json")
_CASES = (".yaml", ".yml", ".json")
_NAME = re.compile(
    rb"""(?:\broepnaam["']?\s*:|\bnummer["']?\s*:\s*\d+\s*,?\s*["']?naam["']?\s*:)\s*["']?([^"',}\s#]+)"""
)
_LARGEST = 2_000_000  # bytes; a case file is a hundred times smaller


def pupil_names(targets: Iterable[str]) -> frozenset[str]:
    """Return the first names of the pupils in these case files and in those beside them.

    Targets that are no files (`-`, a number in the vault) and files that cannot be read give no names.
    """
    given = {Path(target) for target in targets}
    paths = {path for path in given if path.suffix.lower() in _CASES}
    for folder in {path.parent for path in paths}:
        paths.update(beside for form in CASE_FILES for beside in folder.glob(form))
    return frozenset(name for path in paths for name in _names_in(path))


def names_in(raw: bytes) -> set[str]:
    """Return the first names of the pupils in the text of one case file, as bytes."""
    names = {name.decode(errors="replace") for name in _NAME.findall(raw)}
    return {name for name in names if name[:1].isupper()}


def _names_in(path: Path) -> set[str]:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return set()
        return names_in(path.read_bytes())
    except (OSError, ValueError):
        return set()
