import "server-only";
import { inngest } from "@/inngest/client";
import { pushesReceived } from "@/inngest/events";
import { logError } from "@/lib/log";

type Waiting = { partnerId: string; connectionId: string };

/** The first message is told of at once, those of a storm together each second. */
const soonMs = 10;
const pauseMs = 1_000;

const asked = new Map<string, Waiting>();
let lastSentAt = 0;
let timer: NodeJS.Timeout | undefined;

/**
 * Hastens the work on a connection's stored messages; never waits, never throws. Nothing hangs on it: the stored row is
 * the work, and a sweep each minute takes what was not hastened. So no event is written into the outbox for a message.
 */
export function wakePushes({ partnerId, connectionId }: Waiting): void {
  asked.set(connectionId, { partnerId, connectionId });
  if (timer) return;
  timer = setTimeout(send, Math.max(soonMs, lastSentAt + pauseMs - Date.now()));
}

function send() {
  timer = undefined;
  lastSentAt = Date.now();
  const events = [...asked.values()].map((ids) => pushesReceived.create(ids));
  asked.clear();
  inngest.send(events).catch((error) => logError("work on pushes not hastened", error, { count: events.length }));
}
