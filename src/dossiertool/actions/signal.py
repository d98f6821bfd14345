"""Signals in the vault: handed in by who may read nothing, taken in by who keeps the dossier."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.fetch import newest_case
from dossiertool.actions.inbox.judge import new_findings
from dossiertool.actions.keep import change_newest
from dossiertool.actions.kenmerk import next_kenmerk
from dossiertool.checks.check import check_dossier
from dossiertool.dates import school_year_of
from dossiertool.errors import HasFindings, InvalidInput, NotFound, Tampered
from dossiertool.files.load import record_in
from dossiertool.files.write import as_plain
from dossiertool.findings import LANGUAGE_CLASSES, Klasse, Niveau
from dossiertool.model.dossier import Dossier
from dossiertool.model.persoon import Leerling, School
from dossiertool.model.signaal import Signaal
from dossiertool.vault.format.lines import READ
from dossiertool.vault.log import note_reading
from dossiertool.vault.refusals import not_here
from dossiertool.vault.signals import hand_in, require_whole, signals_of, taking_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.findings import Finding
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.vault.signals import HandedIn

_ABOUT = frozenset({*LANGUAGE_CLASSES, Klasse.STRUCTUUR, Klasse.PRIVACY})
_NEVER = frozenset({Klasse.STRUCTUUR, Klasse.PRIVACY})
"""Classes of findings of level fout that keep a signal out of a dossier."""
_FIRST = "S1"
_AT_ONCE = 50  # signals that are taken in together: an entry names each, and an entry has an end


@dataclass(frozen=True, slots=True)
class Offered:
    """A signal as it would be handed in, and what there is to say about its words."""

    signaal: Signaal
    bevindingen: list[Finding]

    @property
    def mag(self) -> bool:
        """Whether nothing of level fout stands in the way."""
        return all(one.niveau is not Niveau.FOUT for one in self.bevindingen)


@dataclass(frozen=True, slots=True)
class Lying:
    """A signal in the vault: its number, when and by whom it was handed in, and whether it was taken in.

    `signaal` is None when what was handed in is no signal of ours; `tekst` is then what it says.
    """

    nummer: int
    tijd: str
    van: str
    opgenomen: bool
    signaal: Signaal | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Lies:
    """The signals of a dossier, oldest first; numbers of damaged ones; whether none was dropped."""

    signalen: list[Lying]
    beschadigd: list[int]
    heel: bool


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Which signals became what in which version, and which were left, with what is wrong.

    `over` is how many were not looked at: those are for the next time.
    """

    versie: int
    opgenomen: dict[int, str]
    gelaten: dict[int, list[Finding]]
    over: int = 0


def offer(
    opened: Unlocked,
    text: str,
    name: str,
    known: Mapping[str, str],
    *,
    today: date,
    school: Schoolbestand | None,
) -> Offered:
    """Return a signal from YAML or JSON text, and the findings about its words; nothing is handed in yet.

    `known` fills what the text leaves open; who hands it in and `today` fill the rest. `name` is of the file,
    for messages.

    Raises:
        InvalidInput: it cannot be read, or says nothing. HasFindings: it does not fit the model.
    """
    me = opened.vault.trust.directory.person(opened.key.pair.public.kid)
    base = {"kenmerk": _FIRST, "datum": today.isoformat(), "door": me.name if me else "melder"}
    try:
        signaal, _ = record_in(text, Path(name), Signaal, base | dict(known))
    except HasFindings as problem:
        again = "Verbeter dit en geef het signaal opnieuw."
        raise HasFindings("Het signaal is niet gegeven.", problem.findings, again, file=name) from None
    if not (signaal.feiten or signaal.factoren or signaal.onderwerp):
        raise InvalidInput(
            "In het signaal staat niet wat er is opgevallen.", "Schrijf het bij feiten, of met: --tekst ZIN"
        )
    return Offered(signaal, _findings(signaal, today, school))


def give_signal(opened: Unlocked, number: str, signaal: Signaal, *, now: datetime) -> None:
    """Hand a signal in.

    Raises:
        NotFound: no such number, or not for this key: one message. Refused: the dossier is sealed.
        InvalidInput: it is too large.
    """
    text = json.dumps(as_plain(signaal), ensure_ascii=False).encode()
    hand_in(opened.vault, opened.key, number, text, now=now)


def signals_lying(opened: Unlocked, number: str, *, now: datetime) -> Lies:
    """Return the signals of a dossier; that somebody looked stands in the log.

    Raises:
        NotFound: no such dossier, or not for this key to read.
    """
    found = signals_of(opened.vault, opened.key, number)
    version = _newest(opened, number).kluisversie or 1
    note_reading(opened.vault, opened.key, number, version, READ, now=now)
    try:
        require_whole(opened.vault)
    except Tampered:
        return Lies([_lying(one) for one in found.found], found.damaged, heel=False)
    return Lies([_lying(one) for one in found.found], found.damaged, heel=True)


