"""Writes docs/eisen.md: each requirement with its command and the tests that assert it (`make eisen`).

Tests name requirements with `@pytest.mark.eis("R148")`. What is claimed in `eisen.toml` without a test, or
tested without a claim, is refused.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "eisen.md"

HEAD = """\
# Eisen

Wat de twee bronnen vragen (R) en wat daaruit volgt (N), met de opdracht die het laat zien en de tests die het
bewijzen. Bron: 1 is *Basisondersteuning*, 2 is *Basisondersteuning in 6 stappen*; daarachter de plaats.

Deze pagina wordt gemaakt uit `tools/eisen.toml` en uit de tests (`make eisen`).

| nr | bron | in de woorden van de bron | opdracht | stand | tests |
| --- | --- | --- | --- | --- | --- |
"""


def tests_by_number() -> dict[str, list[str]]:
    """Return the tests that name each requirement, as `file::test`, in the order of the files."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for number in _marked(node):
                    found[number].append(f"{path.relative_to(ROOT / 'tests').as_posix()}::{node.name}")
    return found


def _marked(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    for decorator in function.decorator_list:
        if (
            isinstance(decorator, ast.Call)
            and isinstance(decorator.func, ast.Attribute)
            and decorator.func.attr == "eis"
        ):
            for argument in decorator.args:
                yield str(ast.literal_eval(argument))


def build() -> str:
    """Return the page.

    Raises:
        ValueError: an unknown number, a claim without a test, or a test without a claim; names them all.
    """
    rows: dict[str, dict[str, Any]] = tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    )
    tests = tests_by_number()
    if wrong := list(_wrong(rows, tests)):
        raise ValueError("\n".join(wrong))
    lines = [_row(number, row, tests.get(number, [])) for number, row in rows.items()]
    counts = ", ".join(
        f"{sum(_state(row).startswith(state) for row in rows.values())} {state}"
        for state in ("werkt", "deels", "nog niet", "niet in deze versie")
    )
    return HEAD + "\n".join(lines) + f"\n\nSamen {len(rows)}: {counts}.\n"


def _wrong(rows: dict[str, dict[str, Any]], tests: dict[str, list[str]]) -> Iterator[str]:
    for number in tests.keys() - rows.keys():
        yield f"{number} does not exist: {tests[number][0]}"
    for number, row in rows.items():
        if "stand" in row and not tests.get(number):
            yield f"{number} is claimed ({row['stand']}), but no test names it"
        if "stand" not in row and tests.get(number):
            yield f"{number} has no stand, but is tested by {tests[number][0]}"


def _row(number: str, row: dict[str, Any], tests: list[str]) -> str:
    state = _state(row)
    command = f"`{row['opdracht']}`" if "stand" in row else ""
    names = "<br>".join(f"`{test}`" for test in tests)
    return f"| {number} | {row['bron']} | {row['woorden']} | {command} | {state} | {names} |"


def _state(row: dict[str, Any]) -> str:
    return "niet in deze versie" if row.get("buiten") else str(row.get("stand", "nog niet"))


def main() -> None:
    try:
        page = build()
    except ValueError as problem:
        sys.exit(str(problem))
    TARGET.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
