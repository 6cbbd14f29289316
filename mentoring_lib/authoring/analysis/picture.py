"""The graph of a scenario as a picture: scenes in columns, choices as lines."""

from collections.abc import Iterator, Mapping
from html import escape

from mentoring_lib.authoring.analysis.graph import END, Graph
from mentoring_lib.authoring.analysis.words import OUTCOMES
from mentoring_lib.domain.scenario import Reply, Scenario, Scene
from mentoring_lib.domain.script import BY_RULE, SUBJECTS
from mentoring_lib.errors import ContentError

MOST_SCENES = 300
"""A picture of more scenes than this can't be read."""

_WIDE, _HIGH, _COLUMN, _ROW, _EDGE = 150, 44, 230, 74, 24
_TYPE = 'role="img" lang="nl" font-family="system-ui, sans-serif" font-size="13"'
_LINES = {
    3: ("#1f5f74", "", "sterk"),
    2: ("#3d6b21", "8 4", "passend"),
    1: ("#8a5a00", "4 4", "zwak"),
    0: ("#8a1c4a", "2 5", "schadelijk"),
}
"""Colour and dashes of a choice by its quality: the dashes tell it without colour."""


def picture(scenario: Scenario) -> str:
    """Return the graph as SVG, with its text inside.

    Raises:
        ContentError: There are too many scenes to draw.
    """
    if len(scenario.scenes) > MOST_SCENES:
        raise ContentError(
            place=scenario.slug,
            problem=f"{len(scenario.scenes)} scènes passen niet leesbaar in één plaatje.",
            remedy="Gebruik de uitkomst in woorden, of die met --json.",
        )
    places = _placed(scenario)
    width = _EDGE * 2 + _COLUMN * max(x for x, _ in places.values()) + _WIDE
    height = _EDGE * 2 + _ROW * (max(y for _, y in places.values()) + 1) + _HIGH
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    title = f"Gesprek ‘{scenario.title}’: {len(scenario.scenes)} scènes"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_TYPE}>',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(' '.join(_told(scenario)))}</desc>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *_legend(height),
            *_ways(scenario, places),
            *_boxes(scenario, places),
            "</svg>\n",
        ]
    )


def _placed(scenario: Scenario) -> Mapping[str, tuple[int, int]]:
    """Return the column and row of each place: columns by the fewest turns from the start."""
    ways = Graph(scenario).ways
    column = {scenario.start: 0}
    waiting = [scenario.start]
    while waiting:
        at = waiting.pop(0)
        for to in ways.get(at, ()):
            if to != END and to not in column:
                column[to] = column[at] + 1
                waiting.append(to)
    last = max(column.values()) + 1
    column |= {scene.id: last for scene in scenario.scenes if scene.id not in column}
    column |= {BY_RULE: last} | {ending.id: last + 1 for ending in scenario.endings}
    rows: dict[int, int] = {}
    places = {}
    for name, x in column.items():
        places[name] = (x, rows.get(x, 0))
        rows[x] = rows.get(x, 0) + 1
    return places


def _ways(scenario: Scenario, places: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    for number, (at, reply) in enumerate(_said(scenario)):
        colour, dashes, _ = _LINES[reply.quality]
        for to in (reply.leads_to, *(branch.leads_to for branch in reply.branches)):
            if at in places and to in places:
                # Replies to one place lie beside each other instead of on top.
                yield _line(places[at], places[to], 10 + 12 * (number % 3), colour, dashes)
    for ending in scenario.endings:
        if ending.when is not None:
            yield _line(places[BY_RULE], places[ending.id], _HIGH // 2, "#4a5361", "")


def _line(start: tuple[int, int], end: tuple[int, int], down: int, colour: str, dashes: str) -> str:
    x1, y1 = _corner(start)
    x2, y2 = _corner(end)
    if start[0] < end[0]:
        x1, bend = x1 + _WIDE, 46
        ends = (x2, -bend)
    elif start[0] > end[0]:
        bend = -60
        ends = (x2 + _WIDE, 60)
    else:
        x1, bend = x1 + _WIDE, 46
        ends = (x2 + _WIDE, 46)
    return (
        f'<path d="M {x1} {y1 + down} C {x1 + bend} {y1 + down}, {ends[0] + ends[1]} {y2 + down}, '
        f'{ends[0]} {y2 + down}" fill="none" stroke="{colour}" stroke-width="1.6" '
        f'stroke-dasharray="{dashes}"/>'
    )


def _said(scenario: Scenario) -> Iterator[tuple[str, Reply]]:
    for scene in scenario.scenes:
        for reply in scene.replies:
            yield scene.id, reply
    for subject in scenario.subjects:
        yield SUBJECTS, subject.opening


def _boxes(scenario: Scenario, places: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    scenes: dict[str, Scene] = {scene.id: scene for scene in scenario.scenes}
    endings = {ending.id: OUTCOMES[ending.outcome] for ending in scenario.endings}
    endings[BY_RULE] = "de regels beslissen"
    for name, place in places.items():
        x, y = _corner(place)
        round_, fill = (22, "#e8f1f4") if name in endings else (8, "#f3f6fa")
        second = scenes[name].phase if name in scenes else endings.get(name, "")
        yield (
            f'<rect x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}" rx="{round_}" '
            f'fill="{fill}" stroke="#4a5361"/>'
            f'<text x="{x + 10}" y="{y + 18}" font-weight="600">{escape(name[:20])}</text>'
            f'<text x="{x + 10}" y="{y + 35}" fill="#4a5361">{escape(second[:22])}</text>'
        )


def _legend(height: int) -> Iterator[str]:
    x = _EDGE
    for colour, dashes, label in _LINES.values():
        y = height - 18
        yield (
            f'<path d="M {x} {y} h 34" stroke="{colour}" stroke-width="2" '
            f'stroke-dasharray="{dashes}"/><text x="{x + 42}" y="{y + 4}">{label}</text>'
        )
        x += 140


def _told(scenario: Scenario) -> Iterator[str]:
    for at, reply in _said(scenario):
        to = "de regels van de eindes" if reply.leads_to == BY_RULE else reply.leads_to
        yield f"{at}: {reply.id} ({_LINES[reply.quality][2]}) gaat naar {to}."


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    return _EDGE + place[0] * _COLUMN, _EDGE + place[1] * _ROW
