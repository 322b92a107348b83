from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            dot_1 = Dot(LEFT)
            dot_2 = Dot()
            dot_3 = Dot(RIGHT, color=RED)
            dot_4 = Dot(2 * RIGHT)
            vgroup_1 = VGroup(dot_1, dot_2, dot_3, dot_4)
            vgroup_1.scale(1.4)
            dot_5 = Dot(4 * RIGHT + 3 * UP, color=YELLOW)
            self.add(vgroup_1, dot_5)
            self.play(vgroup_1.animate.shift(dot_5.get_center() - vgroup_1[2].get_center()))
            self.wait(0.5)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
