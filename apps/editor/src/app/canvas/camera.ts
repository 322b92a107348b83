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

export const zoomLimits = { smallest: 0.2, largest: 2 } as const;

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
