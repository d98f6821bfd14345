"""The template of the invitation to a conversation: a letter of one page for each who is invited."""

from __future__ import annotations

from sjabloon.bouwstenen import Xml, bold, each, join, p, when
from sjabloon.kop import (
    EMPTY_CELL,
    EMPTY_PART,
    LETTER_DRAFT,
    TURN_TO,
    answer,
    answer_or_empty,
    contact,
    key_facts,
    value,
)
from sjabloon.pakket import Sjabloon

_ABOUT = "{{ leerling.roepnaam }}"
_ASK = "{% if aanspreekpunt %}{{ aanspreekpunt.naam }}{% else %}de school{% endif %}"
_REACHED = "{% if aanspreekpunt.contact %} ({{ aanspreekpunt.contact }}){% endif %}"
_WELCOME = "{% if brief.aan_ouder %} U bent altijd welkom, ook als er iets anders is.{% endif %}"
_REPORT = f"Van het gesprek komt een kort verslag in het dossier. {_ABOUT} en ouders met gezag mogen het lezen."


def uitnodiging() -> Sjabloon:
    """Return the template of the uitnodiging."""
    return Sjabloon(
        title=f"Uitnodiging voor een gesprek over {_ABOUT}",
        subject="Een brief voor ieder die is uitgenodigd, {{ gesprek.datum | datum }}",
        soort="Uitnodiging",
        number="{{ dossiernummer }}",
        readers="voor de persoon aan wie deze brief is gericht.",
        letter=True,
        body=join(
            when(
                "not brieven",
                p("Title", "Uitnodiging"),
                p("Heading1", "Wie er is uitgenodigd"),
                EMPTY_PART,
                LETTER_DRAFT,
            ),
            each("brief in brieven", _letter()),
        ),
    )


def _letter() -> Xml:
    return join(
        p("Title", "Uitnodiging", new_page=True),
        p("Subtitle", f"voor {_who('brief')}"),
        p("BodyText", "Beste {{ brief.naam }},", keep=True),
        when(
            "brief.aan_leerling",
            p("BodyText", "We willen graag met je praten op {{ gesprek.datum | datum }}. Kom je ook?"),
            otherwise=[
                when(
                    "brief.aan_ouder",
                    p("BodyText", f"Graag praten we met u over {_ABOUT}. We nodigen u uit voor een gesprek."),
                    otherwise=[
                        p("BodyText", f"We praten over hulp op school voor {_ABOUT}. Graag nodigen we u uit.")
                    ],
                )
            ],
        ),
        _key_facts(),
        p("Heading1", "Waar het over gaat"),
        when("gesprek.onderwerp", p("BodyText", "{{ gesprek.onderwerp }}"), otherwise=[EMPTY_PART]),
        p("Heading1", "Wie er nog meer komen"),
        when(
            "brief.met_wie",
            each("persoon in brief.met_wie", p("ListBullet", _who("persoon"))),
            otherwise=[p("BodyText", "Er is verder niemand uitgenodigd.")],
        ),
        p("Heading1", "Goed om te weten"),
        when(
            "brief.aan_leerling",
            *_for_pupil(),
            otherwise=[when("brief.aan_ouder", *_for_parent(), otherwise=_for_others())],
        ),
        when(
            "brief.aan_leerling",
            p("Heading1", "Kun je niet, of heb je een vraag?"),
            p("BodyText", f"Vraag het aan {_ASK}{_REACHED}. Je bent altijd welkom, ook als er iets anders is."),
            otherwise=[
                p("Heading1", "Kunt u niet, of hebt u een vraag?"),
                p("BodyText", f"Neem contact op met {_ASK}{_REACHED}.{_WELCOME}"),
            ],
        ),
        p("BodyText", "Met vriendelijke groet,", keep=True),
        when(
            "afzender",
            p("BodyText", f"{_who('afzender')}, {{{{ school.naam }}}}"),
            otherwise=[p("BodyText", "{{ school.naam }}")],
        ),
        LETTER_DRAFT,
    )


def _who(person: str) -> str:
    """Return a name with what this person is, and where somebody from outside works."""
    place = f"{{% if {person}.organisatie %}}, {{{{ {person}.organisatie }}}}{{% endif %}}"
    return (
        f"{{{{ {person}.naam }}}}{{% if {person}.functie %}} ({{{{ {person}.functie }}}}{place}){{% endif %}}"
    )


def _key_facts() -> Xml:
    return key_facts(
        [
            contact(TURN_TO, "aanspreekpunt"),
            answer(
                "Wanneer",
                p("Waarde", bold("{{ gesprek.datum | datum }}")),
                when("gesprek.tijd", value("{{ gesprek.tijd }}"), otherwise=[EMPTY_CELL]),
            ),
            answer_or_empty("Waar", "gesprek.plaats", value("{{ gesprek.plaats | hoofdletter }}")),
        ],
        [
            answer_or_empty("Wie uitnodigt", "afzender", value(_who("afzender"))),
            answer("Datum van deze brief", value("{{ vandaag | datum }}")),
            answer(
                "Dossier",
                value("{{ dossiernummer }}{% if gesprek.kenmerk %}, {{ gesprek.kenmerk }}{% endif %}"),
            ),
        ],
    )


def _for_pupil() -> list[Xml]:
    return [
        p("ListBullet", f"Je mag iemand meenemen die je vertrouwt. Zeg het van tevoren even tegen {_ASK}."),
        p("ListBullet", "Jij vertelt zelf hoe jij het ziet. Je hoeft niet alles te vertellen."),
        p(
            "ListBullet",
            "Van het gesprek komt een kort verslag in je dossier. Dat mag je lezen. "
            "Klopt er iets niet? Zeg het: dan staat dat er ook in.",
        ),
    ]


def _for_parent() -> list[Xml]:
    return [
        p(
            "ListBullet",
            f"U mag iemand meenemen, bijvoorbeeld om u te helpen. Laat het vooraf weten aan {_ASK}.",
        ),
        p("ListBullet", "U vertelt hoe u het ziet. U hoeft niet alles te vertellen."),
        p(
            "ListBullet",
            f"{_REPORT} Klopt er iets niet? Zeg het: dan staat dat er ook in.",
        ),
    ]


def _for_others() -> list[Xml]:
    return [
        p(
            "ListBullet",
            f"{_ABOUT} en {{{{ leerling.ouders_woord }}}} mogen iemand meenemen. Wilt u zelf iemand meenemen? "
            f"Overleg dat eerst met {_ASK}: zij moeten vooraf weten wie er komt.",
        ),
        p("ListBullet", "Vertel alleen wat voor dit gesprek nodig is."),
        p("ListBullet", _REPORT),
    ]
