from manim import *


class GeneratedScene(ThreeDScene):
    def construct(self):
        try:
            self.set_camera_orientation(phi=70 * DEGREES, theta=30 * DEGREES)
            self.camera.background_color = "#ece6e2"
            self.add(ThreeDAxes())
            self.begin_ambient_camera_rotation(rate=0.5)
            self.wait(0.4)
        except Exception as e:
            print(f"Animation error: {e}")
            raise
