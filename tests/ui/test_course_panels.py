import json
import shutil

import pytest
from ui.conftest import ROOT, SLUG, act

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.ui.home_panel import HomePanel, course_home, module_state
from mentoring_lib.ui.lesson import lesson
from mentoring_lib.ui.sort_panel import sort_cards
from mentoring_lib.ui.talk_panel import practise

STRONG = ["n1a", "n2a", "n3a", "n4a", "n5a", "n6a", "n7a", "n8a", "n9a", "n10a"]


@pytest.fixture
def course(workspace, monkeypatch):
    """Return a learner's folder with the lesson, standing in the folder of the lesson."""
    folder = workspace.root / SLUG
    folder.mkdir()
    shutil.copy(ROOT / "course" / SLUG / "ontwerp.md", folder)
    monkeypatch.chdir(folder)
    return workspace


def test_a_practice_talk_gives_feedback_after_each_reply_and_a_debrief_at_the_end(course):
    panel = practise("resultaten-zakken")
    for number, reply in enumerate(STRONG, start=1):
        act(panel, type="choose", id=reply)
        feedback = [line for line in panel.view["lines"] if line["kind"] == "feedback"]
        assert len(feedback) == number

    debrief = panel.view["debrief"]
    assert panel.view["closing"].startswith("Noor loopt weg met een eigen plan.")
    assert [turn["alternative_label"] for turn in debrief["turns"]].count("Een sterkere keuze") == 0
    assert len(debrief["turns"]) == len(debrief["curve"]["rows"]) - 1 == len(STRONG)
    assert debrief["curve"]["text"] == (
        "Vertrouwen steeg van 45 naar 91. Eigenaarschap steeg van 40 naar 88. "
        "Spanning daalde van 55 naar 29."
    )


def test_a_weak_reply_gets_a_stronger_alternative_in_the_debrief(course):
    panel = practise("resultaten-zakken")
    for reply in ["n1c", "n2c", "n3zb", "n4dc"]:
        act(panel, type="choose", id=reply)

    labels = {turn["alternative_label"] for turn in panel.view["debrief"]["turns"]}
    assert labels == {"Een sterkere keuze"}
    assert "vertrouwen −6" in panel.view["debrief"]["turns"][0]["changed"]


def test_one_step_back_again_and_back_to_a_turn(course):
    panel = practise("resultaten-zakken")
    for reply in STRONG:
        act(panel, type="choose", id=reply)

    act(panel, type="back")
    assert not panel.view["finished"]
    act(panel, type="replay", turn=2)
    assert panel.session.talk.chosen == ("n1a", "n2a")
    act(panel, type="restart")
    assert panel.session.talk.chosen == ()
    assert not panel.view["can_back"]


def test_a_reopened_talk_stands_where_it_was_with_the_same_order_of_replies(course):
    panel = practise("resultaten-zakken")
    act(panel, type="choose", id="n1b")

    assert practise("resultaten-zakken").view == panel.view


