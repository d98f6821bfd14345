"""What a user names becomes cases: a file, a folder full of them, a number in the vault, or the whole vault.

The one place that knows the forms of a target. What is in the vault is read through `from_vault`, which only a
command that was given such a target loads.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dossiertool.errors import DossierError, InvalidInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.files.load import CaseFile

IN_VAULT = "kluis:"
EVERYTHING = f"{IN_VAULT}*"
_SCHOOL = "school"
_GROUP = ".groepsplan"
_CASES = (".dossier", _GROUP)
_ENDINGS = {".yaml", ".yml", ".json"}
_ONE = "Typ het nummer erachter, zoals kluis:D-7K3Q-92. Wat er is, ziet u met: dossiertool kluis lijst"


class Target(Protocol):
    """A case, or the settings of a school, as the user named it."""

    name: str
    """What the user sees of it, also in `--json`: its path, or `kluis:D-7K3Q-92`."""
    near: Path
    """A path beside which the settings of its school stand."""
    named: bool
    """Whether the user named it itself; else it was found in a folder or in the vault."""
    has_lines: bool
    """Whether the user can see it as a text, with lines and columns."""
    is_school: bool
    is_group: bool
    """Whether it holds a groepsplan, by its name."""

    def load(self) -> CaseFile:
        """Read the case. Raises as `load_case`, or as `VaultCases.load`."""

    def stamp(self) -> bytes:
        """Return what changes when the case does; in the vault without reading it. Raises as `load`."""


class FileTarget:
    """A file on the disk."""

    has_lines = True

    def __init__(self, path: Path, *, named: bool = True) -> None:
        """Take its path; nothing is read yet."""
        self.name, self.near, self.named = str(path), path, named
        self.is_school = is_school(path)
        self.is_group = Path(path.stem).suffix.lower() == _GROUP

    def load(self) -> CaseFile:
        """Read the file."""
        from dossiertool.files.load import load_case  # noqa: PLC0415  loads the model

        return load_case(self.near)

    def stamp(self) -> bytes:
        """Return what the file says."""
        from dossiertool.files.source import read_raw  # noqa: PLC0415

        return read_raw(self.near)


class VaultTarget:
    """A case in the vault."""

    has_lines = is_school = False

    def __init__(self, cases: VaultCases, number: str, *, named: bool = True) -> None:
        """Take its number, in capitals; nothing is read yet."""
        from dossiertool.actions.from_vault import name_of  # noqa: PLC0415  loads the vault

        self._cases, self.number = cases, number
        self.name, self.named = name_of(number), named
        self.near = Path(self.name)
        self.is_group = number.startswith("G")

    def load(self) -> CaseFile:
        """Read the newest version."""
        return self._cases.load(self.number)

    def stamp(self) -> bytes:
        """Return its signed, salted hash."""
        return self._cases.stamp(self.number)


class FailedTarget:
    """What the whole vault was to give and does not: whoever reads it hears why."""

    name, near = f"{IN_VAULT}?", Path(f"{IN_VAULT}?")
    named, has_lines, is_school, is_group = True, False, False, False

    def __init__(self, problem: DossierError) -> None:
        """Take what is wrong."""
        self._problem = problem

    def load(self) -> CaseFile:
        """Raise what is wrong."""
        raise self._problem

    def stamp(self) -> bytes:
        """Raise what is wrong."""
        raise self._problem


def in_vault(doel: str) -> bool:
    """Tell whether a target names something in the vault; `./kluis:x` is a file."""
    return doel[: len(IN_VAULT)].lower() == IN_VAULT


def is_many(doel: str) -> bool:
    """Tell whether a target may be many cases: a folder, or the whole vault."""
    return number_in(doel) is None if in_vault(doel) else _is_folder(Path(doel))


def number_in(doel: str) -> str | None:
    """Return the number in the vault that is named, in capitals; None for the whole vault, or for a file."""
    if not in_vault(doel):
        return None
    number = doel[len(IN_VAULT) :].strip().upper()
    return None if number in ("", "*") else number


def as_number(doel: str) -> str:
    """Return the number that is named, in capitals, for a command that works in the vault only.

    `D-7K3Q-92` and `kluis:D-7K3Q-92` name the same dossier there.
    """
    return number_in(doel) or doel.strip().upper()


def targets_in(doelen: Sequence[str], vault: VaultCases | None = None) -> Iterator[Target]:
    """Yield the cases that are meant, each once; in a folder only those named as a case or school file.

    Folders are searched to the bottom. A file that is not there is yielded too: its reader will say so. `vault`
    is there when a target names it.

    Raises:
        InvalidInput: a folder without case files, or the vault is named and not there.
        NotFound: the whole vault is meant, and this key can open nothing in it.
    """
    if vault is not None:
        vault.expect([number for doel in doelen if in_vault(doel) for number in _numbers(doel, vault)])
    given = {Path(doel) for doel in doelen if not in_vault(doel)}
    seen: set[object] = set()
    for doel in doelen:
        found: Iterable[Target] = _in_vault(doel, vault) if in_vault(doel) else _in_folder(Path(doel), given)
        for target in found:
            whole: object = target.name if in_vault(doel) else target.near.resolve()
            if whole not in seen:
                seen.add(whole)
                yield target


def one_target(doel: str, vault: VaultCases | None = None) -> Target:
    """Return the one case that is named.

    Raises:
        InvalidInput: the whole vault is named, or the vault is named and not there.
    """
    if not in_vault(doel):
        return FileTarget(Path(doel))
    number = number_in(doel)
    if number is None:
        raise InvalidInput("Hier is één dossier nodig.", _ONE)
    return VaultTarget(_opened(vault), number)


def is_school(path: Path) -> bool:
    """Tell by its name whether a file holds the settings of a school."""
    stem = path.stem.lower()
    return path.suffix.lower() in _ENDINGS and _SCHOOL in (stem, stem.rpartition(".")[2])


def is_passed_over(target: Target, problem: DossierError) -> bool:
    """Tell whether a failure is none: the whole vault was asked for, and this is not for this key to read."""
    return isinstance(target, VaultTarget) and not target.named and isinstance(problem, NotFound)


def _in_vault(doel: str, vault: VaultCases | None) -> Iterator[Target]:
    cases = _opened(vault)
    if (one := number_in(doel)) is not None:
        yield VaultTarget(cases, one)
        return
    for number in cases.numbers():
        yield VaultTarget(cases, number, named=False)
    for problem in (cases.damaged(), cases.nothing_read()):
        if problem is not None:
            yield FailedTarget(problem)


def _in_folder(path: Path, given: set[Path]) -> list[FileTarget]:
    inside = sorted(filter(_is_ours, path.rglob("*"))) if _is_folder(path) else [path]
    if not inside:
        raise InvalidInput(
            f"In de map {path} staat geen dossier of groepsplan.",
            "De naam van een dossier eindigt op .dossier.yaml, die van een groepsplan op .groepsplan.yaml.",
        )
    return [FileTarget(one, named=one in given) for one in inside]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a whole sentence in place of a name, for one
        return False


def _numbers(doel: str, vault: VaultCases) -> list[str]:
    one = number_in(doel)
    return vault.numbers() if one is None else [one]


def _opened(vault: VaultCases | None) -> VaultCases:
    if vault is None:
        raise InvalidInput(
            "Deze opdracht kan de kluis hier niet openen.", "Gebruik de opdrachtregel: dossiertool."
        )
    return vault


def _is_ours(path: Path) -> bool:
    if path.suffix.lower() not in _ENDINGS or path.name.startswith("."):
        return False
    if not is_school(path) and Path(path.stem).suffix.lower() not in _CASES:
        return False
    return path.is_file() or not path.exists()  # a pipe or a device may never end; what is gone is said
