"""A colleague with a key and a program of their own: what they may write, written as no dossiertool would."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from dossiertool.vault.format.roles import Role
from tests.cli.run import run

from .desk import NUMBER, OTHER
from .own_client import School, hand_in_as_it_is, save_as_it_is

if TYPE_CHECKING:
    pass


def case(**pupil: Any) -> dict[str, Any]:
    return {
        "dossiernummer": NUMBER,
        "school": {"naam": "De Vlinder"},
        "schooljaar": "2026-2027",
        "leerling": {"roepnaam": "Noor", "klas": "1V1", **pupil},
    }


def with_more(member: bytes) -> bytes:
    return json.dumps(case()).encode()[:-1] + b"," + member + b"}"


BODIES: dict[str, bytes] = {
    "no text": b"\xff\xfe{}",
    "nothing": b"null",
    "too deep": b"[" * 100_000 + b"]" * 100_000,
    "too deep in a case": with_more(b'"behoeften":' + b"[" * 5000 + b"]" * 5000),
    "a number of ten thousand digits": with_more(b'"kluisversie":' + b"9" * 10_000),
    "a class that is a number": json.dumps(case(klas=7)).encode(),
    "a class that is a list": json.dumps(case(klas=["1V1"])).encode(),
    "a name that is a list": json.dumps(case(roepnaam=["Noor"])).encode(),
    "half a character": json.dumps(case(roepnaam="\ud800")).encode(),
    "a name that a terminal obeys": json.dumps(case(roepnaam="Noor\x1b]0;weg\x07\x1b[2J\u202e")).encode(),
    "plans without end": json.dumps({**case(), "plannen": [{"evaluatiemomenten": [{"datum": 7}]}]}).encode(),
    "a text for a list": json.dumps({**case(), "behoeften": "abc"}).encode(),
    "evaluations of two kinds": json.dumps(
        {**case(), "plannen": [{"evaluatiemomenten": [{"datum": "9999-99-99\x1b[2J"}, {"datum": "~"}]}]}
    ).encode(),
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_attack_a_body_that_no_dossiertool_writes_hides_no_other_dossier(school: School, body: str) -> None:
    bram = school.colleague(Role.BEHANDELAAR)
    save_as_it_is(school.vault, bram, NUMBER, BODIES[body])
    for flags in (("--toon-namen",), ("--toon-namen", "--json"), ("--groep", "2M2"), ("--naam", "bo")):
        result = run("kluis", "lijst", *flags, *school.options)
        assert "dossiertool zelf" not in result.stderr, flags
        assert OTHER in result.stdout or "--groep" in flags, flags
        assert "\x1b" not in result.output
    for command in (
        ("kluis", "haal", NUMBER, "-o", school.folder / "uit.yaml"),
        ("kluis", "haal", NUMBER, "-o", school.folder / "uit.json"),
        ("toon", f"kluis:{NUMBER}"),
        ("controleer", "kluis:"),
        ("kluis", "bijlage", "lijst", NUMBER),
        ("kluis", "controleer", "--alles"),
        ("kluis", "bewaar", school.case()),
    ):
        result = run(*command, *school.options)
        assert "dossiertool zelf" not in result.stderr, command
        assert "\x1b" not in result.output


def test_attack_a_dossier_under_the_number_of_another_is_not_given_out(school: School) -> None:
    """Fetched, changed and saved again it would end up in the dossier of another pupil."""
    bram = school.colleague(Role.BEHANDELAAR)
    text = json.dumps({**case(), "dossiernummer": OTHER}).encode()
    save_as_it_is(school.vault, bram, NUMBER, text)
    out = school.folder / "uit.dossier.yaml"
    result = run("kluis", "haal", NUMBER, "-o", out, *school.options)
    assert result.exit_code == 4
    assert not out.exists()
    mine = f"kluis:{NUMBER}"
    for command in (("toon", mine), ("controleer", mine), ("kluis", "bijlage", "lijst", NUMBER)):
        result = run(*command, *school.options)
        assert result.exit_code == 4, command
        assert OTHER not in result.output
    assert run("kluis", "haal", NUMBER, "--versie", "1", "-o", out, *school.options).exit_code == 0


SIGNALS: dict[str, bytes] = {
    "no text": b"\xff\xfe",
    "nothing": b"null",
    "too deep": b"[" * 100_000,
    "a bomb": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]",
    "a tag": b"!!python/object/apply:os.system ['touch /tmp/geraakt']",
    "a number of ten thousand digits": b'{"datum":' + b"9" * 10_000 + b"}",
    "half a character": b'{"kenmerk":"S1","datum":"2026-11-01","door":"x\\ud800","feiten":[{"wat":"\\ud800"}]}',
    "a terminal": b'{"door":"\\u001b[2J","feiten":"\\u001b]0;x\\u0007"}',
    "another kind": b'{"kenmerk":["S1"],"datum":7,"door":{},"feiten":{"a":1}}',
    "a kenmerk without end": b'{"datum":"2026-11-01","door":"x","onderwerp":"y","kenmerk":"S%d"}' % 10**4000,
}  # fmt: skip


@pytest.mark.parametrize("signal", SIGNALS)
def test_attack_a_signal_that_no_dossiertool_writes_hides_no_other_signal(school: School, signal: str) -> None:
    melder = school.colleague(Role.MELDER)
    hand_in_as_it_is(school.vault, melder, NUMBER, SIGNALS[signal])
    good = b'{"kenmerk":"S1","datum":"2026-11-01","door":"Bram","onderwerp":"pesten"}'
    hand_in_as_it_is(school.vault, melder, NUMBER, good)
    for flags in ((), ("--json",)):
        result = run("kluis", "signaal", "lijst", NUMBER, *flags, *school.options)
        assert "dossiertool zelf" not in result.stderr
        assert "pesten" in result.stdout
        assert "\x1b" not in result.output
    result = run("kluis", "signaal", "neem-in", NUMBER, *school.options)
    assert "dossiertool zelf" not in result.stderr
    assert "signaal 2 staat als" in result.stdout
    assert "\x1b" not in result.output


def test_attack_a_thousand_signals_do_not_keep_one_from_being_taken_in(school: School) -> None:
    """All at once they would not fit in a signed entry."""
    melder = school.colleague(Role.MELDER)
    text = b'{"kenmerk":"S1","datum":"2026-11-01","door":"Bram","onderwerp":"pesten"}'
    hand_in_as_it_is(school.vault, melder, NUMBER, *[text] * 1000)
    result = run("kluis", "signaal", "neem-in", NUMBER, *school.options)
    assert result.exit_code == 0
    assert "signaal 1 staat als" in result.stdout
    assert "nog liggen: 950" in result.stderr
    told = run("kluis", "signaal", "lijst", NUMBER, *school.options).stderr
    assert "niet zijn opgenomen: 950" in told


def test_attack_a_signal_of_many_megabytes_keeps_nobody_waiting(school: School) -> None:
    melder = school.colleague(Role.MELDER)
    hand_in_as_it_is(school.vault, melder, NUMBER, b"x: " + b"- {a: b}\n" * 500_000)
    start = time.perf_counter()
    result = run("kluis", "signaal", "lijst", NUMBER, *school.options)
    assert time.perf_counter() - start < 3
    assert result.exit_code == 4
    assert run("kluis", "signaal", "neem-in", NUMBER, *school.options).exit_code == 3
