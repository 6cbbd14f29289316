"""What tells which reply is the best before anybody has thought about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentoring_lib.authoring.cue_rules import longest
from mentoring_lib.authoring.run_rules import best
from mentoring_lib.domain.parameter import Number, Parameter
from mentoring_lib.domain.scenario import Reply, Scenario, Scene
from mentoring_lib.domain.script import SILENT

FAR_LONGER = 1.8
"""A best reply this many times as long as the next one stands out."""


@dataclass(frozen=True, slots=True)
class LengthCue:
    """In how many scenes the longest and the shortest reply are the best one."""

    scenes: int
    longest_is_best: int
    shortest_is_best: int


@dataclass(frozen=True, slots=True)
class Odd:
    """A reply that its scene says something about, with the reason in Dutch."""

    scene: str
    reply: str
    reason: str


def length_cue(scenario: Scenario) -> LengthCue:
    """Return how often length tells which reply is the best; silence isn't counted."""
    scenes = scenario.scenes
    return LengthCue(
        len(scenes),
        sum(longest(scene) in best(scene.replies) for scene in scenes),
        sum(_shortest(scene) in best(scene.replies) for scene in scenes),
    )


def give_away(scenario: Scenario) -> Iterator[Odd]:
    """Yield the best replies that stand out by their form."""
    for scene in scenario.scenes:
        strongest = best(scene.replies)
        said = [reply for reply in scene.replies if reply.says != SILENT]
        if len(strongest) != 1 or strongest[0] not in said or len(said) < 2:  # noqa: PLR2004
            continue
        reply = strongest[0]
        next_length = max(len(other.says) for other in said if other is not reply)
        if len(reply.says) >= FAR_LONGER * next_length:
            yield Odd(scene.id, reply.id, "de sterkste keuze is veel langer dan de andere")
        alone = [other for other in said if "?" in other.says]
        if alone == [reply] and all(other.quality == 0 for other in said if other is not reply):
            yield Odd(scene.id, reply.id, "alleen de sterkste keuze is een vraag")


def dominated(scenario: Scenario) -> Iterator[Odd]:
    """Yield replies that are called stronger than one that does everything at least as well.

    They lead to the same place, change every number no better, and one of them worse.
    """
    for scene in scenario.scenes:
        for reply in scene.replies:
            for other in scene.replies:
                if reply.quality > other.quality and _beaten(scenario, reply, other):
                    yield Odd(
                        scene.id, reply.id, f"‘{other.id}’ is zwakker genoemd en heeft meer effect"
                    )


def _beaten(scenario: Scenario, reply: Reply, other: Reply) -> bool:
    if (reply.leads_to, reply.branches) != (other.leads_to, other.branches):
        return False
    ours, theirs = _gains(scenario, reply), _gains(scenario, other)
    names = ours.keys() | theirs.keys()
    gaps = [theirs.get(name, 0) - ours.get(name, 0) for name in names]
    return bool(gaps) and min(gaps) >= 0 and max(gaps) > 0


def _gains(scenario: Scenario, reply: Reply) -> dict[tuple[str, str], int]:
    names = scenario.parameter_names()
    gains = {}
    for name, effect in reply.effect.items():
        owned = names[name]
        added = isinstance(effect, int) and not isinstance(effect, bool)
        if added and isinstance(scenario.kind(owned[1]), Number):
            sign = -1 if owned[1] == Parameter.TENSION else 1
            gains[owned] = sign * int(effect)
    return gains


def _shortest(scene: Scene) -> Reply:
    said = [reply for reply in scene.replies if reply.says != SILENT]
    return min(said or scene.replies, key=lambda reply: len(reply.says))
