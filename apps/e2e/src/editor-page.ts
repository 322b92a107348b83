import { expect, type Locator, type Page } from '@playwright/test';

/** The editor as a person with a mouse sees it. */
export class EditorPage {
  readonly canvas: Locator;
  readonly preview: Locator;
  readonly picture: Locator;

  constructor(readonly page: Page) {
    this.canvas = page.getByRole('region', { name: 'Canvas' });
    this.preview = page.getByRole('region', { name: 'Preview' });
    this.picture = this.preview.locator('canvas');
  }

  node(type: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^${type} `) });
  }

  get nodes(): Locator {
    return this.canvas.locator('[role="group"][data-node]');
  }

  get wires(): Locator {
    return this.canvas.locator('f-connection');
  }

  socket(type: string, side: 'in' | 'out', handle: string): Locator {
    return this.node(type).locator(`[data-handle="${handle}"][data-side="${side}"]`);
  }

  /** Drags a node type from the palette onto the canvas; `at` is in pixels from the canvas's corner. */
  async place(type: string, at: { readonly x: number; readonly y: number }): Promise<void> {
    const palette = this.page.getByRole('complementary', { name: 'Palette' });
    await palette.getByRole('button', { name: type, exact: true }).dragTo(this.canvas, { targetPosition: at });
    await expect(this.node(type)).toBeVisible();
  }

  /** Draws a wire from an output to an input. */
  async wire(from: Locator, to: Locator): Promise<void> {
    await this.dragWire(from, to);
    await this.page.mouse.up();
  }

  /** Takes a wire from one socket to another and holds it there. */
  async dragWire(from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await middle(from), await middle(to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + 12, start.y + 4, { steps: 3 });
    await this.page.mouse.move(end.x, end.y, { steps: 12 });
  }

  /** Selects a node by a click on its header. */
  async select(type: string): Promise<void> {
    await this.node(type)
      .locator('header')
      .click({ position: { x: 60, y: 12 } });
  }

  /** A field of the selected node in the inspector. */
  field(name: string): Locator {
    return this.page.getByRole('tabpanel').getByLabel(name, { exact: true });
  }

  /** Waits until the render of the document as it is now has ended, and gives the frames it has. */
  async rendered(): Promise<number> {
    await expect(this.preview.getByRole('button', { name: 'Render again' })).toBeEnabled({ timeout: 30_000 });
    await expect(this.picture).toHaveAttribute('data-frame-url', /.+/);
    return Number(await this.preview.getByRole('slider', { name: 'Frame' }).getAttribute('max')) + 1;
  }

  /** Shows every frame, one after another, and gives the pixels of each as a PNG, and where it was fetched. */
  async frames(): Promise<readonly { readonly url: string; readonly png: Buffer }[]> {
    const count = await this.rendered();
    await this.preview.getByRole('button', { name: 'First frame' }).click();
    const frames: { readonly url: string; readonly png: Buffer }[] = [];
    for (let frame = 0; frame < count; frame += 1) {
      await expect(this.picture).toHaveAttribute('data-frame-number', String(frame));
      const url = (await this.picture.getAttribute('data-frame-url')) ?? '';
      const data = await this.picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL('image/png'));
      if (url !== frames.at(-1)?.url) frames.push({ url, png: Buffer.from(data.split(',')[1] ?? '', 'base64') });
      await this.page.keyboard.press('ArrowRight');
    }
    return frames;
  }
}

async function middle(socket: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await socket.boundingBox();
  if (box === null) throw new Error('the socket is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
