"""A clock that may be wrong, beside the newest day that the vault has seen: for acts that cannot be undone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dossiertool.errors import Refused
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.checkpoint import read_checkpoint

if TYPE_CHECKING:
    from dossiertool.vault.format.chain import Chain
    from dossiertool.vault.store.transaction import Transaction
    from dossiertool.vault.vault import Vault

LONGEST_AWAY = 400
_DAY = len("2030-08-01")
_NOTHING = "Er is niets veranderd."


def day_of(at: str) -> date:
    """Return the day, in UTC, of a time as entries hold it."""
    return date.fromisoformat(at[:_DAY])


def require_not_behind(transaction: Transaction, vault: Vault, chain: Chain, today: date) -> date:
    """Refuse a day that lies before what the vault has seen, and return that newest day.

    Raises:
        Refused: it does.
    """
    newest = max(_seen_days(transaction, vault, chain))
    if today < newest:
        raise Refused(
            f"De klok van deze computer staat op {today:%d-%m-%Y}, maar in de kluis is op {newest:%d-%m-%Y} "
            "nog gewerkt.",
            f"Zet de klok goed en probeer het opnieuw. {_NOTHING}",
        )
    return newest


def require_clock(
    transaction: Transaction, vault: Vault, chain: Chain, today: date, *, said: date | None
) -> None:
    """Refuse a day that lies before what the vault has seen, or so far behind it that the clock may be wrong.

    Raises:
        Refused: it does.
    """
    newest = require_not_behind(transaction, vault, chain, today)
    if said is not None and said != today:
        raise Refused(
            f"U typte {said}, maar de klok van deze computer staat op {today}.",
            f"Kijk op een kalender, zet zo nodig de klok goed en probeer het opnieuw. {_NOTHING}",
        )
    if said is None and today - newest > timedelta(days=LONGEST_AWAY):
        raise Refused(
            f"In de kluis is sinds {newest:%d-%m-%Y} niets gebeurd. Loopt de klok van deze computer voor?",
            "Kijk op een kalender welke dag het is en typ die erbij: --vandaag-is JJJJ-MM-DD",
        )


def _seen_days(transaction: Transaction, vault: Vault, chain: Chain) -> list[date]:
    days = [done.entry.at for done in chain.done]
    last = transaction.last_checkpoint()
    if last is not None:
        try:
            days.append(read_checkpoint(last, vault.trust.directory, vault.trust.vault)[0].at)
        except Unreadable:
            vault.trust.require_heads(transaction)
    return [day_of(at) for at in days]
