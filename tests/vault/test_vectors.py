"""What profile 1 once wrote stays readable for ever: every kind of object."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dossiertool.vault.body import Body
from dossiertool.vault.chain import Chain
from dossiertool.vault.checkpoint import merkle_root, read_checkpoint
from dossiertool.vault.directory import Directory
from dossiertool.vault.encoding import sha256_hex
from dossiertool.vault.envelope import body_header, decrypt, signal_header
from dossiertool.vault.grants import open_grant, open_link, open_pointer
from dossiertool.vault.keyfile import unlock
from dossiertool.vault.lines import read_reading, read_signal
from dossiertool.vault.recovery import RecoveryKey

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
        for version, epoch, key in ((1, 1, older), (2, 1, older), (2, 2, pair)):
            envelope = VECTOR["bodies"][f"{version}/{epoch}"].encode()
            body = Body.from_padded(decrypt(envelope, body_header(ID, version, epoch), key))
            assert body.text.decode() == VECTOR["teksten"][str(version)]
            assert body.doc == chain.versions[version].doc
    public, number = open_pointer(
        VECTOR["grants"][f"2/{carla.public.kid}"].encode(), carla.pair, dossier=ID, epoch=2
    )
    signal, _, by = read_signal(VECTOR["signal"]["jws"].encode(), directory(), VAULT)
    envelope = VECTOR["signal"]["envelope"].encode()
    assert (public.kid, number, by.name) == (chain.now.key.kid, NUMBER, "Carla")
    assert signal.signal == sha256_hex(envelope)
    assert decrypt(envelope, signal_header(ID, 2), pair).rstrip() == b'{"tekst":"Noor was er niet."}'
