import json
import threading
import time
import zipfile

import pytest
from ui.conftest import SLUG, act, sheet_of

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.exercise import Exercise
from mentoring_lib.errors import ContentError
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.ui.exercise_panel import OpenExercise, exercise
from mentoring_lib.ui.exercise_session import ExerciseSession
from mentoring_lib.ui.hand_in_panel import HandInPanel
from mentoring_lib.ui.item_panel import ItemPanel
from mentoring_lib.ui.status_panel import StatusPanel


@pytest.fixture
def session(workspace):
    folder = workspace.exercises / SLUG
    return ExerciseSession(load(folder / "opgave.yaml", Exercise), folder, Catalog())


def item_panel(session, name):
    panel = ItemPanel(session, session.exercise.item(name))
    panel.sent = []
    panel.send = panel.sent.append
    return panel


def fill(session, maker):
    for item in session.exercise.items:
        session.answer(item, maker.worked.value(item.id))


def test_an_answer_is_on_disk_as_soon_as_it_is_given(session, workspace):
    panel = item_panel(session, "doel")

    act(panel, type="answer", number=1, value="Ik lees elke dinsd")
    assert sheet_of(workspace) == {"doel": "Ik lees elke dinsd"}
    assert panel.sent[-1]["type"] == "saved"
    assert panel.sent[-1]["text"].startswith("Bewaard om ")


def test_an_answer_that_cannot_be_one_is_refused_and_leaves_the_earlier(session, workspace):
    panel = item_panel(session, "opening")
    act(panel, type="answer", number=1, value="d")

    act(panel, type="answer", number=2, value="z")
    assert panel.sent[-1]["type"] == "refused"
    assert sheet_of(workspace) == {"opening": "d"}


