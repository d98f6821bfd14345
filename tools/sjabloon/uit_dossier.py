"""The templates of papers that show a whole part of the dossier: inzage, informatie, uittreksel, overdracht."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, each, join, list_table, p, when
from sjabloon.kop import PUPIL_SUBTITLE, TURN_TO, answer, contact, key_facts, pupil, title_block, value
from sjabloon.pakket import Sjabloon

_NUMBER = "{{ dossiernummer }}"
_PUPIL = "{{ leerling.naam }}"
_FIRST = "{{ leerling.roepnaam }}"
_FOR = "{{ voor }}"


def inzage() -> Sjabloon:
    """Return the template of the inzage: everything about this pupil."""
    return _paper(
        "Inzage",
        f"Dit is alles wat de school in het dossier van {_FIRST} heeft opgeschreven, in de woorden van het "
        "dossier. Klopt er iets niet, of ziet u het anders? Zeg het de school. De school antwoordt binnen een "
        "maand. Wat u ervan vindt, komt er op uw verzoek bij te staan.",
        after=_left_out(),
    )


def informatie() -> Sjabloon:
    """Return the template of the sheet for a parent without gezag."""
    return _paper(
        "Informatie",
        f"Een ouder zonder gezag krijgt op verzoek informatie over belangrijke feiten, en geen inzage in het "
        f"dossier zelf. Op dit blad staat hoe het nu met {_FIRST} gaat op school.",
        empty="Er lopen nu geen afspraken over extra hulp.",
    )


def uittreksel() -> Sjabloon:
    """Return the template of what a receiver outside the school gets."""
    return _paper(
        "Uittreksel",
        "Hier staat alleen wat nodig is voor dit doel en wat is afgesproken. Gebruik het niet voor iets "
        "anders, geef het niet door en vernietig het als het niet meer nodig is.",
        more=(
            answer("Waarvoor", value("{{ doel }}")),
            answer("Waarom dit mag", value("{{ grondslag | woord }}")),
        ),
    )


def overdracht() -> Sjabloon:
    """Return the template of what a next school gets."""
    return _paper(
        "Overdracht",
        f"Dit heeft {_FIRST} met de school besproken en mag mee naar de volgende school. Wat is afgesloten, "
        "staat hier niet in, behalve als dat is afgesproken.",
        more=(
            answer(
                "Akkoord",
                value(f"{_FIRST}: {{{{ overdracht.akkoord_leerling_op | datum }}}}"),
                value("ouders: {{ overdracht.akkoord_ouders_op | datum }}", "overdracht.akkoord_ouders_op"),
            ),
            answer(
                "Gesprek met de school",
                when(
                    "overdracht.warm_overgedragen_op",
                    p("Waarde", "{{ overdracht.warm_overgedragen_op | datum }}"),
                    otherwise=[p("Tabeltoelichting", "Nog niet geweest")],
                ),
            ),
        ),
    )


def _paper(
    soort: str,
    intro: str,
    *,
    more: tuple[Xml, ...] = (),
    after: Xml = Xml(""),  # noqa: B008 (a text)
    empty: str = "Er staat niets in deze onderdelen.",
) -> Sjabloon:
    second = [(*more, contact(TURN_TO, "aanspreekpunt"))] if more else []
    first = (pupil(), answer("Voor", value(_FOR)))
    last = answer("Gemaakt op", value("{{ vandaag | datum }}"))
    facts = (
        key_facts((*first, last), *second) if more else key_facts((*first, contact(TURN_TO, "aanspreekpunt")))
    )
    return Sjabloon(
        title=f"{soort} uit het dossier van {_FIRST}",
        subject=f"{soort} voor {_FOR}",
        soort=soort,
        number=_NUMBER,
        readers=f"voor {_FOR}.",
        level=False,
        body=join(
            title_block(f"{soort} uit het dossier van {_PUPIL}", PUPIL_SUBTITLE),
            facts,
            p("Heading1", "Over dit document"),
            p("BodyText", intro),
            when("not secties", p("BodyText", empty)),
            each(
                "sectie in secties",
                p("Heading1", "{{ sectie.titel }}"),
                each("blok in sectie.blokken", _block()),
            ),
            after,
            p("Slotregel", f"Zo staat het op {{{{ vandaag | datum }}}} in dossier {_NUMBER}."),
        ),
    )


def _block() -> Xml:
    lines = list_table(
        "{{ blok.titel }}",
        "Per regel hoe het gegeven heet en wat er staat.",
        "regel in blok.regels",
        Column("Gegeven", 3.5, [p("Rijkop", "{{ regel.naam }}")]),
        Column("Zo staat het in het dossier", 8.5, [p("Tabeltekst", "{{ regel.waarde }}")]),
    )
    return join(when("blok.titel != sectie.titel", p("Heading2", "{{ blok.titel }}")), lines)


def _left_out() -> Xml:
    return when(
        "weggelaten",
        p("Heading1", "Wat hier niet in staat"),
        p("BodyText", "Dit gaat over een ander en is daarom weggelaten:"),
        each("weglating in weggelaten", p("ListBullet", "{{ weglating.wat }}: {{ weglating.aantal }} keer")),
    )
