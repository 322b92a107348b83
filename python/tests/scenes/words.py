from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            text_1 = Text("The quick brown fox", font_size=36)
            math_tex_2 = MathTex(r"\int_0^1 x^2\,dx = \frac{1}{3}")
            math_tex_2.next_to(text_1, DOWN)
            self.play(Write(text_1))
            self.play(Write(math_tex_2))
            self.wait(0.3)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
