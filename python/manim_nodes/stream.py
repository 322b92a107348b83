"""Frames out of Manim as they are drawn: taken where the renderer hands them over, kept as PNG."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from manim import CairoRenderer, Scene

from . import png
from .counting import Play, calling_line
from .protocol import Message

QUEUED_FRAMES = 8
"""Frames that may wait for the writer: bounds the memory of a scene that draws fast."""


class FrameWriter:
    """Writes frames in order on a thread of its own, so that drawing goes on meanwhile.

    ``emit`` is called for each frame after its file is complete under its final name.
    """

    def __init__(self, folder: Path, frame_rate: float, emit: Callable[[Message], None]) -> None:
        self._folder = folder
        self._frame_rate = frame_rate
        self._emit = emit
        self._queue: queue.Queue[tuple[int, Any, int] | None] = queue.Queue(QUEUED_FRAMES)
        self._error: BaseException | None = None
        self._thread: threading.Thread | None = None
        self.frames = 0

    def put(self, pixels: Any, hold: int) -> None:
        """Take over one RGBA array (height, width, 4) that stands for ``hold`` frames.

        Raises what the writer met, a full disk for instance.
        """
        if hold < 1:
            return
        if self.frames == 0:
            # Nothing is drawn before the first frame is out: it is what a person waits for.
            self._write(0, pixels, hold)
            self.frames = hold
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="frame-writer", daemon=True)
            self._thread.start()
        if self._error is not None:
            raise self._error
        self._queue.put((self.frames, pixels, hold))
        self.frames += hold

    def close(self) -> None:
        """Wait until every frame is written; raises what the writer met."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            if self._error is not None:
                continue
            try:
                self._write(*item)
            except BaseException as error:
                self._error = error

    def _write(self, number: int, pixels: Any, hold: int) -> None:
        target = self._folder / f"frame_{number:03d}.png"
        partial = target.with_suffix(".part")
        partial.write_bytes(png.encode(pixels))
        partial.replace(target)
        self._emit(
            {
                "type": "frame",
                "frame_number": number,
                "timestamp": number / self._frame_rate,
                "hold": hold,
            }
        )


class StreamRenderer(CairoRenderer):
    """Manim's own renderer; each frame goes to the writer instead of a video file."""

    scene_file: Path
    writer: FrameWriter
    plays: list[Play]

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Draw the play and note how many frames it took."""
        line = calling_line(self.scene_file)
        before = self.writer.frames
        super().play(scene, *args, **kwargs)
        frames = self.writer.frames - before
        self.plays.append({"line": line, "frames": frames, "exact": True})

    def add_frame(self, frame: Any, num_frames: int = 1) -> None:
        """Hand a frame over exactly as Manim drew it."""
        if not self.skip_animations:
            self.writer.put(frame, num_frames)
        super().add_frame(frame, num_frames)

    def scene_finished(self, scene: Scene) -> None:
        """Give a scene without a play its one picture."""
        super().scene_finished(scene)
        if self.num_plays == 0:
            self.writer.put(self.get_frame(), 1)


def stream_renderer(scene_file: Path, writer: FrameWriter) -> type[StreamRenderer]:
    """Return a renderer class of its own for one preview."""

    class Renderer(StreamRenderer):
        pass

    Renderer.scene_file = scene_file
    Renderer.writer = writer
    Renderer.plays = []
    return Renderer