def test_without_a_folder_of_ones_own_a_talk_plays_and_says_that_it_is_not_kept(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    panel = practise("resultaten-zakken")

    act(panel, type="choose", id="n1a")
    assert len(panel.view["lines"]) == 5
    assert "niet bewaard" in panel.view["situation"][-1]
    assert list(tmp_path.iterdir()) == []


def test_a_laid_card_says_at_once_whether_it_fits_and_why(course):
    panel = sort_cards("groei-uitspraken")
    card = panel.sort.cards[0]
    other = next(g.id for g in panel.sort.groups if g.id not in {card.group, *card.also})

    act(panel, type="place", card=card.id, group=card.group)
    assert panel.said[card.id] == f"Past. {card.why}"
    act(panel, type="place", card=card.id, group=other)
    assert panel.said[card.id].startswith("Wij zouden deze kaart bij ‘")
    assert panel.said[card.id].endswith(card.why)
    assert panel.status == "1 van 12 kaarten gesorteerd, waarvan 0 zoals wij ze legden."
    assert sort_cards("groei-uitspraken").placed == {card.id: other}


def test_home_shows_the_modules_of_the_chosen_route_with_their_state(course, monkeypatch):
    monkeypatch.chdir(course.root)
    panel = course_home()
    assert panel.modules == []
    assert panel.note == "Kies hierboven je leerroute; dan zie je je modules."

    act(panel, type="route", id="dg1")
    [card] = panel.modules
    assert card["title"] == "4. Coachgesprek en voortgangsgesprek"
    assert card["state_text"] == "Nog niet geopend"
    assert card["exercise"] == f"opdrachten/{SLUG}/{SLUG}.ipynb"
    assert course_home().route == "dg1"


def test_a_module_goes_from_not_opened_to_graded(course):
    states = [module_state(course, SLUG)]
    lesson(SLUG)
    states.append(module_state(course, SLUG))
    panel = practise("resultaten-zakken")
    for reply in STRONG:
        act(panel, type="choose", id=reply)
    states.append(module_state(course, SLUG))
    course.remember("modules", SLUG, "handed_in_at", value="2026-01-12T20:15:00+01:00")
    states.append(module_state(course, SLUG))
    (course.feedback / f"{SLUG}.html").write_text("<p>Terug</p>", encoding="utf-8")
    states.append(module_state(course, SLUG))

    assert states == ["not_opened", "opened", "practised", "handed_in", "graded"]


def test_feedback_in_the_shared_folder_is_fetched_for_its_own_learner_only(
    course, monkeypatch, tmp_path
):
    monkeypatch.setenv("MENTORING_INBOX", str(tmp_path / "in"))
    own = course.recall("folder_id")
    for learner in (own, "0" * 32):
        folder = tmp_path / "in" / "terug" / learner
        folder.mkdir(parents=True)
        (folder / f"{SLUG}.html").write_text(f"<p>{learner}</p>", encoding="utf-8")
    course.remember("route", value="dg1")

    [card] = HomePanel(course.root, Catalog(), course).modules
    assert card["state"] == "graded"
    assert (course.feedback / f"{SLUG}.html").read_text(encoding="utf-8") == f"<p>{own}</p>"


def test_a_module_appears_by_its_folder_alone(course):
    folder = course.root / "05-nieuw"
    folder.mkdir()
    front = (course.root / SLUG / "ontwerp.md").read_text(encoding="utf-8")
    (folder / "ontwerp.md").write_text(front.replace(SLUG, "05-nieuw"), encoding="utf-8")
    course.remember("route", value="dg2")

    titles = [card["title"] for card in HomePanel(course.root, Catalog(), course).modules]
    assert titles == [
        "4. Coachgesprek en voortgangsgesprek",
        "5. Coachgesprek en voortgangsgesprek",
    ]


def test_what_a_panel_sends_is_json(course):
    talk = practise("resultaten-zakken")
    for reply in STRONG:
        act(talk, type="choose", id=reply)

    assert json.loads(json.dumps(talk.view)) == json.loads(json.dumps(dict(talk.view)))
    assert len(json.dumps(talk.view)) < 60_000


def test_a_message_that_no_panel_sends_changes_nothing(course):
    panel = practise("resultaten-zakken")
    before = panel.view

    for message in (
        {},
        {"type": "choose"},
        {"type": "choose", "id": 5},
        {"type": "replay", "turn": "x"},
    ):
        act(panel, **message)
    act(panel, type="choose", id="bestaat-niet")
    assert panel.view == before


def test_a_full_disk_does_not_stop_a_practice_talk_and_is_told(course, monkeypatch):
    panel = practise("resultaten-zakken")

    def full(*_arguments, **_named):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("mentoring_lib.records.workspace.write_atomically", full)
        act(panel, type="choose", id="n1a")
    assert panel.session.talk.chosen == ("n1a",)
    assert "kon niet op schijf bewaard worden" in panel.view["situation"][-1]
    act(panel, type="choose", id="n2a")
    assert "schijf" not in panel.view["situation"][-1]
    assert practise("resultaten-zakken").session.talk.chosen == ("n1a", "n2a")
