"""The dry pass: a scene is simulated without drawing, to know its plays and frames beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from manim import CairoRenderer, Camera, Mobject, Scene, config
from manim.scene.scene_file_writer import SceneFileWriter

from .counting import Play, calling_line, frames_of_last_play


class PlanRenderer(CairoRenderer):
    """Skips every play, draws nothing and writes down what each play would take."""

    scene_file: Path
    plays: list[Play]

    def __init__(
        self,
        file_writer_class: type[SceneFileWriter] = SceneFileWriter,
        camera_class: type[Camera] | None = None,
        skip_animations: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(file_writer_class, camera_class, True, **kwargs)

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Run the play's end state and note its length."""
        line = calling_line(self.scene_file)
        super().play(scene, *args, **kwargs)
        self.plays.append(
            {
                "line": line,
                "frames": frames_of_last_play(scene, config.frame_rate),
                # A wait for a condition ends when the condition says so.
                "exact": scene.stop_condition is None,
            }
        )

    def update_frame(self, *_args: Any, **_kwargs: Any) -> None:
        """Draw nothing."""

    def render(self, *_args: Any, **_kwargs: Any) -> None:
        """Draw nothing."""

    def freeze_current_frame(self, duration: float) -> None:
        """Keep nothing."""

    def save_static_frame_data(self, scene: Scene, static_mobjects: Iterable[Mobject]) -> None:
        """Keep nothing."""


def plan_renderer(scene_file: Path) -> type[PlanRenderer]:
    """Return a renderer class of its own for one dry pass."""

    class Renderer(PlanRenderer):
        pass

    Renderer.scene_file = scene_file
    Renderer.plays = []
    return Renderer
