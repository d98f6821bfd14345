"""Files and folders that somebody gives, or exchanges while a command runs: backups, cards, memory, cache."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.vault.access import take
from dossiertool.vault.crypto.keys import new_personal_key
from dossiertool.vault.crypto.recovery import new_recovery_key
from dossiertool.vault.format.card import write_card
from dossiertool.vault.format.roles import Role
from dossiertool.vault.vault import Vault
from tests.cli.run import run

from .desk import NUMBER
from .own_client import School, now

if TYPE_CHECKING:
    from dossiertool.vault.crypto.keys import PersonalKey

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX links")


def card(school: School, key: PersonalKey, name: str) -> Path:
    path = school.folder / f"{name[:8]}.json"
    path.write_bytes(write_card(key, name))
    return path


@posix
def test_attack_a_link_in_the_place_of_a_half_made_backup_removes_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who may write where the backup goes, exchanges the folder after it was looked at."""
    half = school.folder / ".kopie.onaf"
    half.mkdir()
    is_symlink = Path.is_symlink

    def exchanged(path: Path) -> bool:
        answer = is_symlink(path)
        if path == half and not answer:
            shutil.rmtree(half)
            half.symlink_to(school.vault)
        return answer

    monkeypatch.setattr(Path, "is_symlink", exchanged)
    result = run("kluis", "reservekopie", school.folder / "kopie", *school.options)
    monkeypatch.undo()
    assert "dossiertool zelf" not in result.stderr
    assert run("kluis", "haal", NUMBER, "-o", school.folder / "uit.yaml", *school.options).exit_code == 0


@posix
def test_attack_a_link_made_for_what_is_remembered_is_not_written_through(school: School) -> None:
    """The folder of the key file may be one that others can write to."""
    victim = school.folder / "proefschrift.docx"
    victim.write_text("drie jaar werk", encoding="utf-8")
    (school.folder / f".kluizen.json.{os.getpid()}").symlink_to(victim)
    (school.folder / "kluizen.json").unlink(missing_ok=True)
    result = run("kluis", "bewaar", school.case(**{"Oefentoetsen thuis.": "Anders."}), *school.options)
    assert "dossiertool zelf" not in result.stderr
    assert victim.read_text(encoding="utf-8") == "drie jaar werk"


FORGED_MEMORY: dict[str, Any] = {
    "a list": [],
    "another kind": {"0" * 32: 7},
    "a fingerprint of another": None,
    "too deep": "deep",
    "five gigabytes": "large",
    "a pipe": "pipe",
}


@posix
@pytest.mark.parametrize("forged", FORGED_MEMORY)
def test_attack_what_is_remembered_and_was_forged_is_refused(school: School, forged: str) -> None:
    path, content = school.folder / "kluizen.json", FORGED_MEMORY[forged]
    assert run("kluis", "lijst", *school.options).exit_code == 0
    if content is None:
        known = json.loads(path.read_text(encoding="utf-8"))
        content = {vault: {**said, "fingerprint": "A" * 43} for vault, said in known.items()}
    path.unlink()
    if content == "deep":
        path.write_text("[" * 10**5, encoding="utf-8")
    elif content == "large":
        with path.open("wb") as file:
            file.truncate(5 * 1024**3)
    elif content == "pipe":
        os.mkfifo(path)
    else:
        path.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
    start = time.perf_counter()
    result = run("kluis", "lijst", *school.options)
    assert result.exit_code in (2, 4)
    assert "dossiertool zelf" not in result.stderr
    assert time.perf_counter() - start < 5


