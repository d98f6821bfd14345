"""A school day with the shipped cases: read, check, fill, keep encrypted, read back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from dossiertool.actions.check import check_target
from dossiertool.actions.fetch import read_case
from dossiertool.actions.fill import fill_target
from dossiertool.actions.keep import save_case
from dossiertool.actions.report import Wishes
from dossiertool.actions.search import list_cases
from dossiertool.actions.unlock import begin_vault, unlocked
from dossiertool.documents.still_open import still_open
from dossiertool.errors import InvalidInput, Tampered
from dossiertool.files.load import load_case
from dossiertool.files.write import make_folder, write_new
from dossiertool.model.case import documents_of, number_of
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.actions.search import Row
    from dossiertool.findings import Finding
    from dossiertool.model.case import Case


Item = TypeVar("Item")


class Progress(Protocol):
    """Wraps a series with what is being done to it, and yields the same."""

    def __call__(self, label: str, items: Iterable[Item]) -> Iterable[Item]:
        """Yield the items."""


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
class Played:
    """One shipped case on this day."""

    voorbeeld: str
    path: Path
    case: Case
    bevindingen: list[Finding] = field(default_factory=list)
    documents: int = 0

    @property
    def nummer(self) -> str:
        """The number of the case."""
        return number_of(self.case)


@dataclass(slots=True)
class Day:
    """What happened."""

    places: Places
    cases: list[Played] = field(default_factory=list)
    kept: int = 0
    rows: list[Row] = field(default_factory=list)

    @property
    def groepsplannen(self) -> int:
        """How many of the cases are groepsplannen."""
        return sum(isinstance(played.case, Groepsplan) for played in self.cases)

    @property
    def documents(self) -> int:
        """How many documents were made."""
        return sum(played.documents for played in self.cases)

    @property
    def without(self) -> list[str]:
        """The numbers of the cases of which no document was made: all their needs are closed."""
        return [played.nummer for played in self.cases if not played.documents]

    def most_found(self) -> list[tuple[str, int]]:
        """Return the classes of findings with their counts, the commonest first."""
        counts = Counter(str(f.klasse) for played in self.cases for f in played.bevindingen)
        return counts.most_common()


def play(folder: Path, progress: Progress, *, today: date = DAY) -> Day:
    """Play the day in a new or empty folder; `progress` wraps each series with what is done to it.

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
    day.cases = [_copied(sample, day.places.cases) for sample in progress("Lezen", samples)]
    for played in progress("Controleren", day.cases):
        played.bevindingen = check_target(str(played.path), Wishes(today)).bevindingen
    for played in progress("Invullen", day.cases):
        played.documents = _fill_all(played, day.places.documents, today)
    _keep_all(day, progress("Bewaren", day.cases))
    return day


def _copied(sample: Path, folder: Path) -> Played:
    """Copy a shipped case under its number, as a school would name it."""
    case = load_case(sample).case
    target = folder / f"{number_of(case)}{''.join(sample.suffixes)}"
    write_new(target, sample.read_bytes())
    return Played(sample.parent.name, target, case)


def _fill_all(played: Played, folder: Path, today: date) -> int:
    case = played.case
    documents = documents_of(case if isinstance(case, Groepsplan) else still_open(case))
    for document in documents:
        name = "-".join(filter(None, (document.soort, played.nummer, document.kenmerk)))
        out = folder / f"{name}.docx"
        fill_target(document.soort, str(played.path), out=out, kenmerk=document.kenmerk, today=today)
    return len(documents)


def _keep_all(day: Day, cases: Iterable[Played]) -> None:
    """Save every case, fetch it again and compare, then list the vault."""
    places = day.places
    make_folder(places.key_file.parent, private=True)
    write_new(places.passphrase_file, f"{PASSPHRASE}\n".encode(), private=True)

    def hand_over(recovery: str) -> None:
        write_new(places.recovery_file, f"{recovery}\n".encode(), private=True)

    begin_vault(places.vault, places.key_file, lambda: PASSPHRASE, hand_over, now=datetime.now(UTC))
    with unlocked(places.vault, places.key_file, lambda: PASSPHRASE) as opened:
        for played in cases:
            save_case(opened, played.path, now=datetime.now(UTC))
            if read_case(opened, played.nummer) != played.case:
                raise Tampered(
                    f"{played.nummer} kwam anders uit de kluis dan het erin ging.",
                    "Speel de demo in een andere map.",
                )
            day.kept += 1
        day.rows = list_cases(opened).rows
