import "server-only";
import { settleClockJobs } from "@/lib/administration/job-repository";
import { readChecks } from "@/lib/administration/read-checks";
import { findTroubleSince, keepTroubles } from "@/lib/administration/trouble-repository";
import { keyOfCheck, listCauses } from "@/lib/administration/trouble-rules";
import { inAdmin } from "@/lib/db/client";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { dayOf } from "@/lib/profit/days";

/** What the audit log's own check and the queue of applications tell of is told by them. */
const toldElsewhere = new Set(["audit-chain", "applications"]);

/**
 * Administrators hear of what has become red, each time anew, and of what lasts each morning; how many there are stands at
 * /admin. It is over when it is green again: what swings about its threshold is one trouble.
 */
export async function tellOfTroubles(now = new Date()): Promise<number> {
  await inAdmin(settleClockJobs);
  const amiss = (await readChecks(now)).filter(({ kind, tone }) => tone !== "good" && !toldElsewhere.has(kind));
  const red = amiss.filter(({ tone }) => tone === "danger");
  await inAdmin(async (db) => {
    await keepTroubles(amiss.map(keyOfCheck), db);
    for (const check of red) {
      const { kind, marketplace } = check;
      const subject = { kind: "check", id: keyOfCheck(check) };
      const since = await findTroubleSince(subject.id, now, db);
      // ICU takes no hyphen in the name of a choice.
      const values = { kind: kind.replaceAll("-", "_"), ...(marketplace && { marketplace }) };
      for (const causeKey of listCauses(check, since, now, dayOf(now))) {
        await notify({ event: "administration.trouble-found", partnerId: null, subject, values, causeKey }, db);
      }
    }
  });
  if (red.length > 0) kickOutbox();
  return red.length;
}
