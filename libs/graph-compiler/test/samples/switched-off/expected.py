from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle()
            self.play(Create(circle_1))
            self.wait()
        except Exception as e:
            print(f"Animation error: {e}")
            raise
