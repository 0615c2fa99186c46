import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createResend, listMails, post, startServer, welcome } from "./support.ts";

const HOUR = 3_600_000;
const key = { idempotencyKey: "partner-approved/7" };

function createStateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "mail-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "mail.sqlite");
}

test("a repeated request gets the same id and sends nothing more", async () => {
  const server = await startServer();
  const resend = createResend(server);
  const [first, again] = await Promise.all([resend.emails.send(welcome, key), resend.emails.send(welcome, key)]);
  expect(first.data?.id).toBeDefined();
  expect(again.data).toEqual(first.data);
  expect(await listMails(server)).toMatchObject([{ idempotencyKey: key.idempotencyKey }]);
});

test("the same key with another mail is refused with 409", async () => {
  const server = await startServer();
  const resend = createResend(server);
  await resend.emails.send(welcome, key);
  for (const { error } of [
    await resend.emails.send({ ...welcome, subject: "Other" }, key),
    await resend.batch.send([welcome], key),
  ]) {
    expect(error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  }
  expect(await listMails(server)).toHaveLength(1);
});

test("a key holds for a whole batch", async () => {
  const server = await startServer();
  const resend = createResend(server);
  const first = await resend.batch.send([welcome, welcome], key);
  const again = await resend.batch.send([welcome, welcome], key);
  expect(again.data).toEqual(first.data);
  expect(await listMails(server)).toHaveLength(2);
});

test("a refused mail leaves its key free", async () => {
  const server = await startServer();
  const resend = createResend(server);
  expect((await resend.emails.send({ ...welcome, to: "nobody" }, key)).error).not.toBeNull();
  expect((await resend.emails.send(welcome, key)).error).toBeNull();
});

test("a key is forgotten after 24 hours, not before", async () => {
  let now = Date.UTC(2026, 10, 22);
  const server = await startServer({ now: () => now });
  const resend = createResend(server);
  const first = await resend.emails.send(welcome, key);
  now += 24 * HOUR - 1;
  expect((await resend.emails.send(welcome, key)).data).toEqual(first.data);
  now += 1;
  const later = await resend.emails.send(welcome, key);
  expect(later.data?.id).not.toBe(first.data?.id);
  expect(await listMails(server)).toHaveLength(2);
});

test.each(["", "x".repeat(257)])("a key of a wrong length is refused", async (wrong) => {
  const response = await post(await startServer(), "/emails", welcome, { "idempotency-key": wrong });
  expect([response.status, await response.json()]).toEqual([
    400,
    { statusCode: 400, name: "invalid_idempotency_key", message: "The key must be between 1-256 chars." },
  ]);
});

test("mails, attachments and keys outlive a restart", async () => {
  const stateFile = createStateFile();
  const before = await startServer({ stateFile });
  const attachments = [{ filename: "a.txt", content: Buffer.from("salom") }];
  const first = await createResend(before).emails.send({ ...welcome, attachments }, key);
  await before.close();
  const after = await startServer({ stateFile });
  const again = await createResend(after).emails.send({ ...welcome, attachments }, key);
  expect(again.data).toEqual(first.data);
  const mails = await listMails(after);
  expect(mails).toHaveLength(1);
  const file = await fetch(`${after.url}/messages/${mails[0]?.id}/attachments/0`);
  expect(await file.text()).toBe("salom");
});
