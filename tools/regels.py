"""Writes docs/regels.md from the rules themselves: `make regels`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.checks.explain import explanations
from dossiertool.checks.form_rules import FORM_RULES
from dossiertool.findings import LANGUAGE_CLASSES, Klasse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.checks.explain import Explanation

MOST_EXAMPLES = 6  # groups of words of a class of language
TARGET = Path(__file__).parents[1] / "docs" / "regels.md"

INTRODUCTION = """\
# Regels

Elke bevinding heeft een code. Hier staat per code wat de regel vraagt, waarom, wat u kunt doen en waar de
regel vandaan komt. Een waarschuwing is hulp bij het schrijven en houdt niets tegen. Dezelfde uitleg krijgt u
met `dossiertool leg-uit CODE`.

De meeste regels komen uit afspraken over goed werken; dat zijn geen wetteksten. De bron staat erbij. Uw school
kan van elke regel zelf bepalen hoe zwaar die telt (`regels` in school.yaml).

Deze pagina wordt gemaakt uit de regels zelf (`make regels`).
"""


def build() -> str:
    parts = [INTRODUCTION]
    form = {rule.code for rule in FORM_RULES}
    seen = ""
    for rule in explanations():
        part = "Vorm van het bestand" if rule.code in form else _part(rule)
        if part != seen:
            parts.append(f"# {part}\n")
            seen = part
        parts.append("\n".join(_about(rule)) + "\n")
    return "\n".join(parts)


def _part(rule: Explanation) -> str:
    if rule.klasse == Klasse.SJABLOON:
        return "Sjablonen"
    return (
        "Taal"
        if rule.klasse in (*LANGUAGE_CLASSES, Klasse.LEESBAARHEID)
        else "Stappen, sluiting, recht en privacy"
    )


def _about(rule: Explanation) -> Iterator[str]:
    yield f"## {rule.code} {rule.titel}\n"
    yield f"- **Niveau**: {rule.niveau}"
    yield f"- **Waarom**: {rule.waarom}"
    yield f"- **Beter**: {rule.beter}"
    yield f"- **Bron**: {rule.bron}"
    for example in rule.voorbeelden[:MOST_EXAMPLES]:
        if example.naam:
            yield f"- *{example.naam}*. Fout: {example.fout} Goed: {example.goed}"
        else:
            yield f"- **Fout**: {example.fout}"
            yield f"- **Goed**: {example.goed}"


def main() -> None:
    TARGET.write_text(build(), encoding="utf-8")


if __name__ == "__main__":
    main()
