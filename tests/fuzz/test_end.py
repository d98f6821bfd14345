"""Whatever the model takes is closed, opened again, shown and handed out, or refused and left as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_yaml
from dossiertool.model.dossier import Dossier
from dossiertool.model.kinds import Sluitreden
from dossiertool.model.persoon import Rol
from dossiertool.model.schoolbestand import Schoolbestand
from tests.documents import word

from .at_work import DAYS, contents, folder_with, reported, tried
from .budget import examples
from .build import valid

if TYPE_CHECKING:
    from click.testing import Result

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
DAY = st.sampled_from(DAYS)
WHO = ("--door", "Anke")
SAID = ("--signaal", "Las 12 woorden in lokaal 21.", "--reden", "Nodig.", *WHO)


def whole_or_nothing(folder: Path, *args: object) -> Result:
    """Run a command on the dossier in the folder: it is done, or refused with everything as it was."""
    before = contents(folder)
    result = tried(*args, codes=(0, 2, 3, 6))
    if result.exit_code:
        assert contents(folder) == before
    reported(folder / "a.dossier.yaml")
    return result


def case_in(folder: Path) -> Dossier:
    case = load_dossier(folder / "a.dossier.yaml")
    assert isinstance(case, Dossier)
    return case


@examples(15)
@given(valid(Dossier), st.sampled_from(list(Sluitreden)), DAY)
def test_a_need_is_closed_and_opened_again_or_everything_stays(
    case: Dossier, why: Sluitreden, day: str
) -> None:
    closing = ("--reden", why.value, *WHO, "--met", case.leerling.roepnaam, "--bewijs", "Las 20 woorden.")
    with folder_with(a__dossier__yaml=dump_yaml(case)) as folder:
        path = folder / "a.dossier.yaml"
        for i, need in enumerate(case.behoeften):
            for _ in range(2):
                was_open = case_in(folder).behoeften[i].is_open
                verb, said = ("sluit", closing) if was_open else ("heropen", SAID)
                done = whole_or_nothing(folder, verb, "behoefte", path, need.kenmerk, *said, "--vandaag", day)
                assert case_in(folder).behoeften[i].is_open is (was_open if done.exit_code else not was_open)


@examples(15)
@given(valid(Dossier), DAY)
def test_a_dossier_closes_when_each_block_is_overruled_and_opens_again(case: Dossier, day: str) -> None:
    with folder_with(a__dossier__yaml=dump_yaml(case)) as folder:
        path = folder / "a.dossier.yaml"
        close = ("sluit", "dossier", path, "--reden", "Klaar.", *WHO, "--vandaag", day)
        found = whole_or_nothing(folder, *close, "--json")
        if found.stdout:
            blocks = [one["code"] for one in json.loads(found.stdout)["blokkades"]]
            overruled = [part for code in dict.fromkeys(blocks) for part in ("--toch", f"{code}=Verhuisd.")]
            found = whole_or_nothing(folder, *close, *overruled)
        if found.exit_code == 0:
            assert case_in(folder).afsluiting is not None
            tried("vul", "sluitbrief", path, "-o", folder / "brief.docx", "--vandaag", day, codes=(0, 2, 3))
            tried("agenda", path, "--vandaag", day, codes=(0, 1))
            again = ("heropen", "dossier", path, *SAID, "--vandaag", day)
            assert whole_or_nothing(folder, *again).exit_code or case_in(folder).afsluiting is None


@examples(15)
@given(valid(Dossier), DAY)
def test_a_paper_is_handed_out_and_noted_or_nothing_is_made(case: Dossier, day: str) -> None:
    readers = [one.naam for one in case.betrokkenen if one.rol is Rol.OUDER] + [case.leerling.roepnaam]
    takers = [one.ontvanger for one in case.toestemmingen]
    ways = (
        *(("inzage", "--voor", name) for name in readers),
        *(("exporteer", "--ontvanger", name) for name in takers),
        ("exporteer", "--overdracht"),
    )
    for verb, *options in ways:
        with folder_with(a__dossier__yaml=dump_yaml(case)) as folder:
            out = folder / "uit.docx"
            made = whole_or_nothing(
                folder, verb, folder / "a.dossier.yaml", *options, *WHO, "-o", out, "--vandaag", day
            )
            assert out.exists() is (made.exit_code == 0)
            if out.exists():
                assert word.all_text(out.read_bytes())


@examples(15)
@given(valid(Schoolbestand), valid(Dossier), DAY)
def test_any_school_file_says_what_is_due_and_what_happens_with_data(
    school: Schoolbestand, case: Dossier, day: str
) -> None:
    own = school.model_copy(update={"basis": None})
    with folder_with(school__yaml=dump_yaml(own), a__dossier__yaml=dump_yaml(case)) as folder:  # type: ignore[arg-type]
        out = folder / "uitleg.docx"
        made = tried("vul", "privacy-uitleg", folder / "school.yaml", "-o", out, "--vandaag", day)
        assert out.exists() is (made.exit_code == 0)
        for options in ((), ("--json",)):
            tried("vernietig", "--lijst", folder / "a.dossier.yaml", *options, "--vandaag", day)
