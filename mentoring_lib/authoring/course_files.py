"""A course on disk, as everything that checks it needs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mentoring_lib.authoring.finding import Source
from mentoring_lib.catalog.content import SHIPPED, Catalog
from mentoring_lib.errors import ContentError, MentoringError
from mentoring_lib.grading.folders import CourseFolder


@dataclass(frozen=True, slots=True)
class CourseFiles:
    """A folder with ``course`` and ``exercises``; the repository is one."""

    root: Path

    @property
    def lessons(self) -> Path:
        """Return the folder that learners open."""
        return self.root / "course"

    @property
    def exercises(self) -> CourseFolder:
        """Return the nbgrader course."""
        return CourseFolder(self.root / "exercises")

    @property
    def shipped(self) -> Path:
        """Return the shipped content: that of this folder if it has its own."""
        own = self.root / "mentoring_lib" / "content"
        return own if own.is_dir() else SHIPPED

    @property
    def content(self) -> tuple[Path, ...]:
        """Return the folders with content; a school's own version goes first."""
        school = self.lessons / "school"
        return (school, self.shipped) if school.is_dir() else (self.shipped,)

    @property
    def catalog(self) -> Catalog:
        """Return the catalogue of this content."""
        return Catalog(self.content)

    def source(self, path: Path) -> Source:
        """Return a file of the course, to make findings about."""
        return Source(path, self.root)

    def exercise_folders(self) -> Iterator[Path]:
        """Yield the maker's folder of each exercise, in order."""
        for path in sorted(self.exercises.root.glob("source/*/")):
            if path.is_dir() and not path.name.startswith((".", "_")):
                yield path


def course_files(root: Path) -> CourseFiles:
    """Return the course in a folder.

    Raises:
        ContentError: The folder holds no course.
    """
    course = CourseFiles(root.resolve())
    if not (course.lessons.is_dir() or course.exercises.root.is_dir()):
        raise ContentError(
            place=str(root),
            problem="Hier staat geen map course of exercises.",
            remedy="Ga naar de map van de cursus, of noem die map achter de opdracht.",
        )
    return course


def slugs_in(catalog: Catalog, folder: str) -> set[str]:
    """Return the names of the content files of one kind."""
    return {path.stem for each in catalog.folders for path in (each / folder).glob("*.yaml")}


def route_ids(catalog: Catalog) -> set[str] | None:
    """Return the ids of the routes; None when their file is broken."""
    try:
        return {str(route.id) for route in catalog.routes()}
    except MentoringError:
        return None
