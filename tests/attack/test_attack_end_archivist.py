"""An archivist in a hurry, one who would hide something, and a clock that helps: `verzegel`, `vernietig`."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossiertool.actions.destroy import Approved, announce_destruction, destroy
from dossiertool.actions.keep import keep_case
from dossiertool.actions.search import summary_of
from dossiertool.actions.unlock import Unlocked
from dossiertool.errors import Refused
from dossiertool.files.write import dump_yaml
from dossiertool.model.bewaring import Bewaring
from dossiertool.vault import list_cache
from dossiertool.vault.check import check
from dossiertool.vault.crypto.keyfile import unlock
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.vault import Vault
from tests.archive.made import NOW, NUMBER, closed
from tests.archive.made import Desk as Archive
from tests.cli.run import run

from .desk import Desk

if TYPE_CHECKING:
    from dossiertool.model.dossier import Dossier

REASON = ("--akkoord", "directeur Van Loon", "--reden", "Bewaartermijn voorbij", "--wachtdagen", "1")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "kluis", tmp_path)
    made.begin(closed(NUMBER))
    return made


def kept(desk: Desk, case: Dossier) -> Path:
    path = desk.folder / "noor.dossier.yaml"
    path.write_text(dump_yaml(case), encoding="utf-8")
    assert run("kluis", "bewaar", path, *desk.options).exit_code == 0
    return path


def at(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)

    monkeypatch.setattr("dossiertool.cli.vernietig.datetime", Clock)


@pytest.mark.eis("N04")
@pytest.mark.parametrize(("days", "refused"), [(-400, True), (-1, True), (0, False), (1, False)])
def test_attack_a_seal_cannot_make_the_term_shorter_than_it_is(
    archive: Archive, days: int, *, refused: bool
) -> None:
    """`verzegel --bewaar-tot 2020-01-01` and a day later the dossier was gone, without `--eerder`."""
    (done,) = archive.seal(NUMBER, until=NOW.date() + timedelta(days=days))

    assert isinstance(done.fout, Refused) is refused
    assert (done.zegel is None) is refused


def test_attack_another_day_of_today_does_not_shorten_a_term_either(desk: Desk, archive_office: None) -> None:
    kept(desk, closed(NUMBER))

    done = run("verzegel", NUMBER, "--vandaag", "2010-01-01", "--bewaar-tot", "2010-02-01", *desk.options)

    assert done.exit_code == 6


@pytest.fixture
def archive_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no LibreOffice start."""
    monkeypatch.setattr("dossiertool.archive.documents.find_office", lambda: "")
    monkeypatch.setattr("dossiertool.archive.documents.Office", _NoOffice)


class _NoOffice:
    def __init__(self, *_: object) -> None:
        pass

    def to_pdf(self, paths: list[Path]) -> list[Path]:
        return paths


def test_attack_a_seal_is_not_dated_before_what_it_seals(archive: Archive) -> None:
    """Changed today, sealed with the clock of last year: as if it had always said so."""
    before = NOW - timedelta(days=300)
    (done,) = archive.seal(NUMBER, now=before)

    assert isinstance(done.fout, Refused)
    assert f"{before:%d-%m-%Y}" in str(done.fout)
    assert archive.seal(NUMBER)[0].fout is None


