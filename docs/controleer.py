"""Checks a package by docs/format.md §12: Python without anything else, and the program openssl.

python3 controleer.py [FOLDER [FINGERPRINT]] (FOLDER: where bagit.txt is; FINGERPRINT: on the seal receipt).
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

OPENSSL = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile sig"


def raw(text):
    """Base64url to bytes."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha(data):
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def need(true, what):
    """Stop when something is not as it must be."""
    _ = true or sys.exit(f"NIET GOED: {what}")


def kid(jwk):
    """Return the name of a key: its thumbprint (RFC 7638)."""
    part = {n: jwk[n] for n in ("crv", "kty", "x", "y") if n in jwk}
    text = json.dumps(part, sort_keys=True, separators=(",", ":")).encode()
    return urlsafe_b64encode(hashlib.sha256(text).digest()).decode().rstrip("=")


def verified(text, signature, keys):
    """Let openssl check a signature by one of these keys; return what was signed."""
    protected, payload = text.decode().split(".")
    key = next((k for k in keys if kid(k) == json.loads(raw(protected))["kid"]), None)
    need(key, "ondertekend door een onbekende")
    with tempfile.TemporaryDirectory() as place:
        der = bytes.fromhex("302a300506032b6570032100") + raw(key["x"])
        for name, content in (("key", der), ("text", text), ("sig", signature)):
            (Path(place) / name).write_bytes(content)
        done = subprocess.run(OPENSSL.split(), cwd=place, capture_output=True, check=False)  # noqa: S603
    need(done.returncode == 0, "een handtekening")
    return {**json.loads(raw(payload)), "signer": kid(key)}


def signed(jws, keys):
    """Check one signed file."""
    parts = json.loads(jws)
    return verified(f"{parts['protected']}.{parts['payload']}".encode(), raw(parts["signature"]), keys)


def chained(folder, keys):
    """Check a numbered series of signed files, each of which names the hash of the one before."""
    before, found = None, []
    for path in sorted(folder.glob("*.jws")):
        jws = path.read_bytes()
        found.append({**signed(jws, keys), "hash": sha(jws)})
        need(found[-1]["prev"] == before, f"de ketting bij {path.name}")
        before = sha(jws)
    return found, before


bag = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
seal = bag / "zegel"
root = json.loads(raw(json.loads((seal / "sleutellijst" / "0000.jws").read_bytes())["payload"]))["sig"]
need(kid(root) in (sys.argv[2:3] or [kid(root)]), "de vingerafdruk van de school")
records, _ = chained(seal / "sleutellijst", [root])
people = [one["sig"] for one in records]
package = verified((seal / "pakket.txt").read_bytes(), (seal / "pakket.sig").read_bytes(), people)
listed = (seal / "bestanden.sha256").read_bytes()
need(sha(listed) == package["list"], "de lijst van bestanden")
files = dict(reversed(line.split("  ")) for line in listed.decode().splitlines())
for name, digest in files.items():
    need((bag / name).is_file() and sha((bag / name).read_bytes()) == digest, name)
unlisted = {f"zegel/{name}" for name in ("bestanden.sha256", "pakket.txt", "pakket.sig", "pakket.der")}
there = [path for path in bag.rglob("*") if path.is_symlink() or not path.is_dir()]
strange = {path.relative_to(bag).as_posix() for path in there} - {*files, *unlisted, "tagmanifest-sha256.txt"}
need(not strange and not any(path.is_symlink() for path in there), f"hoort er niet: {sorted(strange)}")
tags = sorted(name for name in {*files, *unlisted} if not name.startswith("data/"))
lines = "".join(f"{sha((bag / name).read_bytes())}  {name}\n" for name in tags)
need((bag / "tagmanifest-sha256.txt").read_bytes() == lines.encode(), "tagmanifest-sha256.txt")
entries, _ = chained(seal / "ketting", people)
last = [one for one in entries if one["act"] in ("seal", "reopen", "shred")][-1]
stored = (seal / "manifest.jws").read_bytes()
manifest = signed(stored, people)
need(last["act"] == "seal" and last["state"] == "sealed", "het zegel")
after = {"recover", "renew-timestamp", "announce-shred", "cancel-shred"}
need({one["act"] for one in entries[entries.index(last) + 1 :]} <= after, "wat er na het zegel is gedaan")
place = next((n for n, one in enumerate(records) if one["hash"] == last["dir"]), -1)
who = [one for one in records[: place + 1] if kid(one["sig"]) == last["signer"]][-1:]
need(who and who[0]["role"] == "beheerder" and not who[0]["revoked"], "wie verzegelde, mocht dat niet")
roles = {one["kid"]: one["role"] for one in entries[entries.index(last) - 1]["grant"]}
need(roles.get(who[0]["kid"]) == "beheerder", "wie verzegelde, mocht dat niet in dit dossier")
need(manifest["id"] == last["id"] == package["id"], "het dossier")
need(package["seal"] == last["hash"], "een ander zegel dan is ingepakt")
need(manifest["version"] == last["version"] == package["version"], "de versie")
need(sha(stored)[:32] in [one["id"] for one in last["att"]], "de lijst van het zegel")
for one in manifest["files"]:
    content = (bag / "data" / "dossier" / one["name"]).read_bytes()
    need((sha(content), len(content)) == (one["sha256"], one["size"]), one["name"])
text = (bag / "data" / "dossier" / "dossier.json").read_bytes()
need(sha(raw(manifest["salt"]) + text) == last["doc"], "dossier.json")
print(f"GOED: {manifest['number']}, verzegeld op (volgens het zegel) {last['at']} door {who[0]['name']}")
print(f"Vergelijk met het zegelbewijs, vingerafdruk van de school: {kid(root)}")
