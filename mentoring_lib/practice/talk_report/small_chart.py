"""A small line of one figure over a few talks, as accessible SVG without a library."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 260, 116
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 14, 14, 26
_LINE, _BAND, _GRID, _INK = "#1f5f74", "#c9dde4", "#d3d8df", "#4a5361"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axes:
    """The height of a picture, and its talks.

    Attributes:
        top: The end of the scale, above 0; it begins at 0.
        width: Half the width of the band around the line; 0 for none.
        shown: How a value is written.
        first: The number of the oldest talk.
    """

    top: float
    width: float
    shown: Callable[[float], str]
    first: int = 1


def small_chart(
    name: str,
    title: str,
    description: str,
    values: Sequence[float | None],
    axes: Axes,
) -> str:
    """Return a line over the talks as SVG; a talk without a value leaves a gap.

    Args:
        name: Unique on the page; joins the title and description to the picture.
        title: Which figure it is, in Dutch.
        description: The same in words, in Dutch, for who can't see it.
        values: One for each talk, the oldest first.
        axes: The height of the picture.
    """
    count = len(values)
    points = [None if value is None else (_x(at, count), value) for at, value in enumerate(values)]
    parts = [
        *_grid(axes),
        *(_band(run, axes) for run in _runs(points) if axes.width),
        *(_line(run, axes.top) for run in _runs(points)),
        *_numbers(count, axes.first),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'class="mentoring-small-chart" role="img" aria-labelledby="{name}-t {name}-d" '
        'font-family="inherit" font-size="12">'
        f'<title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(description)}</desc>{"".join(parts)}</svg>'
    )


def _runs(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """Yield the stretches without a gap."""
    run: list[Point] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
        elif run:
            yield run
            run = []


def _line(run: Sequence[Point], top: float) -> str:
    drawn = " ".join(f"{x:.0f},{_y(value, top):.0f}" for x, value in run)
    dots = "".join(
        f'<circle cx="{x:.0f}" cy="{_y(value, top):.0f}" r="3.5" fill="{_LINE}"/>'
        for x, value in run
    )
    return f'<polyline points="{drawn}" fill="none" stroke="{_LINE}" stroke-width="2"/>{dots}'


def _band(run: Sequence[Point], axes: Axes) -> str:
    # One talk alone still shows how wide the band is.
    ends = [(run[0][0] - 6, run[0][1]), *run, (run[-1][0] + 6, run[-1][1])]
    above = [(x, min(value + axes.width, axes.top)) for x, value in ends]
    below = [(x, max(value - axes.width, 0.0)) for x, value in reversed(ends)]
    drawn = " ".join(f"{x:.0f},{_y(value, axes.top):.0f}" for x, value in above + below)
    return f'<polygon points="{drawn}" fill="{_BAND}"/>'


def _grid(axes: Axes) -> list[str]:
    top = axes.top
    return [
        f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{_y(value, top):.0f}" '
        f'y2="{_y(value, top):.0f}" stroke="{_GRID}"/>'
        f'<text x="{_LEFT - 6}" y="{_y(value, top) + 4:.0f}" text-anchor="end" fill="{_INK}">'
        f"{escape(axes.shown(value))}</text>"
        for value in (0.0, top)
    ]


def _numbers(count: int, first: int) -> list[str]:
    return [
        f'<text x="{_x(at, count):.0f}" y="{_HEIGHT - 8}" text-anchor="middle" fill="{_INK}">'
        f"{first + at}</text>"
        for at in range(count)
    ]


def _x(at: int, count: int) -> float:
    room = _WIDTH - _LEFT - _RIGHT - 24
    return _LEFT + 12 + (room / 2 if count == 1 else at * room / (count - 1))


def _y(value: float, top: float) -> float:
    return _TOP + (top - value) * (_HEIGHT - _TOP - _BOTTOM) / top
