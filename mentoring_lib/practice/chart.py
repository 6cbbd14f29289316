"""Line charts as accessible SVG: title and description inside, no network, no library."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import ceil

_WIDTH, _HEIGHT = 480, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 38, 140, 14, 32
_APART = 19
"""Height of a label."""

_NUMBER_WIDTH = 26
_LETTER = 10
"""About the width of a letter of a label beside its line."""
"""Width of the number of a turn, with the space around it."""

_STYLES = (
    ("#1f5f74", ""),
    ("#7a3b8f", "8 4"),
    ("#a0430a", "2 4"),
    ("#3d6b21", "12 4 2 4"),
    ("#8a1c4a", "16 6"),
    ("#4a5361", "4 8"),
)
"""Colour and dash of each line; the dash tells lines apart without colour."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a label and its values from 0 to 100."""

    label: str
    values: tuple[int, ...]


def line_chart(name: str, title: str, description: str, lines: Sequence[Line]) -> str:
    """Return a chart of up to six lines over the same turns, as SVG.

    Args:
        name: Unique on the page; joins the title and description to the chart.
        title: What it shows, in Dutch.
        description: The same in words, in Dutch, for who can't see it.
        lines: At least one, all with the same number of values.
    """
    count = len(lines[0].values)
    longest = max(len(f"{line.label} {line.values[-1]}") for line in lines)
    width = _WIDTH - _RIGHT + max(_RIGHT, 16 + _LETTER * longest)
    parts = [*_grid(count)]
    ends = _spread([_y(line.values[-1]) for line in lines])
    for line, (colour, dash), label_y in zip(lines, _STYLES[: len(lines)], ends, strict=True):
        points = " ".join(f"{_x(i, count):.0f},{_y(v):.0f}" for i, v in enumerate(line.values))
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" '
            f'stroke-width="3" stroke-dasharray="{dash}"/>'
            f'<text x="{_WIDTH - _RIGHT + 8}" y="{label_y + 4:.0f}" fill="{colour}">'
            f"{escape(line.label)} {line.values[-1]}</text>"
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" '
        f'class="mentoring-chart" role="img" aria-labelledby="{name}-t {name}-d" '
        'font-family="inherit" font-size="16">'
        f'<title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(description)}</desc>{"".join(parts)}</svg>'
    )


def _grid(count: int) -> list[str]:
    across = [
        f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{_y(v):.0f}" y2="{_y(v):.0f}" '
        f'stroke="#d3d8df"/><text x="{_LEFT - 8}" y="{_y(v) + 4:.0f}" text-anchor="end" '
        f'fill="#4a5361">{v}</text>'
        for v in (0, 25, 50, 75, 100)
    ]
    along = [
        f'<text x="{_x(i, count):.0f}" y="{_HEIGHT - 10}" text-anchor="middle" '
        f'fill="#4a5361">{"begin" if i == 0 else i}</text>'
        for i in range(0, count, _every(count))
        if i != 1  # it would touch the word for the beginning
    ]
    return across + along


def _every(count: int) -> int:
    """Return how many turns lie between two numbers, so that they don't touch."""
    return ceil(count * _NUMBER_WIDTH / (_WIDTH - _LEFT - _RIGHT))


def _x(index: int, count: int) -> float:
    return _LEFT + 12 + index * (_WIDTH - _LEFT - _RIGHT - 24) / max(count - 1, 1)


def _y(value: int) -> float:
    return _TOP + (100 - value) * (_HEIGHT - _TOP - _BOTTOM) / 100


def _spread(heights: list[float]) -> list[float]:
    """Return the heights moved apart, so that labels don't lie on each other."""
    placed = list(heights)
    order = sorted(range(len(heights)), key=heights.__getitem__)
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + _APART)
    lowest = float(_HEIGHT - _BOTTOM)
    for name in reversed(order):
        placed[name] = min(placed[name], lowest)
        lowest = placed[name] - _APART
    return placed
