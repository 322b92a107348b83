from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            axes_1 = Axes(x_range=[-3, 3], y_range=[-2, 2])
            graph_2 = axes_1.plot(lambda x: np.sin(2 * x), color=YELLOW)
            tracker_3 = ValueTracker(-3)
            dot_4 = Dot()
            dot_4.add_updater(
                lambda m: m.move_to(
                    axes_1.c2p(tracker_3.get_value(), np.sin(2 * tracker_3.get_value()))
                )
            )
            self.play(Create(axes_1), Create(graph_2))
            self.add(dot_4)
            self.play(tracker_3.animate.set_value(3), run_time=2, rate_func=linear)
            self.wait(0.2)
            noise_5 = VGroup(*[Dot(np.random.uniform(-2, 2, 3)) for _ in range(5)])
            self.play(FadeIn(noise_5))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
