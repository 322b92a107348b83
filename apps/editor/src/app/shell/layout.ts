import { computed, effect, Injectable, signal } from '@angular/core';

const storageKey = 'manim-nodes.layout';
/** Under this width, in CSS pixels, the palette is a drawer over the canvas. */
const narrowWidth = 1100;

/** Sizes in CSS pixels. */
interface Sizes {
  readonly palette: number;
  readonly side: number;
  readonly preview: number;
}

const limits = { palette: [180, 360], side: [320, 720], preview: [180, 640] } as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export type Panel = keyof Sizes;

/** Sizes of the panels and which are open. Kept in this browser. */
@Injectable({ providedIn: 'root' })
export class Layout {
  readonly #width = signal(window.innerWidth);
  readonly narrow = computed(() => this.#width() < narrowWidth);
  readonly paletteOpen = signal(window.innerWidth >= narrowWidth);
  readonly sizes = signal<Sizes>(stored() ?? initialSizes());

  constructor() {
    window.addEventListener('resize', () => {
      const wasNarrow = this.narrow();
      this.#width.set(window.innerWidth);
      if (this.narrow() !== wasNarrow) this.paletteOpen.set(!this.narrow());
    });
    effect(() => {
      localStorage.setItem(storageKey, JSON.stringify(this.sizes()));
    });
  }

  resize(panel: Panel, size: number): void {
    const [least, most] = limits[panel];
    this.sizes.update((sizes) => ({ ...sizes, [panel]: Math.round(Math.min(most, Math.max(least, size))) }));
  }
}

function initialSizes(): Sizes {
  const side = window.innerWidth < narrowWidth ? 360 : 460;
  // A picture of 16:9 over the whole width of the side panel, and the transport below it.
  return { palette: 220, side, preview: Math.round((side * 9) / 16) + 66 };
}

function stored(): Sizes | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (!isRecord(value)) return undefined;
    const { palette, side, preview } = value;
    if (typeof palette !== 'number' || typeof side !== 'number' || typeof preview !== 'number') return undefined;
    return { palette, side, preview };
  } catch {
    return undefined;
  }
}
