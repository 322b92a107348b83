from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            pass
        except Exception as e:
            print(f"Animation error: {e}")
            raise
