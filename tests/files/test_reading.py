"""Reading case files: the same from YAML and JSON, every value with its place, every mistake in Dutch."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiertool.errors import HasFindings, InvalidInput, Place
from dossiertool.files.json_reader import read_json
from dossiertool.files.load import load_case
from dossiertool.files.source import MAX_BYTES
from dossiertool.files.tree import place_of
from dossiertool.files.write import dump_json, dump_yaml
from dossiertool.files.yaml_reader import read_yaml

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/zaak.*.yaml"))
SMALL = """\
soort: dossier
dossiernummer: D-7K3Q-92
school: {naam: Voorbeeldcollege}
leerling:
  roepnaam: Noor
  klas: 1V1
schooljaar: 2026-2027
"""


def written(folder: Path, text: str, name: str = "zaak.dossier.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def findings_of(path: Path) -> list[Any]:
    with pytest.raises(HasFindings) as problem:
        load_case(path)
    return list(problem.value.findings)


def refusal_of(path: Path) -> InvalidInput:
    with pytest.raises(InvalidInput) as problem:
        load_case(path)
    return problem.value


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.parent.name)
def test_a_sample_reads_the_same_after_writing_it_as_yaml_and_as_json(sample: Path, tmp_path: Path) -> None:
    case = load_case(sample).case
    kind = sample.suffixes[0]

    as_yaml = written(tmp_path, dump_yaml(case), f"x{kind}.yaml")
    as_json = written(tmp_path, dump_json(case), f"x{kind}.json")

    assert load_case(as_yaml).case == case
    assert load_case(as_json).case == case


def test_numbers_dates_and_leading_zeros_in_text_fields_stay_as_they_are_written(tmp_path: Path) -> None:
    text = SMALL.replace("klas: 1V1", "klas: 6\n  leerlingnummer: 007812").replace("Noor", "2026-11-21")
    case = load_case(written(tmp_path, text)).case
    leerling = case.leerling  # type: ignore[union-attr]
    assert (leerling.klas, leerling.leerlingnummer, leerling.roepnaam) == ("6", "007812", "2026-11-21")


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "True", "Ja", "'true'", "1"])
def test_only_true_and_false_are_booleans(word: str, tmp_path: Path) -> None:
    text = SMALL + f"betrokkenen:\n  - {{naam: A, rol: ouder, functie: moeder, gezag: {word}}}\n"
    (finding,) = findings_of(written(tmp_path, text))
    assert finding.pad == "betrokkenen.0.gezag"
    assert finding.melding == "Schrijf true (ja) of false (nee), met kleine letters en zonder aanhalingstekens."


def test_the_place_of_a_value_is_where_it_begins_in_yaml_and_in_json(tmp_path: Path) -> None:
    in_yaml = load_case(written(tmp_path, SMALL))
    in_json = load_case(
        written(
            tmp_path,
            '{"dossiernummer": "D-7K3Q-92", "school": {"naam": "V"},\n'
            ' "leerling": {"roepnaam": "Noor",\n\t"klas": "1V1"}, "schooljaar": "2026-2027"}',
            "zaak.dossier.json",
        )
    )
    assert in_yaml.place("leerling.klas") == Place(6, 9)
    assert in_yaml.place("leerling") == Place(5, 3)
    assert in_json.place("leerling.klas") == Place(3, 10)


def test_the_place_of_what_is_missing_is_where_its_block_begins(tmp_path: Path) -> None:
    (finding,) = findings_of(written(tmp_path, SMALL.replace("  klas: 1V1\n", "")))
    assert (finding.code, finding.pad, finding.regel, finding.kolom) == ("STR-01", "leerling.klas", 5, 3)


def test_an_unknown_field_gets_the_nearest_known_name(tmp_path: Path) -> None:
    (finding,) = findings_of(written(tmp_path, SMALL + "behoeftes: []\n"))
    assert (finding.code, finding.pad, finding.regel) == ("STR-02", "behoeftes", 8)
    assert finding.suggestie == "Bedoelt u behoeften?"


def test_an_unknown_field_in_a_list_of_plans_is_named_with_its_place(tmp_path: Path) -> None:
    text = SMALL + (
        "plannen:\n  - kenmerk: HP1\n    gericht_op: lezen\n    startdatum: 2026-11-04\n"
        "    einddatum: 2027-02-05\n    maatregelen:\n      - wat: Leest voor.\n        wanner: maandag\n"
    )
    (finding,) = findings_of(written(tmp_path, text))
    assert (finding.pad, finding.regel) == ("plannen.0.maatregelen.0.wanner", 15)
    assert finding.suggestie == "Bedoelt u wanneer?"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-02-30", "Deze datum bestaat niet."),
        ("21-11-2026", "Dit is geen datum."),
        ("20261121", "Dit is geen datum."),
        ("0206-11-21", "Deze datum ligt niet tussen"),
        ("true", "Dit is geen datum."),
    ],
)
def test_an_impossible_date_is_refused_without_repeating_it(value: str, said: str, tmp_path: Path) -> None:
    text = SMALL.replace("klas: 1V1", f"klas: 1V1\n  geboortedatum: {value}")
    (finding,) = findings_of(written(tmp_path, text))
    assert (finding.code, finding.pad, finding.regel, finding.kolom) == (
        "STR-04",
        "leerling.geboortedatum",
        7,
        18,
    )
    assert finding.melding.startswith(said)
    assert value not in f"{finding.melding} {finding.suggestie}"


@pytest.mark.parametrize("number", ["123456782", "1234.56.782", "123 456 782"])
def test_a_bsn_is_refused_in_any_text_without_repeating_it(number: str, tmp_path: Path) -> None:
    text = SMALL + f"sterke_kanten:\n  - omschrijving: Nummer {number} staat op de lijst.\n"
    (finding,) = findings_of(written(tmp_path, text))
    assert (finding.code, finding.klasse) == ("PRIV-01", "privacy")
    assert (finding.pad, finding.regel, finding.kolom) == ("sterke_kanten.0.omschrijving", 9, 19)
    assert number not in str(finding)


@pytest.mark.parametrize("number", ["123456789", "0612345678", "126043", "12345678.2", "1234567820"])
def test_another_number_is_no_bsn(number: str, tmp_path: Path) -> None:
    load_case(written(tmp_path, SMALL + f"sterke_kanten:\n  - omschrijving: Nummer {number}.\n"))


@pytest.mark.parametrize(
    ("change", "pad", "said"),
    [
        (("klas: 1V1", "klas: [a]"), "leerling.klas", "Hier hoort één tekst"),
        (
            ("schooljaar: 2026-2027", "schooljaar: 2026-2028"),
            "schooljaar",
            "Een schooljaar heeft twee jaren na elkaar",
        ),
        (("schooljaar: 2026-2027", "schooljaar: nu"), "schooljaar", "Schrijf een schooljaar zo: 2026-2027."),
        (("D-7K3Q-92", "D-0000-9"), "dossiernummer", "Schrijf het zo: D-7K3Q-92."),
        (("roepnaam: Noor", "roepnaam: ''"), "leerling.roepnaam", "Dit veld is leeg."),
        (
            ("roepnaam: Noor", 'roepnaam: "a\\nb"'),
            "leerling.roepnaam",
            "Deze tekst mag maar één regel lang zijn.",
        ),
        (("leerling:\n  roepnaam: Noor\n  klas: 1V1", "leerling: Noor"), "leerling", "Hier horen velden"),
        (
            ("klas: 1V1", "klas: 1V1\n  voornaamwoord: het"),
            "leerling.voornaamwoord",
            "Kies uit: hij, zij, die.",
        ),
        (("soort: dossier", "soort: brief"), "soort", "Hier hoort dossier."),
        (("schooljaar", "behoeften: ja\nschooljaar"), "behoeften", "Hier hoort een lijst"),
        (("roepnaam: Noor", 'roepnaam: "a\\x07"'), "leerling.roepnaam", "In dit veld staat een onzichtbaar"),
    ],
)
def test_a_wrong_value_is_explained_in_dutch(
    change: tuple[str, str], pad: str, said: str, tmp_path: Path
) -> None:
    (finding,) = findings_of(written(tmp_path, SMALL.replace(*change)))
    assert finding.pad == pad
    assert finding.melding.startswith(said)


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("soort: dossier\nsoort: dossier\n", "dit veld staat twee keer in hetzelfde blok", Place(2, 1)),
        ("leerling:\n\troepnaam: Noor\n", "deze regel begint met een tab", Place(2, 1)),
        ("a: &b 1\n", "een waarde die met & begint", Place(1, 4)),
        ("a: 1\nb: *a\n", "een waarde die met * begint", Place(2, 4)),
        ("a: !!python/object:os.system x\n", "een waarde die met ! begint", Place(1, 4)),
        ("a: x: y\n", "in deze tekst staat een dubbele punt", Place(1, 5)),
        ('a: "x\n', "dit aanhalingsteken wordt niet gesloten", Place(1, 4)),
        ("a: 1\n---\nb: 2\n", "hier begint een tweede document", Place(2, 1)),
        ("[a, b]: 1\n", "hier hoort de naam van een veld", Place(1, 1)),
        ("a: 1\n b: 2\n", "deze regel begint op kolom 2, de regel erboven op kolom 1", Place(2, 2)),
        ("a: @b\n", "met dit teken kan een tekst niet beginnen", Place(1, 4)),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_place(text: str, said: str, place: Place, tmp_path: Path) -> None:
    problem = refusal_of(written(tmp_path, text))
    assert said in problem.message
    assert problem.hint
    assert problem.place == place


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1, "a": 2}', "dit veld staat twee keer in hetzelfde blok"),
        ('{"a": 1,}', "hier hoort de naam van een veld"),
        ('{"a" 1}', "hier ontbreekt een dubbele punt"),
        ('{"a": [1 2]}', "hier ontbreekt een komma"),
        ('{"a": 01}', "hier ontbreekt een komma"),
        ('{"a": tru}', "dit is geen geldige JSON"),
        ('{"a": "x', "dit is geen geldige JSON"),
        ('{"a": 1} {', "hier staat nog iets na het einde"),
        ('{"a": ' + "[" * 1000, "hier staan te veel haakjes in elkaar"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    problem = refusal_of(written(tmp_path, text, "zaak.dossier.json"))
    assert said in problem.message
    assert problem.place is not None


def test_an_anchor_bomb_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    assert "met & begint" in refusal_of(written(tmp_path, bomb)).message


@pytest.mark.parametrize("depth", [100, 100_000])
@pytest.mark.parametrize("opener", ["- ", "[", "{a: ", "? "])
def test_deep_nesting_is_refused_and_does_not_end_the_process(opener: str, depth: int, tmp_path: Path) -> None:
    assert refusal_of(written(tmp_path, opener * depth + "x")).place is not None


def test_an_absent_empty_binary_foreign_or_huge_file_is_refused(tmp_path: Path) -> None:
    huge = tmp_path / "groot.dossier.yaml"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    (tmp_path / "bin.dossier.yaml").write_bytes(b"PK\x03\x04\x00\x00")
    (tmp_path / "latin.dossier.yaml").write_bytes("naam: Zoë".encode("cp1252"))
    cases = {
        "weg.dossier.yaml": "bestaat niet",
        "groot.dossier.yaml": f"groter dan {MAX_BYTES // 1024 // 1024} MB",
        "bin.dossier.yaml": "is geen tekstbestand",
        "latin.dossier.yaml": "niet opgeslagen als UTF-8",
        "leeg.dossier.yaml": "is leeg",
        "wit.dossier.yaml": "is leeg",
        ".": "is een map",
    }
    (tmp_path / "leeg.dossier.yaml").touch()
    (tmp_path / "wit.dossier.yaml").write_text(" \n\n")
    for name, said in cases.items():
        problem = refusal_of(tmp_path / name)
        assert said in problem.message
        assert problem.hint


@pytest.mark.parametrize(("kind", "said"), [(PermissionError, "U mag"), (OSError, "kan niet worden")])
def test_a_file_that_cannot_be_opened_is_refused(
    kind: type[OSError], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise kind

    path = written(tmp_path, SMALL)
    monkeypatch.setattr(Path, "open", refuse)
    assert said in refusal_of(path).message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_saved_by_notepad_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "zaak.dossier.yaml"
    path.write_text(SMALL.replace("Noor", "Zoë"), encoding=encoding)
    assert load_case(path).case.leerling.roepnaam == "Zoë"  # type: ignore[union-attr]


def test_a_file_that_is_no_case_says_what_a_case_is_called(tmp_path: Path) -> None:
    problem = refusal_of(written(tmp_path, "a: 1\n", "iets.yaml"))
    assert problem.message.endswith("is geen dossier en geen groepsplan.")
    assert problem.hint is not None
    assert ".dossier.yaml" in problem.hint


def test_a_case_is_recognised_by_its_content_when_its_name_does_not_tell(tmp_path: Path) -> None:
    groepsplan = {
        "plannummer": "G-4M7T-58",
        "school": {"naam": "V"},
        "klas": "1A",
        "schooljaar": "2026-2027",
        "periode_van": "2026-09-01",
        "periode_tot": "2027-01-01",
    }
    assert load_case(written(tmp_path, SMALL, "noor.yaml")).case.soort == "dossier"
    assert load_case(written(tmp_path, json.dumps(groepsplan), "x")).case.soort == "groepsplan"


_JSON_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
_TREES = st.recursive(
    st.none() | st.booleans() | _JSON_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_JSON_TEXT, inner, max_size=4),
    max_leaves=15,
)


@given(_TREES)
def test_any_json_is_read_as_the_standard_library_reads_it(tree: Any) -> None:
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    assert read_json(text, "x") == tree
    assert read_json(json.dumps(tree), "x") == tree


@given(st.dictionaries(st.text("abc", min_size=1), _JSON_TEXT, min_size=1))
def test_the_place_in_json_points_at_the_value(tree: dict[str, str]) -> None:
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    placed = read_json(text, "x")
    for key, value in tree.items():
        place = place_of(placed, [key])
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith(json.dumps(value, ensure_ascii=False))


@given(st.binary(max_size=200))
def test_no_bytes_make_the_yaml_reader_fail_in_another_way_than_refusing(raw: bytes) -> None:
    text = raw.decode("utf-8", errors="replace")
    with contextlib.suppress(InvalidInput):
        read_yaml(text, "x")
