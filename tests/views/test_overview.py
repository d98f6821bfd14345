"""Where a case stands: what is open, how far the goals are, what is missing, and what stays out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiertool.checks.setting import BARE
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.kinds import Doelbereik
from dossiertool.views.group import group_overview_of
from dossiertool.views.missing import missing
from dossiertool.views.overview import overview_of
from dossiertool.views.summary import LONGEST, shortened, summary_of
from tests.checks.cases import TODAY, dossier, evaluatie, goal, groepsplan, measure, need, plan

CLOSED = need(
    kenmerk="B2",
    omschrijving="Een vaste plek achterin.",
    geopend_op="2025-01-06",
    status="afgesloten",
    afgesloten_op="2026-06-26",
    reden="behaald",
)


def seen(closed: bool = False, **parts: Any) -> Any:
    return overview_of(dossier(**parts), TODAY, [], {"": "Dossier"}, closed=closed)


def test_open_needs_are_shown_with_status_and_age() -> None:
    (found,) = seen(behoeften=[need(geopend_op="2026-08-22", status="in_behandeling")]).behoeften
    assert (found.kenmerk, found.status, found.maanden_open) == ("B1", "in_behandeling", 2)
    (whole,) = seen(behoeften=[need(geopend_op="2026-08-21")]).behoeften
    assert whole.maanden_open == 3


def test_a_closed_need_and_its_goals_are_left_out_unless_asked() -> None:
    parts: dict[str, Any] = {
        "behoeften": [need(), CLOSED],
        "plannen": [
            plan(
                behoeften=["B1", "B2"],
                doelen=[goal(behoefte="B1"), goal(kenmerk="D2", behoefte="B2"), goal(kenmerk="D3")],
            )
        ],
    }
    view = seen(**parts)
    assert [one.kenmerk for one in view.behoeften] == ["B1"]
    assert (view.afgesloten, view.aantal_afgesloten) == ((), 1)
    assert [one.kenmerk for one in view.doelen] == ["D1", "D3"]
    (old,) = seen(closed=True, **parts).afgesloten
    assert (old.afgesloten_op, old.reden, old.maanden_open) == (date(2026, 6, 26), "behaald", 17)


def test_a_goal_shows_all_measurements_in_order_and_what_was_last_said_of_it() -> None:
    measured = goal(metingen=[{"datum": "2026-11-19", "waarde": "64"}, {"datum": "2026-11-05", "waarde": "60"}])
    said = [
        evaluatie(
            kenmerk=f"E{i}",
            datum=day,
            doelen=[{"doel": "D1", "doelbereik": reached, "meting": {"datum": day, "waarde": "62"}}],
        )
        for i, (day, reached) in enumerate(
            (("2026-11-20", "niet_beoordeeld"), ("2026-11-12", "deels"), ("2026-11-06", "niet"))
        )
    ]
    view = seen(behoeften=[need()], plannen=[plan(behoeften=["B1"], doelen=[measured])], evaluaties=said)
    (found,) = view.doelen
    assert [one.datum.day for one in found.metingen] == [5, 6, 12, 19, 20]
    assert (found.doelbereik, found.beoordeeld_op) == (Doelbereik.DEELS, date(2026, 11, 12))


def test_what_is_missing_is_said_once_per_rule_and_document_and_only_of_steps() -> None:
    def finding(code: str, pad: str, klasse: Klasse = Klasse.STAP) -> Finding:
        return Finding(code=code, klasse=klasse, niveau=Niveau.WAARSCHUWING, melding=f"{code} {pad}", pad=pad)

    titles = {"": "Dossier", "plannen.0": "Plan HP1", "plannen.1": "Plan HP2"}
    found = missing(
        [
            finding("A-01", "plannen.0.maatregelen.0"),
            finding("B-01", "plannen.0"),
            finding("A-01", "plannen.0.maatregelen.1"),
            finding("A-01", "plannen.1.maatregelen.0"),
            finding("C-01", "regiehouder"),
            finding("FEIT-01", "plannen.0.gericht_op", Klasse.OORDEEL),
        ],
        titles,
    )
    assert [(one.document, one.code, one.aantal) for one in found] == [
        ("Dossier", "C-01", 1),
        ("Plan HP1", "A-01", 2),
        ("Plan HP1", "B-01", 1),
        ("Plan HP2", "A-01", 1),
    ]
    assert found[1].melding == "A-01 plannen.0.maatregelen.0"


@pytest.mark.eis("R147")
def test_the_summary_has_the_agreements_and_results_of_open_needs_in_short() -> None:
    long = "Peter oefent met Noor het begin van een toets. " * 10
    case = dossier(
        behoeften=[need(), CLOSED],
        plannen=[
            plan(
                behoeften=["B1", "B2"],
                status="in_uitvoering",
                doelen=[
                    goal(behoefte="B1", metingen=[{"datum": "2026-11-19", "waarde": "64 woorden"}]),
                    goal(kenmerk="D2", behoefte="B2"),
                ],
                maatregelen=[
                    measure(wat=long, doelen=["D1"], uiterlijk="2026-12-18"),
                    measure(wat="Vaste plek.", doelen=["D2"]),
                ],
            )
        ],
        evaluaties=[evaluatie(soort="tussen", doelen=[{"doel": "D1", "doelbereik": "deels"}])],
    )
    found = summary_of(case)
    (agreement,) = found.afspraken
    assert (agreement.wie, agreement.uiterlijk) == ("Peter", date(2026, 12, 18))
    assert len(agreement.wat) <= LONGEST
    assert agreement.wat.endswith("…")
    (result,) = found.resultaten
    assert (result.doel, result.doelbereik, result.meting) == ("D1", Doelbereik.DEELS, "64 woorden")
    assert (result.beoordeeld_op, result.gemeten_op) == (date(2026, 11, 20), date(2026, 11, 19))


def test_a_text_is_shortened_at_a_word_and_put_on_one_line() -> None:
    assert shortened("Kort\n genoeg.") == "Kort genoeg."
    assert shortened("woord, " * 40) == "woord, " * 21 + "woord…"
    assert len(shortened("x" * 500)) == LONGEST


def test_a_groepsplan_shows_groups_discussions_and_who_has_no_group_yet() -> None:
    case = groepsplan(
        leerlingen=[{"nummer": i, "naam": f"Leerling {i}"} for i in range(1, 6)],
        subgroepen=[
            {"kenmerk": "A", "leerlingen": [1, 2], "doelen": [goal()]},
            {"kenmerk": "B", "leerlingen": [3, 4], "niveau": "intensief"},
        ],
        besprekingen=[
            {"datum": "2026-11-03", "fase": "uitvoeren"},
            {"datum": "2026-09-15", "fase": "opstellen"},
            {"datum": "2026-07-01", "fase": "opstellen"},
        ],
        evaluaties=[
            {"datum": "2026-11-17", "uitkomst": "54", "doelen": [{"doel": "D1", "doelbereik": "deels"}]}
        ],
    )
    view = group_overview_of(case, BARE, [], {"": "Groepsplan"})
    assert (view.leerlingen, view.zonder_subgroep) == (5, 1)
    assert [(one.kenmerk, one.leerlingen) for one in view.subgroepen] == [("A", 2), ("B", 2)]
    assert view.subgroepen[0].doelen[0].doelbereik is Doelbereik.DEELS
    assert [talk.datum.month for talk in view.besprekingen] == [7, 9, 11]
    assert (view.besprekingen_dit_jaar, view.besprekingen_nodig) == (2, 3)


@pytest.mark.eis("R093")
def test_who_was_invited_and_who_came_is_shown_without_the_name_of_the_pupil() -> None:
    guests = [{"naam": "Fatima", "aanwezig": True}, {"naam": "Noor", "aanwezig": False}, {"naam": "Ans"}]
    talk = {"kenmerk": "G1", "datum": "2026-10-06", "uitkomst": "interventie", "genodigden": guests}
    (one, later) = seen(gesprekken=[{**talk, "kenmerk": "G2", "datum": "2026-12-01"}, talk]).gesprekken
    assert [(guest.naam, guest.aanwezig) for guest in one.genodigden] == [
        ("Fatima", True),
        ("leerling", False),
        ("Ans", None),
    ]
    assert (one.is_geweest, later.is_geweest) == (True, False)


def test_a_conversation_about_a_closed_need_is_not_shown() -> None:
    talk = {"datum": "2026-03-06", "uitkomst": "interventie", "genodigden": [{"naam": "Ans"}]}
    assert seen(behoeften=[need(), CLOSED], gesprekken=[{**talk, "behoeften": ["B2"]}]).gesprekken == ()
