"""How `toon` prints a dossier or a groepsplan: its needs with their steps, and its goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossiertool.cli.layout import count_of, day, paragraph, row
from dossiertool.cli.terminal import one_line
from dossiertool.documents.words import capital, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.views.goals import Goal
    from dossiertool.views.group import GroupOverview
    from dossiertool.views.overview import Change, Closing, Guest, Need, Overview
    from dossiertool.views.steps import Step


def show_dossier(view: Overview, doel: str) -> None:
    """Print where a dossier stands; `doel` is what the user typed, for the command to type next."""
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
        title("Signalen zonder behoefte")
    for signal in view.signalen:
        click.echo(
            row((signal.kenmerk, 4), (day(signal.datum), 19), rest=signal.onderwerp or "", indent=2).rstrip()
        )
    if view.gesprekken:
        title("Gesprekken: wie was uitgenodigd")
    for talk in view.gesprekken:
        who = ", ".join(_came(guest, past=talk.is_geweest) for guest in talk.genodigden)
        click.echo(row((talk.kenmerk or "", 4), (day(talk.datum), 19), rest=who, indent=2))
    if not view.behoeften:
        click.echo("\nGeen open behoeften.")
        if not view.aantal_afgesloten:
            click.echo(f"  Weet u wat de leerling nodig heeft? {_how_to_add(view.nummer, doel)}")
    title("Doelen")
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
    title(f"Behoefte {need.kenmerk}: {words(need.status)}")
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


def show_group(view: GroupOverview) -> None:
    """Print where a groepsplan stands: the goals of the class, then those of each subgroup."""
    about = ", ".join(filter(None, (f"klas {one_line(view.klas)}", one_line(view.vak), view.schooljaar)))
    click.secho(f"{view.nummer}  {about}", bold=True)
    pupils = count_of(view.leerlingen, "leerling", "leerlingen")
    click.echo(f"{capital(words(view.status))}; {day(view.periode_van)} tot {day(view.periode_tot)}; {pupils}")
    title("Doel van de klas")
    _show_goals(view.doelen)
    for group in view.subgroepen:
        extra = [words(group.niveau)] if group.niveau else []
        extra.append(count_of(group.leerlingen, "leerling", "leerlingen"))
        name = f" {one_line(group.naam)}" if group.naam else ""
        title(f"Subgroep {group.kenmerk}{name} ({', '.join(extra)})")
        _show_goals(group.doelen)
    if view.zonder_subgroep and view.subgroepen:
        click.echo(f"\n  Nog zonder subgroep: {count_of(view.zonder_subgroep, 'leerling', 'leerlingen')}.")
    title(f"Besprekingen: {view.besprekingen_dit_jaar} van de {view.besprekingen_nodig} dit schooljaar")
    for talk in view.besprekingen:
        click.echo(row((day(talk.datum), 19), rest=f"{talk.fase}. {talk.besluit or ''}", indent=2))


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


def title(text: str) -> None:
    """Print the heading of a part, with an empty line above it."""
    click.secho(f"\n{text}", bold=True)
