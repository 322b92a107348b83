/** Picture and seed of a scene. */
export interface SceneSettings {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Frames per second. */
  readonly frameRate: number;
  /** `#rrggbb`. */
  readonly backgroundColor: string;
  readonly seed: number;
}

/** The class that holds the scene in every generated file. */
export const sceneClass = 'GeneratedScene';

/** A compiled scene, ready to be drawn. */
export interface SceneSource {
  readonly python: string;
  readonly settings: SceneSettings;
}

/** Manim's frame is 8 units high and 16:9; other pictures keep 8 units on their shorter side. */
const shorterSide = 8;

/**
 * The frame in scene units where Manim's own does not fit the picture: `undefined` for 16:9, and for the sizes that
 * Manim itself rounds from it (854 × 480), which have to be drawn exactly as `manim render -ql` draws them.
 */
export function frameInUnits(
  settings: Pick<SceneSettings, 'width' | 'height'>,
): { readonly width: number; readonly height: number } | undefined {
  const { width, height } = settings;
  if (Math.abs(width / height - 16 / 9) < 0.01) return undefined;
  const unit = shorterSide / Math.min(width, height);
  return { width: width * unit, height: height * unit };
}
