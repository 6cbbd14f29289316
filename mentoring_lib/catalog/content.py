"""The catalogue of content: a school's own version goes before the shipped one."""

from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from mentoring_lib.catalog.explain import explained
from mentoring_lib.catalog.yaml_reader import Document, read
from mentoring_lib.domain.activity import CardSort
from mentoring_lib.domain.course import Route
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.rubric import Rubric
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.structure import NamedMove, Structure
from mentoring_lib.domain.values import AUTHORED, Prose
from mentoring_lib.errors import ContentError

Model = TypeVar("Model", bound=BaseModel)

SHIPPED = Path(str(files("mentoring_lib") / "content"))
INTERFACE = "texts/interface.yaml"


class Texts(RootModel[dict[str, dict[str, Prose]]]):
    """The texts on the screen, by part and name."""


class WordLists(RootModel[dict[str, Prose]]):
    """Lists of words, by name."""


def load(path: Path, model: type[Model]) -> Model:
    """Return the value that a YAML file writes out.

    Raises:
        ContentError: The file can't be read or isn't of the model's form.
    """
    document = read(path)
    return _validated(document, document.content, model, ())


def load_list(path: Path, key: str, model: type[Model]) -> tuple[Model, ...]:
    """Return the values that stand as a list under one key of a YAML file."""
    document = read(path)
    content = document.content
    rows = content.get(key) if isinstance(content, dict) else None
    if not isinstance(rows, list) or set(content) != {key}:
        raise ContentError(
            place=f"{path.name}:1",
            problem=f"Hier hoort alleen ‘{key}:’ te staan, met een lijst eronder.",
            remedy="Vergelijk het met het bestand dat bij de cursus zit.",
        )
    return tuple(_validated(document, row, model, (key, number)) for number, row in enumerate(rows))


def _validated(
    document: Document, content: object, model: type[Model], at: tuple[str | int, ...]
) -> Model:
    try:
        return model.model_validate(content, context=AUTHORED)
    except ValidationError as error:
        raise explained(document, error, at) from error


class Catalog:
    """Content by kind and name, looked up in folders in turn."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        """Take the folders that go before the shipped content."""
        self.folders = (*folders, SHIPPED)

    def scenario(self, slug: str) -> Scenario:
        """Return the practice conversation with this name."""
        return load(self.path(f"scenarios/{slug}.yaml"), Scenario)

    def scenarios(self) -> tuple[Scenario, ...]:
        """Return every practice conversation, by name; a school's own goes first."""
        slugs = {path.stem for each in self.folders for path in each.glob("scenarios/*.yaml")}
        return tuple(self.scenario(slug) for slug in sorted(slugs))

    def structures(self) -> tuple[Structure, ...]:
        """Return every kind of conversation, by name; a school's own goes first."""
        slugs = {path.stem for each in self.folders for path in each.glob("structures/*.yaml")}
        return tuple(self.structure(slug) for slug in sorted(slugs))

    def rubric(self, slug: str) -> Rubric:
        """Return the rubric with this name."""
        return load(self.path(f"rubrics/{slug}.yaml"), Rubric)

    def structure(self, slug: str) -> Structure:
        """Return the conversation structure with this name."""
        return load(self.path(f"structures/{slug}.yaml"), Structure)

    def card_sort(self, slug: str) -> CardSort:
        """Return the card sort with this name."""
        return load(self.path(f"activities/{slug}.yaml"), CardSort)

    def moves(self) -> dict[Move, NamedMove]:
        """Return every move with its Dutch name."""
        path = self.path("moves/moves.yaml")
        return {each.id: each for each in load_list(path, "moves", NamedMove)}

    def routes(self) -> tuple[Route, ...]:
        """Return the routes in the order in which they are shown."""
        return load_list(self.path("routes.yaml"), "routes", Route)

    def texts(self, name: str) -> dict[str, str]:
        """Return the texts of one part of the interface, by their English name.

        What a school's own file leaves out comes from the shipped one.
        """
        return self._texts[name]

    @cached_property
    def _texts(self) -> dict[str, dict[str, str]]:
        # Read once: a panel asks for its texts at every keystroke.
        own = load(self.path(INTERFACE), Texts).root
        shipped = load(SHIPPED / INTERFACE, Texts).root
        return {name: {**texts, **own.get(name, {})} for name, texts in shipped.items()}

    def words(self, name: str) -> frozenset[str]:
        """Return one word list of the privacy check."""
        path = self.path("texts/privacy.yaml")
        lists = load(path, WordLists).root
        if name not in lists:
            raise ContentError(
                place=f"{path.name}:1",
                problem=f"De lijst ‘{name}’ ontbreekt.",
                remedy="Neem hem over uit het bestand dat bij de cursus zit.",
            )
        return frozenset(lists[name].split())

    def path(self, name: str) -> Path:
        """Return the file of the first folder that has it.

        Raises:
            ContentError: No folder has it.
        """
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise ContentError(
            place=name,
            problem="Dit bestand is er niet.",
            remedy="Kijk of de naam klopt, en of het in de map content of school staat.",
        )


def catalog_for(start: Path) -> Catalog:
    """Return the catalogue for a folder: its school's own content goes first."""
    for folder in (start.resolve(), *start.resolve().parents):
        for own in (folder / "school", folder / "course" / "school"):
            if own.is_dir():
                return Catalog([own])
    return Catalog()
