import re
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from practice.talk_report.talks import talk

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.talk_report.estimates import estimated
from mentoring_lib.practice.talk_report.exact import counted
from mentoring_lib.practice.talk_report.progress import Report, over_time
from mentoring_lib.practice.talk_report.small_chart import Axes, small_chart

L = MoveLabel


def report(*labels):
    made = talk(*(("Eén twee.", label) for label in labels), "drie vier")
    return Report(counted(made), estimated(made))


def test_each_figure_has_a_value_for_each_talk_in_the_same_order():
    found = {
        each.name: each.values
        for each in over_time([report(L.OPEN, L.OPEN, L.CLOSED, L.CLOSED), report(L.OPEN)])
    }

    assert found["open_share"] == (0.5, None)
    assert found["word_share"] == (0.8, 0.5)
    assert found["unasked_advice"] == (0, 0)


def test_the_scale_holds_every_value_with_its_band():
    for each in over_time([report(*[L.REFLECTION] * 12, *[L.OPEN] * 3), report(L.OPEN)]):
        highest = max(value or 0 for value in each.values)
        assert each.top >= (min(highest + each.width, 1) if "share" in each.name else highest)


VALUES = st.lists(st.none() | st.floats(0, 5), min_size=1, max_size=12)


@given(VALUES, st.sampled_from([0.0, 0.5]))
def test_a_chart_is_well_formed_and_draws_every_value_inside_the_picture(values, width):
    drawn = small_chart("n", "A & <b>", "d", values, Axes(5, width, str, first=3))
    tree = ET.fromstring(drawn)
    dots = [each for each in tree.iter() if each.tag.endswith("circle")]

    assert len(dots) == sum(value is not None for value in values)
    for number in re.findall(r'(?:cy|y1)="(-?\d+)"', drawn):
        assert 0 <= int(number) <= 116
    assert ("polygon" in drawn) is bool(width and dots)
    assert tree.attrib["aria-labelledby"] == "n-t n-d"
    labels = [each.text for each in tree.iter() if each.tag.endswith("text")]
    assert labels[-len(values) :] == [str(3 + at) for at in range(len(values))]
