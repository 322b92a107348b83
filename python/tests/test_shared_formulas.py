from __future__ import annotations

from pathlib import Path

import pytest
from driver import Warm
from test_tex import formula_scene


@pytest.mark.parametrize("times", range(5))
def test_processes_of_one_job_share_a_formula(times: int, warm: Warm, tmp_path: Path) -> None:
    """Both read it at the same moment, while Manim writes beside what it reads."""
    scene = formula_scene(tmp_path, rf"\sum_{{k=1}}^{{{times}}} k")
    jobs = [
        warm.ask(kind, scene, tmp_path, media_dir=str(tmp_path / f"media-{number}"))
        for number, kind in enumerate(("plan", "plan", "render", "plan"))
    ]
    left = set(jobs)
    while left:
        message = warm.receive()
        assert message["type"] != "error", message["message"]
        if message["type"] == "ended":
            left.discard(message["job"])
    assert len(list((tmp_path / "formulas").glob("*.svg"))) == 1
