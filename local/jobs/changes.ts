import type pg from "pg";
import type { RunCache } from "./run-cache.ts";
import type { Event, Item, Job, Run, Step, Wait } from "./types.ts";
import type { WaitIndex } from "./wait-index.ts";

/** A small fact by key that ends by itself: a seen event id, a rate window, an open batch. */
type Mark = { value: unknown; expiresAt: number };

/** Everything that one batch reads and changes; nothing of it is stored before `save`. */
export type Changes = {
  readonly now: number;
  getRun(id: string): Promise<Run | null>;
  addRun(run: Run, eventIds: string[]): void;
  touchRun(run: Run): void;
  addStep(run: Run, step: Step): void;
  hasEvent(id: string): Promise<boolean>;
  addEvent(id: string, event: Event): void;
  addWait(wait: Wait): void;
  endWaits(run: string, step: string | null): void;
  findWaits(event: string): Wait[];
  getMark<T>(key: string): Promise<T | undefined>;
  setMark(key: string, value: unknown, expiresAt: number): void;
  dropMark(key: string): void;
  addJob(job: Job): void;
  /** An item that must wait for a free place; it gets in line after the commit. */
  addParked(run: Run, item: Item): void;
  /** An event of the server itself, taken in when the change at hand has been applied. */
  raise(event: Event): void;
  /** Ids of the runs that this batch has created, of one function. */
  createdRunIds(fn: string): string[];
};

/** What has to happen in memory once the batch is stored. */
export type Saved = { jobs: Job[]; parked: { run: Run; item: Item }[] };

export type ChangeSet = Changes & {
  prefetch(runs: string[], events: string[], marks: string[]): Promise<void>;
  takeRaised(): Event[];
  save(): Promise<Saved>;
  /** Forgets what was changed in memory, after a failure. */
  discard(): void;
};

export function createChanges(pool: pg.Pool, cache: RunCache, waits: WaitIndex, now: number): ChangeSet {
  const runs = new Map<string, Run>();
  const touched = new Set<Run>();
  const created = new Map<string, string[]>();
  const steps: (Step & { run: string })[] = [];
  const events = new Map<string, Event>();
  const knownEvents = new Map<string, boolean>();
  const newWaits: Wait[] = [];
  const endedWaits: { run: string; step: string | null }[] = [];
  const marks = new Map<string, Mark | null>();
  const dirtyMarks = new Set<string>();
  const jobs = new Map<string | symbol, Job>();
  const parked: Saved["parked"] = [];
  const raised: Event[] = [];

  const fetchFacts = async (eventIds: string[], keys: string[]) => {
    const unknownIds = eventIds.filter((id) => !knownEvents.has(id));
    const unknownKeys = keys.filter((key) => !marks.has(key));
    if (unknownIds.length + unknownKeys.length === 0) return;
    const { rows } = await pool.query<{ id: string | null; key: string | null; value: unknown; expires_at: string }>({
      name: "fetch-facts",
      text: `select id, null as key, null::json as value, 0 as expires_at from jobs.events where id = any($1)
        union all select null, key, value, expires_at from jobs.marks where key = any($2) and expires_at > $3`,
      values: [unknownIds, unknownKeys, now],
    });
    for (const id of unknownIds) knownEvents.set(id, false);
    for (const key of unknownKeys) marks.set(key, null);
    for (const row of rows) {
      if (row.id !== null) knownEvents.set(row.id, true);
      if (row.key !== null) marks.set(row.key, { value: row.value, expiresAt: Number(row.expires_at) });
    }
  };
  const getRun = async (id: string) => {
    const run = runs.get(id) ?? (await cache.get(id));
    if (run) runs.set(id, run);
    return run;
  };
  const isEnded = (wait: Wait) =>
    endedWaits.some((ended) => ended.run === wait.run && (ended.step === null || ended.step === wait.step));

  return {
    now,
    getRun,
    prefetch: async (runIds, eventIds, keys) => {
      await Promise.all([cache.load(runIds), fetchFacts(eventIds, keys)]);
    },
    addRun: (run, eventIds) => {
      runs.set(run.id, run);
      touched.add(run);
      created.set(run.id, eventIds);
    },
    touchRun: (run) => void touched.add(run),
    addStep: (run, step) => {
      run.steps.push(step);
      steps.push({ ...step, run: run.id });
      touched.add(run);
    },
    hasEvent: async (id) => {
      await fetchFacts([id], []);
      return events.has(id) || knownEvents.get(id) === true;
    },
    addEvent: (id, event) => void events.set(id, event),
    addWait: (wait) => void newWaits.push(wait),
    endWaits: (run, step) => void endedWaits.push({ run, step }),
    findWaits: (event) =>
      [...waits.find(event), ...newWaits.filter((wait) => wait.event === event)].filter((wait) => !isEnded(wait)),
    getMark: async <T>(key: string) => {
      await fetchFacts([], [key]);
      const mark = marks.get(key);
      return mark && mark.expiresAt > now ? (mark.value as T) : undefined;
    },
    setMark: (key, value, expiresAt) => {
      marks.set(key, { value, expiresAt });
      dirtyMarks.add(key);
    },
    dropMark: (key) => {
      marks.set(key, null);
      dirtyMarks.add(key);
    },
    // A statement may not write the same key twice: the last one counts.
    addJob: (job) => void jobs.set(job.key ?? Symbol(), job),
    addParked: (run, item) => void parked.push({ run, item }),
    raise: (event) => void raised.push(event),
    takeRaised: () => raised.splice(0),
    createdRunIds: (fn) => [...created.keys()].filter((id) => runs.get(id)?.fn === fn),
    save: async () => {
      const markRows = [...dirtyMarks].map((key) => {
        const mark = marks.get(key);
        return { key, value: mark ? JSON.stringify(mark.value) : null, expires_at: mark?.expiresAt ?? 0 };
      });
      const eventRows = [...events].map(([id, event]) => ({ id, name: event.name, payload: JSON.stringify(event) }));
      const values = [
        eventRows,
        [...touched].map((run) => rowOf(run, created.get(run.id) ?? [])),
        steps.map((step) => ({ ...step, value: JSON.stringify(step.value) })),
        newWaits.filter((wait) => !isEnded(wait)).map(({ expiresAt, ...wait }) => ({ ...wait, expires_at: expiresAt })),
        endedWaits,
        markRows,
        [...jobs.values()].map(({ task, payload, runAt, key }) => ({
          task,
          payload: JSON.stringify(payload),
          run_at: new Date(runAt).toISOString(),
          key: key ?? null,
        })),
      ].map((rows) => (rows.length > 0 ? JSON.stringify(rows) : null));
      if (values.some((value) => value !== null)) {
        await pool.query({ name: "save", text: "select jobs.save($1, $2, $3, $4, $5, $6, $7)", values });
      }
      for (const wait of newWaits) waits.add(wait);
      for (const ended of endedWaits) waits.end(ended.run, ended.step);
      for (const run of runs.values()) {
        if (run.endedAt === null) cache.put(run);
        else cache.forget(run.id);
      }
      return { jobs: [...jobs.values()], parked };
    },
    discard: () => {
      for (const id of runs.keys()) cache.forget(id);
    },
  };
}

function rowOf(run: Run, eventIds: string[]) {
  return {
    id: run.id,
    fn: run.fn,
    status: run.status,
    event_ids: eventIds,
    created_at: run.createdAt,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    parked: Object.values(run.state.items).some((item) => item.parked),
    state: JSON.stringify(run.state),
    output: JSON.stringify(run.output),
  };
}
