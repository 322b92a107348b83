"""The warm process outlives its jobs, and no job outlives it."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from driver import SCENES, Warm


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def gone(pid: int, seconds: float = 3) -> bool:
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def start_endless(warm: Warm, folder: Path) -> tuple[str, int]:
    """Begin a scene that never ends; return when it has drawn something."""
    job = warm.ask("render", SCENES / "endless.py", folder)
    pid = 0
    while True:
        message = warm.receive()
        if message.get("job") != job:
            continue
        if message["type"] == "started":
            pid = message["pid"]
        if message["type"] == "frame":
            return job, pid


def test_a_killed_job_leaves_the_process_ready(warm: Warm, tmp_path: Path) -> None:
    job, pid = start_endless(warm, tmp_path / "a")
    os.killpg(pid, signal.SIGKILL)
    assert warm.collect(job)[-1] == {"job": job, "type": "ended", "code": -signal.SIGKILL}
    assert warm.run("render", "still", tmp_path / "b")[-1]["code"] == 0


def test_several_jobs_run_beside_each_other(warm: Warm, tmp_path: Path) -> None:
    endless, pid = start_endless(warm, tmp_path / "a")
    assert warm.run("plan", "shapes", tmp_path / "b")[-1]["code"] == 0
    assert alive(pid)
    os.killpg(pid, signal.SIGKILL)
    warm.collect(endless)


def test_a_child_that_left_its_group_ends_with_the_job(warm: Warm, tmp_path: Path) -> None:
    scene = tmp_path / "runaway.py"
    note = tmp_path / "pid"
    scene.write_text(
        "from manim import *\nimport os, time\n\n\nclass GeneratedScene(Scene):\n"
        "    def construct(self):\n        if os.fork() == 0:\n            os.setsid()\n"
        "            if os.fork() == 0:\n"
        f"                open({str(note)!r}, 'w').write(str(os.getpid()))\n"
        "                time.sleep(600)\n            os._exit(0)\n        time.sleep(0.3)\n"
    )
    warm.collect(warm.ask("render", scene, tmp_path))
    assert gone(int(note.read_text()))


def test_when_the_worker_goes_everything_goes(tmp_path: Path) -> None:
    warm = Warm()
    warm.receive()
    _, pid = start_endless(warm, tmp_path)
    assert warm.close() == 0
    assert gone(pid)


def test_a_killed_warm_process_takes_its_jobs_along(tmp_path: Path) -> None:
    warm = Warm()
    warm.receive()
    _, pid = start_endless(warm, tmp_path)
    warm.process.kill()
    assert gone(pid)
    with contextlib.suppress(BrokenPipeError):
        warm.close()
