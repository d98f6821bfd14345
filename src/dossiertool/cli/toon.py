"""`dossiertool toon`: where one case stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.layout import count_of, day, paragraph, plain, row
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import SCHOOL, VANDAAG
from dossiertool.cli.show import COLOURS, compact
from dossiertool.cli.terminal import one_line
from dossiertool.documents.words import capital, words
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.actions.look import Stand
    from dossiertool.views.group import GroupOverview
    from dossiertool.views.item import Item
    from dossiertool.views.overview import Change, Closing, Goal, Guest, Missing, Need, Overview
    from dossiertool.views.steps import Step
    from dossiertool.views.summary import Summary

_HISTORY = (
    "Dit is geschiedenis: u ziet ook wat is afgesloten. Gebruik het niet in nieuwe stukken. "
    "Uit de kluis komt dit bekijken in het logboek; bij een bestand wordt het nergens vastgelegd."
)
_SHOWN = 8  # moments on the screen; the agenda has them all


@click.command(cls=DutchCommand)
@click.argument("doel", metavar="DOEL")
@click.option("--samenvatting", is_flag=True, help="Alleen de afspraken en de resultaten, in het kort.")
@click.option("--afgesloten", is_flag=True, help="Laat ook de afgesloten behoeften zien.")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")
@SCHOOL
@VANDAAG
@opens_vault
def toon(
    access: Access,
    doel: str,
    samenvatting: bool,
    afgesloten: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Laat zien waar een dossier of groepsplan staat.

    U ziet bij elke open behoefte de zes stappen met hun datum, de doelen met wat er is gemeten, wat er
    eerst komt en wat nog ontbreekt. DOEL is een dossier of groepsplan, of kluis:NUMMER voor een dossier dat
    in de kluis staat.
    """
    from dossiertool.actions import look  # noqa: PLC0415

    if samenvatting and afgesloten:
        raise InvalidInput(
            "In een samenvatting staan alleen open behoeften.", "Kies --samenvatting of --afgesloten."
        )
    if samenvatting:
        with access.cases([doel]) as vault:
            summary = look.summary_in(doel, vault=vault)
        if as_json:
            click.echo(compact(plain(summary)))
        else:
            _show_summary(summary)
        return
    today = vandaag or date.today()  # noqa: DTZ011  the school's own calendar day is meant
    with access.cases([doel]) as vault:
        stand = look.stand_of(doel, today=today, school=school, closed=afgesloten, vault=vault)
    if afgesloten:
        click.echo(_HISTORY, err=True)
    if as_json:
        click.echo(compact(_as_json(stand)))
    else:
        _show(stand, doel)


def _as_json(stand: Stand) -> dict[str, Any]:
    """Return the view as JSON object: the number and the class, not the name of the pupil (N13)."""
    answer: dict[str, Any] = plain(stand.view)
    answer.pop("naam", None)
    return {**answer, "momenten": [item.as_dict() for item in stand.momenten]}


def _show(stand: Stand, doel: str) -> None:
    from dossiertool.views.group import GroupOverview  # noqa: PLC0415

    if isinstance(stand.view, GroupOverview):
        _show_group(stand.view)
    else:
        _show_dossier(stand.view, doel)
    _show_moments(stand.momenten, doel)
    _show_missing(stand.view.ontbreekt, doel)
    if not isinstance(stand.view, GroupOverview) and stand.view.aantal_afgesloten > len(stand.view.afgesloten):
        count = count_of(stand.view.aantal_afgesloten, "behoefte is", "behoeften zijn")
        click.echo(f"tip: {count} afgesloten. U ziet ze met --afgesloten.", err=True)


def _show_dossier(view: Overview, doel: str) -> None:
    click.secho(
        f"{view.nummer}  {one_line(view.naam)}, klas {one_line(view.klas)}, {view.schooljaar}", bold=True
    )
    click.echo(f"{words(view.niveau)}; regie: {one_line(view.regiehouder) or 'nog niemand'}")
    for closing in view.afsluitingen:
        _show_closing(closing)
    if view.dagen_tot_plan is not None:
        click.echo(
            f"Van het eerste signaal tot het eerste plan: {count_of(view.dagen_tot_plan, 'dag', 'dagen')}"
        )
    derived = False
    for need in (*view.behoeften, *view.afgesloten):
        _show_need(need)
        derived |= any(step.afgeleid for step in need.stappen)
    if derived:
        click.echo("\n* Deze dag blijkt uit de rest van het dossier; hij staat niet bij de behoefte zelf.")
    if view.signalen:
        _title("Signalen zonder behoefte")
    for signal in view.signalen:
        click.echo(
            row((signal.kenmerk, 4), (day(signal.datum), 19), rest=signal.onderwerp or "", indent=2).rstrip()
        )
    if view.gesprekken:
        _title("Gesprekken: wie was uitgenodigd")
    for talk in view.gesprekken:
        who = ", ".join(_came(guest, past=talk.is_geweest) for guest in talk.genodigden)
        click.echo(row((talk.kenmerk or "", 4), (day(talk.datum), 19), rest=who, indent=2))
    if not view.behoeften:
        click.echo("\nGeen open behoeften.")
        if not view.aantal_afgesloten:
            click.echo(f"  Weet u wat de leerling nodig heeft? {_how_to_add(view.nummer, doel)}")
    _title("Doelen")
    _show_goals(view.doelen, with_plan=True)


