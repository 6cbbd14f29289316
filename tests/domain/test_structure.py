import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from structure_builder import phase, structure, structure_fields

from mentoring_lib.catalog.content import SHIPPED, Catalog
from mentoring_lib.domain.structure import Structure

SHIPPED_KINDS = sorted(path.stem for path in (SHIPPED / "structures").glob("*.yaml"))


def refused(**changes):
    with pytest.raises(ValidationError) as raised:
        structure(**changes)
    return str(raised.value)


def test_a_structure_knows_the_label_of_each_phase():
    assert structure().label("slot") == "Slot"
    with pytest.raises(KeyError):
        structure().label("midden")


def test_two_phases_with_one_name_are_refused_by_that_name():
    twice = [phase("begin", short=True), phase("slot", short=True), phase("begin")]

    assert "de fase 'begin' komt twee keer voor" in refused(phases=twice)


@pytest.mark.parametrize(
    ("short", "fits"), [(0, False), (1, False), (2, True), (4, True), (5, False)]
)
def test_a_short_talk_keeps_two_to_four_phases(short, fits):
    phases = [phase(f"fase-{number}", short=number < short) for number in range(6)]

    if fits:
        assert sum(each.short for each in structure(phases=phases).phases) == short
    else:
        assert "'short: true'" in refused(phases=phases)


@given(st.lists(st.integers(1, 480), min_size=3, max_size=3))
def test_the_minutes_climb_from_least_to_most(numbers):
    minutes = dict(zip(("least", "usual", "most"), numbers, strict=True))

    if numbers == sorted(numbers):
        assert structure(minutes=minutes).minutes.usual == numbers[1]
    else:
        assert "moeten oplopen" in refused(minutes=minutes)


@pytest.mark.parametrize("cue", ["", "a", "Stel dat", " stel dat", "stel dat ", "?!", "a" * 61])
def test_a_cue_that_could_never_be_found_is_refused(cue):
    assert "kleine letters" in refused(
        phases=[phase("begin", cue, "een twee", "drie vier", short=True), phase("slot", short=True)]
    )


@pytest.mark.parametrize(
    "missing",
    [
        {"pitfalls": ["Een.", "Twee."]},
        {"phases": [phase("begin", short=True)]},
        {"participants": []},
    ],
)
def test_a_structure_that_says_too_little_is_refused(missing):
    assert "at least" in refused(**missing)


@pytest.mark.parametrize(
    "changes",
    [
        {"examples": ["Eén zin."]},
        {"pitfalls": []},
        {"cues": ["een twee", "drie vier"]},
        {"weight": 0},
        {"weight": 11},
    ],
)
def test_a_phase_that_says_too_little_is_refused(changes):
    phases = [phase("begin", short=True, **changes), phase("slot", short=True)]

    with pytest.raises(ValidationError):
        Structure.model_validate(structure_fields(*phases))


@pytest.mark.parametrize("slug", SHIPPED_KINDS)
def test_each_shipped_kind_of_conversation_can_be_read_under_its_own_name(slug):
    assert Catalog().structure(slug).slug == slug
