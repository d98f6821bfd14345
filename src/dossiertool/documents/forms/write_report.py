"""Writes the short document beside a form that was sent back: what was wrong with it, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.documents.forms.shape import Form
from dossiertool.documents.forms.write_base import packed
from dossiertool.documents.forms.write_pieces import cell, page, paragraph, row, run, table
from dossiertool.documents.words import full_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

TITLE = "Uw formulier kwam terug"
_WIDTHS = (2600, 3400, 3354)
_NO_PROPERTIES = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'


def write_report(
    name: str, reasons: Sequence[tuple[str, str, str]], *, school: str, number: str, today: date
) -> bytes:
    """Return the document as the bytes of a .docx file.

    Args:
        name: the name of the file that somebody sent.
        reasons: of each thing that is wrong: where, what, and what to do.
        school: the school, for the head of the page; "" when it is not known.
        number: the number of the dossier or groepsplan; "" when it is not known.
        today: the day on it.
    """
    lines = [
        row(
            *(
                cell(width, paragraph("Tabeltekst", run(text)))
                for width, text in zip(_WIDTHS, said, strict=True)
            )
        )
        for said in reasons
    ]
    head = row(
        *(
            cell(width, paragraph("Kolomkop", run(text)))
            for width, text in zip(_WIDTHS, ("Waar?", "Wat is er?", "Wat kunt u doen?"), strict=True)
        ),
        header=True,
    )
    body = [
        paragraph("Title", run(TITLE)),
        paragraph("Subtitle", run(name)),
        paragraph(
            "BodyText",
            run(
                "Dit formulier is nog niet in het dossier gezet. Hieronder staat waarom. Verbeter het en "
                "stuur het opnieuw. Wat u hebt ingevuld, is niet weg: het staat nog in uw formulier."
            ),
        ),
        table("FormulierLijst", TITLE, _WIDTHS, head, *lines, header=True),
        paragraph("Slotregel", run(f"Gemaakt op {full_date(today)}.")),
    ]
    about = Form("bericht", 1, number, school, None, "", TITLE, (), lezers="voor wie het formulier invulde")
    return packed(about, "".join(body) + page(sideways=False, first=True))
