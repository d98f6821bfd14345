"""Reads the rule packs: words in TOML beside their reason and what to write instead.

A pack is one file for one class of finding: `code`, `klasse`, `niveau`, `bron`, `melding` and
`suggestie` at the top, then one `[[regel]]` per group of words, which may override the message.
CONTRIBUTING.md says how to add a word; `patterns.py` and `phrases.py` how words are written.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from dossiertool.errors import InvalidInput
from dossiertool.findings import Klasse, Niveau
from dossiertool.text import phrases
from dossiertool.text.matching import Forms, Row
from dossiertool.text.patterns import compile_pattern
from dossiertool.text.places import DATA, SETS, pack_files
from dossiertool.text.rule import Head, Rule
from dossiertool.text.toml_text import TomlText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

# How each list of words becomes rows of elements.
WORDS: dict[str, Callable[[str, Mapping[str, Sequence[str]]], list[Row]]] = {
    "bijvoeglijk": phrases.adjective,
    "zelfstandig": phrases.noun,
    "werkwoorden": phrases.verb,
    "uitdrukkingen": phrases.idiom,
    "patronen": compile_pattern,
}
_TEXTS = ("naam", "melding", "suggestie")
_LISTS = ("goed", "fout", "niet_in", "niet_bij", "alleen_bij", "nooit", *WORDS)
_SWITCHES = ("over_persoon", "toegeschreven", "bevraagd", "letterwoord")
# What a school may write at once: each gap and bracket doubles what has to be tried.
_LONGEST, _MOST_LOOSE = 400, 8
_KEYS = {*_TEXTS, *_LISTS, *_SWITCHES, "termen"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of words of a rule; `term` is how it stands in the pack."""

    rule: Rule
    term: str
    row: Row
    suggestie: str
    kind: str = "patronen"  # the list in the pack that it comes from


@dataclass(slots=True)
class Pack:
    """All rules and entries of one or more files; `heads` has the first head of each code."""

    rules: list[Rule] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    letterwoorden: dict[str, Entry] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)


def load_packs(folder: Path = DATA) -> Pack:
    """Read every pack in the folder.

    Raises:
        InvalidInput: a pack is no TOML, misses a key or has an unknown one, or a pattern is wrong;
            the message names the file, the line and the rule.
    """
    pack = Pack()
    for path in pack_files(folder):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise InvalidInput(f"{path.name} kan niet worden gelezen.") from None
        add_pack(pack, TomlText(path.name, text))
    return pack


@cache
def shipped_sets() -> dict[str, tuple[str, ...]]:
    """Return the sets of words that patterns name with @."""
    sets = tomllib.loads(SETS.read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in sets.items()}


def add_pack(pack: Pack, source: TomlText, *, eigen: bool = False) -> Head:
    """Add the rules and entries of one file, and return its head. `eigen` marks the rules of a school.

    Raises:
        InvalidInput: as `load_packs`.
    """
    content = source.read()
    head = _head(source, content)
    pack.heads.setdefault(head.code, head)
    for number, group in enumerate(content["regel"], start=1):
        rule = _rule(source, head, group, number)._replace(eigen=eigen)
        pack.rules.append(rule)
        for kind, term, suggestie in _terms(group, rule):
            if eigen and (len(term) > _LONGEST or term.count("...") + term.count("(") > _MOST_LOOSE):
                raise _broken(source, group, number, "zijn deze woorden te lang of te los", said=term)
            if rule.letterwoord:
                pack.letterwoorden[term] = Entry(rule, term, (), suggestie)
                continue
            try:
                rows = WORDS[kind](term, shipped_sets())
            except ValueError as problem:
                raise _broken(source, group, number, f"{term!r}: {problem}", said=term) from None
            pack.entries += [Entry(rule, term, row, suggestie, kind) for row in rows]
    return head


def _broken(source: TomlText, group: object, number: int, what: str, **at: str) -> InvalidInput:
    naam = group.get("naam") if isinstance(group, dict) else None
    return source.broken(f"in [[regel]] {naam or number}, {what}.", group=number, **at)


