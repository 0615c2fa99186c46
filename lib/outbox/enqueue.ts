import "server-only";
import type { Db } from "@/lib/db/client";

type Event = { name: string; data: { partnerId: string } & Record<string, string> };

/**
 * Writes events in the transaction of the change that they tell of (promise D2): they leave after the commit.
 * Call `kickOutbox()` after the transaction, so that they leave at once; the minute's sweep takes what was missed.
 */
export async function enqueue(db: Db, ...events: Event[]): Promise<void> {
  await db.outboxEvent.createMany({
    data: events.map(({ name, data }) => ({ partnerId: data.partnerId, name, data })),
  });
}
