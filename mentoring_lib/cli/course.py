"""Starting the course, checking it and keeping its notebooks in form."""

import argparse
import os
from datetime import datetime
from pathlib import Path

from mentoring_lib.cli.answer import Commands, say


def add_commands(commands: Commands) -> None:
    """Add ``start``, ``check`` and ``tidy``."""
    _start(commands.add_parser("start", help="open de cursus in de browser"))
    for name, do, what in (
        ("check", _check, "controleer de hele cursus"),
        ("tidy", _tidy, "breng notebooks in hun vaste vorm"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("root", type=Path, nargs="?", default=Path(), help="map van de cursus")
        command.set_defaults(do=do)
        if name == "tidy":
            command.add_argument("--check", action="store_true", help="verander niets")


def _start(command: argparse.ArgumentParser) -> None:
    command.add_argument("--learner", type=Path, default=Path("werkmap"), help="je werkmap")
    command.add_argument("--course", type=Path, default=Path("course"), help="map met de lessen")
    command.add_argument(
        "--exercises", type=Path, default=Path("exercises"), help="map met de opdrachten"
    )
    command.add_argument("--port", type=int, default=8888, help="poort; 0 kiest zelf een vrije")
    command.add_argument("--inbox", type=Path, help="map waar je trainer inleveringen ophaalt")
    command.add_argument("--no-browser", action="store_true", help="toon alleen het adres")
    command.set_defaults(do=_do_start)


def _do_start(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.folders import CourseFolder
    from mentoring_lib.lab.prepare import prepare
    from mentoring_lib.lab.server import run
    from mentoring_lib.records.hand_in import INBOX

    exercises = CourseFolder(asked.exercises.resolve())
    now = datetime.now().astimezone()
    workspace = prepare(asked.learner, asked.course.resolve(), exercises, now=now)
    if asked.inbox:
        os.environ[INBOX] = str(asked.inbox.resolve())
    return run(workspace.root, port=asked.port, open_browser=not asked.no_browser)


def _check(asked: argparse.Namespace) -> int:
    from mentoring_lib.authoring.check import check

    findings = check(asked.root.resolve())
    for finding in findings:
        say(str(finding))
    say(f"{len(findings)} punten om te verbeteren." if findings else "Alles in orde.")
    return 1 if findings else 0


def _tidy(asked: argparse.Namespace) -> int:
    from mentoring_lib.authoring.tidy import tidy

    changed = tidy(asked.root.resolve(), write=not asked.check)
    for path in changed:
        say(f"{'niet in vaste vorm' if asked.check else 'bijgewerkt'}: {path}")
    if not changed:
        say("Alle notebooks staan in hun vaste vorm.")
    return 1 if changed and asked.check else 0
