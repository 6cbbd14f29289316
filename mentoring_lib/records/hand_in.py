"""Handing in: one file with the exercise and its answers, made on the learner's machine."""

import io
import json
import re
import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from mentoring_lib.errors import HandInError
from mentoring_lib.records.answer_sheet import NAME
from mentoring_lib.records.workspace import Workspace

MANIFEST = "inlevering.json"
SCHEMA = 1

INBOX = "MENTORING_INBOX"
"""Names the trainer's folder for hand-ins, when this machine can reach it."""


def returned(inbox: Path, folder_id: str) -> Path:
    """Return where feedback for one learner's folder is put in the inbox."""
    return inbox / "terug" / learner_id(folder_id)


def learner_id(name: str) -> str:
    """Return the name as nbgrader and folders can use it; empty when nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower())[:60].strip("-")


def hand_in(
    workspace: Workspace, slug: str, name: str, *, now: datetime, inbox: Path | None = None
) -> Path:
    """Return the hand-in file, kept in the learner's folder and put in the inbox.

    Args:
        workspace: The learner's folder.
        slug: The exercise.
        name: How the learner is known to the trainer.
        now: The moment of handing in, with a time zone.
        inbox: The trainer's folder, when this machine can reach it.

    Raises:
        HandInError: There is no name, no answer sheet, or no room.
    """
    learner = learner_id(name)
    if not learner:
        raise HandInError(
            place="Inleveren",
            problem="Je naam ontbreekt.",
            remedy="Vul de naam in waaronder je trainer je kent.",
        )
    folder = workspace.exercises / slug
    if not (folder / NAME).is_file():
        raise HandInError(
            place="Inleveren",
            problem="Er zijn nog geen antwoorden.",
            remedy="Vul eerst een onderdeel in.",
        )
    if not (folder / f"{slug}.ipynb").is_file():
        raise HandInError(
            place="Inleveren",
            problem="Het notebook van de opdracht ontbreekt in je werkmap.",
            remedy="Start de cursus opnieuw; dan wordt het teruggezet. Je antwoorden staan veilig.",
        )
    manifest = {
        "schema": SCHEMA,
        "assignment": slug,
        "learner": learner,
        "name": name.strip(),
        "handed_in_at": now.isoformat(timespec="seconds"),
        "folder_id": workspace.recall("folder_id"),
    }
    packed = _packed(folder, slug, manifest)
    own = str(manifest["folder_id"])[:6]  # two people may have one name
    file_name = f"{slug}_{learner}_{now:%Y%m%d-%H%M%S}_{own}.zip"
    for place in (workspace.handed_in, inbox):
        if place is not None:
            _put(place / file_name, packed)
    workspace.remember("name", value=name.strip())
    workspace.remember("modules", slug, "handed_in_at", value=manifest["handed_in_at"])
    return workspace.handed_in / file_name


def _packed(folder: Path, slug: str, manifest: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in (folder / f"{slug}.ipynb", folder / NAME):
            archive.writestr(path.name, path.read_bytes())
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return buffer.getvalue()


def _put(path: Path, packed: bytes) -> None:
    temporary = path.with_name(f".{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(packed)
        temporary.replace(path)
    except OSError as error:
        raise HandInError(
            place=str(path.parent),
            problem="Het inleverbestand kan hier niet worden neergezet.",
            remedy="Kijk of de map er is en of je erin mag schrijven. Je antwoorden staan veilig.",
        ) from error
