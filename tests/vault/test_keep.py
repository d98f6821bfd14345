"""A case goes into the vault and comes back: never over another pupil's or over a newer version."""

from __future__ import annotations

import json
import stat
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dossiertool.actions import fetch
from dossiertool.actions.fetch import read_case
from dossiertool.actions.keep import save_case
from dossiertool.actions.search import list_cases
from dossiertool.actions.unlock import Unlocked
from dossiertool.errors import ExitCode, HasFindings, InvalidInput, NotFound, Refused
from dossiertool.files.load import load_case
from dossiertool.model.dossier import Dossier
from dossiertool.vault.crypto.keys import PersonalKey
from dossiertool.vault.crypto.recovery import RecoveryKey
from dossiertool.vault.vault import Vault

from .conftest import NOW, NUMBER, query

fetch_case = partial(fetch.fetch_case, now=NOW)

CASE = """\
# yaml-language-server: $schema=../schemas/dossier.schema.json
dossiernummer: D-7K3Q-92
school: {naam: Voorbeeldcollege}
leerling:
  roepnaam: Noor
  geboortedatum: 2013-05-04
  klas: 1V1
schooljaar: 2026-2027
"""
GROUP = """\
plannummer: G-4M7T-58
school: {naam: Voorbeeldcollege}
klas: 3M2
schooljaar: 2026-2027
periode_van: 2026-09-22
periode_tot: 2027-01-26
"""


