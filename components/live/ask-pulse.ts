/** A phone that changed its network may never hear of an answer that is under way. */
const patienceMs = 8_000;

/** In flight: whatever else wakes up meanwhile waits for the same answer. */
let asking: Promise<number> | null = null;
let answered = 0;
let shown = 0;

/**
 * Asks whether the server can answer now; several areas that wake at once ask once, and get the same mark, greater than
 * every one before. One that cannot would put an error in the place of the page and of all that is typed there: the page
 * stays until one can. A refusal is an answer: whoever was signed out is shown the way out.
 */
export function askPulse(): Promise<number> {
  asking ??= fetch("/api/pulse", { signal: AbortSignal.timeout(patienceMs) })
    .then(({ status }) => {
      if (status >= 500) throw new Error(`the server answers ${status}`);
      answered = Math.max(Date.now(), answered + 1);
      return answered;
    })
    .finally(() => {
      asking = null;
    });
  return asking;
}

/** True for the first that comes with this answer: one refresh reads the whole page. */
export function takePulse(mark: number): boolean {
  if (mark <= shown) return false;
  shown = mark;
  return true;
}
