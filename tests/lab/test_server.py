import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
from importlib import resources
from pathlib import Path
from urllib.request import urlopen

import pytest

from mentoring_lib.errors import CourseServerError
from mentoring_lib.lab import language
from mentoring_lib.lab.process import CourseProcess, free_port, stop_signals
from mentoring_lib.lab.server import ASSETS, command, environment, jupyter_folder

LAB = Path(sys.prefix) / "share" / "jupyter" / "lab"
PACKS = sorted(Path(language.__file__).parent.rglob("*.json"))
JSON_FILES = sorted((*ASSETS.rglob("*.json"), *PACKS))
EXTENSION = ASSETS / "labextensions" / "mentoring-lab"
OVERRIDES = ASSETS / "etc" / "jupyter" / "labconfig" / "default_setting_overrides.json"
PACKAGE_ROOT = Path(str(resources.files("mentoring_lib"))).parent


def options(folder, **changes):
    wanted = {"port": 8901, "token": "geheim", "open_browser": False} | changes
    return dict(flag.lstrip("-").split("=", 1) for flag in command(folder, **wanted)[3:])


def test_the_command_runs_the_jupyterlab_of_this_python(tmp_path):
    parts = command(tmp_path, port=8901, token="", open_browser=False)

    assert parts[:3] == [sys.executable, "-m", "jupyterlab"]


def test_the_course_is_only_reachable_from_this_computer_and_with_its_token(tmp_path):
    chosen = options(tmp_path)

    assert chosen["ServerApp.ip"] == "127.0.0.1"
    assert chosen["IdentityProvider.token"] == "geheim"


def test_a_token_from_the_environment_stays_out_of_the_command(tmp_path):
    assert "IdentityProvider.token" not in options(tmp_path, token="")


def test_the_home_notebook_opens_first_whatever_its_name(tmp_path):
    chosen = options(tmp_path, home="eigen begin.ipynb")

    assert chosen["LabApp.default_url"] == "/lab/tree/eigen%20begin.ipynb"


def test_everything_jupyter_keeps_stays_inside_the_course_folder(tmp_path):
    given = environment(tmp_path, {"PATH": "/bin", "JUPYTER_CONFIG_DIR": "/home/noor/.jupyter"})

    kept = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    assert all(Path(given[name]).is_relative_to(jupyter_folder(tmp_path)) for name in kept)
    assert given["JUPYTERLAB_SETTINGS_DIR"] != given["JUPYTERLAB_WORKSPACES_DIR"]


def test_programs_of_this_python_are_found_first(tmp_path):
    first, *rest = environment(tmp_path, {"PATH": "/bin"})["PATH"].split(os.pathsep)

    assert first == str(Path(sys.executable).parent)
    assert rest == ["/bin"]


def test_a_foreign_token_or_search_path_is_not_taken_over(tmp_path):
    given = environment(tmp_path, {"JUPYTER_TOKEN": "oud", "JUPYTER_PATH": "/elders"})

    assert "JUPYTER_TOKEN" not in given
    assert "JUPYTER_PATH" not in given


def test_a_busy_port_gives_the_next_free_one():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        taken = busy.getsockname()[1]
        assert free_port(taken) != taken


@pytest.mark.parametrize("path", JSON_FILES, ids=lambda path: path.name)
def test_every_json_file_of_the_course_interface_can_be_read(path):
    assert json.loads(path.read_text(encoding="utf-8"))


def test_every_module_the_extension_asks_for_is_there():
    static = EXTENSION / "static"
    named = [
        name
        for script in static.glob("*.js")
        for name in re.findall(r'"(?:\./)?([a-z]+\.(?:js|css))"', script.read_text("utf-8"))
    ]

    assert len(named) > len(list(static.glob("*.js")))
    assert [name for name in named if not (static / name).is_file()] == []


def test_no_asset_points_at_another_host():
    texts = [path.read_text("utf-8") for path in ASSETS.rglob("*") if path.is_file()]

    assert [found for text in texts for found in re.findall(r"(?:https?|wss?)://\S+", text)] == []


