"""What content files name of each other has to be there."""

from collections.abc import Collection, Iterator

from mentoring_lib.authoring.course_files import route_ids, slugs_in
from mentoring_lib.authoring.finding import Problem
from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.activity import CardSort
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.structure import Structure
from mentoring_lib.errors import ContentError


def scenario_references(scenario: Scenario, catalog: Catalog) -> Iterator[Problem]:
    """Yield the routes, the structure and the phases that a scenario names in vain."""
    yield from unknown_routes(scenario.routes, route_ids(catalog))
    structures = slugs_in(catalog, "structures")
    if scenario.structure not in structures:
        yield Problem(
            ("structure",),
            f"Het soort gesprek ‘{scenario.structure}’ bestaat niet.",
            _choose(structures),
        )
        return
    try:
        structure = catalog.structure(scenario.structure)
    except ContentError:
        return  # that file has a finding of its own
    yield from _unknown_phases(scenario, structure)


def structure_references(structure: Structure, catalog: Catalog) -> Iterator[Problem]:
    """Yield the rubric that a structure names in vain."""
    rubrics = slugs_in(catalog, "rubrics")
    if structure.rubric not in rubrics:
        problem = f"De rubric ‘{structure.rubric}’ bestaat niet."
        yield Problem(("rubric",), problem, _choose(rubrics))


def card_references(cards: CardSort) -> Iterator[Problem]:
    """Yield the groups that a card names in vain."""
    groups = {group.id for group in cards.groups}
    for number, card in enumerate(cards.cards):
        for name in {card.group, *card.also} - groups:
            yield Problem(
                ("cards", number),
                f"Kaart ‘{card.id}’ noemt de stapel ‘{name}’, maar die bestaat niet.",
                _choose(groups),
            )


def unknown_routes(routes: Collection[str], known: set[str] | None) -> Iterator[Problem]:
    """Yield the routes that don't exist; none when the routes can't be read."""
    for name in routes:
        if known is not None and name not in known:
            yield Problem(("routes",), f"De route ‘{name}’ bestaat niet.", _choose(known))


def _unknown_phases(scenario: Scenario, structure: Structure) -> Iterator[Problem]:
    phases = [phase.id for phase in structure.phases]
    for number, scene in enumerate(scenario.scenes):
        if scene.phase not in phases:
            yield Problem(
                ("scenes", number, "phase"),
                f"De fase ‘{scene.phase}’ hoort niet bij dit soort gesprek.",
                _choose(phases),
            )


def _choose(names: Collection[str]) -> str:
    return f"Kies uit: {', '.join(sorted(names)) or 'nog niets'}."
