"""What the law says, as data: each entry with its place, and whether somebody read that text.

The entries are in `data/wet.toml`. A rule takes its source from here, so that no message can call law what
nobody looked up.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossiertool.errors import InvalidInput

_FILE = Path(__file__).resolve().parent / "data" / "wet.toml"
PRECAUTION = "afspraak uit voorzichtigheid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wetsregel:
    """One statement: what it says, where it stands, and whether that was read.

    `gelezen` says which version or, of what is not verified, where it comes from. `regels` are the codes
    of the rules that rest on it; `waar` says for which schools an entry is meant, when not for all.
    """

    id: str
    tekst: str
    geverifieerd: bool
    gelezen: str
    regels: tuple[str, ...]
    wet: str = ""
    artikel: str = ""
    waar: str = ""

    @property
    def bron(self) -> str:
        """Where this stands; of what is not verified only that it is an agreement."""
        if self.geverifieerd:
            return f"{self.wet}, {self.artikel}"
        return f"{self.waar}: {PRECAUTION}" if self.waar else PRECAUTION

    @property
    def gezegd(self) -> str:
        """The statement as a message may say it, with its source or as an agreement."""
        return f"{self.tekst.removesuffix('.')} ({self.bron})."


@cache
def all_law() -> tuple[Wetsregel, ...]:
    """Return every entry, in the order of the file.

    Raises:
        InvalidInput: the file that travels with the program does not hold what it should.
    """
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["wetsregel"]
    try:
        found = tuple(Wetsregel(**{**row, "regels": tuple(row["regels"])}) for row in rows)
    except (KeyError, TypeError):
        raise InvalidInput(f"{_FILE.name} klopt niet.", "Installeer dossiertool opnieuw.") from None
    if any(one.geverifieerd and not (one.wet and one.artikel) for one in found):
        raise InvalidInput(f"{_FILE.name}: bij een wetsregel ontbreekt het artikel.", "Vul het artikel aan.")
    return found


def law(wanted: str) -> Wetsregel:
    """Return the entry with this id. A KeyError means that a rule names an entry that is not in the file."""
    return {one.id: one for one in all_law()}[wanted]


def behind(code: str) -> list[Wetsregel]:
    """Return the entries that the rule with this code rests on."""
    return [one for one in all_law() if code in one.regels]


def source_of(code: str, numbers: str = "") -> str:
    """Return the `bron` of a rule: the places of its entries, each once, and the requirement numbers."""
    places = "; ".join(dict.fromkeys(one.bron for one in behind(code)))
    return f"{places[:1].upper()}{places[1:]} ({numbers})" if numbers else f"{places[:1].upper()}{places[1:]}"
