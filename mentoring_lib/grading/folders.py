"""The folders of an nbgrader course, and where the maker's files stand in it."""

from dataclasses import dataclass
from pathlib import Path

from mentoring_lib.catalog.content import catalog_for
from mentoring_lib.errors import ContentError
from mentoring_lib.grading.maker import Maker, open_maker

CONFIG = "nbgrader_config.py"
COURSE_ID = "mentoraat"
"""The name of the course in nbgrader's gradebook."""


@dataclass(frozen=True, slots=True)
class CourseFolder:
    """An nbgrader course on disk; the names of its folders are nbgrader's."""

    root: Path

    @property
    def database(self) -> Path:
        """Return the gradebook's file."""
        return self.root / "gradebook.db"

    @property
    def inbox(self) -> Path:
        """Return where hand-ins of learners are put."""
        return self.root / "ingeleverd"

    def source(self, slug: str) -> Path:
        """Return the maker's folder of an exercise."""
        return self.root / "source" / slug

    def release(self, slug: str) -> Path:
        """Return the folder that goes out to learners."""
        return self.root / "release" / slug

    def submitted(self, learner: str, slug: str) -> Path:
        """Return what a learner handed in."""
        return self.root / "submitted" / learner / slug

    def autograded(self, learner: str, slug: str) -> Path:
        """Return the graded copy of what a learner handed in."""
        return self.root / "autograded" / learner / slug

    def feedback(self, learner: str, slug: str) -> Path:
        """Return the folder with a learner's feedback page."""
        return self.root / "feedback" / learner / slug

    def exercises(self) -> tuple[str, ...]:
        """Return the slugs of all exercises, in order."""
        found = sorted(path.parent.name for path in self.root.glob("source/*/opgave.yaml"))
        return tuple(found)

    def learners(self, slug: str) -> tuple[str, ...]:
        """Return who handed in this exercise, in order."""
        found = sorted(
            path.parent.name for path in self.root.glob(f"submitted/*/{slug}") if path.is_dir()
        )
        return tuple(found)

    def maker(self, slug: str) -> Maker:
        """Return the exercise with all that its maker keeps."""
        if not self.source(slug).is_dir():
            raise ContentError(
                place=f"source/{slug}",
                problem="Deze opdracht is er niet.",
                remedy=f"Kies uit: {', '.join(self.exercises()) or 'nog geen opdrachten'}.",
            )
        return open_maker(self.source(slug), catalog_for(self.root))


def course_above(start: Path) -> CourseFolder:
    """Return the nbgrader course that a folder lies in.

    Raises:
        ContentError: No folder above holds ``nbgrader_config.py``.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / CONFIG).is_file():
            return CourseFolder(folder)
    raise ContentError(
        place=str(start),
        problem=f"Hier hoort geen cursus bij: {CONFIG} ontbreekt.",
        remedy="Ga naar de map exercises, of noem de map met --course.",
    )
