"""Reads what needs are about: the subjects of a Dutch school, each with the words and behaviours that show it.

A subject stands in `data/*.toml` with

naam, boven      its name, and the subject that it is a part of
woorden          words that name it; `klacht` words that show trouble with it; `goed` words that it goes well
verwant          subjects that people mix up with it
rang             2: only meant when nothing more telling is said (a course, the break)
voorbeelden      sentences in which it must be found; they run as tests

`verwanten` are groups of subjects that look alike to who sees them, `eigennamen` words that are no name of a
child. More words for a subject stand in a `[[beschrijving]]` with `bij`: how it looks to who does not name it.

Words are set apart by commas. *letters draaien* asks both words, in any order, within one clause; *te_laat*
asks them beside each other; *a|b* either; *op+letten* is a separable verb; *=tafels* only that form. Other
forms do not matter (`stems.py`), and a compound counts as its parts: leesangst is lezen and angst.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool.errors import InvalidInput
from dossiertool.text.needs.stems import fold, stem
from dossiertool.text.needs.topics import APART, Element, Kind, Term, Topic, Topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).resolve().parent / "data"
_BESIDE = re.compile(r"\b(zonder|geen|te)\s+")  # these go with the very next word
_MORE = {"bij", "woorden", "klacht", "goed"}
_KEYS = {"naam", "boven", "woorden", "klacht", "goed", "verwant", "rang", "voorbeelden"}


@cache
def shipped_topics() -> Topics:
    """Return the subjects that travel with the program."""
    return load_topics()


def load_topics(folder: Path = DATA) -> Topics:
    """Read every pack in the folder.

    Raises:
        InvalidInput: a pack is no TOML, or a subject misses a key, has an unknown one or names another that
            is not there; the message names the file and the subject.
    """
    topics: dict[str, Topic] = {}
    terms: list[Term] = []
    names: set[str] = set()
    akin: list[frozenset[str]] = []
    for path in sorted(folder.glob("*.toml")):
        content = _read(path)
        names.update(fold(word) for word in content.get("eigennamen", "").split())
        akin += [frozenset(group) for group in content.get("verwanten", ())]
        for row in content.get("beschrijving", ()):
            if unknown := set(row) - _MORE:
                raise InvalidInput(
                    f"{path.name}, bij {row.get('bij')}: {', '.join(sorted(unknown))} bestaat niet."
                )
            terms += _terms(row, row.get("bij", ""))
        for number, row in enumerate(content.get("onderwerp", ()), start=1):
            place = f"{path.name}, onderwerp {row.get('naam', number)}"
            if unknown := set(row) - _KEYS:
                raise InvalidInput(f"{place}: {', '.join(sorted(unknown))} bestaat niet.")
            if not isinstance(row.get("naam"), str) or row["naam"] in topics:
                raise InvalidInput(f"{place}: naam ontbreekt of staat er al.")
            topics[row["naam"]] = Topic(
                row["naam"], row.get("boven"), row.get("rang", 1),
                frozenset(row.get("verwant", ())), tuple(row.get("voorbeelden", ())),
            )  # fmt: skip
            terms += _terms(row, row["naam"])
    for topic in topics.values():
        for other in (*topic.verwant, *([topic.boven] if topic.boven else [])):
            if other not in topics:
                raise InvalidInput(f"onderwerp {topic.naam}: {other} bestaat niet.")
    if lost := {term.topic for term in terms} - set(topics):
        raise InvalidInput(f"bij {', '.join(sorted(lost))}: dit onderwerp bestaat niet.")
    if strange := {naam for group in akin for naam in group} - set(topics):
        raise InvalidInput(f"verwanten: {', '.join(sorted(strange))} bestaat niet.")
    return Topics(topics, terms, frozenset(names), akin)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise InvalidInput(f"{path.name} is geen geldige TOML: {problem}.") from None


def _terms(row: Mapping[str, Any], naam: str) -> Iterator[Term]:
    for key, kind in (
        ("woorden", Kind.PLAIN),
        ("namen", Kind.PLAIN),
        ("klacht", Kind.TROUBLE),
        ("goed", Kind.WELL),
    ):
        for text in row.get(key, "").split(","):
            words = _BESIDE.sub(r"\1_", text).split()
            if not words:
                continue
            yield Term(naam, kind, tuple(_element(word) for word in words))
            if any("+" in word for word in words):  # the verb with its part apart: let … op
                loose = [part for word in words for part in _apart(word)]
                yield Term(naam, kind, tuple(_element(word) for word in loose))


def _apart(word: str) -> Iterator[str]:
    """Yield the parts of a word: op+letten is op (as a separable part) and letten."""
    part, plus, verb = word.partition("+")
    if plus:
        yield f"={part}{APART}"
    yield verb or part


def _element(word: str) -> Element:
    options = word.replace("+", "").split("|")
    return tuple(
        tuple(part if part.startswith("=") else stem(part) for part in option.split("_")) for option in options
    )
