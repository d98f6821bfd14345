"""The template of the letter that says that the dossier is closed, and what becomes of it."""

from __future__ import annotations

from sjabloon.bouwstenen import join, p, when
from sjabloon.kop import EMPTY_PART, LETTER_DRAFT, title_block
from sjabloon.pakket import Sjabloon

_PUPIL = "{{ leerling.roepnaam }}"
_FAMILY = f"{_PUPIL} en {{{{ leerling.haar_ouders }}}}"
_KEPT = f"De school bewaart het na het vertrek van {_PUPIL}"
_GONE = "Daarna wordt het vernietigd."
_TALK = "U bent altijd welkom. Is er weer hulp nodig, dan opent de school het dossier weer."
_ASK = "{{ aanspreekpunt.naam }}{% if aanspreekpunt.contact %} ({{ aanspreekpunt.contact }}){% endif %}"


def sluitbrief() -> Sjabloon:
    """Return the template of the sluitbrief."""
    return Sjabloon(
        title=f"Sluitbrief voor {_PUPIL}",
        subject="Het dossier is afgesloten",
        soort="Sluitbrief",
        number="{{ dossiernummer }}",
        readers=f"voor {_FAMILY}.",
        letter=True,
        body=join(
            title_block("Het dossier is afgesloten", f"voor {_FAMILY}"),
            p("BodyText", f"Beste {_PUPIL}, beste {{{{ leerling.ouders_woord }}}},", keep=True),
            p(
                "BodyText",
                "Op {{ afsluiting.datum | datum }} heeft {{ afsluiting.door }} het dossier over de hulp "
                f"voor {_PUPIL} op school afgesloten. {{{{ afsluiting.reden }}}}",
            ),
            when(
                "nazorg_op",
                p("BodyText", "Op {{ nazorg_op | datum }} vragen we nog een keer hoe het gaat."),
            ),
            p("Heading1", "Wat er met het dossier gebeurt"),
            p("ListBullet", "In nieuwe papieren van de school staat niets meer uit dit dossier."),
            p("ListBullet", f"Het gaat niet mee naar een andere school, behalve als {_FAMILY} dat willen."),
            when(
                "bewaard_tot",
                p("ListBullet", f"De school bewaart het tot {{{{ bewaard_tot | datum }}}}. {_GONE}"),
                otherwise=[
                    when(
                        "bewaarjaren",
                        p("ListBullet", f"{_KEPT} nog {{{{ bewaarjaren }}}} jaar. {_GONE}"),
                        otherwise=[p("ListBullet", f"{_KEPT} zolang dat nodig is. {_GONE}")],
                    )
                ],
            ),
            p("ListBullet", "Zolang het er is, kunt u vragen om het te zien of te verbeteren."),
            p("Heading1", "Weer hulp nodig, of een vraag?"),
            when(
                "aanspreekpunt",
                p(
                    "BodyText",
                    f"Neem contact op met {_ASK}. {_TALK}",
                ),
                otherwise=[EMPTY_PART],
            ),
            p("BodyText", "Met vriendelijke groet,", keep=True),
            p("BodyText", "{{ afsluiting.door }}, {{ school.naam }}"),
            p("Slotregel", "Dossier {{ dossiernummer }}, {{ vandaag | datum }}."),
            LETTER_DRAFT,
        ),
    )
