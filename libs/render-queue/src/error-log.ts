/**
 * An `error` handler for queues and connections: hands on the same message at most once a second, since a full or a
 * vanished Redis repeats it thousands of times. `now` is in milliseconds.
 */
export function oncePerSecond(log: (message: string) => void, now: () => number = Date.now): (error: Error) => void {
  const lastLogged = new Map<string, number>();
  return ({ message }) => {
    const time = now();
    if (time - (lastLogged.get(message) ?? -Infinity) < 1000) return;
    for (const [known, logged] of lastLogged) if (time - logged >= 1000) lastLogged.delete(known);
    lastLogged.set(message, time);
    log(message);
  };
}
