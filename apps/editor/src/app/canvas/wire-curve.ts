import {
  createMultiCubicPath,
  EFConnectableSide,
  type IFConnectionBuilder,
  type IFConnectionBuilderRequest,
  type IFConnectionBuilderResponse,
  sampleMultiCubicUniform,
} from '@foblex/flow';

/** How far a wire leaves its socket straight, in CSS pixels at zoom 1: at least, and at most when it runs backwards. */
const reaches = { least: 28, back: 140 } as const;

/** Length of the handles of a cubic curve between two sockets: half the way, so that the curve has no kink. */
export function handleLength(across: number): number {
  return across >= 0 ? Math.max(reaches.least, across / 2) : Math.min(reaches.back, reaches.least - across / 2);
}

/**
 * The shape of a wire: one cubic curve that leaves to the right and arrives from the left, or the other way round while
 * it is being drawn from an input.
 */
export class WireCurve implements IFConnectionBuilder {
  handle({ source, sourceSide, target }: IFConnectionBuilderRequest): IFConnectionBuilderResponse {
    const way = sourceSide === EFConnectableSide.LEFT ? -1 : 1;
    const reach = handleLength(way * (target.x - source.x));
    const c1 = { x: source.x + way * reach, y: source.y };
    const c2 = { x: target.x - way * reach, y: target.y };
    const segments = [{ p0: source, c1, c2, p3: target, chainIndex: 0 }];
    return {
      path: createMultiCubicPath(segments),
      secondPoint: c1,
      penultimatePoint: c2,
      points: sampleMultiCubicUniform(segments, 12),
      candidates: [],
    };
  }
}
