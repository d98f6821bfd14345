"""Reads and checks one dossier of a vault's SQLite database by docs/format.md, with `cryptography` alone.

python3 lezer.py kluis.db PERSONAL.jwk NUMBER [FINGERPRINT [ATTACHMENT]] (PERSONAL.jwk: the private encryption
JWK; ATTACHMENT: the id of a file in `bijlagen`, which is then written instead of the case).
"""

import hashlib
import json
import sqlite3
import sys
from base64 import urlsafe_b64decode
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap


def raw(text):
    """Base64url to bytes."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha(data):
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def opened(envelope, key):
    """Decrypt a JWE with a private JWK (sections 4 and 5)."""
    jwe = json.loads(envelope)
    entry = next(r for r in jwe["recipients"] if names(r["header"]["kid"], key))
    epk = entry["header"]["epk"]
    x, y, d = (int.from_bytes(raw(t)) for t in (epk["x"], epk["y"], key["d"]))
    peer = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    info = b"\0\0\0\x0eECDH-ES+A256KW" + bytes(8) + (256).to_bytes(4)
    shared = ec.derive_private_key(d, ec.SECP256R1()).exchange(ec.ECDH(), peer)
    cek = aes_key_unwrap(ConcatKDFHash(hashes.SHA256(), 32, info).derive(shared), raw(entry["encrypted_key"]))
    sealed = raw(jwe["ciphertext"]) + raw(jwe["tag"])
    return AESGCM(cek).decrypt(raw(jwe["iv"]), sealed, jwe["protected"].encode())


def names(kid, key):
    """Tell whether this kid is the key's thumbprint (RFC 7638)."""
    part = {n: key[n] for n in ("crv", "kty", "x", "y") if n in key}
    return raw(kid).hex() == sha(json.dumps(part, sort_keys=True, separators=(",", ":")).encode())


def signed(jws, keys):
    """Check a signature (section 6) and return the payload; `keys` are signature JWKs."""
    parts = json.loads(jws)
    key = next(k for k in keys if names(json.loads(raw(parts["protected"]))["kid"], k))
    text = f"{parts['protected']}.{parts['payload']}".encode()
    ed25519.Ed25519PublicKey.from_public_bytes(raw(key["x"])).verify(raw(parts["signature"]), text)
    return json.loads(raw(parts["payload"]))


database, key_file, number, *more = sys.argv[1:]
db, mine = sqlite3.connect(f"file:{database}?mode=ro", uri=True), json.loads(Path(key_file).read_text())
records = [row[0] for row in db.execute("SELECT jws FROM directory ORDER BY n")]
root = json.loads(raw(json.loads(records[0])["payload"]))["sig"]
_ = not more or names(more[0], root) or sys.exit("another school")
people = [signed(record, [root])["sig"] for record in records]
grants = db.execute("SELECT dossier, envelope, kid FROM grants ORDER BY epoch DESC").fetchall()
found = ((i, json.loads(opened(e, mine))) for i, e, kid in grants if names(kid, mine))
dossier, key = next((i, g) for i, g in found if g["dossiernummer"] == number)
before, newest = None, {"version": 0}
for (jws,) in db.execute("SELECT jws FROM entries WHERE dossier=? ORDER BY seq", (dossier,)):
    entry = signed(jws, people)
    _ = entry["prev"] == before or sys.exit("the chain is broken")
    before = sha(jws)
    newest = entry if entry["version"] >= newest["version"] else newest  # older ones may be encrypted anew
bodies = db.execute("SELECT envelope FROM bodies WHERE dossier=? ORDER BY version", (dossier,))
body = opened(next(e for (e,) in bodies if sha(e) == newest["body"]), key)
text = body.rstrip(b" ")[len('{"salt":"",') + 43 + len('"dossier":') : -1]
_ = sha(raw(json.loads(body)["salt"]) + text) == newest["doc"] or sys.exit("not what was signed")
for file in more[1:]:
    length = next(one["lengte"] for one in json.loads(text)["bijlagen"] if one["id"] == file)
    digest = next(one["sha256"] for one in newest["att"] if one["id"] == file)
    files = db.execute("SELECT envelope FROM attachments WHERE dossier=? AND id=?", (dossier, file))
    text = opened(next(e for (e,) in files if sha(e) == digest), key)[:length]
sys.stdout.buffer.write(text)
