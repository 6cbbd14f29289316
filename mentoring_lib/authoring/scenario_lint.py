"""The authoring lint: what a practice conversation must be before it is played.

Source:
    The authoring lint for branching scenarios in the project's field dossier (H2).
"""

from collections.abc import Iterator

from mentoring_lib.authoring.cue_rules import length_cue, one_sided, place_cue
from mentoring_lib.authoring.finding import Finding, Problem, Source
from mentoring_lib.authoring.run_rules import best_and_worst, dead_places, lost_endings
from mentoring_lib.authoring.scene_rules import scene_problems
from mentoring_lib.authoring.walk import MOST, Walk
from mentoring_lib.domain.scenario import Scenario


def lint(source: Source, scenario: Scenario, *, released: bool = False) -> list[Finding]:
    """Return the problems of a scenario with the lines of its file."""
    return list(source.placed(scenario_problems(scenario, released=released)))


def scenario_problems(
    scenario: Scenario, *, released: bool = False, most: int = MOST
) -> Iterator[Problem]:
    """Yield what is wrong with a scenario.

    Args:
        scenario: The scenario with its assessment.
        released: Whether its script goes out without assessment, for a graded talk;
            then the place of a reply mustn't tell how strong it is.
        most: After how many situations a search for endings stops.
    """
    for number, scene in enumerate(scenario.scenes):
        yield from scene_problems(("scenes", number), scene)
    walk = Walk(scenario)
    yield from dead_places(walk)
    yield from lost_endings(walk, most)
    yield from best_and_worst(walk, most)
    yield from length_cue(scenario.scenes)
    yield from one_sided(scenario)
    if released:
        yield from place_cue(scenario.scenes)
