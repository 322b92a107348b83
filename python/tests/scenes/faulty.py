from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            dot_1 = Dot()
            dot_1.add_updater(lambda m: m.shift(RIGHT * (1 / int(m.get_x() < 0.1))))
            self.add(dot_1)
            self.play(
                Create(Circle()),
                run_time=1,
            )
        except Exception as e:
            print(f"Animation error: {e}")
            raise
