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
