import pytest
from builders import content_file
from practice.talk_report.talks import talk

from mentoring_lib.catalog.content import SHIPPED, Catalog
from mentoring_lib.catalog.merid import Input, Style, merid_book
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.errors import ContentError
from mentoring_lib.practice.talk_report.merid import NO_ROLE, by_part, coded_roles, roles_in
from mentoring_lib.practice.talk_report.phases import found_parts

L = MoveLabel
BOOK = merid_book(Catalog())


def suggested(*turns):
    return [each.role for each in coded_roles(talk(*turns), BOOK, {})]


@pytest.mark.parametrize(
    ("given", "style", "role"),
    [
        (Input.REACTIVE, Style.NON_DIRECTIVE, "encourager"),
        (Input.ACTIVE, Style.NON_DIRECTIVE, "initiator"),
        (Input.REACTIVE, Style.DIRECTIVE, "adviseur"),
        (Input.ACTIVE, Style.DIRECTIVE, "imperator"),
    ],
)
def test_the_two_axes_give_the_four_roles(given, style, role):
    assert BOOK.role(given, style).id == role


def test_a_turn_that_takes_up_the_other_s_words_is_reactive():
    said = "De instructie aan het begin liep niet."

    assert suggested(said, ("Wat gebeurde er bij die instructie?", L.OPEN)) == ["encourager"]
    assert suggested(said, ("Maak de instructie korter.", L.ADVICE)) == ["adviseur"]


def test_a_turn_with_new_content_of_the_mentor_is_active():
    said = "De instructie aan het begin liep niet."

    assert suggested(said, ("Achterin zaten elf leerlingen te tekenen.", L.OPEN)) == ["initiator"]
    assert suggested(said, ("Achterin moeten telefoons weg.", L.ADVICE)) == ["imperator"]


def test_giving_back_is_reactive_in_whatever_words():
    said = "Ze luisterden niet."

    assert suggested(said, ("Machteloos stond je daar, helemaal alleen.", L.REFLECTION)) == [
        "encourager"
    ]


def test_a_greeting_shows_no_role():
    assert suggested(("Ga zitten bij het raam.", L.OTHER), "ja", ("Hm.", L.ENCOURAGEMENT)) == [
        NO_ROLE,
        NO_ROLE,
    ]


def test_what_the_learner_coded_goes_before_the_suggestion_and_is_told_apart():
    made = talk(("Wat zag je?", L.OPEN), "niets", ("Wat nog meer?", L.OPEN))
    coded = coded_roles(made, BOOK, {1: "imperator", 3: "bestaat-niet"})

    assert [(each.role, each.suggested, each.confirmed) for each in coded] == [
        ("imperator", "encourager", True),
        ("encourager", "encourager", False),
    ]


def test_a_corrected_label_changes_the_suggestion():
    made = talk(("Wat zag je?", L.OPEN), own={1: L.LEADING})

    assert [each.role for each in coded_roles(made, BOOK, {})] == ["adviseur"]


def test_every_role_is_counted_once_in_its_part_of_the_talk():
    made = talk(*[("Wat zag je?", L.OPEN)] * 4)
    coded = coded_roles(made, BOOK, {3: "imperator", 4: "adviseur"})
    parts = by_part(coded, BOOK, [(1, "Begin"), (3, "Einde")])

    assert [(part.label, part.different) for part in parts] == [("Begin", 1), ("Einde", 2)]
    assert sum(roles_in("", coded, BOOK).counts.values()) == 4


def test_a_talk_without_known_phases_is_cut_in_three():
    names = ["begin", "midden", "einde", "ervoor"]

    assert found_parts(None, 9, names) == ((1, "begin"), (4, "midden"), (7, "einde"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("style: non_directive", "style: directive", "Elke rol"),
        ("non_directive:\n  - open_vraag", "non_directive:\n  - advies_info", "advies_info"),
        ("  - stapelvraag", "  - onbekend_label", ""),
    ],
)
def test_a_code_book_that_does_not_hang_together_is_refused_in_dutch(old, new, said, tmp_path):
    shipped = (SHIPPED / "moves/merid.yaml").read_text("utf-8")
    assert old in shipped
    content_file(tmp_path, "moves/merid.yaml", shipped.replace(old, new, 1))

    with pytest.raises(ContentError) as caught:
        merid_book(Catalog([tmp_path]))

    assert said in caught.value.problem
