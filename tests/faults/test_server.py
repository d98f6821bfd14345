"""PostgreSQL falls, or the line to it breaks, while it keeps something: kept once, or not and that is said."""

from __future__ import annotations

import random
import threading
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from dossiertool.errors import InvalidInput
from dossiertool.vault.check import check
from dossiertool.vault.store import database as database_module
from dossiertool.vault.store.postgres import Unreachable
from dossiertool.vault.vault import Vault
from tests.postgres import new_database, new_server
from tests.vault.conftest import NOW, NUMBER, content

from .conftest import Outcome
from .cutting import Proxy, Server, proxy
from .judging import Promised, judge, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.vault.crypto.keys import PersonalKey
    from dossiertool.vault.crypto.recovery import RecoveryKey

    from .conftest import Sizes, Table


@pytest.fixture
def line(owner: PersonalKey, recovery: RecoveryKey) -> Iterator[Proxy]:
    """A line to a vault in which one version stands."""
    address = new_database()
    with Vault.begin(address, owner=owner, recovery=recovery, now=NOW) as vault:
        vault.save(owner, NUMBER, content("een"), now=NOW)
    with proxy(address) as line:
        yield line


def test_a_version_whose_receipt_was_lost_is_looked_up_and_not_sent_again(
    line: Proxy, owner: PersonalKey, table: Table
) -> None:
    outcome = Outcome("19", "verbinding weg nadat COMMIT is verstuurd (PostgreSQL)")
    with Vault.open(line.address) as vault:
        for version in range(2, 12):
            line.cut = "after"
            outcome.trials += 1
            assert vault.save(owner, NUMBER, content(f"v{version}"), now=NOW).version == version
            outcome.acknowledged += 1
    assert line.cuts == 10
    with Vault.open(line.address) as vault:
        found = texts(vault, owner, [NUMBER])
        assert check(vault, owner).problems == []
    outcome.lost = 11 - len(found)
    table.add("19-ontvangst", outcome)

    assert found == {(NUMBER, n): content(f"v{n}" if n > 1 else "een") for n in range(1, 12)}


def test_a_version_that_never_reached_the_server_is_said_not_to_be_saved(
    line: Proxy, owner: PersonalKey
) -> None:
    with Vault.open(line.address) as vault:
        line.cut = "before"
        with pytest.raises(InvalidInput, match="niets bewaard") as told:
            vault.save(owner, NUMBER, content("twee"), now=NOW)
        assert not isinstance(told.value, Unreachable)
        assert told.value.hint == "Probeer het opnieuw."
        assert vault.save(owner, NUMBER, content("twee"), now=NOW).version == 2


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_server_that_stays_away_leaves_it_uncertain_and_says_so(
    line: Proxy, owner: PersonalKey, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    monkeypatch.setattr(database_module, "PATIENCE", 0.5)
    vault = Vault.open(line.address, wait=1)
    line.cut, line.stay_away = cut, True
    with pytest.raises(Unreachable, match="niet zeker") as told:
        vault.save(owner, NUMBER, content("twee"), now=NOW)
    assert "dubbel" in (told.value.hint or "")
    with pytest.raises(Unreachable):
        vault.close()

    line.away = False
    with Vault.open(line.address) as again:
        assert again.fetch(owner, NUMBER) == content("een" if cut == "before" else "twee")


def test_every_change_of_the_vault_is_looked_up_and_not_only_a_save(
    line: Proxy, owner: PersonalKey, recovery: RecoveryKey
) -> None:
    vault = Vault.open(line.address)
    vault.save(owner, NUMBER, content("twee"), now=NOW)
    line.cut = "after"
    vault.close()  # writes a checkpoint
    assert line.cuts == 1

    empty = new_database()
    with proxy(empty) as other:
        other.cut = "after"
        with Vault.begin(other.address, owner=owner, recovery=recovery, now=NOW) as begun:
            assert other.cuts == 1
            assert begun.save(owner, NUMBER, content("een"), now=NOW).version == 1


def test_a_vault_that_was_not_begun_because_the_line_broke_can_be_begun_again(
    owner: PersonalKey, recovery: RecoveryKey
) -> None:
    with proxy(new_database()) as line:
        line.cut = "before"
        with pytest.raises(InvalidInput, match="niets bewaard"):
            Vault.begin(line.address, owner=owner, recovery=recovery, now=NOW)
        Vault.begin(line.address, owner=owner, recovery=recovery, now=NOW).close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that may be stopped."""
    made = Server(new_server())
    yield made
    made.stop_now()


def test_no_acknowledged_version_is_lost_when_the_server_falls_in_mid_commit(
    server: Server,
    owner: PersonalKey,
    recovery: RecoveryKey,
    sizes: Sizes,
    chance: random.Random,
    table: Table,
) -> None:
    """And what was said not to be saved is not there: else the next save would be refused as stale."""
    Vault.begin(server.address, owner=owner, recovery=recovery, now=NOW).close()
    promised, committing, done = Promised(), threading.Event(), threading.Event()
    outcome = Outcome("2, 19", "server valt midden in COMMIT (PostgreSQL, immediate stop)")

    def fall() -> None:
        for _ in range(sizes.stops):
            time.sleep(chance.uniform(0.05, 0.4))
            committing.clear()
            assert committing.wait(30)
            time.sleep(chance.choice((0, 0, chance.uniform(0, 0.004))))
            server.stop_now()
            outcome.trials += 1
            server.start()
        done.set()

    falling = threading.Thread(target=fall)
    falling.start()
    refused = unsure = 0
    with Vault.open(server.address) as vault:
        event.listen(vault._database._writers, "commit", lambda _: committing.set())
        step = version = 0
        while not done.is_set() or version < 2:
            number, text = f"D-{outcome.trials // 4 + 1111}-99", content(f"stap {step}")
            version = sum(number == other for other, _ in promised.acknowledged)
            step += 1
            try:
                vault.save(owner, number, text, now=NOW, expected_version=version)
            except InvalidInput as problem:
                unsure += "niet zeker" in problem.message
                if "is bewaard" not in problem.message:
                    refused += 1
                    time.sleep(0.02)
                    continue
            promised.meant[number, version + 1] = text
            promised.acknowledged.add((number, version + 1))
    falling.join()
    verdict = judge(server.address, owner, promised)
    outcome.acknowledged, outcome.lost = len(promised.acknowledged), verdict.lost
    outcome.remark = f"{refused} keer gezegd dat er niets was bewaard, en dat klopte"
    table.add("19-server", outcome)

    assert (verdict.wrong, verdict.lost, unsure, outcome.trials) == ([], 0, 0, sizes.stops)
