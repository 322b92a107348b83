from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            value_tracker_1 = ValueTracker(1)

            def circle_1():
                return Circle(radius=value_tracker_1.get_value())

            dot_1 = always_redraw(lambda: Dot(circle_1().get_center()))
            self.add(dot_1)
            self.play(value_tracker_1.animate.set_value(2))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
