"""What a trainer types: release, collect, grade and feedback."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from mentoring_lib.cli.answer import Commands, say

if TYPE_CHECKING:  # a command imports only what it needs
    from mentoring_lib.grading.folders import CourseFolder


def add_commands(commands: Commands) -> None:
    """Add ``release``, ``collect``, ``grade`` and ``feedback``."""
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


def _release(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.release import release

    folder = release(_course(asked), asked.slug)
    say(f"Klaar om uit te delen: {folder}")
    say("Er zit geen sleutel en geen beoordeling in.")
    return 0


def _collect(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.collect import collect

    taken = collect(_course(asked), asked.slug)
    for each in taken:
        if each.remark:
            say(f"- {each.file}: {each.remark}")
    say(f"{sum(each.learner is not None for each in taken)} van {len(taken)} bestanden opgehaald.")
    return 0


def _grade(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.cohort import grade_cohort
    from mentoring_lib.grading.result import shown_points

    _collect(asked)
    course = _course(asked)
    graded = grade_cohort(course, asked.slug, force=asked.force)
    for each in graded:
        say(f"{each.learner}: {shown_points(each.points)} punten door de computer")
        for remark in each.remarks:
            say(f"  let op: {remark}")
    total = len(course.learners(asked.slug))
    say(f"{len(graded)} nagekeken, {total - len(graded)} waren al nagekeken.")
    if graded:
        say("Open antwoorden beoordeel je in formgrader; daarna: mentoring feedback " + asked.slug)
    return 0


def _feedback(asked: argparse.Namespace) -> int:
    from mentoring_lib.grading.feedback import write_feedback

    written = write_feedback(_course(asked), asked.slug)
    for learner, page, to_judge in written:
        say(f"{learner}: {page}" + (" (nog niet alles beoordeeld)" if to_judge else ""))
    return 0


def _course(asked: argparse.Namespace) -> "CourseFolder":
    from mentoring_lib.grading.folders import CourseFolder, course_above

    if asked.course is not None:
        return CourseFolder(asked.course.resolve())
    here = Path.cwd()
    return course_above(here / "exercises" if (here / "exercises").is_dir() else here)
