"""Following what comes after a reply: reactions, the next scene, an ending or the next subject."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mentoring_lib.authoring.exchange.effects import Effects
from mentoring_lib.authoring.exchange.first_match import in_turn
from mentoring_lib.authoring.exchange.model import Fields, Tally
from mentoring_lib.authoring.exchange.uudsl_graph import Graph, Spoken
from mentoring_lib.authoring.exchange.uudsl_meaning import Meaning
from mentoring_lib.authoring.exchange.uudsl_terms import Part
from mentoring_lib.domain.script import BY_RULE

LONGEST_CHAIN = 20
"""Statements of others in a row."""


@dataclass(slots=True)
class Way:
    """What comes after a reply.

    Attributes:
        said: What others say first.
        to: The scene or ending it leads to, or ``BY_RULE``, or nothing: the subject is done.
        branches: Where it leads instead, each with its condition.
        effects: What all this changes.
    """

    effects: Effects
    said: list[Spoken] = field(default_factory=list)
    to: str | None = None
    branches: list[Fields] = field(default_factory=list)


def is_scene(graph: Graph, spoken: Spoken) -> bool:
    """Tell whether the mentor replies to this statement, or to what follows it at once."""
    if spoken.player or spoken.part is Part.OTHERS:
        return False
    if spoken.ends:
        return False
    return spoken.part is Part.SCENE or any(each.player for each in graph.given(spoken.responses))


class Ways:
    """Follows responses through the graph."""

    def __init__(
        self, graph: Graph, meaning: Meaning, ending: Callable[[Spoken], str], notes: Tally
    ) -> None:
        """Take the graph, and what gives the name of an ending or scene.

        Args:
            graph: The statements of the file.
            meaning: Reads their conditions and effects.
            ending: Returns the name of the place that a statement is.
            notes: What doesn't come along.
        """
        self._graph = graph
        self._meaning = meaning
        self._ending = ending
        self._notes = notes
        self._targets: dict[str, str | None] = {}

    def after(self, spoken: Spoken, effects: Effects) -> Way:
        """Return what comes after a statement of the mentor."""
        way = Way(effects)
        if spoken.ends and not spoken.responses:
            way.to = BY_RULE
            return way
        at, seen = spoken, {spoken.id}
        for _ in range(LONGEST_CHAIN):
            options = self._graph.given(at.responses)
            players = [each for each in options if each.player]
            if players or len(options) != 1 or self._asks(options[0]) or options[0].id in seen:
                return self._settled(way, at, options, players=bool(players))
            at = options[0]
            if is_scene(self._graph, at) or over(at):
                way.effects = self._changed(at, way.effects)
                way.to = self._place(at)
                return way
            if at.part is not Part.WAY:
                way.said.append(at)
            way.effects = self._changed(at, way.effects)
            seen.add(at.id)
        self._notes.add("Gaat niet mee: wat na 20 uitspraken van anderen komt", spoken.id)
        return way

    def _place(self, spoken: Spoken) -> str:
        return BY_RULE if spoken.part is Part.RULE else self._ending(spoken)

    def _settled(self, way: Way, at: Spoken, options: list[Spoken], *, players: bool) -> Way:
        if players:
            way.to = self._place(at)
        elif options and all(each.part is Part.RULE for each in options):
            way.to = BY_RULE
        elif options:
            self._fork(way, options)
        return way

    def _fork(self, way: Way, options: list[Spoken]) -> None:
        asked = [
            self._meaning.condition(each.element.at("preconditions"), each.id) for each in options
        ]
        for logic, each in zip(in_turn(asked), options, strict=True):
            text = self._meaning.text(logic, each.id)
            to = self._target(each)
            if text is None:
                way.to = to
                return
            way.branches.append({"when": text, "leads_to": to})
        # The source says nothing of the rest; its last way is the nearest.
        way.to = way.branches.pop()["leads_to"]
        self._notes.add("Geldt nu ook als de voorwaarde niet klopt: de laatste weg", options[-1].id)

    def _target(self, spoken: Spoken) -> str | None:
        if is_scene(self._graph, spoken) or over(spoken):
            return self._place(spoken)
        if spoken.id not in self._targets:
            # Known before it is followed, so that a circle of splits ends here.
            self._targets[spoken.id] = None
            self._targets[spoken.id] = self._followed(spoken)
        return self._targets[spoken.id]

    def _followed(self, spoken: Spoken) -> str | None:
        inside = self.after(spoken, {})
        lost = [each.id for each in inside.said]
        if spoken.part is not Part.WAY and spoken.text:
            lost.append(spoken.id)
        if lost:
            self._notes.add("Gaat niet mee: wat anderen zeggen na een splitsing", *lost)
        if inside.branches:
            self._notes.add("Gaat niet mee: een splitsing na een splitsing", spoken.id)
        return inside.to

    def _asks(self, spoken: Spoken) -> bool:
        return bool(spoken.element.at("preconditions").children)

    def _changed(self, spoken: Spoken, before: Effects) -> Effects:
        return self._meaning.effects(spoken.element.at("parameterEffects"), before)


def over(spoken: Spoken) -> bool:
    """Tell whether the talk is over with this statement."""
    return not spoken.player and (spoken.ends or spoken.part in {Part.ENDING, Part.RULE})
