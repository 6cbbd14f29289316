import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from strategies import curves

from mentoring_lib.practice.chart import Line, line_chart

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert("x")</script> & ‘zo’ \'n'


def _chart(rows, *, name="grafiek", title="Verloop", label="lijn"):
    lines = [Line(f"{label} {number}", row) for number, row in enumerate(rows)]
    text = line_chart(name, title, "Van begin tot eind.", lines)
    return text, ET.fromstring(text)


@given(curves)
def test_a_chart_is_valid_xml_with_a_title_and_a_description(rows):
    _, svg = _chart(rows)

    assert svg.tag == f"{SVG}svg"
    assert [svg.find(f"{SVG}{tag}").text for tag in ("title", "desc")] == [
        "Verloop",
        "Van begin tot eind.",
    ]
    assert svg.get("role") == "img"


def test_the_title_and_description_are_joined_to_the_chart_by_ids_that_exist_once():
    text, svg = _chart([(1, 2)], name="gesprek-3")
    ids = re.findall(r'\bid="([^"]+)"', text)

    assert ids == ["gesprek-3-t", "gesprek-3-d"]
    assert svg.get("aria-labelledby").split() == ids


def test_two_charts_with_two_names_share_no_id():
    first, second = (_chart([(1, 2)], name=name)[0] for name in ("een", "twee"))

    assert not set(re.findall(r'\bid="([^"]+)"', first)) & set(
        re.findall(r'\bid="([^"]+)"', second)
    )


def test_a_label_or_title_with_markup_stays_text():
    text, svg = _chart([(1, 2)], title=NASTY, label=NASTY)

    assert "<script" not in text
    assert svg.find(f"{SVG}title").text == NASTY
    assert any(NASTY in (each.text or "") for each in svg.iter(f"{SVG}text"))


@given(curves)
def test_every_line_has_a_point_for_each_turn_inside_the_picture(rows):
    _, svg = _chart(rows)
    drawn = svg.findall(f"{SVG}polyline")

    assert len(drawn) == len(rows)
    for each, row in zip(drawn, rows, strict=True):
        points = [tuple(map(float, point.split(","))) for point in each.get("points").split()]
        assert len(points) == len(row)
        assert all(0 <= x <= 640 and 0 <= y <= 260 for x, y in points)
        assert [x for x, _ in points] == sorted(x for x, _ in points)
        highest = max(range(len(row)), key=row.__getitem__)
        assert points[highest][1] == min(y for _, y in points)


@given(curves)
def test_every_label_stands_inside_the_picture_and_apart_from_the_others(rows):
    _, svg = _chart(rows)
    heights = sorted(
        float(each.get("y"))
        for each in svg.iter(f"{SVG}text")
        if (each.text or "").startswith("lijn")
    )

    assert len(heights) == len(rows)
    assert all(below - above >= 16 for above, below in pairwise(heights))
    assert heights[0] >= 8
    assert heights[-1] <= 258


def test_lines_are_told_apart_without_colour():
    _, svg = _chart([(1, 2), (3, 4), (5, 6)])

    dashes = {each.get("stroke-dasharray") for each in svg.findall(f"{SVG}polyline")}
    assert len(dashes) == 3


def test_a_chart_asks_nothing_of_the_network():
    text, _ = _chart([(1, 2)])

    assert set(re.findall(r"https?://[^\"]+", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(?:script|image|use|style|foreignObject)|href|\bon\w+=", text)
