"""A school day with the shipped cases: read, check, fill, keep encrypted, read back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.check import check_target
from dossiertool.actions.fill import fill_target, number_of
from dossiertool.actions.keep import Kept, begin_vault, list_cases, open_key, read_case, save_case
from dossiertool.errors import InvalidInput, Tampered
from dossiertool.files.load import load_case
from dossiertool.files.write import make_folder, write_new
from dossiertool.model.dossier import Dossier
from dossiertool.resources import resource_folder
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dossiertool.actions.check import Report
    from dossiertool.actions.keep import Row
    from dossiertool.files.load import Case

    Progress = Callable[[str, Iterable[Path]], Iterable[Path]]

DAY = date(2026, 11, 21)  # the day on which the shipped cases stand
PASSPHRASE = "vier woorden voor de oefenkluis"  # noqa: S105  it opens invented dossiers only


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything of the day lies."""

    folder: Path

    @property
    def cases(self) -> Path:
        """The readable case files."""
        return self.folder / "dossiers"

    @property
    def documents(self) -> Path:
        """The Word documents."""
        return self.folder / "documenten"

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.folder / "kluis"

    @property
    def key_file(self) -> Path:
        """The key file; in real life it lies nowhere near the vault."""
        return self.folder / "sleutels" / "sleutel.json"

    @property
    def passphrase_file(self) -> Path:
        """The passphrase, written down because this is practice."""
        return self.folder / "sleutels" / "wachtzin.txt"

    @property
    def recovery_file(self) -> Path:
        """The recovery key, which a school puts on paper."""
        return self.folder / "sleutels" / "herstelsleutel.txt"


@dataclass(slots=True)
class Day:
    """What happened."""

    places: Places
    reports: list[tuple[str, Report]] = field(default_factory=list)
    documents: int = 0
    kept: list[Kept] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def most_found(self) -> list[tuple[str, int]]:
        """Return the classes of findings with their counts, the commonest first."""
        counts = Counter(str(f.klasse) for _, report in self.reports for f in report.bevindingen)
        return counts.most_common()


def play(folder: Path, progress: Progress, *, today: date = DAY) -> Day:
    """Play the day in a new or empty folder; `progress` wraps each series of files with what is done to it.

    Raises:
        InvalidInput: the folder holds something, or cannot be written.
        Tampered: what came back from the vault is not what went in.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InvalidInput(f"{folder} is geen lege map.", "Kies een map die nog niet bestaat.")
    day = Day(Places(folder))
    for part in (day.places.cases, day.places.documents):
        make_folder(part)
    samples = sorted(resource_folder("samples").glob("*/zaak.*.yaml"))
    paths = [_copied(sample, day.places.cases) for sample in progress("Lezen", samples)]
    for path, sample in zip(progress("Controleren", paths), samples, strict=True):
        day.reports.append((sample.parent.name, check_target(str(path), today=today)))
    for path in progress("Invullen", paths):
        day.documents += _fill_all(path, day.places.documents, today)
    _keep_all(day, progress("Bewaren", paths))
    return day


def _copied(sample: Path, folder: Path) -> Path:
    """Copy a shipped case under its number, as a school would name it."""
    number = number_of(load_case(sample).case)
    target = folder / f"{number}{''.join(sample.suffixes)}"
    write_new(target, sample.read_bytes())
    return target


def _documents_of(case: Case) -> Iterator[tuple[str, str | None]]:
    """Yield (soort, kenmerk) of every document that can be made of a case."""
    if not isinstance(case, Dossier):
        yield "groepsplan", None
        return
    for soort, documents in (
        ("handelingsplan", case.plannen),
        ("ot-aanmelding", case.aanmeldingen),
        ("evaluatie", case.evaluaties),
    ):
        for document in documents:
            yield soort, document.kenmerk


def _fill_all(path: Path, folder: Path, today: date) -> int:
    count = 0
    case = load_case(path).case
    for soort, kenmerk in _documents_of(case):
        name = "-".join(filter(None, (soort, number_of(case), kenmerk)))
        fill_target(soort, str(path), out=folder / f"{name}.docx", kenmerk=kenmerk, today=today)
        count += 1
    return count


def _keep_all(day: Day, paths: Iterable[Path]) -> None:
    """Save every case, fetch it again and compare, then list the vault."""
    places = day.places
    recovery = begin_vault(places.vault, places.key_file, PASSPHRASE)
    write_new(places.passphrase_file, f"{PASSPHRASE}\n".encode(), private=True)
    write_new(places.recovery_file, f"{recovery}\n".encode(), private=True)
    key = open_key(places.key_file, PASSPHRASE)
    with Vault.open(places.vault) as vault:
        for path in paths:
            kept = save_case(vault, key, path, now=datetime.now(UTC))
            if read_case(vault, key, kept.nummer) != load_case(path).case:
                raise Tampered(
                    f"{kept.nummer} kwam anders uit de kluis dan het erin ging.",
                    "Speel de demo in een andere map.",
                )
            day.kept.append(kept)
        day.rows = list_cases(vault, key).rows
