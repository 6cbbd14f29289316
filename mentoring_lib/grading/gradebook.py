"""Writing to nbgrader's own gradebook, many submissions in one go."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy.orm import Session, scoped_session

from mentoring_lib.errors import GradingStopped
from mentoring_lib.grading.folders import COURSE_ID, CourseFolder


@dataclass(frozen=True, slots=True)
class Scores:
    """The machine's scores of one learner.

    Attributes:
        learner: The id in the gradebook.
        handed_in_at: In UTC without a zone, as nbgrader keeps it; None when unknown.
        points: By item; None where a person judges.
        changed: The items whose answer is new since it was graded last.
    """

    learner: str
    handed_in_at: datetime | None
    points: Mapping[str, float | None]
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """What the gradebook says of one item: the score that counts, and the comment."""

    score: float
    max_score: float
    to_judge: bool
    comment: str | None


@contextmanager
def opened(course: CourseFolder, slug: str) -> Iterator[tuple[Gradebook, Notebook]]:
    """Give the gradebook and the notebook of an exercise in it.

    Raises:
        GradingStopped: The exercise was never released, so nbgrader doesn't know it.
    """
    unknown = GradingStopped(
        place=slug,
        problem="Deze opdracht staat nog niet in het cijferboek.",
        remedy=f"Geef de opdracht eerst uit: mentoring release {slug}",
    )
    if not course.database.is_file():
        raise unknown
    with Gradebook(f"sqlite:///{course.database}", COURSE_ID) as gradebook:
        try:
            notebook = gradebook.find_notebook(slug, slug)
        except MissingEntry as error:
            raise unknown from error
        yield gradebook, notebook


def record(gradebook: Gradebook, notebook: Notebook, scores: Iterable[Scores]) -> None:
    """Write the scores in one transaction, as ``nbgrader autograde`` would."""
    db = gradebook.db
    with db.no_autoflush:
        _record(db, notebook, scores)
    db.commit()


def _record(db: scoped_session[Session], notebook: Notebook, scores: Iterable[Scores]) -> None:
    known = {student.id for student in db.query(Student)}
    graded = {each.student_id: each for each in notebook.assignment.submissions}
    for one in scores:
        if one.learner not in known:
            db.add(Student(id=one.learner))
            known.add(one.learner)
        submission = graded.get(one.learner) or _added(notebook, one.learner)
        graded[one.learner] = submission
        submission.timestamp = one.handed_in_at
        db.add(submission)
        for grade in submission.notebooks[0].grades:
            _score(grade, one)


def marks(course: CourseFolder, slug: str) -> dict[str, dict[str, Mark]]:
    """Return what counts by learner and item, with the trainer's own scores."""
    with opened(course, slug) as (gradebook, notebook):
        names = {cell.id: cell.name for cell in (*notebook.grade_cells, *notebook.task_cells)}
        most = {cell.id: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
        found: dict[str, dict[str, Mark]] = {}
        submissions = (
            gradebook.db.query(SubmittedAssignment).join(Assignment).filter(Assignment.name == slug)
        )
        for submission in submissions:
            for submitted in submission.notebooks:
                said = {each.cell_id: each.manual_comment for each in submitted.comments}
                found[submission.student_id] = {
                    names[each.cell_id]: Mark(
                        score=each.score,
                        max_score=most[each.cell_id],
                        to_judge=each.needs_manual_grade,
                        comment=said.get(each.cell_id),
                    )
                    for each in submitted.grades
                    if each.cell_id in names
                }
        return found


def _added(notebook: Notebook, learner: str) -> SubmittedAssignment:
    submission = SubmittedAssignment(assignment=notebook.assignment, student_id=learner)
    submitted = SubmittedNotebook(notebook=notebook, assignment=submission)
    for cell in (*notebook.grade_cells, *notebook.task_cells):
        Grade(cell_id=cell.id, cell=cell, notebook=submitted)
    for cell in (*notebook.solution_cells, *notebook.task_cells):
        Comment(cell_id=cell.id, cell=cell, notebook=submitted)
    return submission


def _score(grade: Grade, scores: Scores) -> None:
    item = grade.cell.name
    grade.auto_score = scores.points.get(item)
    if grade.manual_score is None:
        grade.needs_manual_grade = grade.auto_score is None
    else:
        # nbgrader asks for every judgement again; we only where the answer is a new one.
        grade.needs_manual_grade = grade.needs_manual_grade or item in scores.changed
