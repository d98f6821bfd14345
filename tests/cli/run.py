"""Runs the command line in the tests, inside this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from dossiertool.cli.main import main

if TYPE_CHECKING:
    from click.testing import Result


def run(*args: object, stdin: str | bytes | None = None) -> Result:
    """Run `dossiertool ARGS…`; the result has `exit_code`, `stdout` and `stderr`, and no traceback."""
    result = CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)
    problem: Any = result.exception
    assert problem is None or isinstance(problem, SystemExit), repr(problem)
    assert "Traceback" not in result.output
    return result
