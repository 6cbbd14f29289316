import os
import shutil
import signal

import psutil
import pytest
from browser.course import eventually
from browser.test_tracker import notebook
from browser.visit import (
    WIDTHS,
    at_width,
    faults,
    focus_is_inside,
    has_focus,
    opened,
    ready,
    said,
    say,
    tab_to,
)
from playwright.sync_api import expect

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.practice.example import worked_example
from mentoring_lib.practice.other_side import moods, other_side
from mentoring_lib.practice.replay import replay
from mentoring_lib.records.talk_log import KeptTalk, PastRun, keep_talk, kept_talk
from mentoring_lib.ui.talk_panel import debrief_words

pytestmark = pytest.mark.browser

CATALOG = Catalog()
TEXTS = {name: text.strip() for name, text in CATALOG.texts("talk").items()}
GROUP, SUBJECTS, NOOR = "onrust-na-de-pauze", "stuur-maar-een-mail", "resultaten-zakken"
STRONG = {slug: worked_example(CATALOG.scenario(slug)) for slug in (GROUP, NOOR)}
WEAK = ("n1c", "n2c", "n3zb", "n4dc")
UNTIMED = STRONG[GROUP][:5]
LAST_UNTIMED = STRONG[GROUP][5]
BEFORE_THE_TIME = STRONG[GROUP][:6]
LATE = "g7d"
MOMENT = "2026-01-05T12:00:00+01:00"
LESSON = "92-oefenen/92-oefenen.ipynb"
# What a screen reader is given: text that comes into a live region, in order.
LISTEN = """(talk) => {
  globalThis.heard = [];
  const regions = [...talk.querySelectorAll("[role=log], [role=status], [role=timer]")];
  for (const region of regions)
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((change) => [...change.addedNodes]))
        heard.push([region.getAttribute("role"), node.textContent]);
    }).observe(region, {childList: true, subtree: true});
}"""


@pytest.fixture
def practice(page, course):
    """Open a lesson with one talk, where the learner left it."""
    folder = course.learner.root / "92-oefenen"
    folder.mkdir(exist_ok=True)

    def open_talk(slug, kept=None):
        if kept:
            keep_talk(course.learner, slug, kept)
        code = f'from mentoring_lib import practise; practise("{slug}")'
        (course.learner.root / LESSON).write_text(notebook(code), "utf-8")
        opened(page, course.server, LESSON)
        talk = page.get_by_role("region", name=CATALOG.scenario(slug).title.strip(), exact=True)
        expect(talk).to_be_visible()
        return talk

    yield open_talk
    course.server.end_lessons()
    shutil.rmtree(folder)


def press(talk, name):
    return talk.get_by_role("button", name=TEXTS[name], exact=True)


def radio(talk, name):
    return talk.get_by_role("radio", name=TEXTS[name], exact=True)


def summary(talk, name):
    return talk.locator("summary").filter(has_text=TEXTS[name])


def offered(talk):
    return talk.locator("[data-reply]").evaluate_all("all => all.map((one) => one.dataset.reply)")


# axe-core gives up its contrast rule when a line lies just outside a box that scrolls.
UNFOLD = "logs => logs.forEach((log) => { log.style.maxHeight = 'none'; })"


def looks_good(page):
    page.locator(".mentoring-log").evaluate_all(UNFOLD)
    for width in WIDTHS:
        at_width(page, width)
        assert faults(page) == []
        sideways = "page => page.scrollWidth > page.clientWidth + 1"
        assert not page.locator(".jp-WindowedPanel-outer:visible").evaluate(sideways)
    at_width(page, WIDTHS[0])


def test_a_group_talk_is_accessible_before_it_halfway_at_a_turn_with_a_time_and_after_it(
    page, practice
):
    talk = practice(GROUP)
    summary(talk, "example").click()
    expect(talk.locator(".mentoring-example li").first).to_be_visible()
    looks_good(page)
    page.reload()
    ready(page)
    say(talk, *BEFORE_THE_TIME)
    press(talk, "hint").click()
    expect(talk.locator(".mentoring-hint")).not_to_be_empty()
    expect(talk.get_by_role("timer")).to_be_visible()
    looks_good(page)
    say(talk, *STRONG[GROUP][6:])
    folds = talk.locator(".mentoring-debrief details")
    expect(folds.first).to_be_visible()
    folds.evaluate_all("all => all.forEach((one) => { one.open = true; })")
    looks_good(page)


