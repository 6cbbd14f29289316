"""What each parameter can be when the conversation ends, from lowest to highest.

Where every way is open at every moment, the values that a number can have at a place
are kept as the bits of one integer: a reply shifts them, and the search ends when no
place gains a value. That is exact, also with circles. Where conditions close ways, the
situations themselves are searched, up to a bound.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mentoring_lib.authoring.analysis.graph import Graph
from mentoring_lib.domain.parameter import Effect, Number, Owned
from mentoring_lib.domain.scenario import Reply, Scenario, Scene
from mentoring_lib.domain.scripting import watched_by_replies
from mentoring_lib.practice.board import Board

MOST = 100_000
"""So many situations are searched for all ranges together; then they are what was met."""

WIDEST = 1_000
"""Wider numbers than this aren't kept as bits."""


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and highest value at the end; None when no ending was met."""

    lowest: int | None
    highest: int | None
    exact: bool


def ranges(graph: Graph) -> Mapping[Owned, Range]:
    """Return the range of each number of each character and of the group."""
    scenario = graph.scenario
    numbers = {
        (who, name): kind
        for who, values in scenario.state.items()
        for name in values
        if isinstance(kind := scenario.kind(name), Number)
    }
    most = MOST // max(1, len(numbers))
    return {
        key: _by_bits(scenario, key, kind)
        if graph.simple and kind.highest - kind.lowest <= WIDEST
        else _by_search(scenario, key, most)
        for key, kind in numbers.items()
    }


def _by_bits(scenario: Scenario, key: Owned, kind: Number) -> Range:
    scenes = {scene.id: scene for scene in scenario.scenes}
    written = {name for name, owned in scenario.parameter_names().items() if owned == key}
    start = 1 << (int(scenario.state[key[0]][key[1]]) - kind.lowest)
    values, ended, waiting = {scenario.start: start}, 0, deque([scenario.start])
    while waiting:
        at = waiting.popleft()
        for to, after in _after_scene(scenes[at], values[at], written, kind):
            if to not in scenes:
                ended |= after
            elif values.get(to, 0) | after != values.get(to, 0):
                values[to] = values.get(to, 0) | after
                waiting.append(to)
    if not ended:
        return Range(None, None, exact=True)
    lowest = (ended & -ended).bit_length() - 1
    return Range(kind.lowest + lowest, kind.lowest + ended.bit_length() - 1, exact=True)


def _after_scene(
    scene: Scene, values: int, written: set[str], kind: Number
) -> Iterator[tuple[str, int]]:
    for reply in scene.replies:
        after = values
        for name, effect in reply.effect.items():
            if name in written:
                after = _moved(after, effect, kind)
        yield reply.leads_to, after


def _moved(values: int, effect: Effect, kind: Number) -> int:
    """Return the values after an effect; what passes a bound gathers there."""
    if isinstance(effect, str):
        return 1 << (int(effect[1:]) - kind.lowest)
    top = kind.highest - kind.lowest
    change = int(effect)
    if change >= 0:
        moved = values << change
        inside = moved & ((1 << (top + 1)) - 1)
        return inside | (1 << top) if moved >> (top + 1) else inside
    dropped = values & ((1 << -change) - 1)
    return (values >> -change) | (1 if dropped else 0)


def _by_search(scenario: Scenario, key: Owned, most: int) -> Range:
    board: Board[Reply] = Board(scenario, {key} | watched_by_replies(scenario))
    place = board.keys.index(key)
    seen, waiting = {board.first}, [board.first]
    met: set[int] = set()
    while waiting and len(seen) <= most:
        # The last first: only whole talks tell what can be at the end.
        moment = waiting.pop()
        for reply in board.offered(moment):
            after = board.after(moment, reply)
            if board.over(after):
                met.add(int(after.values[place]))
            elif after not in seen:
                seen.add(after)
                waiting.append(after)
    lowest, highest = min(met, default=None), max(met, default=None)
    return Range(lowest, highest, exact=not waiting)
