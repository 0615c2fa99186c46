import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { settleClockJobs } from "@/lib/administration/job-repository";
import { listJobs } from "@/lib/administration/list-jobs";
import { noteFailedJob } from "@/lib/administration/note-failed-job";
import { readChecks } from "@/lib/administration/read-checks";
import { readFailures } from "@/lib/administration/read-failures";
import { dismissFailedJob, reopenFailedJob, retryFailedJob } from "@/lib/administration/settle-job";
import { tallyFailure, tallyRefusal, writeCounts } from "@/lib/administration/tally-failure";
import { listAdministratorIds } from "@/lib/auth/users";
import { inAdmin, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { stopRelay } from "../../support/stop-relay.ts";

const urls = useProductDatabase();
let adminId: string;
let partner: NewPartner;

beforeAll(() => stopRelay(urls.superuserUrl));
beforeEach(async () => {
  adminId = (await listAdministratorIds())[0] ?? "";
  partner = await insertPartner(urls.superuserUrl);
});

const failedRun = (data: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  function_id: "sellercloudx-read-fees",
  run_id: randomUUID(),
  error: { name: "MarketplaceError", message: "unexpected-reply: <html>" },
  event: { name: "orders/order.changed", data },
  ...more,
});

test("a run that failed for good is listed with its partner and its word, once however often it is told", async () => {
  const run = failedRun({
    partnerId: partner.partnerId,
    orderId: randomUUID(),
    buyer: { name: "Aziza" },
    note: "x".repeat(200),
  });
  await noteFailedJob(run, new Date());
  await noteFailedJob(run, new Date());
  const { lines } = await listJobs("failed", partner.partnerId, null);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    what: "read-fees",
    partner: { id: partner.partnerId },
    failure: { word: "unexpected-reply" },
    isRepeatable: true,
  });
  const [row] = await query<{ eventData: object }>(
    urls.superuserUrl,
    `select "eventData" from failed_jobs where "runId" = $1`,
    [run.run_id],
  );
  expect(Object.keys(row?.eventData ?? {}).sort()).toEqual(["orderId", "partnerId"]);
  const other = await insertPartner(urls.superuserUrl);
  expect((await listJobs("failed", other.partnerId, null)).lines).toEqual([]);
  expect(await inPartner(other.partnerId, (db) => db.failedJob.count())).toBe(0);
});

test("a retry sends the same event once more, for whoever presses first", async () => {
  const data = { partnerId: partner.partnerId, orderId: randomUUID() };
  await noteFailedJob(failedRun(data), new Date());
  const id = (await listJobs("failed", partner.partnerId, null)).lines[0]?.id ?? "";
  const presses = await Promise.allSettled([retryFailedJob(adminId, id), retryFailedJob(adminId, id)]);
  expect(presses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const events = await query(urls.superuserUrl, `select name, data from outbox_events where "partnerId" = $1`, [
    partner.partnerId,
  ]);
  expect(events).toEqual([{ name: "orders/order.changed", data }]);
  expect((await listJobs("failed", partner.partnerId, null)).lines).toEqual([]);
  const log = await query(urls.superuserUrl, `select action from audit_log where "partnerId" = $1`, [
    partner.partnerId,
  ]);
  expect(log).toEqual([{ action: "administration.job-retried" }]);
  await expect(dismissFailedJob(adminId, randomUUID())).rejects.toMatchObject({ code: "not-found" });
});

test("what was dismissed by mistake comes back; what was sent again does not", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const open = async () => (await listJobs("failed", partnerId, null)).lines.map(({ id }) => id);
  await noteFailedJob(failedRun({ partnerId, orderId: randomUUID() }), new Date());
  const [id = ""] = await open();
  await expect(reopenFailedJob(adminId, id)).rejects.toMatchObject({ code: "not-found" });
  await dismissFailedJob(adminId, id);
  expect(await open()).toEqual([]);
  await reopenFailedJob(adminId, id);
  expect(await open()).toEqual([id]);
  await retryFailedJob(adminId, id);
  await expect(reopenFailedJob(adminId, id)).rejects.toMatchObject({ code: "not-found" });
  const log = await query(
    urls.superuserUrl,
    `select action from audit_log where "partnerId" = $1 order by "createdAt"`,
    [partnerId],
  );
  expect(log.map(({ action }) => action)).toEqual([
    "administration.job-dismissed",
    "administration.job-reopened",
    "administration.job-retried",
  ]);
});

