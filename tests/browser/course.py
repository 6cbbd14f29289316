"""A course in folders of its own: its real server, and the trainer's real commands."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.lab.process import free_port
from mentoring_lib.records.hand_in import learner_id
from mentoring_lib.records.workspace import make_workspace

REPOSITORY = Path(__file__).parents[2]
SLUG = "04-coachgesprek"
LESSON = f"{SLUG}/{SLUG}.ipynb"
EXERCISE = f"opdrachten/{SLUG}/{SLUG}.ipynb"
MENTORING = Path(sys.executable).with_name("mentoring")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*token=\S+")
TOKEN = "geheim-voor-deze-proef"


def eventually(happened, what, seconds=10.0):
    """Wait until something is true; its value is returned."""
    deadline = time.monotonic() + seconds
    while not (value := happened()):
        if time.monotonic() > deadline:
            raise AssertionError(f"niet binnen {seconds:g} seconden: {what}")
        time.sleep(0.05)
    return value


def mentoring(*arguments):
    """Run the command as a trainer types it, and return what it says."""
    command = [MENTORING, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Server:
    """A server in a process of its own, stopped with Ctrl+C as a person does."""

    def __init__(self, command, log, token=None, **options):
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                list(map(str, command)),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **options,
            )
        address = urlsplit(eventually(self._address, f"een adres in {log}", 120))
        self.base = f"{address.scheme}://{address.netloc}"
        self.token = token or parse_qs(address.query)["token"][0]
        eventually(self._answers, f"antwoord van {self.base}", 60)

    def ask(self, path, method="GET"):
        """Return what the server's own interface answers."""
        head = {"Authorization": f"token {self.token}"}
        with urlopen(Request(f"{self.base}{path}", headers=head, method=method)) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def end_lessons(self):
        """Stop every kernel, so that no one writes in the learner's folder."""
        for session in self.ask("/api/sessions"):
            self.ask(f"/api/sessions/{session['id']}", "DELETE")
        for kernel in self.ask("/api/kernels"):
            self.ask(f"/api/kernels/{kernel['id']}", "DELETE")

    def stop(self):
        """Press Ctrl+C and wait; what does not end by that is ended."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _address(self):
        text = self.log.read_text("utf-8", errors="replace")
        assert self.process.poll() is None, text
        found = ADDRESS.search(text)
        return found and found.group()

    def _answers(self):
        try:
            return self.ask("/api")
        except OSError:
            return None


class Course:
    """The exercises, copied; a learner's folder; and the course as the learner starts it."""

    def __init__(self, folder):
        self.folder = folder
        self.exercises = CourseFolder(folder / "exercises")
        self.learner = make_workspace(folder / "werkmap")
        shutil.copytree(REPOSITORY / "exercises/source", self.exercises.root / "source")
        shutil.copy(REPOSITORY / "exercises/nbgrader_config.py", self.exercises.root)
        self.server = None

    @property
    def inbox(self):
        return self.exercises.inbox

    @property
    def sheet(self):
        return self.learner.exercises / SLUG / "antwoorden.json"

    def start(self):
        given = {
            "learner": self.learner.root,
            "course": REPOSITORY / "course",
            "exercises": self.exercises.root,
            "inbox": self.inbox,
            "port": 0,
        }
        options = [part for name, value in given.items() for part in (f"--{name}", value)]
        command = [MENTORING, "start", *options, "--no-browser"]
        self.server = Server(command, self.folder / "start.log")
        return self

    def forget(self):
        """Give the next test a learner who has done nothing yet."""
        self.server.end_lessons()
        kept = [
            *self.learner.exercises.glob("*/antwoorden*.json"),
            *self.learner.handed_in.glob("*"),
            *self.learner.feedback.glob("*"),
            *self.inbox.glob("*.zip"),
            self.learner.file,
        ]
        for path in kept:
            path.unlink(missing_ok=True)
        shutil.rmtree(self.inbox / "terug", ignore_errors=True)
        make_workspace(self.learner.root)

    def answers(self):
        """Return what is on disk, by item."""
        if not self.sheet.is_file():
            return {}
        stored = json.loads(self.sheet.read_text("utf-8"))["answers"]
        return {item: answer["value"] for item, answer in stored.items()}


class GradedCourse:
    """A course in which one learner handed in and was graded."""

    def __init__(self, folder, course, answers, name):
        self.exercises = CourseFolder(folder / "exercises")
        self.learner = learner_id(name)
        skipped = shutil.ignore_patterns("submitted", "autograded", "feedback", "ingeleverd")
        shutil.copytree(course.exercises.root, self.exercises.root, ignore=skipped)
        submitted = self.exercises.submitted(self.learner, SLUG)
        shutil.copytree(self.exercises.release(SLUG), submitted)
        (submitted / "antwoorden.json").write_text(answers, "utf-8")
        (submitted / ".naam").write_text(name, "utf-8")
        (submitted / "timestamp.txt").write_text("2026-01-05 09:00:00.000000 UTC", "utf-8")
        mentoring("grade", SLUG, "--course", self.exercises.root)

    def feedback(self):
        """Have the pages made, and return this learner's."""
        mentoring("feedback", SLUG, "--course", self.exercises.root)
        return self.exercises.feedback(self.learner, SLUG) / f"{SLUG}.html"


def jupyter(folder, root, *flags):
    """Start a Jupyter as anyone has it, with no trace of the course's own settings."""
    own = folder / "jupyter"
    own.mkdir()
    places = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR", "LAB_SETTINGS_DIR", "LAB_WORKSPACES_DIR")
    settings = {
        f"JUPYTER{'' if name.startswith('LAB') else '_'}{name}": str(own / name.lower())
        for name in places
    }
    path = os.pathsep.join((str(MENTORING.parent), os.environ["PATH"]))  # nbgrader runs alembic
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1"),
        *(f"--ServerApp.port={free_port(9100)}", f"--IdentityProvider.token={TOKEN}"),
        *(f"--ServerApp.root_dir={root}", "--ServerApp.answer_yes=True", "--allow-root", *flags),
    ]
    environment = {**os.environ, **settings, "PATH": path, "IPYTHONDIR": str(own / "ipython")}
    return Server(command, own / "server.log", TOKEN, cwd=root, env=environment)
