import type pg from "pg";

/** Schema of the queue itself (graphile-worker); our own tables live in `jobs`. */
export const queueSchema = "jobs_queue";

/**
 * Payloads are `json`, not `jsonb`: they are stored as they came, and U+0000 in a text is no error.
 * `marks` holds small facts by key: seen event ids, rate windows, throttles, debounces, open batches, singletons.
 */
const tables = `
create schema if not exists jobs;

create table if not exists jobs.functions (
  slug text primary key, app text not null, definition json not null, active boolean not null default true,
  registered_at timestamptz not null default now()
);

create table if not exists jobs.events (
  id text primary key, name text not null, payload json not null, received_at timestamptz not null default now()
);
create index if not exists events_received on jobs.events (received_at);

create table if not exists jobs.runs (
  id text primary key, fn text not null, status text not null, event_ids text[] not null,
  created_at bigint not null, started_at bigint, ended_at bigint, parked boolean not null default false,
  state json not null, output json
);
create index if not exists runs_alive on jobs.runs (fn) where ended_at is null;
create index if not exists runs_parked on jobs.runs (id) where parked;
create index if not exists runs_ended on jobs.runs (ended_at);
create index if not exists runs_newest on jobs.runs (created_at desc);

create table if not exists jobs.steps (
  run text not null references jobs.runs on delete cascade, id text not null, place bigserial,
  name text not null, op text not null, value json, at bigint not null, primary key (run, id)
);

create table if not exists jobs.waits (
  run text not null references jobs.runs on delete cascade, step text not null, event text not null,
  condition text, expires_at bigint not null, primary key (run, step)
);
create index if not exists waits_event on jobs.waits (event);

create table if not exists jobs.marks (key text primary key, value json not null, expires_at bigint not null);
create index if not exists marks_expiry on jobs.marks (expires_at);
`;

/**
 * Writes one batch of changes in one round trip; a part without rows is null. Documents travel as text inside it:
 * taken apart as JSON they could not hold U+0000.
 */
const save = `
create or replace function jobs.save(
  p_events json, p_runs json, p_steps json, p_waits json, p_ended_waits json, p_marks json, p_jobs json
) returns void language plpgsql as $$
begin
  if p_events is not null then
    insert into jobs.events (id, name, payload)
    select id, name, payload::json from json_to_recordset(p_events) as t (id text, name text, payload text)
    on conflict do nothing;
  end if;
  if p_runs is not null then
    insert into jobs.runs as r (id, fn, status, event_ids, created_at, started_at, ended_at, parked, state, output)
    select id, fn, status, event_ids, created_at, started_at, ended_at, parked, state::json, output::json
    from json_to_recordset(p_runs) as t (id text, fn text, status text, event_ids text[], created_at bigint,
      started_at bigint, ended_at bigint, parked boolean, state text, output text)
    on conflict (id) do update set status = excluded.status, started_at = excluded.started_at,
      ended_at = excluded.ended_at, parked = excluded.parked, state = excluded.state, output = excluded.output;
  end if;
  if p_steps is not null then
    insert into jobs.steps (run, id, name, op, value, at)
    select run, id, name, op, value::json, at
    from json_to_recordset(p_steps) as t (run text, id text, name text, op text, value text, at bigint)
    on conflict do nothing;
  end if;
  if p_waits is not null then
    insert into jobs.waits (run, step, event, condition, expires_at)
    select run, step, event, condition, expires_at
    from json_to_recordset(p_waits) as t (run text, step text, event text, condition text, expires_at bigint)
    on conflict do nothing;
  end if;
  if p_ended_waits is not null then
    delete from jobs.waits w using json_to_recordset(p_ended_waits) as t (run text, step text)
    where w.run = t.run and (t.step is null or w.step = t.step);
  end if;
  if p_marks is not null then
    delete from jobs.marks m using json_to_recordset(p_marks) as t (key text, value text)
    where m.key = t.key and t.value is null;
    insert into jobs.marks (key, value, expires_at)
    select key, value::json, expires_at
    from json_to_recordset(p_marks) as t (key text, value text, expires_at bigint)
    where value is not null
    on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at;
  end if;
  if p_jobs is not null then
    perform ${queueSchema}.add_jobs(array(
      select row(task, payload::json, null, run_at, null, key, null, null)::${queueSchema}.job_spec
      from json_to_recordset(p_jobs) as t (task text, payload text, run_at timestamptz, key text)
    ));
  end if;
end $$;
`;

/** Idempotent; the queue's own migrations must have run before. */
export async function createSchema(pool: pg.Pool) {
  await pool.query(tables + save);
}
