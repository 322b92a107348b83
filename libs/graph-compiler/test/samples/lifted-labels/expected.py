from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            range_1 = range(4)
            formula_1 = [np.array([-3 + 2 * i, -1, 0]) for i in range_1]
            dot_1 = [Dot(point) for point in formula_1]
            decimal_number_1 = [DecimalNumber(number, num_decimal_places=0) for number in range_1]
            for decimal_number, dot in zip(decimal_number_1, dot_1, strict=True):
                decimal_number.next_to(dot, DOWN)
            self.add(*decimal_number_1)
            self.play(*[Create(dot) for dot in dot_1])
        except Exception as e:
            print(f"Animation error: {e}")
            raise
