import "server-only";
import { findOldestWaiting } from "@/lib/db/doors";
import { env } from "@/lib/env";
import { findPusher } from "@/lib/realtime/server";
import { listStandIns } from "@/lib/stand-ins";

/** Older than this, something is stuck. */
const staleSeconds = 300;

export type Health = {
  ok: boolean;
  database: "up" | "down";
  /** Age in seconds of the oldest row that still waits; 0 when nothing waits. */
  outboxAgeSeconds: number | null;
  inboxAgeSeconds: number | null;
  queue: "up" | "down" | "not-configured";
  realtime: "up" | "down" | "not-configured";
  standIns: string[];
};

export async function readHealth(): Promise<Health> {
  const [waiting, queue, realtime] = await Promise.all([
    findOldestWaiting().catch(() => null),
    askQueue(),
    askRealtime(),
  ]);
  const outboxAgeSeconds = waiting && age(waiting.outbox);
  const inboxAgeSeconds = waiting && age(waiting.inbox);
  const isFresh = (seconds: number | null) => seconds !== null && seconds < staleSeconds;
  return {
    ok: waiting !== null && queue !== "down" && isFresh(outboxAgeSeconds) && isFresh(inboxAgeSeconds),
    database: waiting ? "up" : "down",
    outboxAgeSeconds,
    inboxAgeSeconds,
    queue,
    realtime,
    standIns: listStandIns().map(({ name }) => name),
  };
}

const age = (since: Date | null) => (since ? Math.max(0, Math.round((Date.now() - since.getTime()) / 1000)) : 0);

/** A server that answers at all is up; the real service has no address of its own to ask. */
async function askQueue(): Promise<Health["queue"]> {
  const url = env().INNGEST_BASE_URL ?? env().INNGEST_DEV;
  if (!url?.includes("://")) return "not-configured";
  try {
    await fetch(new URL("/health", url), { signal: AbortSignal.timeout(2_000) });
    return "up";
  } catch {
    return "down";
  }
}

async function askRealtime(): Promise<Health["realtime"]> {
  const pusher = findPusher();
  if (!pusher) return "not-configured";
  try {
    const response = await pusher.get({ path: "/channels" });
    return response.status === 200 ? "up" : "down";
  } catch {
    return "down";
  }
}
