"""Shows why words are a finding or not (`controleer --uitleg`), for people who want to understand or argue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossiertool.cli.layout import paragraph
from dossiertool.cli.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossiertool.errors import Place
    from dossiertool.findings import Finding
    from dossiertool.text.weigh import Weighed

    Seen = Sequence[tuple[Weighed, Place | None]]

_LONGEST = 40  # characters of an entry that are shown
_ALIKE = 4  # letters by which the part of an entry is known that was found
_ANY_LETTERS = "…"


def show_grounds(finding: Finding, seen: Seen, *, err: bool = False) -> None:
    """Print which entry a finding comes from and what made it count; nothing for a rule without words."""
    for each, _ in seen:
        if (each.pad, each.start, each.code) == (finding.pad, finding.start, finding.code) and not each.reden:
            counts = f" Het telt, want {' en '.join(each.telt)}." if each.telt else ""
            click.echo(paragraph(f"Uitleg: past op {_entry(each)}.{counts}", indent=6, hang=2), err=err)
            return


def show_passed(
    seen: Seen, *, titles: Mapping[str, str] | None = None, places: Mapping[str, str] | None = None
) -> None:
    """Print what was considered and is no finding, per place, with the reason; `places` says it in words."""
    passed = list(_worth_telling(seen))
    if not passed:
        if not seen:
            click.echo("  Uitleg: geen woord uit de lijsten gevonden.")
        return
    click.secho("  Bekeken, en geen bevinding", bold=True)
    before = ""
    for each, place in passed:
        here = (places or {}).get(each.pad) or (f"regel {place.line}, kolom {place.column}" if place else "")
        if titles:
            here = "  ".join(filter(None, (here, one_line(each.pad))))
        if here != before:
            click.echo(f"    {here}")
            before = here
        reason = (each.reden or "").rstrip(".")
        click.echo(
            paragraph(f"‘{each.tekst}’: {reason}. ({each.klasse}; past op {_entry(each)})", indent=6, hang=2)
        )


def _worth_telling(seen: Seen) -> Iterator[tuple[Weighed, Place | None]]:
    """Yield what is no finding, without what a finding or something longer of its class says already."""
    told: set[tuple[str, int, int, str]] = set()
    by_pad: dict[str, list[Weighed]] = {}
    for each, _ in seen:
        by_pad.setdefault(each.pad, []).append(each)
    for each, place in seen:
        mark = (each.pad, each.start, each.eind, each.klasse)
        if each.reden is None or each.is_covered or mark in told:
            continue
        if any(_says_it_already(other, each) for other in by_pad[each.pad]):
            continue
        told.add(mark)
        yield each, place


def _says_it_already(other: Weighed, each: Weighed) -> bool:
    if not (other.start <= each.start and each.eind <= other.eind):
        return False
    is_longer = other.eind - other.start > each.eind - each.start
    return other.reden is None or (is_longer and other.klasse is each.klasse and not other.is_covered)


def _entry(each: Weighed) -> str:
    """Return the entry as it stands in the pack, of a long one what fits, and the rule that it is in."""
    rule = f"de lijst ‘{each.regel}’"
    word = each.woord
    if word == _ANY_LETTERS or "@" in word:  # letters, or sets of words, that only mean something in the pack
        return rule
    if len(word) > _LONGEST:
        last = each.tekst.split()[-1].lower()
        options = [
            part for part in word.replace(" ", "|").split("|") if part.strip("()").startswith(last[:_ALIKE])
        ]
        word = f"…{options[0]}…" if options else f"{word[:_LONGEST]}…"
    return f"{word} uit {rule}"