def test_single_keys_do_nothing_to_a_lesson():
    settings = json.loads(OVERRIDES.read_text("utf-8"))
    shortcuts = settings["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    off = {tuple(shortcut["keys"]) for shortcut in shortcuts if shortcut["disabled"]}

    assert {("A",), ("B",), ("D", "D"), ("X",), ("Y",), ("Enter",)} <= off


def test_the_settings_we_change_exist_in_this_jupyterlab():
    plugins = json.loads(OVERRIDES.read_text("utf-8"))
    schemas = {
        f"@jupyterlab/{path.parent.name}:{path.stem}": json.loads(path.read_text("utf-8"))
        for path in (LAB / "schemas" / "@jupyterlab").rglob("*.json")
    }
    unknown = [
        (plugin, name)
        for plugin, settings in plugins.items()
        for name in settings
        if name not in schemas[plugin]["properties"]
    ]

    assert unknown == []


@pytest.fixture(scope="module")
def interface_texts():
    files = itertools.chain((LAB / "static").glob("*.js"), (LAB / "schemas").rglob("*.json"))
    return "\n".join(path.read_text("utf-8") for path in files)


def spellings(msgid):
    double = json.dumps(msgid, ensure_ascii=False)
    single = "'" + double[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"
    return (double, single, f"`{msgid}`", double.replace("©", "\\xa9"))


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_every_translated_text_exists_in_this_jupyterlab(pack, interface_texts):
    entries = json.loads(pack.read_text("utf-8"))
    msgids = [key.rpartition("\x04")[2] for key in entries if key]
    unknown = [m for m in msgids if not any(s in interface_texts for s in spellings(m))]

    assert unknown == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_every_translation_keeps_the_blanks_of_the_original(pack):
    entries = json.loads(pack.read_text("utf-8"))
    blanks = re.compile(r"%\d")
    dropped = [
        key
        for key, translations in entries.items()
        for text in translations
        if key and not set(blanks.findall(text)) <= set(blanks.findall(key))
    ]

    assert dropped == []


def test_jupyterlab_finds_dutch_under_the_name_its_interface_asks_for():
    head = json.loads(PACKS[0].read_text("utf-8"))[""]

    assert (head["domain"], head["language"]) == ("jupyterlab", "nl-NL")
    assert head["plural_forms"] == "nplurals=2; plural=(n != 1);"


def test_a_server_that_ends_at_once_is_explained_with_the_end_of_its_log(tmp_path):
    process = CourseProcess(
        command=[sys.executable, "-c", "raise SystemExit('poort kapot')"],
        environment=os.environ,
        address="http://127.0.0.1:1/lab?token=geheim",
        log=tmp_path / "server.log",
    )

    with stop_signals() as stop, pytest.raises(CourseServerError) as caught:
        process.wait_until_ready(stop)
    assert "poort kapot" in caught.value.problem
    assert str(tmp_path / "server.log") in caught.value.remedy


START = """
import sys
from pathlib import Path
from mentoring_lib.lab.server import run
sys.exit(run(Path(sys.argv[1]), port=0, open_browser=False))
"""


def kernels_address(line):
    address = re.search(r"http://127\.0\.0\.1:\d+/\S+", line).group()
    return address.replace("/lab/tree/start.ipynb", "/api/kernels")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_a_real_server_without_a_question(tmp_path):
    search_path = os.pathsep.join((str(PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")))
    with subprocess.Popen(
        [sys.executable, "-c", START, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": search_path, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as started:
        starting, ready = started.stdout.readline(), started.stdout.readline()
        with urlopen(kernels_address(ready)) as answer:
            assert answer.status == 200
        started.send_signal(signal.SIGINT)
        rest, _ = started.communicate(timeout=40)

    assert starting.startswith("De cursus wordt gestart")
    assert rest == "De cursus is gestopt. Wat je hebt ingevuld, is bewaard.\n"
    assert started.returncode == 0
    with pytest.raises(OSError, match="refused"):
        urlopen(kernels_address(ready))