def _how_to_add(number: str, doel: str) -> str:
    from dossiertool.actions.targets import in_vault  # noqa: PLC0415

    if in_vault(doel):
        return f"Haal het dossier op: dossiertool kluis haal {number} -o {number}.dossier.yaml"
    return f"dossiertool nieuw behoefte --in {doel}"


def _show_closing(closing: Closing) -> None:
    """Show that the dossier was closed, what was overruled, and whether it was opened again."""
    click.secho(f"Dossier afgesloten op {day(closing.datum)} door {one_line(closing.door)}", bold=True)
    click.echo(paragraph(f"Reden: {closing.reden}", indent=2))
    for each in closing.doorgezet:
        click.echo(paragraph(f"Stond nog open: {each.code}. {each.reden} ({each.door})", indent=2, hang=2))
    if closing.heropend_op is not None:
        again = f"Weer geopend op {day(closing.heropend_op)} door {closing.heropend_door}: "
        click.echo(paragraph(f"{again}{closing.heropend_reden}", indent=2, hang=2))


def _said_of(change: Change) -> str:
    """Say what happened to a need, who decided with whom, and why."""
    with_whom = f", met {', '.join(change.met)}" if change.met else ""
    parts = [f"{words(change.status)}, door {change.door}{with_whom}."]
    named = (("Reden", change.reden), ("Bewijs", change.bewijs), ("Signaal", change.signaal))
    parts += [f"{name}: {said}" for name, said in named if said]
    return " ".join(parts)


def _came(guest: Guest, *, past: bool) -> str:
    """Say who was invited, and after the conversation whether they came."""
    if guest.aanwezig is None and not past:
        return one_line(guest.naam)
    said = {True: "was er", False: "was er niet", None: "nog niet ingevuld"}[guest.aanwezig]
    return f"{one_line(guest.naam)} ({said})"


def _show_need(need: Need) -> None:
    _title(f"Behoefte {need.kenmerk}: {words(need.status)}")
    click.echo(paragraph(need.omschrijving, indent=2))
    if need.afgesloten_op is not None:
        click.echo(f"  Open van {day(need.geopend_op)} tot {day(need.afgesloten_op)}.")
        if need.reden:
            click.echo(paragraph(f"Reden: {need.reden}", indent=2))
    else:
        months = count_of(need.maanden_open, "maand", "maanden")
        age = f" ({months})" if need.maanden_open else ""
        seen = f"laatst bekeken op {day(need.bekeken_op)}" if need.bekeken_op > need.geopend_op else ""
        text = f"Open sinds {day(need.geopend_op)}{age}, {seen or 'daarna nog niet bekeken'}."
        click.echo(paragraph(text, indent=2))
    for number, step in enumerate(need.stappen, start=1):
        click.echo(row((f"{number} {capital(step.stap)}", 16), rest=_days(step), indent=4))
    for change in need.geschiedenis:
        click.echo(row((day(change.datum), 19), rest=_said_of(change), indent=4))
    for back in need.terug:
        reason = f" Reden: {back.reden}" if back.reden else ""
        text = f"Terug op {day(back.datum)}: van {back.van} naar {back.naar}.{reason}"
        click.echo(paragraph(text, indent=4, hang=2))


def _days(step: Step) -> str:
    if not step.dagen:
        return "nog niet"
    mark = " *" if step.afgeleid else ""
    first, last = step.dagen[0], step.dagen[-1]
    return f"{day(first)}{f', laatst {day(last)}' if last != first else ''}{mark}"


