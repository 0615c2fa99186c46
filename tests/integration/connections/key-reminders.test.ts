import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createConnection } from "@/lib/connections/create-connection";
import { disconnect } from "@/lib/connections/disconnect";
import { findKeysToRemindOf } from "@/lib/connections/find-expiring-keys";
import { pauseConnection } from "@/lib/connections/pause";
import { remindOfKey } from "@/lib/connections/remind-of-key";
import { startMail } from "../../../local/mail/start-mail.ts";
import { mailWhatWasTold } from "../../support/deliver-told.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();
let mail: Awaited<ReturnType<typeof startMail>>;

beforeAll(async () => {
  mail = await startMail({ apiKey: "re_test" });
  Object.assign(process.env, { RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
});
afterAll(() => mail.close());

async function connect(daysLeft: number) {
  const { partnerId, email } = await insertPartner(urls.superuserUrl);
  const key = `${rightInput.uzum.key}~${randomUUID()}`;
  const { connectionId } = await createConnection(partnerId, { marketplace: "uzum", key });
  await endIn(connectionId, daysLeft);
  return { partnerId, connectionId, email };
}

const endIn = (connectionId: string, days: number) =>
  query(
    urls.superuserUrl,
    `update marketplace_integrations set "keyExpiresAt" = now() + $2 * interval '1 day' where id = $1`,
    [connectionId, days],
  );

const mailsTo = async (email: string) => {
  const response = await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(email)}`);
  return (await response.json()) as { subject: string; text: string }[];
};

const remind = async (partnerId: string, connectionId: string) => {
  const step = await remindOfKey(partnerId, connectionId);
  await mailWhatWasTold(urls.superuserUrl, partnerId);
  return step;
};

test("the owner hears of a key's end once a step, and again of a new key's", async () => {
  const { partnerId, connectionId, email } = await connect(29.5);
  expect(await remind(partnerId, connectionId)).toBe(30);
  expect(await remind(partnerId, connectionId)).toBe(30);
  expect(await mailsTo(email)).toHaveLength(1);
  await endIn(connectionId, 6.5);
  expect(await remind(partnerId, connectionId)).toBe(7);
  const mails = await mailsTo(email);
  expect(mails).toHaveLength(2);
  expect(mails.some(({ subject }) => subject.includes("7 kundan"))).toBe(true);
  expect(mails[0]?.text).toContain(`/connections?replace=${connectionId}`);
  await query(urls.superuserUrl, `update marketplace_integrations set "keyVersion" = "keyVersion" + 1 where id = $1`, [
    connectionId,
  ]);
  await remind(partnerId, connectionId);
  expect(await mailsTo(email)).toHaveLength(3);
});

test("only live keys that end within a month are looked for, a paused connection's too", async () => {
  const soon = await connect(20);
  const paused = await connect(2);
  const later = await connect(40);
  const ended = await connect(-1);
  const left = await connect(5);
  await pauseConnection(paused.partnerId, paused.connectionId);
  await disconnect(left.partnerId, left.connectionId);
  const found = (await findKeysToRemindOf(new Date())).map(({ connectionId }) => connectionId);
  expect(found).toEqual(expect.arrayContaining([soon.connectionId, paused.connectionId]));
  for (const { connectionId } of [later, ended, left]) expect(found).not.toContain(connectionId);
  for (const { partnerId, connectionId } of [later, ended, left]) {
    expect(await remindOfKey(partnerId, connectionId)).toBeNull();
  }
  expect(await remindOfKey(later.partnerId, soon.connectionId)).toBeNull();
});
