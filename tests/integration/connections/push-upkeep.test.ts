import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/[marketplace]/[token]/route";
import { listAlarms, raiseAlarm, resolveAlarm } from "@/lib/connections/alarms";
import { expirePushes } from "@/lib/connections/expire-pushes";
import { rotatePushToken } from "@/lib/connections/rotate-push-token";
import { inPartner } from "@/lib/db/client";
import { findPushingConnections } from "@/lib/db/doors";
import { insertPartner, query } from "../../support/people.ts";
import { insertPushConnection } from "../../support/push-connection.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

let token: string;
let partnerId: string;
let connectionId: string;

beforeEach(async () => {
  token = randomBytes(32).toString("base64url");
  const account = randomUUID();
  ({ partnerId, connectionId } = await insertPushConnection(urls.superuserUrl, {
    marketplace: "ozon",
    account,
    token,
  }));
});

let serial = 0;
async function push(secret: string, type = "TYPE_NEW_POSTING"): Promise<number> {
  serial += 1;
  const body = JSON.stringify({ message_type: type, posting_number: `${serial}`, seller_id: 1 });
  const request = new Request("http://localhost:3000/hook", { method: "POST", body });
  return (await POST(request, { params: Promise.resolve({ marketplace: "ozon", token: secret }) })).status;
}
const tokenOf = ({ pushUrl }: { pushUrl: string | null }) => pushUrl?.split("/").at(-1) ?? "";
const sql = <Row extends object = object>(text: string, values: unknown[] = []) =>
  query<Row & Record<string, unknown>>(urls.superuserUrl, text, values);

test("after a rotation both addresses work until a real message came to the new one", async () => {
  const fresh = tokenOf(await rotatePushToken(partnerId, connectionId));
  expect(fresh).toMatch(/^[\w-]{43}$/);
  expect(fresh).not.toBe(token);
  expect(await push(token)).toBe(200);
  // The marketplace's check of the new address: the seller may still change their mind.
  expect(await push(fresh, "TYPE_PING")).toBe(200);
  expect(await push(token)).toBe(200);
  expect(await push(fresh)).toBe(200);
  expect(await push(token)).toBe(404);
  expect(await push(fresh)).toBe(200);
});

test("the old address ends by itself after its time, and at once with a second rotation", async () => {
  const second = tokenOf(await rotatePushToken(partnerId, connectionId));
  const third = tokenOf(await rotatePushToken(partnerId, connectionId));
  expect(await push(token)).toBe(404);
  expect(await push(second)).toBe(200);
  await sql(`update marketplace_integrations set "oldWebhookTokenUntil" = now() - interval '1 second' where id = $1`, [
    connectionId,
  ]);
  expect(await push(second)).toBe(404);
  expect(await push(third)).toBe(200);
});

test("another partner rotates nothing", async () => {
  const other = (await insertPartner(urls.superuserUrl)).partnerId;
  await expect(rotatePushToken(other, connectionId)).rejects.toMatchObject({ code: "not-found" });
  expect(await push(token)).toBe(200);
});

test("bodies go after a month, keys stay: a late repetition is still one", async () => {
  await push(token);
  await sql(`update inbox_messages set "createdAt" = now() - interval '31 days' where "connectionId" = $1`, [
    connectionId,
  ]);
  expect(await expirePushes(new Date())).toEqual({ changed: 1, isMore: false });
  const read = () =>
    sql<{ body: Buffer | null; outcome: string }>(
      `select body, outcome from inbox_messages where "connectionId" = $1`,
      [connectionId],
    );
  expect(await read()).toEqual([{ body: null, outcome: "EXPIRED" }]);
  serial -= 1;
  expect(await push(token)).toBe(200);
  expect(await read()).toHaveLength(1);
  await sql(`update inbox_messages set "createdAt" = now() - interval '101 days' where "connectionId" = $1`, [
    connectionId,
  ]);
  await expirePushes(new Date());
  expect(await read()).toEqual([]);
});

test("an alarm is raised once, counted, resolved, and raised anew", async () => {
  const alarm = { partnerId, connectionId, kind: "unknown-value", detail: "push TYPE_X" } as const;
  const read = async () => (await inPartner(partnerId, (db) => listAlarms(partnerId, db))).get(connectionId);
  const raise = () => inPartner(partnerId, (db) => raiseAlarm(db, alarm));
  expect(await raise()).toBe(true);
  expect(await raise()).toBe(false);
  expect(await read()).toMatchObject([{ kind: "unknown-value", detail: "push TYPE_X", count: 2, isRetryable: false }]);
  expect(await inPartner(partnerId, (db) => resolveAlarm(db, alarm))).toBe(true);
  expect(await inPartner(partnerId, (db) => resolveAlarm(db, alarm))).toBe(false);
  expect(await read()).toBeUndefined();
  expect(await raise()).toBe(true);
  expect(await read()).toMatchObject([{ count: 1 }]);
  const other = (await insertPartner(urls.superuserUrl)).partnerId;
  await expect(
    inPartner(other, (db) => raiseAlarm(db, { ...alarm, partnerId, detail: "somebody else's" })),
  ).rejects.toThrow();
  expect((await inPartner(other, (db) => listAlarms(partnerId, db))).size).toBe(0);
});

test("the hourly check looks at live connections of marketplaces that push", async () => {
  expect(await findPushingConnections()).toContainEqual({ partnerId, connectionId });
  await sql("update marketplace_integrations set status = 'NEEDS_KEY' where id = $1", [connectionId]);
  expect(await findPushingConnections()).not.toContainEqual({ partnerId, connectionId });
});