test("what a clock starts is not sent again by hand, and is forgotten once it has had its next chance", async () => {
  const clock = (cron: string) =>
    failedRun(
      { cron },
      { function_id: "sellercloudx-poll", event: { name: "inngest/scheduled.timer", data: { cron } } },
    );
  await noteFailedJob(clock("* * * * *"), new Date(Date.now() - 40 * 60_000));
  await noteFailedJob(clock("TZ=Asia/Tashkent 0 9 * * *"), new Date(Date.now() - 40 * 60_000));
  const id = (await listJobs("failed", null, null)).lines.find(({ what }) => what === "poll")?.id ?? "";
  await expect(retryFailedJob(adminId, id)).rejects.toMatchObject({ messageKey: "administration.jobOfClock" });
  await inAdmin(settleClockJobs);
  const left = (await listJobs("failed", null, null)).lines.filter(({ what }) => what === "poll");
  expect(left).toHaveLength(1);
});

test("an order that could not be stored and messages that were given up are listed, without what is in them", async () => {
  const connectionId = randomUUID();
  const { partnerId } = partner;
  await query(
    urls.superuserUrl,
    `insert into marketplace_integrations (id, "partnerId", marketplace, "accountExternalId", "accountName",
       "webhookTokenHash", "webhookToken", "keyLastFour", "checkedAt", "updatedAt", status, "ordersReadUntil")
     values ($1, $2, 'ozon', $3, 'Shop', $4, $4, '0000', now(), now(), 'NEEDS_KEY', now())`,
    [connectionId, partnerId, randomUUID(), randomBytes(32)],
  );
  await query(
    urls.superuserUrl,
    `insert into dead_letters (id, "partnerId", "connectionId", kind, "externalId", reason, details, fingerprint, "updatedAt")
     values (gen_random_uuid(), $1, $2, 'order', 'SECRET-NUMBER', 'date', '{"buyer": "Aziza"}', 'x', now())`,
    [partnerId, connectionId],
  );
  await query(
    urls.superuserUrl,
    `insert into inbox_messages (id, "partnerId", "connectionId", "dedupeKey", body, "failedAt", tries)
     values (gen_random_uuid(), $1, $2, '\\x01', '\\x02', now() - interval '10 minutes', 5)`,
    [partnerId, connectionId],
  );
  const letters = await listJobs("letters", partnerId, null);
  expect(letters.lines).toMatchObject([{ what: "date", connection: { id: connectionId, marketplace: "ozon" } }]);
  expect(JSON.stringify(letters)).not.toMatch(/SECRET|Aziza/);
  expect((await listJobs("pushes", partnerId, null)).lines).toMatchObject([{ id: connectionId, count: 1 }]);
  const checks = new Map((await readChecks()).map((check) => [check.kind, check]));
  expect(checks.get("dead-letters")).toMatchObject({ tone: "attention", value: 1, since: expect.any(Date) });
  expect(checks.get("failed-pushes")).toMatchObject({ tone: "attention", value: 1 });
  expect(checks.get("refused-keys")).toMatchObject({ tone: "attention", value: 1 });
  expect(checks.get("silent-connections")).toMatchObject({ tone: "good" });
});

test("an event that has not left for six minutes is red", async () => {
  await query(
    urls.superuserUrl,
    `insert into outbox_events (id, "partnerId", name, data, "createdAt")
     values (gen_random_uuid(), $1, 'x', '{}', now() - interval '6 minutes')`,
    [partner.partnerId],
  );
  const outbox = (await readChecks()).find(({ kind }) => kind === "outbox");
  expect(outbox).toMatchObject({ tone: "danger", value: 6 });
  expect((await listJobs("outbox", partner.partnerId, null)).lines).toMatchObject([{ what: "x" }]);
});

test("failures are counted by the hour, by word and detail", async () => {
  for (let count = 0; count < 3; count += 1) tallyFailure("MARKETPLACE", "rate-limited/ozon");
  tallyRefusal(new AppError("conflict", "orders.deadLetterSettled"));
  tallyRefusal(new Error("whatever"));
  await writeCounts();
  tallyFailure("MARKETPLACE", "rate-limited/ozon");
  await writeCounts();
  const entries = await readFailures();
  expect(entries.find(({ word }) => word === "rate-limited")).toMatchObject({
    day: 4,
    week: 4,
    failures: [{ source: "MARKETPLACE", detail: "ozon", day: 4 }],
  });
  expect(entries.find(({ word }) => word === "conflict")?.failures).toMatchObject([
    { source: "ACTION", detail: "orders.deadLetterSettled" },
  ]);
  expect(entries.find(({ word }) => word === "unexpected")?.failures.map(({ source }) => source)).toContain("ACTION");
});
