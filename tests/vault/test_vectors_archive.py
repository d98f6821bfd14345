"""What profile 1 once wrote at the end of a case stays readable for ever: seal, manifest, package, shred."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dossiertool.vault.crypto.encoding import from_base64url, sha256_hex
from dossiertool.vault.crypto.envelope import attachment_header, decrypt
from dossiertool.vault.crypto.keys import KeyPair
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.directory import Directory
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.format.manifest import TEXT, id_of, read_manifest
from dossiertool.vault.format.packing import read_package, vault_of
from dossiertool.vault.format.padding import without_zeros
from dossiertool.vault.seals import seal_of

VECTOR: dict[str, Any] = json.loads(
    (Path(__file__).parent / "vectors" / "profile1-archive.json").read_text(encoding="utf-8")
)
ID, VAULT, NUMBER = VECTOR["id"], VECTOR["kluis"], VECTOR["nummer"]
RECORDS = [record.encode() for record in VECTOR["directory"]]
ENTRIES = [entry.encode() for entry in VECTOR["entries"]]
DIRECTORY = Directory.follow(RECORDS, VAULT)


def chain(entries: list[bytes]) -> Chain:
    return Chain.follow(entries, DIRECTORY, id=ID, vault=VAULT)


def test_a_dossier_is_still_followed_through_its_seal_to_its_end() -> None:
    whole = chain(ENTRIES)
    acts = [str(done.entry.act) for done in whole.done]
    assert acts == [
        *("create", "grant", "revoke", "rewrap", "edit", "seal", "announce-shred", "cancel-shred", "reopen"),
        *("announce-shred", "shred"),
    ]
    approved = Approval("directeur Van Loon", "De bewaartermijn is voorbij.")
    assert whole.announced is not None
    assert whole.announced.entry.approval == approved
    assert whole.done[8].entry.approval == Approval("Sabine", "Nieuwe vraag van ouders.")
    assert (whole.now.state, whole.now.number) == ("shredded", NUMBER)


def test_a_seal_its_manifest_and_its_files_still_belong_together() -> None:
    sealed = chain(ENTRIES[: VECTOR["verzegeld"]])
    jws = VECTOR["manifest"].encode()
    manifest, by = read_manifest(jws, DIRECTORY, VAULT)
    assert by.name == "Anna"
    assert (manifest.id, manifest.number, manifest.version) == (ID, NUMBER, sealed.now.version)
    assert {one.id: one.sha256 for one in sealed.now.att} == {
        id_: sha256_hex(envelope.encode()) for id_, envelope in VECTOR["bijlagen"].items()
    }
    text = VECTOR["tekst"].encode()
    assert sha256_hex(from_base64url(manifest.salt), text) == sealed.now.doc
    pair, epoch = KeyPair.from_jwk(VECTOR["sleutel"]), VECTOR["epoch"]
    for line in manifest.files:
        if line.name == TEXT:
            assert line.fits(text)
            continue
        assert line.att is not None
        envelope = VECTOR["bijlagen"][line.att].encode()
        padded = decrypt(envelope, attachment_header(ID, line.att, epoch), pair)
        assert line.fits(without_zeros(padded, line.size))
    kept = decrypt(VECTOR["bijlagen"][id_of(jws)].encode(), attachment_header(ID, id_of(jws), epoch), pair)
    assert kept.rstrip(b"\0") == jws


def test_what_was_signed_of_a_package_still_names_its_seal() -> None:
    assert vault_of(RECORDS[0]) == VAULT
    text, signature = VECTOR["pakket"]["tekst"].encode(), bytes.fromhex(VECTOR["pakket"]["handtekening"])
    package, by = read_package(text, signature, DIRECTORY, VAULT)
    done = seal_of(chain(ENTRIES[: VECTOR["verzegeld"]]))
    assert done is not None
    assert (package.id, package.seal, by.name) == (ID, done.hash, "Anna")
