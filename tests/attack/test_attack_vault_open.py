"""What is known to succeed still: each with the reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.run import run

from .desk import NUMBER
from .own_client import School

if TYPE_CHECKING:
    pass


@pytest.mark.parametrize("change", ["version=7", "state='sealed'", "saved_at='2020-01-01T00:00Z'"])
def test_attack_the_list_tells_no_version_time_or_state_that_nobody_signed(school: School, change: str) -> None:
    school.forge(f"UPDATE heads SET {change}")
    assert run("kluis", "lijst", *school.options).exit_code == 4


@pytest.mark.xfail(
    strict=True,
    reason="a grant that is gone looks like no grant, and who has none cannot know that a number exists "
    "(decision 27); `kluis controleer` tells both, afterwards",
)
def test_attack_a_grant_that_was_removed_does_not_begin_a_second_dossier_in_silence(school: School) -> None:
    (rows,) = school.query("SELECT count(*) FROM heads")[0]
    school.forge("DELETE FROM grants")
    run("kluis", "bewaar", school.case(), *school.options)
    assert school.query("SELECT count(*) FROM heads") == [(rows,)]


def test_attack_a_grant_that_was_removed_is_found_by_a_look_over_the_vault(school: School) -> None:
    school.forge("DELETE FROM grants")
    assert run("kluis", "lijst", *school.options).stdout == ""
    result = run("kluis", "controleer", *school.options)
    assert result.exit_code == 4
    assert "toegang" in result.stdout
    assert NUMBER not in result.output
