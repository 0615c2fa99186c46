import type pg from "pg";
import type { Wait } from "./types.ts";

/** Every open wait by the name of its event, so that an event nobody waits for costs no query. */
export type WaitIndex = {
  add(wait: Wait): void;
  end(run: string, step: string | null): void;
  find(event: string): Wait[];
};

export async function loadWaitIndex(pool: pg.Pool): Promise<WaitIndex> {
  const byEvent = new Map<string, Map<string, Wait>>();
  const byRun = new Map<string, Map<string, Wait>>();
  const place = (map: typeof byEvent, key: string) => {
    const found = map.get(key) ?? new Map<string, Wait>();
    map.set(key, found);
    return found;
  };
  const index: WaitIndex = {
    add: (wait) => {
      place(byEvent, wait.event).set(`${wait.run}.${wait.step}`, wait);
      place(byRun, wait.run).set(wait.step, wait);
    },
    end: (run, step) => {
      const ofRun = byRun.get(run);
      if (!ofRun) return;
      for (const wait of [...ofRun.values()]) {
        if (step !== null && wait.step !== step) continue;
        ofRun.delete(wait.step);
        const ofEvent = byEvent.get(wait.event);
        ofEvent?.delete(`${wait.run}.${wait.step}`);
        if (ofEvent?.size === 0) byEvent.delete(wait.event);
      }
      if (ofRun.size === 0) byRun.delete(run);
    },
    find: (event) => [...(byEvent.get(event)?.values() ?? [])],
  };
  const { rows } = await pool.query<Omit<Wait, "expiresAt"> & { expires_at: string }>(
    "select run, step, event, condition, expires_at from jobs.waits",
  );
  for (const row of rows) index.add({ ...row, expiresAt: Number(row.expires_at) });
  return index;
}
