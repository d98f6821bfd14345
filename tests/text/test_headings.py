"""What a heading, a lead-in or *Doel 2:* says of the text below it."""

from __future__ import annotations

import pytest

from dossiertool.text.check import check_text
from dossiertool.text.headings import Below


def marks(text: str, field: str = "observatie") -> list[str]:
    return [text[f.start : f.eind] for f in check_text(text, field=field)]


@pytest.mark.parametrize(
    "text",
    [
        "Doel 2: Noor is minder bang.",
        "## Afspraken\n\nAlle docenten geven hem een beurt.",
        "**Aanpak.** Alle kinderen lezen op maandag.",
        "De maatregelen:\n\n- Alle docenten geven extra tijd.\n- Ouders lezen voor.\n",
        "# Plan\n\n## Hoe gaan we verder?\n\nAlle kinderen vertellen een keer.",
    ],
)
def test_under_a_heading_of_what_will_be_stand_agreements(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Verloop\n\nAlle docenten doen mee.", ["Alle docenten"]),
        ("## Zijn de doelen gehaald?\n\nAlle docenten doen mee.", ["Alle docenten"]),
        ("## Afspraken\n\nHij is lui.\n\n## Stand\n\nAlle docenten doen mee.", ["lui", "Alle docenten"]),
        ("Afspraken:\n\n- Alle docenten geven tijd.\n\nAlle docenten doen mee.", ["Alle docenten"]),
        ("Wij spraken over doelen.\nAlle docenten doen mee.", ["Alle docenten"]),
    ],
)
def test_under_other_headings_and_after_the_list_stand_facts(text: str, found: list[str]) -> None:
    assert marks(text) == found


def test_in_a_document_of_paragraphs_a_heading_or_lead_in_holds_for_what_is_below_it() -> None:
    paragraphs = [
        "Wat wij zagen",
        "Noor las de opgave drie keer.",
        "Dit spraken wij met Noor af:",
        "Bij elke toets ligt het stappenplan op tafel.",
        "- Iedereen legt zijn telefoon weg.",
        "Afspraken",
        "De docent legt het klaar.",
        "Hoe ging het?",
        "Resultaten",
        "Zij is altijd te laat.",
    ]
    below = Below()
    assert [below.soort(each) for each in paragraphs] == [
        "feit", "feit", "feit", "afspraak", "afspraak", "feit", "afspraak", "afspraak", "feit", "feit",
    ]  # fmt: skip
