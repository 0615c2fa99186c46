import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isVouchedFor, sign } from "../../../local/realtime/signature.ts";
import { findRequestFault } from "../../../local/realtime/signed-request.ts";

const file = fileURLToPath(new URL("../../../../shared/fixtures/specs/pusher-test-vectors.json", import.meta.url));
const subscription = z.object({
  socket_id: z.string(),
  channel_name: z.string(),
  channel_data: z.string().optional(),
  response: z.object({ auth: z.string() }),
});
const schema = z.object({
  key: z.string(),
  secret: z.string(),
  http_request: z.object({
    method: z.string(),
    path: z.string(),
    body: z.string(),
    auth_timestamp: z.number(),
    auth_version: z.string(),
    body_md5: z.string(),
    string_to_sign: z.string(),
    auth_signature: z.string(),
  }),
  private_channel: subscription,
  presence_channel: subscription,
});

describe.skipIf(!existsSync(file))(`worked examples of the documentation (skipped without ${file})`, () => {
  function load() {
    const vectors = schema.parse(JSON.parse(readFileSync(file, "utf8")));
    return { ...vectors, keys: { appId: "3", key: vectors.key, secret: vectors.secret } };
  }

  test("the signed HTTP request is authentic at its time, and only as it is", () => {
    const { keys, http_request: example } = load();
    const query = new URLSearchParams({
      auth_key: keys.key,
      auth_timestamp: String(example.auth_timestamp),
      auth_version: example.auth_version,
      body_md5: example.body_md5,
      auth_signature: example.auth_signature,
    });
    const body = Buffer.from(example.body);
    const request = { method: example.method, path: example.path, query, body };
    const now = example.auth_timestamp * 1000;
    expect(sign(keys.secret, example.string_to_sign)).toBe(example.auth_signature);
    expect(findRequestFault(keys, request, now)).toBeNull();
    expect(findRequestFault(keys, { ...request, path: "/apps/4/events" }, now)).toBe("Invalid signature");
    expect(findRequestFault(keys, { ...request, body: Buffer.from("{}") }, now)).toBe("Invalid body_md5");
    expect(findRequestFault(keys, request, now + 601_000)).toContain("Timestamp expired");
  });

  test.each(["private_channel", "presence_channel"] as const)("the %s authorisation is accepted", (name) => {
    const { keys, [name]: example } = load();
    const parts = [example.socket_id, example.channel_name, ...(example.channel_data ? [example.channel_data] : [])];
    expect(isVouchedFor(keys, example.response.auth, parts.join(":"))).toBe(true);
    expect(isVouchedFor(keys, example.response.auth, `${parts.join(":")}x`)).toBe(false);
    expect(isVouchedFor({ ...keys, key: "other" }, example.response.auth, parts.join(":"))).toBe(false);
  });
});
