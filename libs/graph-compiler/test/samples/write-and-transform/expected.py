from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            text_1 = Text('A "quoted" word')
            math_tex_1 = MathTex(r"e^{i\pi} + 1 = 0", color=YELLOW)
            self.play(Write(text_1))
            self.play(Transform(text_1, math_tex_1), run_time=1.5)
            self.wait()
            self.play(FadeOut(text_1, shift=UP))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
