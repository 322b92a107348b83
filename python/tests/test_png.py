from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from manim_nodes import png


@pytest.mark.parametrize("shape", [(1, 1, 4), (3, 5, 4), (480, 854, 4)])
def test_a_picture_comes_back_as_it_was(shape: tuple[int, int, int]) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    picture = Image.open(io.BytesIO(png.encode(pixels)))
    assert picture.mode == "RGBA"
    assert np.array_equal(np.asarray(picture), pixels)
