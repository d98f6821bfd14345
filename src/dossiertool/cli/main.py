"""The command `dossiertool` itself: knows the names of its commands and loads one when it is used.

`dossiertool --help` must be as quick as importing click (design §9), so the list below holds what it
shows. The group class is also the one place where failures turn into words and exit codes.
"""

from __future__ import annotations

import gettext
import io
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from dossiertool.cli.terminal import stop_writing, visible
from dossiertool.disk import is_full
from dossiertool.errors import DossierError, ExitCode, HasFindings, InvalidInput, mistake_of_ours

if TYPE_CHECKING:
    from collections.abc import Sequence

# Name -> (module, what it does). A test compares each with the help of the command itself.
COMMANDS = {
    "demo": ("demo", "Speel een schooldag na met verzonnen dossiers."),
    "nieuw": ("nieuw", "Begin een dossier, groepsplan, schoolbestand of onderdeel."),
    "controleer": ("controleer", "Controleer dossiers, groepsplannen en teksten."),
    "leg-uit": ("leg_uit", "Leg een regel uit, met een fout en een goed voorbeeld."),
    "vul": ("vul", "Maak een Word-document van een dossier of groepsplan."),
    "sjabloon": ("sjabloon", "Controleer of begin een Word-sjabloon."),
    "bulk": ("bulk", "Maak van veel dossiers tegelijk een document."),
    "formulier": ("formulier", "Maak invulformulieren voor Word."),
    "inbox": ("inbox", "Neem ingevulde formulieren in."),
    "toon": ("toon", "Laat zien waar een dossier of groepsplan staat."),
    "agenda": ("agenda", "Laat zien wat er te doen is, en wat te laat is."),
    "overzicht": ("overzicht", "Geef cijfers over veel dossiers."),
    "sluit": ("sluit", "Sluit een behoefte of een heel dossier af."),
    "heropen": ("heropen", "Open weer wat was afgesloten of verzegeld."),
    "inzage": ("inzage", "Maak een inzage voor ouders of leerling."),
    "exporteer": ("exporteer", "Geef een ander alleen wat mag, of maak een archiefpakket."),
    "kluis": ("kluis", "Bewaar dossiers versleuteld."),
    "sleutel": ("sleutel", "Maak en bekijk uw sleutel voor de kluis."),
    "verzegel": ("verzegel", "Verzegel afgesloten dossiers in de kluis."),
    "zegel": ("zegel", "Kijk na of verzegelde dossiers nog hetzelfde zijn."),
    "vernietig": ("vernietig", "Vernietig dossiers in de kluis waarvan de bewaartermijn voorbij is."),
}
_DEBUG = "DOSSIERTOOL_DEBUG"


class DutchCommand(click.Command):
    """A command whose usage line is Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Set the Dutch placeholder for options."""
        kwargs.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*args, **kwargs)


class DutchGroup(click.Group):
    """A group of Dutch commands."""

    command_class = DutchCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Set the Dutch placeholders."""
        kwargs.setdefault("options_metavar", "[OPTIES]")
        kwargs.setdefault("subcommand_metavar", "OPDRACHT ...")
        super().__init__(*args, **kwargs)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command; for a name that is none, say which one was probably meant."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415

            near = "".join(f" Bedoelt u {name}?" for name in get_close_matches(args[0], names, n=1))
            ctx.fail(f"De opdracht {args[0]} bestaat niet.{near}")
        return super().resolve_command(ctx, args)


class Dossiertool(DutchGroup):
    """Loads commands when used; turns every failure into Dutch words and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names without loading anything."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"dossiertool.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without loading them."""
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in COMMANDS.items()])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run with click's own words in Dutch."""
        os.environ["LANGUAGE"] = "nl"
        gettext.bindtextdomain("messages", Path(__file__).parent / "locale")
        _speak_utf8()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; show what went wrong on stderr, never a traceback or what a file says."""
        try:
            return super().invoke(ctx)
        except HasFindings as problem:
            from dossiertool.cli.show import show_findings, without_unknown_names  # noqa: PLC0415

            say(problem)
            show_findings(without_unknown_names(problem.findings), err=True)
            ctx.exit(problem.exit_code)
        except DossierError as problem:
            say(problem)
            ctx.exit(problem.exit_code)
        except (KeyboardInterrupt, click.Abort):
            click.echo("Afgebroken.", err=True)
            ctx.exit(ExitCode.INTERRUPTED)
        except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
            stop_writing()
            ctx.exit(ExitCode.OK)
        except (click.exceptions.Exit, click.ClickException):
            raise
        except Exception as problem:
            if isinstance(problem, OSError) and is_full(problem):
                stop_writing()
                say(InvalidInput("De uitkomst past niet meer op de schijf.", "Maak ruimte en probeer opnieuw."))
                ctx.exit(ExitCode.UNUSABLE)
            _give_up(ctx, problem)


def say(problem: DossierError) -> None:
    """Show a failure on stderr: what, where, and what to do next."""
    click.echo(f"fout: {visible(str(problem))}", err=True)
    if problem.hint:
        click.echo(f"tip: {visible(problem.hint)}", err=True)


def _speak_utf8() -> None:
    """Write UTF-8 to files and pipes, and let no sign that a screen cannot show end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


class Failures:
    """The failures of a command on several targets: each is said, the rest goes on, the gravest code wins."""

    def __init__(self, targets: Sequence[str]) -> None:
        """Remember whether there is only one case: then its failure is that of the command."""
        from dossiertool.actions.targets import is_many  # noqa: PLC0415

        self.codes: list[ExitCode] = []
        self.single = len(targets) == 1 and not is_many(targets[0])

    def __call__(self, problem: DossierError) -> None:
        """Say one failure; of a single case it is raised."""
        if self.single:
            raise problem
        say(problem)
        self.codes.append(problem.exit_code)


def _give_up(ctx: click.Context, problem: Exception) -> NoReturn:
    """Report a mistake of our own: what kind and where in the program, never what it was working on."""
    if os.environ.get(_DEBUG):
        raise problem
    say(mistake_of_ours(problem))
    ctx.exit(ExitCode.UNUSABLE)


@click.group(
    "dossiertool",
    cls=Dossiertool,
    help=(
        "Dossiers en groepsplannen van scholen: controleren, in Word zetten en versleuteld bewaren.\n\n"
        "Uitleg over één opdracht: dossiertool OPDRACHT --help"
    ),
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@click.version_option(
    package_name="dossiertool", message="dossiertool, versie %(version)s", help="Toon de versie."
)
def main() -> None:
    """Start here; each command explains itself with --help."""
