from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle(fill_opacity=1)
            square_1 = Square(color=BLUE, fill_opacity=1)
            self.wait()
            self.add(square_1, circle_1)
            self.wait()
        except Exception as e:
            print(f"Animation error: {e}")
            raise
