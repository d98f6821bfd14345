"""Everything there is to say about a code: for `leg-uit` and for `docs/regels.md`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.checks.form_rules import FORM_RULES
from dossiertool.checks.registry import RULES
from dossiertool.text.pack import DATA, load_packs

if TYPE_CHECKING:
    from dossiertool.checks.rule import Rule


@dataclass(frozen=True, slots=True)
class Example:
    """A group of words within a language rule, with a sentence that is marked and one that is not."""

    naam: str
    fout: str
    goed: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why there is a rule, what to do instead, where it comes from, and how it looks."""

    code: str
    titel: str
    klasse: str
    niveau: str
    waarom: str
    beter: str
    bron: str
    voorbeelden: tuple[Example, ...]


def explain(code: str) -> Explanation | None:
    """Return the explanation of this code, whatever its letters' case; None for an unknown code."""
    wanted = code.upper()
    return next((one for one in explanations() if one.code == wanted), None)


def explanations() -> list[Explanation]:
    """Return all explanations: the form of the file, then steps, closing and law, then language."""
    return [*map(_of_rule, (*FORM_RULES, *RULES)), *_of_language()]


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


def _of_language() -> list[Explanation]:
    heads = [tomllib.loads(path.read_text(encoding="utf-8")) for path in DATA.glob("*.toml")]
    groups = load_packs().rules
    return [
        Explanation(
            head["code"],
            head["klasse"].replace("_", " ").capitalize(),
            head["klasse"],
            head["niveau"],
            head["melding"],
            head["suggestie"],
            head["bron"],
            tuple(Example(g.naam, g.fout[0], g.goed[0]) for g in groups if g.code == head["code"]),
        )
        for head in sorted((head for head in heads if "code" in head), key=lambda head: str(head["code"]))
    ]
