"""Time ``nbgrader autograde`` and ``mentoring grade`` on the same submissions, in one run.

Prints one JSON object: ``submissions``, ``nbgrader_s``, ``ours_s`` (wall seconds of the
whole process, start-up included), ``ratio`` and ``equal_scores`` (every automatic score of
every learner in the two gradebooks).
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from mentoring_lib.domain.exercise import FormItem, SortItem, TextItem
from mentoring_lib.grading.folders import COURSE_ID, CourseFolder
from mentoring_lib.grading.maker import Maker
from mentoring_lib.grading.release import release
from mentoring_lib.records.answer_sheet import NAME, AnswerSheet, store

SLUG = "04-coachgesprek"
SOURCE = Path(__file__).parent.parent / "exercises"
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def main() -> None:
    """Make the submissions, time both ways and print the outcome."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=20)
    parser.add_argument("--json", action="store_true", help="print JSON (always done)")
    count = parser.parse_args().submissions
    with tempfile.TemporaryDirectory() as folder:
        theirs = CourseFolder(Path(folder) / "nbgrader")
        make_course(theirs, count)
        ours = CourseFolder(Path(folder) / "mentoring")
        shutil.copytree(theirs.root, ours.root)
        nbgrader_s = timed(["nbgrader", "autograde", SLUG], theirs.root)
        ours_s = timed(["mentoring_lib.cli", "grade", SLUG], ours.root)
        found = scores(theirs)
        items = len(theirs.maker(SLUG).exercise.items)
        complete = len(found) == count * items
        equal = complete and found == scores(ours)
    outcome = {
        "submissions": count,
        "nbgrader_s": round(nbgrader_s, 2),
        "ours_s": round(ours_s, 2),
        "ratio": round(nbgrader_s / ours_s, 1),
        "equal_scores": equal,
    }
    sys.stdout.write(json.dumps(outcome) + "\n")


def make_course(course: CourseFolder, count: int) -> None:
    """Make an nbgrader course with this many different submissions."""
    shutil.copytree(SOURCE / "source", course.root / "source")
    shutil.copy(SOURCE / "nbgrader_config.py", course.root)
    release(course, SLUG)
    maker = course.maker(SLUG)
    for number in range(count):
        folder = course.submitted(f"mentor-{number:04d}", SLUG)
        folder.mkdir(parents=True)
        shutil.copy(course.release(SLUG) / f"{SLUG}.ipynb", folder)
        store(folder / NAME, varied(maker, random.Random(number)))
        (folder / "timestamp.txt").write_text("2026-01-05 09:00:00.000000 UTC")


def varied(maker: Maker, chance: random.Random) -> AnswerSheet:
    """Return the worked answer with mistakes and gaps, the same for the same chance."""
    sheet = AnswerSheet(maker.exercise.slug)
    for item in maker.exercise.items:
        answer = maker.worked.answers[item.id]
        lot = chance.random()
        if lot < 0.1:
            continue
        value = answer["value"] if lot > 0.5 else worse(item, answer["value"], chance)
        sheet = sheet.with_answer(item.id, answer["kind"], value, now=NOW)
    return sheet


def worse(item: object, value: Any, chance: random.Random) -> Any:
    """Return a weaker answer of the same form."""
    match item, value:
        case SortItem(), dict():
            groups = [group.id for group in item.groups]
            return {card: chance.choice([group, *groups]) for card, group in value.items()}
        case FormItem(), dict():
            return {name: chance.choice([text, "", "later"]) for name, text in value.items()}
        case TextItem(), str():
            return chance.choice([value + " Toch? Waarom?", value.split()[0], "beter"])
        case _, list():
            return chance.sample(value, len(value))
        case _:
            return value


def timed(command: list[str], folder: Path) -> float:
    """Return the wall seconds of a Python module that runs in a folder."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def scores(course: CourseFolder) -> dict[tuple[str, str], float | None]:
    """Return every automatic score by learner and item."""
    with Gradebook(f"sqlite:///{course.database}", COURSE_ID) as gradebook:
        return {
            (submission.student_id, grade.name): grade.auto_score
            for submission in gradebook.assignment_submissions(SLUG)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


if __name__ == "__main__":
    main()
