import "server-only";
import * as jobs from "@/lib/administration/job-repository";
import { recordAudit } from "@/lib/audit/record-audit";
import { inAdmin } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { nobodysBooks } from "@/lib/outbox/nobody";

/** Ours, and not a clock's or the jobs server's own: only such an event can be sent once more. */
export const isRepeatable = (eventName: string) => !eventName.startsWith("inngest/");

/** Sends the event of the failed run once more: every step may run twice (promise D1). */
export async function retryFailedJob(adminId: string, failedJobId: string): Promise<void> {
  await inAdmin(async (db) => {
    const job = await jobs.settleFailedJob(failedJobId, { by: adminId, isRetried: true }, db);
    if (!job) throw new AppError("not-found", "administration.jobSettled");
    if (!isRepeatable(job.eventName)) throw new AppError("conflict", "administration.jobOfClock");
    const data = { partnerId: nobodysBooks, ...(job.eventData as Record<string, string>) };
    await enqueue(db, { name: job.eventName, data });
    await recordAudit(describe(adminId, failedJobId, job, "administration.job-retried"), db);
  });
  kickOutbox();
}

export async function dismissFailedJob(adminId: string, failedJobId: string): Promise<void> {
  await inAdmin(async (db) => {
    const job = await jobs.settleFailedJob(failedJobId, { by: adminId, isRetried: false }, db);
    if (!job) throw new AppError("not-found", "administration.jobSettled");
    await recordAudit(describe(adminId, failedJobId, job, "administration.job-dismissed"), db);
  });
}

/** What was dismissed by mistake stands in the list again. */
export async function reopenFailedJob(adminId: string, failedJobId: string): Promise<void> {
  await inAdmin(async (db) => {
    const job = await jobs.reopenFailedJob(failedJobId, db);
    if (!job) throw new AppError("not-found", "notFound");
    await recordAudit(describe(adminId, failedJobId, job, "administration.job-reopened"), db);
  });
}

const describe = (
  adminId: string,
  id: string,
  { partnerId, job }: { partnerId: string | null; job: string },
  action: string,
) => ({
  actor: { kind: "ADMIN" as const, id: adminId },
  partnerId,
  action,
  subject: { kind: "failed-job", id },
  after: { job },
});
