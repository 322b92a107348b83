from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            self.camera.background_color = "#ece6e2"
            math_tex_1 = MathTex(r"\mathbb{M}", fill_color="#343434")
            math_tex_1.scale(7)
            math_tex_1.shift(2.25 * LEFT + 1.5 * UP)
            circle_1 = Circle(color="#87c2a5", fill_opacity=1)
            circle_1.shift(LEFT)
            square_1 = Square(color="#525893", fill_opacity=1)
            square_1.shift(UP)
            rectangle_1 = Rectangle(width=3, height=1, color=ORANGE)
            rectangle_1.shift(2 * RIGHT + 1.5 * DOWN)
            vgroup_1 = VGroup(rectangle_1, square_1, circle_1, math_tex_1)
            vgroup_1.move_to(ORIGIN)
            self.add(vgroup_1)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