def _head(source: TomlText, content: dict[str, Any]) -> Head:
    for key in Head._fields:
        if not _is_text(content.get(key)):
            raise source.broken(f"{key} ontbreekt boven de regels.", key=key)
    if unknown := sorted(set(content) - {*Head._fields, "regel"}):
        raise source.broken(f"{unknown[0]} bestaat niet.", key=unknown[0])
    groups = content.get("regel")
    if not isinstance(groups, list) or not groups or not all(isinstance(group, dict) for group in groups):
        raise source.broken("er staat geen [[regel]] in.", key="regel")
    try:
        klasse, niveau = Klasse(content["klasse"]), Niveau(content["niveau"])
    except ValueError:
        raise source.broken("klasse of niveau bestaat niet.", key="klasse") from None
    return Head(**{key: content[key] for key in Head._fields} | {"klasse": klasse, "niveau": niveau})


def _terms(group: dict[str, Any], rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, term, suggestion) for all words of a group."""
    for kind in WORDS:
        for term in group.get(kind, ()):
            yield kind, term, rule.suggestie
    for term in group.get("termen", ()):
        yield "patronen", term["term"], term.get("suggestie", rule.suggestie)


def _rule(source: TomlText, head: Head, group: dict[str, Any], number: int) -> Rule:
    _hold_shape(source, group, number)
    return Rule(
        naam=group["naam"],
        code=head.code,
        klasse=head.klasse,
        niveau=head.niveau,
        bron=head.bron,
        melding=group.get("melding", head.melding),
        suggestie=group.get("suggestie", head.suggestie),
        goed=tuple(group["goed"]),
        fout=tuple(group["fout"]),
        over_persoon=group.get("over_persoon", False),
        niet_in=frozenset(group.get("niet_in", ())),
        niet_bij=_any_of(source, group, number, "niet_bij"),
        alleen_bij=_any_of(source, group, number, "alleen_bij"),
        toegeschreven=group.get("toegeschreven", False),
        bevraagd=group.get("bevraagd", not group.get("toegeschreven", False)),
        letterwoord=group.get("letterwoord", False),
        nooit=frozenset(group.get("nooit", ())),
        gericht="suggestie" in group,
    )


def _hold_shape(source: TomlText, group: dict[str, Any], number: int) -> None:
    """Refuse a rule with an unknown key, without its name or examples, or with a value of another kind."""
    for key in sorted(set(group) - _KEYS):
        raise _broken(source, group, number, f"{key} bestaat niet", key=key)
    for key in ("naam", "goed", "fout"):
        if not group.get(key):
            raise _broken(source, group, number, f"{key} ontbreekt")
    for key in _TEXTS:
        if not _is_text(group.get(key, "-")):
            raise _broken(source, group, number, f"{key} hoort een tekst te zijn", key=key)
    for key in _LISTS:
        words = group.get(key, [])
        if not isinstance(words, list) or not all(map(_is_text, words)):
            raise _broken(source, group, number, f"{key} hoort een lijst te zijn van teksten", key=key)
    for key in _SWITCHES:
        if not isinstance(group.get(key, False), bool):
            raise _broken(source, group, number, f"{key} hoort true of false te zijn", key=key)
    terms = group.get("termen", [])
    if not isinstance(terms, list) or not all(map(_is_term, terms)):
        raise _broken(
            source, group, number, "termen hoort een lijst te zijn van {term, suggestie}", key="termen"
        )


def _is_text(value: object) -> bool:
    """Whether this is a text that a screen can show as it is."""
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _is_term(value: object) -> bool:
    return (
        isinstance(value, dict)
        and "term" in value
        and not set(value) - {"term", "suggestie"}
        and all(map(_is_text, value.values()))
    )


def _any_of(source: TomlText, group: dict[str, Any], number: int, key: str) -> Forms | None:
    words = group.get(key, ())
    if not words:
        return None
    try:
        (row,) = compile_pattern("|".join(words), {})
    except ValueError as problem:
        raise _broken(source, group, number, f"{' '.join(words)!r}: {problem}", key=key) from None
    return row[0] if isinstance(row[0], Forms) else None
