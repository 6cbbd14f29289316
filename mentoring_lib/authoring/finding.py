"""Findings: what is wrong in a course, where, and what to do next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mentoring_lib.catalog.yaml_reader import Location, read
from mentoring_lib.errors import MentoringError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a value, at a place of the YAML that wrote it out."""

    at: Location
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in a course, in Dutch.

    Attributes:
        place: ``file:line``, the file relative to the folder that is checked.
        problem: What is wrong, as a sentence.
        remedy: What to do next, as a sentence.
    """

    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return the finding on one line."""
        return f"{self.place}: {self.problem} {self.remedy}"

    @property
    def order(self) -> tuple[str, int, str]:
        """Return what findings are sorted by: file, line, problem."""
        file, _, line = self.place.rpartition(":")
        return file, int(line), self.problem


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is checked, and the folder that its findings are relative to."""

    path: Path
    root: Path

    def finding(self, line: int, problem: str, remedy: str) -> Finding:
        """Return a finding in this file, counting lines from 1."""
        return Finding(f"{shown(self.path, self.root)}:{line}", problem, remedy)

    def placed(self, problems: Iterable[Problem]) -> Iterator[Finding]:
        """Yield problems with their lines; the file is only read when there are any."""
        found = list(problems)
        if found:
            document = read(self.path)
            for each in found:
                yield self.finding(document.line(each.at), each.problem, each.remedy)

    def broken(self, error: MentoringError) -> Finding:
        """Return the error that reading this file gave as a finding."""
        line = error.place.rpartition(":")[2]
        return self.finding(int(line) if line.isdecimal() else 1, error.problem, error.remedy)


def shown(path: Path, root: Path) -> str:
    """Return a path as a reader sees it: relative to the root when it lies there."""
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    package = Path(__file__).parents[2]
    if path.is_relative_to(package):
        return path.relative_to(package).as_posix()
    return path.as_posix()
