/** What the worker is doing, for its heartbeat. */
export class Activity {
  private readonly jobs: string[] = [];
  private changed: () => void = () => undefined;

  /** The job that began first of those that run now. */
  get current(): string | undefined {
    return this.jobs[0];
  }

  /** Calls `listener` whenever a job begins or ends. */
  onChange(listener: () => void): void {
    this.changed = listener;
  }

  /** Counts `id` as running while `work` runs. */
  async during<T>(id: string, work: () => Promise<T>): Promise<T> {
    this.jobs.push(id);
    this.changed();
    try {
      return await work();
    } finally {
      this.jobs.splice(this.jobs.indexOf(id), 1);
      this.changed();
    }
  }
}
