"""Runs generated assignments to `v` as a scene would and writes what they give.

Takes [[code, {name: number or [x, y, z]}], …] on standard input. A result is a number, a boolean, a list of such, or the
name of the exception that was raised.
"""

import json
import math
import pathlib
import runpy
import sys
import tempfile
import warnings

import numpy as np


def plain(value):
    if isinstance(value, (list, tuple, range, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, complex):
        return "complex"
    number = float(value)
    return number if math.isfinite(number) else str(number)


def run(file, code, values):
    given = {
        name: np.array(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    file.write_text(f"from manim import *\n\n{code}", encoding="utf-8")
    try:
        return plain(runpy.run_path(str(file), init_globals=given)["v"])
    except (ArithmeticError, TypeError, ValueError) as error:
        return type(error).__name__


def main():
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as directory:
        file = pathlib.Path(directory) / "formula.py"
        results = [run(file, code, values) for code, values in json.load(sys.stdin)]
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
