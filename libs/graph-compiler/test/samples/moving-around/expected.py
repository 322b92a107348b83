from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            square_1 = Square(color=BLUE, fill_opacity=1)
            self.add(square_1)
            self.play(square_1.animate.shift(LEFT))
            self.play(square_1.animate.set_color(ORANGE))
            self.play(
                square_1.animate.scale(0.3).shift(2 * UP), run_time=0.5, rate_func=there_and_back
            )
            self.wait()
        except Exception as e:
            print(f"Animation error: {e}")
            raise
