"""How often things are broken: a few times in `make test`, many in `make soak`; and what came of it."""

from __future__ import annotations

import json
import os
import random
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.vault.conftest import folder, owner, recovery

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["folder", "owner", "recovery"]

RESULTS = Path(__file__).parents[2] / "build" / "kluis-fouten"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each."""

    kills: int = 40
    states: int = 60
    stops: int = 20
    flips: int = 2_000
    writers: int = 4
    seconds: float = 3
    seed: int | None = 20261121


SOAK = Sizes(kills=200, states=250, stops=40, flips=6_000, writers=8, seconds=120, seed=None)


@dataclass(slots=True)
class Outcome:
    """A line of the table: what was broken how often, what was acknowledged before, and what was lost."""

    row: str
    fault: str
    trials: int = 0
    acknowledged: int = 0
    lost: int = 0
    remark: str = ""


@pytest.fixture(scope="session")
def soaking(pytestconfig: pytest.Config) -> bool:
    return str(pytestconfig.getoption("--hypothesis-profile")) == "soak"


@pytest.fixture(scope="session")
def sizes(soaking: bool) -> Sizes:
    return SOAK if soaking else Sizes()


@pytest.fixture
def chance(sizes: Sizes) -> random.Random:
    """The same accidents each time in `make test`; others in `make soak`, which shows their number."""
    seed = random.SystemRandom().randrange(10**9) if sizes.seed is None else sizes.seed
    print(f"random.Random({seed})")
    return random.Random(seed)


@dataclass(frozen=True, slots=True)
class Table:
    """Writes a line of the table of docs/veiligheid.md, each in a file of its own: tests run side by side."""

    soaking: bool
    folder: Path = RESULTS

    def add(self, name: str, outcome: Outcome) -> None:
        """Write the line, also when the test fails because of it."""
        target = self.folder / ("soak" if self.soaking else "test")
        target.mkdir(parents=True, exist_ok=True)
        (target / f"{name}.json").write_text(json.dumps(asdict(outcome)), encoding="utf-8")


@pytest.fixture
def table(soaking: bool) -> Table:
    return Table(soaking)


@pytest.fixture
def fast_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for what need not be on a real disk: in memory, where the system has that."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path / "snel"
        return
    with TemporaryDirectory(dir=memory) as name:
        yield Path(name) / "snel"
