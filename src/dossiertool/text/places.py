"""Where the words of the language check stand: packs, sets and lists, below `data`."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
SETS = DATA / "verzamelingen.toml"  # what patterns name with @
VERBS = DATA / "werkwoorden.tsv"  # irregular verbs with their forms
NOT_FORMS = DATA / "geen_vorm.txt"  # words that only look like a form of a word in the packs
NO_SLIPS = DATA / "geen_slip.txt"  # words that only look like a slip of one


def pack_files(folder: Path = DATA) -> list[Path]:
    """Return the packs in the folder in the order in which they are read."""
    return sorted(path for path in folder.glob("*.toml") if path.name != SETS.name)
