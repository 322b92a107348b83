"""What the warm process draws is what Manim draws."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from driver import SCENES, Message, Warm
from PIL import Image


def of_type(messages: list[Message], kind: str) -> list[Message]:
    return [message for message in messages if message["type"] == kind]


def plain_frames(scene: str, folder: Path) -> list[Path]:
    """The pictures of a plain ``manim render -ql``."""
    command = [sys.executable, "-m", "manim", "render", "-ql", "--silent", "--seed", "0"]
    options = ["--format", "png-sequence", "--progress_bar", "none", "--media_dir", str(folder)]
    subprocess.run(
        [*command, *options, str(SCENES / f"{scene}.py"), "GeneratedScene"],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    return sorted(path for path in folder.rglob("*.png") if path.parent.name == "GeneratedScene")


def pixels(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path))


@pytest.mark.parametrize("scene", ["shapes", "words", "live", "space"])
def test_frames_equal_those_of_plain_manim(scene: str, warm: Warm, tmp_path: Path) -> None:
    messages = warm.run("render", scene, tmp_path)
    frames = of_type(messages, "frame")
    reference = tmp_path / "reference"
    reference.mkdir()
    expected = plain_frames(scene, reference)
    assert len(frames) == len(expected) > 0
    for frame, picture in zip(frames, expected, strict=True):
        drawn = tmp_path / "frames" / f"frame_{frame['frame_number']:03d}.png"
        assert np.array_equal(pixels(drawn), pixels(picture)), drawn


@pytest.mark.parametrize("scene", ["shapes", "words", "live", "space"])
def test_the_plan_tells_the_number_of_frames(scene: str, warm: Warm, tmp_path: Path) -> None:
    (plan,) = of_type(warm.run("plan", scene, tmp_path), "plan")
    (complete,) = of_type(warm.run("render", scene, tmp_path), "complete")
    assert sum(play["frames"] for play in plan["plays"]) == complete["total_frames"]
    assert plan["plays"] == complete["plays"]
    assert all(play["exact"] for play in plan["plays"])


def test_a_plan_names_the_line_of_each_play(warm: Warm, tmp_path: Path) -> None:
    (plan,) = of_type(warm.run("plan", "shapes", tmp_path), "plan")
    assert [(play["line"], play["frames"]) for play in plan["plays"]] == [
        (9, 15),
        (10, 7),
        (11, 15),
        (12, 15),
    ]


def test_a_still_stretch_is_one_held_frame(warm: Warm, tmp_path: Path) -> None:
    frames = of_type(warm.run("render", "shapes", tmp_path), "frame")
    held = [frame for frame in frames if frame["hold"] > 1]
    assert [(frame["frame_number"], frame["hold"]) for frame in held] == [(15, 7)]
    assert held[0]["timestamp"] == 1.0
    assert frames[16]["frame_number"] == 22


def test_a_scene_without_a_play_is_one_picture(warm: Warm, tmp_path: Path) -> None:
    messages = warm.run("render", "still", tmp_path)
    assert len(of_type(messages, "frame")) == 1
    (complete,) = of_type(messages, "complete")
    assert (complete["total_frames"], complete["duration"]) == (1, 0)
    assert [path.name for path in (tmp_path / "frames").iterdir()] == ["frame_000.png"]


def test_settings_reach_the_picture(warm: Warm, tmp_path: Path) -> None:
    settings = {"width": 480, "height": 270, "background_color": "#336699"}
    warm.run("render", "still", tmp_path, settings=settings)
    picture = pixels(tmp_path / "frames" / "frame_000.png")
    assert picture.shape == (270, 480, 4)
    assert picture[0, 0].tolist() == [0x33, 0x66, 0x99, 255]


def test_an_error_names_the_innermost_and_the_outer_place(warm: Warm, tmp_path: Path) -> None:
    messages = warm.run("render", "faulty", tmp_path)
    (error,) = of_type(messages, "error")
    assert error["exception"] == "ZeroDivisionError"
    assert error["cause"] == "render_error"
    assert (error["position"]["line"], error["outer"]["line"]) == (8, 10)
    source = (SCENES / "faulty.py").read_text().splitlines()[7]
    place = source[error["position"]["column"] : error["position"]["end_column"]]
    assert place == "1 / int(m.get_x() < 0.1)"
    assert str(SCENES) not in error["traceback"]
    assert 'File "faulty.py", line 8' in error["traceback"]
    # The frames drawn before stay.
    assert len(of_type(messages, "frame")) >= 1


def test_jobs_do_not_see_each_other(warm: Warm, tmp_path: Path) -> None:
    scene = tmp_path / "marked.py"
    scene.write_text(
        "from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n"
        "        assert not hasattr(Circle, 'mark')\n        Circle.mark = True\n"
        "        Circle.set_default(color=RED)\n"
    )
    for folder in "ab":
        messages = warm.collect(warm.ask("render", scene, tmp_path / folder))
        assert not of_type(messages, "error")


def test_running_out_of_memory_has_its_own_cause(warm: Warm, tmp_path: Path) -> None:
    scene = tmp_path / "hungry.py"
    scene.write_text(
        "from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n"
        "        np.ones(10**9)\n"
    )
    job = warm.ask("render", scene, tmp_path, limits={"memory": 1 << 30})
    (error,) = of_type(warm.collect(job), "error")
    assert error["cause"] == "memory_limit"


def test_a_full_disk_has_its_own_cause(warm: Warm, tmp_path: Path) -> None:
    scene = tmp_path / "full.py"
    scene.write_text(
        "from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n"
        "        try:\n            raise OSError(28, 'No space left on device')\n"
        "        except OSError as e:\n            raise RuntimeError('encoding') from e\n"
    )
    (error,) = of_type(warm.collect(warm.ask("render", scene, tmp_path)), "error")
    assert error["cause"] == "no_space"
