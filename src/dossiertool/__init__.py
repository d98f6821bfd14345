"""Case files of pupils for Dutch schools: read, checked, filled into Word, kept encrypted.

The names below are what other programs may use. They are looked up when asked for: importing the
package loads nothing, so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossiertool.checks.check import check_dossier as check_dossier
    from dossiertool.documents.render import render as render
    from dossiertool.files.load import load_dossier as load_dossier
    from dossiertool.findings import Finding as Finding
    from dossiertool.text.check import check_text as check_text

__version__ = "0.1.0"

_HOME = {
    "Finding": "dossiertool.findings",
    "check_dossier": "dossiertool.checks.check",
    "check_text": "dossiertool.text.check",
    "load_dossier": "dossiertool.files.load",
    "render": "dossiertool.documents.render",
}

__all__ = ["Finding", "__version__", "check_dossier", "check_text", "load_dossier", "render"]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
