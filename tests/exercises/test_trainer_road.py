import json
import re
import shutil
import subprocess
import sys
from datetime import timedelta

import nbformat
import pytest
from exercises.conftest import MONDAY, SLUG, answer, command
from exercises.forged import FORGED, SCRIPT
from exercises.mentors import FULL, MENTORS
from nbgrader.api import Gradebook

from mentoring_lib.grading.cohort import grade_cohort
from mentoring_lib.grading.folders import COURSE_ID, CourseFolder
from mentoring_lib.grading.release import nbgrader
from mentoring_lib.records.answer_sheet import NAME
from mentoring_lib.records.hand_in import hand_in, learner_id, returned

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("trainer")]

PEOPLE = [*MENTORS, *FORGED]


def scores(course):
    with Gradebook(f"sqlite:///{course.database}", COURSE_ID) as gradebook:
        return {
            (submission.student_id, grade.name): (grade.auto_score, grade.needs_manual_grade)
            for submission in gradebook.assignment_submissions(SLUG)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def expected(person):
    if person.points is None:
        return dict.fromkeys(FULL, 0.0)
    return {**FULL, **person.points}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_the_gradebook_holds_the_known_points_of_each_item(graded, person):
    course, _ = graded
    found = scores(course)

    learner = learner_id(person.name)
    assert {item: found[learner, item][0] for item in FULL} == expected(person)
    assert found[learner, "terugblik"] == (None, True)


@pytest.mark.parametrize("forgery", FORGED, ids=lambda forgery: forgery.name)
def test_a_forged_hand_in_is_told_to_the_trainer_in_dutch(graded, forgery):
    course, said = graded
    told = course.autograded(learner_id(forgery.name), SLUG) / "opmerkingen.txt"

    remarks = told.read_text(encoding="utf-8") if told.exists() else ""
    assert bool(remarks) is (forgery.remark is not None)
    assert (forgery.remark or "") in remarks
    assert all(line in said for line in remarks.splitlines())


def test_an_honest_hand_in_gets_no_remark(graded):
    course, _ = graded

    for mentor in MENTORS:
        assert not (course.autograded(learner_id(mentor.name), SLUG) / "opmerkingen.txt").exists()


def test_code_of_a_learner_is_never_run(graded):
    course, _ = graded

    assert not list(course.root.rglob("geraakt.txt"))


def test_a_second_run_grades_nothing_again(graded):
    course, _ = graded

    said = command("grade", SLUG, course=course).stdout
    assert f"0 nagekeken, {len(PEOPLE)} waren al nagekeken." in said


def test_nbgrader_autograde_gives_the_same_scores(graded, tmp_path):
    ours, _ = graded
    theirs = CourseFolder(tmp_path / "nbgrader")
    ignored = shutil.ignore_patterns("autograded", "feedback", "gradebook.db*")
    shutil.copytree(ours.root, theirs.root, ignore=ignored)
    nbgrader(theirs).generate_assignment(SLUG, force=True, create=True)

    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", SLUG],
        cwd=theirs.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert scores(theirs) == scores(ours)
    assert len(scores(theirs)) == len(PEOPLE) * (len(FULL) + 1)


def test_a_release_holds_no_key_no_assessment_and_no_hidden_test(course, maker):
    files = [path for path in course.release(SLUG).rglob("*") if path.is_file()]
    released = "\n".join(path.read_text(encoding="utf-8") for path in files)
    kept = [
        *(
            reply.feedback
            for s in maker.scenarios.values()
            for c in s.scenes
            for reply in c.replies
        ),
        *(ending.text for s in maker.scenarios.values() for ending in s.endings),
        *(s.background for s in maker.scenarios.values()),
        *(question for s in maker.scenarios.values() for question in s.debrief),
        *_texts(maker.key.model_dump(mode="json")["items"]),
    ]

    assert {path.name for path in files} == {f"{SLUG}.ipynb", "opgave.yaml", "gesprek.json"}
    assert len(kept) > 100
    flat = " ".join(released.split())
    for text in kept:
        assert " ".join(text.split()) not in flat
    for word in (
        "quality",
        'effect"',
        "outcome",
        "fatal",
        "HIDDEN",
        "MARK SCHEME",
        "grading",
        "maker",
        "sleutel",
    ):
        assert word not in released


def _texts(key):
    """Yield every sentence of a key: what is said of answers, not the ids."""
    if isinstance(key, dict):
        for each in key.values():
            yield from _texts(each)
    elif isinstance(key, list):
        for each in key:
            yield from _texts(each)
    elif isinstance(key, str) and len(key) > 25:
        yield key


def test_a_released_talk_does_not_tell_by_place_or_name_which_reply_is_strong(course, maker):
    [scenario] = maker.scenarios.values()
    script = json.loads((course.release(SLUG) / "gesprek.json").read_text(encoding="utf-8"))
    places = [
        [reply["id"] for reply in scene["replies"]].index(
            max(scenario.scene(scene["id"]).replies, key=lambda reply: reply.quality).id
        )
        for scene in script["scenes"]
    ]

    assert max(places.count(place) for place in set(places)) <= len(places) / 2


def test_the_worked_answer_is_graded_first_and_stops_an_unfair_run(graded, tmp_path):
    good, _ = graded
    course = CourseFolder(tmp_path / "cursus")
    shutil.copytree(good.root, course.root)
    key = course.source(SLUG) / "maker" / "sleutel.yaml"
    key.write_text(
        key.read_text(encoding="utf-8")
        .replace("points: {a: 0, b: 1.5, c: 0.5, d: 3}", "points: {a: 3, b: 1.5, c: 0.5, d: 0}")
        .replace("      a: >\n        Je bood hulp", "      d: >\n        Je bood hulp"),
        encoding="utf-8",
    )
    before = scores(course)

    done = command("grade", SLUG, "--force", course=course, check=False)
    assert done.returncode == 1
    assert "haalt 0 van de 3 punten" in done.stderr
    assert scores(course) == before


@pytest.fixture(scope="module")
def judged(graded):
    """Judge the reflections in nbgrader's gradebook, as formgrader does, and write feedback."""
    course, _ = graded
    with Gradebook(f"sqlite:///{course.database}", COURSE_ID) as gradebook:
        for mentor in MENTORS:
            if mentor.judged is None:
                continue
            learner = learner_id(mentor.name)
            grade = gradebook.find_grade("terugblik", SLUG, SLUG, learner)
            grade.manual_score = mentor.judged
            grade.needs_manual_grade = False
            comment = gradebook.find_comment("terugblik", SLUG, SLUG, learner)
            comment.manual_comment = "Je noemt precies wat je zei. <b>Neem dat mee.</b>"
        gradebook.db.commit()
    said = command("feedback", SLUG, course=course).stdout
    return course, said


def page_of(course, person):
    path = course.feedback(learner_id(person.name), SLUG) / f"{SLUG}.html"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("mentor", MENTORS, ids=lambda mentor: mentor.name)
def test_feedback_counts_the_machine_and_the_trainer_together(judged, mentor):
    course, _ = judged
    total = f"{sum(mentor.expected.values()) + (mentor.judged or 0):g}".replace(".", ",")
    of = "van de 38 punten; je trainer beoordeelt nog 12 punten"

    assert f"{total} {of if mentor.judged is None else 'van 50 punten'}" in page_of(course, mentor)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_feedback_is_dutch_names_strong_and_next_and_shows_no_code(judged, person):
    course, _ = judged
    page = page_of(course, person)

    assert '<html lang="nl">' in page
    assert f"Terugkoppeling voor {person.name}" in page
    assert "Wat sterk was" in page
    assert "Je volgende stap" in page
    for word in ("mentoring_lib", "opdracht.show", "HIDDEN", "grade(", "def ", "import "):
        assert word not in page
    assert not re.search(r"<script|<img|<iframe|https?://(?!www\.w3\.org)", page)


def test_feedback_names_the_strong_part_and_the_right_next_step(judged):
    course, _ = judged
    strong, after = page_of(course, MENTORS[2]).split('id="verder"')
    step = after.split("</section>")[0]

    assert "Je koos de reacties waarin Tygo zelf denkt" in page_of(course, MENTORS[2])
    assert "Wat sterk was" in strong
    assert "Stel je advies uit tot je weet wat ze zelf wil." in step


def test_feedback_gives_no_key_of_what_was_not_chosen(judged, maker):
    course, _ = judged
    dirk = page_of(course, MENTORS[4])
    tips = page_of(course, MENTORS[2])
    jan = page_of(course, MENTORS[10])
    [scenario] = maker.scenarios.values()
    chosen = set(MENTORS[10].answers["gesprek"])

    assert maker.exercise.item("opening").options[3].text not in tips
    assert maker.key.items["eigenaarschap"].strong not in dirk
    for scene in scenario.scenes:
        for reply in scene.replies:
            if reply.id not in chosen:
                assert reply.says not in jan
                assert reply.feedback not in jan


def test_html_in_an_answer_or_comment_stays_text(judged):
    course, _ = judged
    script = next(each for each in FORGED if each.name == "Script Kiddo")
    notebook = course.autograded(learner_id(script.name), SLUG) / f"{SLUG}.ipynb"

    assert SCRIPT not in page_of(course, script)
    assert "&lt;script&gt;" in page_of(course, script)
    summary = page_of(course, MENTORS[0]).split("<article")[0]
    assert "&lt;b&gt;Neem dat mee.&lt;/b&gt;" in summary
    html = [
        "".join(output["data"]["text/html"])
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        for output in cell.get("outputs", [])
        if "text/html" in output.get("data", {})
    ]
    assert html
    assert not any("<script" in each or "<img" in each for each in html)


def test_feedback_tells_the_trainer_who_still_has_to_be_judged(judged):
    _, said = judged

    assert re.search(r"kim-halverwege: .*\(nog niet alles beoordeeld\)", said)
    assert not re.search(r"anna-de-wit: .*nog niet", said)


def test_a_promise_of_secrecy_is_named_in_the_feedback(judged):
    course, _ = judged

    assert "Je beloofde geheimhouding." in page_of(course, MENTORS[10])


def test_graded_notebooks_are_valid_for_nbgraders_own_tools(graded):
    course, _ = graded
    for person in PEOPLE:
        path = course.autograded(learner_id(person.name), SLUG) / f"{SLUG}.ipynb"
        nbformat.validate(nbformat.read(path, as_version=4))


def test_a_new_hand_in_replaces_the_earlier_one(graded, maker, learner_folder, tmp_path):
    good, _ = graded
    course = CourseFolder(tmp_path / "cursus")
    shutil.copytree(good.root, course.root)
    workspace = learner_folder()
    answer(workspace, maker, MENTORS[2])
    hand_in(workspace, SLUG, "Nina Nieuw", now=MONDAY, inbox=course.inbox)
    command("grade", SLUG, course=course)
    (workspace.exercises / SLUG / NAME).unlink()
    answer(workspace, maker, MENTORS[0])
    hand_in(workspace, SLUG, "Nina Nieuw", now=MONDAY + timedelta(days=1), inbox=course.inbox)

    said = command("grade", SLUG, course=course).stdout
    assert "nina-nieuw: 38 punten" in said
    assert scores(course)["nina-nieuw", "opening"][0] == FULL["opening"]


def test_namesakes_each_get_their_own_feedback_and_never_the_other_s(
    graded, maker, learner_folder, tmp_path
):
    good, _ = graded
    course = CourseFolder(tmp_path / "cursus")
    shutil.copytree(good.root, course.root)
    folders = [learner_folder(), learner_folder()]
    for workspace, mentor in zip(folders, (MENTORS[0], MENTORS[2]), strict=True):
        answer(workspace, maker, mentor)
        hand_in(workspace, SLUG, "Twee Namen", now=MONDAY, inbox=course.inbox)

    command("grade", SLUG, course=course)
    command("feedback", SLUG, course=course)
    pages = [
        (returned(course.inbox, workspace.recall("folder_id")) / f"{SLUG}.html").read_text("utf-8")
        for workspace in folders
    ]
    assert "38 van de 38 punten" in pages[0]
    assert "35 van de 38 punten" in pages[1]


def test_a_judgement_stays_until_the_answer_that_was_judged_changes(judged, tmp_path):
    good, _ = judged
    course = CourseFolder(tmp_path / "cursus")
    shutil.copytree(good.root, course.root)
    anna = learner_id(MENTORS[0].name)
    stamp = course.submitted(anna, SLUG) / "timestamp.txt"

    command("grade", SLUG, "--force", course=course)
    assert scores(course)[anna, "terugblik"] == (None, False)
    sheet = course.submitted(anna, SLUG) / NAME
    changed = json.loads(sheet.read_text(encoding="utf-8"))
    changed["answers"]["terugblik"]["value"] = "Een nieuwe terugblik."
    sheet.write_text(json.dumps(changed), encoding="utf-8")
    stamp.write_text("2026-01-14 08:00:00.000000 UTC", encoding="utf-8")
    command("grade", SLUG, course=course)
    assert scores(course)[anna, "terugblik"] == (None, True)


def test_a_run_that_broke_off_before_the_gradebook_forgets_no_changed_answer(
    judged, tmp_path, monkeypatch
):
    good, _ = judged
    course = CourseFolder(tmp_path / "cursus")
    shutil.copytree(good.root, course.root)
    anna = learner_id(MENTORS[0].name)
    sheet = course.submitted(anna, SLUG) / NAME
    changed = json.loads(sheet.read_text(encoding="utf-8"))
    changed["answers"]["terugblik"]["value"] = "Een nieuwe terugblik."
    sheet.write_text(json.dumps(changed), encoding="utf-8")

    def locked(*_arguments):
        raise OSError("database is locked")

    with monkeypatch.context() as broken:
        broken.setattr("mentoring_lib.grading.cohort.record", locked)
        with pytest.raises(OSError, match="locked"):
            grade_cohort(course, SLUG)
    assert scores(course)[anna, "terugblik"] == (None, False)
    assert [each.learner for each in grade_cohort(course, SLUG)] == [anna]
    assert scores(course)[anna, "terugblik"] == (None, True)
