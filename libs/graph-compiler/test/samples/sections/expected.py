from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            circle_1 = Circle()
            self.next_section("Beginning")
            self.play(Create(circle_1))
            self.next_section("End")
            self.play(FadeOut(circle_1))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
