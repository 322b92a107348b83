from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            value_tracker_1 = ValueTracker()
            range_1 = range(1, 4)
            circle_1 = [Circle(radius=radius) for radius in range_1]
            for circle, n in zip(circle_1, range_1, strict=True):
                circle.add_updater(
                    lambda m, base=circle.copy(), n=n: m.match_points(base).shift(
                        n * value_tracker_1.get_value() * RIGHT
                    ),
                    call_updater=True,
                )
            self.add(*circle_1)
            self.play(value_tracker_1.animate.set_value(2))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
