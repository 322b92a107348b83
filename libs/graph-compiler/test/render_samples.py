"""Runs scenes in real Manim without drawing them, one child each, and prints a line of JSON for each.

Usage: python render_samples.py FOLDER...; each FOLDER holds expected.py.
"""

import ast
import json
import os
import runpy
import sys
import tempfile
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

from manim import config, logger

logger.setLevel("ERROR")
config.progress_bar = "none"
config.notify_outdated_version = False


def render(file: Path) -> dict[str, object]:
    """Renders one scene at 5 frames per second and tells its length and how many mobjects it ends with."""
    config.media_dir = tempfile.mkdtemp()
    config.pixel_width, config.pixel_height, config.frame_rate = 128, 72, 5
    config.dry_run = config.disable_caching = True
    scene = runpy.run_path(str(file))["GeneratedScene"]()
    scene.render()
    return {"seconds": round(scene.time, 3), "mobjects": len(scene.mobjects)}


def in_child(folder: Path) -> dict[str, object]:
    """Manim keeps state between scenes, so each has a process of its own."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        file = folder / "expected.py"
        ast.parse(file.read_text())
        os.write(write, json.dumps({"name": folder.name, **render(file)}).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return (
        json.loads(answer) if answer else {"name": folder.name, "error": "see the traceback above"}
    )


for name in sys.argv[1:]:
    print(json.dumps(in_child(Path(name))), flush=True)
