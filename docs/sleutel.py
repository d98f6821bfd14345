"""Turns a key file or the paper key into a private JWK by docs/format.md (9, 10), with `cryptography` alone.

python3 sleutel.py FILE > personal.jwk    It asks for the passphrase of a key file; keep the outcome secret.
"""

import json
import sys
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from getpass import getpass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt


def raw(text):
    """Base64url to bytes."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def from_key_file(file):
    """Open a key file with its passphrase (section 9)."""
    if file["kdf"] == "argon2id":
        kdf = Argon2id(
            salt=raw(file["salt"]), length=32, iterations=file["t"], lanes=file["p"], memory_cost=file["m"]
        )
    else:
        kdf = Scrypt(salt=raw(file["salt"]), length=32, n=file["n"], r=file["r"], p=file["p"])
    ask = getpass if sys.stdin.isatty() else lambda _: sys.stdin.readline().rstrip("\n")
    key = kdf.derive(unicodedata.normalize("NFC", ask("Wachtzin: ")).encode())
    rest = {name: value for name, value in file.items() if name not in ("ciphertext", "tag")}
    around = json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()
    opened = AESGCM(key).decrypt(raw(file["iv"]), raw(file["ciphertext"]) + raw(file["tag"]), around)
    return json.loads(opened)["keys"][0]


def from_paper(text):
    """Read the four lines of the paper key (section 10)."""
    typed = "".join(text.upper().translate(str.maketrans("OIL", "011")).replace("-", "").split())
    value, digits = 0, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for line in range(1, 5):
        part = typed[line * 16 - 16 : line * 16]
        number = [line, *map(digits.index, part)]
        _ = sum(d * 32**n for n, d in enumerate(reversed(number))) % 32749 == 0 or sys.exit(f"line {line}")
        for digit in number[1:14]:
            value = value * 32 + digit
    point = ec.derive_private_key(value, ec.SECP256R1()).public_key().public_numbers()
    jwk = {"crv": "P-256", "kty": "EC", "use": "enc"}
    for name, number in (("d", value), ("x", point.x), ("y", point.y)):
        jwk[name] = urlsafe_b64encode(number.to_bytes(32)).decode().rstrip("=")
    return jwk


content = Path(sys.argv[1]).read_text()
jwk = from_key_file(json.loads(content)) if content.lstrip().startswith("{") else from_paper(content)
print(json.dumps(jwk))
