from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle(radius=1.5, color="#58C4DD")
            square_2 = Square(color=RED, fill_opacity=0.5)
            self.play(Create(circle_1), run_time=1)
            self.wait(0.5)
            self.play(Transform(circle_1, square_2))
            self.play(FadeOut(circle_1))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
