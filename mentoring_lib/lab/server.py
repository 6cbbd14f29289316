"""Starts JupyterLab as a course on this computer and stops it without losing anything."""

import os
import secrets
import shutil
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from mentoring_lib.lab.process import HOST, CourseProcess, free_port, stop_signals

HOME: Final = "start.ipynb"
ASSETS: Final = Path(__file__).parent / "assets"
NOT_TAKEN_OVER: Final = frozenset(
    {"JUPYTER_NO_CONFIG", "JUPYTER_PATH", "JUPYTER_PORT", "JUPYTER_TOKEN"}
)


def command(
    folder: Path,
    *,
    port: int,
    token: str,
    open_browser: bool,
    home: str = HOME,
) -> list[str]:
    """Return the command that serves this folder as a course.

    Args:
        folder: The course folder; it becomes the root that learners see.
        port: Port on this computer; no other is tried when it is busy.
        token: Secret in the address. Empty when ``JUPYTER_TOKEN`` in the environment carries
            it, which keeps it out of the system's list of running programs.
        open_browser: Whether Jupyter itself opens a browser.
        home: The notebook that opens first, relative to the folder.
    """
    options: dict[str, object] = {
        "ServerApp.ip": HOST,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": folder.resolve(),
        "ServerApp.open_browser": open_browser,
        "ServerApp.terminals_enabled": False,
        "ServerApp.answer_yes": True,
        "ServerApp.allow_root": _is_root(),
        "FileCheckpoints.checkpoint_dir": jupyter_folder(folder) / "checkpoints",
        "AsyncFileCheckpoints.checkpoint_dir": jupyter_folder(folder) / "checkpoints",
        "LabApp.default_url": f"/lab/tree/{quote(home)}",
        "LabApp.extra_labextensions_path": ASSETS / "labextensions",
        "LabApp.extension_manager": "readonly",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    if token:
        options["IdentityProvider.token"] = token
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "jupyterlab", *flags]


def environment(folder: Path, base: Mapping[str, str]) -> dict[str, str]:
    """Return ``base`` changed so that the user's own Jupyter is neither read nor written."""
    own = jupyter_folder(folder)
    scripts = str(Path(sys.executable).parent)  # nbgrader runs ``alembic`` from PATH
    kept = {name: value for name, value in base.items() if name not in NOT_TAKEN_OVER}
    return kept | {
        "PATH": os.pathsep.join(filter(None, (scripts, base.get("PATH", "")))),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_CONFIG_PATH": str(ASSETS / "etc" / "jupyter"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
        "IPYTHONDIR": str(own / "ipython"),
    }


def jupyter_folder(folder: Path) -> Path:
    """Return where this course keeps everything of Jupyter, ``server.log`` included."""
    return folder.resolve() / ".mentoring" / "jupyter"


def run(folder: Path, *, port: int, open_browser: bool) -> int:
    """Serve the course until the user stops it, and return 0.

    Args:
        folder: The course folder, holding ``start.ipynb``.
        port: Wished port; when it is 0 or busy, the next free port is taken.
        open_browser: Whether to open the course in the browser once it is ready.

    Raises:
        CourseServerError: The server did not come up, or stopped by a fault.
    """
    with stop_signals() as stop:
        process = _start(folder, _chosen_port(port))
        try:
            if process.wait_until_ready(stop):
                _welcome(process.address, open_browser=open_browser)
                process.wait(stop)
        finally:
            process.stop()
    _say("De cursus is gestopt. Wat je hebt ingevuld, is bewaard.")
    return 0


def _start(folder: Path, port: int) -> CourseProcess:
    own = jupyter_folder(folder)
    own.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(own / "workspaces", ignore_errors=True)  # always begin with one quiet page
    token = secrets.token_urlsafe(24)
    _say("De cursus wordt gestart. Even geduld…")
    return CourseProcess(
        command=command(folder, port=port, token="", open_browser=False),
        environment=environment(folder, os.environ) | {"JUPYTER_TOKEN": token},
        address=f"http://{HOST}:{port}/lab/tree/{quote(HOME)}?token={token}",
        log=own / "server.log",
    )


def _chosen_port(asked: int) -> int:
    port = free_port(asked)
    if asked not in (0, port):
        _say(f"Poort {asked} is al in gebruik. De cursus gebruikt nu poort {port}.")
    return port


def _welcome(address: str, *, open_browser: bool) -> None:
    _say(f"De cursus staat klaar op {address} (stoppen: Ctrl+C)")
    if open_browser:
        webbrowser.open(address)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
