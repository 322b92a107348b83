from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            value_tracker_1 = ValueTracker()
            circle_1 = Circle()
            base_1 = circle_1.copy()
            circle_1.add_updater(
                lambda m: (
                    m.match_points(base_1)
                    .scale(1 + value_tracker_1.get_value() / 4)
                    .shift(value_tracker_1.get_value() * RIGHT)
                ),
                call_updater=True,
            )
            self.add(circle_1)
            self.play(value_tracker_1.animate.set_value(3), run_time=2)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
