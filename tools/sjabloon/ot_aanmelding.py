"""The template of the registration with the ondersteuningsteam."""

from __future__ import annotations

from sjabloon.bouwstenen import Column, Xml, bold, each, join, list_table, mark, p, when
from sjabloon.kaarten import agreement, voices
from sjabloon.kop import (
    BREAK,
    CLOSED,
    EMPTY_CELL,
    EMPTY_PART,
    NOT_NOTED,
    PUPIL_SUBTITLE,
    TURN_TO,
    agreed_on,
    answer,
    concept_line,
    contact,
    directing,
    key_facts,
    parents,
    pupil,
    title_block,
    value,
)
from sjabloon.lijsten import bullets, seen, strengths, who_does_what
from sjabloon.pakket import Sjabloon
from sjabloon.toestemming import consents

_ATTACHMENT = (
    "{{ bijlage.naam | hoofdletter }}{% if bijlage.datum %}, {{ bijlage.datum | datum }}{% endif %}"
    "{% if bijlage.omschrijving %}: {{ bijlage.omschrijving }}{% endif %}"
)
_TITLE = "Aanmelding {{ leerling.roepnaam }}"


def ot_aanmelding() -> Sjabloon:
    """Return the template of the OT-aanmelding."""
    return Sjabloon(
        title="Aanmelding ondersteuningsteam {{ leerling.roepnaam }}",
        subject="Aanmelding bij het ondersteuningsteam",
        soort="Aanmelding ondersteuningsteam",
        number="{{ dossiernummer }}",
        readers="voor {{ leerling.roepnaam }}, {{ leerling.haar_ouders }} en het ondersteuningsteam.",
        body=join(
            title_block(_TITLE, "Voor het ondersteuningsteam", BREAK, PUPIL_SUBTITLE),
            _key_facts(),
            strengths(),
            _question(),
            voices("Hoe ieder het ziet en wat ieder vraagt"),
            _needs(),
            _signals(),
            seen(),
            _factors(),
            _tried(),
            when("lopend", p("Heading1", "Wat er nu gebeurt"), who_does_what("maatregel in lopend")),
            _people(),
            consents(),
            bullets("Wat erbij zit", "bijlage in aanmelding.bijlagen", _ATTACHMENT),
            agreement("Gelezen en akkoord", "aanmelding.akkoorden"),
            p(
                "Slotregel",
                concept_line("aanmelding.status"),
                "Aanmelding {{ dossiernummer }}, {{ aanmelding.datum | datum }}",
                agreed_on("aanmelding.vastgesteld_op"),
                " Namen van andere leerlingen horen niet in dit document.",
                CLOSED,
            ),
        ),
    )


def _key_facts() -> Xml:
    meeting = "aanmelding.bespreking"
    return key_facts(
        [
            contact(TURN_TO, "aanmelding.aanspreekpunt"),
            answer(
                "Hoe snel",
                p("Waarde", mark("{{ aanmelding.urgentie | woord | hoofdletter }}", "Merkvol")),
                value("{{ aanmelding.urgentie_reden }}", "aanmelding.urgentie_reden"),
            ),
            answer(
                "Bespreking",
                when(
                    meeting,
                    p(
                        "Waarde",
                        bold(f"{{{{ {meeting}.datum | datum }}}}"),
                        f"{{% if {meeting}.tijd %}}, {{{{ {meeting}.tijd }}}}{{% endif %}}",
                    ),
                    value(f"{{{{ {meeting}.plaats }}}}", f"{meeting}.plaats"),
                    value(f"{{{{ {meeting}.wat }}}}", f"{meeting}.wat"),
                    value(f"met {{{{ {meeting}.met_wie | lijst }}}}", f"{meeting}.met_wie"),
                    otherwise=[p("Tabeltoelichting", "Nog niet gepland")],
                ),
            ),
        ],
        [
            pupil(),
            parents(custody=True),
            answer(
                "Aangemeld",
                value("{{ aanmelding.datum | datum }}"),
                value("door {{ aanmelding.aanmelder }}"),
            ),
        ],
        [
            _heard("Met {{ leerling.roepnaam }} besproken", "aanmelding.leerling_betrokken"),
            _heard("Met {{ leerling.ouders_woord }} besproken", "aanmelding.ouders_betrokken"),
            directing(),
        ],
    )


def _heard(label: str, field: str) -> Xml:
    """Return when pupil or parents were spoken to, and why not before."""
    return answer(
        label,
        value(f"{{{{ {field}.datum | datum }}}}", f"{field}.datum"),
        value(f"{{{{ {field}.wijze }}}}", f"{field}.wijze"),
        value(f"{{{{ {field}.reden }}}}", f"{field}.reden"),
        when(f"not ({field}.datum or {field}.wijze or {field}.reden)", EMPTY_CELL),
    )


def _question() -> Xml:
    functions = (
        "We vragen: {% for functie in aanmelding.gevraagde_functies %}{% if not loop.first %}"
        "{% if loop.last %} en {% else %}, {% endif %}{% endif %}{{ functie | woord }}{% endfor %}."
    )
    return join(
        p("Heading1", "Wat we vragen van het ondersteuningsteam"),
        when("aanmelding.vraag", p("BodyText", "{{ aanmelding.vraag }}"), otherwise=[EMPTY_PART]),
        when("aanmelding.gevraagde_functies", p("BodyText", functions)),
    )


