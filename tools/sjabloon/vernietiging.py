"""The template of the declaration of destruction: which numbers, when, by whom, how; nothing about a pupil."""

from __future__ import annotations

from sjabloon.bouwstenen import NBSP, Column, join, list_table, p, when
from sjabloon.kop import answer, key_facts, title_block, value
from sjabloon.pakket import Sjabloon
from sjabloon.zegelbewijs import marks_table

_SIGNED = (
    ("Wie het deed: naam", "Datum", "Handtekening"),
    ("Wie toestemming gaf: naam", "Datum", "Handtekening"),
)
_ROOM = join(value(NBSP), value(NBSP))


def vernietiging() -> Sjabloon:
    """Return the template of the verklaring van vernietiging."""
    return Sjabloon(
        title="Verklaring van vernietiging",
        subject="Vernietigde dossiers, {{ opgemaakt_op | datum }}",
        soort="Verklaring van vernietiging",
        number="",
        level=False,
        readers="voor de administratie en de archivaris van de school.",
        body=join(
            title_block("Verklaring van vernietiging", "{{ school.naam }}"),
            p(
                "BodyText",
                "De school heeft de dossiers op deze lijst vernietigd: de sleutels, en daarmee de versleutelde "
                "teksten, bijlagen en signalen. In de kluis kan niemand ze nog openen.",
            ),
            key_facts(
                [
                    answer("Aantal dossiers", value("{{ aantal }}")),
                    answer("Opgemaakt op", value("{{ opgemaakt_op | datum }}")),
                    answer("Bewaarplaats", value("{{ plaats }}")),
                ],
            ),
            p("Heading1", "Wat is vernietigd"),
            list_table(
                "Vernietigde dossiers",
                "Per regel een dossier: nummer en categorie, wie toestemming gaf, waarom, en wie het deed.",
                "dossier in dossiers",
                Column(
                    "Nummer",
                    2.5,
                    [p("Rijkop", "{{ dossier.nummer }}"), p("Rol", "{{ dossier.categorie }}")],
                ),
                Column(
                    "Toestemming",
                    4.75,
                    [
                        p("Tabeltekst", "{{ dossier.akkoord }}"),
                        p("Rol", "{{ dossier.reden }}"),
                        p("Rol", "Aangekondigd op {{ dossier.aangekondigd_op | datum }}"),
                    ],
                ),
                Column(
                    "Vernietigd",
                    4.75,
                    [
                        p("Tabeltekst", "{{ dossier.vernietigd_op | datum }} door {{ dossier.door }}"),
                        p("Rol", "Versies: {{ dossier.versies }}"),
                        when(
                            "dossier.exports",
                            p("Rol", "Eerder als bestand uit de kluis gehaald: {{ dossier.exports }} keer"),
                        ),
                    ],
                ),
            ),
            p("Heading1", "Hoe"),
            p("BodyText", "{{ methode }}"),
            p(
                "ListBullet",
                "Reservekopieën: een oude toegangen.db (daarin staan de sleutels) kan een dossier nog openen. "
                "Pas als die kopieën weg zijn, is de vernietiging definitief.",
            ),
            when(
                "exports",
                p(
                    "ListBullet",
                    "Bestanden die eerder uit de kluis zijn gehaald, vallen hier buiten. Het logboek van de "
                    "kluis zegt wie dat deed en wanneer. Haal ook die bestanden weg.",
                ),
            ),
            p("Heading1", "Ondertekening"),
            key_facts(*([answer(label, _ROOM) for label in labels] for labels in _SIGNED)),
            p("Heading1", "Waaraan u het herkent"),
            marks_table(),
            p("Slotregel", "Er staat niets in over een leerling. Bewaar deze verklaring bij de administratie."),
        ),
    )
