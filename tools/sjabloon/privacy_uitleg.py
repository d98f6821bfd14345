"""The template of the sheet for all pupils and parents: what the school does with their data."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, each, join, list_table, p, when
from sjabloon.kop import EMPTY_PART, title_block
from sjabloon.pakket import Sjabloon

_READERS = "leerlingen en ouders"
_PERSON = (
    "{{ aanspreekpunt.naam }}{% if aanspreekpunt.functie %}, {{ aanspreekpunt.functie }}{% endif %}"
    "{% if aanspreekpunt.contact %}: {{ aanspreekpunt.contact }}{% endif %}"
)


def privacy_uitleg() -> Sjabloon:
    """Return the template of the privacy-uitleg."""
    return Sjabloon(
        title="Privacy-uitleg van {{ school.naam }}",
        subject="Wat de school met de gegevens van een leerling doet",
        soort="Uw gegevens op school",
        number="",
        readers=f"Voor {_READERS}.",
        confidential=False,
        level=False,
        body=join(
            title_block("Uw gegevens op school", f"voor {_READERS}"),
            p(
                "BodyText",
                "Heeft een leerling hulp nodig? Dan houdt {{ school.naam }} een dossier bij. Op dit blad leest "
                "u wat daarin staat, wie het leest, hoelang het blijft en wat u kunt vragen.",
            ),
            *_written(),
            *_read(),
            *_shared(),
            *_kept(),
            *_asked(),
            p("Heading1", "Een vraag?"),
            when(
                "aanspreekpunt",
                p("BodyText", f"Stel uw vraag aan {_PERSON}. U bent altijd welkom, en een leerling ook."),
                otherwise=[EMPTY_PART],
            ),
            p(
                "Slotregel",
                "De AVG is de privacywet van Europa. De Uitvoeringswet AVG hoort daarbij, voor Nederland.",
            ),
            p("Slotregel", "Zo staat het op {{ vandaag | datum }} in de gegevens van de school."),
            when(
                "concept",
                p("Slotregel", "Concept. Nog niet alles is ingevuld of vastgesteld."),
            ),
        ),
    )


def _written() -> list[Xml]:
    return [
        p("Heading1", "Wat we opschrijven"),
        p("ListBullet", "Feiten: wat iemand zag, hoorde of heeft gemeten, met de datum en wie het was."),
        p("ListBullet", "Wat leerling en ouders er zelf van vinden, in hun eigen woorden."),
        p("ListBullet", "Wat we samen afspreken: wie wat doet en tot wanneer, en daarna of het hielp."),
        _law("gezondheid"),
    ]


def _read() -> list[Xml]:
    return [
        p("Heading1", "Wie het leest"),
        p(
            "BodyText",
            "Alleen wie de leerling helpt of de hulp regelt. U kunt vragen wie dat bij uw dossier zijn.",
        ),
        when(
            "lezers_bij_inzage",
            p("BodyText", "Vraagt u om het dossier te zien? Dan staat erbij wie het heeft gelezen."),
        ),
    ]


def _shared() -> list[Xml]:
    return [
        p("Heading1", "Met wie we gegevens delen"),
        p(
            "BodyText",
            "Met iemand buiten de school delen we alleen gegevens als er toestemming is, of als een wet of een "
            "taak van de school dat vraagt. We schrijven op met wie, welke gegevens, waarvoor en wanneer. Dat "
            "kunt u opvragen.",
        ),
        _law("toestemming"),
        when(
            "partners",
            p(
                "BodyText",
                "Met deze mensen heeft de school afspraken. Dat ze hier staan, betekent niet dat zij iets "
                "over uw kind weten.",
                keep=True,
            ),
            list_table(
                "Partners",
                "Per regel iemand buiten de school, en wat daarmee is afgesproken.",
                "partner in partners",
                Column("Wie", 4, [p("Rijkop", "{{ partner.naam | hoofdletter }}")]),
                Column(
                    "Wat we hebben afgesproken",
                    8,
                    [
                        when(
                            "partner.afspraken",
                            p("Tabeltekst", "{{ partner.afspraken }}"),
                            otherwise=[p("Rol", "Vraag het op school.")],
                        )
                    ],
                ),
            ),
        ),
    ]


def _kept() -> list[Xml]:
    return [
        p("Heading1", "Hoelang we het bewaren"),
        p(
            "BodyText",
            "Is de tijd voorbij, dan wordt het vernietigd. Loopt er nog een klacht of een verzoek, dan "
            "wachten we daarmee.",
            keep=True,
        ),
        list_table(
            "Bewaartermijnen",
            "Per regel: wat het is, hoelang het blijft, en waarom zo lang.",
            "termijn in bewaartermijnen",
            Column("Wat", 4.25, [p("Rijkop", "{{ termijn.wat }}")]),
            Column("Hoelang", 3, [p("Tabeltekst", "{{ termijn.hoelang }}")]),
            Column(
                "Waarom zo lang",
                4.75,
                [
                    when(
                        "termijn.waarom",
                        p("Tabeltekst", "{{ termijn.waarom }}"),
                        when(
                            "termijn.in_wet",
                            p("Rol", "Dit staat in een wet."),
                            otherwise=[p("Rol", "Dit kiest de school zelf.")],
                        ),
                        otherwise=[
                            p("Tabeltoelichting", "Een voorstel. De school heeft dit nog niet vastgesteld.")
                        ],
                    )
                ],
            ),
        ),
    ]


def _asked() -> list[Xml]:
    return [
        p("Heading1", "Wat u kunt vragen"),
        p("ListBullet", "Het dossier zien, en er een kopie van krijgen. Over andere leerlingen leest u niets."),
        p("ListBullet", "Verbeteren wat niet klopt."),
        p(
            "ListBullet",
            "Uw eigen kijk erbij zetten. Die blijft bij het dossier, ook als de school het anders ziet.",
        ),
        _law("rechten"),
    ]


def _law(subject: str) -> Xml:
    return each(f"regel in {subject}", p("ListBullet", "{{ regel }}"))
