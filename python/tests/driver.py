"""Speaks with a warm process as the worker does."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

SCENES = Path(__file__).parent / "scenes"

Message = dict[str, Any]


class Warm:
    def __init__(self) -> None:
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-s", "-P", "-m", "manim_nodes.warm", str(writing)],
            stdin=subprocess.PIPE,
            pass_fds=[writing],
        )
        os.close(writing)
        self._answers = os.fdopen(reading, "rb")

    def receive(self) -> Message:
        (size,) = struct.unpack(">I", self._answers.read(4))
        return json.loads(self._answers.read(size))

    def send(self, message: Message) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(struct.pack(">I", len(body)) + body)
        self.process.stdin.flush()

    def ask(self, kind: str, scene: Path, folder: Path, **settings: Any) -> str:
        job = str(uuid.uuid4())
        frames = folder / "frames"
        frames.mkdir(parents=True, exist_ok=True)
        picture = {
            "width": 854,
            "height": 480,
            "frame_rate": 15,
            "background_color": "#000000",
            "seed": 0,
        }
        self.send(
            {
                "kind": kind,
                "job": job,
                "scene_file": str(scene),
                "scene_class": "GeneratedScene",
                "media_dir": str(folder / f"media-{kind}"),
                "formulas_dir": str(folder / "formulas"),
                "frames_dir": str(frames),
                "settings": {**picture, **settings.pop("settings", {})},
                **settings,
            }
        )
        return job

    def collect(self, job: str) -> list[Message]:
        """All messages of a job, the last one says that it has ended."""
        messages = []
        while True:
            message = self.receive()
            if message.get("job") == job:
                messages.append(message)
                if message["type"] == "ended":
                    return messages

    def run(self, kind: str, scene: str, folder: Path, **settings: Any) -> list[Message]:
        return self.collect(self.ask(kind, SCENES / f"{scene}.py", folder, **settings))

    def close(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(10)
        self._answers.close()
        return code
