"""Puts what the fault tests found into docs/veiligheid.md, between its two marks (`make fouten`).

`tests/faults` leaves one small file for each line in `build/kluis-fouten/`: in `test/` those of `make test`, in
`soak/` those of `make soak`. A line of `soak` goes before the same one of `test`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "veiligheid.md"
RESULTS = ROOT / "build" / "kluis-fouten"
BEGIN, END = "<!-- fouten:begin -->", "<!-- fouten:end -->"

HEAD = """\
| nr | wat er misging | keer | toegezegd | verloren | opmerking |
| --- | --- | ---: | ---: | ---: | --- |
"""


def build(results: Path) -> str:
    """Return the table.

    Raises:
        FileNotFoundError: the fault tests did not run here.
    """
    lines: dict[str, dict[str, Any]] = {}
    for size in ("test", "soak"):
        for path in sorted((results / size).glob("*.json")):
            lines[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    if not lines:
        raise FileNotFoundError("no results: run make test or make soak first")
    return HEAD + "".join(_line(lines[name]) for name in sorted(lines))


def put_between(page: str, table: str) -> str:
    """Return the page with this table between its marks.

    Raises:
        ValueError: the page has no marks.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table}\n{END}{after}"


def _line(one: dict[str, Any]) -> str:
    numbers = " | ".join(_number(one[name]) for name in ("trials", "acknowledged", "lost"))
    return f"| {one['row']} | {one['fault']} | {numbers} | {one['remark']} |\n"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def main() -> int:
    """Write the page; other places of the page and the results may be named."""
    target, results = [Path(name) for name in sys.argv[1:]] or (TARGET, RESULTS)
    try:
        filled = put_between(target.read_text(encoding="utf-8"), build(results))
    except (OSError, ValueError) as problem:
        print(f"fout: {problem}", file=sys.stderr)
        return 1
    target.write_text(filled, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
