"""Class lists of three administrations: who comes along, what stays behind, and what is said per row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dossiertool.errors import InvalidInput
from dossiertool.intake.class_list import ClassList, read_class_list
from dossiertool.intake.pupil import Pupil, plan_names
from dossiertool.intake.subgroups import propose

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2026, 11, 21)


def read(text: str | bytes, *scores: str, klas: str | None = None) -> ClassList:
    raw = text.encode() if isinstance(text, str) else text
    return read_class_list(raw, "lijst.csv", scores=scores, klas=klas, today=TODAY)


def said(found: ClassList) -> dict[tuple[int, str | None], str]:
    return {(each.regel, each.kolom): f"{each.niveau}: {each.melding}" for each in found.remarks}


def shared(found: ClassList) -> list[tuple[object, ...]]:
    return [(p.roepnaam, p.voorvoegsel, p.achternaam, p.leerlingnummer, p.scores) for p in found.pupils]


def test_the_same_list_in_two_encodings_gives_the_same_28_pupils() -> None:
    utf8, windows = (
        read((DATA / name).read_bytes()) for name in ("klassenlijst.csv", "klassenlijst_latin1.csv")
    )
    assert len(utf8.pupils) == 28
    assert shared(utf8) == shared(windows)
    assert utf8.remarks == []
    assert (utf8.klas, utf8.skipped) == ("1H2", [])
    amira = utf8.pupils[0]
    assert [(c.title, c.maximum, amira.scores[c.index]) for c in utf8.scores] == [
        ("Leestempo wpm", None, Decimal(148)),
        ("Spelling", 50, Decimal(41)),
        ("Begrijpend lezen", 80, Decimal(58)),
        ("Rekenen", 40, Decimal(29)),
        ("Gem rapport1", None, Decimal("7.1")),
    ]


@pytest.mark.eis("N05")
def test_tussenvoegsels_and_leading_zeros_are_kept() -> None:
    names = {(p.voorvoegsel, p.achternaam) for p in read((DATA / "klassenlijst.csv").read_bytes()).pupils}
    assert {("in 't", "Veld"), ("van 't", "Hof"), ("de", "Vries-Bosch")} <= names
    (pupil,) = read("Stamnr;Roepnaam;Klas\n007812;Noor;1V1\n").pupils
    assert pupil.leerlingnummer == "007812"
    (pupil,) = read('Stamnr;Roepnaam;Klas\n="007812";Noor;1V1\n').pupils
    assert pupil.leerlingnummer == "007812"


def test_every_mistake_in_the_list_with_mistakes_is_reported_at_its_row_and_column() -> None:
    found = read((DATA / "klassenlijst_fouten.csv").read_bytes())
    expected = {
        (5, "Stamnr"): "waarschuwing: Dit nummer staat ook op regel 4.",
        (9, "Geboortedatum"): "waarschuwing: Deze datum bestaat niet.",
        (11, "Geboortedatum"): "waarschuwing: Deze datum is anders geschreven",
        (12, "Roepnaam"): "fout: Hier ontbreekt de naam.",
        (14, "Geboortedatum"): "waarschuwing: Deze datum is anders geschreven",
        (15, "Achternaam"): "waarschuwing: Hier ontbreekt de achternaam.",
        (17, "Leestempo_wpm"): "waarschuwing: Alle andere getallen in deze kolom zijn heel.",
        (18, "Gem_rapport1"): "waarschuwing: Hier staat een punt waar een komma hoort.",
        (20, "Gem_rapport1"): "fout: Dit is geen cijfer van 1 tot en met 10.",
        (21, "Spelling_50"): "fout: Dit getal is lager dan 0 of hoger dan 50.",
        (22, "Rekenen_40"): "waarschuwing: Hier staat geen score.",
        (23, "Geboortedatum"): "waarschuwing: Dit kan geen geboortedatum van een leerling zijn.",
        (25, "Klas"): "waarschuwing: De klas is hier anders geschreven",
        (26, "Stamnr"): "waarschuwing: Hier ontbreekt het nummer.",
        (27, "Roepnaam"): "waarschuwing: Er stonden spaties om de naam",
        (29, None): "waarschuwing: Deze regel heeft te weinig kolommen.",
        (31, None): "fout: Deze leerling staat ook op regel 30",
    }
    assert set(said(found)) == set(expected)
    for place, start in expected.items():
        assert said(found)[place].startswith(start)
    assert (len(found.pupils), found.skipped) == (27, [12])
    assert {"Daan", "Ilias", "Roos", "Yara"} <= {pupil.roepnaam for pupil in found.pupils}


def test_what_a_groepsplan_may_not_hold_stays_behind_and_the_columns_are_named() -> None:
    found = read(
        "Roepnaam;Klas;BSN;Straat;E-mail ouder;Geb.datum;ADHD;Toets\n"
        "Noor;1V1;123456782;Dorpsstraat 1;a@b.example;03-02-2014;ja;7\n"
    )
    assert found.left_out == {
        "want een burgerservicenummer hoort hier niet": ["BSN"],
        "want adressen en contactgegevens horen hier niet": ["Straat", "E-mail ouder"],
        "want een groepsplan heeft die niet nodig": ["Geb.datum"],
        "want gegevens over gezondheid of thuis horen hier niet": ["ADHD"],
    }
    assert [column.kop for column in found.scores] == ["Toets"]


def test_a_burgerservicenummer_under_another_heading_is_dropped_and_said() -> None:
    found = read("Leerlingnummer;Voornaam;Groep;Toets\n123456782;Noor;6;7\n123456782;Sem;6;8\n")
    assert [pupil.leerlingnummer for pupil in found.pupils] == ["", ""]
    assert "burgerservicenummer" in said(found)[(2, "Leerlingnummer")]


@pytest.mark.eis("N05")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_separators_and_line_ends_do_not_matter(encoding: str, delimiter: str, newline: str) -> None:
    rows = [
        ["Leerling nr.", "VOORNAAM", "Stamgroep", "Toets"],
        ["01", "Zoë", "6", "7.5"],
        ["02", "Anaïs", "6", "8"],
    ]
    found = read(newline.join(delimiter.join(row) for row in rows).encode(encoding))
    assert [(p.roepnaam, p.leerlingnummer, list(p.scores.values())) for p in found.pupils] == [
        ("Zoë", "01", [Decimal("7.5")]),
        ("Anaïs", "02", [Decimal(8)]),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Bram van den Heuvel", ("Bram", "van den", "Heuvel")),
        ("Heuvel, Bram van den", ("Bram", "van den", "Heuvel")),
        ("Noor de Vries-Bosch", ("Noor", "de", "Vries-Bosch")),
        ("Noor", ("Noor", "", "")),
        ("Amira Benali", ("Amira", "", "Benali")),
    ],
)
def test_a_whole_name_in_one_column_is_taken_apart(cell: str, expected: tuple[str, str, str]) -> None:
    (pupil,) = read(f"Naam;Klas\n{cell};1V1\n").pupils
    assert (pupil.roepnaam, pupil.voorvoegsel, pupil.achternaam) == expected


def test_a_title_above_the_headings_and_a_line_for_excel_are_skipped() -> None:
    assert len(read("sep=;\nKlassenlijst 1V1;;\n\nRoepnaam;Klas;Toets\nNoor;1V1;7\n").pupils) == 1


@pytest.mark.parametrize(
    "cell", ["=HYPERLINK(x)", "+31612345678", "@SUM(A1)", "Noor 12", "\u0007Noor", "N" * 61]
)
def test_a_cell_that_is_no_name_is_refused_with_its_row(cell: str) -> None:
    found = read(f"Roepnaam;Klas\nSem;1V1\n{cell};1V1\n")
    assert [pupil.roepnaam for pupil in found.pupils] == ["Sem"]
    assert found.skipped == [3]
    assert said(found)[(3, "Roepnaam")].endswith("De regel is overgeslagen.")


def test_a_formula_is_no_score() -> None:
    found = read("Roepnaam;Klas;Toets\nSem;1V1;7\nNoor;1V1;=1+1\nRoos;1V1;8\n")
    assert said(found) == {(3, "Toets"): "fout: Hier staat een formule. De score is niet overgenomen."}
    assert [len(pupil.scores) for pupil in found.pupils] == [1, 0, 1]


def test_quotes_that_do_not_match_cost_one_row() -> None:
    found = read('Roepnaam;Klas\nSem;1V1\n"Noor;1V1\nRoos;1V1\nTom;"1"V1\nAda;1V1\n')
    assert [pupil.roepnaam for pupil in found.pupils] == ["Sem", "Roos", "Ada"]
    assert found.skipped == [3, 5]


def test_pupils_of_one_class_are_picked_from_a_list_of_more() -> None:
    text = "Roepnaam;Klas\nSem;1V1\nNoor;1V2\nRoos;1v1\n"
    with pytest.raises(InvalidInput, match="2 klassen"):
        read(text)
    found = read(text, klas="1V1")
    assert ([pupil.roepnaam for pupil in found.pupils], found.elsewhere) == (["Sem", "Roos"], 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is leeg"),
        ("\x00\x00\x00", "is leeg"),
        ("a;b\n1;2\n", "geen kolom met namen"),
        ("Roepnaam;Klas\n", "klas leeg"),
        ("Roepnaam\nNoor\n", "staat geen klas"),
        ("Roepnaam;Klas\n=x;1V1\n", "geen enkele leerling"),
        ("PK\x03\x04", "rekenprogramma"),
        ("Roepnaam;Klas\n" + "Noor;1V1\n" * 401, "meer dan 400 leerlingen"),
    ],
)
def test_what_is_no_class_list_is_refused_with_a_hint(text: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message) as caught:
        read(text)
    assert caught.value.hint


def test_a_column_is_chosen_by_the_start_of_its_heading_and_the_others_stay_behind() -> None:
    raw = (DATA / "klassenlijst.csv").read_bytes()
    found = read(raw, "rekenen", "spelling")
    assert [column.kop for column in found.scores] == ["Rekenen_40", "Spelling_50"]
    assert found.left_out["want u koos andere kolommen"] == [
        "Leestempo_wpm",
        "BegrijpendLezen_80",
        "Gem_rapport1",
    ]
    with pytest.raises(InvalidInput) as caught:
        read(raw, "aardrijkskunde")
    assert "Rekenen_40" in str(caught.value.hint)


def test_pupils_with_the_same_first_name_get_letters_of_their_surname() -> None:
    pupils = [Pupil(1, "Sem", "", "Visser"), Pupil(2, "Noor", "de", "Vries"), Pupil(3, "sem", "van", "Dijk"),
              Pupil(4, "Noor", "", "Visser"), Pupil(5, "Roos", "", "Smit")]  # fmt: skip
    assert plan_names(pupils) == ["Sem V.", "Noor Vr.", "sem D.", "Noor Vi.", "Roos"]
    same = [Pupil(1, "Sem", "", "Visser", "1"), Pupil(2, "Sem", "", "Visser", "2"), Pupil(3, "Sem")]
    assert plan_names(same) == ["Sem Visser (1)", "Sem Visser (2)", "Sem"]


def test_the_lowest_quarter_is_intensief_the_highest_verdiept_and_equal_scores_stay_together() -> None:
    scores = [Decimal(n) for n in (1, 2, 2, 4, 5, 6, 7, 8)]
    found = propose([*scores, None])
    assert found.levels == ["intensief"] * 3 + ["basis"] * 3 + ["verdiept"] * 2 + ["basis"]
    assert (found.lowest, found.highest, found.without) == (Decimal(2), Decimal(7), 1)
    assert set(propose([Decimal(5)] * 20).levels) == {"basis"}
    assert set(propose(scores[:7]).levels) == {"basis"}
