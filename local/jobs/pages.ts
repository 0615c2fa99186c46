import type { Hono } from "hono";
import { html, raw } from "hono/html";
import type pg from "pg";
import type { Fn, Registry } from "./registry.ts";
import { listRuns } from "./run-cache.ts";
import type { Run } from "./types.ts";

const shownRuns = 100;

/** What people and tests look at: functions, and the newest runs with their steps. */
export function addPages(server: Hono, pool: pg.Pool, registry: Registry) {
  server.get("/health", async (context) => {
    const { rows } = await pool.query<{ alive: number; oldest: string | null }>(
      "select count(*)::int as alive, min(created_at) as oldest from jobs.runs where ended_at is null",
    );
    const { alive = 0, oldest = null } = rows[0] ?? {};
    const oldestMs = oldest === null ? 0 : Date.now() - Number(oldest);
    return context.json({
      ok: true,
      functions: registry.list().length,
      livingRuns: alive,
      oldestLivingRunMs: oldestMs,
    });
  });

  server.get("/runs", async (context) => {
    const { fn, status, id, limit } = context.req.query();
    const filter = { ...(fn ? { fn } : {}), ...(status ? { status } : {}), ...(id ? { id } : {}) };
    return context.json(await listRuns(pool, { ...filter, limit: Math.min(Number(limit) || shownRuns, 10_000) }));
  });

  server.get("/", async (context) => {
    const runs = await listRuns(pool, { limit: shownRuns });
    return context.html(
      html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
        <title>Jobs</title><style>${raw(style)}</style></head><body>
        <h1>Jobs</h1>
        <p>Runs the product's background work on this machine, as Inngest does elsewhere.</p>
        <h2>Runs</h2>
        ${runs.length === 0 ? html`<p>No run yet.</p>` : runs.map(runOf)}
        <h2>Functions</h2>
        <table><thead><tr><th>Function</th><th>Starts on</th><th>Attempts</th></tr></thead>
        <tbody>${registry.list().map(functionRow)}</tbody></table>
        </body></html>`,
    );
  });
}

function functionRow(fn: Fn) {
  const triggers = fn.definition.triggers
    .map((trigger) => ("cron" in trigger ? trigger.cron : trigger.event))
    .join(", ");
  return html`<tr><td>${fn.slug}</td><td>${triggers}</td><td>${fn.maxAttempts}</td></tr>`;
}

function runOf(run: Run) {
  const took = run.endedAt === null ? "" : `${run.endedAt - run.createdAt} ms`;
  return html`<details><summary><span class="${run.status}">${run.status}</span> ${run.fn}
      <small>${new Date(run.createdAt).toISOString()} ${took} ${run.events[0]?.name}</small></summary>
    <p>Run ${run.id}</p>
    <table><thead><tr><th>Step</th><th>Kind</th><th>Result</th></tr></thead><tbody>
    ${run.steps.map((step) => html`<tr><td>${step.name}</td><td>${step.op}</td><td><pre>${shown(step.value)}</pre></td></tr>`)}
    </tbody></table>
    <p>Events</p><pre>${shown(run.events)}</pre>
    <p>${run.status === "failed" ? "Error" : "Result"}</p><pre>${shown(run.output)}</pre></details>`;
}

const shown = (value: unknown) => JSON.stringify(value, null, 2).slice(0, 4000);

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1c2330 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #dde2ea; vertical-align: top }
details { border-bottom: 1px solid #dde2ea; padding: .3rem 0 } summary { cursor: pointer } small { color: #667085 }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px }
.completed { color: #14713d } .failed { color: #b42318 } .cancelled { color: #8a5a00 } .running, .queued { color: #1d4ed8 }`;
