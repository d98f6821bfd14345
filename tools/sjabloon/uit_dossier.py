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
        f"Dit is alles wat in het dossier over {_FIRST} staat, in de woorden van het dossier. Klopt er iets "
        "niet, of ziet u het anders? Zeg het tegen de school. Zij antwoordt binnen een maand. Wilt u dat uw "
        "eigen kijk erbij komt? Ook dat kan.",
        also=when(
            "bijlagen",
            p(
                "BodyText",
                "Bij dit dossier horen ook bijlagen, zoals verslagen. Hieronder staat welke. De school geeft "
                "ze u erbij of laat ze u zien.",
            ),
        ),
        after=_left_out(),
    )


def informatie() -> Sjabloon:
    """Return the template of the sheet for a parent without gezag."""
    return _paper(
        "Informatie",
        f"U vroeg hoe het met {_FIRST} gaat op school. Hier staat welke afspraken er nu zijn en hoe ver de "
        "doelen zijn. Het dossier zelf ziet u hier niet: dat laat de school zien aan ouders met gezag. Hebt u "
        "een vraag, of mist u iets? Vraag het aan de school.",
        empty="Er zijn nu geen afspraken over hulp op school.",
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
        f"De school heeft met {_FIRST}{{% if overdracht.akkoord_ouders_op %}} en {{{{ leerling.haar_ouders }}}}"
        "{% endif %} besproken wat er naar de volgende school gaat. Dat staat hier, en niet meer. Wat is "
        "afgesloten, staat er alleen in als dat zo is afgesproken.",
        more=(
            answer(
                "Akkoord",
                value(f"{_FIRST}: {{{{ overdracht.akkoord_leerling_op | datum }}}}"),
                value("ouders: {{ overdracht.akkoord_ouders_op | datum }}", "overdracht.akkoord_ouders_op"),
            ),
            answer(
                "Gesprek met de volgende school",
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
    also: Xml = Xml(""),  # noqa: B008 (a text)
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
            also,
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
        Column("{{ blok.naam }}", 3.5, [p("Rijkop", "{{ regel.naam }}")]),
        Column("{{ blok.waarde }}", 8.5, [p("Tabeltekst", "{{ regel.waarde }}")]),
    )
    return join(when("blok.titel != sectie.titel", p("Heading2", "{{ blok.titel }}")), lines)


def _left_out() -> Xml:
    return when(
        "weggelaten",
        p("Heading1", "Wat hier niet in staat"),
        p("BodyText", "Dit gaat over een ander en is daarom weggelaten:"),
        each("weglating in weggelaten", p("ListBullet", "{{ weglating.wat }}: {{ weglating.aantal }} keer")),
    )
