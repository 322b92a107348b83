from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            square_1 = Square()
            circle_1 = Circle(color=GREEN)
            self.play(Create(square_1))
            self.play(ReplacementTransform(square_1, circle_1, path_arc=1.5))
            self.play(circle_1.animate.shift(2 * RIGHT))
            self.play(FadeOut(circle_1))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