def _show_goals(goals: Sequence[Goal], *, with_plan: bool = False, indent: int = 2) -> None:
    if not goals:
        click.echo(" " * indent + "Geen doelen.")
    for goal in goals:
        place = f" (plan {goal.plan})" if with_plan else ""
        click.echo(paragraph(f"{goal.kenmerk}{place}: {goal.omschrijving}", indent=indent, hang=4))
        below = indent + 4
        for label, value in (("nulmeting", goal.nulmeting), ("streefwaarde", goal.streefwaarde)):
            if value:
                click.echo(row((label, 19), rest=value, indent=below))
        if goal.streefdatum:
            click.echo(row(("streefdatum", 19), rest=day(goal.streefdatum), indent=below))
        for measured in goal.metingen:
            click.echo(row((day(measured.datum), 19), rest=measured.waarde, indent=below))
        when = f" op {day(goal.beoordeeld_op)}" if goal.beoordeeld_op else ""
        decided = f"; besluit: {words(goal.besluit)}" if goal.besluit else ""
        click.echo(row(("stand", 19), rest=f"{words(goal.doelbereik)}{when}{decided}", indent=below))


def _show_group(view: GroupOverview) -> None:
    about = ", ".join(filter(None, (f"klas {one_line(view.klas)}", one_line(view.vak), view.schooljaar)))
    click.secho(f"{view.nummer}  {about}", bold=True)
    pupils = count_of(view.leerlingen, "leerling", "leerlingen")
    click.echo(f"{capital(words(view.status))}; {day(view.periode_van)} tot {day(view.periode_tot)}; {pupils}")
    _title("Doel van de klas")
    _show_goals(view.doelen)
    for group in view.subgroepen:
        extra = [words(group.niveau)] if group.niveau else []
        extra.append(count_of(group.leerlingen, "leerling", "leerlingen"))
        name = f" {one_line(group.naam)}" if group.naam else ""
        _title(f"Subgroep {group.kenmerk}{name} ({', '.join(extra)})")
        _show_goals(group.doelen)
    if view.zonder_subgroep and view.subgroepen:
        click.echo(f"\n  Nog zonder subgroep: {count_of(view.zonder_subgroep, 'leerling', 'leerlingen')}.")
    _title(f"Besprekingen: {view.besprekingen_dit_jaar} van de {view.besprekingen_nodig} dit schooljaar")
    for talk in view.besprekingen:
        click.echo(row((day(talk.datum), 19), rest=f"{talk.fase}. {talk.besluit or ''}", indent=2))


def _show_moments(items: Sequence[Item], doel: str) -> None:
    _title("Wat eerst komt")
    if not items:
        click.echo("  Niets in de komende drie maanden.")
    for item in items[:_SHOWN]:
        who = f" ({', '.join(item.wie)})" if item.wie else ""
        late = "te laat" if item.te_laat else ""
        click.echo(row((late, 9), (day(item.datum), 19), rest=f"{item.wat}{who}", indent=2))
    if len(items) > _SHOWN:
        click.echo(f"  En nog {len(items) - _SHOWN}: dossiertool agenda {doel} --dagen 90")


def _show_missing(missing: Sequence[Missing], doel: str) -> None:
    _title("Wat nog ontbreekt")
    if not missing:
        click.echo("  Niets.")
        return
    document = ""
    for one in missing:
        if one.document != document:
            document = one.document
            click.echo(f"  {document}")
        more = f" (en nog {one.aantal - 1} keer)" if one.aantal > 1 else ""
        line = row((one.code, 12), rest=f"{one.melding}{more}", indent=4)
        click.echo(line.replace(one.code, click.style(one.code, fg=COLOURS[one.niveau]), 1))
    click.echo(f"  Waar het staat en wat u kunt doen: dossiertool controleer {doel}")


def _show_summary(summary: Summary) -> None:
    click.secho(f"{summary.nummer}  samenvatting", bold=True)
    _title("Afspraken")
    if not summary.afspraken:
        click.echo("  Er loopt geen plan met afspraken.")
    for one in summary.afspraken:
        until = f"uiterlijk {day(one.uiterlijk)}" if one.uiterlijk else None
        when = "; ".join(filter(None, (one.wanneer, until)))
        text = f"{one.wie or 'Nog niemand'}: {one.wat}{f' ({when})' if when else ''}"
        click.echo(paragraph(f"- {text}", indent=2, hang=2))
    _title("Resultaten")
    if not summary.resultaten:
        click.echo("  Geen doelen voor een open behoefte.")
    for result in summary.resultaten:
        when = f" op {day(result.beoordeeld_op)}" if result.beoordeeld_op else ""
        text = f"- {result.doel} ({words(result.doelbereik)}{when}): {result.omschrijving}"
        if result.gemeten_op:
            text = f"{text.rstrip('.')}. Gemeten op {day(result.gemeten_op)}: {result.meting}"
        click.echo(paragraph(text, indent=2, hang=2))


def _title(text: str) -> None:
    click.secho(f"\n{text}", bold=True)
