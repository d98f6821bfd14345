"""The chain of a dossier: what may follow what, who may sign it, and every bit of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.vault.changes import (
    announced,
    cancelled,
    destroyed,
    given,
    new_version,
    noted,
    reopened,
    taken,
)
from dossiertool.vault.crypto.encoding import compact_json, from_base64url, sha256_hex, to_base64url
from dossiertool.vault.crypto.envelope import Unreadable, body_header, decrypt
from dossiertool.vault.crypto.keys import KeyPair
from dossiertool.vault.format.body import Body
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.entry import Access, Approval, Attachment, Entry, read_entry
from dossiertool.vault.format.grants import open_grant, open_link, open_pointer
from dossiertool.vault.format.roles import Act, Role

from .story import AT, FIRST, NUMBER, SCAN_ID, SECOND, VAULT, Story, begun, new_school, told

if TYPE_CHECKING:
    from .story import School


@pytest.fixture(scope="module")
def school() -> School:
    return new_school()


@pytest.fixture(scope="module")
def story(school: School) -> Story:
    return told(school)


def follow(story: Story, entries: list[bytes]) -> Chain:
    return Chain.follow(entries, story.school.directory, id=story.id, vault=VAULT)


def forged(story: Story, by: str, **changes: Any) -> list[bytes]:
    """Return the chain with one entry more, by somebody who writes what they like."""
    now, chain = story.chain.now, story.chain
    usual: dict[str, Any] = {
        "prev": chain.hash,
        "seq": len(chain.done) + 1,
        "dir": story.school.directory.hash,
        "signals": (),
    }
    entry = replace(now, **(usual | changes))
    return [*story.entries, entry.signed(story.school.pen(by).signer)]


def refused(story: Story, entries: list[bytes], reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        follow(story, entries)


def test_a_dossier_is_followed_from_its_beginning_to_its_seal(story: Story) -> None:
    chain = story.chain
    acts = ["create", "grant", "grant", "edit", "revoke", "rewrap", "recover", "seal"]
    assert [str(done.entry.act) for done in chain.done] == acts
    assert [done.by.name for done in chain.done][3] == "Bram"
    assert (chain.now.version, chain.now.epoch, chain.now.state) == (2, 2, "sealed")
    assert chain.versions[2].epoch == 2
    assert chain.versions[2].author == story.school.person("Bram").kid
    assert chain.versions[2].doc == Body.from_padded(plaintext(story, 2, 2)).doc


def begun_again(story: Story) -> Chain:
    """Return the chain before it was sealed."""
    return follow(story, story.entries[: story.before_seal])


def said_next(story: Story, by: str, **changes: Any) -> list[bytes]:
    """Return the chain before it was sealed, with an edit behind it that says this."""
    chain = begun_again(story)
    now = replace(
        chain.now,
        **{
            "act": Act.EDIT,
            "version": 3,
            "seq": len(chain.done) + 1,
            "prev": chain.hash,
            "signals": (),
            **changes,
        },
    )
    return [*story.entries[: story.before_seal], now.signed(story.school.keys[by].signer)]


def test_an_attachment_and_a_signal_stay_what_they_were(story: Story) -> None:
    chain = begun_again(story)
    (scan,) = chain.now.att
    assert chain.files[scan.sha256] == (SCAN_ID, 2)
    assert [chain.files[one.sha256] for one in chain.versions[1].att] == []
    assert len(chain.signals) == 1
    other = Attachment("0" * 32, "1" * 64)
    assert follow(story, said_next(story, "Anna", att=(other, scan))).now.att == (other, scan)
    assert follow(story, said_next(story, "Anna", att=())).now.att == ()


def test_attack_an_attachment_is_exchanged_or_a_signal_taken_in_again(story: Story) -> None:
    chain = begun_again(story)
    (scan,) = chain.now.att
    older = next(digest for digest, (_, epoch) in chain.files.items() if epoch == 1)
    for att in (
        (Attachment(SCAN_ID, "1" * 64),),  # another file under the same id
        (Attachment(SCAN_ID, older),),  # the one that an older key opens
        (Attachment("0" * 32, scan.sha256), scan),  # the same file under another id
    ):
        refused(story, said_next(story, "Anna", att=att), "changes what the act may not")
    refused(
        story, said_next(story, "Anna", signals=tuple(chain.signals)), "takes in a signal for the second time"
    )
    rewrap = {"act": Act.REWRAP, "version": 2, "body": "2" * 64}
    for less_or_other in ((), (Attachment(SCAN_ID, older),), (Attachment(SCAN_ID, "1" * 64),)):
        refused(story, said_next(story, "Anna", **rewrap, att=less_or_other), "changes what the act may not")
    assert follow(story, said_next(story, "Anna", **rewrap, att=chain.now.att)).now.version == 2


def plaintext(story: Story, version: int, epoch: int) -> bytes:
    return decrypt(
        story.bodies[version, epoch], body_header(story.id, version, epoch), story.secrets[epoch].pair
    )


def test_every_version_comes_back_as_it_was_also_across_an_epoch(story: Story) -> None:
    anna = story.school.keys["Anna"]
    pair, number = open_grant(story.grants[2, anna.public.kid], anna.pair, dossier=story.id, epoch=2)
    older, same = open_link(story.grants[1, pair.public.kid], pair, dossier=story.id, epoch=1)
    assert number == same == NUMBER
    assert Body.from_padded(plaintext(story, 2, 2)).text == SECOND
    opened = decrypt(story.bodies[1, 1], body_header(story.id, 1, 1), older)
    assert Body.from_padded(opened).text == FIRST


def test_who_lost_access_has_no_grant_of_the_new_epoch_and_a_melder_gets_no_private_key(story: Story) -> None:
    bram, carla = (story.school.keys[name] for name in ("Bram", "Carla"))
    assert (2, bram.public.kid) not in story.grants
    pointer = story.grants[2, carla.public.kid]
    key, number = open_pointer(pointer, carla.pair, dossier=story.id, epoch=2)
    assert (key.kid, number) == (story.chain.now.key.kid, NUMBER)
    with pytest.raises(Unreadable):
        open_grant(pointer, carla.pair, dossier=story.id, epoch=2)


def test_entries_that_were_swapped_left_out_or_repeated_are_refused(story: Story) -> None:
    first, second, *rest = story.entries
    for entries in ([second, first, *rest], [first, *rest], [first, first, second, *rest], [second], []):
        with pytest.raises(Unreadable):
            follow(story, entries)


def test_a_chain_of_another_dossier_vault_or_directory_is_refused(school: School, story: Story) -> None:
    with pytest.raises(Unreadable, match="out of place"):
        Chain.follow(story.entries, school.directory, id="0" * 32, vault=VAULT)
    with pytest.raises(Unreadable, match="out of place"):
        Chain.follow(story.entries, school.directory, id=story.id, vault="0" * 32)
    with pytest.raises(Unreadable, match="directory"):
        Chain.follow(story.entries, new_school().directory, id=story.id, vault=VAULT)


def test_a_member_name_that_stands_twice_is_refused(story: Story) -> None:
    parts = json.loads(story.entries[0])
    payload = from_base64url(parts["payload"])
    twice = payload[:-1] + b',"version":1}'
    parts["payload"] = to_base64url(twice)
    refused(story, [compact_json(parts)], "duplicate")
    refused(story, [story.entries[0][:-1] + b',"payload":"AA"}'], "duplicate")


@pytest.mark.parametrize(("by", "act"), [("Carla", Act.EDIT), ("Dirk", Act.EDIT), ("Bram", Act.EDIT)])
def test_who_may_not_write_in_a_dossier_cannot(school: School, by: str, act: Act) -> None:
    """Carla reports, Dirk reads, Bram is not in the list at all."""
    story = begun(school)
    for name, role in (("Carla", Role.MELDER), ("Dirk", Role.MEELEZER)):
        story.keep(given(school.pen("Anna"), story.chain, story.secrets[1], school.person(name), role))
    changes = {"version": 2, "body": "0" * 64, "doc": "1" * 64}
    refused(story, forged(story, by, act=act, **changes), "may not do this")


@pytest.mark.parametrize(
    ("act", "changes"),
    [
        (Act.EDIT, {"version": 1}),
        (Act.EDIT, {"version": 3}),
        (Act.EDIT, {"version": 2, "body": None}),
        (Act.EDIT, {"version": 2, "state": "sealed"}),
        (Act.EDIT, {"version": 2, "grant": ()}),
        (Act.GRANT, {}),
        (Act.GRANT, {"grant": ()}),
        (Act.GRANT, {"version": 2}),
        (Act.REVOKE, {"epoch": 2}),
        (Act.REVOKE, {"epoch": 2, "link": "0" * 64, "key": KeyPair.new().public}),
        (Act.REWRAP, {"doc": "0" * 64}),
        (Act.REWRAP, {"version": 7}),
        (Act.REWRAP, {"att": (Attachment("0" * 32, "0" * 64),)}),
        (Act.SEAL, {}),
        (Act.SEAL, {"state": "sealed", "version": 2}),
        (Act.REOPEN, {"state": "open"}),
        (Act.SHRED, {"state": "shredded"}),
        (Act.RENEW, {"doc": "0" * 64}),
        (Act.CREATE, {}),
        (Act.RECOVER, {}),
        (Act.EDIT, {"version": 2, "after": -1}),
        (Act.EDIT, {"version": 2, "at": "2026-11-21T14:05:33Z"}),
        (Act.EDIT, {"version": 2, "retain_until": "2026-02-30"}),
        (Act.EDIT, {"version": 2, "dir": "0" * 64}),
        (Act.SEAL, {"state": "sealed", "signals": ("0" * 64,)}),
    ],
)
def test_an_entry_changes_only_what_its_act_may(school: School, act: Act, changes: dict[str, Any]) -> None:
    story = begun(school)
    with pytest.raises(Unreadable):
        follow(story, forged(story, "Anna", act=act, **changes))


def test_nobody_gives_more_than_they_may_or_more_than_the_directory_allows(school: School) -> None:
    story = begun(school, by="Bram")
    anna, dirk = school.person("Anna"), school.person("Dirk")
    with pytest.raises(Unreadable, match="the giver may not"):
        follow(story, [*story.entries, *given_by(story, "Bram", anna.kid, Role.BEHEERDER)])
    with pytest.raises(Unreadable, match="directory does not allow"):
        follow(story, [*story.entries, *given_by(story, "Bram", dirk.kid, Role.BEHANDELAAR)])
    with pytest.raises(Unreadable, match="directory does not allow"):
        follow(story, [*story.entries, *given_by(story, "Bram", KeyPair.new().public.kid, Role.MEELEZER)])


def given_by(story: Story, by: str, kid: str, role: Role) -> list[bytes]:
    lines = sorted((*story.chain.now.grant, Access(kid, role, "0" * 64)), key=lambda one: one.kid)
    return forged(story, by, act=Act.GRANT, grant=tuple(lines))[-1:]


def test_the_recovery_key_cannot_be_taken_out_of_a_dossier(school: School) -> None:
    story = begun(school)
    story.keep(given(school.pen("Anna"), story.chain, story.secrets[1], school.person("Dirk"), Role.MEELEZER))
    gone = frozenset({school.directory.root.kid})
    _, change = taken(school.pen("Anna"), story.chain, story.secrets[1], gone, Body.new(FIRST))
    refused(story, [*story.entries, change.entries[0]], "without the school")


def test_what_was_revoked_in_the_directory_signs_nothing_after_that_place(school: School) -> None:
    own = new_school()
    story = begun(own, by="Bram")
    bram = own.person("Bram")
    before = own.directory
    own.records.append(
        before.record("revoke", replace(bram, revoked=True), own.recovery.signer, story.chain.now.at)
    )
    assert follow(story, story.entries).done[0].by.name == "Bram"
    entry = new_version(own.pen("Bram"), story.chain, story.secrets[1], Body.new(SECOND)).entries
    refused(story, [*story.entries, *entry], "not in the directory at that place")


def test_an_entry_cannot_name_an_older_directory_than_the_one_before_it(school: School) -> None:
    own = new_school()
    story = begun(own)
    story.keep(new_version(own.pen("Anna"), story.chain, story.secrets[1], Body.new(SECOND)))
    older = sha256_hex(own.records[2])
    refused(story, forged(story, "Anna", act=Act.EDIT, version=3, dir=older), "goes back")


def test_a_sealed_dossier_takes_no_edit_until_it_is_reopened_and_a_destroyed_one_nothing(
    school: School,
) -> None:
    story = begun(school)
    pen = school.pen("Anna")
    story.keep(noted(pen, story.chain, Act.SEAL))
    edit = new_version(pen, story.chain, story.secrets[1], Body.new(SECOND))
    refused(story, [*story.entries, *edit.entries], "not in this state")
    story.keep(reopened(pen, story.chain, Approval("directeur", "nieuwe vraag")))
    story.keep(new_version(pen, story.chain, story.secrets[1], Body.new(SECOND)))
    refused(story, [*story.entries, *destroyed(pen, story.chain, NUMBER).entries], "may not")
    story.keep(announced(pen, story.chain, Approval("directeur", "termijn voorbij"), AT[:10]))
    story.keep(destroyed(pen, story.chain, NUMBER))
    assert (story.chain.now.state, story.chain.now.grant) == ("shredded", ())
    refused(story, [*story.entries, *destroyed(pen, story.chain, NUMBER).entries], "may not do this")


def test_a_dossier_is_destroyed_only_after_an_announcement_that_still_stands(school: School) -> None:
    story = begun(school)
    pen, approval = school.pen("Anna"), Approval("directeur", "termijn voorbij")
    refused(story, [*story.entries, *announced(pen, story.chain, approval, "2026-11-20").entries], "may not")
    story.keep(noted(pen, story.chain, Act.SEAL))
    story.keep(announced(pen, story.chain, approval, "2026-12-21"))
    refused(story, [*story.entries, *destroyed(pen, story.chain, NUMBER).entries], "may not")
    later = replace(pen, at="2026-12-21T00:00Z")
    assert destroyed(later, story.chain, NUMBER).entries
    story.keep(cancelled(later, story.chain, "2030-08-01"))
    assert (story.chain.announced, story.chain.now.retain_until) == (None, "2030-08-01")
    refused(story, [*story.entries, *destroyed(later, story.chain, NUMBER).entries], "may not")
    refused(story, [*story.entries, *cancelled(later, story.chain, None).entries], "may not")
    story.keep(announced(later, story.chain, approval, "2026-12-21"))
    story.keep(reopened(later, story.chain, approval))
    refused(story, [*story.entries, *destroyed(later, story.chain, NUMBER).entries], "may not")


@pytest.mark.parametrize("act", [Act.EDIT, Act.SEAL, Act.GRANT])
def test_attack_only_its_own_acts_carry_an_approval_or_a_number(school: School, act: Act) -> None:
    story = begun(school)
    for more in ({"approval": Approval("a", "b")}, {"number": NUMBER}):
        entry = replace(read_entry(story.entries[0])[0], act=act, seq=2, prev=story.chain.hash, **more)
        refused(story, [*story.entries, *[entry.signed(school.keys["Anna"].signer)]], "members")


def test_a_signature_by_another_key_than_it_names_is_refused(story: Story) -> None:
    entry, claim = read_entry(story.entries[0])
    signer = story.school.pen("Bram").signer
    parts = json.loads(entry.signed(signer))
    parts["protected"] = json.loads(story.entries[0])["protected"]
    refused(story, [compact_json(parts)], "not by this key")
    assert isinstance(entry, Entry)
    assert claim.hash == sha256_hex(story.entries[0])
