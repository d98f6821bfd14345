"""Who read a dossier stands in an inzage only where the school shows it (N11)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attack.desk import NUMBER, Desk
from tests.documents import word

from .run import run

WHO = ("--voor", "Fatima", "--door", "Sabine", "--vandaag", "2026-11-21")
TITLE = "Wie het dossier heeft gelezen"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    made = Desk(tmp_path)
    made.begin()
    path = made.case()
    assert run("kluis", "bewaar", path, *made.options).exit_code == 0
    path.unlink()
    assert run("toon", f"kluis:{NUMBER}", *made.options).exit_code == 0
    return made


def inspected(desk: Desk, said: str) -> str:
    Path("school.yaml").write_text(f"soort: school\nnaam: Voorbeeldcollege\n{said}", encoding="utf-8")
    done = run("inzage", f"kluis:{NUMBER}", *WHO, *desk.options)
    assert done.exit_code == 0, done.output
    return word.all_text(Path(f"inzage-{NUMBER}.docx").read_bytes())


@pytest.mark.eis("N11")
def test_an_inzage_says_who_read_the_dossier_where_the_school_shows_it(desk: Desk) -> None:
    text = inspected(desk, "leeslogboek_bij_inzage: true\n")

    assert TITLE in text
    assert "gelezen" in text.partition(TITLE)[2]


@pytest.mark.eis("N11")
@pytest.mark.parametrize("said", ["", "leeslogboek_bij_inzage: false\n"])
def test_an_inzage_says_nothing_about_readers_where_the_school_does_not(desk: Desk, said: str) -> None:
    assert TITLE not in inspected(desk, said)
