from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
            self.add(Circle(), Text("still"))
        except Exception as e:
            print(f"Animation error: {e}")
            raise
