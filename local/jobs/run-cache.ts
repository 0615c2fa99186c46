import type pg from "pg";
import type { Event, Run, RunState, RunStatus, Step } from "./types.ts";

/** Runs that are kept in memory although nothing happens to them at the moment. */
const capacity = 2000;

/**
 * The living runs of this server. It is the only one that writes to its database (it holds the lock), so what is
 * cached is what is stored; a run that is not here is read from the database.
 */
export type RunCache = {
  load(ids: string[]): Promise<void>;
  get(id: string): Promise<Run | null>;
  put(run: Run): void;
  forget(id: string): void;
};

type Row = {
  id: string;
  fn: string;
  status: RunStatus;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
  state: RunState;
  output: unknown;
  events: Event[] | null;
  steps: Step[] | null;
};

const select = `
  select r.id, r.fn, r.status, r.created_at, r.started_at, r.ended_at, r.state, r.output,
    (select json_agg(e.payload order by array_position(r.event_ids, e.id)) from jobs.events e
      where e.id = any(r.event_ids)) as events,
    (select json_agg(json_build_object('id', s.id, 'name', s.name, 'op', s.op, 'value', s.value, 'at', s.at)
      order by s.place) from jobs.steps s where s.run = r.id) as steps
  from jobs.runs r where `;

export function createRunCache(pool: pg.Pool): RunCache {
  const runs = new Map<string, Run>();
  const put = (run: Run) => {
    runs.delete(run.id);
    runs.set(run.id, run);
    for (const id of runs.keys()) {
      if (runs.size <= capacity) break;
      runs.delete(id);
    }
  };
  const load = async (ids: string[]) => {
    const missing = ids.filter((id) => !runs.has(id));
    if (missing.length === 0) return;
    const { rows } = await pool.query<Row>(`${select} r.id = any($1)`, [missing]);
    for (const row of rows) put(runOf(row));
  };
  return {
    load,
    put,
    get: async (id) => {
      if (!runs.has(id)) await load([id]);
      return runs.get(id) ?? null;
    },
    forget: (id) => void runs.delete(id),
  };
}

/** Runs read straight from the database, newest first: for the page and for tests. */
export async function listRuns(pool: pg.Pool, filter: { fn?: string; status?: string; id?: string; limit: number }) {
  const { rows } = await pool.query<Row>(
    `${select} ($1::text is null or r.fn = $1) and ($2::text is null or r.status = $2)
       and ($3::text is null or r.id = $3) order by r.created_at desc, r.id desc limit $4`,
    [filter.fn ?? null, filter.status ?? null, filter.id ?? null, filter.limit],
  );
  return rows.map(runOf);
}

/** Living runs of one function, for events that cancel them. */
export async function listLivingRunIds(pool: pg.Pool, fn: string) {
  const { rows } = await pool.query<{ id: string }>("select id from jobs.runs where fn = $1 and ended_at is null", [
    fn,
  ]);
  return rows.map((row) => row.id);
}

/** Items that waited for a free place when the server stopped. */
export async function listParkedRunIds(pool: pg.Pool) {
  const { rows } = await pool.query<{ id: string }>("select id from jobs.runs where parked");
  return rows.map((row) => row.id);
}

function runOf(row: Row): Run {
  return {
    id: row.id,
    fn: row.fn,
    status: row.status,
    createdAt: Number(row.created_at),
    startedAt: row.started_at === null ? null : Number(row.started_at),
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
    output: row.output,
    state: row.state,
    events: row.events ?? [],
    steps: row.steps ?? [],
  };
}
