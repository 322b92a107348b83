from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            axes_1 = Axes(x_range=[0, 10], y_range=[0, 100, 10], tips=False)
            plot_1 = axes_1.plot(lambda x: 2 * (x - 5) ** 2, color=MAROON)
            value_tracker_1 = ValueTracker()
            dot_1 = Dot()
            dot_1.add_updater(
                lambda m: m.move_to(
                    axes_1.c2p(
                        value_tracker_1.get_value(), 2 * (value_tracker_1.get_value() - 5) ** 2
                    )
                ),
                call_updater=True,
            )
            self.add(axes_1, plot_1, dot_1)
            self.play(value_tracker_1.animate.set_value(5))
            self.wait()
        except Exception as e:
            print(f"Animation error: {e}")
            raise
