/** Undoes what set-up and start made inside the checkout. Graphs, videos and logs lie elsewhere and stay. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder, root } from './setup/places.mjs';

const made = ['.angular', '.nx', '.texmf', '.tools', '.venv', 'dist', 'node_modules', 'tmp'];
for (const name of made) rmSync(join(root, name), { recursive: true, force: true });
console.log(`Removed ${made.join(', ')} from ${root}.`);
console.log(`Your work in ${homeFolder()} is untouched. \`npm start\` sets everything up again.`);