def test_attack_a_vault_with_the_id_of_ours_and_another_school_is_not_accepted(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its fingerprint would take the place of the one that was compared."""
    (vault,) = school.query("SELECT id FROM vault")[0]
    false = school.folder / "vals"
    with monkeypatch.context() as patched:
        patched.setattr("dossiertool.vault.beginning.secrets.token_hex", lambda _: vault)
        Vault.begin(false, owner=school.owner, recovery=new_recovery_key(), now=now()).close()
    options = ("--kluis", false, *school.options[2:])
    assert run("kluis", "lijst", *options).exit_code == 4
    accepted = run("kluis", "herstel", "--aanvaard", "--reden", "schijf kapot", *options)
    assert accepted.exit_code == 4
    assert run("kluis", "lijst", *school.options).exit_code == 0


def test_attack_the_card_of_somebody_else_does_not_take_over_what_a_lost_key_opened(school: School) -> None:
    """Bram gives his own card, with the name of Anna on it, as that of her new key."""
    school.colleague(Role.BEHANDELAAR, "Anna")
    bram = school.colleague(Role.MELDER, "Bram", access=None)
    result = run(
        "sleutel", "herstel", card(school, bram, "Anna"), "--voor", "Anna",
        "--herstelsleutel", school.paper, *school.options,
    )  # fmt: skip
    assert result.exit_code in (2, 6)
    told = run("kluis", "toegang", "toon", NUMBER, *school.options)
    assert bram.public.kid not in told.stdout
    assert "Anna" in told.stdout


def test_attack_the_old_card_again_does_not_lock_its_owner_out(school: School) -> None:
    anna = school.colleague(Role.BEHANDELAAR, "Anna")
    result = run(
        "sleutel", "herstel", card(school, anna, "Anna"), "--voor", "Anna",
        "--herstelsleutel", school.paper, *school.options,
    )  # fmt: skip
    assert result.exit_code in (2, 6)
    assert anna.public.kid in run("kluis", "toegang", "toon", NUMBER, *school.options).stdout


def test_attack_a_name_that_is_the_code_of_another_does_not_get_their_access(school: School) -> None:
    anna = school.colleague(Role.BEHANDELAAR, "Anna", access=None)
    mallory = school.colleague(Role.BEHANDELAAR, anna.public.kid, access=None)
    given = run("kluis", "toegang", "geef", NUMBER, anna.public.kid, "--rol", "meelezer", *school.options)
    assert given.exit_code == 0
    told = run("kluis", "toegang", "toon", NUMBER, *school.options).stdout
    assert "Anna  meelezer" in told
    assert mallory.public.kid not in told


CARDS: dict[str, bytes] = {
    "too deep": b"[" * 10**5,
    "a list": b"[]",
    "no text": b"\xff\xfe",
    "a name that a terminal obeys": b"\x1b[2J",
    "a name that turns the line": "Anna\u202eevil".encode(),
    "a name of two lines": b"Anna\nBram",
    "no name": b"",
}


@pytest.mark.parametrize("forged", CARDS)
def test_attack_a_card_that_is_none_lets_nobody_in(school: School, forged: str) -> None:
    path = school.folder / "kaart.json"
    path.write_bytes(CARDS[forged])
    if "name" in forged:
        said = json.loads(write_card(new_personal_key(), "Anna"))
        said["name"] = CARDS[forged].decode()
        path.write_text(json.dumps(said, sort_keys=True, separators=(",", ":")), encoding="utf-8")
    result = run(
        "kluis",
        "toegang",
        "laat-toe",
        path,
        "--rol",
        "melder",
        "--herstelsleutel",
        school.paper,
        *school.options,
    )
    assert result.exit_code in (2, 4)
    assert "dossiertool zelf" not in result.stderr
    assert "\x1b" not in result.output


def test_attack_access_that_was_taken_away_does_not_come_back_in_silence_with_a_backup(school: School) -> None:
    anna = school.colleague(Role.BEHANDELAAR, "Anna")
    assert run("kluis", "reservekopie", school.folder / "kopie", *school.options).exit_code == 0
    with Vault.open(school.vault) as vault:
        take(vault, school.owner, NUMBER, anna.public.kid, now=now())
    new = ("--kluis", school.folder / "nieuw", *school.options[2:])
    result = run("kluis", "herstel", "--uit", school.folder / "kopie", "--reden", "schijf kapot", *new)
    assert result.exit_code == 0
    assert "toegang" in result.stderr
    assert "weer" in result.stderr
    assert "kluis toegang toon" in result.stderr


@posix
@pytest.mark.parametrize("name", ["kluis.db", "toegangen.db"])
@pytest.mark.parametrize("how", ["pipe", "link to nothing", "folder", "five gigabytes", "swapped", "zero"])
def test_attack_a_backup_of_something_else_is_refused_and_makes_no_vault(
    school: School, name: str, how: str
) -> None:
    copy = school.folder / "kopie"
    assert run("kluis", "reservekopie", copy, *school.options).exit_code == 0
    path = copy / name
    if how == "swapped":
        (copy / "kluis.db").rename(copy / "x")
        (copy / "toegangen.db").rename(copy / "kluis.db")
        (copy / "x").rename(copy / "toegangen.db")
    else:
        path.unlink()
    if how == "pipe":
        os.mkfifo(path)
    elif how == "link to nothing":
        path.symlink_to("/nergens")
    elif how == "folder":
        path.mkdir()
    elif how == "zero":
        path.symlink_to("/dev/zero")
    elif how == "five gigabytes":
        with path.open("wb") as file:
            file.truncate(5 * 1024**3)
    new = ("--kluis", school.folder / "nieuw", *school.options[2:])
    start = time.perf_counter()
    result = run("kluis", "herstel", "--uit", copy, "--reden", "schijf kapot", *new)
    assert result.exit_code in (2, 4)
    assert "dossiertool zelf" not in result.stderr
    assert not (school.folder / "nieuw").exists()
    assert time.perf_counter() - start < 5


@posix
@pytest.mark.parametrize("variable", ["DOSSIERTOOL_CACHE", "XDG_CACHE_HOME"])
@pytest.mark.parametrize("where", ["/proc/self/mem", "/dev/full", "relatief", "\n", "pijp", "koppeling"])
def test_attack_a_cache_in_a_strange_place_harms_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch, variable: str, where: str
) -> None:
    monkeypatch.chdir(school.folder)
    victim = school.folder / "van-een-ander"
    victim.mkdir(mode=0o777)
    victim.chmod(0o777)
    (school.folder / "koppeling").symlink_to(victim)
    os.mkfifo(school.folder / "pijp")
    monkeypatch.delenv("DOSSIERTOOL_CACHE", raising=False)
    monkeypatch.setenv(variable, where)
    for _ in range(2):
        result = run("kluis", "lijst", "--toon-namen", *school.options)
        assert result.exit_code == 0
        assert "Noor" in result.stdout
    written = [path for path in school.folder.rglob("*.bin") if b"Noor" in path.read_bytes()]
    assert not written
