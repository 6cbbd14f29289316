"""Checking a whole course: every file is read, and every problem is told at once."""

from collections.abc import Iterator
from pathlib import Path

from mentoring_lib.authoring.cell_lint import cell_findings
from mentoring_lib.authoring.content_lint import content_findings
from mentoring_lib.authoring.course_files import CourseFiles, course_files
from mentoring_lib.authoring.exercise_lint import exercise_findings
from mentoring_lib.authoring.finding import Finding
from mentoring_lib.authoring.module_lint import lesson_findings, module_findings
from mentoring_lib.authoring.notebook_file import NotebookFile, notebooks_in, opened
from mentoring_lib.authoring.text_lint import Tone, tone_for
from mentoring_lib.errors import ContentError


def check(root: Path) -> list[Finding]:
    """Return everything that has to be mended in a course, sorted by place.

    Args:
        root: A folder with ``course`` and ``exercises``, such as the repository.

    Raises:
        ContentError: The folder holds no course.
    """
    course = course_files(root)
    tone = _tone(course)
    found = {
        *content_findings(course, tone),
        *exercise_findings(course, tone),
        *module_findings(course),
        *_notebook_findings(course, tone),
    }
    return sorted(found, key=lambda finding: finding.order)


def _tone(course: CourseFiles) -> Tone:
    try:
        return tone_for(course.catalog)
    except ContentError:
        return Tone(())  # that file has a finding of its own


def _notebook_findings(course: CourseFiles, tone: Tone) -> Iterator[Finding]:
    for path in notebooks_in(course.root):
        source = course.source(path)
        try:
            notebook = opened(source)
        except ContentError as error:
            yield source.broken(error)
            continue
        yield from cell_findings(notebook)
        if path.is_relative_to(course.lessons):
            yield from lesson_findings(course, notebook)
            yield from _tone_findings(notebook, tone)
        if not _is_exercise(course, path) and not notebook.is_stored:
            yield source.finding(
                1, "Dit notebook staat niet in zijn vaste vorm.", "Voer uit: mentoring tidy."
            )


def _is_exercise(course: CourseFiles, path: Path) -> bool:
    """Tell whether the notebook is made from an exercise, and compared with it."""
    return path == course.exercises.source(path.stem) / path.name


def _tone_findings(notebook: NotebookFile, tone: Tone) -> Iterator[Finding]:
    for start, _, prose in notebook.cells("markdown"):
        for found, problem, remedy in tone.problems(prose):
            yield notebook.finding(notebook.line_of(found, start), problem, remedy)
