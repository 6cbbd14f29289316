import pytest
from practice.talk_report.talks import judgement, talk

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.catalog.move_cues import cue_book
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.recognise.judgement import Confidence, TurnJudgement
from mentoring_lib.practice.talk_report.estimates import PERMISSION, Chain, estimated, stems
from mentoring_lib.practice.talk_report.exact import counted
from mentoring_lib.practice.talk_report.talk import coded
from mentoring_lib.practice.talk_report.told import counted_rows, estimated_rows
from mentoring_lib.practice.transcript.model import Line

L = MoveLabel
TEXTS = Catalog().texts("transcript")


def labelled(*labels, own=None):
    return talk(*(("Woorden.", label) for label in labels), own=own)


def row(found, name):
    return next(each for each in estimated_rows(found, TEXTS) if each.name == name)


def test_the_share_of_open_questions_is_a_band_of_twenty_points_on_each_side():
    found = estimated(labelled(L.OPEN, L.PROBE, L.CLOSED, L.FACTUAL, L.ADVICE))

    assert found.open_share.value == 0.5
    assert (found.open_share.low, found.open_share.high) == pytest.approx((0.3, 0.7))
    assert (found.open_share.lines, found.open_share.others) == ((1, 2), (1, 2, 3, 4))
    told = row(found, "open_share")
    assert told.value == "tussen 30 en 70 %"
    assert "Ook getrainde beoordelaars verschillen hier gemiddeld 23 procentpunt." in told.note


@pytest.mark.parametrize(
    ("labels", "told"),
    [([L.OPEN] * 4, "tussen 80 en 100 %"), ([L.CLOSED] * 4, "tussen 0 en 20 %")],
)
def test_a_band_stays_inside_what_is_possible(labels, told):
    assert row(estimated(labelled(*labels)), "open_share").value == told


def test_giving_back_for_each_question_is_a_band_of_a_half_on_each_side():
    found = estimated(labelled(L.REFLECTION, L.SUMMARY, L.OPEN, L.CLOSED, L.STACKED))

    assert found.ratio.value == pytest.approx(2 / 3)
    assert row(found, "ratio").value == "tussen 0,2 en 1,2"
    assert "gemiddeld 0,57." in row(found, "ratio").note


def test_with_fewer_than_three_questions_there_is_no_band():
    found = estimated(labelled(L.OPEN, L.CLOSED, L.REFLECTION))

    assert (found.open_share, found.ratio) == (None, None)
    assert row(found, "open_share").value == row(found, "ratio").value == TEXTS["too_few"]


@pytest.mark.parametrize(("turns", "short"), [(9, True), (10, False)])
def test_a_talk_of_fewer_than_ten_turns_is_said_to_be_short(turns, short):
    assert estimated(labelled(*[L.OPEN] * turns)).few_turns is short


def test_figures_follow_the_learner_s_own_label_at_once():
    before = estimated(labelled(L.CLOSED, L.CLOSED, L.CLOSED))
    after = estimated(labelled(L.CLOSED, L.CLOSED, L.CLOSED, own={2: L.OPEN}))

    assert (before.open_share.value, after.open_share.value) == (0, pytest.approx(1 / 3))


def test_advice_counts_as_early_until_the_first_question():
    found = estimated(labelled(L.ADVICE, L.OTHER, L.ADVICE, L.OPEN, L.ADVICE))

    assert found.early_advice.lines == (1, 3)


def test_advice_after_a_question_for_permission_is_not_counted_as_unasked():
    asked = ("Wil je horen wat bij mij werkt?", L.CLOSED)
    advice = ("Begin met tien minuten.", L.ADVICE)
    found = estimated(talk(asked, "ja", advice, "oké", advice, "oké", advice))

    assert found.unasked_advice.lines == (7,)


def test_permission_in_the_same_turn_counts_too():
    found = estimated(talk(("Zal ik een idee geven? Begin vroeg.", L.ADVICE)))

    assert found.unasked_advice.count == 0


def test_the_code_book_still_has_the_cue_that_shows_a_question_for_permission():
    assert PERMISSION in {cue.id for cue in cue_book().cues}


def test_a_reflection_and_a_question_about_the_same_make_a_chain():
    back = ("Je mist hulp bij de sommen.", L.REFLECTION)
    asked = ("Welke sommen zijn lastig?", L.OPEN)
    found = estimated(talk(back, "Ja, vooral breuken.", asked))

    assert found.chains == (Chain(1, 3),)
    assert row(found, "chains").lines == (1, 3)


def test_a_question_about_something_else_makes_no_chain():
    back = ("Je mist hulp bij de sommen.", L.REFLECTION)
    found = estimated(talk(back, "Ja.", ("Hoe gaat het met voetbal?", L.OPEN)))

    assert found.chains == ()


def test_a_probe_after_a_summary_is_a_chain_whatever_its_words():
    found = estimated(talk(("Je bent moe.", L.SUMMARY), "Ja.", ("Hoe dan?", L.PROBE)))

    assert found.chains == (Chain(1, 3),)


def test_giving_back_and_asking_in_one_turn_is_a_chain_of_one_turn():
    parts = (("Je baalt.", judgement(L.REFLECTION)), ("Hoe dan?", judgement(L.OPEN)))
    made = coded([Line("mentor", "…")], {}, lambda _: [TurnJudgement(judgement(L.OPEN), parts)])

    assert estimated(made).chains == (Chain(1, 1),)


def test_a_turn_is_unsettled_until_the_learner_chose():
    doubt = TurnJudgement(judgement(L.OPEN, confidence=Confidence.LOW), ())
    lines = [Line("mentor", "a"), Line("mentor", "b")]

    assert estimated(coded(lines, {}, lambda _: [doubt] * 2)).unsettled == (1, 2)
    assert estimated(coded(lines, {2: L.OPEN}, lambda _: [doubt] * 2)).unsettled == (1,)


def test_names_in_brackets_are_people_and_not_the_word_for_name():
    assert stems("[naam 1] en [naam 2]") == {"[naam 1]", "[naam 2]"}
    assert not stems("[naam 1]") & stems("Hoe is je naam, 1 of 2?")


def test_every_figure_has_a_dutch_label_and_none_looks_like_a_mark():
    made = labelled(L.OPEN, L.CLOSED, L.OPEN, L.ADVICE)
    rows = [*counted_rows(counted(made), TEXTS), *estimated_rows(estimated(made), TEXTS)]
    told = " ".join(f"{each.label} {each.value} {each.note}" for each in rows).casefold()

    assert len({each.name for each in rows}) == len(rows)
    for word in ("norm", "voldoende", "goed", "fout", "score", "cijfer", "punt "):
        assert word not in told
