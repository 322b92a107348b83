import { Injectable } from '@angular/core';

/** Loads the pictures of a preview ahead of the player. The browser decides how long it keeps them decoded. */
@Injectable()
export class PictureCache {
  readonly #images = new Map<string, HTMLImageElement>();

  /** Begins to load these pictures and lets go of all others. */
  keep(urls: readonly string[]): void {
    const wanted = new Set(urls);
    for (const url of this.#images.keys()) if (!wanted.has(url)) this.#images.delete(url);
    for (const url of wanted) this.#load(url);
  }

  /** Calls back once the picture can be drawn: at once if it is loaded, never if it cannot be. */
  whenReady(url: string, draw: (image: HTMLImageElement) => void): void {
    const image = this.#load(url);
    if (image.complete && image.naturalWidth > 0) draw(image);
    else {
      image.addEventListener(
        'load',
        () => {
          draw(image);
        },
        { once: true },
      );
    }
  }

  #load(url: string): HTMLImageElement {
    const known = this.#images.get(url);
    if (known) return known;
    const image = new Image();
    image.src = url;
    this.#images.set(url, image);
    return image;
  }
}
