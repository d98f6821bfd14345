"""Everything there is to say about a code: for `leg-uit` and for `docs/regels.md`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.checks.form_rules import FORM_RULES
from dossiertool.checks.registry import RULES
from dossiertool.checks.template_rules import TEMPLATE_RULES
from dossiertool.findings import Klasse
from dossiertool.text.own import own_packs
from dossiertool.text.rule import CODES
from dossiertool.text.shipped import shipped_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.rule import Rule
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.text.index import Index
    from dossiertool.text.pack import Pack


@dataclass(frozen=True, slots=True)
class Example:
    """A group of words within a language rule, with a sentence that is marked and one that is not."""

    naam: str
    fout: str
    goed: str


@dataclass(frozen=True, slots=True)
class SchoolWord:
    """A word that a school added to a rule, or allows in spite of it, and why."""

    woord: str
    mag: bool
    reden: str


@dataclass(frozen=True, slots=True)
class AtSchool:
    """What is different about a rule at one school: its level with the reason (None: as usual), and words."""

    niveau: str | None = None
    reden: str | None = None
    woorden: tuple[SchoolWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why there is a rule, what to do instead, where it comes from, how it looks; what a school changes."""

    code: str
    titel: str
    klasse: str
    niveau: str
    waarom: str
    beter: str
    bron: str
    voorbeelden: tuple[Example, ...]
    school: AtSchool | None = None


def explain(code: str) -> Explanation | None:
    """Return the explanation of this code, whatever its letters' case; None for an unknown code."""
    wanted = code.upper()
    return next((one for one in explanations() if one.code == wanted), None)


def explanations(school: Schoolbestand | None = None) -> list[Explanation]:
    """Return all explanations: the form of the file, steps, closing and law, language, and templates.

    With a school the rules of its own packs are among them, and each says what is different there.

    Raises:
        InvalidInput: a pack of the school is wrong.
    """
    of_language = [rule for rule in RULES if rule.klasse is Klasse.LEESBAARHEID]
    others = [rule for rule in (*FORM_RULES, *RULES) if rule not in of_language]
    found = [*map(_of_rule, others), *_of_language(shipped_index()), *map(_of_rule, of_language)]
    found += map(_of_rule, TEMPLATE_RULES)
    return found if school is None else _at(school, found)


def _of_rule(rule: Rule) -> Explanation:
    return Explanation(
        rule.code,
        rule.titel,
        rule.klasse.value,
        rule.niveau.value,
        rule.waarom,
        rule.beter,
        rule.bron,
        (Example("", rule.fout, rule.goed),),
    )


def _of_language(packs: Pack | Index) -> list[Explanation]:
    return [
        Explanation(
            head.code,
            head.klasse.replace("_", " ").capitalize(),
            head.klasse.value,
            head.niveau.value,
            head.melding,
            head.suggestie,
            head.bron,
            tuple(Example(g.naam, g.fout[0], g.goed[0]) for g in packs.rules if g.code == head.code and g.fout),
        )
        for _, head in sorted(packs.heads.items())
    ]


def _at(school: Schoolbestand, found: list[Explanation]) -> list[Explanation]:
    """Return the explanations as they are at this school, and those of its own rules after them."""
    own = {one.code: one for one in _of_language(own_packs(school.taal))}
    known = {one.code for one in found}
    merged = [
        replace(one, voorbeelden=(*one.voorbeelden, *own[one.code].voorbeelden)) if one.code in own else one
        for one in found
    ]
    merged += [one for code, one in own.items() if code not in known]
    return [replace(one, school=_different(one.code, school)) for one in merged]


def _different(code: str, school: Schoolbestand) -> AtSchool | None:
    words = tuple(_words(code, school))
    choice = next((choice for choice in reversed(school.regels) if choice.code == code), None)
    if choice is not None and code in school.levels:
        return AtSchool(choice.niveau.value, choice.reden, words)
    return AtSchool(woorden=words) if words else None


def _words(code: str, school: Schoolbestand) -> Iterator[SchoolWord]:
    for mag, words in ((False, school.taal.woorden), (True, school.taal.toegestaan)):
        for word in words:
            if CODES[Klasse(word.klasse.value)] == code:
                yield SchoolWord(word.woord, mag, word.reden)
