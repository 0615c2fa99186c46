import "server-only";
import { z } from "zod";
import { codeOfMessage } from "@/lib/administration/failure-codes";
import { addFailedJob } from "@/lib/administration/job-repository";
import { tallyFailure } from "@/lib/administration/tally-failure";
import { inPartner } from "@/lib/db/client";
import { nobodysBooks } from "@/lib/outbox/nobody";
import { publishToAdmins } from "@/lib/realtime/publish";

/** What the jobs server says of a run whose last try failed (`inngest/function.failed`). */
const failedRun = z.object({
  function_id: z.string().max(200),
  run_id: z.string().max(100),
  error: z.object({ message: z.string().catch("") }).catch({ message: "" }),
  event: z.object({ name: z.string().max(200), data: z.record(z.string(), z.unknown()).catch({}) }),
});

/** Words of the event that are ids: nothing else is kept, whatever an event may carry some day. */
const isId = (entry: [string, unknown]): entry is [string, string] =>
  typeof entry[1] === "string" && entry[1].length <= 100;

export async function noteFailedJob(raw: unknown, failedAt: Date): Promise<{ job: string; code: string }> {
  const { function_id, run_id: runId, error, event } = failedRun.parse(raw);
  const eventData = Object.fromEntries(Object.entries(event.data).filter(isId));
  const named = z.uuid().safeParse(eventData.partnerId);
  const partnerId = named.success && named.data !== nobodysBooks ? named.data : null;
  const job = function_id.replace(/^sellercloudx-/, "");
  const code = codeOfMessage(error.message);
  const row = { partnerId, runId, job, eventName: event.name, eventData, code, failedAt };
  await (partnerId ? inPartner(partnerId, (db) => addFailedJob(row, db)) : addFailedJob(row));
  tallyFailure("JOB", code);
  await publishToAdmins({ kind: "jobs.changed" });
  return { job, code };
}
