"""A malicious file of texts with needs: nothing obeyed, told or endless."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dossiertool.text.needs.need import Need
from dossiertool.text.needs.verdict import assess
from tests.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OBEYED = "\x1b]0;gekaapt\x07\x1b[2J\x9b31m\u202e\u2066\x7f"
DAY = date(2026, 11, 21)
NEEDS = [
    Need("B1", "Technisch lezen: 80 woorden per minuut", date(2023, 1, 1), None, None, is_open=True),
    Need("B2", "Concentratie", date(2023, 1, 1), None, date(2024, 1, 1), is_open=False),
]


@pytest.fixture
def seconds() -> Iterator[None]:
    """Fail when the test cost more processor time than any honest text would."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 60


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_attack_a_terminal_obeys_nothing_in_ids_and_text(tmp_path: Path, flags: tuple[str, ...]) -> None:
    need = {
        "id": OBEYED,
        "omschrijving": "Faalangst" + OBEYED,
        "geopend": None,
        "laatst_geevalueerd": None,
        "afgesloten": None,
        "status": "afgesloten",
    }
    text = f"Bij toetsen {OBEYED} klapt zij dicht {OBEYED}."
    case = {"id": OBEYED, "vandaag": "2026-11-21", "tekst": text, "behoeften": [need]}
    path = tmp_path / "zaken.jsonl"
    path.write_text(json.dumps(case) + "\n", encoding="utf-8")
    result = run("controleer", path, *flags)
    assert result.exit_code == 0
    assert [sign for sign in result.output if not sign.isprintable() and sign != "\n"] == []
    if flags:
        answer = json.loads(result.stdout)
        assert (answer["id"], answer["behoeften"][0]["id"]) == (OBEYED, OBEYED)


@pytest.mark.usefixtures("seconds")
@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000_000,
        "lezen " * 200_000,
        "zonder " * 100_000,
        "geen niet meer " * 50_000,
        '"' * 100_000,
        "(" * 500_000,
        "1 van de 2 " * 50_000,
        "op 3 mei " * 50_000,
        ", maar" * 100_000,
        "lezen niet;" * 50_000,
        "besloot om te sluiten " * 30_000,
        "Hij leest 84 woorden per minuut, het doel was 80. " * 4_000,
    ],
    ids="letter word without denial quotes brackets amounts days but clauses decision sentences".split(),
)
def test_attack_no_text_takes_for_ever(text: str) -> None:
    assert len(assess(text, NEEDS, DAY)) == len(NEEDS)


@pytest.mark.usefixtures("seconds")
def test_attack_long_descriptions_and_many_needs_take_no_longer_than_they_must() -> None:
    needs = [NEEDS[0]._replace(ident=str(i), omschrijving=f"lezen {i} van de 9 " * 300) for i in range(50)]
    assert len(assess("Hij leest 3 van de 9 woorden goed. " * 200, needs, DAY)) == len(needs)


def test_attack_twice_the_text_takes_about_twice_the_time() -> None:
    sentence = "Hij leest 84 woorden per minuut, dat was eerst 61; het doel van 80 is zonder hulp gehaald. "

    def cost(times: int) -> float:
        start = time.process_time()
        assess(sentence * times, NEEDS, DAY)
        return time.process_time() - start

    cost(50)
    assert min(cost(1600) for _ in range(2)) < 6 * max(cost(800), 0.05)
