import "server-only";
import { inngest } from "@/inngest/client";
import { type ClaimedEvent, claimOutbox, finishOutbox, releaseOutbox } from "@/lib/db/doors";
import { logError } from "@/lib/log";

const batch = 100;

/**
 * Sends what waits until nothing is left, each partner's oldest first and the partners in turns; returns how many. The
 * row's id makes a resend harmless.
 */
export async function drainOutbox(): Promise<number> {
  let sent = 0;
  for (;;) {
    const events = await claimOutbox(batch);
    if (events.length === 0) return sent;
    await send(events);
    sent += events.length;
  }
}

async function send(events: ClaimedEvent[]) {
  const ids = events.map((event) => event.id);
  try {
    await inngest.send(events.map(({ id, name, data, createdAt }) => ({ id, name, data, ts: createdAt.getTime() })));
  } catch (error) {
    await releaseOutbox(ids);
    throw error;
  }
  await finishOutbox(ids);
}

let isRunning = false;
let again = false;

/** Drains in the background; never waits, never throws. Calls during a drain make it look once more. */
export function kickOutbox(): void {
  again = true;
  if (!isRunning) void drainWhileAsked();
}

async function drainWhileAsked() {
  isRunning = true;
  while (again) {
    again = false;
    await drainOutbox().catch((error) => logError("outbox not drained", error));
  }
  isRunning = false;
}
