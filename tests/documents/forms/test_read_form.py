"""A form that came back from Word: every answer, exactly, or a problem that names the label."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossiertool.documents.forms.returned import Returned
from dossiertool.documents.forms.shape import bookmark
from dossiertool.documents.read_word import read_word
from dossiertool.documents.word_package import WordPackage
from dossiertool.errors import InvalidInput
from tests.documents.forms import proef
from tests.documents.forms.edit import (
    answer_cell,
    cell_of,
    cells,
    copied,
    edited,
    filled,
    row_with,
    run_of,
    table_of,
    tick,
    type_in,
    without,
    xml,
)
from tests.documents.forms.proef import FULL, OTHERWISE, made, read, rows_of
from tests.documents.letter import NAMES, SPACES, p, packed
from tests.documents.word import W, parts

if TYPE_CHECKING:
    from lxml.etree import _Element

EMPTY = made({}, (), ())
WHOLE = made()


def problems(returned: Returned) -> list[tuple[str, str]]:
    return [(problem.label, problem.what) for problem in returned.problemen]


def assert_clean(returned: Returned) -> None:
    assert returned.problemen == ()
    assert returned.opmerkingen == ()


def only_problem(returned: Returned, label: str) -> str:
    """Return what is wrong when there is one problem, which is about this label."""
    ((found, what),) = problems(returned)
    assert found == label
    return what


def remarks(returned: Returned) -> list[str]:
    return [remark.tekst for remark in returned.opmerkingen]


def test_a_form_says_what_it_was_made_with() -> None:
    returned = read(WHOLE)
    assert returned.waarden == FULL
    assert rows_of(returned, "plan.doelen") == [
        (
            "D1",
            {
                "kenmerk": "D1",
                "titel": "Beginnen binnen 2 minuten",
                "effect": "4 van 5 keer",
                "bereikt": "week",
            },
        ),
        ("D2", {"kenmerk": "D2", "titel": "Doorwerken", "op": "2026-11-01", "samen": True}),
        ("D3", {"kenmerk": "D3", "titel": "Hulp vragen"}),
    ]
    assert rows_of(returned, "plan.stappen") == [
        ("1", {"wat": "Timer op tafel", "wie": ("Sabine", "Noor"), "aantal": "3"}),
        ("2", {"wat": "Pauze na 20 minuten"}),
    ]
    assert_clean(returned)
    assert (returned.soort, returned.versie, returned.nummer) == ("proef", proef.VERSION, "D-4M7T-58")
    assert (returned.school, returned.kenmerk, returned.document_id) == ("Het Anker", "HP1", "kopie-1")


def test_an_empty_form_says_nothing() -> None:
    returned = read(EMPTY)
    assert returned.waarden == dict.fromkeys(FULL)
    assert returned.tabellen["plan.stappen"] == ()
    assert_clean(returned)


def test_a_form_filled_in_in_word_is_read() -> None:
    returned = read(
        edited(
            EMPTY,
            filled("Naam", "Daan"),
            filled("Wat ziet u?", "Daan telt.\nHij zegt “klaar”."),
            filled("Met wie", "- Sabine\n- vader"),
            filled("Eerste dag", "11 dec 2026"),
            filled("Cijfer", "6,50"),
            filled("Hoe snel", "deze week"),
            lambda root: tick(answer_cell(root, "Is er met ouders gesproken?"), "ja"),
            lambda root: tick(answer_cell(root, "Wanneer"), "deze maand"),
            lambda root: tick(answer_cell(root, "Behoeften"), "B2: rust bij toetsen"),
            lambda root: tick(answer_cell(root, "Ouders vinden het goed")),
        )
    )
    assert returned.problemen == ()
    assert returned.waarden == {**OTHERWISE, "plan.verhaal": "Daan telt.\nHij zegt “klaar”."}


# Texts

_SIGNS = st.characters(blacklist_categories=["Cs", "Cc", "Co", "Cn"]) | st.sampled_from("\n\t\u200f\u0301🙂’“")
TEXTS = st.text(_SIGNS, min_size=1, max_size=60).map(lambda text: text.replace("\r", "")).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_text_comes_back_exactly_as_the_form_was_made(text: str) -> None:
    returned = read(made({**FULL, "plan.verhaal": text}))
    assert returned.waarden["plan.verhaal"] == text
    assert returned.opmerkingen == ()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_text_that_somebody_types_comes_back_without_the_blanks_around_it(text: str) -> None:
    returned = read(edited(EMPTY, filled("Wat ziet u?", text)))
    assert (returned.waarden["plan.verhaal"] or "") == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "  begint met blanks",
        "twee\n\n\nwitregels",
        "a\tb\tc",
        unicodedata.normalize("NFD", "één café"),
        "👩\u200d👩\u200d👧 en 🇳🇱",
        "שלום daan مرحبا\u200f",
        "‘recht’ en “krom” en 'x'",
        "<w:p> & </w:t> ]]>",
        "☒ dit is tekst met ☐ vakjes ✓",
        "{{ naam }} {% if %}",
        "ﬁ ½ ²",
        "regel 1\u2028regel 2",
        "zacht\u00adafbreken en vast\u2011streepje",
    ],
)
def test_odd_texts_come_back_exactly(text: str) -> None:
    values = {**FULL, "plan.verhaal": text}
    goals = ({"kenmerk": "D1", "titel": "x", "effect": text},)
    returned = read(made(values, goals))
    assert returned.waarden["plan.verhaal"] == text
    assert returned.tabellen["plan.doelen"][0].waarden["effect"] == text.strip()


def test_pasted_formatting_does_not_matter() -> None:
    def paste(root: _Element) -> None:
        place = answer_cell(root, "Wat ziet u?")
        type_in(place, "Vet", formatting='<w:b/><w:color w:val="FF0000"/>')
        control = next(place.iter(f"{W}sdtContent"))
        control.append(run_of(" en schuin", "<w:i/>"))
        place.append(xml('<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:p>'))
        place[-1].append(run_of("Een kop"))
        place.append(xml(p("<w:hyperlink/>")))
        next(place[-1].iter(f"{W}hyperlink")).append(run_of("een koppeling"))

    returned = read(edited(EMPTY, paste))
    assert returned.waarden["plan.verhaal"] == "Vet en schuin\nEen kop\neen koppeling"
    assert_clean(returned)


def test_a_day_typed_over_the_one_that_was_picked_counts() -> None:
    assert read(edited(WHOLE, filled("Eerste dag", "5 jan 2027"))).waarden["plan.dag"] == "2027-01-05"


def test_text_behind_the_control_belongs_to_the_answer() -> None:
    def behind(root: _Element) -> None:
        place = answer_cell(root, "Wat ziet u?")
        type_in(place, "In het veld.")
        next(place.iter(f"{W}p")).append(run_of(" Erachter."))
        place.append(xml(p("Eronder.")))

    assert read(edited(EMPTY, behind)).waarden["plan.verhaal"] == "In het veld. Erachter.\nEronder."


def test_a_table_pasted_into_an_answer_is_part_of_it() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ma</w:t></w:r></w:p></w:tc>"
    inner += "<w:tc><w:p><w:r><w:t>2 keer</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    returned = read(edited(EMPTY, lambda root: answer_cell(root, "Wat ziet u?").insert(1, xml(inner))))
    assert returned.waarden["plan.verhaal"] == "ma\n2 keer"


def test_an_answer_of_more_paragraphs_in_its_control_is_read_as_lines() -> None:
    def entered(root: _Element) -> None:
        place = answer_cell(root, "Wat ziet u?")
        control = next(place.iter(f"{W}sdt"))
        showing = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        assert showing is not None
        control[0].remove(showing)
        for old in list(control[1]):
            control[1].remove(old)
        control[1].extend([xml(p("Eerst.")), xml(p()), xml(p("Dan."))])
        paragraph = next(control.iterancestors(f"{W}p"))
        place.replace(paragraph, control)

    returned = read(edited(EMPTY, entered))
    assert returned.waarden["plan.verhaal"] == "Eerst.\n\nDan."
    assert_clean(returned)


@pytest.mark.parametrize("line", ["<w:strike/>", "<w:dstrike/>"])
def test_text_with_a_line_through_it_is_a_problem(line: str) -> None:
    returned = read(edited(EMPTY, filled("Wat ziet u?", "niet waar", formatting=line)))
    assert "doorgestreept" in only_problem(returned, "Wat ziet u?")


@pytest.mark.parametrize(("code", "sign"), [("F0E0", "→"), ("F04A", "☺"), ("F0FC", "☒"), ("F0A8", "☐")])
def test_what_word_makes_of_arrows_and_smileys_is_read(code: str, sign: str) -> None:
    def typed(root: _Element) -> None:
        type_in(answer_cell(root, "Wat ziet u?"), "dus ")
        symbol = xml(f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>')
        next(answer_cell(root, "Wat ziet u?").iter(f"{W}sdtContent")).append(symbol)

    assert read(edited(EMPTY, typed)).waarden["plan.verhaal"] == f"dus {sign}"


def test_a_sign_of_a_font_of_symbols_that_is_not_known_is_a_problem() -> None:
    symbol = xml('<w:r><w:sym w:font="Webdings" w:char="F099"/></w:r>')
    blob = edited(
        WHOLE, lambda root: next(answer_cell(root, "Wat ziet u?").iter(f"{W}sdtContent")).append(symbol)
    )
    assert "niet te lezen" in only_problem(read(blob), "Wat ziet u?")


@pytest.mark.parametrize(
    "text", ["Klik om tekst in te voeren", "Klik of tik om tekst in te voeren.", "\u2002\u2002", "  ", "\n"]
)
def test_what_stands_in_an_empty_field_is_no_answer(text: str) -> None:
    assert read(edited(WHOLE, filled("Wat ziet u?", text))).waarden["plan.verhaal"] is None


# Choices and ticks


@pytest.mark.parametrize(
    ("label", "pad", "words"),
    [
        ("Hoe snel", "plan.urgentie", "morgen"),
        ("Cijfer", "plan.cijfer", "zes"),
        ("Cijfer", "plan.cijfer", "1.234"),
        ("Eerste dag", "plan.dag", "11 december"),
        ("Eerste dag", "plan.dag", "volgende week"),
        ("Eerste dag", "plan.dag", "31 november 2026"),
    ],
)
def test_an_answer_that_is_no_such_choice_number_or_day_is_a_problem(label: str, pad: str, words: str) -> None:
    returned = read(edited(WHOLE, filled(label, words)))
    what = only_problem(returned, label)
    assert words not in what
    assert pad not in returned.waarden
    assert returned.problemen[0].pad == pad


@pytest.mark.parametrize("words", ["deze maand", "Deze maand.", " DEZE  MAAND ", "▼deze maand"])
def test_a_choice_is_read_by_its_words(words: str) -> None:
    assert read(edited(EMPTY, filled("Hoe snel", words))).waarden["plan.urgentie"] == "maand"


@pytest.mark.parametrize("sign", ["☒", "☑", "✓", "✗", "x", "X", "v"])
def test_a_tick_box_that_was_typed_over_counts_by_its_sign(sign: str) -> None:
    def typed(root: _Element) -> None:
        place = answer_cell(root, "Ouders vinden het goed")
        without(place, "sdt")
        next(place.iter(f"{W}p")).insert(1, run_of(sign))

    assert read(edited(EMPTY, typed)).waarden["plan.akkoord"] is True


def test_a_tick_box_that_is_gone_does_not_make_the_printed_word_an_answer() -> None:
    returned = read(edited(EMPTY, lambda root: without(answer_cell(root, "Ouders vinden het goed"), "sdt")))
    assert "vakje" in only_problem(returned, "Ouders vinden het goed")


def test_a_sign_that_slipped_out_of_its_box_counts() -> None:
    def slipped(root: _Element) -> None:
        place = answer_cell(root, "Ouders vinden het goed")
        tick(place)
        next(place.iter(f"{W}t")).text = ""
        next(place.iter(f"{W}sdt")).addnext(run_of("☒"))

    returned = read(edited(EMPTY, slipped))
    assert returned.waarden["plan.akkoord"] is True
    assert_clean(returned)


def test_a_choice_of_this_dossier_with_other_words_behind_it_is_a_problem() -> None:
    def written(root: _Element) -> None:
        next(answer_cell(root, "Behoeften").iter(f"{W}p")).append(run_of(", maar niet bij Engels"))

    assert "geen keuze" in only_problem(read(edited(WHOLE, written)), "Behoeften")


def test_a_box_and_a_sign_that_disagree_are_a_problem() -> None:
    def half(root: _Element) -> None:
        tick(answer_cell(root, "Ouders vinden het goed"))
        next(answer_cell(root, "Ouders vinden het goed").iter(f"{W}t")).text = "☐"

    assert "niet duidelijk" in only_problem(read(edited(EMPTY, half)), "Ouders vinden het goed")


def test_two_ticks_where_one_is_asked_are_a_problem() -> None:
    both = edited(WHOLE, lambda root: tick(answer_cell(root, "Is er met ouders gesproken?"), "ja"))
    assert "meer dan één" in only_problem(read(both), "Is er met ouders gesproken?")


def test_words_written_at_a_tick_box_are_a_problem_and_not_lost() -> None:
    def written(root: _Element) -> None:
        next(answer_cell(root, "Wanneer").iter(f"{W}p")).append(run_of(" behalve woensdag"))

    assert "geen keuze" in only_problem(read(edited(WHOLE, written)), "Wanneer")


# Finding a field


@pytest.mark.parametrize("label", ["Naam", "Wat ziet u?", "Eerste dag", "Hoe snel", "Ouders vinden het goed"])
@pytest.mark.parametrize(
    "gone",
    [
        ("tag",),
        ("tag", "alias"),
        ("tag", "bookmarkStart", "bookmarkEnd"),
        ("alias", "bookmarkStart", "bookmarkEnd"),
        ("tag", "alias", "bookmarkStart", "bookmarkEnd"),
    ],
)
def test_a_field_is_found_by_whatever_is_left_of_it(label: str, gone: tuple[str, ...]) -> None:
    returned = read(edited(WHOLE, lambda root: without(answer_cell(root, label), *gone)))
    assert returned.waarden == FULL
    assert returned.problemen == ()


def test_a_field_with_another_label_before_it_is_found_by_its_control() -> None:
    def retyped(root: _Element) -> None:
        type_in(cells(row_with(root, "Naam"))[0], "Voornaam")

    returned = read(edited(WHOLE, retyped))
    assert returned.waarden["plan.naam"] == "Noor"
    assert remarks(returned) == ["Voornaam"]


def test_a_field_that_stands_on_two_places_is_a_problem() -> None:
    def twice(root: _Element) -> None:
        row = row_with(root, "Naam")
        row.addnext(copied(row))

    assert "meer dan één plek" in only_problem(read(edited(WHOLE, twice)), "Naam")


def test_answers_that_changed_places_are_a_problem() -> None:
    def swapped(root: _Element) -> None:
        one, two = row_with(root, "Naam"), row_with(root, "Cijfer")
        first, second = cells(one)[1], cells(two)[1]
        one.append(second)
        two.append(first)

    returned = read(edited(WHOLE, swapped))
    assert {label for label, _ in problems(returned)} == {"Naam", "Cijfer"}
    assert "plan.naam" not in returned.waarden


def test_a_field_that_is_gone_is_a_problem_that_names_its_label() -> None:
    def gone(root: _Element) -> None:
        row = row_with(root, "Wat ziet u?")
        table_of(row).remove(row)

    returned = read(edited(WHOLE, gone))
    assert "niet meer te vinden" in only_problem(returned, "Wat ziet u?")
    assert "plan.verhaal" not in returned.waarden


def test_rows_in_another_order_are_no_matter() -> None:
    def turned(root: _Element) -> None:
        for label in ("Naam", "Kenmerk"):
            table = table_of(row_with(root, label))
            rows = table.findall(f"{W}tr")
            first = 0 if label == "Naam" else 1
            for row in reversed(rows[first:]):
                table.append(row)

    returned = read(edited(WHOLE, turned))
    assert returned.waarden == FULL
    assert [key for key, _ in rows_of(returned, "plan.doelen")] == ["D3", "D2", "D1"]
    assert returned.problemen == ()


def test_a_field_table_that_was_split_is_read_whole() -> None:
    def split(root: _Element) -> None:
        table = table_of(row_with(root, "Naam"))
        rest = copied(table)
        rows, others = table.findall(f"{W}tr"), rest.findall(f"{W}tr")
        for row in rows[4:]:
            table.remove(row)
        for row in others[:4]:
            rest.remove(row)
        table.addnext(rest)
        table.addnext(xml(p("")))

    returned = read(edited(WHOLE, split))
    assert returned.waarden == FULL
    assert_clean(returned)


def test_of_two_fields_whose_cells_were_merged_neither_gets_the_answer_of_the_other() -> None:
    def merged(root: _Element) -> None:
        upper, lower = answer_cell(root, "Naam"), answer_cell(root, "Wat ziet u?")
        properties = upper.find(f"{W}tcPr")
        assert properties is not None
        properties.append(xml('<w:vMerge w:val="restart"/>'))
        for paragraph in lower.findall(f"{W}p"):
            upper.append(paragraph)
        properties = lower.find(f"{W}tcPr")
        assert properties is not None
        properties.append(xml("<w:vMerge/>"))
        lower.append(xml(p("")))

    returned = read(edited(WHOLE, merged))
    assert "een ander veld" in only_problem(returned, "Wat ziet u?")
    assert returned.waarden["plan.naam"] == "Noor"


def test_a_label_and_its_answer_merged_into_one_cell_give_the_answer() -> None:
    def merged(root: _Element) -> None:
        label, answer = cells(row_with(root, "Wat ziet u?"))
        for paragraph in answer.findall(f"{W}p"):
            label.append(paragraph)
        row_with(root, "Wat ziet u?").remove(answer)

    returned = read(edited(WHOLE, merged))
    assert returned.waarden["plan.verhaal"] == FULL["plan.verhaal"]
    assert_clean(returned)


# Beside the fields


def test_text_typed_beside_the_fields_comes_back_with_its_place() -> None:
    def typed(root: _Element) -> None:
        body = root[0]
        body.insert(3, xml(p("Bel mij even.")))
        cells(row_with(root, "Cijfer"))[0].append(xml(p("Niet bekend")))
        body.insert(len(body) - 1, xml(p("Groet, Els")))

    returned = read(edited(WHOLE, typed))
    assert returned.waarden == FULL
    assert remarks(returned) == ["Bel mij even.", "Niet bekend", "Groet, Els"]
    assert [remark.plaats for remark in returned.opmerkingen][:2] == ["alinea 4", "tabel 1, rij 5, kolom 1"]


def test_a_remark_points_at_the_paragraph_as_it_is_counted_elsewhere() -> None:
    blob = edited(WHOLE, lambda root: root[0].insert(3, xml(p("Bel mij even."))), filled("Cijfer", "zes"))
    returned = read(blob)
    paragraphs = read_word(WordPackage(blob, "x"))
    (remark,) = returned.opmerkingen
    assert remark.paragraph is not None
    assert paragraphs[remark.paragraph].text == "Bel mij even."
    (problem,) = returned.problemen
    assert problem.paragraph is not None
    assert paragraphs[problem.paragraph].text == "zes"


def test_a_problem_with_an_empty_field_points_at_its_label() -> None:
    def gone(root: _Element) -> None:
        for text in answer_cell(root, "Ouders vinden het goed").iter(f"{W}t"):
            text.text = ""

    blob = edited(WHOLE, gone)
    returned = read(blob)
    (problem,) = returned.problemen
    assert problem.paragraph is not None
    assert read_word(WordPackage(blob, "x"))[problem.paragraph].text == "Ouders vinden het goed"


def test_a_picture_in_place_of_an_answer_is_a_problem() -> None:
    def picture(root: _Element) -> None:
        place = answer_cell(root, "Wat ziet u?")
        next(place.iter(f"{W}p")).append(xml("<w:r><w:drawing/></w:r>"))

    assert "plaatje" in only_problem(read(edited(EMPTY, picture)), "Wat ziet u?")
    returned = read(edited(WHOLE, picture))
    assert returned.waarden == FULL
    assert remarks(returned) == ["Hier staat ook een plaatje."]


def test_a_picture_beside_the_fields_is_a_remark() -> None:
    returned = read(edited(WHOLE, lambda root: root[0].insert(2, xml("<w:p><w:r><w:drawing/></w:r></w:p>"))))
    assert len(remarks(returned)) == 1


def test_a_printed_field_that_was_changed_is_a_remark() -> None:
    returned = read(edited(WHOLE, filled("Nummer", "HP2")))
    assert "plan.nummer" not in returned.waarden
    assert remarks(returned) == ["HP2"]


# Changes that were tracked

_WHO = 'w:id="900" w:author="Els" w:date="2026-11-20T10:00:00Z"'


@pytest.mark.parametrize("around", ["ins", "del", "moveFrom", "moveTo"])
def test_changes_that_nobody_accepted_are_a_problem(around: str) -> None:
    def tracked(root: _Element) -> None:
        place = answer_cell(root, "Wat ziet u?")
        change = xml(f"<w:{around} {_WHO}/>")
        change.append(run_of("erbij"))
        next(place.iter(f"{W}sdtContent")).append(change)

    returned = read(edited(WHOLE, tracked))
    assert "niet zijn geaccepteerd" in only_problem(returned, "Wat ziet u?")
    assert "plan.verhaal" not in returned.waarden
    assert "plan.naam" in returned.waarden


def test_changes_of_formatting_only_are_no_matter() -> None:
    change = f"<w:rPrChange {_WHO}><w:rPr/></w:rPrChange>"
    returned = read(edited(WHOLE, filled("Naam", "Noor", formatting=f"<w:b/>{change}")))
    assert returned.waarden == FULL
    assert returned.problemen == ()


@pytest.mark.parametrize("kind", ["ins", "del"])
def test_a_row_added_or_removed_with_changes_tracked_is_a_problem(kind: str) -> None:
    def tracked(root: _Element) -> None:
        row = row_with(root, "D2")
        properties = row.find(f"{W}trPr")
        assert properties is not None
        properties.append(xml(f"<w:{kind} {_WHO}/>"))

    returned = read(edited(WHOLE, tracked))
    assert any("nog niet geaccepteerd" in what for _, what in problems(returned))


# Tables


def test_rows_that_were_added_are_new_ones() -> None:
    def added(root: _Element) -> None:
        row = row_with(root, "2")
        fresh = xml(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 5}</w:tr>")
        row.addnext(fresh)
        for cell, text in zip(cells(fresh), ["", "Rustige plek", "Daan\nEls", "2,5", ""], strict=True):
            type_in(cell, text)

    returned = read(edited(WHOLE, added))
    assert rows_of(returned, "plan.stappen")[2] == (
        None,
        {"wat": "Rustige plek", "wie": ("Daan", "Els"), "aantal": "2.5"},
    )
    assert_clean(returned)


def test_the_empty_rows_of_the_form_can_be_filled_in() -> None:
    def typed(root: _Element) -> None:
        row = table_of(row_with(root, "Nr")).findall(f"{W}tr")[-1]
        type_in(cells(row)[1], "Extra tijd")

    assert rows_of(read(edited(WHOLE, typed)), "plan.stappen")[2:] == [(None, {"wat": "Extra tijd"})]


def test_a_copied_row_that_kept_its_number_is_a_problem() -> None:
    def twice(root: _Element) -> None:
        row = row_with(root, "2")
        row.addnext(copied(row))

    assert "hetzelfde" in only_problem(read(edited(WHOLE, twice)), "Maatregelen")


@pytest.mark.eis("N06")
def test_a_removed_row_of_a_fixed_table_is_a_problem() -> None:
    def removed(root: _Element) -> None:
        row = row_with(root, "D2")
        table_of(row).remove(row)

    returned = read(edited(WHOLE, removed))
    assert "Rij 2" in only_problem(returned, "Doelen")
    assert [key for key, _ in rows_of(returned, "plan.doelen")] == ["D1", "D3"]


def test_a_removed_row_of_another_table_is_just_not_there() -> None:
    def removed(root: _Element) -> None:
        row = row_with(root, "2")
        table_of(row).remove(row)

    returned = read(edited(WHOLE, removed))
    assert_clean(returned)
    assert [row.sleutel for row in returned.tabellen["plan.stappen"]] == ["1"]


def test_another_kenmerk_in_a_fixed_table_is_a_problem() -> None:
    returned = read(edited(WHOLE, lambda root: type_in(cell_of(root, "D2", 0), "D9")))
    assert {label for label, _ in problems(returned)} == {"Doelen"}
    assert [key for key, _ in rows_of(returned, "plan.doelen")] == ["D1", "D3"]


def test_a_printed_cell_that_was_changed_is_a_remark() -> None:
    returned = read(edited(WHOLE, lambda root: type_in(cell_of(root, "D2", 1), "Doorwerken tot het eind")))
    assert remarks(returned) == ["Doorwerken tot het eind"]
    assert "titel" not in returned.tabellen["plan.doelen"][1].waarden


def test_columns_in_another_order_are_read_by_their_headings() -> None:
    def moved(root: _Element) -> None:
        for row in table_of(row_with(root, "Kenmerk")).findall(f"{W}tr"):
            row.append(cells(row)[2])
            row.append(cells(row)[0])

    returned = read(edited(WHOLE, moved))
    assert rows_of(returned, "plan.doelen") == rows_of(read(WHOLE), "plan.doelen")
    assert returned.problemen == ()


def test_columns_that_were_widened_cell_by_cell_are_read() -> None:
    def dragged(root: _Element) -> None:
        row = row_with(root, "D1")
        properties = cells(row)[2].find(f"{W}tcPr")
        assert properties is not None
        properties.append(xml('<w:gridSpan w:val="2"/>'))

    assert rows_of(read(edited(WHOLE, dragged)), "plan.doelen") == rows_of(read(WHOLE), "plan.doelen")


def test_a_column_that_is_gone_is_a_problem_and_no_empty_answer() -> None:
    def removed(root: _Element) -> None:
        for row in table_of(row_with(root, "Kenmerk")).findall(f"{W}tr"):
            row.remove(cells(row)[2])

    returned = read(edited(WHOLE, removed))
    assert "Wat is er te zien?" in only_problem(returned, "Doelen")
    assert all("effect" not in row.waarden for row in returned.tabellen["plan.doelen"])


def test_a_column_that_was_added_comes_back_as_remarks() -> None:
    def added(root: _Element) -> None:
        for row, text in zip(
            table_of(row_with(root, "Kenmerk")).findall(f"{W}tr"),
            ["Mening", "leuk", "", "moeilijk"],
            strict=True,
        ):
            row.append(xml(f"<w:tc>{p(text)}</w:tc>"))

    returned = read(edited(WHOLE, added))
    assert remarks(returned) == ["Mening", "leuk", "moeilijk"]
    assert rows_of(returned, "plan.doelen") == rows_of(read(WHOLE), "plan.doelen")


def test_cells_merged_within_a_row_are_a_problem_that_names_the_columns() -> None:
    def merged(root: _Element) -> None:
        row = row_with(root, "D1")
        kept, gone = cells(row)[2], cells(row)[3]
        properties = kept.find(f"{W}tcPr")
        assert properties is not None
        properties.append(xml('<w:gridSpan w:val="2"/>'))
        row.remove(gone)

    returned = read(edited(WHOLE, merged))
    assert [label for label, _ in problems(returned)] == [
        "Doelen, rij 1: Wat is er te zien?",
        "Doelen, rij 1: Bereikt",
    ]
    assert "op" in returned.tabellen["plan.doelen"][0].waarden


def test_cells_merged_over_rows_are_a_problem() -> None:
    def merged(root: _Element) -> None:
        for number, row in enumerate(("D1", "D2")):
            properties = cell_of(root, row, 2).find(f"{W}tcPr")
            assert properties is not None
            properties.append(xml("<w:vMerge/>" if number else '<w:vMerge w:val="restart"/>'))

    assert "samengevoegd" in only_problem(read(edited(WHOLE, merged)), "Doelen, rij 2: Wat is er te zien?")


@pytest.mark.parametrize("with_heading", [True, False])
def test_a_table_that_was_split_is_read_whole(*, with_heading: bool) -> None:
    def split(root: _Element) -> None:
        table = table_of(row_with(root, "Kenmerk"))
        rest = copied(table)
        for row in table.findall(f"{W}tr")[2:]:
            table.remove(row)
        for row in rest.findall(f"{W}tr")[0 if not with_heading else 1 : 2]:
            rest.remove(row)
        table.addnext(rest)
        table.addnext(xml(p("")))

    returned = read(edited(WHOLE, split))
    assert rows_of(returned, "plan.doelen") == rows_of(read(WHOLE), "plan.doelen")
    assert_clean(returned)


def test_a_table_that_is_gone_is_a_problem() -> None:
    def removed(root: _Element) -> None:
        table = table_of(row_with(root, "Kenmerk"))
        table.getparent().remove(table)  # type: ignore[union-attr] # it stands in the body

    assert "niet meer te vinden" in only_problem(read(edited(WHOLE, removed)), "Doelen")


def test_an_unclear_cell_is_a_problem_and_the_rest_of_its_row_is_read() -> None:
    returned = read(edited(WHOLE, lambda root: type_in(cell_of(root, "D2", 4), "gisteren")))
    only_problem(returned, "Doelen, rij 2: Gezien op")
    row = returned.tabellen["plan.doelen"][1]
    assert (row.sleutel, row.waarden["samen"]) == ("D2", True)
    assert "op" not in row.waarden


def test_what_somebody_writes_in_a_column_for_paper_is_a_remark() -> None:
    assert remarks(read(edited(WHOLE, lambda root: type_in(cell_of(root, "1", 4), "gezien, Els")))) == [
        "gezien, Els"
    ]


# Comments


def test_comments_of_word_come_back_with_who_wrote_them_and_where() -> None:
    def mark(root: _Element) -> None:
        paragraph = next(answer_cell(root, "Naam").iter(f"{W}p"))
        for number in ("1", "2"):
            paragraph.append(xml(f'<w:commentRangeStart w:id="{number}"/>'))

    inside = f'<w:comment w:id="1" w:author="Els">{p("Zie mail.")}{p("Van maandag.")}</w:comment>'
    inside += f'<w:comment w:id="2" w:author="dossiertool">{p("Dit is een oordeel.")}</w:comment>'
    (remark,) = read(with_comments(edited(WHOLE, mark), inside)).opmerkingen
    assert (remark.tekst, remark.auteur) == ("Zie mail.\nVan maandag.", "Els")
    assert remark.plaats == "opmerking in Word, tabel 1, rij 1, kolom 2"


def with_comments(blob: bytes, inside: str) -> bytes:
    found: dict[str, str | bytes] = dict(parts(blob))
    rels = "word/_rels/document.xml.rels"
    kind = f'<Relationship Id="c1" Type="{NAMES["r"]}/comments" Target="comments.xml"/></Relationships>'
    found[rels] = str(found[rels]).replace("</Relationships>", kind)
    found["word/comments.xml"] = f"<w:comments {SPACES}>{inside}</w:comments>"
    return packed(found)


# Versions


def test_an_older_form_is_read() -> None:
    assert read(made(versie=1)).waarden == FULL


def test_every_field_of_the_form_has_a_bookmark() -> None:
    found: set[str] = set()
    edited(
        WHOLE, lambda root: found.update(each.get(f"{W}name", "") for each in root.iter(f"{W}bookmarkStart"))
    )
    assert {bookmark(field.pad) for field in proef.FIELDS} <= found


def test_a_form_saved_as_strict_open_xml_is_refused_with_advice() -> None:
    found = parts(WHOLE)
    usual = "http://schemas.openxmlformats.org/officeDocument/2006"
    strict = {
        NAMES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        f"{usual}/relationships/custom-properties": f"{usual}/relationships/customProperties",
        f"{usual}/custom-properties": "http://purl.oclc.org/ooxml/officeDocument/customProperties",
    }
    changed: dict[str, str | bytes] = {}
    for name, text in found.items():
        if name.startswith(("word/document.xml", "docProps/custom", "_rels/")):
            for old, new in strict.items():
                text = text.replace(old, new)  # noqa: PLW2901
        changed[name] = text
    with pytest.raises(InvalidInput, match="Strict Open XML") as refused:
        read(packed(changed))
    assert refused.value.hint
