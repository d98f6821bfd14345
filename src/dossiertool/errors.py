"""What can go wrong, and the exit code that goes with it: the only place where the two meet.

A finding about a case file is a value (`findings.Finding`); a failure is one of these exceptions.
Messages are Dutch, name a place and never hold what a pupil's file says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.findings import Finding


class ExitCode(IntEnum):
    """Exit codes of the command line, fixed by the design (§5)."""

    OK = 0
    FINDINGS = 1
    UNUSABLE = 2
    NOT_FOUND = 3
    TAMPERED = 4
    PARTLY_FAILED = 5
    REFUSED = 6
    INTERRUPTED = 130


# With several targets the gravest one wins, in this order.
GRAVITY = (
    ExitCode.TAMPERED,
    ExitCode.UNUSABLE,
    ExitCode.NOT_FOUND,
    ExitCode.REFUSED,
    ExitCode.PARTLY_FAILED,
    ExitCode.FINDINGS,
    ExitCode.OK,
)


def gravest(codes: Sequence[ExitCode]) -> ExitCode:
    """Return the code that wins when several targets ended differently; `OK` for none."""
    return min(codes, key=GRAVITY.index, default=ExitCode.OK)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: line and column count from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"regel {self.line}, kolom {self.column}"


class DossierError(Exception):
    """A failure the user can do something about: a Dutch message and, if we know one, a hint."""

    exit_code = ExitCode.UNUSABLE

    def __init__(
        self, message: str, hint: str | None = None, *, file: str | None = None, place: Place | None = None
    ) -> None:
        """Keep message, hint, file and place apart, so that each front-end can show them its own way."""
        self.where = ", ".join(str(part) for part in (file, place) if part is not None)
        super().__init__(f"{self.where}: {message}" if self.where else message)
        self.message = message
        self.hint = hint
        self.place = place

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a failure travel between processes, whatever its constructor asks for."""
        return _again, (type(self), self.args, vars(self))


def _again(kind: type[DossierError], args: tuple[Any, ...], state: dict[str, Any]) -> DossierError:
    problem = kind.__new__(kind, *args)
    vars(problem).update(state)
    return problem


class InvalidInput(DossierError):
    """Wrong use, input that cannot be read, output that cannot be written (exit 2)."""


def mistake_of_ours(problem: Exception) -> InvalidInput:
    """Return a failure that tells what kind of mistake and where in the program, never what it worked on."""
    where = ""
    trace = problem.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "dossiertool" in file.parts:
            where = f" {file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return InvalidInput(
        f"Er ging iets mis in dossiertool zelf ({type(problem).__name__}{where}).",
        "Geef de regel hierboven door aan de makers. Er staat niets in over een leerling.",
    )


class HasFindings(DossierError):
    """The file was read but does not fit the model, so nothing was made of it (exit 1)."""

    exit_code = ExitCode.FINDINGS

    def __init__(
        self, message: str, findings: Sequence[Finding], hint: str | None = None, *, file: str
    ) -> None:
        """Carry the findings, each with its place in this file; the message names the file itself."""
        super().__init__(message, hint)
        self.findings = tuple(findings)
        self.file = file


class NotFound(DossierError):
    """Not there, or not for this key: one message, one code, so that nothing leaks (exit 3)."""

    exit_code = ExitCode.NOT_FOUND


class Tampered(DossierError):
    """Wrong passphrase, or damaged or altered data (exit 4)."""

    exit_code = ExitCode.TAMPERED


class PartlyFailed(DossierError):
    """Some of many did not succeed; the rest did (exit 5)."""

    exit_code = ExitCode.PARTLY_FAILED


class Refused(DossierError):
    """A rule forbids it: closing, consent, legal ground, a stale version (exit 6)."""

    exit_code = ExitCode.REFUSED
