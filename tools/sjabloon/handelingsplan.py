"""The template of the handelingsplan."""

from __future__ import annotations

from sjabloon.bouwstenen import SEPARATOR, Xml, bold, each, join, p, when
from sjabloon.doelen import goal_card
from sjabloon.kaarten import agreement, voices
from sjabloon.kop import (
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
from sjabloon.pakket import Sjabloon

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
            title_block(_TITLE, "{{ plan.gericht_op }}", SEPARATOR, PUPIL_SUBTITLE),
            _key_facts(),
            strengths(),
            when(
                "plan.aanleiding",
                p("Heading1", "Waarom dit plan is aangepast"),
                p("BodyText", "{{ plan.aanleiding }}"),
            ),
            seen(
                when(
                    "plan.analyse.conclusie",
                    p("Kaartkop", "Wat de feiten samen zeggen"),
                    p("BodyText", "{{ plan.analyse.conclusie }}"),
                )
            ),
            bullets("Wat in de weg staat", "punt in wat_hindert", POINT),
            voices("Hoe ieder het ziet"),
            _picture(),
            _needs(),
            _goals(),
            _actions(),
            _moments(),
            _when_it_goes_otherwise(),
            agreement("Akkoord", "plan.akkoorden"),
            p(
                "Slotregel",
                concept_line("plan.status"),
                "Handelingsplan {{ dossiernummer }}, versie {{ plan.versie }}",
                agreed_on("plan.vastgesteld_op"),
                "{% if plan.vervangt %} Dit plan vervangt een eerder plan ({{ plan.vervangt }}).{% endif %}",
                shared_with("plan"),
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
        "beeld and (beeld.gezamenlijk_beeld or beeld.verschil_van_inzicht or beeld.eens)",
        p("Heading1", "Wat we samen zien"),
        when("beeld.gezamenlijk_beeld", p("BodyText", "{{ beeld.gezamenlijk_beeld }}")),
        when("beeld.eens and not beeld.gezamenlijk_beeld", p("BodyText", agreed)),
        when(
            "beeld.verschil_van_inzicht",
            p("BodyText", bold("Waar we verschillend naar kijken: "), "{{ beeld.verschil_van_inzicht }}"),
        ),
        p("Bron", source),
    )


def _needs() -> Xml:
    beyond = "Hiervoor is meer nodig dan de basisondersteuning van de school."
    return when(
        "nodig or plan.onderwijsbehoeften or plan.overstijgt_basis",
        p("Heading1", "Wat {{ leerling.roepnaam }} nodig heeft"),
        each("behoefte in nodig", p("ListBullet", "{{ behoefte.omschrijving }}")),
        each("behoefte in plan.onderwijsbehoeften", p("ListBullet", "{{ behoefte.invulling }}")),
        when("plan.overstijgt_basis", p("BodyText", beyond)),
    )


def _goals() -> Xml:
    card = goal_card(
        "doel in plan.doelen",
        "Doel {{ doel.nummer }}{% if doel.titel %}: {{ doel.titel }}{% endif %}",
        chosen="{{ leerling.roepnaam }} koos dit doel mee.",
    )
    return join(p("Heading1", "Doelen"), when("plan.doelen", card, otherwise=[EMPTY_PART]))


def _actions() -> Xml:
    rows = who_does_what("maatregel in plan.maatregelen", link=goal_link("maatregelen_met_doel"))
    return join(
        p("Heading1", "Wie doet wat en wanneer"),
        when("plan.maatregelen", rows, otherwise=[EMPTY_PART]),
        bullets("Wat daarvoor beschikbaar is", "bron in plan.hulpbronnen", _RESOURCE),
    )


def _moments() -> Xml:
    heading = "Wanneer we samen kijken"
    line = timeline(heading, "plan.evaluatiemomenten")
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
