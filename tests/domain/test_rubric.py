from itertools import pairwise

import pytest
from builders import criterion, level
from hypothesis import given
from pydantic import ValidationError
from strategies import level_points

from mentoring_lib.catalog.content import SHIPPED, Catalog
from mentoring_lib.domain.rubric import Rubric

SHIPPED_RUBRICS = sorted(path.stem for path in SHIPPED.glob("rubrics/*.yaml"))


@given(level_points)
def test_a_criterion_is_allowed_exactly_when_its_levels_climb(points):
    climbs = all(low < high for low, high in pairwise(points))
    if climbs:
        assert [each.points for each in criterion(*points).levels] == points
    else:
        with pytest.raises(ValidationError, match="moeten oplopen in punten"):
            criterion(*points)


def test_a_criterion_with_one_level_judges_nothing_and_is_refused():
    with pytest.raises(ValidationError):
        criterion(4)


def test_a_rubric_is_worth_the_highest_level_of_each_criterion():
    criteria = [
        {"id": name, "name": name, "levels": [level(1), level(top)]}
        for name, top in (("doel", 4), ("regie", 3))
    ]

    made = Rubric.model_validate(
        {"slug": "verslag", "title": "Verslag", "source": "Eigen.", "criteria": criteria}
    )

    assert made.max_points == 7


@pytest.mark.parametrize("slug", SHIPPED_RUBRICS)
def test_every_shipped_rubric_climbs_and_is_named_after_its_file(slug):
    assert Catalog().rubric(slug).slug == slug
    assert Catalog().rubric(slug).max_points > 0
