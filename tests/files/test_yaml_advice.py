"""Who types YAML for the first time gets the mistake, its place, and what to type instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.errors import InvalidInput, Place
from dossiertool.files.yaml_reader import read_yaml

QUOTES = "Zet de hele tekst tussen dubbele aanhalingstekens."
FIELD = "Schrijf: naam van het veld, dubbele punt, spatie, waarde."
UNDER = "Zet velden van hetzelfde blok recht onder elkaar."


def refusal_of(text: str) -> InvalidInput:
    with pytest.raises(InvalidInput) as problem:
        read_yaml(text, "zaak.yaml")
    return problem.value


@pytest.mark.parametrize(
    ("text", "place", "said", "hint"),
    [
        ("leerling:\n\troepnaam: Noor\n", (2, 1), "begint met een tab", "Gebruik spaties"),
        ("leerling:\n  roepnaam: Noor\n\tklas: 1V1\n", (3, 1), "begint met een tab", "Gebruik spaties"),
        ("leerling:\n  roepnaam: Noor\n  \tklas: 1V1\n", (3, 3), "begint met een tab", "Gebruik spaties"),
        ("klas:1V1\nroepnaam: Noor\n", (1, 1), "na de dubbele punt hoort een spatie", FIELD),
        ("roepnaam: Noor\nklas:1V1\n", (2, 1), "na de dubbele punt hoort een spatie", FIELD),
        ("leerling:\n  roepnaam: Noor\n  klas:1V1\n", (3, 3), "na de dubbele punt hoort een spatie", FIELD),
        ("feiten:\n  - wat: Les.\n    waar:hal\n", (3, 5), "na de dubbele punt hoort een spatie", FIELD),
        (
            "feiten:\n  - wat: Les.\n  -wat: Toets.\n",
            (3, 3),
            "na het streepje hoort een spatie",
            "streepje, spatie",
        ),
        ("wat: Zij zei: ik kom\n", (1, 13), "in deze tekst staat een dubbele punt", QUOTES),
        ("- wat: Om 9 uur: toets\n", (1, 16), "in deze tekst staat een dubbele punt", QUOTES),
        ("wat: 's Ochtends komt zij\n", (1, 6), "met een los aanhalingsteken", QUOTES),
        ('wat: "Nee" zei zij\n', (1, 11), "na het sluitende aanhalingsteken", "tussen dubbele"),
        ("wat: 'Zo'n dag'\n", (1, 10), "na het sluitende aanhalingsteken", "tussen dubbele"),
        ('wat: "Zij kwam\nwaar: hal\n', (1, 6), "dit aanhalingsteken wordt niet gesloten", "nog een"),
        ("wat: 'Zij kwam\nwaar: hal\n", (1, 6), "dit aanhalingsteken wordt niet gesloten", "nog een"),
        ('wat: "C:\\school\\1V1"\n', (1, 9), "na een schuine streep", "twee keer"),
        ('wat: "\\xZZ"\n', (1, 9), "na een schuine streep", "twee keer"),
        ("wat: @school\n", (1, 6), "met dit teken kan een tekst niet beginnen", QUOTES),
        ("wat: %nvt\n", (1, 6), "met dit teken kan een tekst niet beginnen", QUOTES),
        ("wat: `x`\n", (1, 6), "met dit teken kan een tekst niet beginnen", QUOTES),
        ("wat: *belangrijk*\n", (1, 6), "met dit teken kan een tekst niet beginnen", QUOTES),
        ("wat: *zie boven\n", (1, 6), "een waarde die met * begint", "tussen aanhalingstekens"),
        ("wat: &co\n", (1, 6), "een waarde die met & begint", "tussen aanhalingstekens"),
        ("wat: !let op\n", (1, 6), "een waarde die met ! begint", "tussen aanhalingstekens"),
        ("feiten:\n• Les.\n", (2, 1), "hier staat een opsommingsteken", "streepje en een spatie"),
        ("feiten:\n– Les.\n", (2, 1), "hier staat een opsommingsteken", "streepje en een spatie"),
        ("wat:\u00a0Les.\nwaar: hal\n", (1, 5), "hier staat een harde spatie", "gewone"),
        (
            "leerling:\n  roepnaam: Noor\n \u00a0klas: 1V1\n",
            (3, 2),
            "hier staat een harde spatie",
            "gewone",
        ),
        (
            "leerling:\n  roepnaam: Noor\n   klas: 1V1\n",
            (3, 4),
            "op kolom 4, de regel erboven op kolom 3",
            UNDER,
        ),
        ("leerling:\n  roepnaam: Noor\n klas: 1V1\n", (3, 2), "op kolom 2, de regel erboven op kolom 3", UNDER),
        ("- wat: Les.\n - wat: Toets.\n", (2, 4), "op kolom 4, de regel erboven op kolom 3", UNDER),
        ("roepnaam: Noor\nklas 1V1\nvak: Engels\n", (2, 1), "hier ontbreekt een dubbele punt", FIELD),
        ("wat: [Les\nwaar: hal\n", (2, 5), "het inspringen of een leesteken klopt hier niet", "[ ]"),
    ],
)
def test_a_common_mistake_gets_its_own_advice(text: str, place: tuple[int, int], said: str, hint: str) -> None:
    problem = refusal_of(text)
    assert said in problem.message
    assert hint in (problem.hint or "")
    assert problem.place == Place(*place)
    assert problem.where.startswith("zaak.yaml, regel ")
    for pupil in ("Noor", "1V1", "Zij"):
        assert pupil not in problem.message + (problem.hint or "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("wat: nee\n", "nee"),
        ("wat: no\n", "no"),
        ("wat: yes\n", "yes"),
        ("wat: 2026-11-21\n", "2026-11-21"),
        ("wat: 09:30\n", "09:30"),
        ("wat: 1e3\n", "1e3"),
        ("wat: 007\n", "007"),
        ("wat: ‘ja’ zei zij\n", "‘ja’ zei zij"),
        ("wat: 9 van de 10 (dat is 90%)\n", "9 van de 10 (dat is 90%)"),
        ("wat: - Les\n".replace("- ", "-"), "-Les"),
        ("wat: true\n", True),
        ("wat: 'true'\n", "true"),
        ("wat: False\n", "False"),
        ("wat: ~\n", None),
        ("wat:\n", None),
        ("wat: ''\n", ""),
    ],
)
def test_what_looks_like_a_mistake_and_is_none_is_read_as_written(text: str, value: object) -> None:
    assert read_yaml(text, "x") == {"wat": value}


_LINES = st.sampled_from(
    [
        *"\t\"':[]{}#…•\\&*!%@?|>",
        *(
            "a:",
            "b: c",
            "  d: e",
            "- f",
            "  - g: h",
            ": ",
            "x: y: z",
            "\u00a0a: b",
            "  ",
            '"\\q"',
            "---",
            "...",
            "",
        ),
    ]
)


@given(st.lists(_LINES, max_size=8).map("\n".join))
def test_whatever_is_typed_the_advice_has_a_place_within_the_text(text: str) -> None:
    try:
        read_yaml(text, "x")
        return
    except InvalidInput as refused:
        problem = refused
    assert problem.place is not None
    assert problem.hint
    lines = [*text.splitlines(), ""]
    assert 1 <= problem.place.line <= len(lines)
    assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
