from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            dot_1 = Dot(2 * LEFT + DOWN)
            dot_2 = Dot(2 * RIGHT + UP)
            line_1 = Line(dot_1, dot_2, color=ORANGE)
            text_1 = Text("between", font_size=32)
            text_1.next_to(line_1, DOWN)
            self.add(line_1, dot_1, dot_2, text_1)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
