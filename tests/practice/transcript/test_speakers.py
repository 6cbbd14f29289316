import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring_lib.practice.transcript.model import Line, Transcript, TranscriptError
from mentoring_lib.practice.transcript.speakers import (
    MENTOR,
    Speaker,
    guessed_roles,
    speakers,
    with_roles,
)

TALK = Transcript(
    (
        Line("Jansen", "Hoe gaat het? Vertel."),
        Line("Noor", "Wel goed, maar wiskunde is lastig en ik weet niet hoe ik begin."),
        Line("Jansen", "Wat maakt het lastig?"),
        Line("Sem", "Mag ik ook iets zeggen?"),
        Line("Noor", "De sommen."),
    )
)
turns = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C", ""]), st.text("ab ?.", min_size=1, max_size=20)),
    min_size=1,
    max_size=12,
)


def test_each_speaker_is_counted_in_the_order_of_the_talk():
    assert speakers(TALK) == (
        Speaker("Jansen", 2, 8, 2, 4),
        Speaker("Noor", 2, 15, 0, 13),
        Speaker("Sem", 1, 5, 1, 5),
    )


def test_who_asks_most_is_offered_as_the_mentor_with_the_reason():
    without_sem = Transcript(tuple(line for line in TALK.lines if line.speaker != "Sem"))
    guess = guessed_roles(without_sem)

    assert guess.roles == {"Jansen": MENTOR, "Noor": "ander"}
    assert guess.reason == "‘Jansen’ stelt per beurt de meeste vragen. Kijk zelf of dat klopt."


def test_who_is_called_mentor_is_offered_even_without_questions():
    talk = Transcript((Line("Noor", "Hoe? Wat?"), Line("Mentor Jansen", "Zo."), Line("Sem", "Ja.")))

    assert guessed_roles(talk).roles == {"Mentor Jansen": MENTOR, "Noor": "ander", "Sem": "ander 2"}


def test_a_talk_without_questions_gives_a_guess_that_says_it_knows_nothing():
    assert "we weten niet" in guessed_roles(Transcript((Line("A", "ja"), Line("B", "nee")))).reason


def test_roles_replace_names_and_two_spellings_of_one_person_become_one():
    talk = Transcript((Line("Jansen", "a", 1.0, 2.0), Line("J", "b", 2.0, 3.0), Line("Noor", "c")))

    assert with_roles(talk, {"Jansen": "mentor", "J": "mentor", "Noor": "ander"}).lines == (
        Line("mentor", "a b", 1.0, 3.0),
        Line("ander", "c"),
    )
    assert talk.lines[0].speaker == "Jansen"


def test_a_speaker_without_a_role_is_told():
    with pytest.raises(TranscriptError) as caught:
        with_roles(TALK, {"Jansen": "mentor"})

    assert "‘Noor’" in caught.value.problem


@given(turns)
def test_a_guess_gives_everybody_a_role_and_one_the_mentor_s(said):
    talk = Transcript(tuple(Line(*turn) for turn in said))
    guess = guessed_roles(talk)
    played = with_roles(talk, guess.roles)

    assert list(guess.roles.values()).count(MENTOR) == 1
    assert set(guess.roles) == {each.name for each in speakers(talk)}
    assert sum(each.words for each in speakers(played)) == sum(
        each.words for each in speakers(talk)
    )
