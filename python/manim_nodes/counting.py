"""The plays of a scene and their frames, counted by the very expressions that Manim uses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from manim import Scene

Play = dict[str, Any]
"""``line`` in the generated file, ``frames``, and whether the count is ``exact``."""


def play_frames(duration: float, frame_rate: float, *, frozen: bool) -> int:
    """Return the number of frames of a play or wait of ``duration`` seconds.

    A frozen wait is counted by ``CairoRenderer.freeze_current_frame``, everything else by
    ``Scene.get_time_progression``; the two differ for some durations (4.1 s at 60 frames a second).
    """
    step = 1 / frame_rate
    return int(duration / step) if frozen else len(np.arange(0, duration, step))


def frames_of_last_play(scene: Scene, frame_rate: float) -> int:
    """Return the number of frames of the play that ``scene`` has just finished."""
    return play_frames(scene.duration, frame_rate, frozen=scene.is_current_animation_frozen_frame())


def calling_line(scene_file: Path) -> int | None:
    """Return the line of the generated file that is being executed, if any frame is in it."""
    frame: Any = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == str(scene_file):
            return int(frame.f_lineno)
        frame = frame.f_back
    return None
