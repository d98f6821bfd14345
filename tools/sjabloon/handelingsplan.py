"""The template of the handelingsplan."""

from __future__ import annotations

from sjabloon import plandelen
from sjabloon.bouwstenen import Column, Xml, bold, each, join, list_table, p, when
from sjabloon.doelen import goal_card
from sjabloon.kaarten import agreement, voices
from sjabloon.kop import (
    BREAK,
    CLOSED,
    CLOSED_PART,
    EMPTY_PART,
    PUPIL_SUBTITLE,
    TURN_TO,
    agreed_on,
    answer,
    answer_or_empty,
    concept_line,
    contact,
    directing,
    key_facts,
    next_moment,
    parents,
    pupil,
    shared_with,
    title_block,
    value,
)
from sjabloon.lijsten import POINT, bullets, goal_link, seen, strengths, timeline, who_does_what
from sjabloon.opp import perspective
from sjabloon.pakket import Sjabloon
from sjabloon.tijdpad import timetable

_OR_CLOSED = when("weggelaten", CLOSED_PART, otherwise=[EMPTY_PART])
_TITLE = "Handelingsplan {{ leerling.roepnaam }}"
_RESOURCE = (
    "{% if bron.soort %}{{ bron.soort | woord | hoofdletter }}: {{ bron.wat }}"
    "{% else %}{{ bron.wat | hoofdletter }}{% endif %}"
    "{% if bron.uren %} ({{ bron.uren | komma }} uur){% endif %}"
)


def handelingsplan() -> Sjabloon:
    """Return the template of the handelingsplan."""
    return Sjabloon(
        title=_TITLE,
        subject="{{ plan.kader | woord | hoofdletter }}: {{ plan.gericht_op }}",
        soort="Handelingsplan",
        number="{{ dossiernummer }}",
        readers="voor {{ leerling.roepnaam }}, {{ leerling.haar_ouders }} en de medewerkers in dit plan.",
        body=join(
            title_block(_TITLE, "{{ plan.gericht_op }}", BREAK, PUPIL_SUBTITLE),
            _key_facts(),
            strengths(),
            plandelen.new_version(),
            seen(
                when(
                    "plan.analyse.conclusie",
                    p("Kaartkop", "Wat de feiten samen zeggen"),
                    p("BodyText", "{{ plan.analyse.conclusie }}"),
                ),
                empty=_OR_CLOSED,
            ),
            bullets("Wat in de weg staat", "punt in wat_hindert", POINT),
            voices("Hoe ieder het ziet"),
            _picture(),
            plandelen.diagnoses(),
            _needs(),
            plandelen.choices(),
            perspective(),
            _goals(),
            _actions(),
            plandelen.advice(),
            plandelen.expertise(),
            plandelen.roles(),
            timetable(),
            _moments(),
            plandelen.changes(),
            plandelen.expectations(),
            _when_it_goes_otherwise(),
            agreement("Akkoord", "plan.akkoorden"),
            p(
                "Slotregel",
                concept_line("plan.status"),
                "Handelingsplan {{ dossiernummer }}, versie {{ plan.versie }}",
                agreed_on("plan.vastgesteld_op"),
                "{% if plan.vervangt %} Dit plan vervangt een eerder plan ({{ plan.vervangt }}).{% endif %}"
                '{% if plan.status == "afgesloten" %} Dit plan is afgesloten.{% endif %}'
                '{% if plan.status == "vervangen" %} Dit plan is vervangen door een nieuw plan.{% endif %}',
                shared_with("plan"),
                CLOSED,
            ),
        ),
    )


def _key_facts() -> Xml:
    version = (
        "versie {{ plan.versie }}{% if plan.vastgesteld_op %}, {{ plan.vastgesteld_op | datum }}{% endif %}"
    )
    return key_facts(
        [
            contact(
                TURN_TO,
                "plan.aanspreekpunt",
            ),
            answer(
                "Looptijd",
                value("{{ plan.startdatum | datum }} tot en met"),
                value("{{ plan.einddatum | datum }}"),
            ),
            next_moment("Volgend gesprek"),
        ],
        [pupil(), parents(), answer("Dossier", value("{{ dossiernummer }}"), value(version))],
        [
            directing(),
            answer_or_empty("Schreef dit plan", "plan.opsteller", value("{{ plan.opsteller }}")),
            answer_or_empty(
                "Zet de resultaten in het dossier", "plan.vastlegger", value("{{ plan.vastlegger }}")
            ),
        ],
        last_row_if="regiehouder or plan.opsteller or plan.vastlegger",
    )


