"""Writes the measured tables into docs/taal.md: `make taal`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.text.scoring import DEVELOPMENT, HELD_BACK, LATER, TUNED, labelled, score  # noqa: E402

PAGE = ROOT / "docs" / "taal.md"
BEGIN, END = "<!-- begin: make taal -->", "<!-- eind: make taal -->"
NAMES = {
    DEVELOPMENT: "Ontwikkelset",
    TUNED: "Eigen teksten, om op af te stemmen",
    LATER: "Nakomers",
    HELD_BACK: "Eigen teksten, achtergehouden",
}


def tables() -> str:
    """Return the table per class for each file of labelled texts."""
    return "\n".join(_table(path, name) for path, name in NAMES.items())


def _table(path: Path, name: str) -> str:
    result = score(path)
    rows = [*result["per_class"].items(), ("**samen**", result["overall"])]
    lines = [
        f"### {name} ({len(labelled(path))} teksten)\n",
        "| Klasse | Precisie | Recall | F1 | Goed | Ten onrechte | Gemist |",
        "|---|---|---|---|---|---|---|",
    ]
    for klasse, row in rows:
        figures = " | ".join(f"{row[key]:.2f}".replace(".", ",") for key in ("precision", "recall", "f1"))
        lines.append(f"| {klasse} | {figures} | {row['tp']} | {row['fp']} | {row['fn']} |")
    alarms = 100 * result["clean_items"]["false_positive_rate"]
    lines.append(f"\nVan elke 100 schone teksten kregen er {alarms:.1f} een melding.\n".replace(".", ",", 1))
    return "\n".join(lines)


def renewed(text: str) -> str:
    """Return the page with the tables of today between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
