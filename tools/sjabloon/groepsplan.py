"""The template of the groepsplan: pages for everyone, then one for the teachers alone."""

from __future__ import annotations

from sjabloon.bouwstenen import (
    SEPARATOR,
    Column,
    Repeat,
    Xml,
    bold,
    cell,
    each,
    join,
    list_table,
    p,
    row,
    table,
    tag_cell,
    tag_row,
    when,
)
from sjabloon.groepsplan_docenten import TESTS, discussions, evaluations, for_teachers, pupils
from sjabloon.kaarten import goal_card, voices
from sjabloon.kop import (
    EMPTY_PART,
    answer,
    answer_or_empty,
    concept_line,
    contact,
    key_facts,
    next_moment,
    title_block,
    value,
)
from sjabloon.lijsten import POINT, bullets, seen, strengths, timeline, who_does_what
from sjabloon.maten import TEXT_WIDTH
from sjabloon.pakket import Sjabloon

_TITLE = "Groepsplan {{ klas }}"
_SUBJECT = (
    '{% if vak %}{{ vak | hoofdletter }}{% elif plansoort == "vakoverstijgend" %}Alle vakken samen'
    "{% else %}Eén vak{% endif %}"
)
_PERIOD = "{{ periode_van | datum }} tot en met {{ periode_tot | datum }}"


def groepsplan() -> Sjabloon:
    """Return the template of the groepsplan."""
    return Sjabloon(
        title=_TITLE,
        subject=_SUBJECT,
        soort=_TITLE,
        number="{{ schooljaar | schooljaar }}",
        readers="voor de docenten van {{ klas }}. Ouders krijgen de gegevens van hun eigen kind.",
        body=join(
            title_block(
                _TITLE,
                _SUBJECT,
                f"{{% if onderwijssoort %}}{SEPARATOR}{{{{ onderwijssoort }}}}{{% endif %}}",
                SEPARATOR,
                _PERIOD,
            ),
            _key_facts(),
            strengths(),
            _goals(),
            _class_scores(),
            evaluations("Wat het plan tot nu toe opleverde", named=False),
            seen(mandatory=False),
            bullets("Wat in de weg staat", "punt in wat_hindert", POINT),
            when("zienswijzen", voices("Hoe ieder het ziet")),
            _approach(),
            when(
                "individueel and not individueel_noemt_leerling",
                p("Heading1", "Afspraken voor één leerling"),
                p("BodyText", "{{ individueel }}"),
            ),
            _actions(),
            _moments(),
            p(
                "Slotregel",
                concept_line("status"),
                "Groepsplan {{ plannummer }}, schooljaar {{ schooljaar | schooljaar }}.",
            ),
            for_teachers(),
        ),
    )


def _key_facts() -> Xml:
    person = "{{ persoon.naam }}{% if persoon.functie != persoon.naam %} ({{ persoon.functie }}){% endif %}"
    return key_facts(
        [
            contact("Docent en aanspreekpunt", "aanspreekpunt"),
            answer(
                "Klas",
                value("{{ leerlingen | aantal }} " + pupils("(leerlingen | aantal)")),
                value("schooljaar {{ schooljaar | schooljaar }}"),
            ),
            next_moment("Volgend moment"),
        ],
        [
            answer_or_empty("Medewerkers", "medewerkers", each("persoon in medewerkers", value(person))),
            answer_or_empty(
                "Leerlingen en ouders",
                "vertegenwoordigers",
                each("persoon in vertegenwoordigers", value(person)),
            ),
            answer("Groepsplan", value("{{ plannummer }}"), value("{{ status | woord }}")),
        ],
    )


def _goals() -> Xml:
    card = goal_card(
        "doel in doelen",
        "{% if doel.titel %}{{ doel.titel | hoofdletter }}{% else %}Doel {{ doel.nummer }}{% endif %}",
        chosen="De leerlingen kozen dit doel mee.",
    )
    return join(p("Heading1", "Doel van de klas"), when("doelen", card, otherwise=[EMPTY_PART]))


