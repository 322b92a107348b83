import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Api } from './api';
import { EditorPage } from './editor-page';
import { hashPictures, plainFrames, probe } from './manim';
import { expect, root, test } from './stack';

const pictures = join(root, 'dist/e2e');

test('from a new graph to a video, by mouse', async ({ page, stack }, info) => {
  test.setTimeout(180_000);
  const complaints = complaintsOf(page);
  const editor = new EditorPage(page);
  const api = new Api(stack.url);
  const screenshot = (name: string): Promise<Buffer> => page.screenshot({ path: join(pictures, `${name}.png`) });

  await test.step('a new graph', async () => {
    await page.goto(stack.url);
    await expect(editor.node('Circle')).toBeVisible();
    await editor.rendered();
    await screenshot('1-first-visit');
    await page.getByRole('button', { name: 'Projects' }).click();
    await expect(page.getByText('Reading your projects')).toBeHidden();
    await page.waitForLoadState('networkidle');
    await screenshot('2-projects');
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(editor.nodes).toHaveCount(0);
    await screenshot('3-blank');
  });

  await test.step('nodes placed and wired', async () => {
    await editor.place('Circle', { x: 140, y: 60 });
    await editor.place('Create', { x: 440, y: 60 });
    await editor.place('Wait', { x: 440, y: 300 });
    await editor.place('MathTex', { x: 140, y: 420 });
    await editor.place('Write', { x: 440, y: 480 });
    await editor.wire(editor.socket('Circle', 'out', 'shape'), editor.socket('Create', 'in', 'mobject'));
    await expect(editor.wires).toHaveCount(1);
    await editor.wire(editor.socket('MathTex', 'out', 'mobject'), editor.socket('Write', 'in', 'mobject'));
    await expect(editor.wires).toHaveCount(2);
    await editor.rendered();
    await screenshot('4-wired');
  });

  await test.step('saved', async () => {
    await page.getByRole('textbox', { name: 'Project name' }).fill('A circle and its area');
    await page.getByRole('textbox', { name: 'Project name' }).press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  });
  const graphId = new URL(page.url()).searchParams.get('graph') ?? '';

  const first = await test.step('the frames shown are those of manim render -ql', async () => {
    const plain = plainFrames(await api.python(graphId), info.outputPath('plain'));
    const frames = await editor.frames();
    const shown = await hashPictures(
      frames.map(({ png }) => png),
      info.outputPath('shown'),
    );
    expect(shown).toEqual(await plain);
    const fetched = await hashPictures(
      await Promise.all(frames.map(({ url }) => api.fetch(url))),
      info.outputPath('fetched'),
    );
    expect(fetched).toEqual(shown);
    return shown;
  });

  await test.step('another radius, other frames', async () => {
    const before = await editor.picture.getAttribute('data-frame-url');
    await editor.select('Circle');
    await editor.field('radius').fill('2');
    await editor.field('radius').press('Enter');
    await expect(editor.picture).not.toHaveAttribute('data-frame-url', before ?? '');
    const frames = await editor.frames();
    const shown = await hashPictures(
      frames.map(({ png }) => png),
      info.outputPath('larger'),
    );
    expect(shown).toHaveLength(first.length);
    expect(shown.at(-1)).not.toBe(first.at(-1));
    await screenshot('5-larger');
  });

  await test.step('a wrong wire is refused while it is drawn', async () => {
    await editor.dragWire(editor.socket('MathTex', 'out', 'mobject'), editor.socket('Circle', 'in', 'radius'));
    await expect(page.getByText('Cannot connect Tex to Number')).toBeVisible();
    await screenshot('6-refused');
    await page.mouse.up();
    await expect(editor.wires).toHaveCount(2);
  });

  await test.step('a wrong radius is shown on its node', async () => {
    await editor.select('Circle');
    await editor.field('radius').fill('-5');
    await editor.field('radius').press('Enter');
    const message = 'Circle radius must be > 0, got -5';
    await expect(editor.node('Circle')).toHaveAttribute('data-severity', 'error');
    await expect(editor.node('Circle').getByTitle(message)).toBeVisible();
    await expect(editor.preview.getByText(message)).toBeVisible();
    await screenshot('7-wrong-radius');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(editor.node('Circle')).not.toHaveAttribute('data-severity', 'error');
  });

  await test.step('saved, reloaded, still there', async () => {
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue('A circle and its area');
    await expect(editor.nodes).toHaveCount(5);
    await expect(editor.wires).toHaveCount(2);
    await editor.select('Circle');
    await expect(editor.field('radius')).toHaveValue('2');
    await editor.rendered();
    await screenshot('8-reloaded');
  });

  await test.step('exported and downloaded', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByLabel('Quality').selectOption('480p');
    await dialog.getByLabel('Frame rate').selectOption('30');
    await screenshot('9-export');
    await dialog.getByRole('button', { name: 'Start export' }).click();
    const link = dialog.getByRole('link', { name: 'Download' });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await screenshot('10-exported');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const file = info.outputPath('circle.mp4');
    await download.saveAs(file);
    // Create and Write take a second each, Wait another.
    expect(await probe(file)).toMatchObject({ width: 854, height: 480, frames: 90, duration: 3 });
  });

  await writeFile(info.outputPath('console.txt'), complaints.join('\n'));
  expect(complaints).toEqual([]);
});

/** Collects what the page writes as errors and warnings, and the answers that failed. */
function complaintsOf(page: EditorPage['page']): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
