"""What a scenario author types: analyse, export and import."""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from mentoring_lib.cli.answer import Commands, say


def add_commands(commands: Commands) -> None:
    """Add ``scenario`` with its own commands."""
    scenario = commands.add_parser("scenario", help="onderzoek of vertaal een oefengesprek")
    own = scenario.add_subparsers(required=True, metavar="WAT")
    command = own.add_parser("analyse", help="zoek uit waar het gesprek heen kan gaan")
    command.add_argument("file", type=Path, help="het bestand van het oefengesprek")
    command.add_argument("--json", action="store_true", help="als JSON, voor een programma")
    command.add_argument("--picture", type=Path, help="teken het gesprek in dit svg-bestand")
    command.add_argument("--log", type=Path, help="gespeelde gesprekken: een bestand of een map")
    command.set_defaults(do=_analyse)
    command = own.add_parser("export", help="zet een oefengesprek om voor een ander programma")
    command.add_argument("file", type=Path, help="het bestand van het oefengesprek")
    command.add_argument("--to", choices=["uudsl", "twee"], required=True, help="het formaat")
    command.add_argument("--out", type=Path, required=True, help="het nieuwe bestand")
    command.set_defaults(do=_export)
    command = own.add_parser("import", help="maak een oefengesprek van een ander bestand")
    command.add_argument("file", type=Path, help="het bestand uit het andere programma")
    command.add_argument(
        "--from", dest="form", choices=["uudsl", "twee", "ink"], help="het formaat; anders geraden"
    )
    command.add_argument("--out", type=Path, required=True, help="het nieuwe yaml-bestand")
    command.set_defaults(do=_import)


def _analyse(asked: argparse.Namespace) -> int:
    from mentoring_lib.authoring.analysis.picture import picture
    from mentoring_lib.authoring.analysis.play_logs import talks_in
    from mentoring_lib.authoring.analysis.report import analysed
    from mentoring_lib.authoring.analysis.words import in_words
    from mentoring_lib.catalog.content import load
    from mentoring_lib.domain.scenario import Scenario

    scenario = load(asked.file, Scenario)
    talks = tuple(talks_in(asked.log, scenario.slug)) if asked.log else ()
    analysis = analysed(scenario, talks)
    if asked.picture:
        _write(asked.picture, picture(scenario))
    if asked.json:
        say(json.dumps(analysis.values(), ensure_ascii=False, indent=1))
    else:
        for line in in_words(analysis):
            say(line)
    return 0


def _export(asked: argparse.Namespace) -> int:
    from mentoring_lib.authoring.exchange.exchange import exported
    from mentoring_lib.authoring.exchange.model import Format
    from mentoring_lib.catalog.content import load
    from mentoring_lib.domain.scenario import Scenario

    today = datetime.now(tz=UTC).date()
    made = exported(load(asked.file, Scenario), Format(asked.to), on=today)
    _write(asked.out, made.text)
    say(f"Klaar: {asked.out}")
    _tell("Wat het andere programma niet kan of bewaart:", made.notes)
    return 0


def _import(asked: argparse.Namespace) -> int:
    from mentoring_lib.authoring.exchange.exchange import imported
    from mentoring_lib.authoring.exchange.model import Format
    from mentoring_lib.authoring.exchange.scenario_yaml import scenario_yaml

    made = imported(asked.file, Format(asked.form) if asked.form else None)
    _write(asked.out, scenario_yaml(made.scenario, made.todo))
    say(f"Klaar: {asked.out}")
    _tell("Wat niet meekwam:", made.notes)
    _tell("Wat jij nog doet (het staat ook boven in het bestand):", made.todo)
    say("Kijk daarna met ‘mentoring check’ of het gesprek compleet is.")
    return 0


def _write(path: Path, text: str) -> None:
    """Write a new file; never over one that is there."""
    from mentoring_lib.errors import ContentError

    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise ContentError(
            place=str(path),
            problem="Dit bestand is er al.",
            remedy="Kies achter --out een andere naam, of haal het oude bestand weg.",
        ) from error
    except OSError as error:
        raise ContentError(
            place=str(path),
            problem="Hier kan niet geschreven worden.",
            remedy="Kies achter --out een map die er is en waar je mag schrijven.",
        ) from error


def _tell(title: str, lines: Sequence[str]) -> None:
    if lines:
        say(title)
    for line in lines:
        say(f"- {line}")
