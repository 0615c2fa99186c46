import "server-only";
import { bundleReady } from "@/inngest/events";
import { bundleDue } from "@/lib/notifications/bundle-repository";
import { inBooks } from "@/lib/notifications/in-books";
import { makeId } from "@/lib/notifications/make-id";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { nobodysBooks } from "@/lib/outbox/nobody";

type Person = { partnerId: string | null; userId: string };

/** All that waits for this person and is due goes out as one mail and one message. `runId`: of the job, the same at each try. */
export async function bundleWhatIsDue(person: Person, runId: string, now = new Date()): Promise<number> {
  const bundleId = makeId(runId, person.userId);
  const count = await inBooks(person.partnerId, async (db) => {
    const put = await bundleDue(person, bundleId, now, db);
    const partnerId = person.partnerId ?? nobodysBooks;
    if (put > 0) await enqueue(db, bundleReady.create({ partnerId, userId: person.userId, bundleId }));
    return put;
  });
  kickOutbox();
  return count;
}
