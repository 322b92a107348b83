/** The configuration cannot be used. Names every fault, so that one start shows all there is to mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  /** `faults`: one line each, beginning with the variable or key. */
  constructor(readonly faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : 'faults'}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
}
