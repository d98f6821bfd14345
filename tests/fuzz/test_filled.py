"""Of whatever the model takes, each document and form is made whole, or refused with nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.documents.forms.kinds.registry import KINDS
from dossiertool.files.write import dump_yaml
from dossiertool.model.case import SOORTEN, Case
from dossiertool.model.dossier import Dossier
from tests.documents import word

from .at_work import DAYS, folder_with, tried
from .budget import examples
from .build import cases

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
DAY = st.sampled_from(DAYS)


def file_name(case: Case) -> str:
    return f"a__{'dossier' if isinstance(case, Dossier) else 'groepsplan'}__yaml"


@examples(12)
@given(cases(), DAY)
def test_each_document_of_any_case_is_made_whole_or_refused(case: Case, day: str) -> None:
    with folder_with(**{file_name(case): dump_yaml(case)}) as folder:
        (path,) = folder.iterdir()
        for soort in SOORTEN:
            out = folder / f"{soort}.docx"
            made = tried("vul", soort, path, "-o", out, "--vandaag", day, codes=(0, 2, 3, 6))
            assert out.exists() is (made.exit_code == 0)
            if out.exists():
                assert word.all_text(out.read_bytes())


@examples(8)
@given(cases(), DAY)
def test_each_form_of_any_case_is_made_and_comes_back_as_it_went(case: Case, day: str) -> None:
    with folder_with(**{file_name(case): dump_yaml(case)}) as folder:
        (path,) = folder.iterdir()
        for soort in KINDS:
            forms = folder / soort
            tried("formulier", soort, path, "--naar", forms, "--vandaag", day, codes=(0, 2, 3, 6))
            for form in forms.glob("*.docx"):
                assert word.all_text(form.read_bytes())
        before = path.read_bytes()
        for forms in filter(Path.is_dir, list(folder.iterdir())):
            tried("inbox", forms, "--dossiers", folder, "--vandaag", day, codes=(0, 5))
        assert path.read_bytes() == before
