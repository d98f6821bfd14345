"""Says what is wrong with a file that is no YAML, in the words of someone who types one for the first time.

libyaml names the place where it got stuck, often a line after the mistake, and never the mistake. So the
lines up to that place are looked at for what people do: no space after a colon, a bullet from Word, an
indentation that is one off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import yaml

_IN_QUOTES = "Zet de hele tekst tussen dubbele aanhalingstekens."
_FIELD = r"[A-Za-z_][\w-]*"
# What a line can have wrong by itself: pattern (the mistake is where group 1 begins), message, advice.
_MISTAKES = (
    (
        re.compile(r"^[ ]*(\t)"),
        "deze regel begint met een tab.",
        "Gebruik spaties om in te springen.",
    ),
    (
        re.compile(r"^[ ]*([\u00a0\u2000-\u200a\u202f\u3000])|^\s*(?:- )?\w+:([\u00a0\u202f])"),
        "hier staat een harde spatie, zoals Word die maakt.",
        "Haal de spatie weg en typ een gewone.",
    ),
    (
        re.compile(r"^[ ]*([•·–—▪◦*])\s"),
        "hier staat een opsommingsteken.",
        "Begin elk onderdeel van een lijst met een streepje en een spatie: - ",
    ),
    (
        re.compile(rf"^[ ]*(-{_FIELD}:)"),
        "na het streepje hoort een spatie.",
        "Schrijf: streepje, spatie, naam van het veld, dubbele punt, spatie, waarde.",
    ),
    (
        re.compile(rf"^[ ]*(?:- )?({_FIELD}:[^\s/:\\].*)$"),
        "na de dubbele punt hoort een spatie.",
        "Schrijf: naam van het veld, dubbele punt, spatie, waarde.",
    ),
    (
        re.compile(rf"^[ ]*(?:- )?{_FIELD}: (['’]s |['’]t |['’]n )"),
        "een tekst kan niet met een los aanhalingsteken beginnen.",
        _IN_QUOTES,
    ),
    (
        re.compile(rf"""^[ ]*(?:- )?{_FIELD}: (?:"[^"]*"|'[^']*')(\s*[^\s#,}}\]].*)$"""),
        "na het sluitende aanhalingsteken staat nog tekst.",
        "Zet de hele tekst tussen dubbele aanhalingstekens, en woorden daarin tussen enkele.",
    ),
    (
        re.compile(rf"^[ ]*(?:- )?{_FIELD}: ([*&!@`%].*)$"),
        "met dit teken kan een tekst niet beginnen.",
        _IN_QUOTES,
    ),
    (
        re.compile(rf"^[ ]*(?:- )?{_FIELD}: [^\s'\"|>{{\[][^#]*?(: )"),
        "in deze tekst staat een dubbele punt.",
        _IN_QUOTES,
    ),
)
_NO_COLON = re.compile(rf"^[ ]*(?:- )?({_FIELD}(?: [^:]*)?)$")
_CONTENT = re.compile(r"^([ ]*)(- +)*(?=\S)")
_ESCAPE = re.compile("escape|hexdecimal")  # so libyaml spells it
_LOOK_BACK = 3


def explain(problem: yaml.MarkedYAMLError, text: str, name: str) -> InvalidInput:
    """Return the mistake with its place and what to do; `name` is the file, for the message only."""
    lines = text.splitlines()
    mark = problem.problem_mark
    stuck = min(mark.line, len(lines) - 1) if mark else 0
    quoted = "quoted scalar" in (problem.context or "") and problem.context_mark
    if quoted and mark and _ESCAPE.search(problem.problem or ""):
        found = (
            Place(mark.line + 1, mark.column + 1),
            "na een schuine streep (\\) tussen dubbele aanhalingstekens kan dit niet staan.",
            "Typ de schuine streep twee keer, of zet de tekst tussen enkele aanhalingstekens.",
        )
    elif quoted:
        place = Place(quoted.line + 1, quoted.column + 1)
        found = _first_mistake(lines, [quoted.line]) or (
            place,
            "dit aanhalingsteken wordt niet gesloten.",
            "Zet er aan het eind van de tekst nog een.",
        )
    else:
        nearby = [i for i in range(stuck, -1, -1) if lines[i].strip()][:_LOOK_BACK]
        found = _first_mistake(lines, nearby) or (
            Place(stuck + 1, mark.column + 1 if mark else 1),
            "het inspringen of een leesteken klopt hier niet.",
            "Zet velden van hetzelfde blok recht onder elkaar. Staan er tekens als : # [ ] { } in een tekst, "
            "zet die dan tussen dubbele aanhalingstekens.",
        )
    place, message, hint = found
    return InvalidInput(message, hint, file=name, place=place)


def _first_mistake(lines: list[str], nearby: list[int]) -> tuple[Place, str, str] | None:
    looks: tuple[Callable[[list[str], int], Iterator[tuple[int, str, str]]], ...] = (
        _in_the_line,
        _in_the_indentation,
        _without_colon,
    )
    for look in looks:
        for i in nearby:
            for column, message, hint in look(lines, i):
                return Place(i + 1, column + 1), message, hint
    return None


def _in_the_line(lines: list[str], i: int) -> Iterator[tuple[int, str, str]]:
    for pattern, message, hint in _MISTAKES:
        match = pattern.match(lines[i])
        if match:
            group = match.lastindex or 0
            yield match.start(group), message, hint


def _in_the_indentation(lines: list[str], i: int) -> Iterator[tuple[int, str, str]]:
    """Compare with the fields above: a line that begins beside, and not under, any of them."""
    here = _begin(lines[i])
    above = [_begin(line) for line in reversed(lines[:i]) if line.strip() and not line.lstrip().startswith("#")]
    if above and here != above[0] and here not in above and abs(here - above[0]) <= 3:  # noqa: PLR2004
        yield (
            here,
            f"deze regel begint op kolom {here + 1}, de regel erboven op kolom {above[0] + 1}.",
            "Zet velden van hetzelfde blok recht onder elkaar.",
        )


def _without_colon(lines: list[str], i: int) -> Iterator[tuple[int, str, str]]:
    match = _NO_COLON.match(lines[i])
    if match:
        yield (
            match.start(1),
            "hier ontbreekt een dubbele punt.",
            "Schrijf: naam van het veld, dubbele punt, spatie, waarde.",
        )


def _begin(line: str) -> int:
    """Return the column where the first field of the line begins, after the dashes of a list."""
    match = _CONTENT.match(line)
    return match.end() if match else 0