def test_an_example_and_a_hint_come_first_and_then_the_talk_is_ones_own(page, practice):
    talk = practice(GROUP)
    hint_is_said(page, talk)
    tab_to(page, summary(talk, "example"), key="Shift+Tab")
    page.keyboard.press("Enter")
    shown = talk.locator(".mentoring-example")
    expect(shown.locator(".mentoring-you")).to_have_count(-(-len(STRONG[GROUP]) // 2))
    assert has_focus(summary(talk, "example"))
    tab_to(page, talk.locator(f"[data-reply={STRONG[GROUP][0]}]"))
    page.keyboard.press("Enter")

    expect(shown).to_be_hidden()
    expect(talk.locator(".mentoring-hint")).to_be_empty()
    expect(talk.get_by_role("radio")).to_have_count(0)
    expect(talk.get_by_role("log").locator(".mentoring-you")).to_have_count(1)
    assert has_focus(talk.locator("[data-reply]").first)


def hint_is_said(page, talk):
    talk.evaluate(LISTEN)
    tab_to(page, press(talk, "hint"))
    page.keyboard.press("Enter")
    scenario = CATALOG.scenario(GROUP)
    hint = " ".join(scenario.scene(scenario.start).hint.split())
    expect(talk.locator(".mentoring-hint")).to_have_text(hint)
    assert page.evaluate("heard") == [["status", hint]]
    assert has_focus(press(talk, "hint"))


def test_after_a_reply_its_feedback_and_the_moods_that_changed_are_in_sight(page, practice):
    at_width(page, WIDTHS[1])
    talk = practice(GROUP)
    looks = talk.get_by_role("group", name=TEXTS["moods"])
    expect(talk.locator(".mentoring-moved")).to_have_count(0)
    talk.evaluate(LISTEN)
    reply, changed = mover()
    talk.locator(f"[data-reply={reply}]").click()

    expect(talk.get_by_role("log").locator(".mentoring-feedback")).to_be_in_viewport()
    expect(talk.locator("[data-reply]").first).to_be_focused()
    expect(looks.locator(".mentoring-moved")).to_have_text(changed)
    talk.locator("[data-reply]").first.click()
    expect(talk.get_by_role("log").locator(".mentoring-you")).to_have_count(2)
    only_new = page.evaluate("heard.length")
    press(talk, "back").click()
    expect(talk.get_by_role("log").locator(".mentoring-you")).to_have_count(1)
    assert page.evaluate("heard.length") == only_new


def mover():
    """Return a first reply that changes moods, and how those who changed then look."""
    scenario = CATALOG.scenario(GROUP)
    before = moods(scenario, replay(scenario, ()).state)
    for reply in scenario.scene(scenario.start).replies:
        after = moods(scenario, replay(scenario, [reply.id]).state)
        changed = [who for who in after if after[who] != before[who]]
        if changed:
            names = scenario.characters
            return reply.id, [names[who].name.strip() + after[who].strip() for who in changed]
    raise AssertionError("geen eerste antwoord verandert iets")


def test_a_test_is_chosen_by_keyboard_and_gives_its_feedback_at_the_end(page, course, practice):
    talk = practice(NOOR)
    tab_to(page, radio(talk, "mode_practice"))
    page.keyboard.press("ArrowDown")
    expect(radio(talk, "mode_test")).to_be_checked()
    eventually(lambda: kept_talk(course.learner, NOOR), "de keuze bewaard")
    assert has_focus(radio(talk, "mode_test"))
    say(talk, *WEAK[:-1])
    expect(talk.locator(".mentoring-feedback")).to_have_count(0)
    expect(talk.locator(".mentoring-tools").get_by_role("button")).to_have_text([TEXTS["restart"]])

    press(talk, "restart").click()
    expect(talk.get_by_role("alert")).to_have_text(TEXTS["sure"])
    press(talk, "sure_no").click()
    assert has_focus(press(talk, "restart"))
    say(talk, WEAK[-1])
    turns = talk.locator(".mentoring-turns > li")
    for number, turn in enumerate(replay(CATALOG.scenario(NOOR), WEAK).turns):
        expect(turns.nth(number)).to_contain_text(" ".join(turn.reply.feedback.split()))
        expect(turns.nth(number).locator("dl")).to_be_visible()
    press(talk, "restart").click()
    expect(radio(talk, "mode_test")).to_be_checked()


def test_when_the_time_is_up_the_late_reply_counts_and_more_time_is_one_button_away(
    page, course, practice
):
    talk = practice(GROUP, KeptTalk(UNTIMED, "zaad"))
    page.clock.install()
    talk.evaluate(LISTEN)
    timer = talk.get_by_role("timer")
    expect(timer).to_have_count(0)
    say(talk, LAST_UNTIMED)
    expect(timer).to_be_in_viewport()
    expect(timer).to_have_attribute("aria-live", "off")
    unseen_time_stands_still(page, talk, timer)
    page.clock.run_for(12_000)
    press(talk, "more_time").click()
    assert has_focus(press(talk, "more_time"))
    page.clock.run_for(20_000)
    expect(timer).to_be_visible()
    page.get_by_role("menuitem").first.focus()
    page.clock.run_for(22_000)

    eventually(lambda: kept_talk(course.learner, GROUP).chosen[-1] == LATE, "het late antwoord")
    expect(talk.locator(".mentoring-you")).to_have_count(len(BEFORE_THE_TIME) + 1)
    expect(timer).to_have_count(0)
    assert not focus_is_inside(talk)
    heard = page.evaluate("heard.filter(([role, text]) => role === 'status' && text)")
    assert len(heard) == 3  # at the start, after more time, and once near the end
    assert heard[0][1] == TEXTS["seconds_left"].replace("{seconds}", "25")


def unseen_time_stands_still(page, talk, timer):
    talk.evaluate("talk => { talk.style.marginTop = '4000px'; }")
    page.locator(".jp-WindowedPanel-outer:visible").evaluate("page => { page.scrollTop = 0; }")
    expect(timer).not_to_be_in_viewport()
    page.clock.run_for(60_000)
    expect(timer).to_have_count(1)
    talk.evaluate("talk => { talk.style.marginTop = 0; }")
    timer.scroll_into_view_if_needed()
    expect(timer).to_be_in_viewport()


def test_without_time_the_talk_waits_and_the_choice_is_remembered(page, course, practice):
    talk = practice(GROUP, KeptTalk(BEFORE_THE_TIME, "zaad", clock="double"))
    expect(talk.get_by_role("timer")).to_contain_text("50")
    tab_to(page, press(talk, "no_time"))
    page.keyboard.press("Enter")
    expect(talk.get_by_role("timer")).to_have_count(0)
    expect(talk.locator("[data-reply]").first).to_be_focused()

    page.reload()
    ready(page)
    expect(talk.locator("[data-reply]")).to_have_count(4)
    expect(talk.get_by_role("timer")).to_have_count(0)
    assert kept_talk(course.learner, GROUP).clock == "off"
    press(talk, "restart").click()
    expect(radio(talk, "clock_off")).to_be_checked()


def test_the_mentor_picks_and_mixes_the_subjects_by_keyboard(page, practice):
    subjects = CATALOG.scenario(SUBJECTS).subjects
    titles = {
        reply.id: subject.title.strip()
        for subject in subjects
        for reply in (subject.opening, subject.returning)
        if reply is not None
    }
    talk = practice(SUBJECTS)
    say(talk, "s1c")
    assert sorted(offered(talk)) == ["open-opbrengst", "open-rol", "open-tijd"]
    # From the middle of one subject to another, and back to where it was left.
    for number, name in enumerate(("open-tijd", "open-rol", "terug-tijd"), 2):
        expect(talk.locator(f"[data-reply={name}]")).to_contain_text(f"{titles[name]}: ")
        tab_to(page, talk.locator(f"[data-reply={name}]"), most=10)
        page.keyboard.press("Enter")
        expect(talk.locator(".mentoring-you")).to_have_count(number)
        assert has_focus(talk.locator("[data-reply]").first)

    assert {"t1a", "terug-rol"} <= set(offered(talk))


def test_the_other_side_is_read_and_an_earlier_talk_is_laid_beside_this_one(page, practice):
    scenario, chosen = CATALOG.scenario(NOOR), STRONG[NOOR]
    earlier = PastRun((chosen[0], *WEAK[1:]), MOMENT, "practice")
    talk = practice(NOOR, KeptTalk(chosen[:-1], "zaad", runs=(earlier,)))
    say(talk, chosen[-1])
    story = talk.locator(".mentoring-story > li")
    expect(story.first).to_be_hidden()
    tab_to(page, summary(talk, "other_side"))
    page.keyboard.press("Enter")
    felt = list(other_side(scenario, replay(scenario, chosen), debrief_words(CATALOG, NOOR)))
    expect(story.first).to_be_visible()
    expect(story).to_have_count(len(felt))
    expect(story.nth(4)).to_contain_text(" ".join(felt[4].thought.split()))

    tab_to(page, summary(talk, "compare"))
    page.keyboard.press("Enter")
    run = talk.locator("[data-run]")
    expect(run).to_contain_text("Gesprek 1 (5-1, ")
    tab_to(page, run)
    page.keyboard.press("Enter")
    expect(talk.get_by_text("In beurt 2 koos je voor het eerst iets anders.")).to_be_visible()
    expect(run).to_have_attribute("aria-pressed", "true")
    expect(talk.get_by_role("table", name=TEXTS["compare"]).locator("tbody tr")).to_have_count(
        len(chosen) + 1
    )
    expect(talk.locator("tr.mentoring-same")).to_have_count(1)
    assert has_focus(run)
    expect(story.first).to_be_visible()


def test_a_talk_goes_on_exactly_where_it_was_after_a_reload_and_after_a_crash(
    page, course, practice
):
    page.context.witness.ignore("WebSocket", "Failed to load resource", "Kernel")
    talk = practice(GROUP)
    radio(talk, "mode_test").check()
    radio(talk, "clock_double").check()
    say(talk, *BEFORE_THE_TIME)
    lines = talk.get_by_role("log").locator("li").all_inner_texts()
    before = said(talk), offered(talk)
    page.reload()
    ready(page)
    as_it_was(talk, lines, before)

    [kernel] = kernels(course)
    os.kill(kernel.pid, signal.SIGKILL)
    talk.locator("[data-reply=g7b]").click()
    expect(page.locator(".mentoring-notice:visible")).to_be_visible()
    page.reload()
    ready(page)
    as_it_was(talk, lines, before)
    say(talk, "g7b")
    eventually(
        lambda: kept_talk(course.learner, GROUP).chosen == (*BEFORE_THE_TIME, "g7b"),
        "het gesprek ging verder na de laatste bewaarde beurt",
    )


def as_it_was(talk, lines, before):
    shown = talk.get_by_role("log").locator("li")
    expect(shown).to_have_count(len(lines))
    assert (shown.all_inner_texts(), said(talk), offered(talk)) == (lines, *before)
    expect(talk.get_by_role("timer")).to_contain_text("50")
    expect(talk.locator(".mentoring-feedback")).to_have_count(0)
    expect(press(talk, "back")).to_have_count(0)


def kernels(course):
    server = psutil.Process(course.server.process.pid)
    return [
        child for child in server.children(recursive=True) if "ipykernel" in str(child.cmdline())
    ]


def test_a_typed_line_is_heard_or_told_that_it_is_not(page, practice):
    talk = practice(NOOR)
    talk.locator("summary", has_text=TEXTS["typing"]).click()
    field = talk.get_by_role("textbox", name=TEXTS["typing_label"])
    field.fill("fietsbel kaas zeventien")
    press(talk, "typing_say").click()
    expect(talk.locator(".mentoring-heard")).not_to_be_empty()
    expect(field).to_have_value("fietsbel kaas zeventien")
    assert said(talk) == []
    reply = CATALOG.scenario(NOOR).scene("n1").replies[0]
    field.fill(reply.says)
    field.press("Control+Enter")
    expect(talk.locator(".mentoring-you")).to_have_count(1)
    expect(talk.locator(".mentoring-heard")).to_contain_text(reply.says.split(".")[0])
    for width in WIDTHS:
        at_width(page, width)
        assert faults(page) == []
