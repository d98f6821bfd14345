"""A need that was closed follows a pupil again, because somebody changed one word in the file (R150)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_yaml
from dossiertool.model.kinds import Behoeftestatus
from tests.archive.made import NUMBER, closed
from tests.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.model.dossier import Dossier

    from .desk import Desk

WORDS = (
    "--signaal",
    "Dictee van 20 november: 20 van 50 goed.",
    "--reden",
    "Weer nodig.",
    "--door",
    "Sabine",
    "--vandaag",
    "2027-07-01",
)


def fetched(desk: Desk, name: str = "uit.dossier.yaml") -> tuple[Path, Dossier]:
    path = desk.folder / name
    assert run("kluis", "haal", NUMBER, "-o", path, *desk.options).exit_code == 0
    return path, load_dossier(path)  # type: ignore[return-value]


@pytest.fixture
def kept(desk: Desk) -> Desk:
    path = desk.folder / "noor.dossier.yaml"
    path.write_text(dump_yaml(closed(NUMBER)), encoding="utf-8")
    assert run("kluis", "bewaar", path, "--verplaats", *desk.options).exit_code == 0
    return desk


def opened(case: Dossier, **more: object) -> Dossier:
    first, *others = case.behoeften
    again = first.model_copy(
        update={"status": Behoeftestatus.OPEN, "afgesloten_op": None, "reden": None, **more}
    )
    return case.model_copy(update={"behoeften": (again, *others)})


@pytest.mark.eis("R150")
@pytest.mark.parametrize("what", ["need", "dossier", "both", "need without history"])
def test_attack_what_was_closed_is_not_opened_again_by_changing_the_file(kept: Desk, what: str) -> None:
    path, case = fetched(kept)
    if what != "dossier":
        case = opened(case, **({"wijzigingen": ()} if "history" in what else {}))
    if what in ("dossier", "both"):
        case = case.model_copy(update={"afsluitingen": ()})
    path.write_text(dump_yaml(case), encoding="utf-8")

    done = run("kluis", "bewaar", path, *kept.options)
    many = run("kluis", "bewaar", kept.folder, *kept.options)

    assert (done.exit_code, many.exit_code) == (6, 6)
    assert "dossiertool heropen" in done.stderr
    assert not any(need.is_open for need in fetched(kept, "daarna.dossier.yaml")[1].behoeften)


def test_what_is_reopened_with_a_word_is_kept_and_later_changes_too(kept: Desk) -> None:
    target = f"kluis:{NUMBER}"
    assert run("heropen", "dossier", target, *WORDS, *kept.options).exit_code == 0
    assert run("heropen", "behoefte", target, "B1", *WORDS, *kept.options).exit_code == 0

    path, case = fetched(kept)
    assert case.behoeften[0].is_open
    path.write_text(dump_yaml(case.model_copy(update={"schooljaar": "2027-2028"})), encoding="utf-8")
    assert run("kluis", "bewaar", path, *kept.options).exit_code == 0


def test_a_closed_need_that_should_never_have_been_written_may_go(kept: Desk) -> None:
    path, case = fetched(kept)
    path.write_text(dump_yaml(case.model_copy(update={"behoeften": case.behoeften[1:]})), encoding="utf-8")

    assert run("kluis", "bewaar", path, *kept.options).exit_code in (0, 1)
