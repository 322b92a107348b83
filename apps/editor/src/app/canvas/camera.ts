/** Where the canvas stands: a point of the document lies at `point × scale + (x, y)` CSS pixels of the view. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const zoomLimits = { smallest: 0.1, largest: 2 } as const;

/** The smallest box around all boxes; `undefined` around none. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** Shows a box whole and in the middle of a view of that size, never larger than life. */
export function fit(box: Box, view: { readonly width: number; readonly height: number }, margin = 48): Camera {
  const across = (view.width - 2 * margin) / box.width;
  const down = (view.height - 2 * margin) / box.height;
  const scale = Math.max(zoomLimits.smallest, Math.min(1, across, down));
  return {
    x: Math.round((view.width - box.width * scale) / 2 - box.x * scale),
    y: Math.round((view.height - box.height * scale) / 2 - box.y * scale),
    scale,
  };
}

/** Zooms by a factor and keeps the given point of the view where it is. */
export function zoomAt(camera: Camera, factor: number, point: { readonly x: number; readonly y: number }): Camera {
  const scale = Math.min(zoomLimits.largest, Math.max(zoomLimits.smallest, camera.scale * factor));
  const grown = scale / camera.scale;
  return { x: point.x - (point.x - camera.x) * grown, y: point.y - (point.y - camera.y) * grown, scale };
}

/** The point of the document under a point of the view. */
export function toDocument(
  camera: Camera,
  point: { readonly x: number; readonly y: number },
): {
  readonly x: number;
  readonly y: number;
} {
  return { x: (point.x - camera.x) / camera.scale, y: (point.y - camera.y) / camera.scale };
}

/** Pixels between places that are tried for a new box, and that it keeps from others. */
const placeStep = 24;

/** The place nearest to `start` where a box of that size keeps clear of all others. */
export function freeBeside(
  start: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  taken: readonly Box[],
): { readonly x: number; readonly y: number } {
  const clear = (x: number, y: number): boolean =>
    taken.every(
      (box) =>
        x + size.width + placeStep <= box.x ||
        box.x + box.width + placeStep <= x ||
        y + size.height + placeStep <= box.y ||
        box.y + box.height + placeStep <= y,
    );
  // Rings of growing distance: around n boxes there is always room further out.
  for (let ring = 0; ; ring += 1) {
    const places = ringAround(ring).map(([across, down]) => ({
      x: start.x + across * placeStep,
      y: start.y + down * placeStep,
    }));
    const free = places.find(({ x, y }) => clear(x, y));
    if (free) return free;
  }
}

/** The steps across and down to the places of a square ring, nearest first. */
function ringAround(ring: number): readonly (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  const along = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring);
  const places = along.flatMap((step): readonly (readonly [number, number])[] => [
    [step, -ring],
    [step, ring],
    [-ring, step],
    [ring, step],
  ]);
  return [...places].sort(([a, b], [c, d]) => Math.hypot(a, b) - Math.hypot(c, d));
}
