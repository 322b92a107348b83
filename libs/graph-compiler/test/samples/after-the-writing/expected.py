from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            text_1 = Text("first")
            self.play(Write(text_1))
            circle_1 = Circle()
            self.add(circle_1)
            self.wait()
            circle_1.set_color(GREEN)
            self.wait()
        except Exception as e:
            print(f"Animation error: {e}")
            raise
