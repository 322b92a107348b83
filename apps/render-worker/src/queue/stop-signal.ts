/** Why a render is stopped: the reasons of a cancel message, and `lock-lost` when another worker has the job now. */
export type StopReason = 'cancelled' | 'superseded' | 'shutdown' | 'lock-lost';

/** One signal that is aborted as soon as any of them is, for its reason. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}
