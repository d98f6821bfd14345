"""The calls into `jwcrypto`, which is imported here only: JWE and JWS with the algorithms of the profile.

It does the cryptography. What may stand in an envelope or signature is decided by `envelope` and
`signature`, before anything comes here, because jwcrypto accepts far more than the profile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jwcrypto.common import JWException
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK
from jwcrypto.jws import JWS

from dossiertool.vault.encoding import compact_json, strict_json

if TYPE_CHECKING:
    from collections.abc import Mapping

ALG, ENC = "ECDH-ES+A256KW", "A256GCM"
SIGNATURE_ALG, ALSO_READ = "Ed25519", "EdDSA"
_PER_RECIPIENT = ("encrypted_key", "header")


def encrypt(plaintext: bytes, header: bytes, recipients: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return the members of a JWE in General form; `recipients` are public JWKs by kid.

    Raises:
        ValueError: a public key that is no point on the curve.
    """
    token = JWE(plaintext, protected=header.decode("ascii"), algs=[ALG, ENC])
    for kid, jwk in recipients.items():
        token.add_recipient(JWK(**jwk), header=compact_json({"alg": ALG, "kid": kid}).decode("ascii"))
    members: dict[str, Any] = strict_json(token.serialize().encode("ascii"))
    if "recipients" not in members:  # jwcrypto writes the flattened form for one recipient
        members["recipients"] = [{name: members.pop(name) for name in _PER_RECIPIENT}]
    return members


def decrypt(members: Mapping[str, Any], jwk: Mapping[str, str]) -> bytes:
    """Return the plaintext of a JWE whose only recipient is this private JWK.

    Raises:
        ValueError: it does not decrypt.
    """
    token = JWE(algs=[ALG, ENC])
    try:
        token.deserialize(compact_json(members).decode("ascii"))
        token.decrypt(JWK(**jwk))
    except JWException:  # its text can repeat what it read
        raise ValueError("does not decrypt") from None
    plaintext: bytes = token.payload
    return plaintext


def sign(payload: bytes, header: bytes, jwk: Mapping[str, str]) -> bytes:
    """Return the JWS in flattened form, compact JSON, by this private JWK."""
    token = JWS(payload)
    token.allowed_algs = [SIGNATURE_ALG]
    token.add_signature(JWK(**jwk), None, protected=header.decode("ascii"))
    return compact_json(strict_json(token.serialize().encode("ascii")))


def verified(jws: bytes, jwk: Mapping[str, str]) -> bool:
    """Tell whether the signature is by the holder of this public JWK."""
    token = JWS()
    token.allowed_algs = [SIGNATURE_ALG, ALSO_READ]
    try:
        token.deserialize(jws.decode("ascii"))
        token.verify(JWK(**jwk))
    except (JWException, ValueError):
        return False
    return True
