"""The template of the sheet that says where pupil and parents can turn to, inside and outside the school."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, join, list_table, p, when
from sjabloon.kop import LETTER_DRAFT, title_block
from sjabloon.pakket import Sjabloon

_PUPIL = "{{ leerling.roepnaam }}"


def steunpunt() -> Sjabloon:
    """Return the template of the steunpunt."""
    return Sjabloon(
        title=f"Steunpunt en aanspreekpunt voor {_PUPIL}",
        subject="Bij wie leerling en ouders terechtkunnen, op school en daarbuiten",
        soort="Waar u terechtkunt",
        number="{{ dossiernummer }}",
        readers=f"voor {_PUPIL} en {{{{ leerling.haar_ouders }}}}.",
        letter=True,
        body=join(
            title_block("Waar u terechtkunt", f"voor {_PUPIL} en {{{{ leerling.haar_ouders }}}}"),
            p(
                "BodyText",
                "Hebt u een vraag over hulp op school? Maakt u zich zorgen, of bent u het ergens niet mee "
                "eens? U bent altijd welkom. Op dit blad staat bij wie u terechtkunt. U kiest zelf met wie u "
                "praat.",
            ),
            p("BodyText", f"{_PUPIL}, je mag dit blad ook zelf gebruiken. Je mag iemand meenemen."),
            p("Heading1", "Op school"),
            _places("Op school", "op_school"),
            p("Heading1", "Buiten de school"),
            _places("Buiten de school", "buiten_school"),
            p(
                "Slotregel",
                "Zo staat het op {{ vandaag | datum }} in de gegevens van de school. "
                "Dossier {{ dossiernummer }}.",
            ),
            LETTER_DRAFT,
        ),
    )


def _places(title: str, places: str) -> Xml:
    unknown = p("Tabeltoelichting", "Nog niet ingevuld in het {{ plek.staat_in }}")
    person = (
        "{{ plek.naam }}{% if plek.functie %}, {{ plek.functie }}{% endif %}"
        "{% if plek.organisatie %} ({{ plek.organisatie }}){% endif %}"
    )
    return list_table(
        title,
        "Per regel een plek: wie het is, waarvoor, en hoe u die bereikt.",
        f"plek in {places}",
        Column(
            "Bij wie",
            4.25,
            [
                p("Rijkop", "{{ plek.kop }}"),
                when("plek.naam", p("Tabeltekst", person), otherwise=[unknown]),
            ],
        ),
        Column("Waarvoor", 3.5, [p("Tabeltekst", "{{ plek.waarvoor }}")]),
        Column(
            "Hoe u die bereikt",
            4.25,
            [
                when(
                    "plek.contact",
                    p("Tabeltekst", "{{ plek.contact }}"),
                    otherwise=[
                        when("plek.naam", unknown),
                        when(
                            "aanspreekpunt",
                            p("Rol", "Vraag het aan {{ aanspreekpunt.naam }}."),
                            otherwise=[p("Rol", "Vraag het op school.")],
                        ),
                    ],
                )
            ],
        ),
    )
