import json
from pathlib import Path

import pytest
from browser.course import REPOSITORY, Course, GradedCourse
from browser.find_browser import installed
from browser.visit import ATTACK, AXE, HEIGHT, WIDTHS, WORKED
from playwright.sync_api import sync_playwright

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whoever asks another computer for something gets no answer, and is noticed below.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
NO_BROWSER = "Er is geen Chromium of Chrome gevonden. Doe: make test (of zet CHROMIUM op het pad)."
NO_AXE = "axe-core ontbreekt. Doe: cd tests/browser && npm ci"


@pytest.fixture(scope="session")
def chromium():
    found = REPOSITORY / ".venv/.browser"
    path = found.read_text("utf-8").strip() if found.is_file() else installed()
    if not path or not Path(path).is_file():
        pytest.exit(NO_BROWSER, returncode=1)
    if not AXE.is_file():
        pytest.exit(NO_AXE, returncode=1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def started(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("cursus")).start()
    yield course
    course.server.stop()


@pytest.fixture
def course(started):
    started.forget()
    return started


@pytest.fixture(scope="session")
def graded(started, tmp_path_factory):
    answers = json.loads(json.dumps(WORKED))
    answers["answers"]["terugblik"]["value"] += f"\n{ATTACK}"
    folder = tmp_path_factory.mktemp("nagekeken")
    return GradedCourse(folder, started, json.dumps(answers), "Sanne de Wit")


class Witness:
    """Notes what a page should never do."""

    def __init__(self, context):
        self.foreign, self.errors = [], []
        self.ignored = ()
        self.watching = True
        context.on("request", self._request)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", self._console)
        context.on("page", lambda page: page.on("websocket", self._request))

    def ignore(self, *texts):
        """Take no notice of errors that a test provokes itself."""
        self.ignored += texts

    def look_away(self):
        """Leave alone what a page of nbgrader itself does; no learner opens it."""
        self.watching = False

    def faults(self):
        if not self.watching:
            return []
        seen = [each for each in self.errors if not any(text in each for text in self.ignored)]
        return self.foreign + seen

    def _request(self, request):
        local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
        if not request.url.startswith(local):
            self.foreign.append(request.url)

    def _console(self, message):
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")


@pytest.fixture
def context(chromium):
    size = {"width": WIDTHS[0], "height": HEIGHT}
    context = chromium.new_context(viewport=size, locale="nl-NL")
    context.set_default_timeout(15_000)
    context.witness = Witness(context)
    yield context
    context.close()
    assert context.witness.faults() == []


@pytest.fixture
def page(context):
    return context.new_page()
