"""What a dossier shows to whom: a case goes in; out come what that reader gets, and the case that says so.

Nothing here knows where a case is kept: `actions.hand_over` writes both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.actions.kenmerk import next_kenmerk
from dossiertool.checks.handing_over import Extent, consent_for, extent_for, reader_in
from dossiertool.checks.law import law
from dossiertool.documents.choose import as_dossier
from dossiertool.documents.handing_over_context import (
    extract_data,
    information_data,
    inspection_data,
    transfer_data,
    transfer_of,
)
from dossiertool.documents.others import Others
from dossiertool.documents.portion import portion
from dossiertool.files.structure import made
from dossiertool.model.kinds import Partij
from dossiertool.model.uitwisseling import Uitwisseling
from dossiertool.model.verzoek import SoortVerzoek, Verzoek, Verzoekbesluit
from dossiertool.views.summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.values import Kenmerk, Naam

_KINDS = {Extent.DOSSIER: SoortVerzoek.INZAGE, Extent.INFORMATIE: SoortVerzoek.INFORMATIE}


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What somebody gets.

    Attributes:
        case: the case as it is afterwards: it says what was given to whom.
        nummer: its number.
        soort: the template: inzage, informatie, uittreksel or overdracht.
        data: what the template prints.
        plain: the same as plain data, for a file that another program reads; None when there is none.
        weggelaten: how many times something about others was left out of the document.
    """

    case: Dossier
    nummer: str
    soort: str
    data: dict[str, Any]
    plain: dict[str, Any] | None = None
    weggelaten: int = 0


def inspect(
    case: Case,
    reader: Naam,
    *,
    by: Naam,
    today: date,
    names: Collection[str] = (),
    pupil_agrees: bool = False,
    readings: Sequence[tuple[str, str]] = (),
) -> HandedOut:
    """Return what this person gets who asks to see the dossier; the case then says so (N11, R154).

    `names` are first names of other pupils, which are left out. A parent without gezag gets information.

    Raises:
        InvalidInput: the case is a groepsplan.
        NotFound, Refused: see `reader_in` and `extent_for`; the case is as it was.
    """
    dossier = as_dossier(case)
    asked_as, reader = reader, reader_in(dossier, reader, today)
    extent = extent_for(dossier, reader, today, pupil_agrees=pupil_agrees)
    answered = _answered(dossier, (reader, asked_as), extent, by, today)
    others = Others(dossier, names)
    if extent is Extent.INFORMATIE:
        data = information_data(dossier, reader, summary_of(dossier), others, today)
        return HandedOut(answered, dossier.dossiernummer, "informatie", data, weggelaten=others.names)
    data = inspection_data(answered, reader, others, today, readings=readings)
    left_out = others.names + others.contacts
    return HandedOut(answered, dossier.dossiernummer, "inzage", data, weggelaten=left_out)


def extract(
    case: Case,
    receiver: Naam,
    *,
    kenmerk: Kenmerk | None,
    by: Naam,
    today: date,
    names: Collection[str] = (),
) -> HandedOut:
    """Return what a receiver gets: the parts that a consent or ground covers, and no other field (R112).

    `names` are first names of other pupils, which are left out.

    Raises:
        InvalidInput: the case is a groepsplan, or several consents hold.
        Refused: no consent holds, or it does not say which parts; the case is as it was.
    """
    dossier = as_dossier(case)
    consent = consent_for(dossier, receiver, kenmerk, today)
    line = made(
        Uitwisseling,
        datum=today,
        ontvanger=consent.ontvanger,
        doel=consent.doel,
        gegevens=consent.gegevens,
        onderdelen=consent.onderdelen,
        grondslag=consent.grondslag,
        toestemming=consent.kenmerk,
        door=by,
    )
    known = dossier.uitwisselingen
    shared = known if line in known else (*known, line)  # asked again after a failure: said once
    plain = {
        "soort": "uittreksel",
        **_whose(dossier, today),
        "ontvanger": consent.ontvanger,
        "doel": consent.doel,
        "grondslag": consent.grondslag.value,
        "onderdelen": Others(dossier, names).plain(_plain(portion(dossier, consent.onderdelen))),
    }
    after, others = dossier.model_copy(update={"uitwisselingen": shared}), Others(dossier, names)
    data = extract_data(dossier, consent, others, today)
    return HandedOut(after, dossier.dossiernummer, "uittreksel", data, plain, weggelaten=others.names)


