"""Files as they come from Kladblok, Word, a script or a prankster: read, or refused with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossiertool.errors import ExitCode, HasFindings, InvalidInput, Place
from dossiertool.files.load import load_case
from dossiertool.files.source import MAX_BYTES
from dossiertool.findings import Finding

YAML = """\
dossiernummer: D-7K3Q-92
school: {naam: Voorbeeldcollege}
leerling:
  roepnaam: Zoë
  klas: 1V1
schooljaar: 2026-2027
"""
JSON = """\
{"dossiernummer": "D-7K3Q-92", "school": {"naam": "Voorbeeldcollege"},
 "leerling": {"roepnaam": "Zoë", "klas": "1V1"},
 "schooljaar": "2026-2027"}
"""
WITH_TEXT = JSON.replace(' "leerling"', ' "sterke_kanten": [{"omschrijving": "Zoë %s"}], "leerling"')
BOTH = pytest.mark.parametrize(("text", "kind"), [(YAML, "yaml"), (JSON, "json")], ids=["yaml", "json"])


def written(folder: Path, raw: bytes | str, kind: str = "yaml") -> Path:
    path = folder / f"zaak.dossier.{kind}"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return path


def refusal_of(path: Path) -> InvalidInput:
    """Return the refusal, after holding what every refusal has: Dutch, a place, a hint, exit code 2."""
    with pytest.raises(InvalidInput) as problem:
        load_case(path)
    assert problem.value.exit_code is ExitCode.UNUSABLE
    assert problem.value.hint
    assert problem.value.place is not None
    assert str(problem.value) == f"{path}, {problem.value.place}: {problem.value.message}"
    assert "Zoë" not in str(problem.value) + problem.value.hint
    return problem.value


def spot(raw: str, sign: str) -> Place:
    """Return where this stands in the text, the last time."""
    at = raw.rindex(sign)
    return Place(raw.count("\n", 0, at) + 1, at - raw.rfind("\n", 0, at))


def findings_of(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(HasFindings) as problem:
        load_case(path)
    assert problem.value.exit_code is ExitCode.FINDINGS
    assert "Zoë" not in str(problem.value) + str(problem.value.findings)
    return problem.value.findings


@BOTH
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_encoding_of_kladblok_and_every_end_of_line_reads_the_same(
    text: str, kind: str, encoding: str, ends: str, tmp_path: Path
) -> None:
    file = load_case(written(tmp_path, text.replace("\n", ends).encode(encoding), kind))
    assert file.case == load_case(written(tmp_path, YAML)).case
    assert file.place("schooljaar") == {"yaml": Place(6, 13), "json": Place(3, 16)}[kind]


@BOTH
def test_an_old_windows_encoding_is_refused_at_the_first_letter_that_is_not_utf_8(
    text: str, kind: str, tmp_path: Path
) -> None:
    problem = refusal_of(written(tmp_path, text.encode("latin-1"), kind))
    assert "niet opgeslagen als UTF-8" in problem.message
    assert problem.place == {"yaml": Place(4, 15), "json": Place(2, 30)}[kind]


@BOTH
def test_a_null_byte_is_refused_where_it_stands(text: str, kind: str, tmp_path: Path) -> None:
    text = text.replace("1V1", "1\x001")
    problem = refusal_of(written(tmp_path, text, kind))
    assert problem.message == "dit is geen tekstbestand."
    assert problem.place == spot(text, "\x00")


@BOTH
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_an_encoding_that_nobody_announces_is_refused(
    text: str, kind: str, encoding: str, tmp_path: Path
) -> None:
    assert refusal_of(written(tmp_path, text.encode(encoding), kind)).place is not None


@BOTH
def test_half_a_file_in_utf_16_is_refused(text: str, kind: str, tmp_path: Path) -> None:
    refusal_of(written(tmp_path, text.encode("utf-16")[:-1], kind))


@pytest.mark.parametrize(
    ("kind", "raw", "again"),
    [
        ("yaml", YAML + "leerling: {roepnaam: Zoë, klas: 1V2}\n", "leerling"),
        ("yaml", YAML.replace("  klas", "  roepnaam: Zoë\n  klas"), "roepnaam"),
        ("json", JSON.replace('"klas"', '"roepnaam": "Zoë", "klas"'), '"roepnaam'),
        ("json", JSON.replace('"klas"', '"roepnaa\\u006d": "Zoë", "klas"'), '"roepnaa\\u006d'),
    ],
)
def test_a_field_that_stands_twice_is_refused_where_it_stands_again(
    kind: str, raw: str, again: str, tmp_path: Path
) -> None:
    problem = refusal_of(written(tmp_path, raw, kind))
    assert problem.message == "dit veld staat twee keer in hetzelfde blok."
    assert problem.place == spot(raw, again)


@pytest.mark.parametrize(
    ("more", "said", "place"),
    [
        ("a: &x Zoë\nb: *x\n", "een waarde die met & begint", Place(7, 4)),
        ("b: *x\n", "een waarde die met * begint", Place(7, 4)),
        ("<<: *x\n", "een waarde die met * begint", Place(7, 5)),
        ("a: !!binary Wm/Dqw==\n", "een waarde die met ! begint", Place(7, 4)),
        ("a: !eigen {b: c}\n", "een waarde die met ! begint", Place(7, 4)),
        ("? {a: b}\n: c\n", "hier hoort de naam van een veld", Place(7, 3)),
        ("...\n---\na: b\n", "hier begint een tweede document", Place(8, 1)),
    ],
)
def test_what_yaml_can_do_besides_fields_and_values_is_refused(
    more: str, said: str, place: Place, tmp_path: Path
) -> None:
    problem = refusal_of(written(tmp_path, YAML + more))
    assert said in problem.message
    assert problem.place == place


def test_a_merge_key_is_an_unknown_field_and_merges_nothing(tmp_path: Path) -> None:
    text = YAML.replace("  klas: 1V1", "  klas: 1V1\n  <<: {leerlingnummer: 7}")
    (finding,) = findings_of(written(tmp_path, text))
    assert (finding.code, finding.pad, finding.regel) == ("STR-02", "leerling.<<", 6)


def test_a_billion_laughs_is_refused_at_the_first(tmp_path: Path) -> None:
    lines = ["lol0: &lol0 [lol, lol]"]
    lines += [f"lol{n}: &lol{n} [{', '.join([f'*lol{n - 1}'] * 9)}]" for n in range(1, 30)]
    problem = refusal_of(written(tmp_path, YAML + "\n".join(lines)))
    assert problem.place == Place(7, 7)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("yaml", YAML + "a: " + "[" * 50_000),
        ("yaml", YAML + "".join(f"{'  ' * n}a:\n" for n in range(200))),
        ("json", '{"a": ' * 50_000),
        ("json", "[" * 50_000 + "]" * 50_000),
    ],
)
def test_very_deep_nesting_is_refused_and_does_not_end_the_process(kind: str, raw: str, tmp_path: Path) -> None:
    problem = refusal_of(written(tmp_path, raw, kind))
    assert problem.message in ("hier is te diep ingesprongen.", "hier staan te veel haakjes in elkaar.")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "+1", ".5", "1.", "0x1F"])
def test_a_number_that_json_does_not_know_is_refused_where_it_stands(number: str, tmp_path: Path) -> None:
    problem = refusal_of(written(tmp_path, JSON.replace("{", f'{{"kluisversie": {number}, ', 1), "json"))
    assert problem.place is not None
    assert problem.place.line == 1
    assert number not in problem.message


@BOTH
@pytest.mark.parametrize("number", ["1e400", "-1e400", "1e3", "1.5", "9" * 5000, "true", "false"])
def test_a_number_that_is_no_count_is_a_finding_at_its_place(
    number: str, text: str, kind: str, tmp_path: Path
) -> None:
    if kind == "yaml":
        text += f"kluisversie: {number}\n"
    else:
        text = text.replace('7"}\n', f'7", "kluisversie": {number}}}\n')
    (finding,) = findings_of(written(tmp_path, text, kind))
    assert (finding.code, finding.pad) == ("STR-03", "kluisversie")
    assert finding.melding == "Hier hoort een geheel getal."
    assert Place(finding.regel or 0, finding.kolom or 0) == spot(text, number)


@pytest.mark.parametrize(
    "number", [".nan", ".inf", "nan", "Infinity", "1e400", "9" * 5000, "0x1F", "true", "zes"]
)
def test_a_score_that_is_no_number_is_a_finding_at_its_place(number: str, tmp_path: Path) -> None:
    path = tmp_path / "zaak.groepsplan.yaml"
    path.write_text(
        "plannummer: G-4M7T-58\nschool: {naam: V}\nklas: 1A\nschooljaar: 2026-2027\nperiode_van: 2026-09-01\n"
        f"periode_tot: 2027-01-01\ngroepsoverzicht:\n  - leerling: 1\n    scores:\n      T1: {number}\n",
        encoding="utf-8",
    )
    (finding,) = findings_of(path)
    assert (finding.code, finding.pad) == ("STR-03", "groepsoverzicht.0.scores.T1")
    assert (finding.regel, finding.kolom) == (10, 11)


@pytest.mark.parametrize("sign", ["\\ud83d", "\\ude00", "\\u0000", "\\u0007", "\\u007f", "\\uffff"])
def test_half_a_sign_or_an_invisible_one_in_a_text_is_a_finding(sign: str, tmp_path: Path) -> None:
    for text, pad in (
        (JSON.replace("1V1", f"1V{sign}1"), "leerling.klas"),
        (WITH_TEXT % sign, "sterke_kanten.0.omschrijving"),
    ):
        (finding,) = findings_of(written(tmp_path, text, "json"))
        assert (finding.code, finding.pad, finding.regel) == ("STR-03", pad, 2)
        assert "onzichtbaar teken" in finding.melding


def test_half_a_sign_in_the_name_of_a_field_is_refused_where_it_stands(tmp_path: Path) -> None:
    text = JSON.replace('"klas"', '"klas\\ud83d"')
    problem = refusal_of(written(tmp_path, text, "json"))
    assert "onzichtbaar teken" in problem.message
    assert problem.place == spot(text, '"klas')


def test_a_whole_sign_beyond_the_first_plane_is_an_ordinary_one(tmp_path: Path) -> None:
    case = load_case(written(tmp_path, JSON.replace("1V1", "1V \\ud83d\\ude00"), "json")).case
    assert case.leerling.klas == "1V \U0001f600"  # type: ignore[union-attr]


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\ufffe"])
def test_an_invisible_sign_in_yaml_is_refused_where_it_stands(sign: str, tmp_path: Path) -> None:
    problem = refusal_of(written(tmp_path, YAML.replace("1V1", f"1V{sign}")))
    assert "onzichtbaar teken" in problem.message
    assert problem.place == Place(5, 11)


def test_a_file_of_exactly_the_most_that_is_read_is_read(tmp_path: Path) -> None:
    padding = MAX_BYTES - len(YAML.encode())
    load_case(written(tmp_path, YAML + "#" * (padding - 1) + "\n"))
    with pytest.raises(InvalidInput, match="groter dan 10 MB"):
        load_case(written(tmp_path, YAML + "#" * padding + "\n"))


@pytest.mark.parametrize("value", ["nee", "no", "4 november", "04-11-2026", "2026-11-4", "2026-02-29", "1e9"])
def test_what_is_no_date_is_a_finding_at_its_place_that_does_not_repeat_it(value: str, tmp_path: Path) -> None:
    text = YAML.replace("  klas", f"  geboortedatum: {value}\n  klas")
    (finding,) = findings_of(written(tmp_path, text))
    assert (finding.code, finding.pad, finding.regel, finding.kolom) == (
        "STR-04",
        "leerling.geboortedatum",
        5,
        18,
    )
    assert value not in finding.melding