@pytest.fixture
def opened(vault: Vault, owner: PersonalKey) -> Unlocked:
    return Unlocked(vault, owner)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "zaak.dossier.yaml", CASE)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def changed(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    return written(path, text.replace(old, new))


def refused(opened: Unlocked, path: Path, **how: Any) -> Refused:
    """Try to save; return the refusal, after holding that nothing changed and no pupil is named."""
    before = (opened.vault.list(opened.key), path.read_bytes())
    with pytest.raises(Refused) as problem:
        save_case(opened, path, now=NOW, **how)
    assert problem.value.exit_code is ExitCode.REFUSED
    assert (opened.vault.list(opened.key), path.read_bytes()) == before
    for told in ("Noor", "Sem", "2013"):
        assert told not in f"{problem.value} {problem.value.hint}"
    return problem.value


def version(opened: Unlocked) -> int:
    return next(stored.version for stored in opened.vault.list(opened.key).dossiers if stored.number == NUMBER)


@pytest.mark.parametrize("kind", ["yaml", "yml", "json", "YAML"])
def test_a_fetched_file_says_which_version_it_is_and_is_for_its_owner_alone(
    opened: Unlocked, file: Path, kind: str, tmp_path: Path
) -> None:
    save_case(opened, file, now=NOW)
    save_case(opened, changed(file, "1V1", "2V1"), now=NOW)

    for asked, expected in ((None, 2), (1, 1), (2, 2)):
        out = fetch_case(opened, NUMBER, tmp_path / f"terug-{asked}.dossier.{kind}", version=asked)
        case = load_case(out).case
        assert isinstance(case, Dossier)
        assert case.kluisversie == expected
        assert case.leerling.klas == ("1V1" if expected == 1 else "2V1")
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_what_the_vault_holds_does_not_say_which_version_it_is(
    opened: Unlocked, file: Path, tmp_path: Path
) -> None:
    save_case(opened, file, now=NOW)
    out = fetch_case(opened, NUMBER, tmp_path / "terug.yaml")
    save_case(opened, changed(out, "1V1", "2V1"), now=NOW)
    assert b"kluisversie" not in opened.vault.fetch(opened.key, NUMBER)
    assert read_case(opened, NUMBER).kluisversie is None


def test_saving_what_the_vault_already_says_makes_no_new_version(
    opened: Unlocked, file: Path, tmp_path: Path
) -> None:
    first = save_case(opened, file, now=NOW)
    again = save_case(opened, file, now=NOW)
    fetched = save_case(opened, fetch_case(opened, NUMBER, tmp_path / "terug.json"), now=NOW)
    assert [(kept.nieuw, kept.versie) for kept in (first, again, fetched)] == [
        (True, 1),
        (False, 1),
        (False, 1),
    ]
    assert version(opened) == 1


def test_a_file_that_was_fetched_before_another_version_was_saved_is_refused(
    opened: Unlocked, file: Path, tmp_path: Path
) -> None:
    save_case(opened, file, now=NOW)
    mine = changed(fetch_case(opened, NUMBER, tmp_path / "ik.dossier.yaml"), "1V1", "1V3")
    theirs = changed(fetch_case(opened, NUMBER, tmp_path / "u.dossier.yaml"), "1V1", "1V2")
    assert save_case(opened, theirs, now=NOW).versie == 2

    problem = refused(opened, mine, move=True)

    assert "versie 1" in problem.message
    assert "versie 2" in problem.message
    newest = fetch_case(opened, NUMBER, tmp_path / "nieuw.dossier.yaml")
    assert save_case(opened, changed(newest, "1V2", "1V3"), now=NOW).versie == 3


def test_of_two_that_save_at_once_the_second_is_refused(
    opened: Unlocked, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_case(opened, file, now=NOW)
    mine = changed(fetch_case(opened, NUMBER, tmp_path / "ik.dossier.yaml"), "1V1", "1V3")
    real = opened.vault.save

    def slow(*given: Any, **how: Any) -> Any:
        monkeypatch.undo()
        save_case(opened, changed(file, "1V1", "1V2"), now=NOW)
        return real(*given, **how)

    monkeypatch.setattr(opened.vault, "save", slow)
    with pytest.raises(Refused):
        save_case(opened, mine, now=NOW)
    assert version(opened) == 2


def test_a_file_from_another_vault_is_refused_here(
    opened: Unlocked, file: Path, tmp_path: Path, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    save_case(opened, file, now=NOW)
    out = fetch_case(opened, NUMBER, tmp_path / "terug.dossier.yaml")
    with Vault.begin(tmp_path / "andere", owner=owner, recovery=recovery, now=NOW) as other:
        problem = refused(Unlocked(other, owner), out)
        assert "niet in deze" in problem.message
        assert other.list(owner).dossiers == []


@pytest.mark.parametrize(
    ("old", "new"), [("Noor", "Sem"), ("2013-05-04", "2013-05-05"), ("  geboortedatum: 2013-05-04\n", "")]
)
def test_a_file_of_another_pupil_with_this_number_is_refused(
    opened: Unlocked, file: Path, old: str, new: str
) -> None:
    save_case(opened, file, now=NOW)
    assert "andere leerling" in refused(opened, changed(file, old, new)).message


def test_in_a_fetched_file_a_name_or_a_birthday_may_be_corrected_but_not_both(
    opened: Unlocked, file: Path, tmp_path: Path
) -> None:
    save_case(opened, file, now=NOW)
    for turn, (old, new) in enumerate((("Noor", "Noortje"), ("2013-05-04", "2013-04-05")), start=1):
        out = fetch_case(opened, NUMBER, tmp_path / f"terug-{turn}.yaml")
        assert save_case(opened, changed(out, old, new), now=NOW).versie == turn + 1
    both = fetch_case(opened, NUMBER, tmp_path / "beide.yaml")
    changed(both, "Noortje", "Sem")
    assert "andere leerling" in refused(opened, changed(both, "2013-04-05", "2012-01-01")).message


def test_a_groepsplan_is_kept_and_fetched_like_a_dossier(opened: Unlocked, tmp_path: Path) -> None:
    plan = written(tmp_path / "zaak.groepsplan.yaml", GROUP)
    assert save_case(opened, plan, now=NOW).nummer == "G-4M7T-58"
    out = fetch_case(opened, "G-4M7T-58", tmp_path / "terug.yaml")
    assert save_case(opened, changed(out, "3M2", "3M3"), now=NOW).versie == 2
    assert [row.naam for row in list_cases(opened, names=True).rows] == ["groepsplan 3M3"]


def test_moving_takes_the_readable_file_away_once_it_is_safe(opened: Unlocked, file: Path) -> None:
    kept = save_case(opened, file, now=NOW, move=True)
    assert (kept.leesbaar, kept.omdat) == (None, None)
    assert not file.exists()
    assert load_case(fetch_case(opened, NUMBER, file)).case.kluisversie == 1


def test_moving_what_was_saved_before_takes_the_file_away_too(opened: Unlocked, file: Path) -> None:
    save_case(opened, file, now=NOW)
    assert save_case(opened, file, now=NOW, move=True).nieuw is False
    assert not file.exists()


def test_a_file_that_changed_while_it_was_saved_is_kept(
    opened: Unlocked, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = opened.vault.save

    def slow(*given: Any, **how: Any) -> Any:
        saved = real(*given, **how)
        changed(file, "1V1", "1V2")
        return saved

    monkeypatch.setattr(opened.vault, "save", slow)
    kept = save_case(opened, file, now=NOW, move=True)

    assert (kept.versie, kept.leesbaar, kept.omdat) == (1, file, "het is intussen veranderd")
    assert "1V2" in file.read_text(encoding="utf-8")


def test_a_file_that_the_system_does_not_let_go_is_named(
    opened: Unlocked, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    kept = save_case(opened, file, now=NOW, move=True)
    assert (kept.leesbaar, kept.omdat) == (file, "het kan niet worden weggehaald")


@pytest.mark.parametrize(
    "comment", ["# nog bellen\n", "sterke_kanten: # later\n  - omschrijving: Leest graag.\n"]
)
def test_moving_a_file_with_comments_is_refused_because_the_vault_does_not_keep_them(
    opened: Unlocked, file: Path, comment: str
) -> None:
    written(file, CASE + comment)
    with pytest.raises(InvalidInput, match="opmerkingen achter #"):
        save_case(opened, file, now=NOW, move=True)
    assert opened.vault.list(opened.key).dossiers == []
    assert save_case(opened, file, now=NOW).leesbaar == file


def test_a_file_that_does_not_fit_the_model_is_not_saved(opened: Unlocked, file: Path) -> None:
    with pytest.raises(HasFindings):
        save_case(opened, changed(file, "schooljaar: 2026-2027", "schooljaar: 2026"), now=NOW)
    assert opened.vault.list(opened.key).dossiers == []


@pytest.mark.parametrize("name", ["terug", "terug.txt", "terug.dossier"])
def test_a_name_that_is_no_case_file_is_refused_with_one_that_is(
    opened: Unlocked, file: Path, name: str, tmp_path: Path
) -> None:
    save_case(opened, file, now=NOW)
    with pytest.raises(InvalidInput) as problem:
        fetch_case(opened, NUMBER, tmp_path / name)
    assert f"{NUMBER}.dossier.yaml" in (problem.value.hint or "")
    assert not (tmp_path / name).exists()


def test_fetching_never_replaces_a_file(opened: Unlocked, file: Path) -> None:
    save_case(opened, file, now=NOW)
    with pytest.raises(InvalidInput, match="bestaat al"):
        fetch_case(opened, NUMBER, file)
    assert file.read_text(encoding="utf-8") == CASE


def test_what_is_not_there_and_what_is_not_for_this_key_is_the_same_answer(
    opened: Unlocked, file: Path, stranger: PersonalKey, tmp_path: Path
) -> None:
    save_case(opened, file, now=NOW)
    answers = set()
    for number, key in ((NUMBER, stranger), ("D-3333-03", opened.key)):
        with pytest.raises(NotFound) as problem:
            fetch_case(Unlocked(opened.vault, key), number, tmp_path / "terug.yaml")
        answers.add(problem.value.message.replace(number, ""))
    assert len(answers) == 1
    with pytest.raises(NotFound, match="geen versie 2"):
        fetch_case(opened, NUMBER, tmp_path / "terug.yaml", version=2)


def test_what_an_older_model_wrote_comes_back_as_json_as_it_was(opened: Unlocked, tmp_path: Path) -> None:
    raw = json.dumps({"dossiernummer": NUMBER, "vroeger": "zo heette dit veld"}).encode()
    opened.vault.save(opened.key, NUMBER, raw, now=NOW)
    with pytest.raises(InvalidInput, match="niet als YAML"):
        fetch_case(opened, NUMBER, tmp_path / "terug.yaml")
    assert fetch_case(opened, NUMBER, tmp_path / "terug.json").read_bytes() == raw
    assert [row.leesbaar for row in list_cases(opened, names=True).rows] == [False]


def test_the_list_tells_names_only_when_asked_and_goes_on_past_a_damaged_dossier(
    opened: Unlocked, file: Path, folder: Path, tmp_path: Path
) -> None:
    save_case(opened, file, now=NOW)
    save_case(opened, written(tmp_path / "g.groepsplan.yaml", GROUP), now=NOW)
    query(
        folder,
        "UPDATE bodies SET envelope=substr(envelope, 1, 100) WHERE rowid=(SELECT min(rowid) FROM bodies)",
    )

    plain, named = list_cases(opened), list_cases(opened, names=True)

    assert [(row.naam, row.leesbaar) for row in plain.rows] == [(None, True), (None, True)]
    assert sorted(row.leesbaar for row in named.rows) == [False, True]