def _class_scores() -> Xml:
    """Return averages only: these pages are for everyone, and hold no score of one pupil."""
    rows = list_table(
        "Gemiddelde per subgroep",
        "Per regel een subgroep: het gemiddelde per toets, het doel en hoeveel leerlingen het halen.",
        "groep in scores.subgroepen",
        Column(
            "Subgroep",
            3.5,
            [p("Tabeltekst", "{{ groep.kop }} ({{ groep.aantal }})")],
            [p("Tabeltekst", bold("Hele klas ({{ leerlingen | aantal }})"))],
        ),
        Column(
            "{{ toets.datum | datum_kort }}",
            2,
            [p("Tabelgetal", "{{ gemiddelde }}")],
            [p("Tabelgetal", bold("{{ gemiddelde }}"))],
            number=True,
            repeat=Repeat(
                header="toets in scores.toetsen",
                rows="gemiddelde in groep.gemiddeld_openbaar",
                total="gemiddelde in scores.klas.gemiddeld_openbaar",
            ),
        ),
        Column(
            "Doel, gehaald door",
            1.9,
            [
                p(
                    "Tabeltekst",
                    "{% if groep.doel %}{{ groep.doel }}{% if groep.bereikt_openbaar %}: ",
                    "{{ groep.bereikt_openbaar }}{% endif %}",
                    "{% else %}niet genoemd{% endif %}",
                )
            ],
            [p("Tabeltekst")],
            only_if="scores.met_doel",
        ),
        style="Dossier scores",
    )
    return when(
        "scores.toetsen",
        p("Heading1", "Waar de klas nu staat"),
        rows,
        p(
            "Bron",
            "Gemiddelden, met het aantal leerlingen tussen haakjes. ",
            TESTS,
            "{% if scores.verborgen %}Van één of twee leerlingen staat hier geen gemiddelde.{% endif %}",
        ),
    )


def _approach() -> Xml:
    side_by_side = _side_by_side()
    stacked = each(
        "groep in subgroepen",
        p("Heading2", "{{ groep.kop }}"),
        each("regel in groep.regels", p("BodyText", bold("{{ regel.kop }}: "), "{{ regel.tekst }}")),
    )
    return join(
        when("organisatie", p("Heading1", "Hoe de lessen zijn ingedeeld"), p("BodyText", "{{ organisatie }}")),
        p("Heading1", "Aanpak per subgroep"),
        when(
            "subgroepen",
            when("subgroepen_naast_elkaar", side_by_side, otherwise=[stacked]),
            otherwise=[EMPTY_PART],
        ),
    )


def _side_by_side() -> Xml:
    first, tags = 1755.0, 500.0
    rest = TEXT_WIDTH - first - 2 * tags
    size = (
        "{{ groep.aantal }} "
        + pupils("groep.aantal")
        + "{% if groep.niveau %}, {{ groep.niveau | woord }}{% endif %}"
    )
    return table(
        "Dossier rijen",
        "Aanpak per subgroep",
        "Per kolom een subgroep; per regel het doel, wat nodig is, de lesstof, de hulp en wanneer.",
        [first, tags, rest, tags],
        row(
            cell(first, p("Kolomkop", "Wat")),
            tag_cell("for groep in subgroepen"),
            cell(rest, p("Stemkop", "{{ groep.kop }}"), p("Rol", size)),
            tag_cell("endfor"),
            header=True,
        ),
        tag_row("for regel in aanpak_per_subgroep", 4),
        row(
            cell(first, p("Rijkop", "{{ regel.kop }}")),
            tag_cell("for tekst in regel.teksten"),
            cell(
                rest,
                when(
                    "tekst",
                    p("Tabeltekst", "{{ tekst | hoofdletter }}"),
                    otherwise=[p("Tabeltoelichting", "Niets genoemd")],
                ),
            ),
            tag_cell("endfor"),
        ),
        tag_row("endfor", 4),
        first_column=True,
    )


def _actions() -> Xml:
    link = Column(
        "Voor",
        1.4,
        [p("Tabeltekst", "{{ maatregel.voor or 'Niets genoemd' }}")],
        only_if="maatregelen_met_voor",
    )
    return join(
        p("Heading1", "Wie doet wat en wanneer"),
        when("maatregelen", who_does_what("maatregel in maatregelen", link=link), otherwise=[EMPTY_PART]),
    )


def _moments() -> Xml:
    heading = "Wanneer we samen kijken"
    return join(
        p("Heading1", heading),
        when("evaluatiemomenten", timeline(heading, "evaluatiemomenten"), otherwise=[EMPTY_PART]),
        when(
            "besprekingen_zonder_naam",
            p("Heading1", "Wat we hebben besproken"),
            discussions("besprekingen_zonder_naam"),
        ),
    )
