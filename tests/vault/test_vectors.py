"""What profile 1 once wrote stays readable for ever: every kind of object."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.crypto.envelope import attachment_header, body_header, decrypt, signal_header
from dossiertool.vault.crypto.keyfile import unlock
from dossiertool.vault.crypto.recovery import RecoveryKey
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.checkpoint import merkle_root, read_checkpoint
from dossiertool.vault.format.directory import Directory
from dossiertool.vault.format.grants import open_grant, open_link, open_pointer
from dossiertool.vault.format.lines import follow, read_reading, read_signal

VECTOR: dict[str, Any] = json.loads(
    (Path(__file__).parent / "vectors" / "profile1-whole.json").read_text(encoding="utf-8")
)
ID, VAULT, NUMBER = VECTOR["id"], VECTOR["kluis"], VECTOR["nummer"]


def directory() -> Directory:
    return Directory.follow([record.encode() for record in VECTOR["directory"]], VAULT)


def test_the_chain_and_what_stands_beside_it_are_still_followed() -> None:
    chain = Chain.follow([jws.encode() for jws in VECTOR["entries"]], directory(), id=ID, vault=VAULT)
    checkpoint, _ = read_checkpoint(VECTOR["checkpoint"].encode(), directory(), VAULT)
    reading, _, reader = read_reading(VECTOR["reading"].encode(), directory(), VAULT)
    assert directory().fingerprint == VECTOR["vingerafdruk"]
    assert (chain.now.state, chain.now.version, chain.now.epoch) == ("sealed", 2, 2)
    assert checkpoint.root == merkle_root([(ID, chain.hash)])
    assert (reading.version, reader.name) == (2, "Anna")
    envelopes = {sha256_hex(envelope.encode()) for envelope in VECTOR["grants"].values()}
    assert {line.grant for line in chain.now.grant} | {chain.now.link} <= envelopes


def test_everybody_still_opens_what_was_theirs() -> None:
    chain = Chain.follow([jws.encode() for jws in VECTOR["entries"]], directory(), id=ID, vault=VAULT)
    anna, carla = (unlock(file.encode(), VECTOR["wachtzin"]) for file in VECTOR["sleutelbestanden"].values())
    for opener in (anna, RecoveryKey.from_text(VECTOR["herstelsleutel"])):
        grant = VECTOR["grants"][f"2/{opener.public.kid}"].encode()
        pair, number = open_grant(grant, opener.pair, dossier=ID, epoch=2)
        older, _ = open_link(VECTOR["grants"][f"1/{pair.public.kid}"].encode(), pair, dossier=ID, epoch=1)
        assert number == NUMBER
        for epoch, key in ((1, older), (2, pair)):
            envelope = VECTOR["attachments"][f"{VECTOR['bijlage']}/{epoch}"].encode()
            assert chain.files[sha256_hex(envelope)] == (VECTOR["bijlage"], epoch)
            padded = decrypt(envelope, attachment_header(ID, VECTOR["bijlage"], epoch), key)
            (named,) = json.loads(VECTOR["teksten"]["2"])["bijlagen"]
            assert padded[: named["lengte"]].decode() == VECTOR["bestand"]
            assert set(padded[named["lengte"] :]) == {0}
        for version, epoch, key in ((1, 1, older), (2, 1, older), (2, 2, pair)):
            envelope = VECTOR["bodies"][f"{version}/{epoch}"].encode()
            body = Body.from_padded(decrypt(envelope, body_header(ID, version, epoch), key))
            assert body.text.decode() == VECTOR["teksten"][str(version)]
            assert body.doc == chain.versions[version].doc
    public, number = open_pointer(
        VECTOR["grants"][f"2/{carla.public.kid}"].encode(), carla.pair, dossier=ID, epoch=2
    )
    rows = [row["jws"].encode() for row in VECTOR["signals"]]
    newest, _ = read_checkpoint(VECTOR["checkpoint"].encode(), directory(), VAULT)
    lines = follow(rows, read_signal, directory(), VAULT, newest.signals, directory().place(newest.dir))
    assert (public.kid, number) == (chain.now.key.kid, NUMBER)
    assert [digest in chain.signals for _, digest, _ in lines] == [True, False]
    for row, (line, _, by), key in zip(VECTOR["signals"], lines, (older, pair), strict=True):
        envelope = row["envelope"].encode()
        assert (line.signal, by.name) == (sha256_hex(envelope), "Carla")
        text = decrypt(envelope, signal_header(ID, line.epoch), key).rstrip()
        assert text == b'{"tekst":"Noor was er niet."}'