@pytest.mark.parametrize("name", ["bestaat.docx", "verklaring.txt", "geen/map/verklaring.docx", "kluis"])
def test_attack_nothing_is_destroyed_when_the_declaration_cannot_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It was destroyed first, and then there was no paper of it and code 2."""
    monkeypatch.chdir(desk.folder)
    Path("bestaat.docx").write_text("van mij", encoding="utf-8")
    kept(desk, closed(NUMBER))
    assert run("vernietig", NUMBER, *REASON, "--eerder", *desk.options).exit_code == 0
    at(monkeypatch, datetime.now(UTC).date() + timedelta(days=2))

    assert run("vernietig", NUMBER, "-o", name, *desk.options).exit_code == 2

    assert run("kluis", "haal", NUMBER, "-o", "terug.dossier.yaml", *desk.options).exit_code == 0
    assert Path("bestaat.docx").read_text(encoding="utf-8") == "van mij"


def test_attack_what_was_destroyed_does_not_come_back_from_a_file_that_was_kept_aside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody kept the file; saved again, the same number lived on beside its own declaration."""
    monkeypatch.chdir(desk.folder)
    path = kept(desk, closed(NUMBER))
    assert run("vernietig", NUMBER, *REASON, "--eerder", *desk.options).exit_code == 0
    at(monkeypatch, datetime.now(UTC).date() + timedelta(days=2))
    assert run("vernietig", NUMBER, "-o", "verklaring.docx", *desk.options).exit_code == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kluisversie: 1\n", ""), encoding="utf-8")
    assert "kluisversie" not in path.read_text(encoding="utf-8")

    done = run("kluis", "bewaar", path, *desk.options)
    many = run("kluis", "bewaar", path, path.with_name("noor.dossier.yaml"), *desk.options)

    assert (done.exit_code, many.exit_code) == (6, 6)
    assert "vernietigd" in done.stderr
    assert run("kluis", "lijst", *desk.options).stdout == ""
    other = path.with_name("ander.dossier.yaml")
    other.write_text(path.read_text(encoding="utf-8").replace(NUMBER, "D-7K3Q-92"), encoding="utf-8")
    assert run("kluis", "bewaar", other, *desk.options).exit_code == 0


def test_attack_a_change_between_announcing_and_destroying_stops_it(archive: Archive) -> None:
    later = NOW + timedelta(days=31)
    approved = Approved(Approval("directeur", "Ouders vroegen erom."), 30, early=True)
    with archive.open() as vault:
        opened = Unlocked(vault, archive.owner)
        announce_destruction(opened, NUMBER, approved, now=NOW)
        keep_case(
            Unlocked(vault, archive.mentor),
            closed(NUMBER).model_copy(update={"bewaring": Bewaring(uitgeschreven_op=date(2027, 7, 31))}),
            now=NOW,
        )
        with pytest.raises(Refused, match="geen vernietiging aangekondigd"):
            destroy(opened, NUMBER, said=None, now=later)
        assert not check(vault).problems


def test_attack_a_package_does_not_go_into_the_folder_of_the_vault(desk: Desk, archive_office: None) -> None:
    """Plain text in the folder that is copied every night."""
    kept(desk, closed(NUMBER))
    target = desk.vault / "pakket"

    assert run("exporteer", NUMBER, "--pakket", target, *desk.options).exit_code == 2
    assert not target.exists()


def test_attack_the_list_of_the_archivist_forgets_the_name_of_who_was_destroyed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The encrypted cache of the list is no vault: first name and class stayed in it."""
    monkeypatch.setenv("DOSSIERTOOL_CACHE", str(desk.folder / "cache"))
    kept(desk, closed(NUMBER))
    assert "Noor" in run("kluis", "lijst", "--toon-namen", *desk.options).stdout
    assert cached(desk)
    assert run("vernietig", NUMBER, *REASON, "--eerder", *desk.options).exit_code == 0
    at(monkeypatch, datetime.now(UTC).date() + timedelta(days=2))

    assert run("vernietig", NUMBER, "-o", desk.folder / "verklaring.docx", *desk.options).exit_code == 0

    assert not cached(desk)


def cached(desk: Desk) -> bool:
    """Tell whether the cache of the owner holds anything of the dossier."""
    key = unlock(desk.key_file.read_bytes(), "een zin die niemand raadt")
    with Vault.open(desk.vault) as vault:
        rows = list_cache.load(vault.trust.vault, key.pair)
    return any(known.number == NUMBER for known in rows.values())


def test_attack_a_search_by_date_does_not_tell_of_a_plan_for_a_closed_need() -> None:
    plan = {"kenmerk": "HP1", "doelen": [{"behoefte": "B1"}], "evaluatiemomenten": [{"datum": "2027-09-01"}]}
    needs = [{"kenmerk": "B1", "status": "afgesloten"}, {"kenmerk": "B2", "status": "open"}]
    case = {"leerling": {"klas": "1V1", "roepnaam": "Noor"}, "schooljaar": "2026-2027", "behoeften": needs}

    said = [
        summary_of(json.dumps({**case, "plannen": [{**plan, "behoeften": named}]}).encode(), "2027-07-05")
        for named in ([], ["B1"], ["B1", "B2"])
    ]

    assert [one.evaluatie for one in said] == [None, None, "2027-09-01"]
