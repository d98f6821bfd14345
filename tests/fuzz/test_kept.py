"""Whatever the model takes is kept in the vault as it is, and nothing of it can be read there."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.files.load import load_dossier
from dossiertool.files.write import dump_yaml
from dossiertool.model.case import Case, number_of
from dossiertool.model.dossier import Dossier
from tests.attack.desk import Desk
from tests.cli.run import run

from .at_work import DAYS, tried
from .budget import examples
from .build import cases

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
# Too long to stand in random letters by chance.
READABLE = re.compile("Zqjolien|Zqsabine|Zqanaïs|roepnaam|schooljaar".encode())


@examples(8)
@given(cases(), st.sampled_from(DAYS))
def test_any_case_comes_out_of_the_vault_as_it_went_in_and_can_be_used_there(made: Case, day: str) -> None:
    new: dict[str, Any] = {"kluisversie": None} | ({"bijlagen": ()} if isinstance(made, Dossier) else {})
    case = made.model_copy(update=new)  # as it is before it was ever kept
    number, root = number_of(case), "dossier" if isinstance(case, Dossier) else "groepsplan"
    with tempfile.TemporaryDirectory() as temporary:
        desk = Desk(Path(temporary))
        desk.begin()
        run("kluis", "lijst", *desk.options)  # shows the fingerprint, which may hold the mark by chance
        path, out = (desk.folder / f"{name}.{root}.yaml" for name in ("in", "uit"))
        path.write_text(dump_yaml(case), encoding="utf-8")
        tried("kluis", "bewaar", path, *desk.options, codes=(0,))
        tried("kluis", "haal", number, "-o", out, *desk.options, codes=(0,))
        assert load_dossier(out).model_copy(update={"kluisversie": None}) == case
        assert "niets veranderd" in tried("kluis", "bewaar", out, *desk.options, codes=(0,)).stdout
        inside = f"kluis:{number}"
        for args in (
            ("controleer", inside, "--vandaag", day),
            ("toon", inside, "--json", "--vandaag", day),
            ("agenda", inside, "--vandaag", day),
            ("vernietig", "--lijst", "--vandaag", day),
            ("kluis", "lijst", "--toon-namen"),
            ("kluis", "controleer", "--alles"),
        ):
            tried(*args, *desk.options, codes=(0, 1))
        for kept in filter(Path.is_file, desk.vault.rglob("*")):
            assert not READABLE.search(kept.read_bytes())
