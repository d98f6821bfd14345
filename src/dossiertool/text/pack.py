"""Reads the rule packs: words in TOML beside their reason and what to write instead.

A pack is one file for one class of finding: `code`, `klasse`, `niveau`, `bron`, `melding` and
`suggestie` at the top, then one `[[regel]]` per group of words, which may override the message.
CONTRIBUTING.md says how to add a word; `patterns.py` how words are written.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dossiertool.errors import InvalidInput
from dossiertool.findings import Klasse, Niveau
from dossiertool.text.patterns import Element, compile_pattern

DATA = Path(__file__).resolve().parent / "data"
_SETS = "verzamelingen.toml"
_HEAD = ("code", "klasse", "niveau", "bron", "melding", "suggestie")
_RULE = {
    "naam",
    "melding",
    "suggestie",
    "goed",
    "fout",
    "patronen",
    "termen",
    "over_persoon",
    "niet_in",
    "toegeschreven",
    "letterwoord",
    "nooit",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A group of words that are marked for the same reason."""

    naam: str
    code: str
    klasse: Klasse
    niveau: Niveau
    bron: str
    melding: str
    suggestie: str
    goed: tuple[str, ...]
    fout: tuple[str, ...]
    over_persoon: bool = False  # a finding only when it is said of a person
    niet_in: frozenset[str] = frozenset()  # kinds of text in which these words are allowed
    toegeschreven: bool = False  # a feeling ascribed to someone: not in conditions and questions
    letterwoord: bool = False  # an abbreviation: capitals count
    nooit: frozenset[str] = frozenset()  # letterwoorden that everyone knows


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to say a term of a rule; `term` is the pattern as it stands in the pack."""

    rule: Rule
    term: str
    pattern: tuple[Element, ...]
    suggestie: str


@dataclass(slots=True)
class Pack:
    """All rules and entries of one or more files."""

    rules: list[Rule] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    letterwoorden: dict[str, Entry] = field(default_factory=dict)


def load_packs(folder: Path = DATA) -> Pack:
    """Read every pack in the folder.

    Raises:
        InvalidInput: a pack is no TOML, misses a key or has an unknown one, or a pattern is wrong;
            the message names the file and the rule.
    """
    sets = {name: tuple(words) for name, words in _read(DATA / _SETS).items()}
    pack = Pack()
    for path in sorted(folder.glob("*.toml")):
        if path.name != _SETS:
            _add(pack, path, sets)
    return pack


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise InvalidInput(f"{path.name} kan niet worden gelezen.") from None
    except tomllib.TOMLDecodeError as problem:
        raise InvalidInput(f"{path.name} is geen geldige TOML: {problem}.") from None


def _add(pack: Pack, path: Path, sets: dict[str, tuple[str, ...]]) -> None:
    content = _read(path)
    for key in _HEAD:
        if not isinstance(content.get(key), str):
            raise InvalidInput(f"{path.name}: {key} ontbreekt boven de regels.")
    for number, group in enumerate(content.get("regel", ()), start=1):
        rule = _rule(content, group, f"{path.name}, regel {group.get('naam', number)}")
        pack.rules.append(rule)
        words = [(pattern, rule.suggestie) for pattern in group.get("patronen", ())]
        words += [(term["term"], term.get("suggestie", rule.suggestie)) for term in group.get("termen", ())]
        for pattern, suggestie in words:
            if rule.letterwoord:
                pack.letterwoorden[pattern] = Entry(rule, pattern, (), suggestie)
                continue
            try:
                variants = compile_pattern(pattern, sets)
            except ValueError as problem:
                raise InvalidInput(f"{path.name}, regel {rule.naam}, {pattern!r}: {problem}.") from None
            pack.entries += [Entry(rule, pattern, variant, suggestie) for variant in variants]


def _rule(content: dict[str, Any], group: dict[str, Any], place: str) -> Rule:
    if unknown := set(group) - _RULE:
        raise InvalidInput(f"{place}: {', '.join(sorted(unknown))} bestaat niet.")
    for key in ("naam", "goed", "fout"):
        if not group.get(key):
            raise InvalidInput(f"{place}: {key} ontbreekt.")
    try:
        return Rule(
            naam=group["naam"],
            code=content["code"],
            klasse=Klasse(content["klasse"]),
            niveau=Niveau(content["niveau"]),
            bron=content["bron"],
            melding=group.get("melding", content["melding"]),
            suggestie=group.get("suggestie", content["suggestie"]),
            goed=tuple(group["goed"]),
            fout=tuple(group["fout"]),
            over_persoon=group.get("over_persoon", False),
            niet_in=frozenset(group.get("niet_in", ())),
            toegeschreven=group.get("toegeschreven", False),
            letterwoord=group.get("letterwoord", False),
            nooit=frozenset(group.get("nooit", ())),
        )
    except ValueError:
        raise InvalidInput(f"{place}: klasse of niveau bestaat niet.") from None
