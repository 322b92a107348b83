"""One job inside its forked child: set Manim up, load the generated file, draw it or measure it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from typing import Any

import manim.scene.scene as scene_module
from manim import Manager, Scene, config

from .faults import describe
from .plan import plan_renderer
from .protocol import Message
from .request import Request
from .stream import FrameWriter, stream_renderer
from .tex import use_formula_store

Emit = Callable[[Message], None]


def run(request: Request, emit: Emit) -> None:
    """Do the job; everything that happens, a fault included, is told through ``emit``."""
    try:
        _configure(request)
        use_formula_store(request.formulas_dir, request.formula_cache)
        if request.kind == "plan":
            _plan(request, emit)
        else:
            _render(request, emit)
    # A scene may raise anything, SystemExit included, and must still be told of.
    except BaseException as error:
        emit({"type": "error", **describe(error, request.scene_file)})


def _configure(request: Request) -> None:
    settings = request.settings
    config.pixel_width = settings.width
    config.pixel_height = settings.height
    config.frame_rate = settings.frame_rate
    config.background_color = settings.background_color
    config.seed = settings.seed
    config.media_dir = str(request.media_dir)
    config.progress_bar = "none"
    config.disable_caching = True
    # No video file: the frames are taken from the renderer.
    config.dry_run = True


def _load(request: Request) -> type[Scene]:
    # A real module from a real file: inspect, linecache and tracebacks all look there.
    spec = importlib.util.spec_from_file_location("scene", request.scene_file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(request.scene_file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["scene"] = module
    spec.loader.exec_module(module)
    scene_class: type[Scene] = getattr(module, request.scene_class)
    return scene_class


def _use_renderer(renderer: Any) -> None:
    # The name that Scene.__init__ looks up, so that every kind of scene keeps its own camera.
    setattr(scene_module, "CairoRenderer", renderer)  # noqa: B010


def _render(request: Request, emit: Emit) -> None:
    if request.frames_dir is None:
        raise ValueError("a render needs a folder for its frames")
    frame_rate = request.settings.frame_rate
    writer = FrameWriter(request.frames_dir, frame_rate, emit)
    renderer = stream_renderer(request.scene_file, writer)
    _use_renderer(renderer)
    try:
        scene = _load(request)()
        Manager(scene).render()
    finally:
        writer.close()
    still = scene.renderer.num_plays == 0
    emit(
        {
            "type": "complete",
            "total_frames": writer.frames,
            "duration": 0 if still else writer.frames / frame_rate,
            "plays": renderer.plays,
        }
    )


def _plan(request: Request, emit: Emit) -> None:
    renderer = plan_renderer(request.scene_file)
    _use_renderer(renderer)
    Manager(_load(request)()).render()
    emit({"type": "plan", "plays": renderer.plays})