def test_a_disk_that_refuses_is_told_with_what_to_do(session, monkeypatch):
    panel = item_panel(session, "doel")

    def full(*_arguments, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mentoring_lib.ui.exercise_session.store_answer", full)
    act(panel, type="answer", number=1, value="tekst")
    assert panel.sent[-1]["type"] == "refused"
    assert "Kopieer je tekst" in panel.sent[-1]["text"]


def test_a_reopened_item_shows_what_was_answered(session, workspace):
    act(item_panel(session, "afspraak"), type="answer", number=1, value={"wie": "Zahra"})
    again = ExerciseSession(session.exercise, session.folder, Catalog())

    panel = item_panel(again, "afspraak")
    assert panel.value == {"wie": "Zahra"}
    assert panel.saved.startswith("Bewaard om ")


def test_the_same_exercise_open_twice_loses_nothing(session, workspace):
    other = ExerciseSession(session.exercise, session.folder, Catalog())

    act(item_panel(session, "doel"), type="answer", number=1, value="hier")
    act(item_panel(other, "vraag"), type="answer", number=1, value="daar")
    assert sheet_of(workspace) == {"doel": "hier", "vraag": "daar"}


def test_a_damaged_sheet_is_put_aside_and_the_exercise_opens(workspace, session):
    path = workspace.exercises / SLUG / "antwoorden.json"
    path.write_text('{"schema": 1, "answers": {"doel"', encoding="utf-8")

    again = ExerciseSession(session.exercise, session.folder, Catalog())
    assert again.sheet.answers == {}
    [aside] = path.parent.glob("antwoorden-beschadigd-*.json")
    assert aside.read_text(encoding="utf-8").startswith('{"schema": 1')


def test_a_talk_is_kept_turn_by_turn_without_feedback(session, workspace, maker):
    panel = item_panel(session, "gesprek")
    chosen = maker.worked.value("gesprek")

    for number, reply in enumerate(chosen, start=1):
        assert reply in {each["id"] for each in panel.view["replies"]}
        act(panel, type="choose", id=reply)
        assert sheet_of(workspace)["gesprek"] == chosen[:number]
    assert panel.view["finished"]
    assert panel.view["debrief"] is None
    assert {line["kind"] for line in panel.view["lines"]} == {"other", "you"}


def test_a_double_click_in_a_talk_counts_once(session, workspace):
    panel = item_panel(session, "gesprek")
    reply = panel.view["replies"][0]["id"]

    act(panel, type="choose", id=reply)
    act(panel, type="choose", id=reply)
    assert sheet_of(workspace)["gesprek"] == [reply]


def test_a_talk_cannot_be_taken_back_one_step_but_can_begin_again(session, workspace):
    panel = item_panel(session, "gesprek")
    act(panel, type="choose", id=panel.view["replies"][0]["id"])

    act(panel, type="back")
    assert len(sheet_of(workspace)["gesprek"]) == 1
    act(panel, type="restart")
    assert sheet_of(workspace)["gesprek"] == []


def test_a_kept_talk_that_the_script_no_longer_allows_begins_again(session):
    session.answer(session.exercise.item("gesprek"), ["bestaat-niet"])

    panel = item_panel(session, "gesprek")
    assert not panel.view["finished"]
    assert len(panel.view["lines"]) == 1


def test_nothing_that_a_panel_shows_tells_what_is_right(session, maker):
    shown = json.dumps(
        [
            [panel.item, panel.view, panel.texts]
            for panel in (item_panel(session, item.id) for item in session.exercise.items)
        ],
        ensure_ascii=False,
    )

    assert "quality" not in shown
    for key in maker.key.items.values():
        assert getattr(key, "strong", "geen sleutel") not in shown


def test_the_status_line_counts_what_is_filled_in(session, maker):
    panel = StatusPanel(session)
    assert panel.line == "0 van 10 onderdelen ingevuld."

    session.answer(session.exercise.item("opening"), "a")
    assert panel.line.startswith("1 van 10 onderdelen ingevuld. Laatst bewaard om ")
    session.answer(session.exercise.item("gesprek"), maker.worked.value("gesprek")[:2])
    assert panel.counts == {"filled": 1, "total": 10}
    fill(session, maker)
    assert panel.counts == {"filled": 10, "total": 10}


def test_the_check_names_what_is_missing_and_what_looks_personal(session):
    session.answer(session.exercise.item("terugblik"), "Ik sprak Kyra via kyra@voorbeeld.nl.")
    panel = HandInPanel(session)

    act(panel, type="check")
    assert len(panel.findings["missing"]) == 10
    assert {
        "item": "opening",
        "title": "Een coachgesprek openen",
        "text": "Dit is nog niet (helemaal) ingevuld.",
    } in panel.findings["missing"]
    assert [hit["text"] for hit in panel.findings["personal"]] == [
        "‘Kyra’ – Dit kan een naam zijn.",
        "‘kyra@voorbeeld.nl’ – Dit lijkt op een e-mailadres.",
    ]


def test_a_complete_exercise_is_ready(session, maker):
    fill(session, maker)
    panel = HandInPanel(session)

    act(panel, type="check")
    assert panel.findings["missing"] == []
    assert panel.findings["personal"] == []
    assert "Alles is ingevuld" in panel.findings["summary"]


def test_unfinished_work_is_handed_in_only_after_a_second_yes(session, workspace):
    session.answer(session.exercise.item("opening"), "a")
    panel = HandInPanel(session)

    act(panel, type="hand_in", name="Bas Tips", anyway=panel.warned)
    assert panel.warned
    assert list(workspace.handed_in.iterdir()) == []
    act(panel, type="hand_in", name="Bas Tips", anyway=panel.warned)
    assert len(list(workspace.handed_in.iterdir())) == 1


def test_a_change_takes_back_the_second_yes(session):
    session.answer(session.exercise.item("opening"), "a")
    panel = HandInPanel(session)
    act(panel, type="hand_in", name="Bas Tips", anyway=False)

    session.answer(session.exercise.item("opening"), "b")
    assert not panel.warned


def test_handing_in_packs_the_answers_and_says_where_they_are(
    session, workspace, maker, monkeypatch, tmp_path
):
    monkeypatch.setenv("MENTORING_INBOX", str(tmp_path / "trainer"))
    fill(session, maker)
    panel = HandInPanel(session)

    act(panel, type="hand_in", name="Anna de Wit", anyway=False)
    [kept] = workspace.handed_in.iterdir()
    [sent] = (tmp_path / "trainer").iterdir()
    assert kept.name == sent.name
    assert kept.name in panel.outcome[1]
    with zipfile.ZipFile(sent) as archive:
        answers = json.loads(archive.read("antwoorden.json"))["answers"]
    assert answers["doel"]["value"] == maker.worked.value("doel")
    assert HandInPanel(session).name == "Anna de Wit"


def test_handing_in_without_a_name_says_so(session, maker):
    fill(session, maker)
    panel = HandInPanel(session)

    act(panel, type="hand_in", name=" ", anyway=False)
    assert panel.outcome[0].startswith("Je naam ontbreekt.")


def test_while_nbgrader_runs_the_notebook_answers_are_shown_plainly(session, maker, monkeypatch):
    fill(session, maker)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    shown = []
    monkeypatch.setattr(
        "mentoring_lib.ui.exercise_panel.display", lambda data, **_: shown.append(data)
    )

    opened = OpenExercise(session)
    for item in session.exercise.items:
        opened.show(item.id)
    opened.finish()
    assert len(shown) == 10
    assert maker.worked.value("doel") in shown[5]["text/plain"]
    assert "Youssef: " in shown[8]["text/plain"]


def test_another_exercise_in_the_folder_is_told_in_dutch(workspace):
    with pytest.raises(ContentError, match="In deze map staat een andere opdracht"):
        exercise("05-anders")


def test_keeping_an_answer_takes_less_time_than_a_keystroke(session, maker):
    fill(session, maker)
    StatusPanel(session), HandInPanel(session)
    item = session.exercise.item("terugblik")
    text = maker.worked.value("terugblik")
    session.answer(item, text)

    start = time.process_time()
    for _ in range(10):
        session.answer(item, text)
    assert (time.process_time() - start) / 10 < 0.1


def test_every_learner_sees_the_replies_in_an_order_of_their_own(session):
    script = session.script(session.exercise.item("gesprek"))
    orders = {
        tuple(reply.id for reply in Conversation(script, (), seed=str(number)).offered())
        for number in range(30)
    }

    assert len(orders) > 1


def test_an_older_answer_that_arrives_late_does_not_replace_the_newest(session, workspace):
    panel = item_panel(session, "doel")

    act(panel, type="answer", number=2, value="de hele zin")
    act(panel, type="answer", number=1, value="de hele z")
    assert sheet_of(workspace) == {"doel": "de hele zin"}


def test_messages_on_several_threads_lose_no_answer(session, workspace, maker):
    panels = {item.id: item_panel(session, item.id) for item in session.exercise.items}
    talk = panels.pop("gesprek")

    def answer_all(name):
        for number in range(1, 6):
            act(panels[name], type="answer", number=number, value=maker.worked.value(name))

    threads = [threading.Thread(target=answer_all, args=[name]) for name in panels]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert talk.view
    assert set(sheet_of(workspace)) == set(panels)
