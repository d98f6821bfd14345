"""Compiles the rule packs when a wheel is built, so that the first check of a new user is not the slow one."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[1]


class PackIndex(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `index.bin` beside each folder of packs; an editable install compiles into the user's cache."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile and hand the files to the builder."""
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT / "src"))
        from dossiertool.text.places import DATA  # noqa: PLC0415
        from dossiertool.text.shipped import FOLDERS, PREBUILT, prebuild  # noqa: PLC0415

        made = Path(tempfile.mkdtemp(prefix="dossiertool-index-"))
        for name in FOLDERS:
            target = made / f"{name or 'taal'}.bin"
            prebuild(DATA / name, target)
            where = (DATA / name / PREBUILT).relative_to(ROOT / "src")
            build_data["force_include"][str(target)] = where.as_posix()
