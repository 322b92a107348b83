from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            axes_1 = Axes(
                x_range=[-6, 6],
                y_range=[-2, 2],
                axis_config={"color": GREEN},
                x_axis_config={"numbers_to_include": range(-6, 7, 2)},
            )
            value_tracker_1 = ValueTracker()
            plot_1 = always_redraw(
                lambda: axes_1.plot(
                    lambda x: 1.5 * np.sin(x + value_tracker_1.get_value()), color=BLUE
                )
            )
            self.add(axes_1)
            self.play(Create(plot_1))
            self.play(value_tracker_1.animate.set_value(TAU), run_time=3, rate_func=linear)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
