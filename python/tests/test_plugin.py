"""A plain ``manim render`` with the plugin: the same files, and a report of how far it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from driver import SCENES, Message
from test_warm import gone

from manim_nodes.probe import probe


def command(scene: Path, folder: Path, *options: str) -> list[str]:
    start = [sys.executable, "-s", "-P", "-m", "manim", "render", "--silent", "--progress_bar"]
    picture = ["none", "-r", "320,180", "--fps", "15", "--disable_caching"]
    return [
        *start,
        *picture,
        *options,
        "--media_dir",
        str(folder / "media"),
        str(scene),
        "GeneratedScene",
    ]


def render(scene: Path, folder: Path, *options: str, **environment: str) -> list[Message]:
    reading, writing = os.pipe()
    process = subprocess.Popen(
        command(scene, folder, *options),
        pass_fds=[writing],
        cwd=folder,
        env={**os.environ, "MANIM_NODES_PROGRESS_FD": str(writing), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as lines:
        messages = [json.loads(line) for line in lines]
    process.wait()
    return messages


def last(messages: list[Message], kind: str) -> Message:
    return [message for message in messages if message["type"] == kind][-1]


@pytest.mark.parametrize(
    ("kind", "frames", "duration"), [("mp4", 52, 52 / 15), ("gif", 52, 52 / 15), ("png", 1, 0)]
)
def test_it_reports_the_file(kind: str, frames: int, duration: float, tmp_path: Path) -> None:
    messages = render(SCENES / "shapes.py", tmp_path, "--format", kind)
    plays = [message for message in messages if message["type"] == "play"]
    assert [play["line"] for play in plays] == [9, 10, 11, 12]
    done = last(messages, "done")
    found = probe(Path(done["file"]))
    assert (found["width"], found["height"], found["frames"]) == (320, 180, frames)
    assert found["duration"] == pytest.approx(duration, abs=0.01 * duration)
    if kind != "png":
        assert done["frames"] == frames


def test_it_reports_an_error_with_its_place(tmp_path: Path) -> None:
    error = last(render(SCENES / "faulty.py", tmp_path), "error")
    assert error["exception"] == "ZeroDivisionError"
    assert (error["position"]["line"], error["outer"]["line"]) == (8, 10)


def test_without_its_variable_it_does_nothing(tmp_path: Path) -> None:
    environment: dict[str, Any] = {**os.environ}
    environment.pop("MANIM_NODES_PROGRESS_FD", None)
    code = (
        "import manim, manim_nodes.plugin\n"
        "from manim.scene import scene\n"
        "assert scene.CairoRenderer is manim.CairoRenderer\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, env=environment)


def test_it_ends_when_the_worker_goes(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    process = subprocess.Popen(
        command(SCENES / "endless.py", tmp_path),
        stdin=subprocess.PIPE,
        pass_fds=[writing],
        cwd=tmp_path,
        start_new_session=True,
        env={
            **os.environ,
            "MANIM_NODES_PROGRESS_FD": str(writing),
            "MANIM_NODES_LIFELINE_FD": "0",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as lines:
        assert json.loads(lines.readline())["type"] == "play"
        time.sleep(0.3)
        assert process.poll() is None
        assert process.stdin is not None
        process.stdin.close()
        process.wait(5)
    assert gone(process.pid)


def test_a_truncated_file_does_not_pass(tmp_path: Path) -> None:
    messages = render(SCENES / "shapes.py", tmp_path, "--format", "mp4")
    whole = Path(last(messages, "done")["file"]).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) // 2])
    run = subprocess.run(
        [sys.executable, "-m", "manim_nodes.probe", str(cut)], capture_output=True, text=True
    )
    assert run.returncode == 1
    assert "error" in json.loads(run.stdout)
