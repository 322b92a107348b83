from manim import *

config.frame_width = 8
config.frame_height = 8 * 16 / 9


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle()
            self.play(Create(circle_1))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
