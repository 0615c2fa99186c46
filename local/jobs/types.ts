/** An event as functions receive it. */
export type Event = { id: string; name: string; data: unknown; user: unknown; ts: number; v?: string };

/** One queue item of a run: a call to the app that is due now or later. */
export type Item = {
  id: string;
  /** Hashed id of the planned step to run; without it the function runs from its start. */
  step?: string;
  attempt: number;
  generation: number;
  /** Milliseconds since the epoch. */
  dueAt: number;
  /** Blocked by a concurrency limit: waits in the gate, and no job of the queue stands for it. */
  parked?: boolean;
};

export type Step = { id: string; name: string; op: string; value: unknown; at: number };

export type RunStatus = "queued" | "running" | "completed" | "failed" | "cancelled";

export type Run = {
  id: string;
  fn: string;
  status: RunStatus;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  output: unknown;
  state: RunState;
  events: Event[];
  /** In the order in which they ended. */
  steps: Step[];
};

/** What changes while a run lives; stored as one document beside the run. */
export type RunState = {
  items: Record<string, Item>;
  /** Hashed ids of steps that were announced and have not ended. */
  pending: string[];
  /** Some announced step asked not to wait for its siblings. */
  race: boolean;
  /** Protocol version as the app stated it, −1 before its first reply. */
  version: number;
  traceId: string;
  /** Milliseconds since the epoch, moved by `priority.run`: the lowest starts first. */
  rank: number;
  limits: { key: string; limit: number }[];
  singleton?: string;
  parent?: { run: string; step: string };
};

/** Something a run waits for from outside: an event, or the end of a run that it invoked. */
export type Wait = { run: string; step: string; event: string; condition: string | null; expiresAt: number };

/** What happens at a certain time, unless its reason is gone by then. */
export type Due =
  | { kind: "sleep" | "wait-timeout" | "invoke-timeout"; run: string; step: string; name: string }
  | { kind: "start-timeout" | "finish-timeout"; run: string }
  | { kind: "debounce"; fn: string; key: string }
  | { kind: "batch"; fn: string; key: string; batch: string };

/** A job of the queue; one with the key of a waiting job takes its place. */
export type Job = { runAt: number; key?: string } & (
  | { task: "item"; payload: { run: string; item: string } }
  | { task: "due"; payload: Due }
);
