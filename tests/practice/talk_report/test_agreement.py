import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring_lib.errors import ExtraMissing
from mentoring_lib.practice.talk_report import agreement as module
from mentoring_lib.practice.talk_report.agreement import Agreement, agreement


def spread(table):
    """Return two columns from a table of counts by (one, other)."""
    pairs = [pair for pair, count in table.items() for _ in range(count)]
    return [one for one, _ in pairs], [other for _, other in pairs]


def test_kappa_and_alpha_of_a_table_that_was_reckoned_by_hand():
    # Agree 35 of 50; by chance 25/50·30/50 + 25/50·20/50 = 0.5, so kappa = (0.7-0.5)/0.5.
    found = agreement(*spread({"jj": 20, "jn": 5, "nj": 10, "nn": 15}))

    assert (found.both, found.same) == (50, 35)
    assert found.kappa == pytest.approx(0.4)
    # Pooled 55 j and 45 n: expected disagreement 2·55·45/(100·99) = 0.5; observed 0.3.
    assert found.alpha == pytest.approx(1 - 0.3 / 0.5)


def test_kappa_of_a_published_example():
    # Viera & Garrett (2005), Understanding interobserver agreement: 15, 5, 10, 70 give 0.57.
    found = agreement(*spread({"jj": 15, "jn": 5, "nj": 10, "nn": 70}))

    assert round(found.kappa, 2) == 0.57


@pytest.mark.parametrize(
    ("one", "other", "alpha"),
    [
        # Krippendorff (2011), Computing Krippendorff's alpha-reliability, examples A and B.
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbccceddd", 0.692),
    ],
)
def test_alpha_of_published_examples(one, other, alpha):
    assert round(agreement(one, other).alpha, 3) == alpha


def test_turns_that_only_one_coder_labelled_do_not_count():
    full = agreement("abab", "abba")
    gaps = agreement([*"abab", None, "a"], [*"abba", "b", None])

    assert gaps == full


@pytest.mark.parametrize(("one", "other"), [("", ""), ("aaa", "aaa"), ([None], ["a"])])
def test_without_two_different_labels_nothing_can_be_told_from_chance(one, other):
    found = agreement(one, other)

    assert (found.kappa, found.alpha) == (None, None)


LABELS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30
)


@given(LABELS)
def test_agreement_is_the_same_both_ways_and_at_most_one(pairs):
    one, other = [list(each) for each in zip(*pairs, strict=True)]
    found, turned = agreement(one, other), agreement(other, one)

    assert (found.both, found.same) == (turned.both, turned.same)
    if found.kappa is not None:
        assert found.kappa == pytest.approx(turned.kappa)
        assert found.alpha == pytest.approx(turned.alpha)
        assert found.kappa <= 1 + 1e-9
        assert found.alpha <= 1 + 1e-9
        assert (found.same == found.both) == (found.kappa == pytest.approx(1))


def test_without_the_library_the_learner_hears_what_to_do(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(module.importlib, "import_module", missing)

    assert agreement("aa", "aa") == Agreement(2, 2, None, None)
    with pytest.raises(ExtraMissing, match="nltk"):
        agreement("ab", "ab")


def test_reading_a_talk_does_not_load_the_library():
    code = (
        "import sys, mentoring_lib.ui.transcript_panel as panel\n"
        "print(sorted({'nltk', 'numpy', 'pandas', 'regex'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
