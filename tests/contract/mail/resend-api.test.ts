import { expect, test } from "vitest";
import { createResend, listMails, post, sendOnlyKey, startServer, welcome } from "./support.ts";

test("the official client sends a mail and looks it up", async () => {
  const server = await startServer();
  const resend = createResend(server);
  const headers = { "List-Unsubscribe": "<https://example.uz/u>" };
  const tags = [{ name: "kind", value: "welcome" }];
  const sent = await resend.emails.send({
    ...welcome,
    cc: "b@example.uz",
    replyTo: ["help@example.uz"],
    headers,
    tags,
  });
  expect(sent).toMatchObject({ data: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) }, error: null });
  const found = await resend.emails.get(sent.data?.id ?? "");
  expect(found.data).toMatchObject({
    object: "email",
    id: sent.data?.id,
    from: welcome.from,
    to: [welcome.to],
    cc: ["b@example.uz"],
    bcc: [],
    reply_to: ["help@example.uz"],
    subject: welcome.subject,
    html: welcome.html,
    text: welcome.text,
    last_event: "delivered",
  });
  expect(await listMails(server)).toMatchObject([{ id: sent.data?.id, headers, tags, idempotencyKey: null }]);
});

test("the official client sends a batch", async () => {
  const server = await startServer();
  const batch = ["a@example.uz", "b@example.uz"].map((to) => ({ ...welcome, to }));
  const { data, error } = await createResend(server).batch.send(batch);
  expect(error).toBeNull();
  const mails = await listMails(server);
  expect(data?.data.map(({ id }) => id)).toEqual(mails.map(({ id }) => id).reverse());
});

test("a strict batch with one bad mail sends nothing; a permissive one sends the rest", async () => {
  const server = await startServer();
  const batch = [welcome, { ...welcome, to: "nobody" }, welcome];
  const resend = createResend(server);
  expect((await resend.batch.send(batch)).error).toMatchObject({ statusCode: 422, name: "validation_error" });
  expect(await listMails(server)).toEqual([]);
  const { data } = await resend.batch.send(batch, { batchValidation: "permissive" });
  expect(data).toMatchObject({ data: [{}, {}], errors: [{ index: 1, message: expect.stringContaining("`to`") }] });
  expect(await listMails(server)).toHaveLength(2);
});

test.each([
  ["an empty list", []],
  ["101 mails", Array.from({ length: 101 }, () => welcome)],
  ["no list", welcome],
  ["an attachment", [{ ...welcome, attachments: [{ filename: "a.txt", content: "YQ==" }] }]],
])("a batch of %s is refused", async (_, body) => {
  expect((await post(await startServer(), "/emails/batch", body)).status).toBe(422);
});

test("keys are checked: none, an unknown one, one that may only send", async () => {
  const server = await startServer();
  const bare = await fetch(`${server.url}/emails`, { method: "POST", body: "{}" });
  expect([bare.status, await bare.json()]).toEqual([
    401,
    { statusCode: 401, name: "missing_api_key", message: "Missing API key in the authorization header." },
  ]);
  expect((await createResend(server, "re_other").emails.send(welcome)).error).toEqual({
    statusCode: 403,
    name: "invalid_api_key",
    message: "API key is invalid.",
  });
  const restricted = createResend(server, sendOnlyKey);
  const { data } = await restricted.emails.send(welcome);
  expect((await restricted.emails.get(data?.id ?? "")).error).toEqual({
    statusCode: 401,
    name: "restricted_api_key",
    message: "This API key is restricted to only send emails.",
  });
});

test.each([
  ["no sender", { from: undefined }, "missing_required_field", "Missing `from` field."],
  ["no recipient", { to: undefined }, "missing_required_field", "Missing `to` field."],
  ["no subject", { subject: "" }, "missing_required_field", "Missing `subject` field."],
  ["no content", { html: undefined, text: undefined }, "missing_required_field", "`html` or `text`"],
  ["a bad sender", { from: "sellercloudx.uz" }, "validation_error", "Invalid `from` field."],
  ["one bad recipient of two", { to: ["a@example.uz", "b@"] }, "validation_error", "Invalid `to` field."],
  ["an address beyond ASCII", { to: "oʻktam@example.uz" }, "validation_error", "Invalid `to` field."],
  ["an empty list of recipients", { to: [] }, "validation_error", "Invalid `to` field."],
  ["51 recipients", { to: Array(51).fill("a@example.uz") }, "validation_error", "Invalid `to` field."],
  ["a bad copy", { bcc: ["x"] }, "validation_error", "Invalid `bcc` field."],
  ["two lines of subject", { subject: "a\r\nBcc: x@example.uz" }, "validation_error", "Invalid `subject` field."],
  ["a header of two lines", { headers: { "X-A": "a\nb" } }, "validation_error", "Invalid `headers` field."],
  ["a tag with a space", { tags: [{ name: "a b", value: "c" }] }, "validation_error", "Invalid `tags` field."],
  ["an attachment without content", { attachments: [{ filename: "a" }] }, "invalid_attachment", "base64"],
  ["an attachment that is not base64", { attachments: [{ content: "%%%%" }] }, "invalid_attachment", "base64"],
  ["a later time", { scheduled_at: "in 1 hour" }, "validation_error", "`scheduled_at`"],
])("a mail with %s is refused", async (_, change, name, message) => {
  const server = await startServer();
  const response = await post(server, "/emails", { ...welcome, ...change });
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({ statusCode: 422, name, message: expect.stringContaining(message) });
  expect(await listMails(server)).toEqual([]);
});

test("what is no JSON, no mail or no endpoint is refused in the same shape", async () => {
  const server = await startServer();
  expect(await (await post(server, "/emails", "{")).json()).toMatchObject({ name: "validation_error" });
  expect(await (await post(server, "/emails", [])).json()).toMatchObject({ name: "validation_error" });
  const resend = createResend(server);
  const unknown = "00000000-0000-4000-8000-000000000000";
  expect((await resend.emails.get(unknown)).error).toMatchObject({ statusCode: 404, name: "not_found" });
  expect((await resend.emails.get("1")).error).toMatchObject({ statusCode: 422, name: "invalid_parameter" });
  expect((await resend.emails.cancel(unknown)).error).toMatchObject({ statusCode: 404, name: "not_found" });
  expect((await resend.emails.list()).error).toMatchObject({ statusCode: 405, name: "method_not_allowed" });
});
