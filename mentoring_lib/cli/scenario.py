"""What a scenario author types: analyse."""

import argparse
import json
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
        asked.picture.write_text(picture(scenario), encoding="utf-8")
    if asked.json:
        say(json.dumps(analysis.values(), ensure_ascii=False, indent=1))
    else:
        for line in in_words(analysis):
            say(line)
    return 0