def _needs() -> Xml:
    source = (
        "{{ bron.soort | woord | hoofdletter }}{% if bron.datum %}, {{ bron.datum | datum }}{% endif %}"
        "{% if bron.toelichting %}: {{ bron.toelichting }}{% endif %}"
    )
    rows = list_table(
        "Wat nodig is",
        "Per regel wat nodig is, waaruit dat blijkt en wie kan helpen.",
        "behoefte in deel.behoeften",
        Column("Nodig", 5, [p("Rijkop", "{{ behoefte.omschrijving }}")]),
        Column(
            "Blijkt uit",
            4.5,
            [
                each("bron in behoefte.bronnen", p("Tabeltekst", source)),
                when("not behoefte.bronnen", NOT_NOTED),
            ],
        ),
        Column(
            "Wie kan helpen",
            2.5,
            [
                when(
                    "behoefte.wie_helpt",
                    p("Tabeltekst", "{{ behoefte.wie_helpt | lijst | hoofdletter }}"),
                    otherwise=[p("Tabeltoelichting", "Niemand genoemd")],
                )
            ],
        ),
    )
    return each("deel in nodig_per_partij", p("Heading1", "{{ deel.kop }}"), rows)


def _signals() -> Xml:
    """Return what the signals were about, and how soon something had to be done."""
    rows = list_table(
        "Waarmee het begon",
        "Per regel een signaal: wanneer en van wie, waar het over gaat en hoe snel er iets moest gebeuren.",
        "signaal in signalen_hierbij",
        Column(
            "Signaal",
            4,
            [p("Rijkop", "{{ signaal.datum | datum }}"), p("Rol", "{{ signaal.door }}")],
        ),
        Column(
            "Waar het over gaat",
            4,
            [
                when("signaal.onderwerp", p("Tabeltekst", "{{ signaal.onderwerp | hoofdletter }}")),
                when("signaal.gebied", p("Rol", "{{ signaal.gebied | woord | hoofdletter }}")),
                when("signaal.protocol", p("Rol", "Hierbij hoort: {{ signaal.protocol }}")),
                when("not (signaal.onderwerp or signaal.gebied or signaal.protocol)", NOT_NOTED),
            ],
        ),
        Column(
            "Hoe snel",
            4,
            [
                when("signaal.urgentie", p("Tabeltekst", "{{ signaal.urgentie | woord | hoofdletter }}")),
                when("signaal.urgentie_reden", p("Rol", "{{ signaal.urgentie_reden | hoofdletter }}")),
                when("not (signaal.urgentie or signaal.urgentie_reden)", NOT_NOTED),
            ],
        ),
    )
    return when("signalen_hierbij", p("Heading1", "Waarmee het begon"), rows)


def _factors() -> Xml:
    def side(field: str) -> list[Xml]:
        return [
            each(
                f"punt in rij.{field}",
                p("Tabeltekst", "{{ punt.tekst }}"),
                when("punt.bron", p("Rol", "{{ punt.bron | hoofdletter }}")),
            ),
            when(f"not rij.{field}", p("Tabeltoelichting", "Niets genoemd")),
        ]

    rows = list_table(
        "Wat helpt en wat in de weg staat",
        "Per regel: bij wie of waar het ligt, wat helpt en wat in de weg staat.",
        "rij in factoren_per_domein",
        Column("Bij wie", 2, [p("Rijkop", "{{ rij.domein | woord | hoofdletter }}")]),
        Column("Wat helpt", 5, side("helpt"), only_if="helpt_in_tabel"),
        Column("Wat in de weg staat", 5, side("hindert")),
    )
    heading = "{% if helpt_in_tabel %}Wat helpt en wat in de weg staat{% else %}Wat in de weg staat{% endif %}"
    return when("factoren_per_domein", p("Heading1", heading), rows)


def _tried() -> Xml:
    rows = list_table(
        "Wat al is gedaan",
        "Per regel: wanneer, wat er is gedaan en wat het opleverde.",
        "stap in aanmelding.eerder",
        Column(
            "Wanneer{% if eerder_jaar %} in {{ eerder_jaar }}{% endif %}",
            2.5,
            [p("Rijkop", "{{ stap.moment | hoofdletter }}")],
        ),
        Column("Wat", 5, [p("Tabeltekst", "{{ stap.wat }}"), when("stap.door", p("Rol", "{{ stap.door }}"))]),
        Column(
            "Wat het opleverde",
            4.5,
            [when("stap.effect", p("Tabeltekst", "{{ stap.effect }}"), otherwise=[EMPTY_CELL])],
        ),
    )
    return when("aanmelding.eerder", p("Heading1", "Wat al is gedaan"), rows)


def _people() -> Xml:
    """Return who from outside the school is involved."""
    rows = list_table(
        "Wie van buiten de school betrokken is",
        "Per regel: wie, van welke organisatie, sinds wanneer en met welke afspraken.",
        "persoon in externen",
        Column("Wie", 4, [p("Rijkop", "{{ persoon.naam }}"), p("Rol", "{{ persoon.functie }}")]),
        Column(
            "Organisatie en afspraken",
            8,
            [
                p("Tabeltekst", "{{ persoon.organisatie or 'Organisatie niet genoteerd' }}"),
                when("persoon.taak", p("Tabeltekst", "{{ persoon.taak }}")),
                when("persoon.toelichting", p("Tabeltekst", "{{ persoon.toelichting }}")),
                when("persoon.sinds", p("Rol", "sinds {{ persoon.sinds | datum }}")),
            ],
        ),
    )
    return when("externen", p("Heading1", "Wie van buiten de school betrokken is"), rows)
