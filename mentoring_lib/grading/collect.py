"""Taking in hand-ins: from files in the inbox to nbgrader's ``submitted`` folder."""

import shutil
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mentoring_lib.errors import HandInError
from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.records.answer_sheet import LARGEST, NAME
from mentoring_lib.records.files import from_json
from mentoring_lib.records.hand_in import MANIFEST, learner_id

LARGEST_NOTEBOOK = 20_000_000
STAMP = "timestamp.txt"
"""Where nbgrader looks for the moment of handing in."""

_BROKEN = (
    AttributeError,  # a moment that isn't text
    EOFError,
    KeyError,  # a file or a name is missing
    NotImplementedError,  # a way of packing that we can't read
    OSError,
    OverflowError,  # a moment before the first or after the last year
    RuntimeError,  # a password
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)

FULL_NAME = ".naam"
"""Remembers the name as the learner wrote it."""

OWNER = ".map-id"
"""Remembers from which learner's folder a submission came."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What happened to one hand-in file; ``remark`` is in Dutch."""

    file: str
    learner: str | None
    remark: str | None


def collect(course: CourseFolder, slug: str) -> list[Collected]:
    """Unpack the hand-ins of one exercise, oldest first; a newer one replaces an older.

    A hand-in that can't be used stays in the inbox and is told, the others go on.
    """
    taken = []
    for path in sorted(course.inbox.glob("*.zip")):
        try:
            manifest = _manifest(path)
            if manifest["assignment"] == slug:
                taken.append(_take_in(course, path, manifest))
        except HandInError as error:
            taken.append(Collected(path.name, None, f"{error.problem} {error.remedy}"))
    return taken


def _take_in(course: CourseFolder, path: Path, manifest: dict[str, Any]) -> Collected:
    slug, handed_in = manifest["assignment"], manifest["handed_in_at"]
    learner = _own_name(course, slug, manifest)
    folder = course.submitted(learner, slug)
    earlier = handed_in_at(folder)
    if earlier is not None and earlier >= handed_in:
        return Collected(path.name, learner, None)
    files = _contents(path, slug)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / OWNER).write_text(str(manifest.get("folder_id")), encoding="utf-8")
    (folder / FULL_NAME).write_text(shown_name(manifest), encoding="utf-8")
    stamp = handed_in.strftime("%Y-%m-%d %H:%M:%S.%f %Z")
    (folder / STAMP).write_text(stamp, encoding="utf-8")
    if learner != manifest["learner"]:
        namesake = (
            f"Er is al een inlevering van ‘{manifest['learner']}’ uit een andere werkmap; "
            f"deze staat onder ‘{learner}’."
        )
        return Collected(path.name, learner, namesake)
    return Collected(path.name, learner, None)


def shown_name(manifest: dict[str, Any]) -> str:
    """Return the name as a page shows it; the learner's id when there is no usable one."""
    written = " ".join(str(manifest.get("name", "")).split())[:80]
    return written.encode("utf-8", "replace").decode() or str(manifest["learner"])


def _own_name(course: CourseFolder, slug: str, manifest: dict[str, Any]) -> str:
    """Return the learner's name, with a number when another folder has that name."""
    name, folder_id, number = manifest["learner"], str(manifest.get("folder_id")), 1
    while True:
        candidate = name if number == 1 else f"{name}-{number}"
        owner = course.submitted(candidate, slug) / OWNER
        if not owner.is_file() or owner.read_text(encoding="utf-8") == folder_id:
            return candidate
        number += 1


def _manifest(path: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(path) as archive:
            content = from_json(_bounded(archive, MANIFEST, 100_000))
        handed_in = moment(content["handed_in_at"])
        assignment, learner = str(content["assignment"]), content["learner"]
    except _BROKEN as error:
        raise _damaged(path) from error
    if not isinstance(learner, str) or not learner or learner_id(learner) != learner:
        raise HandInError(
            place=path.name,
            problem="De naam in dit inleverbestand kan niet gebruikt worden.",
            remedy="Vraag de deelnemer opnieuw in te leveren.",
        )
    return {**content, "handed_in_at": handed_in, "assignment": assignment, "learner": learner}


def _contents(path: Path, slug: str) -> dict[str, bytes]:
    # Only the two known names are read: paths in the archive can't reach outside.
    limits = {f"{slug}.ipynb": LARGEST_NOTEBOOK, NAME: LARGEST}
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: _bounded(archive, name, most + 1) for name, most in limits.items()}
    except _BROKEN as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> HandInError:
    return HandInError(
        place=path.name,
        problem="Dit inleverbestand is beschadigd of niet door de cursus gemaakt.",
        remedy="Vraag de deelnemer opnieuw in te leveren.",
    )


def _bounded(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as file:
        return file.read(limit)


def handed_in_at(folder: Path) -> datetime | None:
    """Return when a submission was handed in, in UTC; None when nobody can tell."""
    try:
        return moment((folder / STAMP).read_text(encoding="utf-8"))
    except _BROKEN:
        return None


def moment(text: str) -> datetime:
    """Return the moment that a hand-in or nbgrader wrote down; without a zone it is UTC."""
    for form in ("%Y-%m-%d %H:%M:%S.%f %Z", "%Y-%m-%d %H:%M:%S %Z"):
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC)
        except ValueError:
            continue
    written = datetime.fromisoformat(text.strip())
    return (written if written.tzinfo else written.replace(tzinfo=UTC)).astimezone(UTC)
