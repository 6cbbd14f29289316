"""A real course in a folder of its own, graded by the real commands."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from exercises.forged import FORGED
from exercises.mentors import MENTORS, NOT_ANSWERED, Mentor

from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.grading.maker import Maker
from mentoring_lib.records.answer_sheet import NAME, store_answer
from mentoring_lib.records.hand_in import hand_in
from mentoring_lib.records.workspace import Workspace, make_workspace

SLUG = "04-coachgesprek"
SOURCE = Path(__file__).parents[2] / "exercises"
MONDAY = datetime(2026, 1, 12, 20, 15, tzinfo=UTC)


def command(*arguments, course, check=True):
    """Run ``mentoring`` as a trainer would."""
    done = subprocess.run(
        [sys.executable, "-m", "mentoring_lib.cli", *arguments, "--course", str(course.root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 or not check, done.stderr[-3000:]
    return done


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """Return a course that was released by ``mentoring release``."""
    made = CourseFolder(tmp_path_factory.mktemp("cursus"))
    shutil.copytree(SOURCE / "source", made.root / "source")
    shutil.copy(SOURCE / "nbgrader_config.py", made.root)
    command("release", SLUG, course=made)
    return made


@pytest.fixture(scope="session")
def maker(course) -> Maker:
    return course.maker(SLUG)


@pytest.fixture(scope="session")
def learner_folder(course, tmp_path_factory):
    """Return a function that makes a learner's folder with the released exercise in it."""

    def make() -> Workspace:
        workspace = make_workspace(tmp_path_factory.mktemp("werkmap"))
        shutil.copytree(course.release(SLUG), workspace.exercises / SLUG)
        return workspace

    return make


def answer(workspace: Workspace, maker: Maker, mentor: Mentor) -> None:
    """Fill the exercise as this mentor would."""
    sheet = workspace.exercises / SLUG / NAME
    for item in maker.exercise.items:
        value = mentor.answers.get(item.id, maker.worked.value(item.id))
        if value is not NOT_ANSWERED:
            store_answer(sheet, SLUG, item.id, str(item.kind), value, now=MONDAY)
    if not sheet.exists():
        sheet.write_text(json.dumps({"schema": 1, "assignment": SLUG, "answers": {}}))


@pytest.fixture(scope="session")
def handed_in(course, maker, learner_folder):
    """Hand in the work of the twelve mentors, and of those who tampered."""
    for number, mentor in enumerate(MENTORS):
        workspace = learner_folder()
        answer(workspace, maker, mentor)
        moment = MONDAY + timedelta(minutes=number)
        hand_in(workspace, SLUG, mentor.name, now=moment, inbox=course.inbox)
    for number, forgery in enumerate(FORGED):
        workspace = learner_folder()
        answer(workspace, maker, MENTORS[0])
        forgery.tamper(workspace.exercises / SLUG)
        moment = MONDAY + timedelta(hours=1, minutes=number)
        hand_in(workspace, SLUG, forgery.name, now=moment, inbox=course.inbox)
    return course


@pytest.fixture(scope="session")
def graded(handed_in):
    """Grade everything with ``mentoring grade``; keeps what the command said."""
    said = command("grade", SLUG, course=handed_in).stdout
    return handed_in, said
