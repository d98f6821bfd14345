"""Which kinds of forms there are, and the one way to make each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from dossiertool.documents.forms.kinds import (
    evaluatie,
    groepsplan,
    handelingsplan,
    ot_aanmelding,
    signaal,
    toestemming,
    zienswijze,
)
from dossiertool.documents.forms.kinds.blank import BLANK_DAY, blank_class, blank_dossier
from dossiertool.documents.forms.kinds.source import Source
from dossiertool.documents.forms.shape import Field, Form, Table, generic
from dossiertool.documents.people import pupil
from dossiertool.errors import InvalidInput
from dossiertool.model.case import number_of
from dossiertool.model.groepsplan import Groepsplan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dossiertool.documents.forms.shape import Section, Value


@dataclass(frozen=True, slots=True)
class FormKind:
    """One kind of form: how it is called, who fills it in and reads it, and what is in it.

    `veld` is the list of the dossier that the document stands in, "" for a whole file. `versie` goes up when a
    field changes its path or its meaning.
    """

    titel: str
    veld: str
    sections: Callable[[Source[Any]], Iterable[Section]]
    lezers: str
    inleiding: tuple[str, ...]
    versie: int = 1


_HOW = (
    "Typ in de witte vakken en kruis aan wat klopt. Bij ‘Altijd invullen’ hebben wij een antwoord nodig. "
    "Weet u iets anders niet? Laat dat vak dan leeg. Heeft een tabel te weinig regels? Voeg er een toe. "
    "Elk voorbeeld is verzonnen. "
    "Sla het formulier op als Word-document (.docx) en stuur het terug naar wie het u stuurde.",
    "Liever op papier? Druk het formulier af, schrijf in de vakken en lever het in.",
)
_CARE = "leerling, ouders en wie op school bij de hulp betrokken is"

_FOR_PARENTS = (
    "Vul in wat u wilt vertellen. Alleen bij ‘Altijd invullen’ hebben wij een antwoord nodig. Uw antwoorden "
    "komen in het dossier van uw kind; u mag dat dossier altijd lezen. Elk voorbeeld is verzonnen.",
    "Sla het formulier op als Word-document (.docx) en stuur het terug naar de school. Liever op papier? Druk "
    "het af, schrijf in de vakken en geef het aan de mentor.",
)
_FOR_PUPIL = (
    "Hier vertel je hoe jij het ziet. Alleen bij ‘Altijd invullen’ hebben we een antwoord nodig. Je antwoorden "
    "komen in je dossier. Dat mag je altijd lezen. Elk voorbeeld is verzonnen.",
    "Sla het formulier op als Word-document (.docx) en stuur het naar je mentor. Liever op papier? Druk het "
    "af, schrijf in de vakken en geef het aan je mentor.",
)
_FOR_CONSENT = (
    "Lees waarvoor wij toestemming vragen, en kruis uw antwoord aan. Stuur het formulier terug naar de school, "
    "of zet op papier uw handtekening en lever het in.",
)

KINDS: dict[str, FormKind] = {
    "ot-aanmelding": FormKind(
        "Aanmelding ondersteuningsteam", "aanmeldingen", ot_aanmelding.sections, f"voor {_CARE}", _HOW
    ),
    "signaal": FormKind("Signaal", "signalen", signaal.sections, f"voor {_CARE}", _HOW),
    "handelingsplan": FormKind("Handelingsplan", "plannen", handelingsplan.sections, f"voor {_CARE}", _HOW),
    "evaluatie": FormKind("Evaluatie", "evaluaties", evaluatie.sections, f"voor {_CARE}", _HOW),
    "zienswijze-ouders": FormKind(
        "Hoe u het ziet", "zienswijzen", zienswijze.of_parents, f"voor {_CARE}", _FOR_PARENTS
    ),
    "zienswijze-leerling": FormKind(
        "Hoe jij het ziet", "zienswijzen", zienswijze.of_pupil, f"voor {_CARE}", _FOR_PUPIL
    ),
    "toestemming": FormKind(
        "Toestemming", "toestemmingen", toestemming.sections, f"voor {_CARE}", _FOR_CONSENT
    ),
    "groepsplan": FormKind("Groepsplan", "", groepsplan.sections, "alleen voor docenten van deze klas", _HOW),
}
# With what a form of the blank case is made, so that it has every field.
_BLANK: dict[str, dict[str, Any]] = {
    "evaluatie": {"plan": "HP1"},
    "handelingsplan": {"vervangt": "HP1", "na_evaluatie": "E1", "aanleiding": "-", "versie": 1},
}


def known_kind(soort: str) -> str:
    """Return the kind of form as we write it (`ot_aanmelding` → ot-aanmelding).

    Raises:
        InvalidInput: there is no such form.
    """
    written = soort.replace("_", "-").lower()
    if written not in KINDS:
        raise InvalidInput("Zo'n formulier kan dossiertool niet maken.", f"Kies uit: {', '.join(KINDS)}.")
    return written


def form_of(soort: str, source: Source[Any]) -> Form:
    """Return the form of this kind for a case, with a new document_id."""
    kind = KINDS[soort]
    case = source.case
    return Form(
        soort=soort,
        versie=kind.versie,
        nummer=number_of(case),
        school=case.school.naam,
        kenmerk=source.kenmerk,
        document_id=secrets.token_hex(8),
        titel=kind.titel,
        delen=tuple(kind.sections(source)),
        over=_about(case),
        inleiding=kind.inleiding,
        lezers=kind.lezers,
    )


def _about(case: Any) -> str:
    """Return for the line under the title who it is about."""
    if isinstance(case, Groepsplan):
        parts = [f"klas {case.klas}", case.vak]
    else:
        found = pupil(case.leerling, [])
        parts = [found["naam"], found["in_klas"]]
    return "  ·  ".join(part for part in (*parts, f"schooljaar {case.schooljaar}") if part)


@dataclass(frozen=True, slots=True)
class Known:
    """What each path of a kind of form is, by its `generic` path: fields, tables, and columns of tables."""

    velden: Mapping[str, Field] = field(default_factory=dict)
    tabellen: Mapping[str, Table] = field(default_factory=dict)

    def veld(self, pad: str) -> Field | None:
        """Return the field at this path, of whatever dossier; None when such a form has none."""
        return self.velden.get(generic(pad))

    def kolom(self, pad: str, kolom: str) -> Field | None:
        """Return a column of the table at this path (`scores.T2` too); None when the table has none."""
        found = self.tabel(pad)
        columns = found.kolommen if found else ()
        return next((one for one in columns if generic(one.pad) == generic(kolom)), None)

    def tabel(self, pad: str) -> Table | None:
        """Return the table at this path; None when such a form has none."""
        return self.tabellen.get(generic(pad))


@cache
def known(soort: str) -> Known:
    """Return what a form of this kind can hold; choices of one dossier (`eigen_keuzes`) are not in it."""
    case = blank_class() if soort == "groepsplan" else blank_dossier()
    form = form_of(soort, Source(case, BLANK_DAY, known=_BLANK.get(soort, {})))
    return Known(
        {generic(item.pad): item for item in form.fields()}, {generic(item.pad): item for item in form.tables()}
    )


def completed(soort: str, waarden: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of a form that came back, with what it did not have to ask."""
    return zienswijze.completed(soort, waarden) if soort.startswith("zienswijze") else dict(waarden)
