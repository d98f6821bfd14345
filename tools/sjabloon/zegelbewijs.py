"""The template of the seal receipt: one page that shows later that a sealed dossier is still the same."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, join, list_table, p, when
from sjabloon.kop import answer, key_facts, title_block, value
from sjabloon.pakket import Sjabloon


def zegelbewijs() -> Sjabloon:
    """Return the template of the zegelbewijs."""
    return Sjabloon(
        title="Zegelbewijs {{ nummer }}",
        subject="Bewijs dat een dossier is verzegeld op {{ verzegeld_op | datum }}",
        soort="Zegelbewijs",
        number="{{ nummer }}",
        readers="voor de administratie en de archivaris van de school.",
        letter=True,
        body=join(
            title_block("Zegelbewijs", "van dossier {{ nummer }}"),
            p(
                "BodyText",
                "Dit dossier is afgesloten en verzegeld. Wie er daarna iets in verandert, verbreekt het zegel, "
                "en dat valt op. Met dit blad laat u later zien dat er niets is veranderd.",
            ),
            key_facts(
                [
                    answer("Verzegeld door", value("{{ door }}")),
                    answer(
                        "Verzegeld op", value("{{ verzegeld_op | datum }}"), value("{{ verzegeld_om }} (UTC)")
                    ),
                    answer(
                        "Bewaren tot",
                        when(
                            "bewaren_tot",
                            value("{{ bewaren_tot | datum }}"),
                            otherwise=[value("Nog niet bepaald")],
                        ),
                    ),
                ],
                [
                    answer("Versies", value("{{ versies }}")),
                    answer("Documenten", value("{{ documenten }}, elk als Word en als PDF")),
                    answer("Bijlagen", value("{{ bijlagen }}")),
                ],
            ),
            p("Heading1", "Waaraan u het zegel herkent"),
            marks_table(),
            p("Heading1", "Zo kijkt u het zegel na"),
            p("ListBullet", "In de kluis: typ dossiertool zegel controleer {{ nummer }}"),
            p(
                "ListBullet",
                "Als pakket, ook op een andere computer: typ dossiertool zegel controleer en de map van het "
                "pakket.",
            ),
            p(
                "ListBullet",
                "Zonder dossiertool: in elk pakket staat LEESMIJ.txt. Daarin staan opdrachten die alleen "
                "openssl, sha256sum en python nodig hebben.",
            ),
            p(
                "ListBullet",
                "Vergelijk vingerafdruk en zegel met dit blad, teken voor teken. Spaties tellen niet.",
            ),
            p(
                "Slotregel",
                "Het tijdstip is zoals de computer van de archivaris het opgaf, in wereldtijd (UTC). "
                "Het ijkpunt is de stand van de hele kluis op dat moment. Bewaar dit blad buiten de kluis. "
                "Er staat niets in over de leerling.",
            ),
        ),
    )


def marks_table() -> Xml:
    """Return what a seal or destruction is known by: a label and a value of letters and digits a row."""
    return list_table(
        "Kenmerken",
        "Per regel een kenmerk en de waarde ervan, in groepjes van acht tekens.",
        "kenmerk in kenmerken",
        Column("Kenmerk", 3.5, [p("Rijkop", "{{ kenmerk.naam }}")]),
        Column("Waarde", 8.5, [p("Tabeltekst", "{{ kenmerk.waarde }}")]),
    )
