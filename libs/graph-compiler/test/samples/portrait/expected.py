from manim import *

config.frame_width = config.frame_height * 9 / 16


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle()
            self.play(Create(circle_1))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
