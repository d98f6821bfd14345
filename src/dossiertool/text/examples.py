"""Tries the examples of a pack: every bad one must be marked by it, every good one left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.text.considering import consider
from dossiertool.text.pack import Pack, add_pack
from dossiertool.text.passage import Passage

if TYPE_CHECKING:
    from dossiertool.errors import InvalidInput
    from dossiertool.text.index import Index
    from dossiertool.text.overlap import Considered
    from dossiertool.text.rule import Rule
    from dossiertool.text.toml_text import TomlText

_HOW = "Verander de woorden van deze regel, of de voorbeeldzin."


def hold_examples(source: TomlText, index: Index) -> None:
    """Try the examples of this pack with an index that has its entries.

    Raises:
        InvalidInput: an example does not hold; names file, line and rule, and why when that is known.
    """
    pack = Pack()
    add_pack(pack, source)
    for number, rule in enumerate(pack.rules, start=1):
        for sentence in rule.fout:
            seen = _considered(sentence, rule, index)
            if not any(item.why_not is None for item in seen):
                why = f", want dit {seen[0].why_not}" if seen else ""
                raise _broken(source, number, rule, "fout", sentence, f"niet gevonden{why}")
        for sentence in rule.goed:
            for item in _considered(sentence, rule, index):
                if item.why_not is None:
                    raise _broken(
                        source, number, rule, "goed", sentence, f"wel gevonden, met {item.hit.entry!r}"
                    )


def _considered(sentence: str, rule: Rule, index: Index) -> list[Considered]:
    seen = consider(Passage(sentence), "feit", known=set(), index=index)
    return [item for item in seen if item.hit.rule.code == rule.code]


def _broken(source: TomlText, number: int, rule: Rule, key: str, sentence: str, what: str) -> InvalidInput:
    return source.broken(
        f"in [[regel]] {rule.naam}, bij {key}: deze zin wordt {what}.",
        group=number,
        key=key,
        said=sentence,
        hint=_HOW,
    )
