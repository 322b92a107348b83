from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            math_tex_1 = MathTex(r"\frac{d}{dx}f(x)g(x)=", "f(x)", "+", "g(x)")
            self.play(Write(math_tex_1))
            math_tex_1[1].set_color(BLUE)
            self.play(FadeOut(math_tex_1[2:]))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
