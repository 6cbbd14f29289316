import pytest

from mentoring_lib.domain.move_label import Form
from mentoring_lib.practice.recognise.grammar import shape_of
from mentoring_lib.practice.recognise.words import sentences

FORMS = [
    ("Hoe was je week?", Form.QUESTION_WORD_FIRST),
    ("Met wie had je het daarover?", Form.QUESTION_WORD_FIRST),
    ("Nou, en waar loop je dan tegenaan?", Form.QUESTION_WORD_FIRST),
    ("hoe keek hij dan", Form.QUESTION_WORD_FIRST),
    ("Overwicht, wat is dat voor jou?", Form.QUESTION_WORD_FIRST),
    ("Kun je zeggen hoeveel uur je werkt?", Form.VERB_FIRST),
    ("Kun je zeggen of het lukt?", Form.VERB_FIRST),
    ("Heb je gegeten", Form.VERB_FIRST),
    ("Slaap je goed?", Form.VERB_FIRST),
    ("Zijt ge al begonnen?", Form.VERB_FIRST),
    ("Dus je gaat stoppen?", Form.STATEMENT_ASKED),
    ("Je hebt zeker niet geleerd?", Form.STATEMENT_ASKED),
    ("Dat is toch niet erg, hè?", Form.STATEMENT_ASKED),
    ("Doe je mond eens open.", Form.IMPERATIVE),
    ("Begin met tien minuten.", Form.IMPERATIVE),
    ("Vertel eens.", Form.IMPERATIVE),
    ("Wat goed dat je er bent.", Form.STATEMENT),
    ("Nu ben je boos op jezelf.", Form.STATEMENT),
    ("Als je wilt, kijken we er samen naar.", Form.STATEMENT),
    ("Je hebt er veel tijd in gestoken.", Form.STATEMENT),
    ("Hm.", Form.SHORT),
]


@pytest.mark.parametrize(("text", "form"), FORMS, ids=[text for text, _ in FORMS])
def test_the_form_of_a_sentence_follows_from_its_first_words(text, form):
    assert shape_of(sentences(text)[-1]).form is form


def test_a_number_with_a_point_and_an_abbreviation_do_not_end_a_sentence():
    found = sentences("Om 14.30 uur, bijv. bij mij. Past dat?")

    assert len(found) == 2
    assert found[1].is_asked


def test_a_text_without_words_has_no_sentences():
    assert sentences(" … ?! ") == []
