"""Opens a closed need or dossier again, with a new signal; that it was closed, and how, stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.actions.case_act import (
    NOTHING,
    Changed,
    need_of,
    require_day,
    require_in_order,
    require_said,
    with_need,
)
from dossiertool.actions.kenmerk import next_kenmerk
from dossiertool.documents.choose import as_dossier
from dossiertool.errors import Refused
from dossiertool.files.structure import made
from dossiertool.model.afsluiting import Heropening
from dossiertool.model.behoefte import Blik, Wijziging
from dossiertool.model.feit import Feit
from dossiertool.model.kinds import Behoeftestatus
from dossiertool.model.signaal import Signaal

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Reopening:
    """Why something is needed again: what was seen, why that asks for it, and who decided."""

    signaal: str | None
    reden: str | None
    door: str | None
    datum: date

    def require_whole(self) -> None:
        """Raise InvalidInput when something was not said."""
        require_said(
            {
                "signaal": (self.signaal, "--signaal ZIN: wat is er nu gezien, gehoord of gemeten?"),
                "reden": (self.reden, "--reden ZIN: waarom is dit weer nodig?"),
                "door": (self.door, "--door NAAM: wie heeft dit besloten?"),
            }
        )


def reopen_need(case: Case, kenmerk: str, said: Reopening, *, today: date) -> Changed:
    """Open a closed need again, with a new signal; how it was closed stays in its history.

    Raises:
        InvalidInput: something was not said, the day cannot be, or the case is a groepsplan.
        NotFound: the dossier has no such need.
        Refused: the need is open, or the whole dossier is closed.
    """
    dossier = as_dossier(case)
    said.require_whole()
    place, need = need_of(dossier, kenmerk)
    if need.is_open:
        raise Refused(f"Behoefte {kenmerk} staat open. {NOTHING}", "Er is niets te heropenen.")
    if dossier.afsluiting is not None:
        raise Refused(
            f"Het hele dossier is afgesloten. {NOTHING}",
            "Open eerst het dossier: dossiertool heropen dossier DOEL --signaal … --reden … --door …",
        )
    require_day(said.datum, need.afgesloten_op or need.geopend_op, "afgesloten_op", today)
    require_in_order(need, said.datum)
    signal = _signal(dossier, said, (kenmerk,))
    change = made(
        Wijziging,
        datum=said.datum,
        status=Behoeftestatus.OPEN,
        door=said.door,
        reden=said.reden,
        signaal=signal.kenmerk,
    )
    opened = need.model_copy(
        update={
            "status": Behoeftestatus.OPEN,
            "bekeken": (
                *need.bekeken,
                made(Blik, datum=said.datum, stand=said.signaal, door=said.door, nog_nodig=True),
            ),
            "wijzigingen": (*_how_it_closed(need), change),
            "afgesloten_op": None,
            "reden": None,
            "sluitreden": None,
            "sluitbewijs": None,
            "afgesloten_met": (),
        }
    )
    after = with_need(dossier, place, opened)
    after = after.model_copy(update={"signalen": (*after.signalen, signal)})
    return Changed(
        after, dossier.dossiernummer, "heropen_behoefte", said.datum, kenmerk, signaal=signal.kenmerk
    )


def reopen_dossier(case: Case, said: Reopening, *, today: date) -> Changed:
    """Open a closed dossier again, with a new signal; that it was closed, and what was overruled, stays.

    Its needs stay closed: each is opened on its own.

    Raises:
        InvalidInput: something was not said, the day cannot be, or the case is a groepsplan.
        Refused: the dossier is open.
    """
    dossier = as_dossier(case)
    said.require_whole()
    closing = dossier.afsluiting
    if closing is None:
        raise Refused(f"Dit dossier is niet afgesloten. {NOTHING}", "Er is niets te heropenen.")
    require_day(said.datum, closing.datum, "datum van afsluiten", today)
    signal = _signal(dossier, said, ())
    again = made(Heropening, datum=said.datum, door=said.door, reden=said.reden, signaal=signal.kenmerk)
    after = dossier.model_copy(
        update={
            "afsluitingen": (
                *dossier.afsluitingen[:-1],
                closing.model_copy(update={"heropend": again}),
            ),
            "signalen": (*dossier.signalen, signal),
        }
    )
    return Changed(after, dossier.dossiernummer, "heropen_dossier", said.datum, signaal=signal.kenmerk)


def _how_it_closed(need: Behoefte) -> tuple[Wijziging, ...]:
    """Return the history of a closed need, whose last line says why and with whom it was closed."""
    history = need.wijzigingen
    if not history or history[-1].status is not Behoeftestatus.AFGESLOTEN:
        history = (*history, _closing_line(need))
    elif history[-1].reden is None:
        history = (*history[:-1], history[-1].model_copy(update={"reden": need.reden}))
    if not history[-1].met and need.afgesloten_met:
        history = (*history[:-1], history[-1].model_copy(update={"met": need.afgesloten_met}))
    return history


def _closing_line(need: Behoefte) -> Wijziging:
    """Return the line of history for a need that was closed by hand, without one."""
    return Wijziging(
        datum=need.afgesloten_op or need.last_looked_at,
        status=Behoeftestatus.AFGESLOTEN,
        door=", ".join(need.afgesloten_met)[:120] or "niet bekend",
        reden=need.reden,
        sluitreden=need.sluitreden,
        met=need.afgesloten_met,
        bewijs=need.sluitbewijs,
    )


def _signal(dossier: Dossier, said: Reopening, needs: tuple[str, ...]) -> Signaal:
    seen = made(Feit, wat=said.signaal, datum=said.datum, gezien_door=said.door)
    return made(
        Signaal,
        kenmerk=next_kenmerk("S1", (each.kenmerk for each in dossier.signalen)),
        datum=said.datum,
        door=said.door,
        feiten=(seen,),
        behoeften=needs,
    )
