from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            range_1 = range(1, 5)
            formula_1 = [n / 4 for n in range_1]
            circle_1 = [Circle(radius=radius) for radius in formula_1]
            for circle, n in zip(circle_1, range_1, strict=True):
                circle.shift(np.array([2 * n - 5, 0, 0]))
            vgroup_1 = VGroup(*circle_1)
            self.play(FadeIn(vgroup_1))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
