"""The Python runtime of manim-nodes: what runs on Manim's side of a render.

``warm`` forks one child per preview from a process that has imported Manim already, ``plugin``
reports the progress of a plain ``manim render``, ``probe`` looks into a finished file.
"""

__version__ = "0.1.0"
