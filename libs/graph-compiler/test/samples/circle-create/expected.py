from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle(radius=1.5, color="#58C4DD")
            self.play(Create(circle_1), run_time=2)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
