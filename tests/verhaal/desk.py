"""What Sabine, coordinator and no programmer, does at her desk: commands, and typing in the files they made."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.run import run

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from typen import typed_over

CASE = Path("eerste.dossier.yaml")


@dataclass(frozen=True)
class Moment:
    """What she sees on one day: the codes of the findings, and the screens of toon and agenda."""

    codes: list[str]
    toon: str
    agenda: str
    agenda_code: int

    def step(self, name: str) -> str:
        """Return what `toon` says behind one of the six steps."""
        (line,) = (line for line in self.toon.splitlines() if line[6:].startswith(name))
        return line[6:].removeprefix(name).strip()


def command(*args: object, code: int = 0) -> str:
    """Run a command that must end with this exit code, and return what it says."""
    result = run(*args)
    assert result.exit_code == code, result.output
    return result.output


def new(*args: object, day: str) -> str:
    """Have a part put in the case file."""
    return command("nieuw", *args, "--in", CASE, "--vandaag", day)


def type_in(place: str, values: str, path: Path = CASE) -> None:
    """Type values under a line of a file, over what waits or is offered there."""
    path.write_text(typed_over(path.read_text(encoding="utf-8"), place, values), encoding="utf-8")


def answer(place: str, *values: str) -> None:
    """Type these values, in order, behind the fields that wait from this line of the case file on."""
    lines = CASE.read_text(encoding="utf-8").splitlines()
    at = [line.strip() for line in lines].index(place)
    for value in values:
        at = next(
            i for i in range(at + 1, len(lines)) if "# Voorbeeld: " in lines[i - 1] and lines[i].endswith(":")
        )
        lines[at] += f" {value}"
    CASE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def findings(day: str, path: Path = CASE) -> list[dict[str, Any]]:
    """Return what `controleer` finds."""
    found: list[dict[str, Any]] = json.loads(run("controleer", path, "--json", "--vandaag", day).stdout)[
        "bevindingen"
    ]
    return found


def look(day: str) -> Moment:
    """Look at the case with the three commands that look."""
    agenda = run("agenda", CASE, "--vandaag", day, "--dagen", 100)
    return Moment(
        [finding["code"] for finding in findings(day)],
        command("toon", CASE, "--vandaag", day),
        agenda.output,
        agenda.exit_code,
    )
