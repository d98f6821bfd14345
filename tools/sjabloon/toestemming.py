"""Consent: for whom and what for, and what each person answered."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, bold, each, list_table, p, when


def consents() -> Xml:
    """Return each consent with what everyone answered: given, until when, and taken back."""
    who = "{{ een.wie | hoofdletter }}{% if een.functie %}, {{ een.functie }}{% endif %}"
    given = (
        "{{ een.antwoord | woord | hoofdletter }}"
        "{% if een.datum %}, gegeven op {{ een.datum | datum }}{% else %}, datum niet genoteerd{% endif %}"
    )
    rows = list_table(
        "Toestemming",
        "Per regel: met wie, waarvoor en welke gegevens, het antwoord van ieder en tot wanneer het geldt.",
        "toestemming in toestemmingen",
        Column(
            "Met wie",
            2.6,
            [
                p("Rijkop", "{{ toestemming.ontvanger | hoofdletter }}"),
                when("toestemming.kenmerk", p("Rol", "Toestemming {{ toestemming.kenmerk }}")),
            ],
        ),
        Column(
            "Waarvoor en welke gegevens",
            4.2,
            [
                p("Tabeltekst", "{{ toestemming.soort | woord | hoofdletter }}"),
                p("Tabeltekst", "{{ toestemming.doel | hoofdletter }}"),
                when("toestemming.gegevens", p("Rol", "Gegevens: {{ toestemming.gegevens | lijst }}")),
                when(
                    'toestemming.grondslag != "toestemming"',
                    p("Rol", "Grond: {{ toestemming.grondslag | woord }}"),
                ),
            ],
        ),
        Column(
            "Antwoord",
            5.2,
            [
                each(
                    "een in toestemming.antwoorden",
                    p("Rijkop", who),
                    when(
                        'een.antwoord == "onbekend"',
                        p("Tabeltekst", "{{ een.antwoord | woord | hoofdletter }}"),
                        otherwise=[p("Tabeltekst", given)],
                    ),
                    when("een.wijze", p("Rol", "{{ een.wijze | hoofdletter }}")),
                    when(
                        "een.ingetrokken_op",
                        p("Tabeltekst", bold("Ingetrokken op {{ een.ingetrokken_op | datum }}")),
                    ),
                ),
                when(
                    "not toestemming.antwoorden and toestemming.gevraagd",
                    p("Tabeltoelichting", "Nog niet gevraagd"),
                ),
                when("not toestemming.gevraagd", p("Tabeltekst", "Toestemming is hiervoor niet nodig")),
                when(
                    'toestemming.geldig_tot and toestemming.uitkomst != "nee"',
                    p(
                        "Tabeltekst",
                        "{% if toestemming.verlopen %}Gold{% else %}Geldt{% endif %} tot en met "
                        "{{ toestemming.geldig_tot | datum }}",
                    ),
                ),
            ],
        ),
    )
    return when("toestemmingen", p("Heading1", "Toestemming"), rows)
