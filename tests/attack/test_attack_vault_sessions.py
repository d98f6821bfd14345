"""Two who work at once, and commands that are cut off: what is taken away stays so, what was begun is ended."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.errors import NotFound, Refused, Tampered
from dossiertool.vault.access import expel, give, take
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.format.card import write_card
from dossiertool.vault.format.lines import READ, Reading
from dossiertool.vault.format.roles import Role
from dossiertool.vault.rewrap import rewrap_older
from dossiertool.vault.trust import READS
from dossiertool.vault.vault import Vault
from tests.cli.run import run

from .desk import NUMBER, OTHER
from .own_client import School, now, save_as_it_is

if TYPE_CHECKING:
    pass

PDF = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"


@pytest.mark.parametrize("how", ["at this dossier", "everywhere"])
def test_attack_a_session_that_was_open_before_access_was_taken_away_writes_nothing_more(
    school: School, how: str
) -> None:
    bram = school.colleague(Role.BEHANDELAAR)
    with closing(Vault.open(school.vault)) as his, Vault.open(school.vault) as mine:
        assert his.fetch(bram, NUMBER)
        if how == "everywhere":
            expel(mine, school.recovery, bram.public.kid, now=now())
        else:
            take(mine, school.owner, NUMBER, bram.public.kid, now=now())
        for attempt in (
            lambda: his.save(bram, NUMBER, b'{"a":1}', now=now(), expected_version=1),
            lambda: give(his, bram, NUMBER, school.owner.public.kid, Role.MEELEZER, now=now()),
            lambda: take(his, bram, NUMBER, school.owner.public.kid, now=now()),
            lambda: his.fetch(bram, NUMBER),
            lambda: rewrap_older(his, bram, NUMBER, now=now()),
        ):
            with pytest.raises((NotFound, Refused)):
                attempt()
    with Vault.open(school.vault) as vault:
        assert vault.newest(school.owner, NUMBER) == 1


def test_attack_a_version_saved_while_access_is_taken_away_is_closed_to_who_lost_it(school: School) -> None:
    bram = school.colleague(Role.BEHANDELAAR)
    with Vault.open(school.vault) as one, Vault.open(school.vault) as other:
        one.save(school.owner, NUMBER, b'{"a":2}', now=now())
        take(other, school.owner, NUMBER, bram.public.kid, now=now())
        one.save(school.owner, NUMBER, b'{"a":3}', now=now())
        rewrap_older(other, school.owner, NUMBER, now=now())
        one.save(school.owner, NUMBER, b'{"a":4}', now=now())
    with closing(Vault.open(school.vault)) as vault:
        assert vault.fetch(school.owner, NUMBER) == b'{"a":4}'
        with pytest.raises(NotFound):
            vault.fetch(bram, NUMBER)
    assert run("kluis", "controleer", "--alles", *school.options).exit_code == 0


@pytest.mark.parametrize("what", ["turned back", "gone"])
def test_attack_what_was_saved_and_turned_back_in_one_session_is_not_signed_at_its_end(
    school: School, what: str
) -> None:
    new = "D-3333-33"
    vault = Vault.open(school.vault)
    if what == "gone":
        vault.save(school.owner, new, b'{"a":1}', now=now())
        school.forge(*(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT dossier FROM entries WHERE after<2)"
            for table, column in (("heads", "id"), ("grants", "dossier"), ("bodies", "dossier"))))  # fmt: skip
        school.forge("DELETE FROM entries WHERE dossier NOT IN (SELECT id FROM heads)")
        assert school.query("SELECT count(*) FROM heads") == [(2,)]
    else:
        (before,) = school.query(
            "SELECT version, epoch, seq, entry, after, saved_at, state, id FROM heads LIMIT 1"
        )
        with vault.reading() as transaction:
            number = vault.numbers(transaction, school.owner)[before[-1]]
        vault.save(school.owner, number, b'{"a":2}', now=now())
        columns = ("version", "epoch", "seq", "entry", "after", "saved_at", "state")
        put_back = ", ".join(f"{name}={value!r}" for name, value in zip(columns, before[:-1], strict=True))
        school.forge(
            f"UPDATE heads SET {put_back} WHERE id='{before[-1]}'",
            f"DELETE FROM entries WHERE dossier='{before[-1]}' AND seq>{before[2]}",
            "DELETE FROM bodies WHERE version=2",
        )
    with pytest.raises(Tampered, match="zojuist"):
        vault.close()


@pytest.mark.parametrize("step", ["admit", "give", "take", "expel"])
def test_attack_a_lost_key_that_is_replaced_is_replaced_after_being_cut_off_at_any_step(
    school: School, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The same command again, with the name: both keys have it by then."""
    school.colleague(Role.BEHANDELAAR, "Anna")
    new = new_personal_key()
    card = school.folder / "kaart.json"
    card.write_bytes(write_card(new, "Anna"))
    command = ("sleutel", "herstel", card, "--voor", "Anna", "--herstelsleutel", school.paper, *school.options)
    where = {
        "admit": "dossiertool.actions.share._taken",
        "give": "dossiertool.vault.everywhere.taken",
        "take": "dossiertool.vault.everywhere.to_minute",
        "expel": "dossiertool.actions.share.expel",
    }

    def cut_off(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(where[step], cut_off)
        assert run(*command).exit_code == 130
    assert run(*command).exit_code == 0
    told = run("kluis", "toegang", "toon", NUMBER, *school.options).stdout
    assert f"Anna  behandelaar  {new.public.kid}" in told
    assert told.count("Anna") == 1
    assert run("kluis", "controleer", "--alles", *school.options).exit_code == 0


def test_attack_a_melder_who_writes_in_the_log_that_they_read_is_found(school: School) -> None:
    melder = school.colleague(Role.MELDER)
    with Vault.open(school.vault) as vault, vault.writing() as transaction:
        dossier = vault.require(transaction, school.owner, NUMBER).chain.id
        n, prev = vault.trust.newest(transaction, READS)
        line = Reading(
            READ,
            "2026-11-21T14:05Z",
            None,
            vault.trust.directory.hash,
            dossier,
            n + 1,
            prev,
            vault.trust.vault,
            1,
        )
        transaction.add_reading(n + 1, dossier, line.signed(melder.signer))
        vault.wrote(school.owner, "2026-11-21T14:05Z")
    result = run("kluis", "controleer", *school.options)
    assert result.exit_code == 4
    assert f"leesregel {n + 1}" in result.stdout


@pytest.mark.eis("R154")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reads SET jws=(SELECT jws FROM reads WHERE n=1) WHERE n=2",
        "UPDATE reads SET jws=CAST(replace(CAST(jws AS TEXT), 'e', 'f') AS BLOB) WHERE n=2",
        "DELETE FROM reads WHERE n=2",
    ],
)
def test_attack_a_line_of_the_log_of_reading_that_was_changed_or_dropped_is_found(
    school: School, statement: str
) -> None:
    for _ in range(3):
        assert run("toon", f"kluis:{NUMBER}", *school.options).exit_code == 0
    assert run("kluis", "controleer", *school.options).exit_code == 0
    school.forge(statement)
    result = run("kluis", "controleer", *school.options)
    assert result.exit_code == 4
    assert "lees" in result.stdout