def _picture() -> Xml:
    """Return the picture that pupil, parents and school made together, and where they differ."""
    agreed = (
        "{{ leerling.roepnaam }}, {{ leerling.haar_ouders }} en school zijn het hier in grote lijnen over eens."
    )
    source = "{% if beeld.deelnemers %}{{ beeld.deelnemers | lijst }}, {% endif %}{{ beeld.datum | datum }}"
    return when(
        "beeld.gezamenlijk_beeld or beeld.verschil_van_inzicht or beeld.eens or beeld.nog_uitzoeken",
        p("Heading1", "Wat we samen zien"),
        when("beeld.gezamenlijk_beeld", p("BodyText", "{{ beeld.gezamenlijk_beeld }}")),
        when("beeld.eens and not beeld.gezamenlijk_beeld", p("BodyText", agreed)),
        when(
            "beeld.verschil_van_inzicht",
            p("BodyText", bold("Waar we verschillend naar kijken: "), "{{ beeld.verschil_van_inzicht }}"),
        ),
        p("Bron", source),
        when("beeld.nog_uitzoeken", p("Kaartkop", "Wat we nog willen weten"), _open_questions()),
    )


def _open_questions() -> Xml:
    return list_table(
        "Wat we nog willen weten",
        "Per regel een vraag: wie het uitzoekt, voor wanneer, en het antwoord.",
        "punt in beeld.nog_uitzoeken",
        Column(
            "Vraag",
            4.5,
            [
                p("Rijkop", "{{ punt.vraag }}"),
                when("punt.advies_van", p("Rol", "We vragen advies aan {{ punt.advies_van }}")),
            ],
        ),
        Column(
            "Wie en wanneer",
            3,
            [p("Tabeltekst", "{{ punt.wie | hoofdletter }}"), p("Rol", "uiterlijk {{ punt.voor | datum }}")],
        ),
        Column(
            "Antwoord",
            4.5,
            [
                when("punt.antwoord", p("Tabeltekst", "{{ punt.antwoord }}")),
                when("punt.afgerond_op", p("Rol", "{{ punt.afgerond_op | datum }}")),
                when("not punt.antwoord and not punt.afgerond_op", p("Tabeltoelichting", "Nog niet bekend")),
            ],
        ),
    )


def _needs() -> Xml:
    """Return what each party needs, apart (R103); what the pupil needs in class stands with the pupil."""
    beyond = "Hiervoor is meer nodig dan de basisondersteuning van de school."
    return join(
        each(
            "deel in nodig_per_partij",
            p("Heading1", "{{ deel.kop }}"),
            each("behoefte in deel.behoeften", p("ListBullet", "{{ behoefte.omschrijving }}")),
            when(
                'deel.partij == "leerling"',
                each("behoefte in plan.onderwijsbehoeften", p("ListBullet", "{{ behoefte.invulling }}")),
            ),
        ),
        when(
            "plan.overstijgt_basis",
            when("not nodig_per_partij", p("Heading1", "Wat {{ leerling.roepnaam }} nodig heeft")),
            p("BodyText", beyond),
        ),
    )


def _goals() -> Xml:
    card = goal_card(
        "doel in plan.doelen",
        "Doel {{ doel.nummer }}{% if doel.titel %}: {{ doel.titel }}{% endif %}",
        chosen="{{ leerling.roepnaam }} koos dit doel mee.",
    )
    return join(
        p("Heading1", "Doelen"),
        when("plan.doelen", card, otherwise=[when("not plan.doelen_weggelaten", EMPTY_PART)]),
        when("plan.doelen_weggelaten", CLOSED_PART),
    )


def _actions() -> Xml:
    parts = each(
        "deel in maatregelen_per_doelgroep",
        when("deel.kop", p("Heading2", "{{ deel.kop }}")),
        who_does_what("maatregel in deel.maatregelen", link=goal_link("maatregelen_met_doel")),
    )
    return join(
        p("Heading1", "Wie doet wat en wanneer"),
        when("plan.maatregelen", parts, otherwise=[_OR_CLOSED]),
        bullets("Wat daarvoor beschikbaar is", "bron in plan.hulpbronnen", _RESOURCE),
    )


def _moments() -> Xml:
    heading = "Wanneer we samen kijken"
    line = timeline(heading, "plan.evaluatiemomenten", ask_who=True)
    return join(p("Heading1", heading), when("plan.evaluatiemomenten", line, otherwise=[EMPTY_PART]))


def _when_it_goes_otherwise() -> Xml:
    turn_to = (
        "Gaat iets niet zoals afgesproken, of is er iets wat wij moeten weten? Neem contact op met "
        "{{ plan.aanspreekpunt.naam }}{% if plan.aanspreekpunt.contact %} ({{ plan.aanspreekpunt.contact }})"
        "{% endif %}."
    )
    return join(
        p("Heading1", "Als het anders loopt"),
        when("plan.aanspreekpunt", p("BodyText", turn_to)),
        when("plan.bij_verschil", p("BodyText", "{{ plan.bij_verschil }}"), otherwise=[_NO_ROUTE]),
    )


_NO_ROUTE = p("Toelichting", "Wat er gebeurt als we het niet eens zijn: nog niet ingevuld")
