"""The command ``mentoring``: what a trainer or schoolopleider types, answered in Dutch."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from mentoring_lib.errors import MentoringError
from mentoring_lib.grading.folders import CourseFolder, course_above


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command asks; return 0, or 1 when there is something to mend."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.do(asked))
    except BrokenPipeError:
        # Who reads along, as ``head`` does, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except MentoringError as error:
        sys.stderr.write(f"{error.place}: {error.problem}\n  → {error.remedy}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mentoring", description="De cursus starten, nakijken en aanpassen."
    )
    commands = parser.add_subparsers(required=True, metavar="OPDRACHT")
    _start(commands.add_parser("start", help="open de cursus in de browser"))
    for name, do, what in (
        ("release", _release, "maak een opdracht klaar om uit te delen"),
        ("collect", _collect, "haal inleveringen op uit de map ingeleverd"),
        ("grade", _grade, "kijk alle inleveringen van een opdracht na"),
        ("feedback", _feedback, "maak de terugkoppeling voor iedereen die is nagekeken"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("slug", help="de opdracht, bijvoorbeeld 04-coachgesprek")
        command.add_argument("--course", type=Path, help="map van de nbgrader-cursus")
        command.set_defaults(do=do)
        if name == "grade":
            command.add_argument("--force", action="store_true", help="kijk alles opnieuw na")
    for name, do, what in (
        ("check", _check, "controleer de hele cursus"),
        ("tidy", _tidy, "breng notebooks in hun vaste vorm"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("root", type=Path, nargs="?", default=Path(), help="map van de cursus")
        command.set_defaults(do=do)
        if name == "tidy":
            command.add_argument("--check", action="store_true", help="verander niets")
    return parser


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
    from mentoring_lib.lab.prepare import prepare
    from mentoring_lib.lab.server import run
    from mentoring_lib.records.hand_in import INBOX

    exercises = CourseFolder(asked.exercises.resolve())
    now = datetime.now().astimezone()
    workspace = prepare(asked.learner, asked.course.resolve(), exercises, now=now)
    if asked.inbox:
        os.environ[INBOX] = str(asked.inbox.resolve())
    return run(workspace.root, port=asked.port, open_browser=not asked.no_browser)


def _release(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.release import release

    folder = release(_course(asked), asked.slug)
    _say(f"Klaar om uit te delen: {folder}")
    _say("Er zit geen sleutel en geen beoordeling in.")
    return 0


def _collect(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.collect import collect

    taken = collect(_course(asked), asked.slug)
    for each in taken:
        if each.remark:
            _say(f"- {each.file}: {each.remark}")
    _say(f"{sum(each.learner is not None for each in taken)} van {len(taken)} bestanden opgehaald.")
    return 0


def _grade(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.cohort import grade_cohort
    from mentoring_lib.grading.result import shown_points

    _collect(asked)
    course = _course(asked)
    graded = grade_cohort(course, asked.slug, force=asked.force)
    for each in graded:
        _say(f"{each.learner}: {shown_points(each.points)} punten door de computer")
        for remark in each.remarks:
            _say(f"  let op: {remark}")
    total = len(course.learners(asked.slug))
    _say(f"{len(graded)} nagekeken, {total - len(graded)} waren al nagekeken.")
    if graded:
        _say("Open antwoorden beoordeel je in formgrader; daarna: mentoring feedback " + asked.slug)
    return 0


def _feedback(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.feedback import write_feedback

    written = write_feedback(_course(asked), asked.slug)
    for learner, page, to_judge in written:
        _say(f"{learner}: {page}" + (" (nog niet alles beoordeeld)" if to_judge else ""))
    return 0


def _check(asked: argparse.Namespace) -> int:
    from mentoring_lib.authoring.check import check

    findings = check(asked.root.resolve())
    for finding in findings:
        _say(str(finding))
    _say(f"{len(findings)} punten om te verbeteren." if findings else "Alles in orde.")
    return 1 if findings else 0


def _tidy(asked: argparse.Namespace) -> int:
    from mentoring_lib.authoring.tidy import tidy

    changed = tidy(asked.root.resolve(), write=not asked.check)
    for path in changed:
        _say(f"{'niet in vaste vorm' if asked.check else 'bijgewerkt'}: {path}")
    if not changed:
        _say("Alle notebooks staan in hun vaste vorm.")
    return 1 if changed and asked.check else 0


def _course(asked: argparse.Namespace) -> CourseFolder:

    if asked.course is not None:
        return CourseFolder(asked.course.resolve())
    here = Path.cwd()
    return course_above(here / "exercises" if (here / "exercises").is_dir() else here)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
