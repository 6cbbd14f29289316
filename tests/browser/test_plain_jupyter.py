import pytest
from browser.course import EXERCISE, LESSON, jupyter
from browser.visit import SCENARIO, part, say
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RUN_ALL = """async () => {
  const app = window.jupyterapp;
  await app.restored;
  while (!app.shell.currentWidget?.sessionContext) await new Promise((go) => setTimeout(go, 100));
  const panel = app.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  await app.commands.execute("notebook:run-all-cells");
}"""
NOT_OURS = ("Failed to load resource", "lsp", "LSP")


@pytest.fixture(scope="module")
def plain(started, tmp_path_factory):
    flags = ("--LabApp.expose_app_in_browser=True",)
    server = jupyter(tmp_path_factory.mktemp("gewoon"), started.learner.root, *flags)
    yield server
    server.stop()


def run_all(page, server, path):
    page.goto(f"{server.base}/lab/tree/{path}?token={server.token}&reset")
    expect(page.locator(".jp-Notebook").first).to_be_visible(timeout=60_000)
    page.evaluate(RUN_ALL)


def test_a_lesson_and_an_exercise_also_work_in_an_unmodified_jupyterlab(page, course, plain):
    page.context.witness.ignore(*NOT_OURS)
    run_all(page, plain, LESSON)
    talk = page.get_by_role("region", name=SCENARIO.title)
    say(talk, "n1a")
    assert course.learner.recall("talks", SCENARIO.slug, "chosen") == ["n1a"]

    run_all(page, plain, EXERCISE)
    part(page, "opening").get_by_role("radio").last.check()
    expect(part(page, "opening").locator(".mentoring-saved")).to_contain_text("Bewaard om")
    assert course.answers() == {"opening": "d"}
