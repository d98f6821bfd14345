"""Writes docs/regels.md from the rules themselves: `make regels`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from dossiertool.checks.registry import RULES
from dossiertool.checks.rule import Rule
from dossiertool.text.pack import DATA, load_packs

TARGET = Path(__file__).parents[1] / "docs" / "regels.md"

INTRODUCTION = """\
# Regels

Elke bevinding heeft een code. Hier staat per code wat de regel vraagt, waarom, wat u kunt doen en waar de
regel vandaan komt. Een waarschuwing is hulp bij het schrijven en houdt niets tegen.

De regels komen uit afspraken over goed werken; het zijn geen wetteksten. De bron staat erbij.

Deze pagina wordt gemaakt uit de regels zelf (`make regels`).
"""
STRUCTURE = """\
## STR-01 Een verplicht veld ontbreekt

- **Niveau**: fout
- **Beter**: Vul het veld in. De melding zegt welk veld ontbreekt; kijk in een voorbeeld uit de demo.

## STR-02 Een veld bestaat niet

- **Niveau**: fout
- **Beter**: Gebruik de naam die de melding noemt.

## STR-03 Een waarde past niet bij het veld

- **Niveau**: fout
- **Beter**: Kijk in de melding wat hier hoort: tekst, een getal, een lijst of een keuze.

## STR-04 Een datum klopt niet

- **Niveau**: fout
- **Beter**: Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-21.

## STR-05 Achter # staat tekst die dossiertool niet leest

- **Niveau**: waarschuwing
- **Waarom**: Wat in een YAML-bestand achter # staat, is een opmerking en komt nergens terug.
- **Beter**: Hoort het bij de tekst? Zet dan de hele tekst tussen dubbele aanhalingstekens.

## PRIV-01 Er staat een nummer dat een burgerservicenummer kan zijn

- **Niveau**: fout
- **Waarom**: Voor de hulp aan een leerling is het burgerservicenummer niet nodig.
- **Beter**: Haal het weg.
"""


def build() -> str:
    parts = [INTRODUCTION, "# Vorm van het bestand\n", STRUCTURE, "# Stappen, sluiting en privacy\n"]
    parts += [_about(rule) for rule in RULES]
    parts.append("# Taal\n")
    heads = [tomllib.loads(path.read_text(encoding="utf-8")) for path in DATA.glob("*.toml")]
    groups = load_packs().rules
    for head in sorted((head for head in heads if "code" in head), key=lambda head: str(head["code"])):
        parts.append(
            f"## {head['code']} {head['klasse'].replace('_', ' ').capitalize()}\n\n"
            f"- **Niveau**: {head['niveau']}\n- **Melding**: {head['melding']}\n"
            f"- **Beter**: {head['suggestie']}\n- **Bron**: {head['bron']}"
        )
        parts += [
            f"- *{g.naam}*. Fout: {g.fout[0]} Goed: {g.goed[0]}" for g in groups if g.code == head["code"]
        ]
        parts.append("")
    return "\n".join(parts)


def _about(rule: Rule) -> str:
    return (
        f"## {rule.code} {rule.titel}\n\n"
        f"- **Niveau**: {rule.niveau}\n- **Waarom**: {rule.waarom}\n- **Beter**: {rule.beter}\n"
        f"- **Bron**: {rule.bron}\n- **Fout**: {rule.fout}\n- **Goed**: {rule.goed}\n"
    )


def main() -> None:
    TARGET.write_text(build(), encoding="utf-8")


if __name__ == "__main__":
    main()
