"""Lists as ruled rows and bullets: strengths, facts, measures, moments."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, cell, each, join, list_table, mark, p, row, table, tag_cell, when
from sjabloon.kop import EMPTY_CELL, EMPTY_PART, NOT_NOTED
from sjabloon.maten import TEXT_WIDTH

# A cell between the tags that repeat it. All widths change when the number of columns is known.
REPEATED = [1400, TEXT_WIDTH - 2800, 1400]


POINT = "{{ punt.tekst }}{% if punt.bron %} ({{ punt.bron }}){% endif %}"


def bullets(heading: str, loop: str, text: str, *, mandatory: bool = False, empty: Xml = EMPTY_PART) -> Xml:
    """Return a heading with bullets; without content it goes, or `empty` says what must be filled in."""
    items = loop.partition(" in ")[2]
    found = each(loop, p("ListBullet", text))
    if mandatory:
        return join(p("Heading1", heading), when(items, found, otherwise=[empty]))
    return when(items, p("Heading1", heading), found)


def strengths(empty: Xml = EMPTY_PART) -> Xml:
    return bullets("Wat goed gaat en wat helpt", "punt in wat_helpt", POINT, mandatory=True, empty=empty)


def seen(
    *after: Xml,
    mandatory: bool = True,
    heading: str = "Wat er is gezien",
    feiten: str = "feiten",
    empty: Xml = EMPTY_PART,
) -> Xml:
    """Return the facts: when, what, where, by whom, and with which signal."""
    facts = list_table(
        "Feiten",
        "Per regel: wanneer, wat er is gezien of gemeten, waar, en door wie.",
        f"feit in {feiten}",
        Column(
            "Wanneer{% if feiten_jaar %} in {{ feiten_jaar }}{% endif %}",
            2.4,
            [p("Rijkop", "{{ feit.moment | hoofdletter }}")],
        ),
        Column("Wat", 5.4, [p("Tabeltekst", "{{ feit.wat }}")]),
        Column(
            "Waar",
            1.6,
            [when("feit.waar", p("Tabeltekst", "{{ feit.waar | hoofdletter }}"), otherwise=[NOT_NOTED])],
            only_if="feiten_met_plaats",
        ),
        Column(
            "Gezien door, bron",
            2.6,
            [
                when("feit.wie_bron", p("Tabeltekst", "{{ feit.wie_bron }}")),
                when("feit.signaal", p("Rol", "{{ feit.signaal }}")),
                when("not feit.wie_bron and not feit.signaal", NOT_NOTED),
            ],
        ),
    )
    if mandatory:
        return join(p("Heading1", heading), when(feiten, facts, otherwise=[empty]), *after)
    return when(feiten, p("Heading1", heading), facts)


def who_does_what(loop: str, *, link: Column | None = None) -> Xml:
    """Return the measures: who, what and how, for which goal or group, when and where."""
    what = [
        p("Tabeltekst", "{{ maatregel.wat }}"),
        when("maatregel.hoe", p("Tabeltekst", "{{ maatregel.hoe | hoofdletter }}")),
        when("maatregel.waarom", p("Rol", "Waarom: {{ maatregel.waarom }}")),
        when("maatregel.verwacht_resultaat", p("Rol", "Verwacht: {{ maatregel.verwacht_resultaat }}")),
        when("maatregel.traject", p("Rol", "Vaste aanpak van de school: {{ maatregel.traject }}")),
    ]
    where = [
        when("maatregel.wanneer", p("Tabeltekst", "{{ maatregel.wanneer | hoofdletter }}")),
        when(
            "maatregel.start and not maatregel.wanneer", p("Tabeltekst", "Vanaf {{ maatregel.start | datum }}")
        ),
        when("maatregel.waar", p("Tabeltekst", "{{ maatregel.waar | hoofdletter }}")),
        when("maatregel.uiterlijk", p("Tabeltekst", "Uiterlijk {{ maatregel.uiterlijk | datum }}")),
        when("not (maatregel.wanneer or maatregel.start or maatregel.waar or maatregel.uiterlijk)", EMPTY_CELL),
    ]
    return list_table(
        "Wie doet wat",
        "Per regel: wie, wat en hoe, waarvoor, en wanneer en waar.",
        loop,
        Column(
            "Wie",
            3.1,
            [
                when("maatregel.wie", p("Rijkop", "{{ maatregel.wie | hoofdletter }}"), otherwise=[EMPTY_CELL]),
                when("maatregel.functie", p("Rol", "{{ maatregel.functie }}")),
            ],
        ),
        Column("Wat en hoe", 4.7, what),
        *([link] if link else []),
        Column("Wanneer en waar", 3, where),
    )


def goal_link(only_if: str) -> Column:
    """Return the column with the numbers of the goals a measure works on."""
    numbers = "{{ maatregel.doelnummers or 'Niets genoemd' }}"
    return Column("Doel", 1.2, [p("Tabeltekst", numbers)], only_if=only_if)


def timeline(title: str, moments: str, *, first_word: str = "Samen kijken", ask_who: bool = False) -> Xml:
    """Return the moments on a line, at most five; more of them as rows.

    With `ask_who` a moment without people says that they are still to be filled in.
    """

    def columns(*blocks: Xml) -> list[Xml]:
        return [tag_cell(f"for moment in {moments}"), cell(REPEATED[1], *blocks), tag_cell("endfor")]

    what = f"{{{{ moment.wat or '{first_word}' }}}}"
    place = "{{ moment.tijd }}{% if moment.tijd and moment.plaats %}, {% endif %}{{ moment.plaats }}"
    line = table(
        "Dossier tijdlijn",
        title,
        "Momenten van links naar rechts in de tijd.",
        REPEATED,
        row(
            *columns(p("Stemkop", "{{ moment.datum | datum_kort }}"), p("Label", "{{ moment.datum | jaar }}")),
            header=True,
        ),
        row(
            *columns(
                p("Tabeltekst", what),
                when("moment.volgende", p("Tabeltekst", mark("volgende"))),
                when("moment.tijd or moment.plaats", p("Rol", place)),
                when(
                    "moment.met_wie",
                    p("Bron", "{{ moment.met_wie | lijst }}"),
                    otherwise=[p("Bron", "Met wie: nog niet ingevuld")] if ask_who else [],
                ),
            )
        ),
    )
    rows = list_table(
        title,
        "Per regel een moment: wanneer, wat en met wie.",
        f"moment in {moments}",
        Column(
            "Wanneer",
            3,
            [
                p("Rijkop", "{{ moment.datum | datum }}"),
                when("moment.tijd or moment.plaats", p("Rol", place)),
            ],
        ),
        Column("Wat", 5.5, [p("Tabeltekst", what), when("moment.volgende", p("Tabeltekst", mark("volgende")))]),
        Column(
            "Met wie",
            3.5,
            [
                when("moment.met_wie", p("Tabeltekst", "{{ moment.met_wie | lijst }}"), otherwise=[EMPTY_CELL])
                if ask_who
                else p("Tabeltekst", "{{ moment.met_wie | lijst }}")
            ],
        ),
    )
    return when(f"({moments} | aantal) > 5", rows, otherwise=[line])
