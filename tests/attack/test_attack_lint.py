"""A template made to keep the linter busy, or to get something past it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from dossiertool.documents.lint.lint import lint
from tests.attack.test_attack_renderer import ENDLESS, LARGE, SPREAD, with_body
from tests.cli.run import run
from tests.documents.broken import ROWS, changed, packed, parts_of, raw_xml, sound, with_table
from tests.documents.cases import ROOT
from tests.documents.letter import letter, p

if TYPE_CHECKING:
    from pathlib import Path

NOOR = ROOT / "samples" / "02-toetsen" / "zaak.dossier.yaml"


def paragraphs(count: int, text: str) -> bytes:
    return raw_xml(sound("ANKER"), f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" * count)


BUSY = {
    "blocks within blocks": paragraphs(10_000, "{%p if concept %}"),
    "blocks within a line": sound("{% if concept %}" * 10_000 + "{% endif %}" * 10_000),
    "only begins": sound("{{" * 100_000),
    "only ends": sound("}}" * 100_000),
    "begins that are none": sound("{ %" * 200_000),
    "unknown names": sound("".join(f"{{{{ x{i} }}}}" for i in range(40_000))),
    "brackets": sound("{{ " + "(" * 900 + "1" + ")" * 900 + " }}"),
    "more brackets": sound("{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}"),
    "a long path": sound("{{ leerling" + ".a" * 900 + " }}"),
    "many filters": sound("{{ leerling.roepnaam" + "|woord" * 300 + " }}"),
    "many nots": sound("{{ " + "not " * 400 + "concept }}"),
    "many sums": sound("{{ " + "1+" * 900 + "1 }}"),
    "a long list": sound("{{ [" + "1," * 900 + "1] }}"),
    "row tags in one row": with_table(ROWS, ("\n".join(["{%tr if concept %}"] * 3_000), "x")),
    "many choices": sound("{% if concept %}" + "{% elif concept %}" * 5_000 + "{% endif %}"),
    "loops within loops": sound(
        "".join(f"{{% for x{i} in [1,2,3,4,5,6,7,8,9,0] %}}" for i in range(9)) + "a" + "{% endfor %}" * 9
    ),
    "tables in tables": raw_xml(
        sound("ANKER"), "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    ),
    "many parts": packed(parts_of(sound("x")), *((f"word/x{i}.xml", b"<x/>") for i in range(5_000))),
    "a part that is a bomb": packed({**parts_of(sound("x")), "word/styles.xml": b" " * 40_000_000}),
}


@pytest.mark.parametrize("name", BUSY)
def test_attack_a_template_that_keeps_busy_is_looked_over_within_moments(name: str) -> None:
    start = time.process_time()
    report = lint(BUSY[name], "handelingsplan.docx")

    assert time.process_time() - start < 5
    assert len(report.problems) <= 500


@pytest.mark.parametrize("name", [*ENDLESS, *SPREAD, *LARGE])
def test_attack_what_the_renderer_is_attacked_with_is_looked_over_within_moments(name: str) -> None:
    if name in LARGE:
        blob = with_body(LARGE[name].encode())
    else:
        blob = letter(p({**ENDLESS, **SPREAD}[name].replace("<", "&lt;")))
    start = time.process_time()
    report = lint(blob, "handelingsplan.docx")

    assert time.process_time() - start < 5
    assert len(report.problems) <= 500


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
PARTS = ("word/document.xml", "word/styles.xml", "docProps/core.xml", "[Content_Types].xml")


@pytest.mark.parametrize("part", PARTS)
def test_attack_an_entity_in_any_part_is_a_fout_and_is_never_filled_in(part: str, tmp_path: Path) -> None:
    text = parts_of(sound("x"))[part].decode()
    root = text.index("<", text.index("?>"))
    path = tmp_path / "kwaad.docx"
    path.write_bytes(changed(sound("x"), part, text[root : root + 60], LAUGHS + text[root : root + 60]))
    result = run("sjabloon", "controleer", path, "--soort", "handelingsplan")

    assert result.exit_code == 1, result.output
    assert "haha" not in result.output
    assert run("vul", "handelingsplan", NOOR, "--sjabloon", path, "-o", tmp_path / "uit.docx").exit_code == 2


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ leerling['__class__'] }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{{ range(10) }}",
        "{{ self }}",
        "{{ leerling.roepnaam | attr('x') }}",
        "{{ leerling.roepnaam | safe }}",
        "{{ 'x' * 1000000000 }}",
        "{% extends 'x' %}",
        "{% import 'os' as os %}",
        "{% for x in plan.doelen %}{{ loop.cycle }}{% endfor %}",
        "{% for x in plan.doelen %}{{ loop }}{% endfor %}",
        "{% set leerling.roepnaam = 1 %}",
        "{% do x %}",
        "{{ leerling.roepnaam is string }}",
        "{{ -plan.versie }}",
        "{{ {1: 2} }}",
        "{{ plan.doelen[0:1] }}",
    ],
)
def test_attack_what_reaches_out_of_the_data_is_a_fout_in_body_and_title(tag: str, tmp_path: Path) -> None:
    for blob in (sound(tag), sound("x", title=f"Handelingsplan {tag}")):
        path = tmp_path / "kwaad.docx"
        path.write_bytes(blob)
        assert run("sjabloon", "controleer", path, "--soort", "handelingsplan").exit_code == 1
        assert (
            run("vul", "handelingsplan", NOOR, "--sjabloon", path, "-o", tmp_path / "uit.docx").exit_code == 2
        )


def test_attack_the_names_of_parts_cannot_steer_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "kwaad.docx"
    path.write_bytes(packed(parts_of(sound("x")), ("word/\x1b[31m\u202e.xml", b"x"), ("../\x07.bin", b"x")))
    result = run("sjabloon", "controleer", path)
    as_json = run("sjabloon", "controleer", path, "--json")

    assert [sign for sign in result.output + as_json.output if not sign.isprintable() and sign != "\n"] == []
    assert json.loads(as_json.stdout)["bevindingen"]
