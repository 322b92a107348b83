from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            square_1 = Square()
            circle_2 = Circle(color=BLUE)
            self.play(
                Create(square_1, run_time=2), Succession(Wait(0.5), FadeIn(circle_2, scale=0.5))
            )
            self.wait()
            self.wait(0.25)
            self.play(FadeOut(square_1))
            self.wait(0.5)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
