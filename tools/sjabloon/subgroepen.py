"""The approach of a groepsplan: subgroups side by side, and cards for their goals."""

from __future__ import annotations

from sjabloon.bouwstenen import Xml, bold, cell, each, join, p, row, table, tag_cell, tag_row, when
from sjabloon.groepsplan_docenten import goal_cards, pupils
from sjabloon.kop import EMPTY_PART
from sjabloon.maten import TEXT_WIDTH


def approach() -> Xml:
    side_by_side = _side_by_side()
    stacked = each(
        "groep in subgroepen",
        p("Heading2", "{{ groep.kop }}"),
        each("regel in groep.regels", p("BodyText", bold("{{ regel.kop }}: "), "{{ regel.tekst }}")),
    )
    return join(
        when(
            "organisatie_zonder_naam",
            p("Heading1", "Hoe de lessen zijn ingedeeld"),
            p("BodyText", "{{ organisatie_zonder_naam }}"),
        ),
        p("Heading1", "Aanpak per subgroep"),
        when(
            "subgroepen",
            when("subgroepen_naast_elkaar", side_by_side, otherwise=[stacked]),
            otherwise=[EMPTY_PART],
        ),
        when(
            "subgroepdoelen_zonder_naam",
            p("Heading1", "Doelen per subgroep"),
            goal_cards("subgroepdoelen_zonder_naam"),
        ),
    )


def _side_by_side() -> Xml:
    first, tags = 1755.0, 500.0
    rest = TEXT_WIDTH - first - 2 * tags
    size = (
        "{{ groep.aantal }} "
        + pupils("groep.aantal")
        + "{% if groep.niveau %}, {{ groep.niveau | woord }}{% endif %}"
    )
    return table(
        "Dossier rijen",
        "Aanpak per subgroep",
        "Per kolom een subgroep; per regel het doel, wat nodig is, de lesstof, de hulp en wanneer.",
        [first, tags, rest, tags],
        row(
            cell(first, p("Kolomkop", "Wat")),
            tag_cell("for groep in subgroepen"),
            cell(rest, p("Stemkop", "{{ groep.kop }}"), p("Rol", size)),
            tag_cell("endfor"),
            header=True,
        ),
        tag_row("for regel in aanpak_per_subgroep", 4),
        row(
            cell(first, p("Rijkop", "{{ regel.kop }}")),
            tag_cell("for tekst in regel.teksten"),
            cell(
                rest,
                when(
                    "tekst",
                    p("Tabeltekst", "{{ tekst | hoofdletter }}"),
                    otherwise=[p("Tabeltoelichting", "Niets genoemd")],
                ),
            ),
            tag_cell("endfor"),
        ),
        tag_row("endfor", 4),
        first_column=True,
    )
