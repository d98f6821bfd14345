"""The template of the report of the ondersteuningsteam."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, bold, each, join, list_table, p, when
from sjabloon.kaarten import voices
from sjabloon.kop import (
    BREAK,
    CLOSED,
    EMPTY_CELL,
    EMPTY_PART,
    NOT_NOTED,
    PUPIL_SUBTITLE,
    TURN_TO,
    answer,
    concept_line,
    contact,
    directing,
    key_facts,
    parents,
    pupil,
    shared_with,
    title_block,
    value,
)
from sjabloon.lijsten import strengths
from sjabloon.pakket import Sjabloon

_KIND = "Verslag ondersteuningsteam"


def ot_verslag() -> Sjabloon:
    """Return the template of the OT-verslag."""
    return Sjabloon(
        title=f"{_KIND} {{{{ leerling.roepnaam }}}}",
        subject="Bespreking in het ondersteuningsteam op {{ verslag.datum | datum }}",
        soort=_KIND,
        number="{{ dossiernummer }}",
        readers="voor {{ leerling.roepnaam }}, {{ leerling.haar_ouders }} en het ondersteuningsteam.",
        body=join(
            title_block(
                "Verslag {{ leerling.roepnaam }}",
                "Bespreking in het ondersteuningsteam, {{ verslag.datum | datum }}",
                BREAK,
                PUPIL_SUBTITLE,
            ),
            _key_facts(),
            strengths(),
            _present(),
            _question(),
            each(
                "deel in nodig_per_partij",
                p("Heading1", "{{ deel.kop }}"),
                each("behoefte in deel.behoeften", p("ListBullet", "{{ behoefte.omschrijving }}")),
            ),
            p("Heading1", "Wat we hebben vastgesteld"),
            when("verslag.conclusie", p("BodyText", "{{ verslag.conclusie }}"), otherwise=[EMPTY_PART]),
            _decisions(),
            when("stemmen_gegeven", voices("Hoe ieder het ziet")),
            p(
                "Slotregel",
                concept_line("verslag.status"),
                f"{_KIND} {{{{ dossiernummer }}}}, {{{{ verslag.datum | datum }}}}.",
                shared_with("verslag"),
                " Namen van andere leerlingen horen niet in dit document.",
                CLOSED,
            ),
        ),
    )


def _key_facts() -> Xml:
    told = "verslag.teruggekoppeld_op or verslag.teruggekoppeld_door"
    return key_facts(
        [
            contact(TURN_TO, "aanspreekpunt"),
            answer(
                "Besproken",
                p("Waarde", bold("{{ verslag.datum | datum }}")),
                value("{% if verslag.op_naam %}met naam{% else %}zonder naam{% endif %}"),
            ),
            answer(
                "Volgende bespreking",
                when(
                    "verslag.volgende_bespreking",
                    p("Waarde", bold("{{ verslag.volgende_bespreking | datum }}")),
                    otherwise=[p("Tabeltoelichting", "Nog niet gepland")],
                ),
            ),
        ],
        [
            pupil(),
            parents(),
            answer(
                "Uitkomst verteld aan {{ leerling.roepnaam }} en {{ leerling.ouders_woord }}",
                when(
                    told,
                    value("{{ verslag.teruggekoppeld_op | datum }}", "verslag.teruggekoppeld_op"),
                    value("door {{ verslag.teruggekoppeld_door }}", "verslag.teruggekoppeld_door"),
                    otherwise=[EMPTY_CELL],
                ),
            ),
        ],
        [
            directing(),
            answer(
                "Aangemeld",
                when(
                    "aanmelding",
                    value("{{ aanmelding.datum | datum }}"),
                    value("door {{ aanmelding.aanmelder }}"),
                    otherwise=[NOT_NOTED],
                ),
            ),
            answer("Dossier", value("{{ dossiernummer }}"), value("verslag {{ verslag.kenmerk }}")),
        ],
    )


def _present() -> Xml:
    rows = list_table(
        "Wie erbij waren",
        "Per regel een persoon: wie, en als wat die meepraatte.",
        "persoon in verslag.aanwezig",
        Column("Wie", 6, [p("Rijkop", "{{ persoon.naam }}")]),
        Column(
            "Als wat",
            6,
            [
                p("Tabeltekst", "{{ persoon.rol | woord | hoofdletter }}"),
                when("persoon.organisatie", p("Rol", "{{ persoon.organisatie }}")),
            ],
        ),
    )
    return join(p("Heading1", "Wie erbij waren"), when("verslag.aanwezig", rows, otherwise=[EMPTY_PART]))


def _question() -> Xml:
    return when("aanmelding.vraag", p("Heading1", "Wat we vroegen"), p("BodyText", "{{ aanmelding.vraag }}"))


def _decisions() -> Xml:
    """Return the decisions under the function of the team they belong to."""
    rows = list_table(
        "Besluiten: {{ deel.functie | woord }}",
        "Per regel een besluit: wat en waarom, wie, wanneer, en wat ermee is gedaan.",
        "besluit in deel.besluiten",
        Column("Wat", 4, _what()),
        Column("Wie", 2, [p("Tabeltekst", "{{ besluit.wie | hoofdletter }}")]),
        Column("Wanneer", 3.2, _period()),
        Column(
            "Wat ermee is gedaan",
            2.8,
            [
                when("besluit.opvolging", p("Tabeltekst", "{{ besluit.opvolging }}")),
                when("besluit.opgevolgd_op", p("Rol", "{{ besluit.opgevolgd_op | datum }}")),
                when("not besluit.opvolging and not besluit.opgevolgd_op", EMPTY_CELL),
            ],
        ),
    )
    return join(
        p("Heading1", "Wat we hebben besloten"),
        each(
            "deel in besluiten_per_functie",
            p("Heading2", "{{ deel.functie | woord | hoofdletter }}"),
            rows,
        ),
        when("not besluiten_per_functie", EMPTY_PART),
    )


def _what() -> list[Xml]:
    """Return what was decided and why; of a referral to whom, with which consent, and the answer."""
    consent = "besluit.toestemming_van"
    given = (
        f"Toestemming: {{{{ {consent}.uitkomst | woord }}}}"
        f"{{% for een in {consent}.antwoorden %}}{{% if loop.first %}} ({{% else %}}, {{% endif %}}"
        "{{ een.wie }}{% if een.datum %} op {{ een.datum | datum }}{% endif %}"
        "{% if loop.last %}){% endif %}{% endfor %}"
        f"{{% if {consent}.verlopen %}}, gold tot en met {{{{ {consent}.geldig_tot | datum }}}}{{% endif %}}"
    )
    return [
        p("Rijkop", "{{ besluit.wat | hoofdletter }}"),
        when("besluit.motivering", p("Rol", "Waarom: {{ besluit.motivering }}")),
        when("besluit.naar", p("Tabeltekst", "Naar: {{ besluit.naar }}")),
        when(
            f"{consent} and {consent}.gevraagd",
            p("Tabeltekst", given),
            otherwise=[
                when(
                    consent,
                    p("Tabeltekst", "Toestemming is hiervoor niet nodig"),
                    otherwise=[
                        when(
                            'besluit.functie == "doorverwijzing"',
                            p("Tabeltoelichting", "Toestemming: nog niet ingevuld"),
                        )
                    ],
                )
            ],
        ),
        when("besluit.antwoord", p("Tabeltekst", "Antwoord: {{ besluit.antwoord }}")),
    ]


def _period() -> list[Xml]:
    return [
        when("besluit.start", p("Tabeltekst", "Vanaf {{ besluit.start | datum }}")),
        when("besluit.einde", p("Tabeltekst", "Tot en met {{ besluit.einde | datum }}")),
        when("besluit.uiterlijk", p("Tabeltekst", "Uiterlijk {{ besluit.uiterlijk | datum }}")),
        when("besluit.evaluatie_op", p("Rol", "We kijken terug op {{ besluit.evaluatie_op | datum }}")),
        when(
            "not (besluit.start or besluit.einde or besluit.uiterlijk or besluit.evaluatie_op)",
            EMPTY_CELL,
        ),
    ]
