from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle()
            text_1 = Text("together")
            self.play(Create(circle_1), Write(text_1), run_time=2, rate_func=linear)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
