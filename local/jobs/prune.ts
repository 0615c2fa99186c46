import type pg from "pg";

const hourMs = 3_600_000;
/** Ended runs and their events are kept this long, to be looked at. */
const keptMs = 7 * 24 * hourMs;

/** Deletes what is over, once an hour. */
export function startPruning(pool: pg.Pool) {
  const prune = async () => {
    const before = Date.now() - keptMs;
    await pool.query("delete from jobs.marks where expires_at < $1", [Date.now()]);
    await pool.query("delete from jobs.runs where ended_at < $1", [before]);
    await pool.query(
      `delete from jobs.events where received_at < $1
         and id not in (select unnest(event_ids) from jobs.runs)`,
      [new Date(before)],
    );
  };
  const timer = setInterval(() => {
    prune().catch((error: unknown) => console.error("could not prune old runs", error));
  }, hourMs);
  return { stop: () => clearInterval(timer) };
}
