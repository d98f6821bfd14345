"""Lets LibreOffice open forms, fill them in as people do, and save them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.needs import need

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCRIPT = Path(__file__).with_name("office_script.py")
_LONGEST = 240
_PYTHONS = ("/usr/bin/python3", "python3", "/usr/lib/libreoffice/program/python")


def saved(folder: Path, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the documents after LibreOffice opened and saved each of them."""
    soffice = need("soffice", "libreoffice-writer-nogui")
    (folder / "in").mkdir()
    for name, blob in documents.items():
        (folder / "in" / f"{name}.docx").write_bytes(blob)
    subprocess.run(
        [
            soffice, _profile(folder), "--headless", "--convert-to", "docx:Office Open XML Text",
            "--outdir", folder / "uit", *(folder / "in" / f"{name}.docx" for name in documents),
        ],
        check=True, capture_output=True, timeout=_LONGEST,
    )  # fmt: skip
    return {name: (folder / "uit" / f"{name}.docx").read_bytes() for name in documents}


def filled_in(folder: Path, blob: bytes, works: Mapping[str, Sequence[Sequence[object]]]) -> dict[str, bytes]:
    """Return per name the document after LibreOffice did this work in it; see `office_script` for the steps."""
    soffice = need("soffice", "libreoffice-writer-nogui")
    python = _python_with_uno()
    (folder / "leeg.docx").write_bytes(blob)
    task = {
        "soffice": soffice,
        "profile": _profile(folder),
        "document": (folder / "leeg.docx").as_uri(),
        "works": {(folder / f"{name}.docx").as_uri(): work for name, work in works.items()},
    }
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONHOME"}
    done = subprocess.run(
        [python, SCRIPT],
        input=json.dumps(task), capture_output=True, text=True, timeout=_LONGEST, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {name: (folder / f"{name}.docx").read_bytes() for name in works}


def _profile(folder: Path) -> str:
    return f"-env:UserInstallation={(folder.parent / 'libreoffice').as_uri()}"


def _python_with_uno() -> str:
    """Return a Python that can talk to LibreOffice: that of the system, with python3-uno."""
    for name in _PYTHONS:
        path = shutil.which(name)
        if (
            path
            and subprocess.run([path, "-c", "import uno"], capture_output=True, check=False).returncode == 0
        ):
            return path
    reason = "no Python that knows LibreOffice is here (Debian: apt install python3-uno)"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
