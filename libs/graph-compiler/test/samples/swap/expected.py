from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle(color=BLUE)
            circle_1.shift(2 * LEFT)
            square_1 = Square(color=GREEN)
            square_1.shift(2 * RIGHT)
            self.add(circle_1, square_1)
            self.play(
                circle_1.animate.move_to(square_1.get_center()),
                square_1.animate.move_to(circle_1.get_center()),
            )
        except Exception as e:
            print(f"Animation error: {e}")
            raise
