"""Whatever people type in a form stands in the dossier exactly so, or the form goes back; never in between."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dossiertool.actions.inbox.outcome import Stand
from dossiertool.actions.inbox.take import Wishes, take_in
from dossiertool.documents.forms.kinds import form_of
from dossiertool.documents.forms.kinds.source import Source
from dossiertool.documents.forms.read_text import stripped
from dossiertool.documents.forms.write_word import write_word
from dossiertool.files.load import load_dossier
from dossiertool.model.dossier import Dossier
from tests.checks.cases import TODAY
from tests.documents.forms.edit import edited, filled

from .budget import examples

NOOR = Path(__file__).parents[2] / "samples" / "02-toetsen" / "zaak.dossier.yaml"
NOW = datetime(2026, 11, 21)  # noqa: DTZ001
LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
    | st.sampled_from("=+-@'\"<>&#:|{}[]%*!`")
).map(str.strip)
# What Word puts into an empty field is no answer; Hypothesis finds those words in our own code.
ANSWER = LINE.filter(lambda text: 0 < len(text) <= 120 and bool(stripped(text)))
TEXT = st.lists(LINE.filter(bool), min_size=1, max_size=4).map("\n".join)


@examples(60)
@given(what=TEXT.filter(lambda text: bool(stripped(text))), topic=ANSWER)
def test_any_text_comes_into_the_dossier_as_it_was_typed_or_not_at_all(what: str, topic: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = folder / "noor.dossier.yaml"
        shutil.copy(NOOR, case)
        before = case.read_bytes()
        dossier = load_dossier(case)
        form = write_word(form_of("signaal", Source(dossier, TODAY)), today=TODAY)
        (folder / "in").mkdir()
        (folder / "in" / "f.docx").write_bytes(
            edited(
                form,
                filled("Dag van het signaal", "19-11-2026"),
                filled("Wie gaf het signaal?", "Gerrit"),
                filled("Onderwerp", topic),
                filled("Wat is afgesproken?", what),
            )
        )

        (outcome,) = take_in(folder / "in", Wishes(folder, NOW))

        if outcome.stand is Stand.TERUG:
            assert outcome.redenen
            assert case.read_bytes() == before
            return
        after = load_dossier(case)
        assert isinstance(after, Dossier)
        assert (after.signalen[-1].vervolgstap, after.signalen[-1].onderwerp) == (what, topic)
        lines = iter(case.read_text(encoding="utf-8").splitlines())
        assert all(line in lines for line in before.decode().splitlines())
