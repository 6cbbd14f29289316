"""Preparing a learner's folder: lessons and released exercises, never touching answers."""

import shutil
from datetime import datetime
from pathlib import Path

from mentoring_lib.authoring.notebooks import read, text, tidied
from mentoring_lib.errors import ContentError
from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.records.workspace import MARK, Workspace, make_workspace


def prepare(root: Path, course: Path, exercises: CourseFolder, *, now: datetime) -> Workspace:
    """Return the learner's folder with the lessons and exercises of this course.

    What the learner changed in a notebook is kept aside before it is renewed; answers
    are in files of their own and are never touched.

    Args:
        root: The learner's folder; made when it isn't there.
        course: The folder with ``start.ipynb`` and the modules.
        exercises: The nbgrader course with the exercises.
        now: The moment, for the name of what is kept aside.

    Raises:
        ContentError: The course has no home page.
    """
    if not (course / "start.ipynb").is_file():
        raise ContentError(
            place=str(course),
            problem="Hier staat geen cursus: start.ipynb ontbreekt.",
            remedy="Noem de map van de cursus met --course.",
        )
    workspace = make_workspace(root)
    aside = workspace.root / MARK / "bewaard" / f"{now:%Y%m%d-%H%M%S}"
    for path in _lessons(course):
        _renew(path, workspace.root / path.relative_to(course), aside)
    if (course / "school").is_dir():
        # What a school took away must not stay here; nobody writes in this copy.
        shutil.rmtree(workspace.root / "school", ignore_errors=True)
        shutil.copytree(course / "school", workspace.root / "school")
    for slug in exercises.exercises():
        for path in released(exercises, slug).iterdir():
            _renew(path, workspace.exercises / slug / path.name, aside)
    return workspace


def released(exercises: CourseFolder, slug: str) -> Path:
    """Return the release of an exercise, made anew when its source is younger."""
    made = exercises.release(slug) / f"{slug}.ipynb"
    sources = [path for path in exercises.source(slug).rglob("*") if path.is_file()]
    youngest = max(path.stat().st_mtime for path in sources)
    if not made.is_file() or made.stat().st_mtime < youngest:
        # nbgrader takes seconds to import; a second start doesn't need it.
        from mentoring_lib.grading.release import release  # noqa: PLC0415

        return release(exercises, slug)
    return made.parent


def _lessons(course: Path) -> list[Path]:
    # ``begeleider.md`` is for trainers; ``ontwerp.md`` tells the home page of a module.
    kinds = ("[0-9][0-9]-*/*.ipynb", "[0-9][0-9]-*/ontwerp.md", "oefenruimte/*.ipynb")
    return [course / "start.ipynb", *(path for kind in kinds for path in sorted(course.glob(kind)))]


def _renew(path: Path, place: Path, aside: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_file() and _same(path, place):
        return
    if place.is_file() and place.suffix == ".ipynb":
        aside.mkdir(parents=True, exist_ok=True)
        shutil.copy2(place, aside / place.name)
    shutil.copyfile(path, place)


def _same(path: Path, place: Path) -> bool:
    """Tell whether a file is unchanged, apart from what running leaves in a notebook."""
    if path.suffix != ".ipynb":
        return path.read_bytes() == place.read_bytes()
    try:
        return text(tidied(read(path))) == text(tidied(read(place)))
    except ContentError:
        return False
