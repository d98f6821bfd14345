"""What is special to PostgreSQL: how to name a server, and what its failures mean. `psycopg` is an extra."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, Tampered

if TYPE_CHECKING:
    from dossiertool.errors import DossierError

PREFIXES = ("postgresql://", "postgres://")
_DRIVER = "postgresql+psycopg://"
_NO_TABLE, _NO_DATABASE, _EXISTS = "42P01", "3D000", "42P07"
_FULL, _BUSY = ("53100",), ("55P03", "57014", "40001", "40P01")
_DAMAGED, _FORBIDDEN = ("XX001", "XX002"), ("42501", "28000", "28P01")


class Unreachable(InvalidInput):
    """The server does not answer. What was being written may be there or not, until that is looked up."""


class Forbidden(InvalidInput):
    """The account on the server may not do this."""


def is_server(place: object) -> bool:
    """Tell whether this names a PostgreSQL database and not a folder."""
    return isinstance(place, str) and place.startswith(PREFIXES)


def url(place: str) -> str:
    """Return the address for SQLAlchemy.

    Raises:
        InvalidInput: the extra is not installed.
    """
    if find_spec("psycopg") is None:
        raise InvalidInput(
            "Voor een kluis op een server ontbreekt een onderdeel (psycopg).",
            'Installeer het met: pip install "dossiertool[postgres]"',
        )
    return _DRIVER + place.split("://", maxsplit=1)[1]


def no_vault() -> InvalidInput:
    """Say that this database holds no vault."""
    return InvalidInput(
        "In deze database op de server staat geen kluis.",
        "Kijk het adres na, of maak er een met: dossiertool kluis begin",
    )


def failure(problem: BaseException | None, *, opening: bool) -> DossierError:
    """Return what this failure means to the user, None being an answer that no store of ours gives.

    Never shows the address: it can hold a password.
    """
    state = getattr(problem, "sqlstate", None) or ""
    if state in _FULL:
        return InvalidInput(
            "Er is niets bewaard: de schijf van de server met de kluis is vol.",
            "Maak ruimte en probeer het opnieuw. Alles wat al in de kluis stond, is er nog.",
        )
    if state in _BUSY:
        return InvalidInput(
            "Een ander programma is nog bezig met de kluis.", "Wacht even en probeer het opnieuw."
        )
    if state == _EXISTS:
        return InvalidInput(
            "In deze database is al een kluis. Daar verandert niets aan.", "Kies een andere database."
        )
    if opening and state in (_NO_TABLE, _NO_DATABASE, "42703"):
        return no_vault()
    if state in _FORBIDDEN:
        return Forbidden(
            "De server met de kluis laat dit niet toe: uw account daar heeft er de rechten niet voor.",
            "Vraag de beheerder van de database om de rol kluis_schrijver.",
        )
    if problem is None or state in _DAMAGED or state.startswith(("22", "23", "42")):
        return Tampered("De kluis op de server is beschadigd of gewijzigd.", "Zet een reservekopie terug.")
    return Unreachable(
        "De server met de kluis is niet bereikbaar of weigert.",
        "Kijk het adres en de verbinding na, en probeer het opnieuw.",
    )


def not_kept() -> InvalidInput:
    """Say that the connection broke too early: looked up, and not there."""
    return InvalidInput(
        "Er is niets bewaard: de verbinding met de server viel weg voordat hij klaar was.",
        "Probeer het opnieuw.",
    )


def uncertain() -> Unreachable:
    """Say that the connection broke while the server was asked to keep something, and that it stays away."""
    return Unreachable(
        "De verbinding met de server viel weg tijdens het bewaren. Het is niet zeker of het is gelukt.",
        "Kijk als de server er weer is wat er staat met: dossiertool kluis lijst. Bewaar daarna gerust nog "
        "eens: dezelfde versie komt er niet dubbel in.",
    )
