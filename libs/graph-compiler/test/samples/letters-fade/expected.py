from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            text_1 = Text("four")
            part_1 = [text_1[index] for index in range(4)]
            self.add(text_1)
            self.play(*[FadeOut(part, shift=DOWN) for part in part_1])
        except Exception as e:
            print(f"Animation error: {e}")
            raise
