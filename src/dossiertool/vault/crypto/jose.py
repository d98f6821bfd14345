"""The calls into `jwcrypto`, which is imported here only: JWE and JWS with the algorithms of the profile.

It does the cryptography. What may stand in an envelope or signature is decided by `envelope` and
`signature`, before anything comes here, because jwcrypto accepts far more than the profile.
"""

from __future__ import annotations

import json
from copy import copy
from typing import TYPE_CHECKING, Any

from jwcrypto.common import JWException
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK
from jwcrypto.jws import JWS

from dossiertool.vault.crypto.encoding import compact_json, strict_json

if TYPE_CHECKING:
    from collections.abc import Mapping

ALG, ENC = "ECDH-ES+A256KW", "A256GCM"
SIGNATURE_ALG, ALSO_READ = "Ed25519", "EdDSA"

# Making a token copies jwcrypto's whole list of headers: a third of the time of a signature (decision 22).
# So each token is a copy of one of these, which are never used themselves; the list is only read.
_JWE, _JWS = JWE(algs=[ALG, ENC], flattened=False), JWS()
_JWS.allowed_algs = [SIGNATURE_ALG, ALSO_READ]


def encrypt(plaintext: bytes, header: bytes, recipients: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return the members of a JWE in General form; `recipients` are public JWKs by kid.

    Raises:
        ValueError: a public key that is no point on the curve.
    """
    token = copy(_JWE)
    token.plaintext, token.objects = plaintext, {"protected": header.decode("ascii")}
    for kid, jwk in recipients.items():
        token.add_recipient(JWK(**jwk), header=compact_json({"alg": ALG, "kid": kid}).decode("ascii"))
    members: dict[str, Any] = json.loads(token.serialize())
    return members


def decrypt(members: Mapping[str, Any], jwk: Mapping[str, str]) -> bytes:
    """Return the plaintext of a JWE whose only recipient is this private JWK.

    Raises:
        ValueError: it does not decrypt.
    """
    token = copy(_JWE)
    try:
        token.deserialize(json.dumps(members))
        token.decrypt(JWK(**jwk))
    except JWException:  # its text can repeat what it read
        raise ValueError("does not decrypt") from None
    plaintext: bytes = token.payload
    return plaintext


def sign(payload: bytes, header: bytes, jwk: Mapping[str, str]) -> bytes:
    """Return the JWS in flattened form, compact JSON, by this private JWK."""
    token = copy(_JWS)
    token.objects = {"payload": payload}
    token.add_signature(JWK(**jwk), None, protected=header.decode("ascii"))
    return compact_json(strict_json(token.serialize().encode("ascii")))


def verified(jws: bytes, jwk: Mapping[str, str]) -> bool:
    """Tell whether the signature is by the holder of this public JWK."""
    token = copy(_JWS)
    try:
        token.deserialize(jws.decode("ascii"))
        token.verify(JWK(**jwk))
    except (JWException, ValueError):
        return False
    return True
