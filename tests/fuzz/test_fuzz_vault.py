"""Every reader of the vault's formats, given bytes that were changed: refused in our own words, and soon."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.errors import DossierError
from dossiertool.vault.body import Body
from dossiertool.vault.card import read_card
from dossiertool.vault.chain import Chain
from dossiertool.vault.checkpoint import read_checkpoint
from dossiertool.vault.directory import Directory
from dossiertool.vault.encoding import compact_json, from_base64url, to_base64url
from dossiertool.vault.envelope import Unreadable, body_header, decrypt
from dossiertool.vault.keys import KeyPair
from dossiertool.vault.lines import read_reading, read_signal
from dossiertool.vault.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

VECTOR: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vault" / "vectors" / "profile1-whole.json").read_text(encoding="utf-8")
)
VAULT, ID = VECTOR["kluis"], VECTOR["id"]
DIRECTORY = Directory.follow([record.encode() for record in VECTOR["directory"]], VAULT)
PAIR = KeyPair.new()
READERS: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
    "entry": (
        VECTOR["entries"][0].encode(),
        lambda data: Chain.follow([data], DIRECTORY, id=ID, vault=VAULT),
    ),
    "record": (VECTOR["directory"][0].encode(), lambda data: Directory.follow([data], VAULT)),
    "checkpoint": (VECTOR["checkpoint"].encode(), lambda data: read_checkpoint(data, DIRECTORY, VAULT)),
    "reading": (VECTOR["reading"].encode(), lambda data: read_reading(data, DIRECTORY, VAULT)),
    "signal": (VECTOR["signal"]["jws"].encode(), lambda data: read_signal(data, DIRECTORY, VAULT)),
    "body": (VECTOR["bodies"]["1/1"].encode(), lambda data: decrypt(data, body_header(ID, 1, 1), PAIR)),
    "plaintext": (Body.new(b"{}").padded(), Body.from_padded),
    "card": (b'{"enc":{},"name":"A","sig":{},"typ":"x","v":1}', lambda data: read_card(data, Role.MEELEZER)),
}
PARTS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text()))


@pytest.mark.parametrize("kind", READERS)
@given(data=st.data())
def test_bytes_that_were_changed_are_refused_in_our_own_words(kind: str, data: st.DataObject) -> None:
    whole, read = READERS[kind]
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    changed = whole[:start] + data.draw(st.binary(max_size=40)) + whole[start + length :]
    if changed == whole:
        return
    try:
        read(changed)
    except (Unreadable, DossierError):
        return
    assert kind == "plaintext"  # the only one that no signature or tag covers


@pytest.mark.parametrize("kind", ["entry", "record", "checkpoint", "reading", "signal"])
@given(data=st.data())
def test_members_of_another_type_are_refused_in_our_own_words(kind: str, data: st.DataObject) -> None:
    whole, read = READERS[kind]
    jws = json.loads(whole)
    payload = json.loads(from_base64url(jws["payload"]))
    name = data.draw(st.sampled_from(sorted(payload)))
    value = data.draw(st.one_of(PARTS, st.dictionaries(st.text(), PARTS), st.lists(PARTS)))
    if value == payload[name]:
        return
    payload[name] = value
    jws["payload"] = to_base64url(compact_json(payload))
    with pytest.raises(Unreadable):
        read(compact_json(jws))
