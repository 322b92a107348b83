from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Warm

# The project's own TeX files, as the set-up puts them into the checkout.
os.environ.setdefault("TEXMFHOME", str(Path(__file__).parents[2] / ".texmf"))


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    process = Warm()
    assert process.receive()["type"] == "ready"
    yield process
    assert process.close() == 0
