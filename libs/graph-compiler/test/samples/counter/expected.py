from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            value_tracker_1 = ValueTracker()
            decimal_number_1 = DecimalNumber(value_tracker_1.get_value(), num_decimal_places=0)
            decimal_number_1.add_updater(lambda m: m.set_value(value_tracker_1.get_value()))
            self.add(decimal_number_1)
            self.play(value_tracker_1.animate.set_value(100), run_time=2)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
