"""Our own templates with one or two tags spoiled: the linter and the renderer say the same of them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dossiertool.checks.template_rules import TEMPLATE_RULES
from dossiertool.documents.contexts import document_data
from dossiertool.documents.lint.lint import lint
from dossiertool.documents.render import render
from dossiertool.errors import InvalidInput
from dossiertool.findings import Niveau
from dossiertool.model.case import SOORTEN
from tests.documents.broken import packed, parts_of
from tests.documents.cases import TEMPLATES, TODAY, emptiest, fullest

from .budget import examples

BODY = "word/document.xml"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
FOUT = {rule.code for rule in TEMPLATE_RULES if rule.niveau is Niveau.FOUT}
# These may be wrong where these two cases do not come: another case would be refused.
IN_REACH = {"SJAB-14", "SJAB-20", "SJAB-21", "SJAB-22"}
FILTERS = ("datum", "lijst", "komma", "woord", "aantal", "citaat", "datm")


@cache
def parts(soort: str) -> dict[str, bytes]:
    return parts_of((TEMPLATES / f"{soort.replace('-', '_')}.docx").read_bytes())


@cache
def data(soort: str) -> list[dict[str, Any]]:
    full = fullest("groepsplan" if soort == "groepsplan" else "dossier")
    return [document_data(soort, case, today=TODAY) for case in (full, emptiest(soort))]


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, bytes]:
    """Make one of our templates with one or two tags left out, doubled, moved or mistyped."""
    soort = draw(st.sampled_from(SOORTEN))
    xml = parts(soort)[BODY].decode()
    for _ in range(draw(st.sampled_from((1, 1, 2)))):
        tags = list(TAG.finditer(xml))
        tag, other = draw(st.sampled_from(tags)), draw(st.sampled_from(tags))[0]
        text = tag[0]
        at = draw(st.integers(2, len(text) - 2))
        new = draw(
            st.sampled_from(
                (
                    "",
                    text[:-1],
                    text[1:],
                    other,
                    text + other,
                    f"tekst {text}",
                    text.replace(".", "..", 1),
                    re.sub(r"\w{4,}", lambda found: found[0][:-1], text, count=1),
                    re.sub(r"\.\w+", "", text, count=1),
                    re.sub(r"\{%(p|tr|tc) ", draw(st.sampled_from(("{%p ", "{%tr ", "{%tc ", "{% "))), text),
                    re.sub(r"\| \w+", f"| {draw(st.sampled_from(FILTERS))}", text),
                    text[:at] + draw(st.sampled_from("()|.='{}% ")) + text[at:],
                )
            )
        )
        xml = f"{xml[: tag.start()]}{new}{xml[tag.end() :]}"
    return soort, packed({**parts(soort), BODY: xml.encode()})


@examples(40)
@given(spoiled())
def test_what_the_renderer_refuses_is_a_fout_and_what_is_a_fout_it_refuses(made: tuple[str, bytes]) -> None:
    soort, blob = made
    found = {problem.remark.code for problem in lint(blob, "sjabloon.docx", soort=soort).problems} & FOUT
    refused = []
    for one in data(soort):
        try:
            render(blob, one, today=TODAY)
        except InvalidInput as problem:
            refused.append(problem.message)

    assert not refused or found, refused
    assert refused or found <= IN_REACH, found
