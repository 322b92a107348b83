"""How a render process behaves: it yields to others, it is bounded, it dies with its worker.

What only Linux offers is skipped elsewhere; the pipe that ends with the worker works everywhere.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
import threading
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36

MARKER = "MANIM_NODES_JOB"
"""Environment variable that marks every program a job has started, wherever it has gone since."""


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def die_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when its parent ends; leave at once if it has ended."""
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends, so that none can slip away."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def children() -> list[int]:
    """Return the direct children of this process; nothing where the system does not list them."""
    listing = Path(f"/proc/self/task/{os.getpid()}/children")
    try:
        return [int(pid) for pid in listing.read_text().split()]
    except OSError:
        return []


def yield_to_others(nice: int) -> None:
    """Lower the priority to ``nice`` and be the first to go when memory runs out."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, nice)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def limit(*, memory: int | None = None, cpu: int | None = None, file: int | None = None) -> None:
    """Set hard limits: address space beyond today's and file size in bytes, CPU time in seconds."""
    _limit(resource.RLIMIT_CORE, 0)
    if memory is not None:
        _limit(resource.RLIMIT_AS, _address_space() + memory)
    if cpu is not None:
        _limit(resource.RLIMIT_CPU, cpu)
    if file is not None:
        _limit(resource.RLIMIT_FSIZE, file)


def _limit(kind: int, value: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(kind, (value, value))


def _address_space() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def end_with(lifeline: int) -> None:
    """Watch a pipe that the worker holds open: when it ends, so does everything of this job."""

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(lifeline, 4096):
                pass
        kill_marked(os.environ.get(MARKER, ""))
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()


def kill_marked(job: str) -> None:
    """Kill every other process that carries the job's marker in its environment."""
    if not job:
        return
    marker = f"{MARKER}={job}".encode()
    for entry in Path("/proc").glob("[0-9]*"):
        pid = int(entry.name)
        if pid == os.getpid():
            continue
        with contextlib.suppress(OSError):
            if marker in (entry / "environ").read_bytes().split(b"\0"):
                os.kill(pid, signal.SIGKILL)
