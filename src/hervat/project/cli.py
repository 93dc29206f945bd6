"""``hervat``: one command line for everything. Exit codes: 0 done, 1 failed, 2 wrong input (one clear sentence, never a traceback)."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.speaker import Failure, Speaker, WrongInput, choose_language, forget_output, make_streams_forgiving

COMMANDS = {
    "timeline": say("Reken uit wat de wet in een zaak vraagt: van wie, vanaf wanneer en tot wanneer."),
    "match": say("Vergelijk wat iemand kan met wat werk vraagt."),
    "market": say("Lees gegevens over beroepen en opleidingen in, en zoek erin."),
    "vacancies": say("Lees en zoek vacatures."),
    "alerts": say("Zoek wat nieuw is voor wie een zoekopdracht bewaart, en zet de mail klaar."),
    "demo": say("Zet alles klaar en start Hervat met voorbeelden."),
    "serve": say("Start Hervat: de webserver en wat er op de achtergrond moet gebeuren."),
    "web": say("Start alleen de webserver."),
    "worker": say("Verstuur post en doe het dagelijkse werk, tot het stopt."),
    "tick": say("Doe één keer wat er nu op de achtergrond moet gebeuren."),
    "invite-beheerder": say("Nodig de eerste systeembeheerder uit."),
    "backup": say("Bewaar alle gegevens in één bestand."),
    "restore": say("Zet gegevens uit een back-up terug."),
    "rotate-keys": say("Maak nieuwe sleutels en sluit alle gegevens daarmee opnieuw."),
    "check": say("Kijk of deze installatie in orde is."),
}
OPERATORS = ("web", "worker", "tick", "invite-beheerder", "backup", "restore", "rotate-keys")  # stand together in a folder of their own
DONE, FAILED, WRONG = 0, 1, 2
INTERRUPTED = 130
DEBUG_VARIABLE = "HERVAT_DEBUG"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    make_streams_forgiving()
    speaker = Speaker("nl")
    try:
        speaker = Speaker(choose_language(arguments))
        code = _run(arguments, speaker)
        speaker.flush()
        return code
    except WrongInput as error:
        speaker.explain(error.errors)
        return WRONG
    except Failure as error:
        speaker.warn(speaker(error.sentence))
        return FAILED
    except SystemExit as leaving:  # argparse, after --help
        return leaving.code if isinstance(leaving.code, int) else DONE
    except BrokenPipeError:  # whoever read our output stopped reading (``| head``): no reason to complain
        forget_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if _wants_to_see_where():
            raise
        speaker.warn(
            speaker(
                say(
                    "Er ging iets mis in Hervat zelf ({error}). Met {variable}=true ziet u waar.",
                    error=type(error).__name__,
                    variable=DEBUG_VARIABLE,
                )
            )
        )
        return FAILED


def _run(arguments: list[str], speaker: Speaker) -> int:
    name = arguments[0] if arguments else "--help"
    if name in ("-h", "--help"):
        _overview(speaker)
        return DONE
    if name == "--version":
        speaker.tell(f"hervat {version('hervat')}")
        return DONE
    if name not in COMMANDS:
        raise WrongInput((name, say("Deze opdracht is onbekend. Kies uit: {commands}.", commands=", ".join(COMMANDS))))
    folder = "operators." if name in OPERATORS else ""
    command = importlib.import_module(f"hervat.project.commands.{folder}{name.replace('-', '_')}")
    explanation, words = COMMANDS[name], arguments[1:]
    parts = getattr(command, "PARTS", {})
    if words and words[0] in parts:  # a command in parts, as ``hervat market import``
        name, explanation = f"{name} {words[0]}", parts[words[0]].about
        command, words = importlib.import_module(parts[words[0]].module), words[1:]
    parser = Parser(f"hervat {name}", explanation, speaker)
    command.add_arguments(parser, speaker)
    code: int = command.run(parser.read(words), speaker)
    return code


def _wants_to_see_where() -> bool:
    """What HERVAT_DEBUG says, read as the configuration reads it. Not by the configuration: that can be what broke."""
    from pydantic import TypeAdapter, ValidationError  # here, so that no command waits for it

    try:
        return TypeAdapter(bool).validate_python(os.environ.get(DEBUG_VARIABLE) or False)  # noqa: TID251 -- as above
    except ValidationError:
        return False


def _overview(speaker: Speaker) -> None:
    speaker.tell(speaker(say("gebruik: ")) + "hervat " + "|".join(COMMANDS) + " [--help]")
    speaker.tell()
    for name, explanation in COMMANDS.items():
        speaker.tell(f"  {name:<11} {speaker(explanation)}")
