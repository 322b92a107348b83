from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            value_tracker_1 = ValueTracker()
            axes_1 = Axes()
            dot_1 = Dot()
            dot_1.add_updater(
                lambda m: m.move_to(axes_1.c2p(value_tracker_1.get_value(), 0)), call_updater=True
            )
            self.add(axes_1, dot_1)
            self.wait()
            value_tracker_1.set_value(3)
            self.update_mobjects(0)
            self.wait()
        except Exception as e:
            print(f"Animation error: {e}")
            raise
