"""Bringing every notebook of a course in its stored form."""

from collections.abc import Iterator
from pathlib import Path

from mentoring_lib.authoring.course_files import CourseFiles, course_files
from mentoring_lib.authoring.exercise_notebook import exercise_notebook
from mentoring_lib.authoring.notebook_file import notebooks_in, opened
from mentoring_lib.authoring.notebooks import text
from mentoring_lib.errors import ContentError, MentoringError
from mentoring_lib.records.files import write_atomically


def tidy(root: Path, *, write: bool) -> list[Path]:
    """Return the notebooks that aren't in their stored form, and mend them.

    An exercise's notebook is made anew from its ``opgave.yaml``. Everything is read
    before anything is written; doing it twice changes nothing.

    Args:
        root: A folder with ``course`` and ``exercises``, such as the repository.
        write: Whether to rewrite them; otherwise nothing changes.

    Raises:
        ContentError: The folder holds no course, or a file of it is broken.
    """
    wanted = _wanted(course_files(root))
    changed = {
        path: stored
        for path, stored in wanted.items()
        if not path.is_file() or path.read_bytes() != stored.encode()
    }
    if write:
        for path, stored in changed.items():
            write_atomically(path, stored)
    return sorted(changed)


def _wanted(course: CourseFiles) -> dict[Path, str]:
    made = dict(_made(course))
    found = {
        path: opened(course.source(path)).stored
        for path in notebooks_in(course.root)
        if path not in made
    }
    return made | found


def _made(course: CourseFiles) -> Iterator[tuple[Path, str]]:
    for slug in course.exercises.exercises():
        try:
            maker = course.exercises.maker(slug)
        except MentoringError as error:
            raise ContentError(
                place=f"exercises/source/{slug}: {error.place}",
                problem=error.problem,
                remedy=error.remedy,
            ) from error
        notebook = exercise_notebook(maker.exercise, maker.key, maker.rubrics)
        yield maker.folder / f"{slug}.ipynb", text(notebook)