NAMES = [
    "../../../../boven.pdf", "/etc/x.pdf", "C:\\x\\y.pdf", "a\u202egpj.pdf", "con.pdf", ".bashrc",
    "\x1b[2J.pdf", "twee\nregels.pdf", "-rf.pdf", "x" * 300 + ".pdf", "..", "uit.yaml",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_attack_the_name_of_an_attachment_leads_out_of_no_folder(school: School, name: str) -> None:
    bram = school.colleague(Role.BEHANDELAAR)
    scan = school.folder / "scan.pdf"
    scan.write_bytes(PDF)
    assert run("kluis", "bijlage", "voeg", NUMBER, scan, *school.options).exit_code == 0
    with Vault.open(school.vault) as vault:
        case = json.loads(vault.fetch(bram, NUMBER))
    case["bijlagen"][0]["naam"] = name
    save_as_it_is(school.vault, bram, NUMBER, json.dumps(case).encode())
    before = {path for path in school.folder.rglob("*") if "kluis" not in path.parts}
    out = school.folder / "uit"
    out.mkdir()
    listed = run("kluis", "bijlage", "lijst", NUMBER, *school.options)
    fetched = run("kluis", "bijlage", "haal", NUMBER, case["bijlagen"][0]["id"], "-o", out, *school.options)
    for result in (listed, fetched):
        assert "dossiertool zelf" not in result.stderr
        assert not set("\x1b\u202e") & set(result.output)
    made = {path for path in school.folder.rglob("*") if "kluis" not in path.parts} - before - {out}
    assert {path.parent for path in made if path.name != "kluizen.json"} <= {out}


@pytest.mark.parametrize(
    "changed", [{"lengte": 1}, {"lengte": 10**15}, {"id": "0" * 32}, {"mediatype": "image/png"}]
)
def test_attack_an_attachment_that_is_told_otherwise_than_it_is_writes_no_file(
    school: School, changed: dict[str, Any]
) -> None:
    bram = school.colleague(Role.BEHANDELAAR)
    scan, out = school.folder / "scan.pdf", school.folder / "uit.pdf"
    scan.write_bytes(PDF)
    assert run("kluis", "bijlage", "voeg", NUMBER, scan, *school.options).exit_code == 0
    with Vault.open(school.vault) as vault:
        case = json.loads(vault.fetch(bram, NUMBER))
    case["bijlagen"][0] |= changed
    save_as_it_is(school.vault, bram, NUMBER, json.dumps(case).encode())
    id_ = case["bijlagen"][0]["id"]
    result = run("kluis", "bijlage", "haal", NUMBER, id_, "-o", out, *school.options)
    assert "dossiertool zelf" not in result.stderr
    assert out.exists() == (result.exit_code == 0 and "mediatype" in changed)


def test_attack_an_attachment_of_another_dossier_does_not_come_along_with_a_file(school: School) -> None:
    scan = school.folder / "scan.pdf"
    scan.write_bytes(PDF)
    assert run("kluis", "bijlage", "voeg", NUMBER, scan, *school.options).exit_code == 0
    with Vault.open(school.vault) as vault:
        listed = json.loads(vault.fetch(school.owner, NUMBER))["bijlagen"]
    case = school.folder / "ander.dossier.yaml"
    case.write_text(f"{case.read_text(encoding='utf-8')}\nbijlagen: {json.dumps(listed)}\n", encoding="utf-8")
    result = run("kluis", "bewaar", case, *school.options)
    assert result.exit_code == 6
    out = school.folder / "uit.pdf"
    assert run("kluis", "bijlage", "haal", OTHER, listed[0]["id"], "-o", out, *school.options).exit_code == 3
