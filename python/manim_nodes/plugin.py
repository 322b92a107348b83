"""The Manim plugin: a plain ``manim render`` that tells how far it is.

Manim loads every installed plugin, so this module does nothing unless ``MANIM_NODES_PROGRESS_FD``
names a file descriptor. Then one JSON object a line goes there: ``play``, ``frames``, ``joining``,
``done``, ``error``. What is drawn and written stays Manim's own.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

PROGRESS_FD = "MANIM_NODES_PROGRESS_FD"
LIFELINE_FD = "MANIM_NODES_LIFELINE_FD"
FORMULAS = "MANIM_NODES_FORMULAS"
FORMULA_CACHE = "MANIM_NODES_FORMULA_CACHE"
MEMORY_BYTES = "MANIM_NODES_MEMORY_BYTES"

REPORT_EVERY = 0.2
"""Seconds between two reports of finished frames."""


def _activate(progress_fd: int) -> None:
    import manim.scene.scene as scene_module
    from manim import CairoRenderer, Manager, Scene, config

    from .counting import calling_line
    from .faults import describe
    from .processes import die_with_parent, end_with, limit, yield_to_others
    from .tex import guard_tex, use_formula_store

    os.set_inheritable(progress_fd, False)
    progress = os.fdopen(progress_fd, "w", encoding="utf-8", errors="backslashreplace")

    def tell(**message: Any) -> None:
        progress.write(json.dumps(message, ensure_ascii=False) + "\n")
        progress.flush()

    die_with_parent(os.getppid())
    if lifeline := os.environ.get(LIFELINE_FD):
        end_with(int(lifeline))
    yield_to_others(15)
    memory = os.environ.get(MEMORY_BYTES)
    limit(memory=int(memory) if memory else None)
    guard_tex()
    if formulas := os.environ.get(FORMULAS):
        cache = os.environ.get(FORMULA_CACHE)
        use_formula_store(Path(formulas), Path(cache) if cache else None)

    class ProgressRenderer(CairoRenderer):
        """Manim's own renderer, which counts what it hands over."""

        frames = 0
        told_at = 0.0

        def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
            line = calling_line(Path(config.input_file))
            tell(type="play", index=self.num_plays, line=line, frames=self.frames)
            super().play(scene, *args, **kwargs)

        def add_frame(self, frame: Any, num_frames: int = 1) -> None:
            super().add_frame(frame, num_frames)
            if self.skip_animations:
                return
            self.frames += num_frames
            now = time.monotonic()
            if now - self.told_at >= REPORT_EVERY:
                self.told_at = now
                tell(type="frames", done=self.frames)

        def scene_finished(self, scene: Scene) -> None:
            tell(type="joining", frames=self.frames)
            super().scene_finished(scene)
            file = getattr(self.file_writer, "final_file_path", None)
            tell(type="done", frames=self.frames, file=None if file is None else str(file))

    render = Manager.render

    def render_and_tell(self: Manager[Any], preview: bool = False) -> bool:
        try:
            return render(self, preview)
        except Exception as error:
            tell(type="error", **describe(error, Path(config.input_file)))
            raise

    setattr(scene_module, "CairoRenderer", ProgressRenderer)  # noqa: B010
    setattr(Manager, "render", render_and_tell)  # noqa: B010


if _fd := os.environ.get(PROGRESS_FD):
    _activate(int(_fd))
