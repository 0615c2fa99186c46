import "server-only";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";

type Event = { name: string; data: { partnerId: string } & Record<string, string> };

/**
 * Writes events in the transaction of the change that they tell of (promise D2), in one statement however many they
 * are: they leave after the commit. Call `kickOutbox()` after the transaction, so that they leave at once; the minute's
 * sweep takes what was missed.
 */
export async function enqueue(db: Db, ...events: Event[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ name, data }) => ({ id: newId(), partnerId: data.partnerId, name, data }));
  await db.$executeRaw`
    insert into outbox_events (id, "partnerId", name, data)
    select id, "partnerId", name, data
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, "partnerId" uuid, name text, data jsonb)`;
}
