"""Taking in hand-ins: from files in the inbox to nbgrader's ``submitted`` folder."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mentoring_lib.errors import HandInError
from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.records.answer_sheet import LARGEST, NAME
from mentoring_lib.records.hand_in import MANIFEST, learner_id

LARGEST_NOTEBOOK = 20_000_000
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
            if path.name.startswith(slug):
                taken.append(Collected(path.name, None, f"{error.problem} {error.remedy}"))
    return taken


def _take_in(course: CourseFolder, path: Path, manifest: dict[str, Any]) -> Collected:
    slug, handed_in = manifest["assignment"], manifest["handed_in_at"]
    learner = _own_name(course, slug, manifest)
    folder = course.submitted(learner, slug)
    stamp = folder / "timestamp.txt"
    if stamp.is_file() and moment(stamp.read_text(encoding="utf-8")) >= moment(handed_in):
        return Collected(path.name, learner, None)
    files = dict(_contents(path, slug))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / OWNER).write_text(str(manifest.get("folder_id")), encoding="utf-8")
    stamp.write_text(moment(handed_in).strftime("%Y-%m-%d %H:%M:%S.%f %Z"), encoding="utf-8")
    if learner != manifest["learner"]:
        namesake = f"Iemand anders heet ook ‘{manifest['learner']}’; dit staat onder ‘{learner}’."
        return Collected(path.name, learner, namesake)
    return Collected(path.name, learner, None)


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
            content = json.loads(_bounded(archive, MANIFEST, 100_000))
        handed_in = moment(content["handed_in_at"])
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise HandInError(
            place=path.name,
            problem="Dit inleverbestand is beschadigd of niet door de cursus gemaakt.",
            remedy="Vraag de deelnemer opnieuw in te leveren.",
        ) from error
    if learner_id(str(content.get("learner"))) != content.get("learner") or not content["learner"]:
        raise HandInError(
            place=path.name,
            problem="De naam in dit inleverbestand kan niet gebruikt worden.",
            remedy="Vraag de deelnemer opnieuw in te leveren.",
        )
    return {
        **content,
        "handed_in_at": handed_in.isoformat(),
        "assignment": str(content.get("assignment")),
    }


def _contents(path: Path, slug: str) -> Iterator[tuple[str, bytes]]:
    # Only the two known names are read: paths in the archive can't reach outside.
    limits = {f"{slug}.ipynb": LARGEST_NOTEBOOK, NAME: LARGEST}
    with zipfile.ZipFile(path) as archive:
        for name in limits.keys() & set(archive.namelist()):
            yield name, _bounded(archive, name, limits[name] + 1)


def _bounded(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as file:
        return file.read(limit)


def moment(text: str) -> datetime:
    """Return the moment that a hand-in or nbgrader wrote down; without a zone it is UTC."""
    for form in ("%Y-%m-%d %H:%M:%S.%f %Z", "%Y-%m-%d %H:%M:%S %Z"):
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC)
        except ValueError:
            continue
    written = datetime.fromisoformat(text.strip())
    return (written if written.tzinfo else written.replace(tzinfo=UTC)).astimezone(UTC)
