"""One JupyterLab process: started, waited for, and stopped without a question."""

import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn
from urllib.parse import parse_qs, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

from mentoring_lib.errors import CourseServerError

HOST: Final = "127.0.0.1"
FIRST_PORT: Final = 8888
PORTS_TRIED: Final = 100
START_SECONDS: Final = 120.0
STOP_SECONDS: Final = 20.0
BLINK: Final = 0.2
LOG_LINES: Final = 12

_local = build_opener(ProxyHandler({}))  # a school's proxy knows nothing of this computer


class CourseProcess:
    """A JupyterLab server of our own, in a process group that Ctrl+C does not reach."""

    def __init__(
        self,
        *,
        command: Sequence[str],
        environment: Mapping[str, str],
        address: str,
        log: Path,
    ) -> None:
        """Start the server; its output goes to ``log``, which starts afresh."""
        self.address = address
        self.log = log
        with log.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )

    def wait_until_ready(self, stop: threading.Event) -> bool:
        """Return whether the server answers; False when the user stopped it before that.

        Raises:
            CourseServerError: The server ended, or gave no answer in time.
        """
        deadline = time.monotonic() + START_SECONDS
        while not stop.wait(BLINK):
            self._refuse_ended()
            if self._answers():
                return True
            if time.monotonic() > deadline:
                self._fail("De cursus reageert niet.")
        return False

    def wait(self, stop: threading.Event) -> None:
        """Return when the user stops the course, from here or from its menu.

        Raises:
            CourseServerError: The server ended by a fault.
        """
        while not stop.wait(BLINK):
            if self._process.poll() == 0:
                return
            self._refuse_ended()

    def stop(self) -> None:
        """End the server and its kernels: ask first, insist when there is no answer."""
        if self._process.poll() is not None:
            return
        try:
            self._call("/api/shutdown", method="POST")
        except OSError:
            self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _answers(self) -> bool:
        try:
            self._call("/api", method="GET")
        except OSError:  # no answer yet, or refused
            return False
        return True

    def _call(self, path: str, *, method: str) -> None:
        parts = urlsplit(self.address)
        [token] = parse_qs(parts.query)["token"]
        request = Request(  # noqa: S310 - always http on this computer
            f"{parts.scheme}://{parts.netloc}{path}",
            headers={"Authorization": f"token {token}"},
            method=method,
        )
        with _local.open(request, timeout=5):
            pass

    def _refuse_ended(self) -> None:
        if self._process.poll() is not None:
            self._fail("De cursus is onverwacht gestopt.")

    def _fail(self, problem: str) -> NoReturn:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        last = "\n".join(lines[-LOG_LINES:])
        raise CourseServerError(
            place="De cursus starten",
            problem=f"{problem} De laatste regels van het logboek:\n{last}\n",
            remedy=f"Start de cursus opnieuw. Lukt dat niet, stuur dan dit bestand op: {self.log}",
        )


def free_port(asked: int) -> int:
    """Return the first free port from ``asked`` up (0: from 8888), else any free one."""
    start = asked or FIRST_PORT
    for port in (*range(start, min(start + PORTS_TRIED, 65536)), 0):
        with suppress(OSError), socket.create_server((HOST, port)) as trial:
            return int(trial.getsockname()[1])
    message = f"no free port on {HOST}"
    raise OSError(message)


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """Give an event that is set by Ctrl+C, by a stop request and by a closed terminal."""
    stop = threading.Event()

    def remember(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    earlier = {name: signal.signal(getattr(signal, name), remember) for name in names}
    try:
        yield stop
    finally:
        for name, handler in earlier.items():
            signal.signal(getattr(signal, name), handler)
