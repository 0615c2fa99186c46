import { randomBytes } from "node:crypto";
import type { Fn } from "./registry.ts";
import { canonicalJson, signBody } from "./signature.ts";
import type { Item, Run } from "./types.ts";

type Call = { url: string; body: string; headers: Record<string, string> };

/** The request that runs a function: its event, what its steps came to so far, and where it stands. */
export function buildCall(fn: Fn, run: Run, item: Item, requestId: string, signingKey: string, now: number): Call {
  const body = canonicalJson({
    ctx: {
      attempt: item.attempt,
      // A planned step runs alone, and while its siblings are open the function may only plan.
      disable_immediate_execution:
        item.step !== undefined || run.state.pending.length > 0 || Object.keys(run.state.items).length > 1,
      env: "",
      fn_id: fn.id,
      generation_id: item.generation,
      job_id: item.id,
      max_attempts: fn.maxAttempts,
      qi_id: queueItemId(item.id),
      request_id: requestId,
      run_id: run.id,
      stack: { current: run.steps.length, stack: run.steps.map((step) => step.id) },
      step_id: "step",
      use_api: false,
    },
    defers: {},
    event: run.events[0],
    events: run.events,
    steps: Object.fromEntries(run.steps.map((step) => [step.id, step.value])),
    use_api: false,
    version: run.state.version,
  });
  const step = item.step ?? "step";
  const url = new URL(fn.url);
  url.searchParams.set("fnId", fn.slug);
  url.searchParams.set("stepId", step);
  return {
    url: url.href,
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "Inngest",
      traceparent: `00-${run.state.traceId}-${randomBytes(8).toString("hex")}-01`,
      "x-inngest-generation-id": String(item.generation),
      "x-inngest-job-id": item.id,
      "x-inngest-req-version": String(run.state.version),
      "x-inngest-signature": signBody(body, signingKey, now),
      "x-inngest-step-id": step,
      "x-request-id": requestId,
      "x-run-id": run.id,
    },
  };
}

const queueItemId = (item: string) => Buffer.from(`${item}::default`).toString("base64");

export const itemOfQueueId = (id: string) =>
  Buffer.from(id, "base64")
    .toString("utf8")
    .replace(/::default$/, "");
