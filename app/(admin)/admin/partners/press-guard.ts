/** Who presses twice, or just as the page changes, means what stood there before. */
const pauseMs = 700;

/** Knows how long what is shown has been shown; the clock is a parameter. */
export function makePressGuard() {
  let shown: string | null = null;
  let since = Number.NEGATIVE_INFINITY;
  return {
    /** How many milliseconds presses are to be ignored yet; what is shown first takes nothing's place. */
    show(what: string, now: number): number {
      if (shown !== null && shown !== what) since = now;
      shown = what;
      return Math.max(0, since + pauseMs - now);
    },
  };
}
