import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice.talk_report.talks import talk

from mentoring_lib.domain.move_label import Form, MoveLabel
from mentoring_lib.practice.talk_report.exact import Hits, counted
from mentoring_lib.practice.talk_report.talk import coded
from mentoring_lib.practice.transcript.model import Line

ASK = Form.QUESTION_WORD_FIRST
VERB = Form.VERB_FIRST
SAY = Form.STATEMENT
OPEN, CLOSED, OTHER = MoveLabel.OPEN, MoveLabel.CLOSED, MoveLabel.OTHER


def test_the_share_of_the_words_is_the_mentor_s_words_in_all_words():
    found = counted(talk(("een twee drie", OTHER), "vier", ("vijf", OTHER), "zes zeven acht"))

    assert (found.mentor.words, found.others.words, found.word_share) == (4, 4, 0.5)
    assert (found.mentor.words_per_turn, found.others.words_per_turn) == (2.0, 2.0)


def test_a_placeholder_counts_as_one_word():
    assert counted(talk(("Hoi [naam 12], dag", OTHER))).mentor.words == 3


def test_the_share_of_the_time_is_there_when_every_turn_has_times():
    turns = [("een", OTHER), "twee", ("drie", OTHER)]
    found = counted(talk(*turns, times=[(0, 10), (12, 42), (50, 60)]))

    assert found.time_share == pytest.approx(20 / 50)
    assert found.longest_s == 10
    for missing in ((None, None), (12, None), (12, 3)):
        assert counted(talk(*turns, times=[(0, 10), missing, (50, 60)])).time_share is None


def test_the_longest_turn_is_the_mentor_s_own_and_has_its_number():
    found = counted(talk("hier praat de ander heel erg lang", ("kort", OTHER), ("een twee", OTHER)))

    assert found.longest == Hits(2, (3,))


def test_questions_in_a_row_are_turns_with_nothing_but_questions():
    found = counted(
        talk(
            ("Hoe?", OPEN, ASK), "ja", ("Oké. Waar?", OPEN, Form.SHORT, ASK), "ja",
            ("Je baalt. Hoe dan?", OPEN, SAY, ASK), "ja", ("Wil je?", CLOSED, VERB),
        )
    )  # fmt: skip

    assert found.in_row == Hits(2, (1, 3))


def test_one_question_is_no_row_and_a_turn_of_short_signs_is_no_question():
    found = counted(talk(("Hoe?", OPEN, ASK), "ja", ("Hm. Ja.", OTHER, Form.SHORT), "ja"))

    assert found.in_row == Hits(0, ())


def test_a_turn_with_two_questions_is_stacked_by_its_form():
    two = ("Hoe ging het? Lukte het?", OPEN, ASK, VERB)
    found = counted(talk(two, "ja", ("Hoe?", OPEN, ASK)))

    assert found.stacked == Hits(1, (1,))
    assert found.forms[ASK] == Hits(2, (1, 3))
    assert found.forms[VERB] == Hits(1, (1,))


def test_the_learner_s_own_label_decides_whether_a_turn_is_stacked():
    turns = [("Hoe ging het? Lukte het?", OPEN, ASK, VERB), "ja", ("Hoe?", OPEN, ASK)]
    found = counted(talk(*turns, own={1: MoveLabel.OPEN, 3: MoveLabel.STACKED}))

    assert found.stacked == Hits(1, (3,))


def test_why_is_counted_as_a_word_wherever_it_stands():
    found = counted(talk(("Waarom? En waarom nu?", OPEN), "waarom niet", ("Daarom", OTHER)))

    assert found.why == Hits(2, (1,))


WORDS = st.sampled_from(["Hoe gaat het?", "Ga zitten.", "Hm-hm.", "Lukt dat? En wanneer?", "Ja."])
TURNS = st.lists(st.tuples(st.sampled_from(["mentor", "ander"]), WORDS), max_size=12)


@given(TURNS)
def test_shares_add_up_and_every_number_is_a_turn_of_the_mentor(turns):
    lines = [Line("mentor", "Dag."), *(Line(who, text) for who, text in turns)]
    made = coded(lines, {})
    found = counted(made)
    mine = {turn.number for turn in made.mentor}
    all_hits = [found.longest, found.in_row, found.stacked, found.why, *found.forms.values()]

    assert found.mentor.words + found.others.words == sum(len(x.text.split()) for x in lines)
    assert 0 <= found.word_share <= 1
    assert found.mentor.turns + found.others.turns == len(lines)
    assert all(set(hits.lines) <= mine for hits in all_hits)
    assert [line.speaker == "mentor" for line in made.lines].count(True) == len(mine)