def transfer(case: Case, *, today: date, names: Collection[str] = ()) -> HandedOut:
    """Return what the next school gets, as the newest transfer in the dossier says (R046, R047).

    `names` are first names of other pupils, which are left out.

    Raises:
        InvalidInput: the case is a groepsplan.
        NotFound: there is no transfer in the dossier.
        Refused: pupil or parents did not agree, or nothing says which parts go along.
    """
    dossier = as_dossier(case)
    others = Others(dossier, names)
    data = transfer_data(dossier, None, others, today)
    found = transfer_of(dossier)
    chosen = portion(dossier, found.onderdelen, with_closed=found.met_afgesloten)
    plain = {
        "soort": f"overdracht {found.soort.value}",
        **_whose(dossier, today),
        "ontvanger": found.naar,
        "onderdelen": Others(dossier, names).plain(_plain(chosen)),
    }
    return HandedOut(dossier, dossier.dossiernummer, "overdracht", data, plain, weggelaten=others.names)


def _answered(dossier: Dossier, called: tuple[Naam, Naam], extent: Extent, by: Naam, today: date) -> Dossier:
    """Return the dossier in which the request of this person is answered; one that nobody noted is added.

    `called` is how the person is called in the dossier, and how whoever asked for the paper said it.
    """
    reader = called[0]
    own = {name.casefold() for name in called}
    requests = list(dossier.verzoeken)
    at = next(
        (
            i
            for i, one in enumerate(requests)
            if one.is_open and one.door.casefold() in own and one.soort is not SoortVerzoek.CORRECTIE
        ),
        None,
    )
    asked = requests[at] if at is not None else None
    refused = extent is Extent.INFORMATIE and (asked is None or asked.soort is SoortVerzoek.INZAGE)
    soort = SoortVerzoek.INZAGE if refused else _KINDS[extent]
    answer = {
        "besluit": Verzoekbesluit.DEELS if refused else Verzoekbesluit.TOEGEWEZEN,
        "besloten_op": today,
        "besloten_door": by,
        "reden": law("bw-377c").gezegd if refused else None,
    }
    if asked is not None and at is not None:
        requests[at] = made(Verzoek, **(dict(asked) | answer))
    elif not any(
        one.door.casefold() in own
        and (one.besloten_op, one.soort) == (today, soort)
        and one.besluit is answer["besluit"]
        for one in requests
    ):
        is_pupil = dossier.party_of(reader) is Partij.LEERLING
        requests.append(
            made(
                Verzoek,
                kenmerk=next_kenmerk("VZ1", (one.kenmerk for one in requests)),
                soort=soort,
                ontvangen_op=today,
                door=reader,
                van=Partij.LEERLING if is_pupil else Partij.OUDERS,
                **answer,
            )
        )
    return dossier.model_copy(update={"verzoeken": tuple(requests)})


def _whose(dossier: Dossier, today: date) -> dict[str, Any]:
    """Return what any receiver has to know: about whom, from which school, and of which day."""
    return {
        "dossiernummer": dossier.dossiernummer,
        "datum": today.isoformat(),
        "school": dossier.school.naam,
        "leerling": dossier.leerling.full_name,
    }


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Return records as plain data, with what is filled in only."""
    return {
        name: [one.model_dump(mode="json", exclude_defaults=True) for one in value]
        if isinstance(value, tuple)
        else value.model_dump(mode="json", exclude_defaults=True)
        for name, value in fields.items()
    }
