/** A list of checks with one line each and a total that `npm run test:full` can count. */

let passed = 0;
let failed = 0;

/** Runs one check; what it returns stands behind its name. A failed one throws on: the rest stands on it. */
export async function check(name, work) {
  const began = performance.now();
  try {
    const note = await work();
    passed += 1;
    console.log(`✓ ${name}${note ? `: ${note}` : ''} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name}: ${error.message}`);
    throw error;
  }
}

/** Prints the total and sets the exit code. */
export function total() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
