import type { Scene } from '../2-lower/scene';

/** One refinement of a scene. Passes never change what is drawn. */
export interface Pass {
  readonly name: string;
  readonly run: (scene: Scene) => Scene;
}
