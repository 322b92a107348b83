"""What the worker asks of the warm process, parsed once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """Picture and seed of a scene."""

    width: int
    height: int
    frame_rate: float
    background_color: str
    seed: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Hard limits of one child: bytes of memory and of one file, seconds of CPU time."""

    memory: int | None
    file: int | None
    cpu: int | None


@dataclass(frozen=True, slots=True)
class Request:
    """One scene to draw (``render``) or to measure (``plan``)."""

    kind: Literal["render", "plan"]
    job: str
    scene_file: Path
    scene_class: str
    media_dir: Path
    formulas_dir: Path
    formula_cache: Path | None
    frames_dir: Path | None
    settings: Settings
    limits: Limits
    nice: int


def parse(message: dict[str, Any]) -> Request:
    """Read a request as the worker sends it; a missing field is a bug and raises ``KeyError``."""
    settings = message["settings"]
    limits = message.get("limits", {})
    kind: Literal["render", "plan"] = "plan" if message["kind"] == "plan" else "render"
    return Request(
        kind=kind,
        job=message["job"],
        scene_file=Path(message["scene_file"]),
        scene_class=message["scene_class"],
        media_dir=Path(message["media_dir"]),
        formulas_dir=Path(message["formulas_dir"]),
        formula_cache=_path(message.get("formula_cache")),
        frames_dir=_path(message.get("frames_dir")),
        settings=Settings(
            width=settings["width"],
            height=settings["height"],
            frame_rate=settings["frame_rate"],
            background_color=settings["background_color"],
            seed=settings["seed"],
        ),
        limits=Limits(memory=limits.get("memory"), file=limits.get("file"), cpu=limits.get("cpu")),
        nice=message.get("nice", 10),
    )


def _path(value: str | None) -> Path | None:
    return None if value is None else Path(value)
