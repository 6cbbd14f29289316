"""The whole analysis of a scenario, as one value that can be written as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mentoring_lib.authoring.analysis.cues import LengthCue, Odd, dominated, give_away, length_cue
from mentoring_lib.authoring.analysis.goal_ranges import GoalRange, goal_ranges
from mentoring_lib.authoring.analysis.graph import Graph
from mentoring_lib.authoring.analysis.play_logs import ReplyFigures, reply_figures
from mentoring_lib.authoring.analysis.ranges import Range, ranges
from mentoring_lib.authoring.run_rules import best, worst
from mentoring_lib.authoring.walk import Ends, Walk
from mentoring_lib.domain.parameter import Owned
from mentoring_lib.domain.scenario import Scenario

MOST = 100_000
"""Each search stops after this many situations."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that can be told of a scenario without playing it.

    Attributes:
        unreachable: The scenes that no choice leads to.
        dead_ends: The scenes from which no ending can be reached.
        stuck: Places where, in some situation, nothing is offered.
        circles: The groups of scenes that lead back to each other.
        paths: How many different talks there are; None when there are endlessly many.
        endings: Where all the ways end.
        best, worst: Where somebody ends who always takes a strongest or weakest reply.
        best_run, worst_run: A shortest such talk.
        ranges: What each number can be at the end.
        figures: What play logs tell of each reply.
    """

    scenario: Scenario
    unreachable: tuple[str, ...]
    dead_ends: tuple[str, ...]
    stuck: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...]
    paths: int | None
    endings: Ends
    best: Ends
    worst: Ends
    best_run: tuple[str, ...]
    worst_run: tuple[str, ...]
    ranges: dict[Owned, Range]
    goals: tuple[GoalRange, ...]
    cue: LengthCue
    dominated: tuple[Odd, ...]
    give_away: tuple[Odd, ...]
    figures: tuple[ReplyFigures, ...]

    @property
    def exact(self) -> bool:
        """Tell whether every search looked at everything."""
        ends = (self.endings, self.best, self.worst)
        return all(each.complete for each in (*ends,)) and all(
            each.exact for each in self.ranges.values()
        )

    def values(self) -> dict[str, Any]:
        """Return the analysis as plain values, for JSON."""
        return {
            "slug": self.scenario.slug,
            "scenes": len(self.scenario.scenes),
            "replies": sum(1 for _ in self.scenario.replies()),
            "exact": self.exact,
            "unreachable_scenes": list(self.unreachable),
            "dead_ends": list(self.dead_ends),
            "stuck": list(self.stuck),
            "cycles": [list(group) for group in self.circles],
            # A number of more than 15 digits isn't a number to every reader of JSON.
            "paths": None if self.paths is None else str(self.paths),
            "endings": {
                ending.id: {"outcome": str(ending.outcome), "reachable": self._met(ending.id)}
                for ending in self.scenario.endings
            },
            "endings_exact": self.endings.complete,
            "best": {"endings": sorted(self.best.endings), "run": list(self.best_run)},
            "worst": {"endings": sorted(self.worst.endings), "run": list(self.worst_run)},
            "ranges": {f"{who}.{name}": asdict(each) for (who, name), each in self.ranges.items()},
            "goals": {
                each.goal.id: {
                    "lowest": each.lowest,
                    "highest": each.highest,
                    "replies": each.replies,
                    "reachable": each.reachable,
                    "exact": False,
                }
                for each in self.goals
            },
            "unreachable_goals": [each.goal.id for each in self.goals if not each.reachable],
            "length_cue": asdict(self.cue),
            "dominated": [asdict(each) for each in self.dominated],
            "give_away": [asdict(each) for each in self.give_away],
            "figures": [asdict(each) for each in self.figures],
        }

    def _met(self, ending: str) -> bool | None:
        """Tell whether an ending is reached; None when the search didn't get that far."""
        if ending in self.endings.endings:
            return True
        return False if self.endings.complete else None


def analysed(
    scenario: Scenario, talks: Sequence[Sequence[str]] = (), *, most: int = MOST
) -> Analysis:
    """Return the analysis of a scenario, with what played talks tell about its replies."""
    graph, walk = Graph(scenario), Walk(scenario)
    entered, open_ = walk.scenes(), walk.open_scenes()
    best_run, worst_run = walk.shortest(best, most=most), walk.shortest(worst, most=most)
    return Analysis(
        scenario=scenario,
        unreachable=tuple(each.id for each in scenario.scenes if each.id not in entered),
        dead_ends=tuple(each.id for each in scenario.scenes if each.id not in open_),
        stuck=walk.stuck(),
        circles=graph.circles,
        paths=graph.path_count(),
        endings=walk.all_ends(most=most),
        best=walk.ends(best, most=most),
        worst=walk.ends(worst, most=most),
        best_run=best_run,
        worst_run=worst_run,
        ranges=dict(ranges(graph)),
        goals=goal_ranges(scenario, (best_run, worst_run)),
        cue=length_cue(scenario),
        dominated=tuple(dominated(scenario)),
        give_away=tuple(give_away(scenario)),
        figures=tuple(reply_figures(scenario, talks)),
    )