def take_in(opened: Unlocked, number: str, wanted: Sequence[int], *, now: datetime, today: date) -> TakenIn:
    """Add signals to a dossier as its next version, whose signed entry names them.

    Without `wanted` the oldest that wait, as many as go together. A signal that does not fit is left where
    it is.

    Raises:
        NotFound: no such dossier for this key, or no such signal that waits.
        Refused: the role may not write, none of them fits, or somebody took one in meanwhile.
        InvalidInput: it is a groepsplan.
    """
    waiting = {one.n: one for one in signals_of(opened.vault, opened.key, number).found if not one.taken}
    chosen = [waiting[n] for n in (wanted or waiting) if n in waiting]
    if not chosen or len(set(wanted) - waiting.keys()):
        raise NotFound(
            f"Bij {number} ligt er geen signaal met dit nummer."
            if wanted
            else f"Bij {number} ligt er geen signaal.",
            f"Kijk wat er ligt met: dossiertool kluis signaal lijst {number}",
        )
    dossier = _newest(opened, number)
    fitting: dict[int, Signaal] = {}
    left: dict[int, list[Finding]] = {}
    over = 0
    for place, one in enumerate(chosen):
        if len(fitting) == _AT_ONCE and not wanted:
            over = len(chosen) - place
            break
        signaal, objections = _tried(one, dossier, today)
        if signaal is None or objections:
            left[one.n] = objections
        else:
            fitting[one.n] = signaal
    if not fitting:
        return TakenIn(dossier.kluisversie or 0, {}, left)
    given: dict[int, str] = {}

    def change(newest: Dossier) -> Dossier:
        given.clear()
        signalen = list(newest.signalen)
        for n, signaal in fitting.items():
            given[n] = next_kenmerk(_FIRST, (each.kenmerk for each in signalen))
            signalen.append(signaal.model_copy(update={"kenmerk": given[n]}))
        return newest.model_copy(update={"signalen": tuple(signalen)})

    hashes = [waiting[n].hash for n in fitting]
    version = change_newest(opened, number, change, now=now, beside=taking_in(hashes))
    return TakenIn(version, given, left, over)


def waiting_for(opened: Unlocked, number: str, dossier: Dossier, *, today: date) -> list[int]:
    """Return the numbers of the signals that wait and that this dossier can take in, oldest first.

    Raises:
        NotFound: no such dossier, or not for this key to read.
    """
    found = [one for one in signals_of(opened.vault, opened.key, number).found if not one.taken]
    tried = {one.n: _tried(one, dossier, today) for one in found}
    return [n for n, (signaal, objections) in tried.items() if signaal is not None and not objections]


def _tried(one: HandedIn, dossier: Dossier, today: date) -> tuple[Signaal | None, list[Finding]]:
    """Return a signal as this dossier would take it in, None when it is none of ours, and what is wrong."""
    try:
        signaal, _ = record_in(one.text.decode(), Path(f"signaal {one.n}"), Signaal, {"kenmerk": _FIRST})
    except HasFindings as problem:
        return None, list(problem.findings)
    except (InvalidInput, UnicodeDecodeError):
        return None, []
    return signaal, _objections(dossier, signaal, today)


def _newest(opened: Unlocked, number: str) -> Dossier:
    case = newest_case(opened, number)
    if case is None:
        raise not_here(number)
    if not isinstance(case, Dossier):
        raise InvalidInput(f"{number} is een groepsplan.", "Een signaal hoort bij een dossier.")
    return case


def _lying(one: HandedIn) -> Lying:
    text = one.text.decode(errors="replace")
    try:
        signaal, _ = record_in(text, Path(f"signaal {one.n}"), Signaal, {"kenmerk": _FIRST})
    except (HasFindings, InvalidInput):
        return Lying(one.n, one.at, one.by.name, one.taken, None, text)
    return Lying(one.n, one.at, one.by.name, one.taken, signaal, text)


def _findings(signaal: Signaal, today: date, school: Schoolbestand | None) -> list[Finding]:
    """Return what there is to say about the words of a signal: not what a dossier still lacks."""
    found = check_dossier(_alone(signaal), today=today, school=school)
    own = [
        replace(one, pad=(one.pad or "").removeprefix("signalen.0."))
        for one in found
        if (one.pad or "").startswith("signalen.0.") and one.klasse in _ABOUT
    ]
    return [one for one in own if one.tekst is not None or one.niveau is Niveau.FOUT]


def _alone(signaal: Signaal) -> Dossier:
    """Return a dossier that holds nothing but this signal, to check its words."""
    return Dossier(
        dossiernummer="D-2222-22",
        school=School(naam="School"),
        leerling=Leerling(roepnaam="Leerling", klas="1"),
        schooljaar=school_year_of(signaal.datum),
        signalen=(signaal,),
    )


def _objections(dossier: Dossier, signaal: Signaal, today: date) -> list[Finding]:
    """Return the faults of form and privacy that a dossier would have with this signal, and has not without."""
    kenmerk = next_kenmerk(_FIRST, (each.kenmerk for each in dossier.signalen))
    named = signaal.model_copy(update={"kenmerk": kenmerk})
    after = dossier.model_copy(update={"signalen": (*dossier.signalen, named)})
    mine = f"signalen.{len(dossier.signalen)}"
    found = new_findings(dossier, after, today=today, school=None, names=frozenset())
    return [
        one
        for one in found
        if one.niveau is Niveau.FOUT and one.klasse in _NEVER and f"{one.pad or ''}.".startswith(f"{mine}.")
    ]
