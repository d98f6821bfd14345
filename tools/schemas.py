"""Writes schemas/*.schema.json from the model: `make schemas`."""

from __future__ import annotations

import json
from pathlib import Path

from dossiertool.model.schema import ROOTS, build_schema

FOLDER = Path(__file__).parents[1] / "schemas"


def main() -> None:
    for root in ROOTS:
        text = json.dumps(build_schema(root), ensure_ascii=False, indent=2)
        (FOLDER / f"{root}.schema.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
