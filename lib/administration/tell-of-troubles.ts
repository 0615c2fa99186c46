import "server-only";
import { settleClockJobs } from "@/lib/administration/job-repository";
import { readChecks } from "@/lib/administration/read-checks";
import { inAdmin } from "@/lib/db/client";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { dayOf } from "@/lib/profit/days";

/** What the audit log's own check and the queue of applications tell of is told by them. */
const toldElsewhere = new Set(["audit-chain", "applications"]);

/** Administrators hear of what has become red, once a kind and day; how many there are stands at /admin. */
export async function tellOfTroubles(now = new Date()): Promise<number> {
  await inAdmin(settleClockJobs);
  const red = (await readChecks(now)).filter(({ kind, tone }) => tone === "danger" && !toldElsewhere.has(kind));
  if (red.length === 0) return 0;
  await inAdmin(async (db) => {
    for (const { kind, marketplace } of red) {
      const subject = { kind: "check", id: marketplace ? `${kind}/${marketplace}` : kind };
      // ICU takes no hyphen in the name of a choice.
      const values = { kind: kind.replaceAll("-", "_") };
      const causeKey = `check/${subject.id}/${dayOf(now)}`;
      await notify({ event: "administration.trouble-found", partnerId: null, subject, values, causeKey }, db);
    }
  });
  kickOutbox();
  return red.length;
}
