import type { Changes } from "./changes.ts";
import { takeBatch, takeDebounced } from "./flow-control.ts";
import type { Registry } from "./registry.ts";
import { completeStep, createRun, endRun } from "./run-life.ts";
import type { Due } from "./types.ts";

/** What a timer is for when it fires; one whose reason is gone does nothing. */
export async function applyDue(changes: Changes, registry: Registry, due: Due) {
  switch (due.kind) {
    case "sleep":
    case "wait-timeout":
    case "invoke-timeout":
      return endStep(changes, due);
    case "start-timeout":
    case "finish-timeout": {
      const run = await changes.getRun(due.run);
      if (!run || (due.kind === "start-timeout" && run.startedAt !== null)) return;
      return endRun(changes, run, "cancelled", null);
    }
    case "debounce": {
      const fn = registry.find(due.fn);
      const entry = await takeDebounced(changes, due.fn, due.key);
      if (fn && entry) await createRun(changes, fn, [entry]);
      return;
    }
    case "batch": {
      const fn = registry.find(due.fn);
      const entries = await takeBatch(changes, due.key, due.batch);
      if (fn && entries) await createRun(changes, fn, entries);
    }
  }
}

const endings = {
  sleep: { op: "Sleep", value: null },
  "wait-timeout": { op: "WaitForEvent", value: null },
  "invoke-timeout": {
    op: "InvokeFunction",
    value: {
      error: { name: "InngestInvokeTimeoutError", message: "Timed out waiting for the invoked function", stack: "" },
    },
  },
};

async function endStep(changes: Changes, due: Extract<Due, { step: string }>) {
  const run = await changes.getRun(due.run);
  if (run) completeStep(changes, run, { id: due.step, name: due.name, ...endings[due.kind] });
}
