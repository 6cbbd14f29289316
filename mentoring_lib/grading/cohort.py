"""Grading everyone who handed in, from the answer sheets alone: no learner's code runs."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from mentoring_lib.errors import GradingStopped
from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.grading.gradebook import Scores, opened, record
from mentoring_lib.grading.graded_notebook import GradedNotebook
from mentoring_lib.grading.maker import Maker
from mentoring_lib.grading.notebook import sheet_of
from mentoring_lib.grading.result import ItemResult, shown_points
from mentoring_lib.grading.submission import Submission, code_of, read_submission
from mentoring_lib.records.answer_sheet import NAME, AnswerSheet
from mentoring_lib.records.files import write_atomically

BATCH = 50
"""Submissions per transaction in the gradebook."""

REMARKS = "opmerkingen.txt"


@dataclass(frozen=True, slots=True)
class Graded:
    """One learner's outcome.

    Attributes:
        learner: Who handed in.
        results: By item.
        remarks: What the trainer should know, in Dutch.
    """

    learner: str
    results: dict[str, ItemResult]
    remarks: tuple[str, ...]

    @property
    def points(self) -> float:
        """Return the machine's points; what a person judges isn't in it."""
        return sum(result.points or 0.0 for result in self.results.values())


def grade_cohort(course: CourseFolder, slug: str, *, force: bool = False) -> list[Graded]:
    """Grade the new and changed submissions and write the gradebook.

    Args:
        course: The nbgrader course.
        slug: The exercise.
        force: Grade everything again.

    Raises:
        GradingStopped: The exercise isn't released, or its worked answer doesn't earn
            all points, so that grading would be unfair.
    """
    maker = course.maker(slug)
    demand_full_marks(maker)
    released = _released(course, slug)
    code = code_of(released["cells"])
    graded: list[Graded] = []
    with opened(course, slug) as (gradebook, notebook):
        filler = GradedNotebook(released, notebook, maker)
        todo = [each for each in course.learners(slug) if force or is_new(course, slug, each)]
        for start in range(0, len(todo), BATCH):
            scores, sheets = [], {}
            for learner in todo[start : start + BATCH]:
                submission = read_submission(course.submitted(learner, slug), learner, slug, code)
                results = maker.grade(submission.sheet)
                changed = _changed(course, slug, submission)
                _write(course, slug, submission, filler.filled(submission, results))
                graded.append(Graded(learner, results, tuple(_remarks(submission, results))))
                _tell(course, slug, graded[-1])
                scores.append(_scores(submission, results, changed))
                sheets[learner] = submission.sheet
            record(gradebook, notebook, scores)
            for learner, sheet in sheets.items():
                _finish(course, slug, learner, sheet)
    return graded


def demand_full_marks(maker: Maker) -> None:
    """Stop unless the maker's worked answer earns all that a machine can give.

    Raises:
        GradingStopped: An item of the worked answer earns less.
    """
    for name, result in maker.grade(maker.worked).items():
        if result.points is not None and result.points < result.max_points:
            raise GradingStopped(
                place=f"{maker.exercise.slug}, onderdeel ‘{name}’",
                problem=f"De uitwerking van de maker haalt {shown_points(result.points)} van de "
                f"{shown_points(result.max_points)} punten. Nakijken zou nu oneerlijk zijn.",
                remedy="Zorg dat sleutel en uitwerking kloppen en kijk daarna opnieuw na.",
            )


def is_new(course: CourseFolder, slug: str, learner: str) -> bool:
    """Tell whether a submission was not graded yet in the form that it has now."""
    handed_in = course.submitted(learner, slug) / NAME
    done = course.autograded(learner, slug) / "timestamp.txt"
    stamp = course.submitted(learner, slug) / "timestamp.txt"
    if not done.is_file():
        return True
    newest = max((each.stat().st_mtime for each in (handed_in, stamp) if each.is_file()), default=0)
    return newest > done.stat().st_mtime


def _released(course: CourseFolder, slug: str) -> dict[str, list[dict[str, object]]]:
    path = course.release(slug) / f"{slug}.ipynb"
    if not path.is_file():
        raise GradingStopped(
            place=slug,
            problem="Deze opdracht is nog niet uitgegeven.",
            remedy=f"Geef de opdracht eerst uit: mentoring release {slug}",
        )
    content: dict[str, list[dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _write(course: CourseFolder, slug: str, submission: Submission, notebook: str) -> None:
    folder = course.autograded(submission.learner, slug)
    (folder / "timestamp.txt").unlink(missing_ok=True)
    write_atomically(folder / f"{slug}.ipynb", notebook)


def _finish(course: CourseFolder, slug: str, learner: str, sheet: AnswerSheet) -> None:
    """Mark a submission as graded; until then a next run grades it again.

    The sheet is replaced only now: it tells a next run which answers are new.
    """
    write_atomically(course.autograded(learner, slug) / NAME, sheet.text())
    stamp = course.submitted(learner, slug) / "timestamp.txt"
    done = course.autograded(learner, slug) / "timestamp.txt"
    if stamp.is_file():
        shutil.copyfile(stamp, done)
    else:
        done.touch()


def _remarks(submission: Submission, results: dict[str, ItemResult]) -> Iterator[str]:
    if submission.sheet_remark:
        yield submission.sheet_remark
    yield from submission.remarks
    for name, result in results.items():
        for remark in result.remarks:
            yield f"{name}: {remark}"
    unknown = submission.sheet.answers.keys() - results.keys()
    if unknown:
        names = ", ".join(f"‘{name[:40]}’" for name in sorted(unknown)[:5])
        yield f"Het antwoordblad noemt onderdelen die er niet zijn: {names}. Ze tellen niet mee."
    claimed = {
        name
        for name, answer in submission.sheet.answers.items()
        if {"points", "score", "max_points"} & answer.keys()
    }
    if claimed or {"points", "score"} & submission.sheet.other.keys():
        yield "Het antwoordblad noemt eigen punten. Die tellen niet; alles is opnieuw nagekeken."


def _tell(course: CourseFolder, slug: str, graded: Graded) -> None:
    path = course.autograded(graded.learner, slug) / REMARKS
    if graded.remarks:
        write_atomically(path, "\n".join(graded.remarks) + "\n")
    else:
        path.unlink(missing_ok=True)


def _changed(course: CourseFolder, slug: str, submission: Submission) -> frozenset[str]:
    """Return the items that were answered otherwise than in what was graded last."""
    earlier, _ = sheet_of(course.autograded(submission.learner, slug), slug)
    items = {*earlier.answers, *submission.sheet.answers}
    return frozenset(item for item in items if earlier.value(item) != submission.sheet.value(item))


def _scores(
    submission: Submission, results: dict[str, ItemResult], changed: frozenset[str]
) -> Scores:
    moment = submission.handed_in_at
    return Scores(
        learner=submission.learner,
        handed_in_at=moment.replace(tzinfo=None) if moment else None,
        points={name: result.points for name, result in results.items()},
        changed=changed,
    )
