"""A public card (kaart): what somebody gives to the school to be put in the directory (`docs/format.md` §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput
from dossiertool.vault.crypto.encoding import compact_json, strict_object
from dossiertool.vault.crypto.keys import PublicKey, SignatureKey
from dossiertool.vault.format.directory import Person
from dossiertool.vault.format.fields import is_name

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.format.roles import Role

_KIND = "dossiertool-kaart"
_MEMBERS = frozenset({"enc", "name", "sig", "typ", "v"})
MAX_SIZE = 16 * 1024


def write_card(key: PersonalKey, name: str) -> bytes:
    """Return the card of a key. It holds no secret.

    Raises:
        InvalidInput: no name that a directory can hold.
    """
    if not is_name(name):
        raise InvalidInput("Een naam heeft 1 tot 80 tekens, op één regel.", "Kies een kortere of andere naam.")
    members = {"enc": key.public.jwk, "name": name, "sig": key.signer.public.jwk, "typ": _KIND, "v": 1}
    return compact_json(members) + b"\n"


def read_card(content: bytes, role: Role) -> Person:
    """Return whose card this is, with the role that they are to get.

    Raises:
        InvalidInput: it is no card.
    """
    try:
        if len(content) > MAX_SIZE:
            raise ValueError("too large")
        members = strict_object(content.strip(), _MEMBERS)
        if members["typ"] != _KIND or members["v"] != 1 or not is_name(members["name"]):
            raise ValueError("not a card")
        enc, sig = PublicKey.from_jwk(members["enc"]), SignatureKey.from_jwk(members["sig"])
    except ValueError:
        raise InvalidInput(
            "Dit is geen kaart van een sleutel.",
            "Maak een kaart met: dossiertool sleutel toon --naam NAAM -o BESTAND",
        ) from None
    return Person(members["name"], role, enc, sig)
