"""The template of the groepsplan: pages for everyone, then one for the teachers alone."""

from __future__ import annotations

from sjabloon.bouwstenen import (
    SEPARATOR,
    Column,
    Repeat,
    Xml,
    bold,
    each,
    join,
    list_table,
    p,
    when,
)
from sjabloon.groepsplan_docenten import (
    discussions,
    evaluations,
    for_teachers,
    goal_cards,
    measures,
    pupils,
)
from sjabloon.kaarten import voices
from sjabloon.kop import (
    BREAK,
    EMPTY_PART,
    agreed_on,
    answer,
    answer_or_empty,
    concept_line,
    contact,
    key_facts,
    next_moment,
    title_block,
    value,
)
from sjabloon.lijsten import POINT, bullets, seen, strengths, timeline
from sjabloon.pakket import Sjabloon, section
from sjabloon.subgroepen import approach

_TITLE = "Groepsplan {{ klas }}"
_SUBJECT = (
    '{% if vak %}{{ vak | hoofdletter }}{% elif plansoort == "vakoverstijgend" %}Alle vakken samen'
    "{% else %}Eén vak{% endif %}"
)
_PERIOD = "{{ periode_van | datum }} tot en met {{ periode_tot | datum }}"

_EVERYONE = (
    "voor leerlingen, ouders en docenten van {{ klas }}."
    "{% if leerlingen %} Het deel ‘{{ kop_docentendeel }}’ is alleen voor de docenten.{% endif %}"
)
_TESTS = (
    "{% for toets in scores.toetsen %}{{ toets.naam | hoofdletter }}, {{ toets.datum | datum }}"
    "{% if toets.maximum %}, hooguit {{ toets.maximum }} {{ toets.eenheid or 'punten' }}"
    "{% elif toets.eenheid %}, in {{ toets.eenheid }}{% endif %}. {% endfor %}"
)


def groepsplan() -> Sjabloon:
    """Return the template of the groepsplan."""
    return Sjabloon(
        title=_TITLE,
        subject=_SUBJECT,
        soort=_TITLE,
        number="{{ schooljaar | schooljaar }}",
        readers=_EVERYONE,
        about=f"{_TITLE}, {_PERIOD}",
        last_readers="{% if leerlingen %}voor de docenten van {{ klas }}, en voor niemand anders. Geef deze "
        f"pagina’s niet aan leerlingen of ouders.{{% else %}}{_EVERYONE}{{% endif %}}",
        body=join(
            title_block(
                _TITLE,
                _SUBJECT,
                BREAK,
                f"{{% if onderwijssoort %}}{{{{ onderwijssoort }}}}{SEPARATOR}{{% endif %}}",
                _PERIOD,
            ),
            _key_facts(),
            strengths(_elsewhere("sterke_kanten")),
            _goals(),
            _class_scores(),
            evaluations("Wat het plan tot nu toe opleverde", named=False),
            seen(mandatory=False, feiten="feiten_zonder_naam"),
            bullets("Wat in de weg staat", "punt in wat_hindert", POINT),
            when("zienswijzen", voices("Hoe ieder het ziet")),
            approach(),
            bullets(
                "Afspraken voor één leerling",
                "verwijzing in individueel_zonder_naam",
                "{{ verwijzing.waar | hoofdletter }}",
            ),
            _actions(),
            _moments(),
            when("leerlingen", _closing(ends=section()), for_teachers(), otherwise=[_closing()]),
        ),
    )


def _elsewhere(field: str) -> Xml:
    """Return, for a part without content here, that it is with the teachers, or must be filled in."""
    return when(field, p("Toelichting", "Dit staat in het deel voor de docenten."), otherwise=[EMPTY_PART])


def _closing(ends: str = "") -> Xml:
    return p(
        "Slotregel",
        concept_line("status"),
        "Groepsplan {{ plannummer }}, schooljaar {{ schooljaar | schooljaar }}",
        agreed_on("vastgesteld_op"),
        section=ends,
    )


def _key_facts() -> Xml:
    person = (
        "{{ persoon.naam | hoofdletter }}"
        "{% if persoon.functie != persoon.naam %} ({{ persoon.functie }}){% endif %}"
    )
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
    return join(
        p("Heading1", "Doel van de klas"),
        when("doelen_zonder_naam", goal_cards("doelen_zonder_naam"), otherwise=[_elsewhere("doelen")]),
    )


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
            _TESTS,
            "{% if scores.verborgen %}Van één of twee leerlingen staat hier geen gemiddelde.{% endif %}",
        ),
    )


def _actions() -> Xml:
    shown = measures("maatregelen_zonder_naam")
    return join(
        p("Heading1", "Wie doet wat en wanneer"),
        when("maatregelen_zonder_naam", shown, otherwise=[_elsewhere("maatregelen")]),
    )


def _moments() -> Xml:
    heading = "Wanneer we samen kijken"
    return join(
        p("Heading1", heading),
        when("evaluatiemomenten", timeline(heading, "momenten_zonder_naam"), otherwise=[EMPTY_PART]),
        when(
            "besprekingen_zonder_naam",
            p("Heading1", "Wat we hebben besproken"),
            discussions("besprekingen_zonder_naam"),
        ),
    )
