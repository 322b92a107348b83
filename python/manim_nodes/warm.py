"""The warm process: Manim imported once, one forked child for each job.

Requests come on standard input, answers go to the file descriptor named on the command line, both
as in ``protocol``. The process itself never runs a job. When standard input ends, so does all else.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import platform
import random
import selectors
import signal
import sys
import tempfile
import traceback
from dataclasses import dataclass, field
from typing import Any, NoReturn

from . import __version__
from .processes import (
    MARKER,
    adopt_orphans,
    children,
    die_with_parent,
    end_with,
    limit,
    yield_to_others,
)
from .protocol import Message, MessageBuffer, encode, frame, write_all

STDIN = 0
CHUNK = 1 << 16


@dataclass(slots=True)
class Child:
    """A forked job and the pipe on which it speaks."""

    job: str
    pid: int
    pipe: int
    messages: MessageBuffer = field(default_factory=MessageBuffer)


class WarmProcess:
    """Takes requests, forks children, passes on what they say and tells how they ended."""

    def __init__(self, answers: int) -> None:
        self._pid = os.getpid()
        self._answers = answers
        self._requests = MessageBuffer()
        self._children: dict[int, Child] = {}
        self._selector = selectors.DefaultSelector()
        self._random_state = random.getstate()
        # Children hold the reading end: it ends when this process does.
        self._lifeline = os.pipe()
        self._wakeup = os.pipe()

    def serve(self) -> None:
        """Answer requests until standard input ends."""
        for end in self._wakeup:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._wakeup[1])
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(STDIN, selectors.EVENT_READ)
        self._selector.register(self._wakeup[0], selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                if key.fd == STDIN:
                    if not self._take_requests():
                        self._end_all()
                        return
                elif key.fd == self._wakeup[0]:
                    os.read(self._wakeup[0], CHUNK)
                    self._reap()
                elif isinstance(key.data, Child):
                    self._relay(key.data)

    def answer(self, message: Message) -> None:
        """Tell the worker something."""
        write_all(self._answers, encode(message))

    def _take_requests(self) -> bool:
        data = os.read(STDIN, CHUNK)
        for body in self._requests.feed(data):
            self._start(json.loads(body))
        return bool(data)

    def _start(self, message: Message) -> None:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            self._become_job(message, reading, writing)
        os.close(writing)
        os.set_blocking(reading, False)
        child = Child(job=message["job"], pid=pid, pipe=reading)
        self._children[pid] = child
        self._selector.register(reading, selectors.EVENT_READ, child)
        self.answer({"job": child.job, "type": "started", "pid": pid})

    def _become_job(self, message: Message, reading: int, writing: int) -> NoReturn:
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            die_with_parent(self._pid)
            self._selector.close()
            for fd in (reading, self._answers, self._lifeline[1], *self._wakeup):
                os.close(fd)
            for other in self._children.values():
                os.close(other.pipe)
            _run_job(message, writing, self._lifeline[0], self._random_state)
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    def _relay(self, child: Child) -> bool:
        """Pass on what a child has said; False when it has nothing more to say for now."""
        try:
            data = os.read(child.pipe, CHUNK)
        except BlockingIOError:
            return False
        for body in child.messages.feed(data):
            write_all(self._answers, frame(body))
        if not data and child.pipe in self._selector.get_map():
            self._selector.unregister(child.pipe)
        return bool(data)

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            child = self._children.pop(pid, None)
            if child is not None:
                self._finish(child, status)

    def _finish(self, child: Child, status: int) -> None:
        while self._relay(child):
            pass
        if child.pipe in self._selector.get_map():
            self._selector.unregister(child.pipe)
        os.close(child.pipe)
        _kill_group(child.pid)
        if not self._children:
            # Nothing runs, so whatever is still below this process was left behind by a job.
            for orphan in children():
                _kill(orphan)
        code = os.waitstatus_to_exitcode(status)
        self.answer({"job": child.job, "type": "ended", "code": code})

    def _end_all(self) -> None:
        for pid in self._children:
            _kill_group(pid)
        for pid in children():
            _kill(pid)


def _run_job(message: Message, pipe: int, lifeline: int, random_state: Any) -> None:
    from .job import run
    from .request import parse

    request = parse(message)
    os.environ[MARKER] = request.job
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    # What a scene prints belongs to the log, and no job may write where the worker reads.
    os.dup2(2, 1)
    yield_to_others(request.nice)
    limits = request.limits
    limit(memory=limits.memory, cpu=limits.cpu, file=limits.file)
    end_with(lifeline)
    # The thread that writes frames gets its turn soon, and keeps the lock for moments only.
    sys.setswitchinterval(0.001)
    # Python reseeds this generator after a fork; a scene must find it as a fresh process would.
    random.setstate(random_state)
    run(request, lambda answer: write_all(pipe, encode({"job": request.job, **answer})))
    sys.stdout.flush()
    sys.stderr.flush()


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)


def _warm_up() -> None:
    """Import Manim and do once what each job would otherwise do first."""
    from tqdm import tqdm

    # Its monitor is a thread.
    tqdm.monitor_interval = 0
    from manim import Axes, Circle, Create, Scene, Text, tempconfig

    from . import job  # noqa: F401

    logging.getLogger("manim").setLevel(logging.ERROR)
    with (
        tempfile.TemporaryDirectory(prefix="manim-nodes-warm-") as folder,
        tempconfig({"media_dir": folder, "dry_run": True, "progress_bar": "none"}),
    ):
        Text.font_list()
        for character in "0123456789.-":
            Text(character)
        Axes()
        scene = Scene()
        scene.play(Create(Circle()), run_time=0.1)
    gc.collect()
    gc.freeze()


def _versions() -> Message:
    import manim

    return {
        "type": "ready",
        "manim": manim.__version__,
        "python": platform.python_version(),
        "runtime": __version__,
    }


def main() -> None:
    """Serve on standard input and the file descriptor given as the only argument."""
    answers = int(sys.argv[1])
    os.set_inheritable(answers, False)
    # Before numpy is imported: a process that forks must not own threads.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    try:
        from .tex import guard_tex

        guard_tex()
        _warm_up()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        write_all(answers, encode({"type": "failed", "message": reason}))
        sys.exit(1)
    adopt_orphans()
    warm = WarmProcess(answers)
    warm.answer(_versions())
    warm.serve()


if __name__ == "__main__":
    main()
