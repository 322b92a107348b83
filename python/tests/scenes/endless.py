from manim import *


class GeneratedScene(Scene):
    def construct(self):
        self.play(Create(Circle()), run_time=0.2)
        while True:
            pass
